// Plain requests to the controller: JSON in, JSON out, and one streamed answer. Not here: the websocket.
import { type IncomingMessage, request as requestHttp } from 'node:http';
import type { RequestOptions } from 'node:https';
import { CliError } from '../exit-codes.ts';
import { type ControllerEndpoint, endpointUrl } from './controller-endpoint.ts';
import { fromAnswer, fromNetworkError } from './controller-error.ts';

/** From the start of a request to its answer's headers. */
const ANSWER_TIMEOUT_MS = 30_000;
/** An error body or a JSON answer larger than this is refused: nothing of ours is. */
const JSON_BYTES_MAX = 64 * 1024 * 1024;

/** What a request asks for. */
export interface ControllerRequest {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path segments, not encoded: `['v1', 'apps', 'web', 'drains']`. */
  readonly path: readonly string[];
  readonly query?: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Ends the request; the promise then rejects. */
  readonly signal?: AbortSignal;
}

/** Requests to one controller. Each uses a connection of its own: a command makes few. */
export class ControllerClient {
  readonly #endpoint: ControllerEndpoint;

  constructor(endpoint: ControllerEndpoint) {
    this.#endpoint = endpoint;
  }

  /**
   * Sends a request and reads a JSON answer; an empty answer gives `undefined`.
   * @throws CliError: ControllerError for a refusal, exit status 6 if nobody answers.
   */
  async json(request: ControllerRequest): Promise<unknown> {
    const response = await this.open(request);
    const text = await this.#readText(response);
    if (text.trim() === '') return undefined;
    try {
      return JSON.parse(text) as unknown;
    } catch (error) {
      throw new CliError(`Cannot read the answer of ${this.#endpoint.text}: it is not JSON`, {
        hint: 'Is this the address of a Tailrace traffic controller? --url names another one.',
        cause: error,
      });
    }
  }

  /** Sends a request and resolves with the answer as soon as its headers are there; the caller reads the body. */
  async open(request: ControllerRequest): Promise<IncomingMessage> {
    const response = await this.#send(request);
    const status = response.statusCode ?? 0;
    if (status >= 200 && status < 300) return response;
    throw fromAnswer(status, await this.#readText(response), this.#endpoint);
  }

  async #send(request: ControllerRequest): Promise<IncomingMessage> {
    const url = endpointUrl(this.#endpoint, request.path, request.query);
    const body = request.body === undefined ? undefined : JSON.stringify(request.body);
    const options: RequestOptions = {
      method: request.method ?? 'GET',
      agent: false,
      ...this.#endpoint.trust(),
      headers: {
        ...this.#endpoint.headers(),
        accept: 'application/json, application/x-ndjson',
        ...(body === undefined
          ? {}
          : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
      },
      ...(request.signal === undefined ? {} : { signal: request.signal }),
    };
    const send = url.protocol === 'https:' ? (await import('node:https')).request : requestHttp;
    return new Promise((resolve, reject) => {
      const outgoing = send(url, options, (response) => {
        clearTimeout(timer);
        resolve(response);
      });
      const timer = setTimeout(() => {
        outgoing.destroy(Object.assign(new Error('no answer in time'), { code: 'ETIMEDOUT' }));
      }, ANSWER_TIMEOUT_MS);
      outgoing.on('error', (error) => {
        clearTimeout(timer);
        reject(fromNetworkError(error, this.#endpoint));
      });
      outgoing.end(body);
    });
  }

  async #readText(response: IncomingMessage): Promise<string> {
    const chunks: Buffer[] = [];
    let size = 0;
    try {
      for await (const chunk of response as AsyncIterable<Buffer>) {
        size += chunk.length;
        if (size > JSON_BYTES_MAX)
          throw new CliError(`Cannot read the answer of ${this.#endpoint.text}: it is too large`);
        chunks.push(chunk);
      }
    } catch (error) {
      throw fromNetworkError(error, this.#endpoint);
    }
    return Buffer.concat(chunks).toString('utf8');
  }
}
