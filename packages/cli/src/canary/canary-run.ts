// One run of a canary: waits until every stream gets through, writes, lets what is on its way settle, and looks into `recent`.
// Not here: flags, signals and what is printed (commands/canary.ts).
import type { TlsFiles } from '@tailrace/transport/tls-files';
import type { ControllerEndpoint } from '../client/controller-endpoint.ts';
import type { ControlRecord } from '../client/log-records.ts';
import { CliError, EXIT } from '../exit-codes.ts';
import type { SenderTarget } from '../send/sender-flags.ts';
import { CanaryLines } from './canary-line.ts';
import { CanaryReader } from './canary-reader.ts';
import type { CanaryState } from './canary-report.ts';
import { CanaryWriter } from './canary-writer.ts';
import { LatencyHistogram } from './latency-histogram.ts';
import { CanaryLedger } from './ledger.ts';
import { checkRecent, type RecentTotals } from './recent-check.ts';

/** How long the first lines may take to come back. */
const HELLO_TIMEOUT_MS = 15_000;
/** How often it is looked whether everything has settled. */
const SETTLE_CHECK_MS = 50;
/** How long the dump of everything held may take. */
const RECENT_TIMEOUT_MS = 60_000;
/** For ending the senders' connections in order. */
const CLOSE_MS = 1000;
/** How often the acknowledged numbers are marked; a line is overdue when it was marked so long before as lines may settle. */
const MARK_MS = 1000;

/** How a {@link CanaryRun} is made. */
export interface CanaryRunOptions {
  readonly app: string;
  /** Lower-case letters and digits. */
  readonly runId: string;
  readonly endpoint: ControllerEndpoint;
  readonly targets: readonly SenderTarget[];
  readonly tls: TlsFiles | undefined;
  readonly instances: number;
  readonly rate: number;
  readonly linesMax: number | undefined;
  readonly sizeBytes: number;
  readonly zones: readonly string[];
  readonly settleMs: number;
  /** What people should know while it runs. */
  readonly onControl: (record: ControlRecord) => void;
  readonly onNotice: (text: string) => void;
}

/** Why no more is written. */
export type CanaryEnd =
  /** All lines were written, or the time is over. */
  | { readonly kind: 'done' }
  /** The tail goes on no more. */
  | { readonly kind: 'failed'; readonly error: CliError };

/** `ready`, `write`, `settle`, `close`, in this order. */
export class CanaryRun {
  readonly #options: CanaryRunOptions;
  readonly #lines: CanaryLines;
  readonly #ledger: CanaryLedger;
  readonly #writer: CanaryWriter;
  readonly #reader: CanaryReader;
  /** Over the whole run, and since it was last looked at. */
  readonly latency = new LatencyHistogram();
  readonly recentLatency = new LatencyHistogram();
  readonly #marks: { readonly atMs: number; readonly numbers: readonly number[] }[] = [];
  #markTimer: NodeJS.Timeout | undefined;
  #startedMs: number | undefined;
  #stoppedMs: number | undefined;
  #isFinal = false;
  #isClosed = false;
  #recent: RecentTotals | undefined;
  #onConnected: () => void = () => {};
  #onHeard: () => void = () => {};
  #onEnd: (end: CanaryEnd) => void = () => {};
  readonly #ended: Promise<CanaryEnd>;
  readonly #abort = new AbortController();

