// One connection to a receiver of lines, kept up for ever: agent to server, and pipe or run to agent. It sends batches of
// many apps in fair turns, keeps what it sent until it is acknowledged, and sends it again after a reconnect.
// Which apps it carries is decided by its listener; it opens no sockets itself.
import { Backoff } from '@tailrace/core/backoff';
import { describeVersions, OFFERED_VERSIONS, speaksVersion } from '@tailrace/proto/protocol-version';
import {
  decodeUplinkDown,
  encodeUplinkUp,
  type OpenOrigin,
  type Run,
  type Total,
  type UplinkAck,
  type UplinkWelcome,
} from '@tailrace/proto/uplink-messages';
import { BATCH_BYTES_DEFAULT, BATCH_BYTES_MAX, BatchFiller, type BatchPart } from './batch-filler.ts';
import type { MarkExchange } from './mark-exchange.ts';
import type { AppUplink, OutboundApp } from './outbound-app.ts';
import type { OutboundBuffer } from './outbound-buffer.ts';
import type { Scheduler, Timer } from './scheduler.ts';
import { UnackedBatches } from './unacked-batches.ts';
import type { UplinkLink, UplinkTransport } from './uplink-transport.ts';

/** Batches without an ack per connection: one is on the way while the other is worked on. */
const UNACKED_BATCHES_MAX = 2;
/** An attempt that was begun while the network was away never ends by itself; the next one has to follow soon after it is back. */
const CONNECT_TIMEOUT_MS = 2_000;
const WELCOME_TIMEOUT_MS = 5_000;
const ACK_TIMEOUT_MS = 10_000;
const BACKOFF_BASE_MS = 100;
const BACKOFF_MAX_MS = 1_000;

/**
 * - `waiting`: no connection; the next attempt comes after a pause.
 * - `connecting`: a connection is being made.
 * - `greeting`: hello was sent, welcome has not come.
 * - `open`: batches go.
 * - `closed`: for ever.
 */
export type UplinkState = 'waiting' | 'connecting' | 'greeting' | 'open' | 'closed';

/** Why a receiver did not take an app's part of a batch. */
export type Refusal = 'moved' | 'overloaded';

/** Who decides where apps go. */
export interface UplinkListener {
  /** The receiver refused the app, and nothing of it is under way here any more. */
  onRefused(app: OutboundApp, refusal: Refusal): void;
  /** Nothing of an app that is to leave is under way here any more. */
  onReleased(app: OutboundApp): void;
  /** `why` is for logs. */
  onState?(state: UplinkState, why: string): void;
}

/** Settings of an {@link UplinkClient}. */
export interface UplinkClientOptions {
  readonly buffer: OutboundBuffer;
  readonly transport: UplinkTransport;
  readonly scheduler: Scheduler;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly listener: UplinkListener;
  /** Cluster to insist on; empty: any. */
  readonly cluster: string;
  /** Who we are, for the receiver's logs. */
  readonly peer: string;
  readonly zone: string;
  /**
   * Batches under way that may hold lines of one app. 1 is right for any receiver; with 2 the receiver, once it
   * refused an app, has to refuse its later lines too until the refused ones come again.
   */
  readonly batchesPerAppMax: 1 | 2;
  /** Keeps and tells marks; for senders to servers. Default: none are kept. */
  readonly marks?: MarkExchange;
}

/** What belongs to one connection. */
interface Session {
  link: UplinkLink | undefined;
  /** First terminal outcome wins: what comes after it is of no session. */
  isOver: boolean;
}

/** The sender's end of an uplink. */
export class UplinkClient implements AppUplink {
  readonly #options: UplinkClientOptions;
  readonly #buffer: OutboundBuffer;
  readonly #apps = new Set<OutboundApp>();
  readonly #filler: BatchFiller;
  readonly #backoff: Backoff;
  readonly #unacked: UnackedBatches;
  #state: UplinkState = 'waiting';
  #session: Session | undefined;
  #timer: Timer | undefined;
  #isWritable = false;
  #isPumpDue = false;
  #lastBatchId = 0;
  #lastAckMs = 0;
  #connections = 0;
  #isClosing = false;
  #onEnded: (() => void) | undefined;

