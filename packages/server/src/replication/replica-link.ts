// This server's stream to another server of its zone, which keeps copies of its logs. It sends what it is given in its order, a
// little at a time, and hands each piece back when the other one has it, or when the other one is lost. Nothing is appended here.
import type { Client, ClientDuplexStream } from '@grpc/grpc-js';
import { Backoff } from '@tailrace/core/backoff';
import { OFFERED_VERSIONS, speaksVersion } from '@tailrace/proto/protocol-version';
import {
  decodeReplicationDown,
  encodeReplicationUp,
  type ReplicationDown,
  type ReplicationOp,
} from '@tailrace/proto/replication-messages';
import { replicationService } from '@tailrace/proto/services';
import { createChannel, describeCallFailure } from '@tailrace/transport/channel';
import type { TlsFiles } from '@tailrace/transport/tls-files';
import type { Logger } from 'pino';

/** A replica that owes an answer for so long is cut off, in milliseconds. */
export const ANSWER_MS_MAX = 2_000;
/** One that was cut off is dialled again after so long, in milliseconds. */
const CUT_OFF_MS = 5_000;
/** Bytes on their way without an answer, at which nothing more is sent. */
const SENT_BYTES_MAX = 4 * 1024 * 1024;
/** Messages on their way without an answer, at which nothing more is sent: what comes meanwhile travels together. */
const SENT_MESSAGES_MAX = 4;
/** A message ends with the first whole piece of work after so many bytes. */
const MESSAGE_BYTES = 1024 * 1024;
/** Bytes that wait or are on their way, at which no more lines should be taken. */
const HELD_BYTES_MAX = 16 * 1024 * 1024;
/** What a piece costs beside its bytes. */
const PIECE_COST_BYTES = 64;
const BACKOFF_BASE_MS = 50;
const BACKOFF_MAX_MS = 500;
const CHECK_MS = 250;

/** One thing that happens to a copy, and to its log when the copy has it. */
export interface Piece {
  /** Undefined: nothing is sent, it waits for those before it. */
  readonly op: ReplicationOp | undefined;
  /** Bytes of lines in it. */
  readonly bytes: number;
  /** True: what belongs together ends here. */
  readonly isEnd: boolean;
}

/** Where what happens on a link goes. */
export interface ReplicaLinkListener<P extends Piece> {
  /** The stream is open: copies may be begun. */
  opened(link: ReplicaLink<P>): void;
  /** These are in the copies, in the order in which they were pushed. */
  written(pieces: readonly P[]): void;
  synced(link: ReplicaLink<P>, handle: number): void;
  refused(link: ReplicaLink<P>, handle: number, reason: string): void;
  /**
   * The replica is lost, and with it every copy that was begun on the link. These pieces were not answered.
   * @param why - it went away, or what it did wrong
   */
  lost(link: ReplicaLink<P>, pieces: readonly P[], why: 'gone' | 'silent' | 'nonsense'): void;
}

/** What a {@link ReplicaLink} works with. */
export interface ReplicaLinkOptions<P extends Piece> {
  /** Member id of the replica. */
  readonly replica: string;
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
  readonly listener: ReplicaLinkListener<P>;
}

interface Sent<P> {
  readonly id: number;
  readonly pieces: readonly P[];
  readonly bytes: number;
  /** Indices up to here on this stream. */
  readonly appended: number;
  readonly sentMs: number;
}

/** One replica. Dials it for as long as it is not closed. */
export class ReplicaLink<P extends Piece> {
  readonly replica: string;
  readonly address: string;
  readonly #options: ReplicaLinkOptions<P>;
  readonly #backoff: Backoff;
  #channel: Client | undefined;
  #call: ClientDuplexStream<Buffer, Buffer> | undefined;
  #isOpen = false;
  #isClosed = false;
  #queue: P[] = [];
  #sent: Sent<P>[] = [];
  #queuedBytes = 0;
  #sentBytes = 0;
  #appended = 0;
  #lastId = 0;
  #nextHandle = 1;
  #isFlushDue = false;
  #checkedMs = 0;
  #dialledMs = 0;
  #retryTimer: NodeJS.Timeout | undefined;
  readonly #checkTimer: NodeJS.Timeout;

