// This server's stream to another server of its zone, over which it asks what that one holds of its apps and fetches it.
// It is opened when there is something to ask, kept up as long as the other one is a member, and closed when it is idle.
import { type Client, type ClientDuplexStream, status } from '@grpc/grpc-js';
import { Backoff } from '@tailrace/core/backoff';
import { cannot, LogError, quoted } from '@tailrace/core/errors';
import {
  decodeHandoverDown,
  encodeHandoverUp,
  type HandoverDown,
  type HandoverHello,
  type HandoverLog,
  type HandoverPiece,
  type HandoverWant,
} from '@tailrace/proto/handover-messages';
import { describeVersions, OFFERED_VERSIONS, speaksVersion } from '@tailrace/proto/protocol-version';
import { handoverService } from '@tailrace/proto/services';
import { createChannel, describeCallFailure } from '@tailrace/transport/channel';
import type { TlsFiles } from '@tailrace/transport/tls-files';
import type { Logger } from 'pino';
import type { Arrival, CopyHolder } from './arrival.ts';

/** Wants under way; each is answered with about 64 KiB. */
const WANTS_MAX = 32;
/** A holder that owes an answer and says nothing for so long is dialled again, in milliseconds. */
const SILENCE_MS = 5_000;
/** A holder that cannot be reached for so long counts as gone, in milliseconds; it is dialled further on. */
const UNREACHABLE_MS = 10_000;
/** A stream over which nothing was said for so long is closed, in milliseconds. */
const IDLE_MS = 10_000;
const BACKOFF_BASE_MS = 50;
const BACKOFF_MAX_MS = 500;
const CHECK_MS = 250;
/** For error messages. */
const TAKE_OVER = 'take logs over';

type Headers = Extract<HandoverDown, { kind: 'headers' }>;
type Released = Extract<HandoverDown, { kind: 'released' }>;

/** What a {@link HolderLink} works with. */
export interface HolderLinkOptions {
  /** Member id of the holder. */
  readonly holder: string;
  readonly address: string;
  readonly cluster: string;
  /** This server's id. */
  readonly id: string;
  /** Names this life of it. */
  readonly incarnation: string;
  /** Default: plain text. */
  readonly tls?: TlsFiles | undefined;
  readonly logger: Logger;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly onHeaders: (link: HolderLink, headers: Headers) => void;
  readonly onReleased: (link: HolderLink, released: Released) => void;
  /** The holder is gone, or cannot be reached. */
  readonly onGone: (link: HolderLink) => void;
}

/** One holder. What is asked for and not answered is asked for again on the next stream. */
export class HolderLink implements CopyHolder {
  readonly holder: string;
  readonly address: string;
  readonly #options: HolderLinkOptions;
  readonly #backoff: Backoff;
  /** Of the stream, or of the last one. */
  #channel: Client | undefined;
  #call: ClientDuplexStream<Buffer, Buffer> | undefined;
  #ask: { readonly round: number; readonly up: readonly string[] } | undefined;
  #isAnswered = true;
  /** Wants that wait, and those under way, by who asked. */
  readonly #urgent = new Map<Arrival, HandoverWant>();
  readonly #waiting = new Map<Arrival, HandoverWant>();
  readonly #underWay = new Map<Arrival, HandoverWant>();
  #taken: HandoverLog[] = [];
  #holderLife = '';
  /** Why a hello did not fit; empty when the last one did. */
  #refusal = '';
  #isMember = true;
  #isClosed = false;
  #isGone = false;
  #isFlushDue = false;
  #heardMs = performance.now();
  #lostSinceMs: number | undefined;
  #retryTimer: NodeJS.Timeout | undefined;
  readonly #checkTimer: NodeJS.Timeout;

  constructor(options: HolderLinkOptions) {
    this.#options = options;
    this.holder = options.holder;
    this.address = options.address;
    this.#backoff = new Backoff({ baseMs: BACKOFF_BASE_MS, maxMs: BACKOFF_MAX_MS, random: options.random });
    this.#checkTimer = setInterval(() => this.#check(), CHECK_MS);
    this.#checkTimer.unref();
  }

  /** The holder as id/incarnation; empty before its first hello. */
  get holderLife(): string {
    return this.#holderLife;
  }

  get isThere(): boolean {
    return !this.#isGone && !this.#isClosed;
  }

