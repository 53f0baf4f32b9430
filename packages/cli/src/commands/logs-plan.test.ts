import { describe, expect, it } from 'vitest';
import { EXIT } from '../exit-codes.ts';
import type { LogsFlags } from './logs.flags.ts';
import { type LogsPlan, planLogs } from './logs-plan.ts';

const nowMs = Date.UTC(2026, 10, 20, 12, 0, 0);

function plan(
  flags: LogsFlags,
  options: { apps?: string[]; terminal?: boolean; cursorFileText?: string } = {},
): LogsPlan {
  return planLogs(options.apps ?? ['web'], flags, {
    nowMs,
    stdoutIsTerminal: options.terminal ?? false,
    cursorFileText: options.cursorFileText,
  });
}

describe('planLogs', () => {
  it('follows from the last 10 lines on', () => {
    expect(plan({})).toMatchObject({
      mode: 'follow',
      start: { lines: '10' },
      output: 'text',
      untilMs: undefined,
    });
  });

  it('leaves the number of recent lines to the controller', () => {
    expect(plan({ recent: true })).toMatchObject({ mode: 'recent', start: {} });
    expect(plan({ follow: false }).mode).toBe('recent');
  });

  it('takes everything since a time, unless a number says less', () => {
    const since = '2026-11-20T11:58:30.000Z';
    expect(plan({ since: '90s' }).start).toEqual({ lines: 'all', since });
    expect(plan({ since: '90s', lines: 5 }).start).toEqual({ lines: '5', since });
    expect(plan({ lines: 'all' }).start).toEqual({ lines: 'all' });
    expect(plan({ tail: 7 }).start).toEqual({ lines: '7' });
  });

  it('follows until a time that comes, and dumps until one that has passed', () => {
    expect(plan({ until: '2026-11-20T12:00:01Z' })).toMatchObject({ mode: 'follow', untilMs: nowMs + 1000 });
    expect(plan({ since: '2h', until: '1h' })).toMatchObject({
      mode: 'recent',
      untilMs: undefined,
      filters: { until: '2026-11-20T11:00:00.000Z' },
    });
  });

  it('orders by time on a terminal, by arrival elsewhere, and as told', () => {
    expect(plan({}, { terminal: true }).reorderMs).toBe(200);
    expect(plan({}).reorderMs).toBeUndefined();
    expect(plan({ order: 'time' }).reorderMs).toBe(200);
    expect(plan({ order: 'arrival' }, { terminal: true }).reorderMs).toBeUndefined();
    expect(plan({ reorder: 50 }).reorderMs).toBe(50);
    expect(plan({ reorder: 0 }, { terminal: true }).reorderMs).toBeUndefined();
  });

  it('reconnects for ever, but only when told so before the first connection', () => {
    expect(plan({}).policy).toEqual({ attemptsMax: Number.POSITIVE_INFINITY, fromStart: false });
    expect(plan({ reconnect: 'forever' }).policy).toEqual({
      attemptsMax: Number.POSITIVE_INFINITY,
      fromStart: true,
    });
    expect(plan({ reconnect: 3 }).policy).toEqual({ attemptsMax: 3, fromStart: true });
    expect(plan({ reconnect: 'no' }).policy).toEqual({ attemptsMax: 0, fromStart: false });
  });

  it('knows which flags can hide lines between others', () => {
    expect(plan({ zone: ['z1'], lines: 3 }).hasFilters).toBe(false);
    expect(plan({ include: ['x'] }).hasFilters).toBe(true);
    expect(plan({ stream: 'err' }).hasFilters).toBe(true);
  });

  it('reads cursors from flags and files, for one app and for several', () => {
    expect([...plan({ afterCursor: ['abc'] }).cursors]).toEqual([['web', 'abc']]);
    const several = { apps: ['web', 'api'] };
    expect([...plan({ afterCursor: ['web=abc', 'api=def'] }, several).cursors]).toEqual([
      ['web', 'abc'],
      ['api', 'def'],
    ]);
    expect([...plan({}, { cursorFileText: 'abc\n' }).cursors]).toEqual([['web', 'abc']]);
    expect([...plan({}, { ...several, cursorFileText: 'web=abc\nother=x\n' }).cursors]).toEqual([
      ['web', 'abc'],
    ]);
  });

  it('asks for each app once', () => {
    expect(plan({}, { apps: ['web', 'api', 'web'] }).apps).toEqual(['web', 'api']);
  });

  it.each<[string, LogsFlags, string[] | undefined]>([
    ['the app id "a/b" holds', {}, ['a/b']],
    ['--since', { since: 'soon' }, undefined],
    ['--until', { until: '1x' }, undefined],
    ['--since is not before --until', { since: '1h', until: '2h' }, undefined],
    ['--timeout', { timeout: 'long' }, undefined],
    ['--timeout', { timeout: '0s' }, undefined],
    ['--timeout', { timeout: '100d' }, undefined],
    ['--reorder', { order: 'arrival', reorder: 5 }, undefined],
    ['--until-match', { recent: true, untilMatch: 'x' }, undefined],
    ['--cursor-file', { recent: true, cursorFile: 'x' }, undefined],
    ['--follow', { recent: true, follow: true }, undefined],
    ['names no app', { afterCursor: ['abc'] }, ['web', 'api']],
    ['not one of the apps', { afterCursor: ['db=abc'] }, ['web', 'api']],
    ['malformed', { afterCursor: ['web='] }, undefined],
  ])('refuses with "%s"', (reason, flags, apps) => {
    const attempt = (): unknown => plan(flags, apps === undefined ? {} : { apps });
    expect(attempt).toThrow(reason);
    expect(attempt).toThrow(expect.objectContaining({ exitCode: EXIT.usage }));
  });
});
