// What happens to the subscriptions of tailrace.v1.Reader (reader.proto), written and read by hand. The messages that
// carry events are in reader-messages.ts.
import type { MessageReader } from './message-reader.ts';
import type { MessageWriter } from './message-writer.ts';

/** Why a subscription ended: it was read to the end, its lines were forgotten, the server stops, no such app here. */
export type EndReason = 'end' | 'forgotten' | 'stopping' | 'unknown_app';

/** The indices `fromIndex` to `toIndex - 1`. */
export interface IndexRange {
  readonly fromIndex: number;
  readonly toIndex: number;
}

/** What happens to a subscription. */
export type ReaderEvent =
  | {
      /**
       * The subscription starts at `index` of the log `logId`, whose next line will be `endIndex`. `known` false: no
       * such app here. With follow it is waited for and `opened` comes again; without it `ended` follows.
       */
      readonly kind: 'opened';
      readonly sub: number;
      readonly known: boolean;
      readonly logId: bigint;
      readonly index: number;
      readonly endIndex: number;
      /** True: the position asked for was in a log that has become part of this one, and `index` is its place here. */
      readonly continues?: boolean;
      /** With `continues`: lines of this log before `index` that nobody could read in the log that was asked for. Default: none. */
      readonly missed?: IndexRange;
    }
  | {
      /**
       * Entries of an EnvelopeBatch. `drop` true: `bytes` is one entry, the notice, and `count` the number of lines
       * that it stands for; else `count` is the number of entries. Decoded, `bytes` is a view of the message.
       */
      readonly kind: 'slice';
      readonly sub: number;
      readonly logId: bigint;
      readonly index: number;
      readonly count: number;
      readonly drop: boolean;
      readonly arrivalMs: number;
      readonly bytes: Buffer;
    }
  | {
      /** The lines `fromIndex` to `toIndex` (not included) left the log unread; times around the hole. */
      readonly kind: 'overtaken';
      readonly sub: number;
      readonly fromIndex: number;
      readonly toIndex: number;
      readonly firstMs: number;
      readonly lastMs: number;
      /** Why, as the notice says of which they are a part. Absent: the log no longer holds them. */
      readonly reason?: string;
    }
  | {
      /** The position asked for is not in this log; `missing` lines, -1 when that is not known. */
      readonly kind: 'gap';
      readonly sub: number;
      readonly missing: number;
    }
  | {
      /** Another server owns the app: ask that one. */
      readonly kind: 'moved';
      readonly sub: number;
      /** True: not everything was read here; the other one has the rest. */
      readonly unread?: boolean;
    }
  | {
      /** A drain of the app does not work, or works again: in no log, and without an index. */
      readonly kind: 'notice';
      readonly sub: number;
      readonly drainId: string;
      /** Scheme, host and port of its receiver. */
      readonly url: string;
      /** `failing`, `overtaken` or `recovered`. */
      readonly state: string;
      /** Lines that it has lost since that began. */
      readonly dropped: number;
      readonly message: string;
    }
  | { readonly kind: 'ended'; readonly sub: number; readonly reason: EndReason };

/** By the numbers of ReaderEnded.Reason. */
const endReasons: readonly EndReason[] = ['end', 'forgotten', 'stopping', 'unknown_app'];

/** Writes the fields of ReaderEvents. */
export function writeEvents(writer: MessageWriter, events: readonly ReaderEvent[]): void {
  writer.messages(1, events, (event) => writeEvent(writer, event));
}

/** Reads the fields of ReaderEvents; events of kinds that are not known are left out. Throws WireError. */
export function readEvents(reader: MessageReader): ReaderEvent[] {
  const events: ReaderEvent[] = [];
  while (reader.next()) {
    if (reader.field === 1) {
      const event = reader.message(readEvent);
      if (event !== undefined) {
        events.push(event);
      }
    } else {
      reader.skip();
    }
  }
  return events;
}

/** An event without its subscription's number, which may come after it. */
type ReadBody = (reader: MessageReader, sub: number) => ReaderEvent;

function readEvent(reader: MessageReader): ReaderEvent | undefined {
  let sub = 0;
  let event: ReaderEvent | undefined;
  while (reader.next()) {
    const readBody = eventBodies[reader.field];
    if (reader.field === 1) {
      sub = reader.uint32();
    } else if (readBody !== undefined) {
      event = reader.message((body) => readBody(body, sub));
    } else {
      reader.skip();
    }
  }
  return event === undefined || event.sub === sub ? event : { ...event, sub };
}

