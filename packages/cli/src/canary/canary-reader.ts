// Reads a canary's lines back through a tail that reconnects by cursor, as `logs` does, and enters them in the ledger. Not
// here: the other way back, `recent` (recent-check.ts).
import { numberField, textField } from '../client/answer-fields.ts';
import type { ControllerEndpoint } from '../client/controller-endpoint.ts';
import { type ControlRecord, isLogRecord, type StreamRecord } from '../client/log-records.ts';
import { TailFollower } from '../client/tail-follower.ts';
import type { CliError } from '../exit-codes.ts';
import type { CanaryLines } from './canary-line.ts';
import type { LatencyHistogram } from './latency-histogram.ts';
import type { CanaryLedger } from './ledger.ts';

/** How a {@link CanaryReader} is made. */
export interface CanaryReaderOptions {
  readonly endpoint: ControllerEndpoint;
  readonly app: string;
  /** Only these; empty: all. */
  readonly zones: readonly string[];
  readonly lines: CanaryLines;
  readonly ledger: CanaryLedger;
  /** Every one gets the time from writing to reading of every line. */
  readonly latencies: readonly LatencyHistogram[];
  /** The clock of the lines, in microseconds. */
  readonly nowUs: () => number;
  /** A stream said hello. */
  readonly onHello: (stream: number) => void;
  /** Something that people should know: `drop`, `gap`, `zone`, `reconnect` and the like. */
  readonly onControl: (record: ControlRecord) => void;
  readonly onConnected: () => void;
  readonly onReconnected: () => void;
  /** It goes on no more. */
  readonly onEnd: (error: CliError | undefined) => void;
}

/** Reads from `start` to `close`. */
export class CanaryReader {
  readonly #options: CanaryReaderOptions;
  readonly #follower: TailFollower;
  readonly #zonesDown = new Set<string>();
  /** Whether drops are entered: those before the first numbered line are of others, or of hellos. */
  isCounting = false;
  #isConnected = false;
  #reconnects = 0;
  #foreign = 0;

  constructor(options: CanaryReaderOptions) {
    this.#options = options;
    const { endpoint, app, zones } = options;
    const request = {
      app,
      query: { order: 'arrival', format: 'json', ...(zones.length === 0 ? {} : { zone: zones }) },
      start: { lines: '0' },
    };
    this.#follower = new TailFollower(endpoint, request, {
      policy: { attemptsMax: Number.POSITIVE_INFINITY, fromStart: false },
      random: Math.random,
      listener: {
        onFrame: (records) => this.#take(records),
        onConnected: () => {
          this.#isConnected = true;
          options.onConnected();
        },
        onReconnecting: ({ attempt, afterMs, reason }) => {
          this.#isConnected = false;
          if (attempt === 1)
            options.onControl({ type: 'reconnect', app, attempt, after_ms: afterMs, reason });
        },
        onReconnected: (resumed) => {
          this.#isConnected = true;
          this.#reconnects += 1;
          if (!resumed) options.ledger.announced(undefined);
          options.onReconnected();
        },
        onEnd: (error) => {
          this.#isConnected = false;
          options.onEnd(error);
        },
      },
    });
  }

  get isConnected(): boolean {
    return this.#isConnected;
  }

  /** How often the tail was lost and made again. */
  get reconnects(): number {
    return this.#reconnects;
  }

  /** Lines of the app that are not of this run. */
  get foreign(): number {
    return this.#foreign;
  }

  /** Zones that are away. */
  get zonesDown(): readonly string[] {
    return [...this.#zonesDown].sort();
  }

  start(): void {
    this.#follower.start();
  }

  close(): void {
    this.#follower.close();
  }

  #take(records: readonly StreamRecord[]): void {
    const nowUs = this.#options.nowUs();
    for (const record of records) {
      if (isLogRecord(record)) this.#takeLine(record.message, nowUs);
      else this.#takeControl(record);
    }
  }

  #takeLine(message: string, nowUs: number): void {
    const { lines, ledger, latencies, onHello } = this.#options;
    const line = lines.read(message);
    if (line !== undefined) {
      if (ledger.received(line.stream, line.number) !== 'new') return;
      for (const histogram of latencies) histogram.add(nowUs - line.writtenUs);
      return;
    }
    const hello = lines.readHello(message);
    if (hello === undefined) this.#foreign += 1;
    else onHello(hello);
  }

  #takeControl(record: ControlRecord): void {
    const { ledger, onControl } = this.#options;
    if (record.type === 'cursor') return;
    if (record.type === 'zone') this.#noteZone(record);
    else if (this.isCounting && record.type === 'drop') ledger.announced(numberField(record, 'count'));
    else if (this.isCounting && record.type === 'gap') ledger.announced(numberField(record, 'missing'));
    onControl(record);
  }

  #noteZone(record: ControlRecord): void {
    const zone = textField(record, 'zone');
    if (zone === undefined) return;
    if (record['state'] === 'up') this.#zonesDown.delete(zone);
    else this.#zonesDown.add(zone);
  }
}
