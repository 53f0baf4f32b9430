// The messages of tailrace.v1.Uplink (uplink.proto), written and read by hand: objects per run and per total, never
// per envelope. What the numbers mean and when a message may be sent is not decided here.

import {
  type Mark,
  type MarkAnswer,
  type MarkAsk,
  readMark,
  readMarkAnswer,
  readMarkAsk,
  writeMark,
  writeMarkAnswer,
  writeMarkAsk,
} from './mark-messages.ts';
import { MessageReader } from './message-reader.ts';
import { MessageWriter } from './message-writer.ts';
import type { HelloVersions } from './protocol-version.ts';

/** One life of one app at one sender. */
export interface OpenOrigin {
  readonly app: string;
  /** Random number of 64 bits, unsigned. */
  readonly origin: bigint;
}

/** The first message of a sender. */
export interface UplinkHello extends HelloVersions {
  readonly cluster: string;
  /** The sender's id, for logs and metrics. */
  readonly peer: string;
  readonly zone: string;
  /** The origins about which the sender wants to know what arrived. */
  readonly open: readonly OpenOrigin[];
  /** True: the sender keeps marks, and answers `ask`. Default: false. */
  readonly tellsMarks?: boolean;
  /** Random name of this life of the sender. Absent from one that has none. */
  readonly life?: string;
}

/** The lines `firstSeq` to `firstSeq + count - 1` of an origin. */
export interface Run {
  readonly app: string;
  readonly origin: bigint;
  /** Number of the first line; an origin's lines are 1, 2, 3 …. */
  readonly firstSeq: number;
  readonly count: number;
  /** `count` entries of an EnvelopeBatch. Decoded: a view of the message. */
  readonly bytes: Buffer;
  /** Lines of this origin that the sender holds behind these. Default 0. */
  readonly behind?: number;
}

/** A running total of (origin, app, reason). */
export interface Total {
  readonly app: string;
  readonly origin: bigint;
  readonly reason: string;
  /** Lines dropped since the origin began. */
  readonly total: number;
  /** The part of `total` that an owner has acknowledged before: a new owner announces only the rest. */
  readonly acked: number;
  /** Unix time in milliseconds of the first line of the rest. */
  readonly firstMs: number;
  /** Unix time in milliseconds of the last line of the rest. */
  readonly lastMs: number;
  readonly detail: string;
}

/** Runs and totals that are acknowledged together. */
export interface UplinkBatch {
  readonly id: number;
  readonly runs: readonly Run[];
  readonly totals: readonly Total[];
  /** What another server acknowledged of apps of this batch. Default: none. */
  readonly marks?: readonly Mark[];
}

/** Sender to receiver. `bye` names the origins that will not be used again. */
export type UplinkUp =
  | { readonly kind: 'hello'; readonly hello: UplinkHello }
  | { readonly kind: 'batch'; readonly batch: UplinkBatch }
  | { readonly kind: 'bye'; readonly ended: readonly OpenOrigin[] }
  | { readonly kind: 'marks'; readonly answer: MarkAnswer };

/** What arrived of an origin. */
export interface OriginLast {
  readonly app: string;
  readonly origin: bigint;
  /** Number of the last line that was taken. */
  readonly last: number;
}

/** The first message of a receiver. */
export interface UplinkWelcome {
  readonly cluster: string;
  readonly version: number;
  readonly peer: string;
  /** Of the origins in the hello those that the receiver knows. */
  readonly last: readonly OriginLast[];
  /** Bytes of entries that the receiver wants in a batch at most; undefined: no more than 256 KiB. */
  readonly batchBytesMax?: number;
  /** Random name of this life of the receiver. Absent from one that has none. */
  readonly life?: string;
  /** A first question. */
  readonly ask?: MarkAsk;
}

/** A batch is resolved: all of it was taken, except the apps named here. */
export interface UplinkAck {
  readonly id: number;
  /** App ids that another server owns. */
  readonly moved: readonly string[];
  /** App ids that the receiver cannot take now. */
  readonly overloaded: readonly string[];
  /** One for each app of the batch without its id, see uplink.proto; none to a sender that keeps no marks. Default: none. */
  readonly marks?: readonly Mark[];
}

