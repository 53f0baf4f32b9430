// The way in of `pipe` and `run`: the receiver's end of tailrace.v1.Uplink. It takes each line once, makes the drops of
// its senders drops of this agent, and holds a sender back, that one alone, while its app has more than a fair share
// of the buffer and is getting rid of it.
import { type ServerDuplexStream, status, type UntypedServiceImplementation } from '@grpc/grpc-js';
import { quoted } from '@tailrace/core/errors';
import { InboundLedger } from '@tailrace/core/inbound-ledger';
import { chooseVersion, describeVersions } from '@tailrace/proto/protocol-version';
import {
  decodeUplinkUp,
  encodeUplinkDown,
  type OriginLast,
  type Run,
  type Total,
  type UplinkBatch,
  type UplinkHello,
} from '@tailrace/proto/uplink-messages';
import { WireError } from '@tailrace/proto/wire-error';
import { countEntries, entryEnd } from '@tailrace/proto/wire-scanner';
import type { AgentCounters } from '../agent-counters.ts';
import type { Intake } from '../intake.ts';
import type { OutboundApp } from '../outbound-app.ts';
import type { OutboundBuffer } from '../outbound-buffer.ts';
import type { Scheduler, Timer } from '../scheduler.ts';

/** Senders to remember. One that is forgotten may have lines taken twice after a reconnect. */
const ORIGINS_MAX = 16_384;
/** How often a sender that is held back is told so, and looked at again. */
const HOLD_REVIEW_MS = 100;
/** An app of which nothing was accepted for so long after it was sent makes no progress: nobody is held back for it. */
const PROGRESS_MS = 1_000;
/** How long a sender may take for its hello. */
const HELLO_TIMEOUT_MS = 10_000;
/** Refused origins to remember per sender; ours have one. */
const REFUSED_MAX = 1_024;
/** The id of no batch: an ack with it says "alive, and holding you back". */
const NO_BATCH = 0;

/** Settings of an {@link UplinkReceiver}. */
export interface UplinkReceiverOptions {
  readonly intake: Intake;
  readonly buffer: OutboundBuffer;
  readonly counters: AgentCounters;
  readonly scheduler: Scheduler;
  /** Our cluster; a sender that names another is refused. */
  readonly cluster: string;
  /** Our id, for the senders' logs. */
  readonly id: string;
  /** Where lines are before they are acknowledged. Default: memory is enough. */
  readonly spool?: AckSpool | undefined;
}

/** What a receiver needs of a spool. */
export interface AckSpool {
  /** What {@link isKept} is to be asked for, of everything that came in until now. */
  readonly ticket: number;
  isKept(ticket: number): boolean;
  /** Whether senders have to wait, if they can. */
  readonly isFull: boolean;
  /** Something was taken of this origin, or it ended. */
  inboundChanged(origin: bigint): void;
}

interface HeldAck {
  readonly batchId: number;
  /** Of which nothing was taken. */
  readonly overloaded: readonly string[];
  readonly apps: ReadonlySet<OutboundApp>;
  /** Of the spool. */
  readonly ticket: number;
}

interface Sender {
  readonly call: ServerDuplexStream<Buffer, Buffer>;
  readonly held: HeldAck[];
  /** By origin: the first line that was refused. Later ones are refused too until it comes again, or they would overtake it. */
  readonly refusedFrom: Map<bigint, number>;
  helloTimer: Timer | undefined;
  isWelcome: boolean;
  isOver: boolean;
}

/** Serves all senders of one agent. */
export class UplinkReceiver {
  readonly #options: UplinkReceiverOptions;
  readonly #ledger = new InboundLedger({ originsMax: ORIGINS_MAX });
  readonly #senders = new Set<Sender>();
  /** Those with an ack that is held. */
  readonly #holding = new Set<Sender>();
  #reviewTimer: Timer | undefined;

  constructor(options: UplinkReceiverOptions) {
    this.#options = options;
  }

