// A reader of one app that is there over everything that happens: it goes on behind its last cursor at the next controller, and keeps a
// ledger of the numbers that came and of what was announced. It knows the documented API alone.
import WebSocket from 'ws';
import type { JsonRecord } from '../../kit/api-client.ts';
import { NumberLedger } from './number-ledger.ts';
import { numberOf } from './numbered-text.ts';

/** Settings of a {@link CursorReader}. */
export interface CursorReaderOptions {
  /** Base URLs of the controllers; after each end the next one is asked. */
  readonly urls: readonly string[];
  readonly app: string;
  /** More of the query, such as `exclude=…`. */
  readonly query?: string;
  /** Which controller is asked first. */
  readonly first?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Authority of their certificates, in PEM. */
  readonly ca?: string;
}

const RETRY_MS = 100;
/** A controller that does not answer is left for the next one. */
const HANDSHAKE_MS = 3_000;
/** Pings come more often (see docs/limits.md): a connection that is silent for so long is dead, though nobody said so. */
const SILENCE_MS = 15_000;

/** Reads until it is closed. */
export class CursorReader implements AsyncDisposable {
  readonly app: string;
  /** By instance. */
  readonly streams = new Map<string, NumberLedger>();
  /** Lines announced as lost, by reason; a gap's is `gap`. */
  readonly announced = new Map<string, number>();
  /** Gaps of unknown size. */
  unknownGaps = 0;
  /** How connections ended, by close code. */
  readonly closes = new Map<number, number>();
  /** Longest time without a line of an instance, in milliseconds, by instance. */
  readonly silenceMs = new Map<string, number>();
  /** Connections that began behind a cursor. */
  resumed = 0;
  /** Lines that the reader's own filters kept back, over all connections. */
  #filteredBefore = 0;
  #filtered = 0;
  readonly #options: CursorReaderOptions;
  readonly #lastMs = new Map<string, number>();
  #socket: WebSocket | undefined;
  #cursor: string | undefined;
  #attempts: number;
  #isClosed = false;
  #isPaused = false;
  #timer: NodeJS.Timeout | undefined;
  #watch: NodeJS.Timeout | undefined;
  #closed: Promise<void> = Promise.resolve();
  /** Refusals of the cursor: the stream cannot be gone on with. */
  readonly refusals: string[] = [];

  constructor(options: CursorReaderOptions) {
    this.#options = options;
    this.app = options.app;
    this.#attempts = options.first ?? 0;
    this.#connect();
  }

  get isOpen(): boolean {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  get filtered(): number {
    return this.#filteredBefore + this.#filtered;
  }

  /** Different numbers that came. */
  get delivered(): number {
    return [...this.streams.values()].reduce((sum, { counts }) => sum + counts.delivered, 0);
  }

  get announcedLines(): number {
    return [...this.announced.values()].reduce((sum, count) => sum + count, 0);
  }

  /** Stops taking bytes, as a reader that hangs does. */
  pause(): void {
    this.#isPaused = true;
    this.#socket?.pause();
  }

  resume(): void {
    this.#isPaused = false;
    this.#socket?.resume();
  }

  /** Forgets how long nothing came: what follows is to be measured. */
  measureSilence(): void {
    this.silenceMs.clear();
    const nowMs = performance.now();
    for (const instance of this.#lastMs.keys()) this.#lastMs.set(instance, nowMs);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#watch);
    this.#socket?.terminate();
    await this.#closed;
  }

  #connect(): void {
    const { urls, app, query = '', headers = {}, ca } = this.#options;
    const url = (urls[this.#attempts++ % urls.length] ?? '').replace(/^http/, 'ws');
    const start = this.#cursor === undefined ? 'lines=all' : `after=${this.#cursor}`;
    const socket = new WebSocket(`${url}/v1/apps/${app}/tail?${start}${query === '' ? '' : `&${query}`}`, {
      headers,
      perMessageDeflate: false,
      handshakeTimeout: HANDSHAKE_MS,
      ...(ca === undefined ? {} : { ca }),
    });
    this.#socket = socket;
    this.#closed = new Promise((resolve) => {
      socket.on('close', (code) => {
        clearTimeout(this.#watch);
        this.closes.set(code, (this.closes.get(code) ?? 0) + 1);
        this.#filteredBefore += this.#filtered;
        this.#filtered = 0;
        if (!this.#isClosed) this.#timer = setTimeout(() => this.#connect(), RETRY_MS);
        resolve();
      });
    });
    socket.on('unexpected-response', (_request, response) => {
      const { statusCode = 0 } = response;
      if (statusCode === 400) this.refusals.push(`${app}: ${statusCode} after=${this.#cursor}`);
      socket.terminate();
    });
    socket.on('error', () => undefined);
    socket.on('open', () => {
      if (this.#cursor !== undefined) this.resumed += 1;
      if (this.#isPaused) socket.pause();
      this.#watchSilence();
    });
    socket.on('ping', () => this.#watchSilence());
    socket.on('message', (data: Buffer) => this.#take(data));
  }

  #watchSilence(): void {
    clearTimeout(this.#watch);
    this.#watch = setTimeout(() => {
      if (this.#isPaused) this.#watchSilence();
      else this.#socket?.terminate();
    }, SILENCE_MS);
  }

  #take(data: Buffer): void {
    if (this.#isClosed) return;
    this.#watchSilence();
    // A frame is whole or not there: what is in it and its cursor belong together.
    for (const record of JSON.parse(data.toString()) as JsonRecord[]) this.#takeRecord(record);
  }

  #takeRecord(record: JsonRecord): void {
    switch (record.type) {
      case 'log': {
        const { instance = '', message = '' } = record;
        this.#streamOf(instance).take(numberOf(message));
        this.#noteTime(instance);
        return;
      }
      case 'drop':
        // A drain's own loss is told to the tail; the tail has these lines.
        if (record['reason'] !== 'drain_overtaken')
          this.#announce(String(record['reason']), record.count ?? 0);
        return;
      case 'gap':
        if (typeof record['missing'] === 'number') this.#announce('gap', record['missing']);
        else this.unknownGaps += 1;
        return;
      case 'cursor':
        this.#cursor = record.cursor ?? this.#cursor;
        this.#filtered = Number(record['filtered'] ?? 0);
        return;
      default:
    }
  }

  #streamOf(instance: string): NumberLedger {
    const known = this.streams.get(instance);
    if (known !== undefined) return known;
    const ledger = new NumberLedger();
    this.streams.set(instance, ledger);
    return ledger;
  }

  #announce(reason: string, count: number): void {
    if (count > 0) this.announced.set(reason, (this.announced.get(reason) ?? 0) + count);
  }

  #noteTime(instance: string): void {
    const nowMs = performance.now();
    const silenceMs = nowMs - (this.#lastMs.get(instance) ?? nowMs);
    this.#lastMs.set(instance, nowMs);
    if (silenceMs > (this.silenceMs.get(instance) ?? 0)) this.silenceMs.set(instance, silenceMs);
  }
}
