import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tailrace } from '../gen/tailrace.js';
import { fieldBytes, mutated } from './envelope.arbitrary.ts';
import { anyEntries, anyFixed64, anyText, anyUint, anyUint32 } from './messages.arbitrary.ts';
import {
  decodeReaderDown,
  decodeReaderUp,
  encodeReaderDown,
  encodeReaderHello,
  encodeReaderUp,
  type From,
  type ReaderDown,
  type ReaderEvent,
  ReaderEventsWriter,
  type ReaderUp,
} from './reader-messages.ts';
import { thrownBy } from './thrown-by.ts';
import { WireError } from './wire-error.ts';

const anyHello = fc.record(
  {
    kind: fc.constant('hello' as const),
    cluster: anyText,
    version: anyUint32,
    peer: anyText,
    newestVersion: fc.integer({ min: 1, max: 0xffff_ffff }),
  },
  { requiredKeys: ['kind', 'cluster', 'version', 'peer'] },
);
const anyFrom: fc.Arbitrary<From> = fc.oneof(
  fc.record({ kind: fc.constant('last' as const), entries: anyUint }),
  fc.record({
    kind: fc.constant('position' as const),
    position: fc.record({ logId: anyFixed64, index: anyUint }),
  }),
  fc.record({ kind: fc.constantFrom('oldest' as const, 'end' as const) }),
  fc.record({ kind: fc.constant('since' as const), arrivalMs: anyUint }),
);
const anyUp: fc.Arbitrary<ReaderUp> = fc.oneof(
  anyHello,
  fc.record({
    kind: fc.constant('open' as const),
    open: fc.record({ sub: anyUint32, app: anyText, from: anyFrom, follow: fc.boolean(), credit: anyUint }),
  }),
  fc.record({ kind: fc.constant('credit' as const), sub: anyUint32, bytes: anyUint }),
  fc.record({ kind: fc.constant('close' as const), sub: anyUint32 }),
);
const anyEvent: fc.Arbitrary<ReaderEvent> = fc.oneof(
  fc.record({
    kind: fc.constant('opened' as const),
    sub: anyUint32,
    known: fc.boolean(),
    logId: anyFixed64,
    index: anyUint,
    endIndex: anyUint,
  }),
  fc.record({
    kind: fc.constant('opened' as const),
    sub: anyUint32,
    known: fc.constant(true),
    logId: anyFixed64,
    index: anyUint,
    endIndex: anyUint,
    continues: fc.constant(true),
  }),
  fc.record({
    kind: fc.constant('slice' as const),
    sub: anyUint32,
    logId: anyFixed64,
    index: anyUint,
    count: anyUint,
    drop: fc.boolean(),
    arrivalMs: anyUint,
    bytes: anyEntries,
  }),
  fc.record({
    kind: fc.constant('overtaken' as const),
    sub: anyUint32,
    fromIndex: anyUint,
    toIndex: anyUint,
    firstMs: anyUint,
    lastMs: anyUint,
  }),
  fc.record({
    kind: fc.constant('gap' as const),
    sub: anyUint32,
    missing: fc.oneof(anyUint, fc.constant(-1)),
  }),
  fc.record({ kind: fc.constant('moved' as const), sub: anyUint32 }),
  fc.record({ kind: fc.constant('moved' as const), sub: anyUint32, unread: fc.constant(true) }),
  fc.record({
    kind: fc.constant('ended' as const),
    sub: anyUint32,
    reason: fc.constantFrom(
      'end' as const,
      'forgotten' as const,
      'stopping' as const,
      'unknown_app' as const,
    ),
  }),
);
const anyContinued = fc.record({
  kind: fc.constant('opened' as const),
  ...{ sub: anyUint32, known: fc.constant(true), logId: anyFixed64, index: anyUint, endIndex: anyUint },
  continues: fc.constant(true),
  missed: fc.record({ fromIndex: anyUint, toIndex: anyUint.filter((index) => index > 0) }),
});
const anyNotice = fc.record({
  kind: fc.constant('notice' as const),
  sub: anyUint32,
  drainId: anyText,
  url: anyText,
  state: anyText,
  dropped: anyUint,
  message: anyText,
});
const anyPartOfDrop = fc.record({
  kind: fc.constant('overtaken' as const),
  ...{ sub: anyUint32, fromIndex: anyUint, toIndex: anyUint, firstMs: anyUint, lastMs: anyUint },
  reason: fc.constant('server_lost'),
});
const anyEvents = fc.array(fc.oneof(anyEvent, anyContinued, anyNotice, anyPartOfDrop), { maxLength: 6 });
const anyDown: fc.Arbitrary<ReaderDown> = fc.oneof(
  anyHello,
  fc.record({ kind: fc.constant('events' as const), events: anyEvents }),
);

function generatedFrom(from: From): object {
  switch (from.kind) {
    case 'last':
      return { lastEntries: from.entries };
    case 'position':
      return { position: { logId: String(from.position.logId), index: from.position.index } };
    case 'oldest':
      return { oldest: {} };
    case 'end':
      return { end: {} };
    case 'since':
      return { sinceArrivalMs: from.arrivalMs };
  }
}

/** The message as the generated code writes it. */
function generatedUp(message: ReaderUp): Buffer {
  const { ReaderUp: generated } = tailrace.v1;
  const { kind, ...rest } = message;
  const fields =
    message.kind === 'open'
      ? { ...message.open, ...generatedFrom(message.open.from), from: undefined }
      : rest;
  return Buffer.from(generated.encode(generated.fromObject({ [kind]: fields })).finish());
}

