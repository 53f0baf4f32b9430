// Writers of numbered lines, each one app and instance at one agent: over our acknowledged protocol as `pipe` and `run` do, in this
// process. They keep a rate; who may wait is held back by the agent, and then keeps what rate it can.
import { LineSender } from '@tailrace/agent/line-sender';
import type { TlsFiles } from '@tailrace/transport/tls-files';
import { NumberedText } from './numbered-text.ts';

/** Where the lines go. */
export interface SenderTarget {
  readonly app: string;
  readonly instance: string;
  /** HOST:PORT of the agent's gRPC port. */
  readonly ingress: string;
  readonly syslogPort: number;
  /** Bytes of a line. */
  readonly lineBytes: number;
  /** By how much the sender's clock is wrong. Default: right. */
  readonly clockShiftMs?: number;
  readonly tls?: TlsFiles;
}

/** One stream of numbered lines. */
export interface NumberedSender {
  readonly app: string;
  readonly instance: string;
  /** The last number that was handed over. */
  readonly written: number;
  /** Whether what it wrote is known to have been taken by an agent, or announced. */
  readonly isAcknowledged: boolean;
  /** Writes so many more lines, unless it is held back; resolves to how many it wrote. Never waits longer than a moment. */
  write(count: number): number;
  /** Writes no more; resolves when everything is handed over, or to a complaint when that is not so. */
  finish(graceMs: number): Promise<string | undefined>;
}

/** How many lines `pipe` reads at a time, about, before it looks again whether there is room. */
const PASSES = 64;

/** `pipe`: waits for room; `free`: as `run`, never waits. */
export class UplinkNumbers implements NumberedSender {
  readonly app: string;
  readonly instance: string;
  readonly isAcknowledged = true;
  readonly #sender: LineSender;
  readonly #text: NumberedText;
  readonly #waits: boolean;
  readonly #clockShiftMs: number;
  #isWaiting = false;
  /** Lines that may be written although it is full: waiting was over. */
  #passes = 0;
  #written = 0;

  constructor(target: SenderTarget, { waits, block = false }: { waits: boolean; block?: boolean }) {
    const { app, instance, ingress, lineBytes, clockShiftMs = 0, tls } = target;
    this.#clockShiftMs = clockShiftMs;
    this.app = app;
    this.instance = instance;
    this.#waits = waits;
    this.#text = new NumberedText(lineBytes);
    this.#sender = new LineSender({
      address: ingress,
      app,
      instanceId: instance,
      peer: 'fault',
      block,
      ...(tls === undefined ? {} : { tls }),
    });
  }

  get written(): number {
    return this.#written;
  }

  /** Lines that the sender itself dropped; it announces them. */
  get dropped(): number {
    return this.#sender.counts.dropped;
  }

  write(count: number): number {
    const timeNs =
      this.#clockShiftMs === 0 ? undefined : BigInt(Date.now() + this.#clockShiftMs) * 1_000_000n;
    for (let i = 0; i < count; i++) {
      if (this.#waits && this.#isHeldBack()) return i;
      this.#written += 1;
      this.#sender.write(Buffer.from(this.#text.of(this.#written)), false, timeNs);
    }
    return count;
  }

  async finish(graceMs: number): Promise<string | undefined> {
    const { sent, acked, dropped } = await this.#sender.close(graceMs);
    if (sent === acked && sent + dropped === this.#written) return undefined;
    return `${this.app} ${this.instance}: ${JSON.stringify({ written: this.#written, sent, acked, dropped })}`;
  }

  #isHeldBack(): boolean {
    if (this.#isWaiting) return true;
    if (!this.#sender.isFull || this.#passes-- > 0) return false;
    this.#isWaiting = true;
    void this.#sender.ready().then(() => {
      this.#isWaiting = false;
      this.#passes = PASSES;
    });
    return true;
  }
}