  /** The handlers of `uplinkService`. */
  handlers(): UntypedServiceImplementation {
    return { connect: (call: ServerDuplexStream<Buffer, Buffer>) => this.#serve(call) };
  }

  /** Senders that are connected. */
  get senders(): number {
    return this.#senders.size;
  }

  /** What was taken of the senders. */
  get ledger(): InboundLedger {
    return this.#ledger;
  }

  /** Looks again at the acks that are held: something is where it survives this process. */
  onKept(): void {
    if (this.#holding.size > 0) this.#review(false);
  }

  /** Forgets senders that were not heard of for `idleMs`. */
  forgetIdle(nowMs: number, idleMs: number): void {
    this.#ledger.forgetIdle(nowMs, idleMs);
  }

  /** Acknowledges everything that was taken and ends every stream. */
  close(): void {
    this.#reviewTimer?.cancel();
    this.#reviewTimer = undefined;
    for (const sender of this.#senders) {
      for (const { batchId, overloaded, ticket } of sender.held.splice(0)) {
        // What is not kept is not acknowledged: the sender sends it again, to who comes after us.
        if (!this.#isKept(ticket)) break;
        this.#ack(sender, batchId, overloaded);
      }
      this.#over(sender);
      sender.call.end();
    }
  }

  #serve(call: ServerDuplexStream<Buffer, Buffer>): void {
    const sender: Sender = {
      call,
      held: [],
      refusedFrom: new Map(),
      helloTimer: undefined,
      isWelcome: false,
      isOver: false,
    };
    this.#senders.add(sender);
    sender.helloTimer = this.#options.scheduler.after(HELLO_TIMEOUT_MS, () =>
      this.#refuse(sender, status.DEADLINE_EXCEEDED, 'Cannot serve the uplink: no hello came within 10 s'),
    );
    call.on('data', (message: Buffer) => {
      if (!sender.isOver) {
        this.#receive(sender, message);
      }
    });
    call.on('end', () => {
      if (!sender.isOver) {
        this.#over(sender);
        call.end();
      }
    });
    call.on('drain', () => call.resume());
    for (const event of ['cancelled', 'error', 'close']) {
      call.on(event, () => this.#over(sender));
    }
  }

  #receive(sender: Sender, message: Buffer): void {
    try {
      const up = decodeUplinkUp(message);
      if (up.kind === 'hello') {
        this.#greet(sender, up.hello);
      } else if (!sender.isWelcome) {
        throw new BadMessage(`its first message is a ${up.kind}, expected a hello`);
      } else if (up.kind === 'batch') {
        this.#take(sender, up.batch);
      } else if (up.kind === 'bye') {
        for (const { origin } of up.ended) {
          this.#ledger.end(origin);
          this.#options.spool?.inboundChanged(origin);
        }
      }
    } catch (error) {
      if (!(error instanceof WireError || error instanceof BadMessage)) {
        throw error;
      }
      this.#options.counters.reject('bad_batch');
      this.#refuse(sender, status.INVALID_ARGUMENT, error.message);
    }
  }

  #greet(sender: Sender, hello: UplinkHello): void {
    const { cluster, id } = this.#options;
    if (sender.isWelcome) {
      throw new BadMessage('a second hello came, expected one');
    }
    if (hello.cluster !== '' && hello.cluster !== cluster) {
      const text = `Cannot serve the uplink: the peer belongs to cluster "${hello.cluster}", expected "${cluster}"`;
      this.#refuse(sender, status.FAILED_PRECONDITION, text);
      return;
    }
    const version = chooseVersion(hello);
    if (version === undefined) {
      const { whatIs, expected } = describeVersions(hello);
      const text = `Cannot serve the uplink: ${whatIs}, expected ${expected}`;
      this.#refuse(sender, status.FAILED_PRECONDITION, text);
      return;
    }
    sender.helloTimer?.cancel();
    sender.isWelcome = true;
    const last: OriginLast[] = [];
    for (const { app, origin } of hello.open) {
      const known = this.#ledger.last(origin);
      if (known !== undefined) {
        last.push({ app, origin, last: known });
      }
    }
    const welcome = { cluster, version, peer: id, last };
    this.#send(sender, encodeUplinkDown({ kind: 'welcome', welcome }));
  }

