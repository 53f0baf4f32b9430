// The messages of tailrace.v1.Replication.Copy (replication.proto), written and read by hand: the bytes of lines are copied once
// into a message, and are views of it on the other side. What is copied where is not decided here.
import {
  type HandoverDrain,
  type HandoverHeader,
  type HandoverLog,
  readDrain,
  readHeader,
  readNamedLog,
  writeDrain,
  writeHeader,
  writeLog,
} from './handover-messages.ts';
import { MessageReader } from './message-reader.ts';
import { MessageWriter } from './message-writer.ts';
import type { HelloVersions } from './protocol-version.ts';

/** The first message of both sides. */
export interface ReplicationHello extends HelloVersions {
  readonly kind: 'hello';
  readonly cluster: string;
  /** The sender's member id. */
  readonly peer: string;
  /** Names this life of the sender. */
  readonly incarnation: string;
}

/** Dropped lines of one reason that are counted and not yet announced. */
export interface ReplicationPending {
  readonly reason: string;
  readonly lines: number;
  /** Unix times in milliseconds. */
  readonly firstMs: number;
  readonly lastMs: number;
  readonly detail: string;
}

/** What happens to one copy. `handle` stands for it on the stream, from its `open` on. */
export type ReplicationOp =
  | { readonly kind: 'open'; readonly handle: number; readonly header: HandoverHeader }
  | {
      readonly kind: 'lines';
      readonly handle: number;
      readonly index: number;
      readonly count: number;
      readonly arrivalMs: number;
      readonly bytes: Buffer;
    }
  | {
      readonly kind: 'drop';
      readonly handle: number;
      readonly index: number;
      readonly weight: number;
      readonly arrivalMs: number;
      readonly entry: Buffer;
    }
  | {
      readonly kind: 'mark';
      readonly handle: number;
      readonly origin: bigint;
      /** Empty: the number of the last line. */
      readonly reason: string;
      readonly after: number;
    }
  | { readonly kind: 'ended'; readonly handle: number; readonly origin: bigint }
  | { readonly kind: 'pending'; readonly handle: number; readonly pending: ReplicationPending }
  | { readonly kind: 'drain'; readonly handle: number; readonly drain: HandoverDrain }
  | { readonly kind: 'clear' | 'close'; readonly handle: number }
  | { readonly kind: 'forget'; readonly log: HandoverLog };

/** Owner to replica. */
export type ReplicationUp =
  | ReplicationHello
  | { readonly kind: 'ops'; readonly id: number; readonly ops: readonly ReplicationOp[] };

/** Why a copy is not kept, see replication.proto. */
export type ReplicationRefusal = 'taken_over' | 'owner' | 'busy' | 'full';

/** Replica to owner. */
export type ReplicationDown =
  | ReplicationHello
  | { readonly kind: 'ack'; readonly id: number; readonly appended: number }
  | { readonly kind: 'synced'; readonly handles: readonly number[] }
  | { readonly kind: 'refused'; readonly handle: number; readonly reason: string };

const SUBJECT = 'the replication message';
const OP_BYTES = 64;
const NO_BYTES = Buffer.alloc(0);

/** The bytes of a message from the owner. The bytes of lines are copied. */
export function encodeReplicationUp(message: ReplicationUp): Buffer {
  if (message.kind === 'hello') return encodeHello(message);
  const { id, ops } = message;
  let bytes = OP_BYTES;
  for (const op of ops) bytes += OP_BYTES + payloadBytes(op);
  const writer = new MessageWriter(bytes);
  writer.message(2, () => {
    for (let i = ops.length - 1; i >= 0; i--) {
      const op = ops[i];
      if (op !== undefined) writer.message(2, () => writeOp(writer, op));
    }
    writer.uint(1, id);
  });
  return writer.finish();
}

/** Reads a message from the owner. Throws WireError. */
export function decodeReplicationUp(bytes: Buffer): ReplicationUp {
  const reader = new MessageReader(bytes, SUBJECT);
  let message: ReplicationUp | undefined;
  while (reader.next()) {
    if (reader.field === 1) message = reader.message(readHello);
    else if (reader.field === 2) message = reader.message(readOps);
    else reader.skip();
  }
  if (message === undefined) throw reader.missing('a hello or ops');
  return message;
}