const eventBodies: Readonly<Record<number, ReadBody>> = {
  2: (reader, sub) => {
    let known = false;
    let logId = 0n;
    let index = 0;
    let endIndex = 0;
    let continues = false;
    let fromIndex = 0;
    let toIndex = 0;
    while (reader.next()) {
      if (reader.field === 1) known = reader.bool();
      else if (reader.field === 2) logId = reader.fixed64();
      else if (reader.field === 3) index = reader.uint();
      else if (reader.field === 4) endIndex = reader.uint();
      else if (reader.field === 5) continues = reader.bool();
      else if (reader.field === 6) fromIndex = reader.uint();
      else if (reader.field === 7) toIndex = reader.uint();
      else reader.skip();
    }
    const opened = { kind: 'opened', sub, known, logId, index, endIndex } as const;
    if (!continues) return opened;
    return toIndex === 0
      ? { ...opened, continues }
      : { ...opened, continues, missed: { fromIndex, toIndex } };
  },
  3: (reader, sub) => {
    let logId = 0n;
    let index = 0;
    let count = 0;
    let drop = false;
    let arrivalMs = 0;
    let bytes: Buffer = NO_BYTES;
    while (reader.next()) {
      if (reader.field === 1) logId = reader.fixed64();
      else if (reader.field === 2) index = reader.uint();
      else if (reader.field === 3) count = reader.uint();
      else if (reader.field === 4) drop = reader.bool();
      else if (reader.field === 5) arrivalMs = reader.uint();
      else if (reader.field === 6) bytes = reader.bytes();
      else reader.skip();
    }
    return { kind: 'slice', sub, logId, index, count, drop, arrivalMs, bytes };
  },
  4: (reader, sub) => {
    let fromIndex = 0;
    let toIndex = 0;
    let firstMs = 0;
    let lastMs = 0;
    let reason = '';
    while (reader.next()) {
      if (reader.field === 1) fromIndex = reader.uint();
      else if (reader.field === 2) toIndex = reader.uint();
      else if (reader.field === 3) firstMs = reader.uint();
      else if (reader.field === 4) lastMs = reader.uint();
      else if (reader.field === 5) reason = reader.string();
      else reader.skip();
    }
    const overtaken = { kind: 'overtaken', sub, fromIndex, toIndex, firstMs, lastMs } as const;
    return reason === '' ? overtaken : { ...overtaken, reason };
  },
  5: (reader, sub) => {
    let missing = -1;
    while (reader.next()) {
      if (reader.field === 1) missing = reader.uint();
      else reader.skip();
    }
    return { kind: 'gap', sub, missing };
  },
  6: (reader, sub) => {
    let unread = false;
    while (reader.next()) {
      if (reader.field === 1) unread = reader.bool();
      else reader.skip();
    }
    return unread ? { kind: 'moved', sub, unread } : { kind: 'moved', sub };
  },
  7: (reader, sub) => {
    let reason: EndReason = 'end';
    while (reader.next()) {
      // A reason of a later version is an end like any other.
      if (reader.field === 1) reason = endReasons[reader.uint()] ?? 'end';
      else reader.skip();
    }
    return { kind: 'ended', sub, reason };
  },
  8: (reader, sub) => {
    let drainId = '';
    let url = '';
    let state = '';
    let dropped = 0;
    let message = '';
    while (reader.next()) {
      if (reader.field === 1) drainId = reader.string();
      else if (reader.field === 2) url = reader.string();
      else if (reader.field === 3) state = reader.string();
      else if (reader.field === 4) dropped = reader.uint();
      else if (reader.field === 5) message = reader.string();
      else reader.skip();
    }
    return { kind: 'notice', sub, drainId, url, state, dropped, message };
  },
};

function writeEvent(writer: MessageWriter, event: ReaderEvent): void {
  switch (event.kind) {
    case 'opened':
      writer.message(2, () => {
        writer.uint(7, event.missed?.toIndex ?? 0);
        writer.uint(6, event.missed?.fromIndex ?? 0);
        writer.bool(5, event.continues ?? false);
        writer.uint(4, event.endIndex);
        writer.uint(3, event.index);
        writer.fixed64(2, event.logId);
        writer.bool(1, event.known);
      });
      break;
    case 'slice':
      writer.message(3, () => {
        writer.bytes(6, event.bytes);
        writer.uint(5, event.arrivalMs);
        writer.bool(4, event.drop);
        writer.uint(3, event.count);
        writer.uint(2, event.index);
        writer.fixed64(1, event.logId);
      });
      break;
    case 'overtaken':
      writer.message(4, () => {
        writer.string(5, event.reason ?? '');
        writer.uint(4, event.lastMs);
        writer.uint(3, event.firstMs);
        writer.uint(2, event.toIndex);
        writer.uint(1, event.fromIndex);
      });
      break;
    case 'gap':
      writer.message(5, () => {
        if (event.missing >= 0) {
          writer.uintAlways(1, event.missing);
        }
      });
      break;
    case 'moved':
      writer.message(6, () => writer.bool(1, event.unread ?? false));
      break;
    case 'ended':
      writer.message(7, () => writer.uint(1, endReasons.indexOf(event.reason)));
      break;
    case 'notice':
      writer.message(8, () => {
        writer.string(5, event.message);
        writer.uint(4, event.dropped);
        writer.string(3, event.state);
        writer.string(2, event.url);
        writer.string(1, event.drainId);
      });
      break;
  }
  writer.uint(1, event.sub);
}

const NO_BYTES = Buffer.alloc(0);
