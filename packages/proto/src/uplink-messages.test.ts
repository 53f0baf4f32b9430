import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tailrace } from '../gen/tailrace.js';
import { fieldBytes, mutated } from './envelope.arbitrary.ts';
import type { Mark } from './mark-messages.ts';
import { anyEntries, anyFixed64, anyText, anyUint, anyUint32 } from './messages.arbitrary.ts';
import { thrownBy } from './thrown-by.ts';
import {
  decodeUplinkDown,
  decodeUplinkUp,
  encodeUplinkDown,
  encodeUplinkUp,
  type OpenOrigin,
  type UplinkDown,
  type UplinkUp,
} from './uplink-messages.ts';
import { WireError } from './wire-error.ts';

const anyOrigin = fc.record({ app: anyText, origin: anyFixed64 });
const anyMark = fc.record({
  app: anyText,
  logId: anyFixed64,
  nextIndex: anyUint,
  held: anyUint,
  unsure: fc.array(fc.record({ peer: anyText, fromIndex: anyUint, toIndex: anyUint }), { maxLength: 2 }),
});
const someMarks = fc.array(anyMark, { minLength: 1, maxLength: 3 });
const anyAsk = fc.record({
  round: anyUint,
  up: fc.array(anyText, { maxLength: 3 }),
  lost: fc.array(anyText, { maxLength: 3 }),
  all: fc.boolean(),
});
const someText = anyText.filter((text) => text !== '');
const anyUp: fc.Arbitrary<UplinkUp> = fc.oneof(
  fc.record({
    kind: fc.constant('hello' as const),
    hello: fc.record(
      {
        cluster: anyText,
        version: anyUint32,
        peer: anyText,
        zone: anyText,
        open: fc.array(anyOrigin, { maxLength: 3 }),
        newestVersion: fc.integer({ min: 1, max: 0xffff_ffff }),
        tellsMarks: fc.constant(true),
        life: someText,
      },
      { requiredKeys: ['cluster', 'version', 'peer', 'zone', 'open'] },
    ),
  }),
  fc.record({
    kind: fc.constant('batch' as const),
    batch: fc.record(
      {
        id: anyUint,
        runs: fc.array(
          fc.record(
            {
              app: anyText,
              origin: anyFixed64,
              firstSeq: anyUint,
              count: anyUint32,
              bytes: anyEntries,
              behind: anyUint.filter((lines) => lines > 0),
            },
            { requiredKeys: ['app', 'origin', 'firstSeq', 'count', 'bytes'] },
          ),
          { maxLength: 4 },
        ),
        marks: someMarks,
        totals: fc.array(
          fc.record({
            app: anyText,
            origin: anyFixed64,
            reason: anyText,
            total: anyUint,
            acked: anyUint,
            firstMs: anyUint,
            lastMs: anyUint,
            detail: anyText,
          }),
          { maxLength: 3 },
        ),
      },
      { requiredKeys: ['id', 'runs', 'totals'] },
    ),
  }),
  fc.record({ kind: fc.constant('bye' as const), ended: fc.array(anyOrigin, { maxLength: 3 }) }),
  fc.record({
    kind: fc.constant('marks' as const),
    answer: fc.record({ round: anyUint, marks: fc.array(anyMark, { maxLength: 3 }), last: fc.boolean() }),
  }),
);
const anyDown: fc.Arbitrary<UplinkDown> = fc.oneof(
  fc.record({
    kind: fc.constant('welcome' as const),
    welcome: fc.record(
      {
        cluster: anyText,
        version: anyUint32,
        peer: anyText,
        last: fc.array(fc.record({ app: anyText, origin: anyFixed64, last: anyUint }), { maxLength: 3 }),
        batchBytesMax: anyUint32.filter((bytes) => bytes > 0),
        life: someText,
        ask: anyAsk,
      },
      { requiredKeys: ['cluster', 'version', 'peer', 'last'] },
    ),
  }),
  fc.record({
    kind: fc.constant('ack' as const),
    ack: fc.record(
      { id: anyUint, moved: fc.array(anyText), overloaded: fc.array(anyText), marks: someMarks },
      { requiredKeys: ['id', 'moved', 'overloaded'] },
    ),
  }),
  fc.record({ kind: fc.constant('ask' as const), ask: anyAsk }),
);

function generatedOrigins(origins: readonly OpenOrigin[]): object[] {
  return origins.map(({ app, origin }) => ({ app, origin: String(origin) }));
}

function generatedMarks(marks: readonly Mark[] | undefined): object[] {
  return (marks ?? []).map((mark) => ({ ...mark, logId: String(mark.logId) }));
}