  constructor(options: ReplicaLinkOptions<P>) {
    this.#options = options;
    this.replica = options.replica;
    this.address = options.address;
    this.#backoff = new Backoff({ baseMs: BACKOFF_BASE_MS, maxMs: BACKOFF_MAX_MS, random: options.random });
    this.#checkTimer = setInterval(() => this.#check(), CHECK_MS);
    this.#checkTimer.unref();
    this.#dial();
  }

  /** The replica has answered the hello. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Everything that was pushed is answered. */
  get isIdle(): boolean {
    return this.#queue.length === 0 && this.#sent.length === 0;
  }

  get hasRoom(): boolean {
    return this.#queuedBytes + this.#sentBytes < HELD_BYTES_MAX;
  }

  /** A number for a copy, never given twice. */
  takeHandle(): number {
    return this.#nextHandle++;
  }

  /** Sends it after what was pushed before; at the end of this turn of the event loop, unless {@link flush} is called. */
  push(piece: P): void {
    if (piece.op === undefined && this.#queue.length === 0) {
      const last = this.#sent.at(-1);
      if (last !== undefined) {
        (last.pieces as P[]).push(piece);
        return;
      }
    }
    this.#queue.push(piece);
    this.#queuedBytes += piece.bytes + PIECE_COST_BYTES;
    if (this.#isFlushDue) return;
    this.#isFlushDue = true;
    setImmediate(() => {
      this.#isFlushDue = false;
      this.flush();
    });
  }

  /** Sends what may be sent now. */
  flush(): void {
    while (
      this.#isOpen &&
      this.#queue.length > 0 &&
      this.#sent.length < SENT_MESSAGES_MAX &&
      this.#sentBytes < SENT_BYTES_MAX
    ) {
      this.#sendSome();
    }
  }

  /** Every piece that is not answered, in order. */
  *unanswered(): Iterable<P> {
    for (const { pieces } of this.#sent) yield* pieces;
    yield* this.#queue;
  }

  /** Ends the stream and hands back what is not answered; the listener hears nothing any more. */
  close(): readonly P[] {
    const pieces = this.#takeAll();
    if (this.#isClosed) return pieces;
    this.#isClosed = true;
    clearInterval(this.#checkTimer);
    clearTimeout(this.#retryTimer);
    const call = this.#call;
    this.#call = undefined;
    this.#isOpen = false;
    call?.cancel();
    this.#channel?.close();
    return pieces;
  }

  /** For the state dump. */
  describe(): object {
    return {
      replica: this.replica,
      isOpen: this.#isOpen,
      waiting: this.#queue.length,
      sent: this.#sent.length,
      bytes: this.#queuedBytes + this.#sentBytes,
    };
  }

  #sendSome(): void {
    let count = 0;
    let bytes = 0;
    for (const piece of this.#queue) {
      count += 1;
      bytes += piece.bytes + PIECE_COST_BYTES;
      if (piece.isEnd && bytes >= MESSAGE_BYTES) break;
    }
    const pieces = count === this.#queue.length ? this.#queue : this.#queue.slice(0, count);
    this.#queue = count === this.#queue.length ? [] : this.#queue.slice(count);
    this.#queuedBytes -= bytes;
    const ops: ReplicationOp[] = [];
    for (const { op } of pieces) {
      if (op === undefined) continue;
      ops.push(op);
      if (op.kind === 'lines') this.#appended += op.count;
      else if (op.kind === 'drop') this.#appended += op.weight;
    }
    this.#lastId += 1;
    const id = this.#lastId;
    this.#sent.push({ id, pieces, bytes, appended: this.#appended, sentMs: performance.now() });
    this.#sentBytes += bytes;
    this.#call?.write(encodeReplicationUp({ kind: 'ops', id, ops }));
  }

  #dial(): void {
    if (this.#isClosed) return;
    const { path, requestSerialize, responseDeserialize } = replicationService.copy;
    const { cluster, id, incarnation, tls } = this.#options;
    const target = { address: this.address, role: 'server', tls } as const;
    this.#channel?.close();
    const channel = createChannel(target);
    this.#channel = channel;
    const call = channel.makeBidiStreamRequest(path, requestSerialize, responseDeserialize);
    this.#call = call;
    this.#dialledMs = performance.now();
    call.on('data', (bytes: Buffer) => {
      if (this.#call === call) this.#receive(bytes);
    });
    call.on('error', (error: Error & { details?: string }) => {
      if (this.#call === call)
        this.#lose('gone', describeCallFailure(target, error.details ?? error.message));
    });
    call.on('end', () => {
      if (this.#call === call) this.#lose('gone', 'the replica ended the stream');
    });
    call.write(encodeReplicationUp({ ...OFFERED_VERSIONS, kind: 'hello', cluster, peer: id, incarnation }));
  }

  #receive(bytes: Buffer): void {
    try {
      this.#take(decodeReplicationDown(bytes));
    } catch (error) {
      this.#lose('nonsense', error instanceof Error ? error.message : String(error));
    }
  }

  #take(message: ReplicationDown): void {
    const { listener } = this.#options;
    if (message.kind === 'hello') {
      const { cluster, peer, version } = message;
      if (peer !== this.replica || cluster !== this.#options.cluster || !speaksVersion(version)) {
        this.#lose(
          'nonsense',
          `it says that it is ${peer} of cluster ${cluster} and speaks version ${version}`,
        );
        return;
      }
      this.#backoff.reset();
      this.#isOpen = true;
      listener.opened(this);
    } else if (message.kind === 'ack') {
      this.#acked(message.id, message.appended);
    } else if (message.kind === 'synced') {
      for (const handle of message.handles) {
        if (this.#isGiven(handle)) listener.synced(this, handle);
      }
    } else if (this.#isGiven(message.handle)) {
      listener.refused(this, message.handle, message.reason);
    }
  }

  #isGiven(handle: number): boolean {
    if (handle >= 1 && handle < this.#nextHandle) return true;
    this.#lose('nonsense', `it speaks of copy ${handle}, which was never begun`);
    return false;
  }

  #acked(id: number, appended: number): void {
    const done = this.#sent.findIndex((sent) => sent.id === id);
    const last = this.#sent[done];
    if (last === undefined) {
      this.#lose('nonsense', `it answers message ${id}, which was not sent or is answered`);
      return;
    }
    if (last.appended !== appended) {
      this.#lose('nonsense', `it says that it has ${appended} lines, of ${last.appended}`);
      return;
    }
    for (const { pieces, bytes } of this.#sent.splice(0, done + 1)) {
      this.#sentBytes -= bytes;
      this.#options.listener.written(pieces);
    }
    this.flush();
  }

  #check(): void {
    const nowMs = performance.now();
    // This process stood still: what the replica has said meanwhile is still to be read.
    const stoodStill = nowMs - this.#checkedMs >= 3 * CHECK_MS;
    this.#checkedMs = nowMs;
    if (stoodStill || this.#call === undefined) return;
    const oldestMs = this.#isOpen ? this.#sent[0]?.sentMs : this.#dialledMs;
    if (oldestMs !== undefined && nowMs - oldestMs >= ANSWER_MS_MAX) {
      this.#lose('silent', `no answer within ${ANSWER_MS_MAX} ms`);
    }
  }

  #lose(why: 'gone' | 'silent' | 'nonsense', reason: string): void {
    const { listener, logger } = this.#options;
    const call = this.#call;
    if (call === undefined) return;
    this.#call = undefined;
    const wasOpen = this.#isOpen;
    this.#isOpen = false;
    call.cancel();
    const delayMs = why === 'gone' ? this.#backoff.next() : CUT_OFF_MS;
    this.#retryTimer = setTimeout(() => this.#dial(), delayMs);
    const { replica } = this;
    if (wasOpen) logger.warn({ replica, reason, why }, 'a replica is lost: this server goes on without it');
    else logger.debug({ replica, reason, why }, 'a replica cannot be reached');
    this.#lastId = 0;
    this.#appended = 0;
    if (wasOpen) listener.lost(this, this.#takeAll(), why);
  }

  #takeAll(): readonly P[] {
    const pieces = [...this.unanswered()];
    this.#queue = [];
    this.#sent = [];
    this.#queuedBytes = 0;
    this.#sentBytes = 0;
    return pieces;
  }
}