/** Receiver to sender. */
export type UplinkDown =
  | { readonly kind: 'welcome'; readonly welcome: UplinkWelcome }
  | { readonly kind: 'ack'; readonly ack: UplinkAck }
  | { readonly kind: 'ask'; readonly ask: MarkAsk };

const SUBJECT = 'the uplink message';

/** Bytes to reserve for a run or a total beside its payload; a longer app id only costs a copy. */
const ELEMENT_BYTES = 96;

/** The bytes of a message from the sender. */
export function encodeUplinkUp(message: UplinkUp): Buffer {
  const writer = new MessageWriter(message.kind === 'batch' ? batchBytes(message.batch) : 512);
  switch (message.kind) {
    case 'hello':
      writer.message(1, () => writeHello(writer, message.hello));
      break;
    case 'batch':
      writer.message(2, () => writeBatch(writer, message.batch));
      break;
    case 'bye':
      writer.message(3, () => writeOrigins(writer, 1, message.ended));
      break;
    case 'marks':
      writer.message(4, () => writeMarkAnswer(writer, message.answer));
      break;
  }
  return writer.finish();
}

/** Reads a message from the sender. Throws WireError. */
export function decodeUplinkUp(bytes: Buffer): UplinkUp {
  const reader = new MessageReader(bytes, SUBJECT);
  let message: UplinkUp | undefined;
  while (reader.next()) {
    if (reader.field === 1) {
      message = { kind: 'hello', hello: reader.message(readHello) };
    } else if (reader.field === 2) {
      message = { kind: 'batch', batch: reader.message(readBatch) };
    } else if (reader.field === 3) {
      message = { kind: 'bye', ended: reader.message(readBye) };
    } else if (reader.field === 4) {
      message = { kind: 'marks', answer: reader.message(readMarkAnswer) };
    } else {
      reader.skip();
    }
  }
  if (message === undefined) {
    throw reader.missing('a hello, a batch, a bye or marks');
  }
  return message;
}

/** The bytes of a message from the receiver. */
export function encodeUplinkDown(message: UplinkDown): Buffer {
  const writer = new MessageWriter(128);
  switch (message.kind) {
    case 'welcome':
      writer.message(1, () => writeWelcome(writer, message.welcome));
      break;
    case 'ack':
      writer.message(2, () => writeAck(writer, message.ack));
      break;
    case 'ask':
      writer.message(3, () => writeMarkAsk(writer, message.ask));
      break;
  }
  return writer.finish();
}

/** Reads a message from the receiver. Throws WireError. */
export function decodeUplinkDown(bytes: Buffer): UplinkDown {
  const reader = new MessageReader(bytes, SUBJECT);
  let message: UplinkDown | undefined;
  while (reader.next()) {
    if (reader.field === 1) {
      message = { kind: 'welcome', welcome: reader.message(readWelcome) };
    } else if (reader.field === 2) {
      message = { kind: 'ack', ack: reader.message(readAck) };
    } else if (reader.field === 3) {
      message = { kind: 'ask', ask: reader.message(readMarkAsk) };
    } else {
      reader.skip();
    }
  }
  if (message === undefined) {
    throw reader.missing('a welcome, an ack or a question');
  }
  return message;
}

function batchBytes(batch: UplinkBatch): number {
  const elements = batch.runs.length + batch.totals.length + (batch.marks?.length ?? 0);
  let bytes = 32 + ELEMENT_BYTES * elements;
  for (const run of batch.runs) {
    bytes += run.bytes.length;
  }
  return bytes;
}

function writeOrigins(writer: MessageWriter, field: number, origins: readonly OpenOrigin[]): void {
  writer.messages(field, origins, (open) => {
    writer.fixed64(2, open.origin);
    writer.string(1, open.app);
  });
}

