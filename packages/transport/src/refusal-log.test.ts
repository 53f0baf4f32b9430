// Audit lines of refusals: what is in them, and that a flood of refusals is no flood of lines.
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { RefusalLog, type RefusalReason } from './refusal-log.ts';

let lines: Record<string, unknown>[];
let log: RefusalLog;
let noted: RefusalReason[];

beforeEach(() => {
  vi.useFakeTimers();
  lines = [];
  noted = [];
  const logger = pino({ level: 'fatal' }, { write: (line: string) => void lines.push(JSON.parse(line)) });
  log = new RefusalLog(logger, (reason) => noted.push(reason));
});
afterEach(() => {
  log.close();
  vi.useRealTimers();
});

test('a refusal is a line, whatever the level of the log, and a count', () => {
  log.note({ action: 'connect', remote: '10.0.0.1:5', reason: 'plain_text' });
  expect(lines).toMatchObject([
    { audit: true, action: 'connect', remote: '10.0.0.1:5', reason: 'plain_text', outcome: 'refused' },
  ]);
  expect(noted).toEqual(['plain_text']);
});

test('of a flood 20 in 10 s have lines; the others are one line with their number, also at the end', () => {
  const flood = (count: number): void => {
    for (let i = 0; i < count; i++) log.note({ action: 'connect', remote: 'a:1', reason: 'handshake' });
  };
  flood(1_000);
  expect(lines).toHaveLength(20);
  vi.advanceTimersByTime(10_000);
  expect(lines.at(-1)).toMatchObject({ audit: true, outcome: 'refused', count: 980 });
  flood(21);
  expect(lines).toHaveLength(41);
  log.close();
  expect(lines.at(-1)).toMatchObject({ count: 1 });
  expect(log.counts.get('handshake')).toBe(1_021);
  expect(vi.getTimerCount()).toBe(0);
});
