// Writes the numbered lines of a canary: one sender per stream, as `pipe` has, at a steady rate over all of them. It never
// drops: a stream whose sender is full is left out until there is room. Not here: what becomes of the lines.
import { LineSender } from '@tailrace/agent/line-sender';
import type { TlsFiles } from '@tailrace/transport/tls-files';
import { AgentLink } from '../send/agent-link.ts';
import type { SenderTarget } from '../send/sender-flags.ts';
import type { CanaryLines } from './canary-line.ts';
import type { CanaryLedger } from './ledger.ts';

/** Between two bursts of lines, in milliseconds: at 20,000 lines/s a burst has 100. */
const TICK_MS = 5;
/** What could not be written is made up for, but at most so much of it, in milliseconds: the rate is not exceeded for long. */
const CATCH_UP_MS = 250;
/** Between two hellos of a stream that has not been heard, in milliseconds. */
const HELLO_MS = 500;

/** How a {@link CanaryWriter} is made. */
export interface CanaryWriterOptions {
  /** Agents; each gets `instances` streams. */
  readonly targets: readonly SenderTarget[];
  readonly instances: number;
  readonly tls: TlsFiles | undefined;
  readonly lines: CanaryLines;
  readonly ledger: CanaryLedger;
  /** Lines a second over all streams. */
  readonly rate: number;
  /** Lines over all streams; undefined: no end. */
  readonly linesMax: number | undefined;
  /** The clock of the lines, in microseconds. */
  readonly nowUs: () => number;
  /** Milliseconds; only rises. */
  readonly nowMs: () => number;
  /** An agent is away, or there again. */
  readonly onLink: (address: string, isUp: boolean, why: string) => void;
  /** `linesMax` lines were written. */
  readonly onDone: () => void;
}

interface Stream {
  readonly sender: LineSender;
  readonly link: AgentLink;
  hellos: number;
  isHeard: boolean;
}

/** Writes from `start` to `stop`; the ledger knows what was written and what was acknowledged. */
export class CanaryWriter {
  readonly #options: CanaryWriterOptions;
  readonly #links: ReadonlyMap<string, AgentLink>;
  readonly #streams: readonly Stream[];
  #timer: NodeJS.Timeout | undefined;
  #startedMs = 0;
  /** Lines that were due so far, without those that are not made up for. */
  #offered = 0;
  #written = 0;
  #next = 0;
  #isHeldBack = false;

  constructor(options: CanaryWriterOptions) {
    this.#options = options;
    this.#links = new Map(options.targets.map(({ address }) => [address, new AgentLink(address)]));
    this.#streams = options.targets.flatMap((target, i) =>
      Array.from({ length: options.instances }, (_, j) => this.#open(target, i * options.instances + j)),
    );
  }

  /** Whether an agent takes lines so slowly that the rate is not reached. */
  get isHeldBack(): boolean {
    return this.#isHeldBack;
  }

  /** Agents that cannot be reached now, and why. */
  get away(): readonly { readonly address: string; readonly why: string }[] {
    return [...this.#links].flatMap(([address, { isUp, why }]) => (isUp ? [] : [{ address, why }]));
  }

  /** Resolves to the agents that cannot be reached, as soon as that is known. */
  async unreachable(): Promise<readonly { readonly address: string; readonly why: string }[]> {
    const links = await Promise.all(
      Array.from(this.#links, async ([address, link]) => ({ address, link, wasUp: await link.settled() })),
    );
    return links.flatMap(({ address, link, wasUp }) => (wasUp ? [] : [{ address, why: link.why }]));
  }

  /** Says hello on every stream until it was heard. */
  sayHello(): void {
    const say = (): void => {
      for (const [i, stream] of this.#streams.entries()) {
        if (stream.isHeard || stream.sender.isFull) continue;
        stream.hellos += 1;
        stream.sender.write(this.#options.lines.hello(i), false);
      }
    };
    say();
    this.#timer = setInterval(say, HELLO_MS);
  }

  /** A stream was heard. Returns whether all have been. */
  heard(stream: number): boolean {
    const each = this.#streams[stream];
    if (each !== undefined) each.isHeard = true;
    return this.#streams.every(({ isHeard }) => isHeard);
  }

  /** Writes no more hellos, and numbered lines from now on. */
  start(): void {
    clearInterval(this.#timer);
    this.#startedMs = this.#options.nowMs();
    this.#timer = setInterval(() => this.#tick(), TICK_MS);
  }

  /** Writes no more. */
  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /** Tells the ledger what was acknowledged. */
  noteAcks(): void {
    for (const [i, { sender, hellos }] of this.#streams.entries()) {
      this.#options.ledger.acknowledgedThrough(i, sender.counts.acked - hellos);
    }
  }

  /** Ends the connections; what is not acknowledged within `graceMs` is given up. */
  async close(graceMs: number): Promise<void> {
    this.stop();
    await Promise.all(this.#streams.map(({ sender }) => sender.close(graceMs)));
  }

  #open(target: SenderTarget, index: number): Stream {
    const { tls, onLink } = this.#options;
    const { address } = target;
    const link = this.#links.get(address) ?? new AgentLink(address);
    const sender = new LineSender({
      address,
      app: target.app,
      instanceId: String(index),
      ...(tls === undefined ? {} : { tls }),
      peer: `canary ${process.pid}`,
      block: true,
      onState: (state, why) => {
        const wasUp = link.isUp;
        const wasKnown = wasUp || link.why !== '';
        link.note(state, why);
        if (link.isUp !== wasUp || (!wasKnown && link.why !== '')) onLink(address, link.isUp, link.why);
      },
    });
    return { sender, link, hellos: 0, isHeard: false };
  }

  #tick(): void {
    const { rate, nowMs, linesMax, onDone } = this.#options;
    const due = ((nowMs() - this.#startedMs) * rate) / 1000;
    this.#isHeldBack = false;
    while (this.#offered + 1 <= due) {
      if (linesMax !== undefined && this.#written >= linesMax) {
        this.stop();
        onDone();
        break;
      }
      if (!this.#writeOne()) {
        this.#isHeldBack = true;
        break;
      }
      this.#offered += 1;
    }
    this.#offered = Math.max(this.#offered, due - Math.max(1, (CATCH_UP_MS * rate) / 1000));
    this.noteAcks();
  }

  /** Writes the next line of the next stream that has room; false if none has. */
  #writeOne(): boolean {
    const { ledger, lines, nowUs } = this.#options;
    for (const _ of this.#streams) {
      const index = this.#next;
      this.#next = (this.#next + 1) % this.#streams.length;
      const stream = this.#streams[index];
      if (stream === undefined || stream.sender.isFull) continue;
      const number = ledger.next(index);
      stream.sender.write(lines.write({ stream: index, number, writtenUs: nowUs() }), false);
      this.#written += 1;
      return true;
    }
    return false;
  }
}
