// Which writes a drain repeats after its connection broke, and what it then says of the others.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RESEND_AGE_MS, RESEND_BYTES_MAX, ResendWindow, type SentBatch } from './resend-window.ts';

function batch(startIndex: number, lines = 10, bytes = 1_000): SentBatch {
  const counts = { delivered: lines, dropped: 0, filtered: 0, announced: 0 };
  return { startIndex, endIndex: startIndex + lines, bytes, counts };
}

function lines(batches: readonly SentBatch[]): number {
  return batches.reduce((sum, { counts }) => sum + counts.delivered, 0);
}

/** A window of a connection that has proved itself with the first ten lines, at a time of RESEND_AGE_MS. */
function provenWindow(): ResendWindow {
  const window = new ResendWindow(0);
  window.write(batch(0), 0)(0);
  window.settle(RESEND_AGE_MS);
  return window;
}

describe('ResendWindow', () => {
  test('what was written within the last second is written again', () => {
    const window = new ResendWindow(0);
    window.write(batch(0), 0)(0);
    window.write(batch(10), 500)(500);
    window.settle(RESEND_AGE_MS);
    expect(window.resumeIndex).toBe(10);
    const broken = window.broken();
    expect(broken.resumeIndex).toBe(10);
    expect(lines(broken.resent)).toBe(10);
    expect(broken.unconfirmed).toEqual([]);
  });

  test('what is older is never written again', () => {
    const window = new ResendWindow(0);
    window.write(batch(0), 0)(0);
    expect(window.settle(RESEND_AGE_MS - 1)).toBe(false);
    expect(window.settle(RESEND_AGE_MS)).toBe(true);
    expect(window.broken()).toEqual({ resumeIndex: 10, resent: [], unconfirmed: [] });
  });

  test('a new connection has no room after 64 KiB until it has proved itself', () => {
    const window = new ResendWindow(0);
    window.write(batch(0, 10, RESEND_BYTES_MAX - 1), 0)(0);
    expect(window.hasRoom).toBe(true);
    window.write(batch(10, 10, 1), 0)(0);
    expect(window.hasRoom).toBe(false);
    window.settle(RESEND_AGE_MS);
    expect(window.hasRoom).toBe(true);
  });

  test('a connection that did not prove itself leaves nothing in doubt: all is written again', () => {
    const window = new ResendWindow(0);
    window.write(batch(0, 10, RESEND_BYTES_MAX - 1), 0)(0);
    window.write(batch(10, 10, RESEND_BYTES_MAX), 0)(0);
    expect(window.broken()).toMatchObject({ resumeIndex: 0, unconfirmed: [] });
  });

  test('of a proven connection the newest 64 KiB are written again, the rest of the second is unconfirmed', () => {
    const window = provenWindow();
    for (let i = 1; i <= 5; i++) window.write(batch(i * 10, 10, RESEND_BYTES_MAX / 2), 1_000)(1_000);
    expect(window.resumeIndex).toBe(40);
    const broken = window.broken();
    expect(broken.resumeIndex).toBe(40);
    expect(lines(broken.resent)).toBe(20);
    expect(lines(broken.unconfirmed)).toBe(30);
  });

  test('a write that is larger than the window is still written again', () => {
    const window = provenWindow();
    window.write(batch(10, 1, 3 * RESEND_BYTES_MAX), 1_000)(1_000);
    expect(window.broken().resumeIndex).toBe(10);
  });

  test('what the kernel did not take is written again, however much and however old', () => {
    const window = provenWindow();
    for (let i = 1; i <= 5; i++) window.write(batch(i * 10, 10, RESEND_BYTES_MAX), 1_000);
    window.settle(100_000);
    expect(window.handedIndex).toBe(10);
    expect(window.broken()).toEqual({ resumeIndex: 10, resent: [], unconfirmed: [] });
  });

  test('while a write is stuck, what went before it stays in doubt', () => {
    const window = new ResendWindow(0);
    window.write(batch(0), 0)(0);
    window.write(batch(10), 100);
    expect(window.settle(100_000)).toBe(false);
    expect(window.stuckSinceMs).toBe(100);
    expect(window.resumeIndex).toBe(0);
  });

  test('lines that nobody is sent move the position and prove nothing', () => {
    const window = new ResendWindow(5);
    window.write(batch(5, 3, 0), 0)(0);
    expect(window.settle(RESEND_AGE_MS)).toBe(false);
    expect(window.resumeIndex).toBe(8);
  });

  test('a clean end leaves nothing in doubt', () => {
    const window = new ResendWindow(0);
    window.write(batch(0), 0)(0);
    window.settleAll();
    expect(window.resumeIndex).toBe(10);
  });

  test('every line that was handed over is settled, written again, or unconfirmed', () => {
    const step = fc.oneof(
      fc.record({
        kind: fc.constant('write' as const),
        lines: fc.integer({ min: 1, max: 50 }),
        bytes: fc.nat(40_000),
      }),
      fc.record({ kind: fc.constant('hand' as const) }),
      fc.record({ kind: fc.constant('wait' as const), ms: fc.nat(700) }),
      fc.record({ kind: fc.constant('break' as const) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        const window = new ResendWindow(0);
        let nowMs = 0;
        let nextIndex = 0;
        let handedLines = 0;
        let unconfirmed = 0;
        let pending: { lines: number; hand: (ms: number) => void }[] = [];
        for (const step of steps) {
          if (step.kind === 'write') {
            const hand = window.write(batch(nextIndex, step.lines, step.bytes), nowMs);
            pending.push({ lines: step.lines, hand });
            nextIndex += step.lines;
          } else if (step.kind === 'hand') {
            const oldest = pending.shift();
            oldest?.hand(nowMs);
            handedLines += oldest?.lines ?? 0;
          } else if (step.kind === 'wait') {
            nowMs += step.ms;
            window.settle(nowMs);
          } else {
            const expected = window.resumeIndex;
            const broken = window.broken();
            expect(broken.resumeIndex).toBe(expected);
            handedLines -= lines(broken.resent) + lines(broken.unconfirmed);
            unconfirmed += lines(broken.unconfirmed);
            nextIndex = broken.resumeIndex;
            pending = [];
          }
          expect(window.resumeIndex).toBeLessThanOrEqual(window.handedIndex);
          expect(handedLines + unconfirmed).toBe(window.handedIndex);
        }
      }),
    );
  });
});
