// The stream of changes from the controller that keeps drains and limits: reads lines for as long as the process runs,
// notices when the other side is gone, and comes back. What the lines mean is the reader's.
import type { ClientRequest, IncomingMessage } from 'node:http';
import { Backoff } from '@tailrace/core/backoff';
import { cannot } from '@tailrace/core/errors';
import {
  decodeRegistryLine,
  REGISTRY_CHANGES_PATH,
  REGISTRY_HEARTBEAT_MS,
  type RegistryLine,
} from '@tailrace/traffic-controller/registry-wire';
import { connectionProblem, type HolderEndpoint, toRefusal } from './holder-request.ts';

/** Silence after which the other side counts as gone, in milliseconds: three signs of life that did not come. */
const SILENCE_MS = 3 * REGISTRY_HEARTBEAT_MS;
const BACKOFF_BASE_MS = 100;
const BACKOFF_MAX_MS = 1_000;
/** Longest line, in characters: ten drains with URLs of 16 Ki characters, escaped. */
const LINE_CHARS_MAX = 1024 * 1024;

/** Settings and listeners of a {@link HolderStream}. */
export interface HolderStreamOptions {
  readonly endpoint: HolderEndpoint;
  /** Every line, in order; the first of each connection is `begin`. What it throws ends the connection. */
  readonly onLine: (line: RegistryLine) => void;
  /** The connection, or the attempt at one, has failed; another one follows. */
  readonly onLost: (why: string) => void;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  /** Milliseconds; default 6 s. */
  readonly silenceMs?: number;
}

/** Connects at its making, and again until it is closed. */
export class HolderStream {
  readonly #options: HolderStreamOptions;
  readonly #backoff: Backoff;
  #request: ClientRequest | undefined;
  #retry: NodeJS.Timeout | undefined;
  #silence: NodeJS.Timeout | undefined;
  #rest = '';
  #isClosed = false;

  constructor(options: HolderStreamOptions) {
    this.#options = options;
    this.#backoff = new Backoff({ baseMs: BACKOFF_BASE_MS, maxMs: BACKOFF_MAX_MS, random: options.random });
    this.#connect();
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#retry);
    clearTimeout(this.#silence);
    this.#request?.destroy();
  }

  #connect(): void {
    const request = this.#options.endpoint.request('GET', REGISTRY_CHANGES_PATH, { isStream: true });
    this.#request = request;
    this.#rest = '';
    this.#expectSign(request);
    request.on('response', (response) => {
      if (response.statusCode === 200) this.#read(request, response);
      else void this.#refused(request, response);
    });
    request.on('error', (error) => this.#lost(request, connectionProblem(error)));
    request.end();
  }

  async #refused(request: ClientRequest, response: IncomingMessage): Promise<void> {
    const { endpoint } = this.#options;
    const refusal = await toRefusal(response, endpoint.address, 'follow drains and limits');
    this.#lost(request, refusal.message);
  }

  #read(request: ClientRequest, response: IncomingMessage): void {
    response.setEncoding('utf8');
    response.on('data', (text: string) => {
      if (this.#request !== request) return;
      this.#expectSign(request);
      try {
        this.#take(text);
      } catch (error) {
        this.#lost(request, connectionProblem(error));
      }
    });
    response.on('error', (error) => this.#lost(request, connectionProblem(error)));
    response.on('close', () => this.#lost(request, 'it closed the connection'));
  }

  #take(text: string): void {
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop() ?? '';
    if (this.#rest.length > LINE_CHARS_MAX) {
      throw new Error(
        cannot('read its changes', 'a line has no end', `at most ${LINE_CHARS_MAX} characters`),
      );
    }
    for (const line of lines) {
      this.#options.onLine(decodeRegistryLine(line));
      this.#backoff.reset();
    }
  }

  #expectSign(request: ClientRequest): void {
    const { silenceMs = SILENCE_MS } = this.#options;
    clearTimeout(this.#silence);
    this.#silence = setTimeout(
      () => this.#lost(request, `it has been silent for ${silenceMs} ms`),
      silenceMs,
    );
  }

  /** The first reason counts; what the same connection says afterwards is its echo. */
  #lost(request: ClientRequest, why: string): void {
    if (this.#request !== request || this.#isClosed) return;
    this.#request = undefined;
    clearTimeout(this.#silence);
    request.destroy();
    this.#options.onLost(why);
    this.#retry = setTimeout(() => this.#connect(), this.#backoff.next());
  }
}
