// The messages of tailrace.v1.Reader.Subscribe (reader.proto), written and read by hand: objects per slice, never per
// envelope. What a subscription does is not decided here.
import { MessageReader } from './message-reader.ts';
import { MessageWriter } from './message-writer.ts';
import type { HelloVersions } from './protocol-version.ts';
import { type ReaderEvent, readEvents, writeEvents } from './reader-event.ts';

export type { EndReason, IndexRange, ReaderEvent } from './reader-event.ts';

/** A place in a log: the line with this index comes next. */
export interface Position {
  /** Random number of 64 bits, unsigned. */
  readonly logId: bigint;
  readonly index: number;
}

/**
 * Where a subscription starts: so that the newest `entries` lines come first, at a position, at the oldest line held,
 * after the newest one, or at the first line that arrived at a Unix time in milliseconds or later.
 */
export type From =
  | { readonly kind: 'last'; readonly entries: number }
  | { readonly kind: 'position'; readonly position: Position }
  | { readonly kind: 'oldest' }
  | { readonly kind: 'end' }
  | { readonly kind: 'since'; readonly arrivalMs: number };

/** Opens a subscription. */
export interface Open {
  /** A number of 32 bits that the reader chooses and does not use twice in a stream. */
  readonly sub: number;
  readonly app: string;
  readonly from: From;
  /** True: goes on with new lines, and waits for an app that is not known yet. */
  readonly follow: boolean;
  /** Bytes of slices that the server may send before it needs more. */
  readonly credit: number;
}

/** The first message of both sides. */
export interface ReaderHello extends HelloVersions {
  readonly kind: 'hello';
  readonly cluster: string;
  /** The sender's id, for logs and metrics. */
  readonly peer: string;
}

/** Reader to server. */
export type ReaderUp =
  | ReaderHello
  | { readonly kind: 'open'; readonly open: Open }
  | { readonly kind: 'credit'; readonly sub: number; readonly bytes: number }
  | { readonly kind: 'close'; readonly sub: number };

/** Server to reader. */
export type ReaderDown = ReaderHello | { readonly kind: 'events'; readonly events: readonly ReaderEvent[] };

const SUBJECT = 'the reader message';

/** No event without its slice is longer: fields, lengths, and numbers of at most 10 bytes. */
const EVENT_BYTES_MAX = 96;

/** Tag and length of the list of events. */
const EVENTS_HEADER_BYTES_MAX = 11;

/** The bytes of a message from the reader. */
export function encodeReaderUp(message: ReaderUp): Buffer {
  const writer = new MessageWriter(128);
  switch (message.kind) {
    case 'hello':
      writer.message(1, () => writeHello(writer, message));
      break;
    case 'open':
      writer.message(2, () => writeOpen(writer, message.open));
      break;
    case 'credit':
      writer.message(3, () => {
        writer.uint(2, message.bytes);
        writer.uint(1, message.sub);
      });
      break;
    case 'close':
      writer.message(4, () => writer.uint(1, message.sub));
      break;
  }
  return writer.finish();
}

/** Reads a message from the reader. Throws WireError. */
export function decodeReaderUp(bytes: Buffer): ReaderUp {
  const reader = new MessageReader(bytes, SUBJECT);
  let message: ReaderUp | undefined;
  while (reader.next()) {
    if (reader.field === 1) message = reader.message(readHello);
    else if (reader.field === 2) message = { kind: 'open', open: reader.message(readOpen) };
    else if (reader.field === 3) message = reader.message(readCredit);
    else if (reader.field === 4) message = { kind: 'close', sub: reader.message(readSub) };
    else reader.skip();
  }
  if (message === undefined) {
    throw reader.missing('a hello, an open, a credit or a close');
  }
  return message;
}

/** The bytes of a server's hello. */
export function encodeReaderHello(hello: ReaderHello): Buffer {
  const writer = new MessageWriter(128);
  writer.message(1, () => writeHello(writer, hello));
  return writer.finish();
}

/** The bytes of a message from the server. */
export function encodeReaderDown(message: ReaderDown): Buffer {
  if (message.kind === 'hello') {
    return encodeReaderHello(message);
  }
  const events = new ReaderEventsWriter();
  for (const event of message.events) {
    events.add(event);
  }
  return events.take();
}

/**
 * Collects events for one message. The slices' bytes are copied by {@link take}, not before, and must not change
 * until then. It has no limit: whoever adds looks at {@link byteLength} and takes in time.
 */
export class ReaderEventsWriter {
  #events: ReaderEvent[] = [];
  #byteLength = EVENTS_HEADER_BYTES_MAX;

  /** How many events there are. */
  get length(): number {
    return this.#events.length;
  }

  /** How long the message will be at most: up to 100 bytes per event more than it really is. */
  get byteLength(): number {
    return this.#byteLength;
  }

  add(event: ReaderEvent): void {
    this.#events.push(event);
    this.#byteLength += EVENT_BYTES_MAX + variableBytes(event);
  }

