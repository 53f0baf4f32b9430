// The messages of tailrace.v1.Handover.Take (handover.proto), written and read by hand: chunks of logs are views, not
// copies. Who hands what to whom is not decided here.
import { MessageReader } from './message-reader.ts';
import { MessageWriter } from './message-writer.ts';
import type { HelloVersions } from './protocol-version.ts';

/** The first message of both sides. */
export interface HandoverHello extends HelloVersions {
  readonly kind: 'hello';
  readonly cluster: string;
  /** The sender's member id. */
  readonly peer: string;
  /** Names this life of the sender. */
  readonly incarnation: string;
}

/** A log that its holder appends nothing to any more. */
export interface HandoverHeader {
  readonly app: string;
  /** Random number of 64 bits, unsigned. */
  readonly logId: bigint;
  /** Index of the oldest line that is held or still on its way to the holder. */
  readonly firstIndex: number;
  readonly nextIndex: number;
  /** Unix times in milliseconds. */
  readonly createdMs: number;
  readonly lastWriteMs: number;
  readonly droppedLines: number;
  /** Servers, as id/incarnation, that were given this header before, and may have appended to the log. */
  readonly givenTo: readonly string[];
  /** True: drains of the app still run at the holder; `released` says where they stopped. */
  readonly draining: boolean;
  /** JSON: what is kept beside a log. */
  readonly state: string;
}

/** Asks for the newest lines of a log below an index. */
export interface HandoverWant {
  readonly app: string;
  readonly logId: bigint;
  readonly before: number;
}

/** A chunk of a log; see `SnapshotChunk`. */
export interface HandoverChunk {
  readonly firstIndex: number;
  readonly endIndex: number;
  readonly lines: number;
  readonly stops: readonly number[];
  /** Decoded, a view of the message. */
  readonly bytes: Buffer;
}

/** The answer to a want. */
export interface HandoverPiece extends HandoverWant {
  /** Newest first. */
  readonly chunks: readonly HandoverChunk[];
  /** True: nothing older is held. */
  readonly atStart: boolean;
}

/** A log that the taker has whole, up to this index. */
export interface HandoverLog {
  readonly app: string;
  readonly logId: bigint;
  readonly nextIndex: number;
}

/** Where a drain stopped. */
export interface HandoverDrain {
  readonly drainId: string;
  readonly index: number;
}

/** Taker to holder. */
export type HandoverUp =
  | HandoverHello
  | { readonly kind: 'ask'; readonly round: number; readonly up: readonly string[] }
  | { readonly kind: 'fetch'; readonly wants: readonly HandoverWant[] }
  | { readonly kind: 'taken'; readonly logs: readonly HandoverLog[] };

/** Holder to taker. */
export type HandoverDown =
  | HandoverHello
  | {
      readonly kind: 'headers';
      readonly round: number;
      readonly headers: readonly HandoverHeader[];
      /** True: these are all. */
      readonly last: boolean;
    }
  | { readonly kind: 'pieces'; readonly pieces: readonly HandoverPiece[] }
  | {
      readonly kind: 'released';
      readonly app: string;
      readonly logId: bigint;
      readonly drains: readonly HandoverDrain[];
    };

const SUBJECT = 'the hand-over message';

const STOP_BYTES = 8;

/** The bytes of a message from the taker. */
export function encodeHandoverUp(message: HandoverUp): Buffer {
  const writer = new MessageWriter(256);
  switch (message.kind) {
    case 'hello':
      writer.message(1, () => writeHello(writer, message));
      break;
    case 'ask':
      writer.message(2, () => {
        writer.strings(2, message.up);
        writer.uint(1, message.round);
      });
      break;
    case 'fetch':
      writer.message(3, () => writer.messages(1, message.wants, (want) => writeWant(writer, want)));
      break;
    case 'taken':
      writer.message(4, () => writer.messages(1, message.logs, (log) => writeLog(writer, log)));
      break;
  }
  return writer.finish();
}

/** Reads a message from the taker. Throws WireError. */
export function decodeHandoverUp(bytes: Buffer): HandoverUp {
  const reader = new MessageReader(bytes, SUBJECT);
  let message: HandoverUp | undefined;
  while (reader.next()) {
    if (reader.field === 1) message = reader.message(readHello);
    else if (reader.field === 2) message = reader.message(readAsk);
    else if (reader.field === 3) message = { kind: 'fetch', wants: reader.message(readWants) };
    else if (reader.field === 4) message = { kind: 'taken', logs: reader.message(readLogs) };
    else reader.skip();
  }
  if (message === undefined) throw reader.missing('a hello, an ask, a fetch or a taken');
  return message;
}

