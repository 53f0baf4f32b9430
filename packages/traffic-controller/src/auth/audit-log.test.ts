import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { spyLogger } from '../testing/token-fixture.ts';
import { AuditLog, REFUSALS_PER_SECOND_MAX } from './audit-log.ts';

const REFUSAL = { action: 'recent', app: 'web', remote: '10.0.0.1', reason: 'missing' } as const;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('refusals of a second are written up to a number, then counted, then written again', () => {
  const { logger, audit } = spyLogger();
  const log = new AuditLog(logger);
  for (let i = 0; i < REFUSALS_PER_SECOND_MAX + 5; i++) log.refused(REFUSAL);
  expect(audit()).toHaveLength(REFUSALS_PER_SECOND_MAX);
  expect(audit()[0]).toMatchObject({ ...REFUSAL, outcome: 'refused', level: 40 });
  vi.advanceTimersByTime(1_000);
  expect(audit().at(-1)).toMatchObject({ action: 'refusals', outcome: 'refused', count: 5 });
  log.refused(REFUSAL);
  vi.advanceTimersByTime(1_000);
  expect(audit()).toHaveLength(REFUSALS_PER_SECOND_MAX + 2);
  expect(vi.getTimerCount()).toBe(0);
});

test('a flood of requests without a token hides no refusal of somebody who has one', () => {
  const { logger, audit } = spyLogger();
  const log = new AuditLog(logger);
  for (let i = 0; i < 1_000; i++) log.refused(REFUSAL);
  for (let i = 0; i < REFUSALS_PER_SECOND_MAX + 1; i++) {
    log.refused({ ...REFUSAL, subject: 'ann', reason: 'forbidden' }, true);
  }
  log.close();
  expect(audit().filter(({ subject }) => subject === 'ann')).toHaveLength(REFUSALS_PER_SECOND_MAX);
  expect(audit().at(-1)).toMatchObject({ count: 1_000 - REFUSALS_PER_SECOND_MAX + 1 });
});

test('what was only counted is written at the end', () => {
  const { logger, audit } = spyLogger();
  const log = new AuditLog(logger);
  for (let i = 0; i < 2 * REFUSALS_PER_SECOND_MAX; i++) log.refused(REFUSAL);
  log.close();
  expect(audit().at(-1)).toMatchObject({ count: REFUSALS_PER_SECOND_MAX });
  log.close();
  expect(audit()).toHaveLength(REFUSALS_PER_SECOND_MAX + 1);
});

test.each([
  ['info', 2],
  ['error', 2],
  ['fatal', 2],
  ['silent', 0],
])('at the level %s %i lines are written', (level, count) => {
  const { logger, audit } = spyLogger(level);
  const log = new AuditLog(logger);
  log.refused(REFUSAL);
  log.changed({ action: 'limit.set', remote: '10.0.0.1', outcome: 'done' });
  log.close();
  expect(audit()).toHaveLength(count);
});

test('no change is left out', () => {
  const { logger, audit } = spyLogger();
  const log = new AuditLog(logger);
  for (let i = 0; i < 100; i++) log.changed({ action: 'limit.set', remote: '10.0.0.1', outcome: 'done' });
  expect(audit()).toHaveLength(100);
});