/** The bytes of a message from the replica. */
export function encodeReplicationDown(message: ReplicationDown): Buffer {
  if (message.kind === 'hello') return encodeHello(message);
  const writer = new MessageWriter(64);
  switch (message.kind) {
    case 'ack':
      writer.message(2, () => {
        writer.uint(2, message.appended);
        writer.uint(1, message.id);
      });
      break;
    case 'synced':
      writer.message(3, () => {
        for (let i = message.handles.length - 1; i >= 0; i--)
          writer.message(1, () => writer.uint(1, message.handles[i] ?? 0));
      });
      break;
    case 'refused':
      writer.message(4, () => {
        writer.string(2, message.reason);
        writer.uint(1, message.handle);
      });
      break;
  }
  return writer.finish();
}

/** Reads a message from the replica. Throws WireError. */
export function decodeReplicationDown(bytes: Buffer): ReplicationDown {
  const reader = new MessageReader(bytes, SUBJECT);
  let message: ReplicationDown | undefined;
  while (reader.next()) {
    if (reader.field === 1) message = reader.message(readHello);
    else if (reader.field === 2) message = reader.message(readAck);
    else if (reader.field === 3) message = reader.message(readSynced);
    else if (reader.field === 4) message = reader.message(readRefused);
    else reader.skip();
  }
  if (message === undefined) throw reader.missing('a hello, an ack, a synced or a refused');
  return message;
}

/** Bytes of an op that are not small. */
function payloadBytes(op: ReplicationOp): number {
  if (op.kind === 'lines') return op.bytes.length;
  if (op.kind === 'drop') return op.entry.length;
  return op.kind === 'open' ? 2 * op.header.state.length + 512 : OP_BYTES;
}

function encodeHello(hello: ReplicationHello): Buffer {
  const writer = new MessageWriter(128);
  writer.message(1, () => {
    writer.uint(15, hello.newestVersion ?? 0);
    writer.string(4, hello.incarnation);
    writer.string(3, hello.peer);
    writer.uint(2, hello.version);
    writer.string(1, hello.cluster);
  });
  return writer.finish();
}

function readHello(reader: MessageReader): ReplicationHello {
  let cluster = '';
  let version = 0;
  let peer = '';
  let incarnation = '';
  let newestVersion = 0;
  while (reader.next()) {
    if (reader.field === 1) cluster = reader.string();
    else if (reader.field === 2) version = reader.uint32();
    else if (reader.field === 3) peer = reader.string();
    else if (reader.field === 4) incarnation = reader.string();
    else if (reader.field === 15) newestVersion = reader.uint32();
    else reader.skip();
  }
  const hello = { kind: 'hello', cluster, version, peer, incarnation } as const;
  return newestVersion === 0 ? hello : { ...hello, newestVersion };
}

function writeOp(writer: MessageWriter, op: ReplicationOp): void {
  switch (op.kind) {
    case 'open':
      writer.message(2, () => writeHeader(writer, op.header));
      break;
    case 'lines':
      writer.message(3, () => {
        writer.bytes(4, op.bytes);
        writer.uint(3, op.arrivalMs);
        writer.uint(2, op.count);
        writer.uint(1, op.index);
      });
      break;
    case 'drop':
      writer.message(4, () => {
        writer.bytes(4, op.entry);
        writer.uint(3, op.arrivalMs);
        writer.uint(2, op.weight);
        writer.uint(1, op.index);
      });
      break;
    case 'mark':
      writer.message(5, () => {
        writer.uint(3, op.after);
        writer.string(2, op.reason);
        writer.fixed64(1, op.origin);
      });
      break;
    case 'ended':
      writer.fixed64(6, op.origin);
      break;
    case 'pending':
      writer.message(7, () => writePending(writer, op.pending));
      break;
    case 'drain':
      writer.message(8, () => writeDrain(writer, op.drain));
      break;
    case 'clear':
      writer.bool(9, true);
      break;
    case 'close':
      writer.bool(10, true);
      break;
    case 'forget':
      writer.message(11, () => writeLog(writer, op.log));
      return;
  }
  writer.uint(1, op.handle);
}

function readOps(reader: MessageReader): ReplicationUp {
  let id = 0;
  const ops: ReplicationOp[] = [];
  while (reader.next()) {
    if (reader.field === 1) id = reader.uint();
    else if (reader.field === 2) {
      const op = reader.message(readOp);
      if (op !== undefined) ops.push(op);
    } else reader.skip();
  }
  return { kind: 'ops', id, ops };
}