/** The bytes of a message from the holder. The bytes of chunks are copied. */
export function encodeHandoverDown(message: HandoverDown): Buffer {
  const writer = new MessageWriter(message.kind === 'pieces' ? piecesBytes(message.pieces) : 1024);
  switch (message.kind) {
    case 'hello':
      writer.message(1, () => writeHello(writer, message));
      break;
    case 'headers':
      writer.message(2, () => {
        writer.bool(3, message.last);
        writer.messages(2, message.headers, (header) => writeHeader(writer, header));
        writer.uint(1, message.round);
      });
      break;
    case 'pieces':
      writer.message(3, () => writer.messages(1, message.pieces, (piece) => writePiece(writer, piece)));
      break;
    case 'released':
      writer.message(4, () => {
        writer.messages(3, message.drains, (drain) => writeDrain(writer, drain));
        writer.fixed64(2, message.logId);
        writer.string(1, message.app);
      });
      break;
  }
  return writer.finish();
}

/** Reads a message from the holder. Throws WireError. */
export function decodeHandoverDown(bytes: Buffer): HandoverDown {
  const reader = new MessageReader(bytes, SUBJECT);
  let message: HandoverDown | undefined;
  while (reader.next()) {
    if (reader.field === 1) message = reader.message(readHello);
    else if (reader.field === 2) message = reader.message(readHeaders);
    else if (reader.field === 3) message = { kind: 'pieces', pieces: reader.message(readPieces) };
    else if (reader.field === 4) message = reader.message(readReleased);
    else reader.skip();
  }
  if (message === undefined) throw reader.missing('a hello, headers, pieces or a released');
  return message;
}

function piecesBytes(pieces: readonly HandoverPiece[]): number {
  let length = 16;
  for (const { app, chunks } of pieces) {
    length += 64 + 3 * app.length;
    for (const { bytes, stops } of chunks) length += 64 + STOP_BYTES * stops.length + bytes.length;
  }
  return length;
}

function writeHello(writer: MessageWriter, hello: HandoverHello): void {
  writer.uint(15, hello.newestVersion ?? 0);
  writer.string(4, hello.incarnation);
  writer.string(3, hello.peer);
  writer.uint(2, hello.version);
  writer.string(1, hello.cluster);
}