function readOrigin(reader: MessageReader): OpenOrigin {
  let app = '';
  let origin = 0n;
  while (reader.next()) {
    if (reader.field === 1) app = reader.string();
    else if (reader.field === 2) origin = reader.fixed64();
    else reader.skip();
  }
  return { app, origin };
}

function writeHello(writer: MessageWriter, hello: UplinkHello): void {
  writer.uint(15, hello.newestVersion ?? 0);
  writer.string(7, hello.life ?? '');
  writer.bool(6, hello.tellsMarks ?? false);
  writeOrigins(writer, 5, hello.open);
  writer.string(4, hello.zone);
  writer.string(3, hello.peer);
  writer.uint(2, hello.version);
  writer.string(1, hello.cluster);
}

function readHello(reader: MessageReader): UplinkHello {
  let cluster = '';
  let version = 0;
  let peer = '';
  let zone = '';
  let newestVersion = 0;
  const open: OpenOrigin[] = [];
  let tellsMarks = false;
  let life = '';
  while (reader.next()) {
    if (reader.field === 1) cluster = reader.string();
    else if (reader.field === 2) version = reader.uint32();
    else if (reader.field === 3) peer = reader.string();
    else if (reader.field === 4) zone = reader.string();
    else if (reader.field === 5) open.push(reader.message(readOrigin));
    else if (reader.field === 6) tellsMarks = reader.bool();
    else if (reader.field === 7) life = reader.string();
    else if (reader.field === 15) newestVersion = reader.uint32();
    else reader.skip();
  }
  const hello = { cluster, version, peer, zone, open };
  return {
    ...hello,
    ...(tellsMarks ? { tellsMarks } : {}),
    ...(life === '' ? {} : { life }),
    ...(newestVersion === 0 ? {} : { newestVersion }),
  };
}

function readBye(reader: MessageReader): OpenOrigin[] {
  const ended: OpenOrigin[] = [];
  while (reader.next()) {
    if (reader.field === 1) ended.push(reader.message(readOrigin));
    else reader.skip();
  }
  return ended;
}

function writeBatch(writer: MessageWriter, batch: UplinkBatch): void {
  writer.messages(4, batch.marks ?? [], (mark) => writeMark(writer, mark));
  writer.messages(3, batch.totals, (total) => writeTotal(writer, total));
  writer.messages(2, batch.runs, (run) => writeRun(writer, run));
  writer.uint(1, batch.id);
}

function readBatch(reader: MessageReader): UplinkBatch {
  let id = 0;
  const runs: Run[] = [];
  const totals: Total[] = [];
  const marks: Mark[] = [];
  while (reader.next()) {
    if (reader.field === 1) id = reader.uint();
    else if (reader.field === 2) runs.push(reader.message(readRun));
    else if (reader.field === 3) totals.push(reader.message(readTotal));
    else if (reader.field === 4) marks.push(reader.message(readMark));
    else reader.skip();
  }
  return marks.length === 0 ? { id, runs, totals } : { id, runs, totals, marks };
}

function writeRun(writer: MessageWriter, run: Run): void {
  writer.uint(6, run.behind ?? 0);
  writer.bytes(5, run.bytes);
  writer.uint(4, run.count);
  writer.uint(3, run.firstSeq);
  writer.fixed64(2, run.origin);
  writer.string(1, run.app);
}

function readRun(reader: MessageReader): Run {
  let app = '';
  let origin = 0n;
  let firstSeq = 0;
  let count = 0;
  let bytes: Buffer = NO_BYTES;
  let behind = 0;
  while (reader.next()) {
    if (reader.field === 1) app = reader.string();
    else if (reader.field === 2) origin = reader.fixed64();
    else if (reader.field === 3) firstSeq = reader.uint();
    else if (reader.field === 4) count = reader.uint32();
    else if (reader.field === 5) bytes = reader.bytes();
    else if (reader.field === 6) behind = reader.uint();
    else reader.skip();
  }
  const run = { app, origin, firstSeq, count, bytes };
  return behind === 0 ? run : { ...run, behind };
}