/** Undefined for one of a kind that is not known here. */
function readOp(reader: MessageReader): ReplicationOp | undefined {
  let handle = 0;
  let op: ReplicationOp | undefined;
  while (reader.next()) {
    switch (reader.field) {
      case 1:
        handle = reader.uint();
        break;
      case 2:
        op = { kind: 'open', handle, header: reader.message(readHeader) };
        break;
      case 3:
        op = { kind: 'lines', handle, ...reader.message(readLines) };
        break;
      case 4: {
        const { index, count, arrivalMs, bytes } = reader.message(readLines);
        op = { kind: 'drop', handle, index, weight: count, arrivalMs, entry: bytes };
        break;
      }
      case 5:
        op = { kind: 'mark', handle, ...reader.message(readMark) };
        break;
      case 6:
        op = { kind: 'ended', handle, origin: reader.fixed64() };
        break;
      case 7:
        op = { kind: 'pending', handle, pending: reader.message(readPending) };
        break;
      case 8:
        op = { kind: 'drain', handle, drain: reader.message(readDrain) };
        break;
      case 9:
        if (reader.bool()) op = { kind: 'clear', handle };
        break;
      case 10:
        if (reader.bool()) op = { kind: 'close', handle };
        break;
      case 11:
        op = { kind: 'forget', log: reader.message(readNamedLog) };
        break;
      default:
        reader.skip();
    }
  }
  // Fields may come in any order.
  return op === undefined || op.kind === 'forget' || op.handle === handle ? op : { ...op, handle };
}

function readLines(reader: MessageReader) {
  let index = 0;
  let count = 0;
  let arrivalMs = 0;
  let bytes: Buffer = NO_BYTES;
  while (reader.next()) {
    if (reader.field === 1) index = reader.uint();
    else if (reader.field === 2) count = reader.uint();
    else if (reader.field === 3) arrivalMs = reader.uint();
    else if (reader.field === 4) bytes = reader.bytes();
    else reader.skip();
  }
  return { index, count, arrivalMs, bytes };
}

function readMark(reader: MessageReader) {
  let origin = 0n;
  let reason = '';
  let after = 0;
  while (reader.next()) {
    if (reader.field === 1) origin = reader.fixed64();
    else if (reader.field === 2) reason = reader.string();
    else if (reader.field === 3) after = reader.uint();
    else reader.skip();
  }
  return { origin, reason, after };
}

function writePending(writer: MessageWriter, pending: ReplicationPending): void {
  writer.string(5, pending.detail);
  writer.uint(4, pending.lastMs);
  writer.uint(3, pending.firstMs);
  writer.uint(2, pending.lines);
  writer.string(1, pending.reason);
}

function readPending(reader: MessageReader): ReplicationPending {
  let reason = '';
  const numbers = [0, 0, 0];
  let detail = '';
  while (reader.next()) {
    const { field } = reader;
    if (field === 1) reason = reader.string();
    else if (field >= 2 && field <= 4) numbers[field - 2] = reader.uint();
    else if (field === 5) detail = reader.string();
    else reader.skip();
  }
  const [lines = 0, firstMs = 0, lastMs = 0] = numbers;
  return { reason, lines, firstMs, lastMs, detail };
}

function readAck(reader: MessageReader): ReplicationDown {
  let id = 0;
  let appended = 0;
  while (reader.next()) {
    if (reader.field === 1) id = reader.uint();
    else if (reader.field === 2) appended = reader.uint();
    else reader.skip();
  }
  return { kind: 'ack', id, appended };
}

function readSynced(reader: MessageReader): ReplicationDown {
  const handles: number[] = [];
  while (reader.next()) {
    if (reader.field === 1) handles.push(reader.message(readHandle));
    else reader.skip();
  }
  return { kind: 'synced', handles };
}

function readHandle(reader: MessageReader): number {
  let handle = 0;
  while (reader.next()) {
    if (reader.field === 1) handle = reader.uint();
    else reader.skip();
  }
  return handle;
}

function readRefused(reader: MessageReader): ReplicationDown {
  let handle = 0;
  let reason = '';
  while (reader.next()) {
    if (reader.field === 1) handle = reader.uint();
    else if (reader.field === 2) reason = reader.string();
    else reader.skip();
  }
  return { kind: 'refused', handle, reason };
}