function readHello(reader: MessageReader): HandoverHello {
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

function readAsk(reader: MessageReader): HandoverUp {
  let round = 0;
  const up: string[] = [];
  while (reader.next()) {
    if (reader.field === 1) round = reader.uint();
    else if (reader.field === 2) up.push(reader.string());
    else reader.skip();
  }
  return { kind: 'ask', round, up };
}

function writeWant(writer: MessageWriter, want: HandoverWant): void {
  writer.uint(3, want.before);
  writer.fixed64(2, want.logId);
  writer.string(1, want.app);
}

function readWants(reader: MessageReader): HandoverWant[] {
  return readList(reader, () => {
    const { app, logId, number } = readNamed(reader);
    return { app, logId, before: number };
  });
}

/** Writes the fields of a log and its end. */
export function writeLog(writer: MessageWriter, log: HandoverLog): void {
  writer.uint(3, log.nextIndex);
  writer.fixed64(2, log.logId);
  writer.string(1, log.app);
}

function readLogs(reader: MessageReader): HandoverLog[] {
  return readList(reader, () => readNamedLog(reader));
}

/** Reads the fields of a log and its end. */
export function readNamedLog(reader: MessageReader): HandoverLog {
  const { app, logId, number } = readNamed(reader);
  return { app, logId, nextIndex: number };
}

/** A log and one number. */
function readNamed(reader: MessageReader): { app: string; logId: bigint; number: number } {
  let app = '';
  let logId = 0n;
  let number = 0;
  while (reader.next()) {
    if (reader.field === 1) app = reader.string();
    else if (reader.field === 2) logId = reader.fixed64();
    else if (reader.field === 3) number = reader.uint();
    else reader.skip();
  }
  return { app, logId, number };
}

/** Writes the fields of a header. */
export function writeHeader(writer: MessageWriter, header: HandoverHeader): void {
  writer.string(10, header.state);
  writer.bool(9, header.draining);
  writer.strings(8, header.givenTo);
  writer.uint(7, header.droppedLines);
  writer.uint(6, header.lastWriteMs);
  writer.uint(5, header.createdMs);
  writer.uint(4, header.nextIndex);
  writer.uint(3, header.firstIndex);
  writer.fixed64(2, header.logId);
  writer.string(1, header.app);
}

function readHeaders(reader: MessageReader): HandoverDown {
  let round = 0;
  let last = false;
  const headers: HandoverHeader[] = [];
  while (reader.next()) {
    if (reader.field === 1) round = reader.uint();
    else if (reader.field === 2) headers.push(reader.message(readHeader));
    else if (reader.field === 3) last = reader.bool();
    else reader.skip();
  }
  return { kind: 'headers', round, headers, last };
}

/** Reads the fields of a header. */
export function readHeader(reader: MessageReader): HandoverHeader {
  let app = '';
  let logId = 0n;
  const numbers = [0, 0, 0, 0, 0];
  const givenTo: string[] = [];
  let draining = false;
  let state = '';
  while (reader.next()) {
    const { field } = reader;
    if (field === 1) app = reader.string();
    else if (field === 2) logId = reader.fixed64();
    else if (field >= 3 && field <= 7) numbers[field - 3] = reader.uint();
    else if (field === 8) givenTo.push(reader.string());
    else if (field === 9) draining = reader.bool();
    else if (field === 10) state = reader.string();
    else reader.skip();
  }
  const [firstIndex = 0, nextIndex = 0, createdMs = 0, lastWriteMs = 0, droppedLines = 0] = numbers;
  return {
    app,
    logId,
    firstIndex,
    nextIndex,
    createdMs,
    lastWriteMs,
    droppedLines,
    givenTo,
    draining,
    state,
  };
}

function writePiece(writer: MessageWriter, piece: HandoverPiece): void {
  writer.bool(5, piece.atStart);
  writer.messages(4, piece.chunks, (chunk) => {
    writer.bytes(5, chunk.bytes);
    writer.bytes(4, stopsToBytes(chunk.stops));
    writer.uint(3, chunk.lines);
    writer.uint(2, chunk.endIndex);
    writer.uint(1, chunk.firstIndex);
  });
  writeWant(writer, piece);
}

function readPieces(reader: MessageReader): HandoverPiece[] {
  return readList(reader, () => {
    let app = '';
    let logId = 0n;
    let before = 0;
    const chunks: HandoverChunk[] = [];
    let atStart = false;
    while (reader.next()) {
      if (reader.field === 1) app = reader.string();
      else if (reader.field === 2) logId = reader.fixed64();
      else if (reader.field === 3) before = reader.uint();
      else if (reader.field === 4) chunks.push(reader.message(readChunk));
      else if (reader.field === 5) atStart = reader.bool();
      else reader.skip();
    }
    return { app, logId, before, chunks, atStart };
  });
}

function readChunk(reader: MessageReader): HandoverChunk {
  let firstIndex = 0;
  let endIndex = 0;
  let lines = 0;
  let stops: number[] = [];
  let bytes: Buffer = NO_BYTES;
  while (reader.next()) {
    if (reader.field === 1) firstIndex = reader.uint();
    else if (reader.field === 2) endIndex = reader.uint();
    else if (reader.field === 3) lines = reader.uint();
    else if (reader.field === 4) stops = stopsFromBytes(reader.bytes());
    else if (reader.field === 5) bytes = reader.bytes();
    else reader.skip();
  }
  return { firstIndex, endIndex, lines, stops, bytes };
}

function readReleased(reader: MessageReader): HandoverDown {
  let app = '';
  let logId = 0n;
  const drains: HandoverDrain[] = [];
  while (reader.next()) {
    if (reader.field === 1) app = reader.string();
    else if (reader.field === 2) logId = reader.fixed64();
    else if (reader.field === 3) drains.push(reader.message(readDrain));
    else reader.skip();
  }
  return { kind: 'released', app, logId, drains };
}

/** Writes the fields of a drain's place. */
export function writeDrain(writer: MessageWriter, { drainId, index }: HandoverDrain): void {
  writer.uint(2, index);
  writer.string(1, drainId);
}

/** Reads the fields of a drain's place. */
export function readDrain(reader: MessageReader): HandoverDrain {
  let drainId = '';
  let index = 0;
  while (reader.next()) {
    if (reader.field === 1) drainId = reader.string();
    else if (reader.field === 2) index = reader.uint();
    else reader.skip();
  }
  return { drainId, index };
}

/** The elements of field 1. */
function readList<T>(reader: MessageReader, read: () => T): T[] {
  const list: T[] = [];
  while (reader.next()) {
    if (reader.field === 1) list.push(reader.message(read));
    else reader.skip();
  }
  return list;
}

function stopsToBytes(stops: readonly number[]): Buffer {
  const bytes = Buffer.allocUnsafe(STOP_BYTES * stops.length);
  for (const [i, number] of stops.entries()) bytes.writeDoubleLE(number, STOP_BYTES * i);
  return bytes;
}

/** What is left over at the end is for the check of the whole chunk to refuse. */
function stopsFromBytes(bytes: Buffer): number[] {
  return Array.from({ length: Math.floor(bytes.length / STOP_BYTES) }, (_, i) =>
    bytes.readDoubleLE(STOP_BYTES * i),
  );
}

const NO_BYTES = Buffer.alloc(0);
