// The side of replication that keeps copies: one owner's stream of tailrace.v1.Replication. What comes is applied in its order and
// answered; what does not fit to what came before ends the stream. Copies outlive it.
import { type ServerDuplexStream, status } from '@grpc/grpc-js';
import { cannot } from '@tailrace/core/errors';
import {
  decodeReplicationUp,
  encodeReplicationDown,
  type ReplicationDown,
  type ReplicationHello,
  type ReplicationOp,
  type ReplicationRefusal,
  type ReplicationUp,
} from '@tailrace/proto/replication-messages';
import type { Logger } from 'pino';
import type { AppState, AppTable } from '../app-table.ts';
import { GreetedStream } from '../greeted-stream.ts';
import type { RefusedPeers } from '../refused-peers.ts';
import { StreamRefusal } from '../stream-status.ts';
import type { CopyKeeper, CopyStream } from './copy-keeper.ts';

/** What a {@link ReplicaSession} works with. */
export interface ReplicaSessionOptions {
  readonly call: ServerDuplexStream<Buffer, Buffer>;
  readonly keeper: CopyKeeper;
  /** The table of the copies. */
  readonly copies: AppTable;
  readonly cluster: string;
  /** This server's id. */
  readonly id: string;
  /** Names this life of it. */
  readonly incarnation: string;
  readonly logger: Logger;
  readonly refused: RefusedPeers;
  /** Unix time in milliseconds. */
  readonly now: () => number;
  readonly onLines: (lines: number) => void;
  /** After its hello. */
  readonly onOpen: (session: ReplicaSession) => void;
  /** Called once, when the stream is over. */
  readonly onEnd: (session: ReplicaSession) => void;
}

/** One owner. An answer is written only after everything of its message is in the copies. */
export class ReplicaSession implements CopyStream {
  readonly #options: ReplicaSessionOptions;
  readonly #stream: GreetedStream<ReplicationUp, ReplicationHello>;
  /** Copies on this stream; undefined: refused or given up, what comes for it is nobody's. */
  readonly #byHandle = new Map<number, AppState | undefined>();
  readonly #handles = new Map<AppState, number>();
  #owner = '';
  #lastId = 0;
  #appended = 0;
  #isAckDue = false;
  readonly #synced = new Set<AppState>();