  /** The message with all events so far; the writer is empty afterwards. */
  take(): Buffer {
    const events = this.#events;
    const writer = new MessageWriter(this.#byteLength);
    this.#events = [];
    this.#byteLength = EVENTS_HEADER_BYTES_MAX;
    writer.message(2, () => writeEvents(writer, events));
    return writer.finish();
  }
}

/** What an event has beside its numbers. */
function variableBytes(event: ReaderEvent): number {
  if (event.kind === 'slice') return event.bytes.length;
  if (event.kind === 'overtaken') return Buffer.byteLength(event.reason ?? '');
  if (event.kind !== 'notice') return 0;
  const { drainId, url, state, message } = event;
  return [drainId, url, state, message].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
}

/** Reads a message from the server. Events of kinds that are not known are left out. Throws WireError. */
export function decodeReaderDown(bytes: Buffer): ReaderDown {
  const reader = new MessageReader(bytes, SUBJECT);
  let message: ReaderDown | undefined;
  while (reader.next()) {
    if (reader.field === 1) message = reader.message(readHello);
    else if (reader.field === 2) message = { kind: 'events', events: reader.message(readEvents) };
    else reader.skip();
  }
  if (message === undefined) {
    throw reader.missing('a hello or events');
  }
  return message;
}

function writeHello(writer: MessageWriter, hello: ReaderHello): void {
  writer.uint(15, hello.newestVersion ?? 0);
  writer.string(3, hello.peer);
  writer.uint(2, hello.version);
  writer.string(1, hello.cluster);
}

function readHello(reader: MessageReader): ReaderHello {
  let cluster = '';
  let version = 0;
  let peer = '';
  let newestVersion = 0;
  while (reader.next()) {
    if (reader.field === 1) cluster = reader.string();
    else if (reader.field === 2) version = reader.uint32();
    else if (reader.field === 3) peer = reader.string();
    else if (reader.field === 15) newestVersion = reader.uint32();
    else reader.skip();
  }
  const hello = { kind: 'hello', cluster, version, peer } as const;
  return newestVersion === 0 ? hello : { ...hello, newestVersion };
}

function writeOpen(writer: MessageWriter, open: Open): void {
  writer.uint(9, open.credit);
  writer.bool(8, open.follow);
  const { from } = open;
  switch (from.kind) {
    case 'last':
      writer.uintAlways(3, from.entries);
      break;
    case 'position':
      writer.message(4, () => {
        writer.uint(2, from.position.index);
        writer.fixed64(1, from.position.logId);
      });
      break;
    case 'oldest':
      writer.message(5, writeNothing);
      break;
    case 'end':
      writer.message(6, writeNothing);
      break;
    case 'since':
      writer.uintAlways(7, from.arrivalMs);
      break;
  }
  writer.string(2, open.app);
  writer.uint(1, open.sub);
}

function readOpen(reader: MessageReader): Open {
  let sub = 0;
  let app = '';
  let from: From | undefined;
  let follow = false;
  let credit = 0;
  while (reader.next()) {
    if (reader.field === 1) sub = reader.uint32();
    else if (reader.field === 2) app = reader.string();
    else if (reader.field >= 3 && reader.field <= 7) from = readFrom(reader);
    else if (reader.field === 8) follow = reader.bool();
    else if (reader.field === 9) credit = reader.uint();
    else reader.skip();
  }
  if (from === undefined) {
    throw reader.missing('where the subscription starts');
  }
  return { sub, app, from, follow, credit };
}

function readFrom(reader: MessageReader): From {
  switch (reader.field) {
    case 3:
      return { kind: 'last', entries: reader.uint() };
    case 4:
      return { kind: 'position', position: reader.message(readPosition) };
    case 5:
      reader.message(skipAll);
      return { kind: 'oldest' };
    case 6:
      reader.message(skipAll);
      return { kind: 'end' };
    default:
      return { kind: 'since', arrivalMs: reader.uint() };
  }
}

function readPosition(reader: MessageReader): Position {
  let logId = 0n;
  let index = 0;
  while (reader.next()) {
    if (reader.field === 1) logId = reader.fixed64();
    else if (reader.field === 2) index = reader.uint();
    else reader.skip();
  }
  return { logId, index };
}

function readCredit(reader: MessageReader): ReaderUp {
  let sub = 0;
  let bytes = 0;
  while (reader.next()) {
    if (reader.field === 1) sub = reader.uint32();
    else if (reader.field === 2) bytes = reader.uint();
    else reader.skip();
  }
  return { kind: 'credit', sub, bytes };
}

function readSub(reader: MessageReader): number {
  let sub = 0;
  while (reader.next()) {
    if (reader.field === 1) sub = reader.uint32();
    else reader.skip();
  }
  return sub;
}

function writeNothing(): void {}

function skipAll(reader: MessageReader): void {
  while (reader.next()) {
    reader.skip();
  }
}