function writeTotal(writer: MessageWriter, total: Total): void {
  writer.string(8, total.detail);
  writer.uint(7, total.lastMs);
  writer.uint(6, total.firstMs);
  writer.uint(5, total.acked);
  writer.uint(4, total.total);
  writer.string(3, total.reason);
  writer.fixed64(2, total.origin);
  writer.string(1, total.app);
}

function readTotal(reader: MessageReader): Total {
  let app = '';
  let origin = 0n;
  let reason = '';
  let total = 0;
  let acked = 0;
  let firstMs = 0;
  let lastMs = 0;
  let detail = '';
  while (reader.next()) {
    if (reader.field === 1) app = reader.string();
    else if (reader.field === 2) origin = reader.fixed64();
    else if (reader.field === 3) reason = reader.string();
    else if (reader.field === 4) total = reader.uint();
    else if (reader.field === 5) acked = reader.uint();
    else if (reader.field === 6) firstMs = reader.uint();
    else if (reader.field === 7) lastMs = reader.uint();
    else if (reader.field === 8) detail = reader.string();
    else reader.skip();
  }
  return { app, origin, reason, total, acked, firstMs, lastMs, detail };
}

function writeWelcome(writer: MessageWriter, welcome: UplinkWelcome): void {
  const { ask } = welcome;
  if (ask !== undefined) writer.message(7, () => writeMarkAsk(writer, ask));
  writer.string(6, welcome.life ?? '');
  writer.uint(5, welcome.batchBytesMax ?? 0);
  writer.messages(4, welcome.last, (last) => {
    writer.uint(3, last.last);
    writer.fixed64(2, last.origin);
    writer.string(1, last.app);
  });
  writer.string(3, welcome.peer);
  writer.uint(2, welcome.version);
  writer.string(1, welcome.cluster);
}

function readWelcome(reader: MessageReader): UplinkWelcome {
  let cluster = '';
  let version = 0;
  let peer = '';
  const last: OriginLast[] = [];
  let batchBytesMax = 0;
  let life = '';
  let ask: MarkAsk | undefined;
  while (reader.next()) {
    if (reader.field === 1) cluster = reader.string();
    else if (reader.field === 2) version = reader.uint32();
    else if (reader.field === 3) peer = reader.string();
    else if (reader.field === 4) last.push(reader.message(readOriginLast));
    else if (reader.field === 5) batchBytesMax = reader.uint32();
    else if (reader.field === 6) life = reader.string();
    else if (reader.field === 7) ask = reader.message(readMarkAsk);
    else reader.skip();
  }
  const welcome = { cluster, version, peer, last };
  return {
    ...welcome,
    ...(batchBytesMax === 0 ? {} : { batchBytesMax }),
    ...(life === '' ? {} : { life }),
    ...(ask === undefined ? {} : { ask }),
  };
}

function readOriginLast(reader: MessageReader): OriginLast {
  let app = '';
  let origin = 0n;
  let last = 0;
  while (reader.next()) {
    if (reader.field === 1) app = reader.string();
    else if (reader.field === 2) origin = reader.fixed64();
    else if (reader.field === 3) last = reader.uint();
    else reader.skip();
  }
  return { app, origin, last };
}

function writeAck(writer: MessageWriter, ack: UplinkAck): void {
  writer.messages(4, ack.marks ?? [], (mark) => writeMark(writer, mark));
  writer.strings(3, ack.overloaded);
  writer.strings(2, ack.moved);
  writer.uint(1, ack.id);
}

function readAck(reader: MessageReader): UplinkAck {
  let id = 0;
  const moved: string[] = [];
  const overloaded: string[] = [];
  const marks: Mark[] = [];
  while (reader.next()) {
    if (reader.field === 1) id = reader.uint();
    else if (reader.field === 2) moved.push(reader.string());
    else if (reader.field === 3) overloaded.push(reader.string());
    else if (reader.field === 4) marks.push(reader.message(readMark));
    else reader.skip();
  }
  return marks.length === 0 ? { id, moved, overloaded } : { id, moved, overloaded, marks };
}

const NO_BYTES = Buffer.alloc(0);