  /** Asks what the holder has; the answer comes when it sees the same servers up. */
  ask(round: number, up: readonly string[]): void {
    this.#ask = { round, up };
    this.#isAnswered = false;
    this.#isGone = false;
    if (this.#call === undefined) this.#open();
    else this.#call.write(encodeHandoverUp({ kind: 'ask', round, up }));
    this.#heardMs = performance.now();
  }

  fetch(want: HandoverWant, arrival: Arrival): void {
    this.#waiting.set(arrival, want);
    this.#flushSoon();
  }

  hurry(arrival: Arrival): void {
    const want = this.#waiting.get(arrival);
    if (want === undefined) return;
    this.#waiting.delete(arrival);
    this.#urgent.set(arrival, want);
    this.#flushSoon();
  }

  /** Tells the holder that a log is here, whole. */
  taken(log: HandoverLog): void {
    this.#taken.push(log);
    this.#flushSoon();
  }

  /** The holder has left the membership: what it still sends is taken, but it is not dialled again. */
  memberLeft(): void {
    this.#isMember = false;
    if (this.#call === undefined) this.#gone();
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    clearInterval(this.#checkTimer);
    clearTimeout(this.#retryTimer);
    const call = this.#call;
    this.#call = undefined;
    call?.cancel();
    this.#channel?.close();
  }

  /** For the state dump. */
  describe(): object {
    return {
      holder: this.holder,
      isOpen: this.#call !== undefined,
      isAnswered: this.#isAnswered,
      wantsWaiting: this.#waiting.size + this.#urgent.size,
      wantsUnderWay: this.#underWay.size,
    };
  }

  #open(): void {
    if (this.#isClosed || this.#call !== undefined) return;
    clearTimeout(this.#retryTimer);
    this.#retryTimer = undefined;
    const { path, requestSerialize, responseDeserialize } = handoverService.take;
    const { cluster, id, incarnation, tls } = this.#options;
    const target = { address: this.address, role: 'server', tls } as const;
    this.#channel?.close();
    const channel = createChannel(target);
    this.#channel = channel;
    const call = channel.makeBidiStreamRequest(path, requestSerialize, responseDeserialize);
    this.#call = call;
    this.#heardMs = performance.now();
    call.on('data', (bytes: Buffer) => {
      if (this.#call === call) this.#receive(bytes);
    });
    call.on('error', (error: Error & { code?: status; details?: string }) => {
      const reason = describeCallFailure(target, error.details ?? error.message);
      if (this.#call === call && error.code === status.FAILED_PRECONDITION) this.#noteRefusal(reason);
      this.#lost(call, reason);
    });
    call.on('end', () => this.#lost(call, 'the holder ended the stream'));
    call.write(encodeHandoverUp({ ...OFFERED_VERSIONS, kind: 'hello', cluster, peer: id, incarnation }));
    if (this.#ask !== undefined) {
      this.#isAnswered = false;
      call.write(encodeHandoverUp({ kind: 'ask', ...this.#ask }));
    }
    this.#flushSoon();
  }

  #receive(bytes: Buffer): void {
    this.#heardMs = performance.now();
    try {
      this.#take(decodeHandoverDown(bytes));
    } catch (error) {
      if (error instanceof LogError && error.code === 'refused') this.#noteRefusal(error.message);
      else this.#options.logger.error({ err: error, holder: this.holder }, 'a hand-over failed');
      this.#call?.cancel();
    }
  }

  #take(message: HandoverDown): void {
    switch (message.kind) {
      case 'hello':
        this.#checkHello(message);
        this.#holderLife = `${message.peer}/${message.incarnation}`;
        this.#backoff.reset();
        this.#refusal = '';
        this.#lostSinceMs = undefined;
        this.#isGone = false;
        break;
      case 'headers':
        if (message.last && message.round === this.#ask?.round) this.#isAnswered = true;
        this.#options.onHeaders(this, message);
        break;
      case 'pieces':
        for (const piece of message.pieces) this.#takePiece(piece);
        this.#flushSoon();
        break;
      case 'released':
        this.#options.onReleased(this, message);
        break;
    }
  }

  /** What it throws ends the stream. */
  #checkHello(hello: HandoverHello): void {
    const { cluster } = this.#options;
    if (hello.cluster !== cluster) {
      const whatIs = `the holder belongs to cluster ${quoted(hello.cluster)}`;
      throw new LogError(cannot(TAKE_OVER, whatIs, `cluster ${quoted(cluster)}`), { code: 'refused' });
    }
    if (!speaksVersion(hello.version)) {
      const { whatIs, expected } = describeVersions(hello);
      throw new LogError(cannot(TAKE_OVER, whatIs, expected), { code: 'refused' });
    }
  }

  /** It comes again with every attempt, and is said once. */
  #noteRefusal(reason: string): void {
    if (reason === this.#refusal) return;
    this.#refusal = reason;
    this.#options.logger.warn({ holder: this.holder, reason }, 'a hand-over is refused');
  }

  #takePiece(piece: HandoverPiece): void {
    for (const [arrival, want] of this.#underWay) {
      if (want.app !== piece.app || want.logId !== piece.logId || want.before !== piece.before) continue;
      this.#underWay.delete(arrival);
      arrival.arrived(piece, this);
      return;
    }
  }

  /** What was said in this turn of the event loop travels together. */
  #flushSoon(): void {
    if (this.#isFlushDue || this.#isClosed) return;
    this.#isFlushDue = true;
    setImmediate(() => {
      this.#isFlushDue = false;
      this.#flush();
    });
  }

  #flush(): void {
    if (this.#isClosed) return;
    const call = this.#call;
    const hasWork = this.#taken.length + this.#waiting.size + this.#urgent.size > 0;
    if (call === undefined) {
      if (hasWork && this.#retryTimer === undefined) this.#reopen();
      return;
    }
    if (this.#taken.length > 0) {
      call.write(encodeHandoverUp({ kind: 'taken', logs: this.#taken }));
      this.#taken = [];
    }
    const wants: HandoverWant[] = [];
    for (const queue of [this.#urgent, this.#waiting]) {
      for (const [arrival, want] of queue) {
        if (this.#underWay.size >= WANTS_MAX) break;
        queue.delete(arrival);
        this.#underWay.set(arrival, want);
        wants.push(want);
      }
    }
    if (wants.length === 0) return;
    if (this.#underWay.size === wants.length) this.#heardMs = performance.now();
    call.write(encodeHandoverUp({ kind: 'fetch', wants }));
  }

  #reopen(): void {
    if (this.#isMember) this.#open();
    else this.#gone();
  }

  #lost(call: ClientDuplexStream<Buffer, Buffer>, reason: string): void {
    if (this.#call !== call) return;
    this.#call = undefined;
    call.cancel();
    for (const [arrival, want] of this.#underWay) this.#urgent.set(arrival, want);
    this.#underWay.clear();
    this.#lostSinceMs ??= performance.now();
    if (!this.#isMember) {
      this.#gone();
      return;
    }
    // Also when nothing is asked: what it was told last may not have arrived.
    this.#options.logger.debug({ holder: this.holder, reason }, 'a hand-over stream is lost');
    this.#retryTimer ??= setTimeout(() => {
      this.#retryTimer = undefined;
      this.#open();
    }, this.#backoff.next());
  }

  #check(): void {
    const nowMs = performance.now();
    const owesAnswer = this.#underWay.size > 0;
    if (this.#call !== undefined && owesAnswer && nowMs - this.#heardMs >= SILENCE_MS) {
      const call = this.#call;
      this.#lost(call, `no answer within ${SILENCE_MS} ms`);
    }
    if (this.#lostSinceMs !== undefined && nowMs - this.#lostSinceMs >= UNREACHABLE_MS) this.#gone();
    const isIdle = this.#isAnswered && !owesAnswer && this.#waiting.size + this.#urgent.size === 0;
    if (this.#call !== undefined && isIdle && nowMs - this.#heardMs >= IDLE_MS) {
      const call = this.#call;
      this.#call = undefined;
      call.end();
      // What is under way on it may end first.
      this.#channel?.close();
      this.#channel = undefined;
    }
  }

  /** Nobody will answer: who waits goes on without. */
  #gone(): void {
    if (this.#isGone) return;
    this.#isGone = true;
    this.#isAnswered = true;
    const waiting = [...this.#urgent.keys(), ...this.#waiting.keys(), ...this.#underWay.keys()];
    this.#urgent.clear();
    this.#waiting.clear();
    this.#underWay.clear();
    this.#options.onGone(this);
    for (const arrival of waiting) arrival.holderLost();
  }
}