/** The message as the generated code writes it. */
function generatedUp(message: UplinkUp): Buffer {
  const { UplinkUp: generated } = tailrace.v1;
  const fields =
    message.kind === 'hello'
      ? { hello: { ...message.hello, open: generatedOrigins(message.hello.open) } }
      : message.kind === 'bye'
        ? { bye: { ended: generatedOrigins(message.ended) } }
        : message.kind === 'marks'
          ? { marks: { ...message.answer, marks: generatedMarks(message.answer.marks) } }
          : {
              batch: {
                id: message.batch.id,
                runs: message.batch.runs.map((run) => ({
                  ...run,
                  origin: String(run.origin),
                  entries: run.bytes,
                })),
                totals: message.batch.totals.map((total) => ({ ...total, origin: String(total.origin) })),
                marks: generatedMarks(message.batch.marks),
              },
            };
  return Buffer.from(generated.encode(generated.fromObject(fields)).finish());
}

function generatedDown(message: UplinkDown): Buffer {
  const { UplinkDown: generated } = tailrace.v1;
  const fields =
    message.kind === 'ack'
      ? { ack: { ...message.ack, marks: generatedMarks(message.ack.marks) } }
      : message.kind === 'ask'
        ? { ask: message.ask }
        : {
            welcome: {
              ...message.welcome,
              last: message.welcome.last.map((last) => ({ ...last, origin: String(last.origin) })),
            },
          };
  return Buffer.from(generated.encode(generated.fromObject(fields)).finish());
}

describe('messages of Uplink', () => {
  test('from the sender are written byte for byte as the generated code writes them, and read back', () => {
    fc.assert(
      fc.property(anyUp, (message) => {
        const bytes = encodeUplinkUp(message);
        expect(bytes.equals(generatedUp(message))).toBe(true);
        expect(decodeUplinkUp(bytes)).toEqual(message);
      }),
      { numRuns: 500 },
    );
  });

  test('from the receiver are written byte for byte as the generated code writes them, and read back', () => {
    fc.assert(
      fc.property(anyDown, (message) => {
        const bytes = encodeUplinkDown(message);
        expect(bytes.equals(generatedDown(message))).toBe(true);
        expect(decodeUplinkDown(bytes)).toEqual(message);
      }),
      { numRuns: 500 },
    );
  });

  test('that are damaged are read or refused with a WireError', () => {
    fc.assert(
      fc.property(
        mutated(
          fc.oneof(anyUp.map(encodeUplinkUp), anyDown.map(encodeUplinkDown), fc.constant(Buffer.alloc(20))),
        ),
        (bytes) => {
          for (const decode of [decodeUplinkUp, decodeUplinkDown]) {
            expect(() => thrownBy(() => decode(bytes))).not.toThrow();
          }
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('cut at any offset are read or refused with a WireError', () => {
    fc.assert(
      fc.property(anyUp.map(encodeUplinkUp), (bytes) => {
        for (let length = 0; length < Math.min(bytes.length, 300); length++) {
          expect(() => decodeUplinkUp(bytes.subarray(0, length))).toThrow(WireError);
        }
      }),
      { numRuns: 50 },
    );
  });

  test('keep the bytes of a run as a view of the message', () => {
    const run = { app: 'web', origin: 1n, firstSeq: 1, count: 1, bytes: Buffer.from('entries') };
    const bytes = encodeUplinkUp({ kind: 'batch', batch: { id: 1, runs: [run], totals: [] } });
    const decoded = decodeUplinkUp(bytes);
    expect(decoded.kind === 'batch' && decoded.batch.runs[0]?.bytes.buffer).toBe(bytes.buffer);
  });

  test('may have fields of a later version, at every level', () => {
    const later = fieldBytes(200, 2, [1, 2, 3]);
    const origin = [...fieldBytes(1, 2, [0x61]), ...later];
    const bytes = Buffer.from([...later, ...fieldBytes(3, 2, [...later, ...fieldBytes(1, 2, origin)])]);
    expect(decodeUplinkUp(bytes)).toEqual({ kind: 'bye', ended: [{ app: 'a', origin: 0n }] });
  });

  test('without a known kind are refused', () => {
    expect(() => decodeUplinkUp(Buffer.alloc(0))).toThrow(
      'Cannot read the uplink message: missing field at offset 0, expected a hello, a batch, a bye or marks',
    );
    expect(() => decodeUplinkDown(Buffer.from(fieldBytes(9, 2, [])))).toThrow(
      'Cannot read the uplink message: missing field at offset 2, expected a welcome, an ack or a question',
    );
  });

  test('with numbers that are not exact are refused', () => {
    const id = fieldBytes(1, 0, [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01]);
    expect(() => decodeUplinkDown(Buffer.from(fieldBytes(2, 2, id)))).toThrow(
      'Cannot read the uplink message: too large at offset 2, expected a number up to 9007199254740991 in field 1',
    );
    for (const total of [-1, 0.5, Number.NaN, 2 ** 53]) {
      expect(() => encodeUplinkDown({ kind: 'ack', ack: { id: total, moved: [], overloaded: [] } })).toThrow(
        RangeError,
      );
    }
  });
});
