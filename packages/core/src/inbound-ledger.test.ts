import assert from 'node:assert/strict';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { InboundLedger, JUMP_MAX, SEQ_MAX } from './inbound-ledger.ts';

const A = 0xffff_ffff_ffff_fff0n;
const B = 7n;

test('runs that follow each other are taken whole', () => {
  const ledger = new InboundLedger();
  expect(ledger.acceptRun(A, 1, 10, 0)).toEqual({ skip: 0, take: 10, gap: 0 });
  expect(ledger.acceptRun(A, 11, 5, 0)).toEqual({ skip: 0, take: 5, gap: 0 });
  expect(ledger.last(A)).toBe(15);
});

test('a run that is sent again is skipped, whole or its known part', () => {
  const ledger = new InboundLedger();
  ledger.acceptRun(A, 1, 10, 0);
  expect(ledger.acceptRun(A, 1, 10, 0)).toEqual({ skip: 10, take: 0, gap: 0 });
  expect(ledger.acceptRun(A, 4, 3, 0)).toEqual({ skip: 3, take: 0, gap: 0 });
  expect(ledger.acceptRun(A, 6, 10, 0)).toEqual({ skip: 5, take: 5, gap: 0 });
  expect(ledger.last(A)).toBe(15);
});

test('a jump is a gap of exactly the lines between', () => {
  const ledger = new InboundLedger();
  ledger.acceptRun(A, 1, 10, 0);
  expect(ledger.acceptRun(A, 15, 2, 0)).toEqual({ skip: 0, take: 2, gap: 4 });
  expect(ledger.acceptRun(A, 12, 2, 0)).toEqual({ skip: 2, take: 0, gap: 0 });
});

test('an unknown origin begins where its first run begins', () => {
  const ledger = new InboundLedger();
  expect(ledger.last(A)).toBeUndefined();
  expect(ledger.acceptRun(A, 501, 10, 0)).toEqual({ skip: 0, take: 10, gap: 0 });
  expect(ledger.acceptRun(A, 511, 1, 0)).toEqual({ skip: 0, take: 1, gap: 0 });
});

test('an empty run says nothing about its origin', () => {
  const ledger = new InboundLedger();
  expect(ledger.acceptRun(A, 1, 0, 0)).toEqual({ skip: 0, take: 0, gap: 0 });
  expect(ledger.size).toBe(0);
});

test('origins are counted apart: a restarted agent is a new one', () => {
  const ledger = new InboundLedger();
  ledger.acceptRun(A, 1, 100, 0);
  ledger.acceptTotal(A, 'rate_limit', 50, 0, 0);
  expect(ledger.acceptRun(B, 1, 10, 0)).toEqual({ skip: 0, take: 10, gap: 0 });
  expect(ledger.acceptTotal(B, 'rate_limit', 5, 0, 0)).toBe(5);
  expect(ledger.acceptRun(A, 101, 1, 0)).toEqual({ skip: 0, take: 1, gap: 0 });
});

test('a total announces what it adds, once, in whatever order totals come', () => {
  const ledger = new InboundLedger();
  expect(ledger.acceptTotal(A, 'rate_limit', 10, 0, 0)).toBe(10);
  expect(ledger.acceptTotal(A, 'rate_limit', 10, 0, 0)).toBe(0);
  expect(ledger.acceptTotal(A, 'rate_limit', 30, 10, 0)).toBe(20);
  expect(ledger.acceptTotal(A, 'rate_limit', 20, 10, 0)).toBe(0);
  expect(ledger.acceptTotal(A, 'agent_buffer', 4, 0, 0)).toBe(4);
  expect(ledger.acceptTotal(A, 'rate_limit', 31, 10, 0)).toBe(1);
});

test('a new owner announces only what nobody acknowledged', () => {
  const ledger = new InboundLedger();
  expect(ledger.acceptTotal(A, 'rate_limit', 100, 90, 0)).toBe(10);
  expect(ledger.acceptTotal(A, 'agent_buffer', 100, 100, 0)).toBe(0);
  expect(ledger.last(A)).toBeUndefined();
});

test('an owner that gets an app back does not announce what the other one did', () => {
  const ledger = new InboundLedger();
  ledger.acceptTotal(A, 'rate_limit', 100, 0, 0);
  expect(ledger.acceptTotal(A, 'rate_limit', 350, 300, 0)).toBe(50);
});