function generatedEvent(event: ReaderEvent): object {
  const { kind, sub, ...fields } = event;
  if (event.kind === 'gap') {
    return { sub, gap: event.missing < 0 ? {} : { missing: event.missing } };
  }
  if (event.kind === 'ended') {
    return { sub, ended: { reason: event.reason.toUpperCase() } };
  }
  if (event.kind === 'opened' && event.missed !== undefined) {
    const { missed, ...others } = event;
    const range = { missedFrom: missed.fromIndex, missedTo: missed.toIndex };
    return { sub, opened: { ...others, ...range, logId: String(event.logId) } };
  }
  const numbers = 'logId' in event ? { logId: String(event.logId) } : {};
  const entries = 'bytes' in event ? { entries: event.bytes } : {};
  return { sub, [kind]: { ...fields, ...numbers, ...entries } };
}

function generatedDown(message: ReaderDown): Buffer {
  const { ReaderDown: generated } = tailrace.v1;
  const fields =
    message.kind === 'hello'
      ? { hello: message }
      : { events: { events: message.events.map(generatedEvent) } };
  return Buffer.from(generated.encode(generated.fromObject(fields)).finish());
}

describe('messages of Reader', () => {
  test('from the reader are written byte for byte as the generated code writes them, and read back', () => {
    fc.assert(
      fc.property(anyUp, (message) => {
        const bytes = encodeReaderUp(message);
        expect(bytes.equals(generatedUp(message))).toBe(true);
        expect(decodeReaderUp(bytes)).toEqual(message);
      }),
      { numRuns: 500 },
    );
  });

  test('from the server are written byte for byte as the generated code writes them, and read back', () => {
    fc.assert(
      fc.property(anyDown, (message) => {
        const bytes = encodeReaderDown(message);
        expect(bytes.equals(generatedDown(message))).toBe(true);
        expect(decodeReaderDown(bytes)).toEqual(message);
      }),
      { numRuns: 500 },
    );
  });

  test('that are damaged are read or refused with a WireError', () => {
    fc.assert(
      fc.property(mutated(fc.oneof(anyUp.map(encodeReaderUp), anyDown.map(encodeReaderDown))), (bytes) => {
        for (const decode of [decodeReaderUp, decodeReaderDown]) {
          expect(() => thrownBy(() => decode(bytes))).not.toThrow();
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('cut at any offset are read or refused with a WireError', () => {
    fc.assert(
      fc.property(anyDown.map(encodeReaderDown), (bytes) => {
        for (let length = 0; length < Math.min(bytes.length, 300); length++) {
          expect(() => decodeReaderDown(bytes.subarray(0, length))).toThrow(WireError);
        }
      }),
      { numRuns: 50 },
    );
  });

  test('a subscription whose number comes after its event is the same', () => {
    const event = Buffer.from([...fieldBytes(6, 2, []), ...fieldBytes(1, 0, [5])]);
    const bytes = Buffer.from(fieldBytes(2, 2, fieldBytes(1, 2, [...event])));
    expect(decodeReaderDown(bytes)).toEqual({ kind: 'events', events: [{ kind: 'moved', sub: 5 }] });
  });

  test('events and reasons of a later version do no harm', () => {
    const laterEvent = fieldBytes(1, 2, [...fieldBytes(1, 0, [5]), ...fieldBytes(50, 2, [1])]);
    const laterReason = fieldBytes(1, 2, [
      ...fieldBytes(1, 0, [6]),
      ...fieldBytes(7, 2, fieldBytes(1, 0, [99])),
    ]);
    const bytes = Buffer.from(fieldBytes(2, 2, [...laterEvent, ...laterReason]));
    expect(decodeReaderDown(bytes)).toEqual({
      kind: 'events',
      events: [{ kind: 'ended', sub: 6, reason: 'end' }],
    });
  });

  test('without a known kind, or opened from nowhere, are refused', () => {
    expect(() => decodeReaderUp(Buffer.alloc(0))).toThrow('missing field');
    expect(() => decodeReaderDown(Buffer.alloc(0))).toThrow('missing field');
    expect(() => decodeReaderUp(Buffer.from(fieldBytes(2, 2, fieldBytes(1, 0, [1]))))).toThrow(
      'Cannot read the reader message: missing field at offset 4, expected where the subscription starts',
    );
  });

  test('a hello of the server can be written alone', () => {
    const hello = { kind: 'hello', cluster: 'c', version: 1, peer: 's' } as const;
    expect(decodeReaderDown(encodeReaderHello(hello))).toEqual(hello);
  });
});

describe('ReaderEventsWriter', () => {
  test('puts what was added into one message, and begins anew', () => {
    fc.assert(
      fc.property(fc.array(anyEvents, { maxLength: 3 }), (groups) => {
        const writer = new ReaderEventsWriter();
        for (const events of groups) {
          for (const event of events) {
            writer.add(event);
          }
          expect(writer.length).toBe(events.length);
          const { byteLength } = writer;
          const bytes = writer.take();
          expect(bytes.equals(encodeReaderDown({ kind: 'events', events }))).toBe(true);
          expect(bytes.length).toBeLessThanOrEqual(byteLength);
          expect(byteLength - bytes.length).toBeLessThanOrEqual(100 * (events.length + 1));
          expect(writer.length).toBe(0);
        }
      }),
    );
  });
});