  constructor(options: CanaryRunOptions) {
    this.#options = options;
    const { app, endpoint, targets, instances, rate, linesMax, zones } = options;
    this.#lines = new CanaryLines(options.runId, options.sizeBytes);
    this.#ledger = new CanaryLedger({ streams: targets.length * instances });
    this.#ended = new Promise((resolve) => {
      this.#onEnd = resolve;
    });
    const nowUs = (): number => performance.now() * 1000;
    const shared = { lines: this.#lines, ledger: this.#ledger, nowUs };
    this.#writer = new CanaryWriter({
      ...shared,
      targets,
      instances,
      rate,
      linesMax,
      tls: options.tls,
      nowMs: () => performance.now(),
      onLink: (address, isUp, why) => this.#noteLink(address, isUp, why),
      onDone: () => this.#onEnd({ kind: 'done' }),
    });
    this.#reader = new CanaryReader({
      ...shared,
      endpoint,
      app,
      zones,
      latencies: [this.latency, this.recentLatency],
      onHello: (stream) => {
        if (this.#writer.heard(stream)) this.#onHeard();
      },
      onControl: options.onControl,
      onConnected: () => this.#onConnected(),
      onReconnected: () => options.onNotice('reconnected'),
      onEnd: (error) => {
        const failure =
          error ?? new CliError(`Cannot go on reading from ${endpoint.text}: it ended the tail`);
        this.#onEnd({ kind: 'failed', error: failure });
      },
    });
  }

  /**
   * Resolves when lines of every stream come back.
   * @throws CliError: the controller or an agent cannot be reached or refuses, or lines do not come back
   */
  async ready(): Promise<void> {
    const connected = new Promise<void>((resolve) => {
      this.#onConnected = resolve;
    });
    const heard = new Promise<void>((resolve) => {
      this.#onHeard = resolve;
    });
    this.#reader.start();
    await this.#unlessFailed(connected);
    const [away] = await this.#unlessFailed(this.#writer.unreachable());
    if (away !== undefined) {
      throw new CliError(`Cannot reach the agent at ${away.address}: ${away.why || 'it does not answer'}`, {
        exitCode: EXIT.unreachable,
        hint: 'Name another agent with --ingress or TAILRACE_INGRESS.',
      });
    }
    this.#writer.sayHello();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((_resolve, reject) => {
      timer = setTimeout(() => {
        const text = `Cannot begin: the first lines did not come back within ${HELLO_TIMEOUT_MS / 1000} s`;
        const hint = 'Does the controller at --url read the zones of the agents at --ingress?';
        reject(new CliError(text, { exitCode: EXIT.unreachable, hint }));
      }, HELLO_TIMEOUT_MS);
    });
    try {
      await Promise.race([this.#unlessFailed(heard), late]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Begins to write; resolves when all lines are written or the tail ends. */
  write(): Promise<CanaryEnd> {
    this.#startedMs = performance.now();
    this.latency.clear();
    this.recentLatency.clear();
    this.#reader.isCounting = true;
    this.#markTimer = setInterval(() => this.#mark(), MARK_MS);
    this.#writer.start();
    return this.#ended;
  }

  /** Writes no more, and resolves when everything has arrived or was announced, or it has been waited for long enough. */
  async settle(): Promise<void> {
    this.#writer.stop();
    this.#stoppedMs = performance.now();
    const endMs = this.#stoppedMs + this.#options.settleMs;
    while (performance.now() < endMs && !this.#isClosed) {
      this.#writer.noteAcks();
      if (this.#ledger.isSettled && this.#reader.isConnected) break;
      await new Promise((resolve) => setTimeout(resolve, SETTLE_CHECK_MS));
    }
    this.#writer.noteAcks();
    this.#isFinal = true;
  }

  /** Looks into `recent`. A dump that cannot be read is said, and leaves its part of the state out. */
  async lookIntoRecent(): Promise<void> {
    const { endpoint, app, zones, onNotice } = this.#options;
    const signal = AbortSignal.any([AbortSignal.timeout(RECENT_TIMEOUT_MS), this.#abort.signal]);
    try {
      const through = this.#ledger.mark();
      this.#recent = await checkRecent({ endpoint, app, zones, lines: this.#lines, through, signal });
    } catch (error) {
      onNotice(error instanceof Error ? error.message : String(error));
    }
  }

  /** How it stands. `latency` is that of the whole run. */
  state(latency: LatencyHistogram = this.latency): CanaryState {
    const nowMs = performance.now();
    const totals = this.#ledger.totals();
    return {
      app: this.#options.app,
      run: this.#options.runId,
      isFinal: this.#isFinal,
      seconds: this.#startedMs === undefined ? 0 : ((this.#stoppedMs ?? nowMs) - this.#startedMs) / 1000,
      totals,
      missing: this.#isFinal ? totals.missing : this.#overdue(nowMs),
      latency: latency.quantiles(),
      reconnects: this.#reader.reconnects,
      foreign: this.#reader.foreign,
      zonesDown: this.#reader.zonesDown,
      agentsAway: this.#writer.away.map(({ address }) => address),
      isTailUp: this.#reader.isConnected,
      recent: this.#recent,
    };
  }

  /** Ends every connection. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    clearInterval(this.#markTimer);
    this.#abort.abort();
    this.#reader.close();
    await this.#writer.close(this.#isFinal ? CLOSE_MS : 0);
  }

  async #unlessFailed<T>(work: Promise<T>): Promise<T> {
    const failed = this.#ended.then((end) => {
      if (end.kind === 'failed') throw end.error;
      return work;
    });
    return Promise.race([work, failed]);
  }

  #mark(): void {
    const atMs = performance.now();
    this.#marks.push({ atMs, numbers: this.#ledger.mark() });
    while ((this.#marks[1]?.atMs ?? atMs) <= atMs - this.#options.settleMs) this.#marks.shift();
  }

  #overdue(nowMs: number): number {
    const [oldest] = this.#marks;
    if (oldest === undefined || oldest.atMs > nowMs - this.#options.settleMs) return 0;
    return this.#ledger.overdue(oldest.numbers);
  }

  #noteLink(address: string, isUp: boolean, why: string): void {
    if (this.#startedMs === undefined || this.#isFinal) return;
    if (isUp) this.#options.onNotice(`The agent at ${address} is reached again`);
    else this.#options.onNotice(`Cannot reach the agent at ${address}: ${why}; no more is written to it`);
  }
}