test('totals before the first run do not make a gap of it', () => {
  const ledger = new InboundLedger();
  ledger.acceptTotal(A, 'too_many_apps', 3, 0, 0);
  expect(ledger.acceptRun(A, 40, 2, 0)).toEqual({ skip: 0, take: 2, gap: 0 });
});

test('an origin that was forgotten for lack of room never makes up a gap or announces twice', () => {
  const ledger = new InboundLedger({ originsMax: 2 });
  ledger.acceptRun(1n, 1, 10, 0);
  ledger.acceptTotal(1n, 'rate_limit', 10, 0, 0);
  ledger.acceptRun(2n, 1, 10, 0);
  ledger.acceptRun(1n, 11, 1, 0);
  ledger.acceptRun(3n, 1, 10, 0);
  expect(ledger.size).toBe(2);
  expect(ledger.last(2n)).toBeUndefined();
  expect(ledger.last(1n)).toBe(11);
  expect(ledger.acceptRun(2n, 11, 5, 0)).toEqual({ skip: 0, take: 5, gap: 0 });
  expect(ledger.last(1n)).toBeUndefined();
  expect(ledger.acceptRun(1n, 12, 5, 0)).toEqual({ skip: 0, take: 5, gap: 0 });
  expect(ledger.acceptTotal(1n, 'rate_limit', 12, 10, 0)).toBe(2);
});

test('reasons that a peer makes up take bounded room', () => {
  const ledger = new InboundLedger();
  for (let i = 0; i < 1000; i++) ledger.acceptTotal(A, `reason-${i}`, 1, 0, 0);
  expect(Object.keys(ledger.toJSON().origins[0]?.totals ?? {})).toHaveLength(32);
});

test('an origin that ended is forgotten', () => {
  const ledger = new InboundLedger();
  ledger.acceptRun(A, 1, 10, 0);
  ledger.end(A);
  ledger.end(B);
  expect(ledger.last(A)).toBeUndefined();
});

test('of what two receivers took, the larger number counts', () => {
  const ledger = new InboundLedger();
  ledger.acceptRun(A, 1, 100, 0);
  ledger.acceptTotal(A, 'rate_limit', 7, 0, 0);
  const other = new InboundLedger();
  other.acceptRun(A, 101, 10, 5);
  other.acceptTotal(A, 'rate_limit', 5, 0, 5);
  other.acceptTotal(A, 'agent_buffer', 3, 0, 5);
  other.acceptRun(B, 50, 1, 5);
  ledger.merge(other.toJSON());
  ledger.merge(new InboundLedger().toJSON());
  expect(ledger.acceptRun(A, 101, 11, 5)).toEqual({ skip: 10, take: 1, gap: 0 });
  expect(ledger.acceptRun(B, 52, 1, 5)).toEqual({ skip: 0, take: 1, gap: 1 });
  expect(ledger.acceptTotal(A, 'rate_limit', 8, 0, 5)).toBe(1);
  expect(ledger.acceptTotal(A, 'agent_buffer', 3, 0, 5)).toBe(0);
});

test('idle origins are forgotten', () => {
  const ledger = new InboundLedger();
  ledger.acceptRun(A, 1, 1, 1000);
  ledger.acceptRun(B, 1, 1, 2000);
  expect(ledger.forgetIdle(2500, 1000)).toBe(1);
  expect(ledger.last(A)).toBeUndefined();
  expect(ledger.last(B)).toBe(1);
});

test('a ledger survives JSON, and takes up where its senders are', () => {
  const ledger = new InboundLedger();
  ledger.acceptRun(A, 1, 10, 1000);
  ledger.acceptTotal(A, 'rate_limit', 5, 0, 1000);
  ledger.acceptTotal(B, '__proto__', 7, 0, 2000);
  const json = JSON.parse(JSON.stringify(ledger));
  const restored = InboundLedger.from(json);
  expect(restored.last(A)).toBe(10);
  expect(restored.acceptTotal(A, 'rate_limit', 5, 0, 3000)).toBe(0);
  expect(restored.acceptRun(A, 8, 5, 3000)).toEqual({ skip: 3, take: 2, gap: 0 });
  expect(restored.acceptRun(A, 15, 1, 3000)).toEqual({ skip: 0, take: 1, gap: 2 });
  expect(InboundLedger.from(json).acceptRun(A, 100, 1, 3000)).toEqual({ skip: 0, take: 1, gap: 89 });
  expect(InboundLedger.from(json, { originsMax: 1 }).last(A)).toBeUndefined();
});