  #take(sender: Sender, batch: UplinkBatch): void {
    this.#check(batch);
    const apps = new Set<OutboundApp>();
    const refused = this.#refusedApps(sender, batch);
    for (const total of batch.totals) {
      if (!refused.has(total.app)) {
        this.#takeTotal(total, apps);
      }
    }
    for (const run of batch.runs) {
      if (!refused.has(run.app)) {
        this.#takeRun(run, apps);
      }
    }
    const overloaded = [...refused];
    const ticket = this.#options.spool?.ticket ?? 0;
    if (sender.held.length > 0 || !this.#isKept(ticket) || this.#mustHold(apps)) {
      this.#hold(sender, { batchId: batch.id, overloaded, apps, ticket });
    } else {
      this.#ack(sender, batch.id, overloaded);
    }
  }

  /** The apps of which nothing is taken now, because there are too many: their sender keeps the lines and comes again. */
  #refusedApps(sender: Sender, batch: UplinkBatch): ReadonlySet<string> {
    const refused = new Set<string>();
    for (const { app, origin, firstSeq, count } of batch.runs) {
      const from = sender.refusedFrom.get(origin);
      if (
        (from !== undefined && firstSeq > from) ||
        refused.has(app) ||
        this.#options.intake.isTooMany(app, count)
      ) {
        refused.add(app);
        sender.refusedFrom.set(origin, Math.min(from ?? firstSeq, firstSeq));
      } else {
        sender.refusedFrom.delete(origin);
      }
    }
    for (const { app, total, acked } of batch.totals) {
      if (!refused.has(app) && this.#options.intake.isTooMany(app, total - acked)) {
        refused.add(app);
      }
    }
    for (const oldest of sender.refusedFrom.keys()) {
      if (sender.refusedFrom.size <= REFUSED_MAX) {
        break;
      }
      sender.refusedFrom.delete(oldest);
    }
    return refused;
  }

  /** Refuses what cannot be, before anything is taken: a number that a server refuses would hurt the apps of all senders. */
  #check(batch: UplinkBatch): void {
    const lasts = new Map<bigint, number>();
    for (const { app, origin, firstSeq, count, bytes } of batch.runs) {
      const entries = countEntries(bytes, 0, bytes.length);
      if (entries !== count) {
        throw new BadMessage(`a run says ${count} lines from ${firstSeq} and has ${entries}`);
      }
      const before = lasts.get(origin) ?? 0;
      const problem = this.#ledger.runProblem(origin, firstSeq, count, before);
      if (problem !== undefined) {
        throw new BadMessage(`a run of ${quoted(app)} is impossible: ${problem}`);
      }
      lasts.set(origin, Math.max(before, firstSeq + count - 1));
    }
    for (const { app, origin, reason, total, acked } of batch.totals) {
      const problem = this.#ledger.totalProblem(origin, reason, total, acked);
      if (problem !== undefined) {
        throw new BadMessage(`a total of ${quoted(app)} is impossible: ${problem}`);
      }
    }
  }

  #takeTotal(total: Total, apps: Set<OutboundApp>): void {
    const { intake, buffer, scheduler } = this.#options;
    const { origin, reason, total: lines, acked } = total;
    const dropped = this.#ledger.acceptTotal(origin, reason, lines, acked, scheduler.now());
    this.#options.spool?.inboundChanged(origin);
    const app = dropped > 0 ? intake.openApp(total.app, dropped) : undefined;
    if (app !== undefined) {
      apps.add(app);
      buffer.refuse(app, 'source_buffer', dropped);
    }
  }

  #takeRun(run: Run, apps: Set<OutboundApp>): void {
    const { intake, buffer, counters, scheduler } = this.#options;
    const verdict = this.#ledger.acceptRun(run.origin, run.firstSeq, run.count, scheduler.now());
    counters.duplicateLines += verdict.skip;
    if (verdict.take > 0) this.#options.spool?.inboundChanged(run.origin);
    const app = verdict.take > 0 ? intake.openApp(run.app, verdict.take) : undefined;
    if (app === undefined) {
      return;
    }
    apps.add(app);
    if (verdict.gap > 0) {
      // A known imprecision: the hole is told as a total, which goes before the lines that are not sent yet, so its notice
      // may stand before earlier lines of this sender. The count is exact, and senders of ours leave no holes.
      buffer.refuse(app, 'unexplained', verdict.gap);
    }
    let start = 0;
    for (let i = 0; i < verdict.skip; i++) {
      start = entryEnd(run.bytes, start, run.bytes.length);
    }
    intake.acceptEntries(app, run.bytes, start, run.bytes.length);
  }

  /** Whether it is worth while to wait. Of a full spool that no server empties only those hear nothing who wait for ever. */
  #mayPass(apps: Iterable<OutboundApp>): boolean {
    const { scheduler, spool } = this.#options;
    if (spool?.isFull !== true) return true;
    for (const app of apps) if (scheduler.now() - app.progressMs < PROGRESS_MS) return true;
    return false;
  }

  #isKept(ticket: number): boolean {
    return this.#options.spool?.isKept(ticket) ?? true;
  }

  #mustHold(apps: Iterable<OutboundApp>): boolean {
    const { buffer, scheduler, spool } = this.#options;
    if (spool?.isFull === true) return true;
    for (const app of apps) {
      if (
        app.queue.unsentChunkBytes > buffer.fairShareBytes &&
        scheduler.now() - app.progressMs < PROGRESS_MS
      ) {
        return true;
      }
    }
    return false;
  }

  #hold(sender: Sender, ack: HeldAck): void {
    sender.held.push(ack);
    this.#holding.add(sender);
    for (const app of ack.apps) {
      app.onProgress ??= () => this.#review(false);
    }
    this.#watchHeld();
  }

  #watchHeld(): void {
    this.#reviewTimer ??= this.#options.scheduler.after(HOLD_REVIEW_MS, () => {
      this.#reviewTimer = undefined;
      this.#review(true);
    });
  }

  /** Acknowledges what need not be held any more, and tells the others that they are. */
  #review(tellHeld: boolean): void {
    for (const sender of this.#holding) {
      let first = sender.held[0];
      while (first !== undefined && this.#isKept(first.ticket) && !this.#mustHold(first.apps)) {
        sender.held.shift();
        this.#ack(sender, first.batchId, first.overloaded);
        first = sender.held[0];
      }
      if (first === undefined) {
        this.#holding.delete(sender);
      } else if (tellHeld && this.#mayPass(first.apps)) {
        this.#ack(sender, NO_BATCH, []);
      }
    }
    if (this.#holding.size > 0) {
      this.#watchHeld();
    }
  }

  #ack(sender: Sender, batchId: number, overloaded: readonly string[]): void {
    const ack = { id: batchId, moved: [], overloaded: [...overloaded] };
    this.#send(sender, encodeUplinkDown({ kind: 'ack', ack }));
  }

  /** A sender that does not read its acks is not read either. */
  #send(sender: Sender, message: Buffer): void {
    if (!sender.call.write(message)) {
      sender.call.pause();
    }
  }

  #refuse(sender: Sender, code: status, details: string): void {
    if (!sender.isOver) {
      this.#over(sender);
      // grpc-js takes a status from an `error` event.
      sender.call.emit('error', Object.assign(new Error(details), { code, details }));
    }
  }

  #over(sender: Sender): void {
    sender.isOver = true;
    sender.helloTimer?.cancel();
    sender.held.length = 0;
    this.#senders.delete(sender);
    this.#holding.delete(sender);
  }
}

/** A message that is well-formed and not possible. */
class BadMessage extends Error {
  override readonly name = 'BadMessage';

  constructor(whatIs: string) {
    super(`Cannot serve the uplink: ${whatIs}`);
  }
}