  constructor(options: ReplicaSessionOptions) {
    this.#options = options;
    const { call, cluster, logger, refused } = options;
    this.#stream = new GreetedStream<ReplicationUp, ReplicationHello>({
      call,
      action: 'keep copies',
      what: 'a replication',
      cluster,
      refused,
      logger,
      decode: decodeReplicationUp,
      helloOf: (message) => (message.kind === 'hello' ? message : undefined),
      onHello: (hello, version) => this.#greet(hello, version),
      onMessage: (message) => this.#take(message),
      onEnd: () => this.#ended(),
    });
  }

  /** The owner's id; empty before its hello. */
  get peer(): string {
    return this.#stream.peer;
  }

  close(): void {
    this.#stream.close();
  }

  revoke(copy: AppState, reason: ReplicationRefusal): void {
    const handle = this.#handles.get(copy);
    if (handle === undefined) return;
    this.#handles.delete(copy);
    this.#byHandle.set(handle, undefined);
    this.#send({ kind: 'refused', handle, reason });
  }

  failed(copy: AppState): void {
    this.revoke(copy, 'owner');
    this.#options.keeper.streamEnded([copy], this);
  }

  /** Told a turn later: the copy may have no number yet. */
  synced(copy: AppState): void {
    if (this.#synced.size === 0) setImmediate(() => this.#tellSynced());
    this.#synced.add(copy);
  }

  #greet(hello: ReplicationHello, version: number): void {
    const { cluster, id, incarnation, onOpen } = this.#options;
    this.#owner = `${hello.peer}/${hello.incarnation}`;
    onOpen(this);
    this.#send({ kind: 'hello', cluster, version, peer: id, incarnation });
  }

  #take(message: ReplicationUp): void {
    if (message.kind === 'hello') return;
    if (message.id !== this.#lastId + 1) this.#refuse(`message ${message.id} follows ${this.#lastId}`);
    for (const op of message.ops) this.#apply(op);
    this.#lastId = message.id;
    if (this.#isAckDue) return;
    // Messages that arrive together are answered together.
    this.#isAckDue = true;
    setImmediate(() => {
      this.#isAckDue = false;
      this.#send({ kind: 'ack', id: this.#lastId, appended: this.#appended });
    });
  }

  #apply(op: ReplicationOp): void {
    if (op.kind === 'forget') {
      this.#options.keeper.dropUnused(op.log.app);
      return;
    }
    if (op.kind === 'open') {
      this.#open(op);
      return;
    }
    const copy = this.#byHandle.get(op.handle);
    if (copy === undefined) {
      if (!this.#byHandle.has(op.handle)) this.#refuse(`no copy has the number ${op.handle}`);
      if (op.kind === 'lines') this.#appended += op.count;
      else if (op.kind === 'drop') this.#appended += op.weight;
      return;
    }
    this.#applyTo(copy, op);
  }

  #applyTo(copy: AppState, op: Exclude<ReplicationOp, { kind: 'open' | 'forget' }>): void {
    const { copies, keeper, now, onLines } = this.#options;
    switch (op.kind) {
      case 'lines':
        this.#checkIndex(copy, op.index);
        copies.appendLines(copy, op.bytes, 0, op.bytes.length, op.count, op.arrivalMs);
        this.#appended += op.count;
        onLines(op.count);
        break;
      case 'drop':
        this.#checkIndex(copy, op.index);
        copies.appendDrop(copy, op.weight, op.entry, op.arrivalMs);
        this.#appended += op.weight;
        break;
      case 'mark':
        if (op.reason === '') copy.ledger.setLast(op.origin, op.after, now());
        else copy.ledger.setTotal(op.origin, op.reason, op.after, now());
        break;
      case 'ended':
        copy.ledger.end(op.origin);
        break;
      case 'pending':
        copy.pendingDrops ??= new Map();
        if (op.pending.lines === 0) copy.pendingDrops.delete(op.pending.reason);
        else copy.pendingDrops.set(op.pending.reason, op.pending);
        break;
      case 'drain':
        copy.drainPositions ??= new Map();
        copy.drainPositions.set(op.drain.drainId, op.drain.index);
        break;
      case 'clear':
        copies.forgetLines(copy.app);
        break;
      case 'close':
        this.#handles.delete(copy);
        this.#byHandle.set(op.handle, undefined);
        keeper.drop(copy);
        break;
    }
  }

  #open({ handle, header }: Extract<ReplicationOp, { kind: 'open' }>): void {
    if (this.#byHandle.has(handle)) this.#refuse(`number ${handle} is given twice`);
    const copy = this.#options.keeper.open(header, this.peer, this.#owner, this);
    if (typeof copy === 'string') {
      this.#byHandle.set(handle, undefined);
      this.#send({ kind: 'refused', handle, reason: copy });
      return;
    }
    this.#byHandle.set(handle, copy);
    this.#handles.set(copy, handle);
  }

  #checkIndex(copy: AppState, index: number): void {
    const { nextIndex } = copy.log;
    if (index !== nextIndex) this.#refuse(`index ${index} of a log follows ${nextIndex}`);
  }

  #tellSynced(): void {
    const handles: number[] = [];
    for (const copy of this.#synced) {
      const handle = this.#handles.get(copy);
      if (handle !== undefined) handles.push(handle);
    }
    this.#synced.clear();
    if (handles.length > 0) this.#send({ kind: 'synced', handles });
  }

  #refuse(whatIs: string): never {
    throw new StreamRefusal(status.INVALID_ARGUMENT, cannot('keep copies', whatIs));
  }

  #send(message: ReplicationDown): void {
    if (this.#stream.isOpen) this.#options.call.write(encodeReplicationDown(message));
  }

  #ended(): void {
    this.#options.keeper.streamEnded(this.#handles.keys(), this);
    this.#options.onEnd(this);
  }
}