  constructor(options: UplinkClientOptions) {
    this.#options = options;
    this.#buffer = options.buffer;
    this.#backoff = new Backoff({
      baseMs: BACKOFF_BASE_MS,
      maxMs: BACKOFF_MAX_MS,
      random: options.random,
    });
    this.#filler = new BatchFiller(options.buffer, options.batchesPerAppMax);
    this.#unacked = new UnackedBatches(options.scheduler, ACK_TIMEOUT_MS, () =>
      this.#fail(`no ack within ${ACK_TIMEOUT_MS} ms`),
    );
  }

  get state(): UplinkState {
    return this.#state;
  }

  /** How many apps it carries. */
  get appCount(): number {
    return this.#apps.size;
  }

  /** Batches under way. */
  get unackedBatches(): number {
    return this.#unacked.size;
  }

  /**
   * When the receiver last took something or said that it holds us back, in milliseconds since the epoch; 0 before the first.
   * An answer that refuses all of a batch does not count.
   */
  get lastAckMs(): number {
    return this.#lastAckMs;
  }

  /** How often it was open. */
  get connections(): number {
    return this.#connections;
  }

  /** Makes the first connection. */
  start(): void {
    this.#connect();
  }

  /** Takes an app on. */
  attach(app: OutboundApp): void {
    app.uplink = this;
    app.leaving = false;
    this.#apps.add(app);
    this.offer(app);
  }

  /** {@inheritDoc AppUplink.detach} */
  detach(app: OutboundApp): void {
    if (app.unackedBatches > 0) {
      throw new Error(
        `Cannot detach an app: ${app.unackedBatches} batches with it are under way, expected 0`,
      );
    }
    this.#filler.withdraw(app);
    this.#apps.delete(app);
    app.uplink = undefined;
    app.leaving = false;
  }

  /** {@inheritDoc AppUplink.offer} */
  offer(app: OutboundApp): void {
    if (this.#filler.offer(app)) {
      this.#schedulePump();
    }
  }

  /** Tells the receiver that these origins will not be used again. Nothing happens while there is no connection. */
  sayBye(ended: readonly OpenOrigin[]): void {
    const link = this.#session?.link;
    if (this.#state === 'open' && link !== undefined && ended.length > 0) {
      this.#isWritable = link.send(encodeUplinkUp({ kind: 'bye', ended })) && this.#isWritable;
    }
  }

  /** Apps that are carried. */
  apps(): Iterable<OutboundApp> {
    return this.#apps;
  }

  /** Ends the connection in order, or after `graceMs` anyway. What is not acknowledged by then is to be sent again by others. */
  async close(graceMs: number): Promise<void> {
    if (this.#isClosing) {
      return;
    }
    this.#isClosing = true;
    const link = this.#session?.link;
    if (this.#state === 'open' && link !== undefined && graceMs > 0) {
      await new Promise<void>((resolve) => {
        const timer = this.#options.scheduler.after(graceMs, resolve);
        this.#onEnded = () => {
          timer.cancel();
          resolve();
        };
        link.end();
      });
    }
    this.#endSession();
    this.#setState('closed', 'closed');
    this.#options.transport.close();
  }

  #connect(): void {
    const session: Session = { link: undefined, isOver: false };
    this.#session = session;
    this.#setState('connecting', '');
    this.#timer = this.#options.scheduler.after(CONNECT_TIMEOUT_MS, () =>
      this.#fail(`no connection within ${CONNECT_TIMEOUT_MS} ms`),
    );
    session.link = this.#options.transport.connect({
      onOpen: () => session.isOver || this.#greet(),
      onMessage: (message) => session.isOver || this.#receive(message),
      onDrain: () => session.isOver || this.#drained(),
      onClosed: (reason) => session.isOver || this.#fail(reason),
    });
  }

  #greet(): void {
    this.#timer?.cancel();
    this.#timer = this.#options.scheduler.after(WELCOME_TIMEOUT_MS, () =>
      this.#fail(`no welcome within ${WELCOME_TIMEOUT_MS} ms`),
    );
    this.#setState('greeting', '');
    const { cluster, peer, zone, marks } = this.#options;
    const open: OpenOrigin[] = [];
    for (const app of this.#apps) {
      if (app.resend.length > 0) {
        open.push({ app: app.id, origin: app.ledger.origin });
      }
    }
    const named = marks === undefined ? {} : { tellsMarks: true, life: marks.life };
    const hello = { ...OFFERED_VERSIONS, cluster, peer, zone, open, ...named };
    this.#isWritable = this.#session?.link?.send(encodeUplinkUp({ kind: 'hello', hello })) ?? false;
  }

  #receive(message: Buffer): void {
    try {
      const down = decodeUplinkDown(message);
      if (down.kind === 'welcome') {
        this.#welcomed(down.welcome);
      } else if (down.kind === 'ack') {
        this.#acked(down.ack);
      } else {
        this.#options.marks?.asked(down.ask);
      }
    } catch (error) {
      this.#fail(error instanceof Error ? error.message : String(error));
    }
  }

  #welcomed(welcome: UplinkWelcome): void {
    const { cluster } = this.#options;
    if (this.#state !== 'greeting') {
      this.#fail('a second welcome');
      return;
    }
    if (cluster !== '' && welcome.cluster !== cluster) {
      this.#fail(`the peer is of cluster "${welcome.cluster}", expected "${cluster}"`);
      return;
    }
    if (!speaksVersion(welcome.version)) {
      const { whatIs, expected } = describeVersions(welcome);
      this.#fail(`${whatIs}, expected ${expected}`);
      return;
    }
    this.#timer?.cancel();
    this.#backoff.reset();
    this.#connections++;
    this.#lastAckMs = this.#options.scheduler.now();
    const lasts = new Map(welcome.last.map((each) => [each.origin, each]));
    for (const app of this.#apps) {
      const known = lasts.get(app.ledger.origin);
      if (known?.app === app.id) {
        this.#buffer.resolveThrough(app, known.last);
      }
    }
    this.#filler.batchBytesMax = Math.min(BATCH_BYTES_MAX, welcome.batchBytesMax ?? BATCH_BYTES_DEFAULT);
    this.#setState('open', welcome.peer);
    // Before any batch: whoever comes after a lost server hears where a log ended before the next line of it.
    this.#options.marks?.welcomed(welcome, (message) => {
      this.#isWritable = (this.#session?.link?.send(message) ?? false) && this.#isWritable;
      return this.#isWritable;
    });
    for (const app of this.#apps) {
      this.offer(app);
    }
    this.#schedulePump();
  }

  #acked(ack: UplinkAck): void {
    const nowMs = this.#options.scheduler.now();
    const parts = this.#unacked.take(ack.id);
    if (parts === undefined || parts.some((part) => refusalOf(part.app.id, ack) === undefined)) {
      this.#lastAckMs = nowMs;
    }
    if (parts === undefined) {
      // An ack of no batch says "alive, and holding you back": the receiver has no room for more yet.
      this.#unacked.postpone();
      return;
    }
    this.#options.marks?.acked(parts, ack);
    for (const part of parts) {
      this.#settle(part, refusalOf(part.app.id, ack), nowMs);
    }
    this.#schedulePump();
  }

  /** An answer for one app of a batch came. */
  #settle(part: BatchPart, refusal: Refusal | undefined, nowMs: number): void {
    const { app } = part;
    app.unackedBatches--;
    if (refusal === undefined) {
      for (const run of part.runs) {
        this.#buffer.resolve(app, run);
      }
      this.#buffer.resolveTotals(app, part.totals);
      app.refusals = 0;
      app.progressMs = nowMs;
      app.onProgress?.();
    } else {
      this.#requeue(part);
      app.refusedAs = refusal;
    }
    if (app.unackedBatches > 0) {
      return;
    }
    app.sentThrough = 0;
    const refusedAs = app.refusedAs;
    app.refusedAs = undefined;
    if (app.leaving) {
      this.#options.listener.onReleased(app);
    } else if (refusedAs !== undefined) {
      this.#filler.withdraw(app);
      app.refusals++;
      this.#options.listener.onRefused(app, refusedAs);
    } else {
      this.offer(app);
    }
  }

  #requeue(part: BatchPart): void {
    for (const run of part.runs) {
      this.#buffer.requeue(part.app, run);
    }
    if (part.totals.length > 0) {
      this.#buffer.requeueTotals(part.app);
    }
  }

  #drained(): void {
    this.#isWritable = true;
    this.#options.marks?.drained();
    this.#pump();
  }

  get #maySend(): boolean {
    return this.#state === 'open' && this.#isWritable && !this.#isClosing;
  }

  /** Lets what is ready in this turn of the event loop travel together. */
  #schedulePump(): void {
    if (this.#isPumpDue || this.#state !== 'open') {
      return;
    }
    this.#isPumpDue = true;
    this.#options.scheduler.soon(() => {
      this.#isPumpDue = false;
      this.#pump();
    });
  }

  #pump(): void {
    while (this.#maySend && this.#unacked.size < UNACKED_BATCHES_MAX) {
      const parts = this.#filler.fill();
      if (parts.length === 0) {
        return;
      }
      this.#send(parts);
    }
  }

  #send(parts: readonly BatchPart[]): void {
    const runs: Run[] = [];
    const totals: Total[] = [];
    const nowMs = this.#options.scheduler.now();
    for (const part of parts) {
      const { app } = part;
      for (const [i, { firstSeq, count, bytes }] of part.runs.entries()) {
        const behind = i + 1 < part.runs.length ? 0 : app.linesBehind(firstSeq + count - 1);
        const run = { app: app.id, origin: app.ledger.origin, firstSeq, count, bytes };
        runs.push(behind === 0 ? run : { ...run, behind });
      }
      totals.push(...part.totals);
      if (app.unackedBatches === 1) {
        app.progressMs = nowMs;
      }
    }
    const id = ++this.#lastBatchId;
    this.#unacked.add(id, parts);
    const marks = this.#options.marks?.marksFor(parts) ?? [];
    const message = encodeUplinkUp({ kind: 'batch', batch: { id, runs, totals, marks } });
    this.#isWritable = this.#session?.link?.send(message) ?? false;
  }

  /** The connection is of no use any more: everything under way is to be sent again, after a pause. */
  #fail(why: string): void {
    this.#endSession();
    if (this.#isClosing) {
      this.#onEnded?.();
      return;
    }
    this.#setState('waiting', why);
    this.#timer = this.#options.scheduler.after(this.#backoff.next(), () => this.#connect());
  }

  #endSession(): void {
    const session = this.#session;
    this.#session = undefined;
    this.#timer?.cancel();
    this.#isWritable = false;
    this.#options.marks?.ended();
    if (session !== undefined) {
      session.isOver = true;
      session.link?.destroy();
    }
    const released: OutboundApp[] = [];
    for (const part of this.#unacked.takeAll()) {
      const { app } = part;
      this.#requeue(part);
      app.unackedBatches--;
      if (app.unackedBatches === 0) {
        app.sentThrough = 0;
        app.refusedAs = undefined;
        released.push(app);
      }
    }
    for (const app of released) {
      if (app.leaving) {
        this.#options.listener.onReleased(app);
      } else {
        this.offer(app);
      }
    }
  }

  #setState(state: UplinkState, why: string): void {
    this.#state = state;
    this.#options.listener.onState?.(state, why);
  }
}

function refusalOf(app: string, ack: UplinkAck): Refusal | undefined {
  if (ack.moved.length > 0 && ack.moved.includes(app)) {
    return 'moved';
  }
  return ack.overloaded.length > 0 && ack.overloaded.includes(app) ? 'overloaded' : undefined;
}
