import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tailrace } from '../gen/tailrace.js';
import { mutated } from './envelope.arbitrary.ts';
import { anyEntries, anyFixed64, anyText, anyUint, anyUint32 } from './messages.arbitrary.ts';
import {
  decodeReplicationDown,
  decodeReplicationUp,
  encodeReplicationDown,
  encodeReplicationUp,
  type ReplicationDown,
  type ReplicationOp,
  type ReplicationUp,
} from './replication-messages.ts';
import { thrownBy } from './thrown-by.ts';
import { WireError } from './wire-error.ts';

const few = { maxLength: 4 };
const kind = <K extends string>(name: K) => fc.constant(name);
const anyHello = fc.record(
  {
    kind: kind('hello'),
    cluster: anyText,
    version: anyUint32,
    peer: anyText,
    incarnation: anyText,
    newestVersion: fc.integer({ min: 1, max: 0xffff_ffff }),
  },
  { requiredKeys: ['kind', 'cluster', 'version', 'peer', 'incarnation'] },
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
const anyPending = fc.record({
  reason: anyText,
  lines: anyUint,
  firstMs: anyUint,
  lastMs: anyUint,
  detail: anyText,
});
const anyOrigin = anyFixed64.filter((origin) => origin !== 0n);
const handle = anyUint;
const anyOp: fc.Arbitrary<ReplicationOp> = fc.oneof(
  fc.record({ kind: kind('open'), handle, header: anyHeader }),
  fc.record({
    kind: kind('lines'),
    handle,
    index: anyUint,
    count: anyUint,
    arrivalMs: anyUint,
    bytes: anyEntries,
  }),
  fc.record({
    kind: kind('drop'),
    handle,
    index: anyUint,
    weight: anyUint,
    arrivalMs: anyUint,
    entry: anyEntries,
  }),
  fc.record({ kind: kind('mark'), handle, origin: anyOrigin, reason: anyText, after: anyUint }),
  fc.record({ kind: kind('ended'), handle, origin: anyOrigin }),
  fc.record({ kind: kind('pending'), handle, pending: anyPending }),
  fc.record({ kind: kind('drain'), handle, drain: fc.record({ drainId: anyText, index: anyUint }) }),
  fc.record({ kind: kind('clear'), handle }),
  fc.record({ kind: kind('close'), handle }),
  fc.record({
    kind: kind('forget'),
    log: fc.record({ app: anyText, logId: anyFixed64, nextIndex: anyUint }),
  }),
);
const anyUp: fc.Arbitrary<ReplicationUp> = fc.oneof(
  anyHello,
  fc.record({ kind: kind('ops'), id: anyUint, ops: fc.array(anyOp, few) }),
);
const anyDown: fc.Arbitrary<ReplicationDown> = fc.oneof(
  anyHello,
  fc.record({ kind: kind('ack'), id: anyUint, appended: anyUint }),
  fc.record({ kind: kind('synced'), handles: fc.array(anyUint, few) }),
  fc.record({ kind: kind('refused'), handle, reason: anyText }),
);

const withText = <T extends { readonly logId: bigint }>(log: T) => ({ ...log, logId: String(log.logId) });

function generatedOp(op: ReplicationOp): object {
  switch (op.kind) {
    case 'open':
      return { handle: op.handle, open: withText(op.header) };
    case 'lines': {
      const { handle: number, index, count, arrivalMs, bytes } = op;
      return { handle: number, lines: { index, count, arrivalMs, entries: bytes } };
    }
    case 'drop': {
      const { handle: number, index, weight, arrivalMs, entry } = op;
      return { handle: number, drop: { index, weight, arrivalMs, entry } };
    }
    case 'mark': {
      const { handle: number, origin, reason, after } = op;
      return { handle: number, mark: { origin: String(origin), reason, after } };
    }
    case 'ended':
      return { handle: op.handle, ended: String(op.origin) };
    case 'pending':
      return { handle: op.handle, pending: op.pending };
    case 'drain':
      return { handle: op.handle, drain: op.drain };
    case 'clear':
    case 'close':
      return { handle: op.handle, [op.kind]: true };
    case 'forget':
      return { forget: withText(op.log) };
  }
}

function generatedUp(message: ReplicationUp): Buffer {
  const { ReplicationUp: generated } = tailrace.v1;
  const { kind: name, ...rest } = message;
  const fields = message.kind === 'ops' ? { id: message.id, ops: message.ops.map(generatedOp) } : rest;
  return Buffer.from(generated.encode(generated.fromObject({ [name]: fields })).finish());
}

function generatedDown(message: ReplicationDown): Buffer {
  const { ReplicationDown: generated } = tailrace.v1;
  const { kind: name, ...rest } = message;
  const fields =
    message.kind === 'synced' ? { handles: message.handles.map((number) => ({ handle: number })) } : rest;
  return Buffer.from(generated.encode(generated.fromObject({ [name]: fields })).finish());
}

describe('messages of Replication', () => {
  test('from the owner are written byte for byte as the generated code writes them, and read back', () => {
    fc.assert(
      fc.property(anyUp, (message) => {
        const bytes = encodeReplicationUp(message);
        expect(bytes.equals(generatedUp(message))).toBe(true);
        expect(decodeReplicationUp(bytes)).toEqual(message);
      }),
      { numRuns: 500 },
    );
  });

  test('from the replica are written byte for byte as the generated code writes them, and read back', () => {
    fc.assert(
      fc.property(anyDown, (message) => {
        const bytes = encodeReplicationDown(message);
        expect(bytes.equals(generatedDown(message))).toBe(true);
        expect(decodeReplicationDown(bytes)).toEqual(message);
      }),
      { numRuns: 500 },
    );
  });

  test('that are damaged are read or refused with a WireError', () => {
    const anyBytes = fc.oneof(anyUp.map(encodeReplicationUp), anyDown.map(encodeReplicationDown));
    fc.assert(
      fc.property(mutated(anyBytes), (bytes) => {
        for (const decode of [decodeReplicationUp, decodeReplicationDown]) {
          expect(() => thrownBy(() => decode(bytes))).not.toThrow();
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('that say nothing are refused', () => {
    for (const decode of [decodeReplicationUp, decodeReplicationDown]) {
      expect(() => decode(Buffer.alloc(0))).toThrow(WireError);
    }
  });
});
