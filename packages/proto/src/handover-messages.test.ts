import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tailrace } from '../gen/tailrace.js';
import { mutated } from './envelope.arbitrary.ts';
import {
  decodeHandoverDown,
  decodeHandoverUp,
  encodeHandoverDown,
  encodeHandoverUp,
  type HandoverChunk,
  type HandoverDown,
  type HandoverUp,
} from './handover-messages.ts';
import { anyEntries, anyFixed64, anyText, anyUint, anyUint32 } from './messages.arbitrary.ts';
import { thrownBy } from './thrown-by.ts';
import { WireError } from './wire-error.ts';

const few = { maxLength: 3 };
const anyHello = fc.record(
  {
    kind: fc.constant('hello' as const),
    cluster: anyText,
    version: anyUint32,
    peer: anyText,
    incarnation: anyText,
    newestVersion: fc.integer({ min: 1, max: 0xffff_ffff }),
  },
  { requiredKeys: ['kind', 'cluster', 'version', 'peer', 'incarnation'] },
);
const anyWant = fc.record({ app: anyText, logId: anyFixed64, before: anyUint });
const anyUp: fc.Arbitrary<HandoverUp> = fc.oneof(
  anyHello,
  fc.record({ kind: fc.constant('ask' as const), round: anyUint, up: fc.array(anyText, few) }),
  fc.record({ kind: fc.constant('fetch' as const), wants: fc.array(anyWant, few) }),
  fc.record({
    kind: fc.constant('taken' as const),
    logs: fc.array(fc.record({ app: anyText, logId: anyFixed64, nextIndex: anyUint }), few),
  }),
);
const anyHeader = fc.record({
  app: anyText,
  logId: anyFixed64,
  firstIndex: anyUint,
  nextIndex: anyUint,
  createdMs: anyUint,
  lastWriteMs: anyUint,
  droppedLines: anyUint,
  givenTo: fc.array(anyText, few),
  draining: fc.boolean(),
  state: anyText,
});
const anyChunk = fc.record({
  firstIndex: anyUint,
  endIndex: anyUint,
  lines: anyUint,
  stops: fc.array(fc.double({ noNaN: true }), few),
  bytes: anyEntries,
});
const anyPiece = fc.record({
  app: anyText,
  logId: anyFixed64,
  before: anyUint,
  chunks: fc.array(anyChunk, few),
  atStart: fc.boolean(),
});
const anyDown: fc.Arbitrary<HandoverDown> = fc.oneof(
  anyHello,
  fc.record({
    kind: fc.constant('headers' as const),
    round: anyUint,
    headers: fc.array(anyHeader, few),
    last: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('pieces' as const), pieces: fc.array(anyPiece, few) }),
  fc.record({
    kind: fc.constant('released' as const),
    app: anyText,
    logId: anyFixed64,
    drains: fc.array(fc.record({ drainId: anyText, index: anyUint }), few),
  }),
);

const withText = <T extends { readonly logId: bigint }>(log: T) => ({ ...log, logId: String(log.logId) });

function generatedUp(message: HandoverUp): Buffer {
  const { HandoverUp: generated } = tailrace.v1;
  const { kind, ...rest } = message;
  let fields: object = rest;
  if (message.kind === 'fetch') fields = { wants: message.wants.map(withText) };
  if (message.kind === 'taken') fields = { logs: message.logs.map(withText) };
  return Buffer.from(generated.encode(generated.fromObject({ [kind]: fields })).finish());
}

function generatedChunk({ stops, bytes, ...rest }: HandoverChunk): object {
  return { ...rest, stops: Buffer.from(new Float64Array(stops).buffer), entries: bytes };
}

function generatedDown(message: HandoverDown): Buffer {
  const { HandoverDown: generated } = tailrace.v1;
  const { kind, ...rest } = message;
  let fields: object = rest;
  if (message.kind === 'headers') fields = { ...rest, headers: message.headers.map(withText) };
  if (message.kind === 'released') fields = { ...rest, logId: String(message.logId) };
  if (message.kind === 'pieces') {
    fields = {
      pieces: message.pieces.map((piece) => ({
        ...withText(piece),
        chunks: piece.chunks.map(generatedChunk),
      })),
    };
  }
  return Buffer.from(generated.encode(generated.fromObject({ [kind]: fields })).finish());
}

describe('messages of Handover', () => {
  test('from the taker are written byte for byte as the generated code writes them, and read back', () => {
    fc.assert(
      fc.property(anyUp, (message) => {
        const bytes = encodeHandoverUp(message);
        expect(bytes.equals(generatedUp(message))).toBe(true);
        expect(decodeHandoverUp(bytes)).toEqual(message);
      }),
      { numRuns: 500 },
    );
  });

  test('from the holder are written byte for byte as the generated code writes them, and read back', () => {
    fc.assert(
      fc.property(anyDown, (message) => {
        const bytes = encodeHandoverDown(message);
        expect(bytes.equals(generatedDown(message))).toBe(true);
        expect(decodeHandoverDown(bytes)).toEqual(message);
      }),
      { numRuns: 500 },
    );
  });

  test('that are damaged are read or refused with a WireError', () => {
    const anyBytes = fc.oneof(anyUp.map(encodeHandoverUp), anyDown.map(encodeHandoverDown));
    fc.assert(
      fc.property(mutated(anyBytes), (bytes) => {
        for (const decode of [decodeHandoverUp, decodeHandoverDown]) {
          expect(() => thrownBy(() => decode(bytes))).not.toThrow();
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('that say nothing are refused', () => {
    for (const decode of [decodeHandoverUp, decodeHandoverDown]) {
      expect(() => decode(Buffer.alloc(0))).toThrow(WireError);
    }
  });
});