test('any runs and totals are judged as by a list of all numbers', () => {
  const operations = fc.array(
    fc.oneof(
      fc.record({
        kind: fc.constant('run' as const),
        origin: fc.bigInt(0n, 2n),
        firstSeq: fc.integer({ min: 1, max: 60 }),
        count: fc.nat(12),
      }),
      fc.record({
        kind: fc.constant('total' as const),
        origin: fc.bigInt(0n, 2n),
        total: fc.nat(50),
        acked: fc.nat(50),
      }),
      fc.record({ kind: fc.constant('json' as const) }),
    ),
    { maxLength: 80, size: 'max' },
  );
  fc.assert(
    fc.property(operations, (steps) => {
      let ledger = new InboundLedger();
      const taken = new Map<bigint, Set<number>>();
      const announced = new Map<bigint, number>();
      for (const step of steps) {
        if (step.kind === 'json') {
          ledger = InboundLedger.from(JSON.parse(JSON.stringify(ledger)));
        } else if (step.kind === 'total') {
          const before = Math.max(announced.get(step.origin) ?? 0, step.acked);
          const newly = ledger.acceptTotal(step.origin, 'rate_limit', step.total, step.acked, 0);
          assert.equal(newly, Math.max(0, step.total - before));
          announced.set(step.origin, Math.max(before, step.total));
        } else if (step.count > 0) {
          const numbers = Array.from({ length: step.count }, (_, i) => step.firstSeq + i);
          const known = taken.get(step.origin);
          const last = known === undefined ? step.firstSeq - 1 : Math.max(...known);
          const fresh = numbers.filter((seq) => seq > last);
          const missing = fresh.length === 0 ? 0 : (fresh[0] ?? 0) - last - 1;
          assert.deepEqual(ledger.acceptRun(step.origin, step.firstSeq, step.count, 0), {
            skip: step.count - fresh.length,
            take: fresh.length,
            gap: missing,
          });
          taken.set(step.origin, new Set([...(known ?? []), ...fresh]));
        }
      }
      for (const [origin, known] of taken) expect(ledger.last(origin)).toBe(Math.max(...known));
    }),
    { numRuns: 300 },
  );
});

test('impossible numbers of a run are told, and change nothing', () => {
  const ledger = new InboundLedger();
  expect(ledger.runProblem(1n, SEQ_MAX - 2, 1)).toBeUndefined();
  expect(ledger.runProblem(1n, SEQ_MAX - 2, 2)).toMatch(/numbered from/);
  expect(ledger.runProblem(1n, 0, 1)).toBe('it is numbered from 0 to 0');
  expect(ledger.size).toBe(0);
  ledger.acceptRun(1n, 1, 10, 0);
  expect(ledger.runProblem(1n, 11 + JUMP_MAX, 1)).toBeUndefined();
  expect(ledger.runProblem(1n, 12 + JUMP_MAX, 1)).toBe(`${JUMP_MAX + 1} lines are missing before it`);
  expect(ledger.runProblem(1n, 12 + JUMP_MAX, 1, 11)).toBeUndefined();
  expect(ledger.runProblem(1n, 5, 1)).toBeUndefined();
});

test('impossible totals are told, and change nothing', () => {
  const ledger = new InboundLedger();
  expect(ledger.totalProblem(1n, 'agent_buffer', 1, 2)).toBe('it is 1, of which 2 are acknowledged');
  expect(ledger.totalProblem(1n, 'agent_buffer', SEQ_MAX, SEQ_MAX)).toMatch(/it is/);
  expect(ledger.totalProblem(1n, 'agent_buffer', SEQ_MAX - 1, SEQ_MAX - 2)).toBeUndefined();
  expect(ledger.totalProblem(1n, 'agent_buffer', JUMP_MAX + 1, 0)).toMatch(/it rises by/);
  expect(ledger.totalProblem(1n, 'agent_buffer', JUMP_MAX, 0)).toBeUndefined();
  expect(ledger.size).toBe(0);
  ledger.acceptTotal(1n, 'agent_buffer', JUMP_MAX, 0, 0);
  expect(ledger.totalProblem(1n, 'agent_buffer', 2 * JUMP_MAX, 0)).toBeUndefined();
});
