import { describe, expect, it } from 'vitest';
import { NoticeTexts } from './control-notice.ts';

const texts = new NoticeTexts({ utc: true });

describe('NoticeTexts', () => {
  it('says how much was dropped, why, where and when', () => {
    const times = { first_time: '2026-11-20T11:00:03.1Z', last_time: '2026-11-20T11:00:04Z' };
    expect(
      texts.of({ type: 'drop', count: 1101, stage: 'limit', reason: 'rate_limit', zone: 'z1', ...times }),
    ).toBe('Dropped 1101 lines: rate limit exceeded (z1, 11:00:03.100 to 11:00:04.000)');
    expect(texts.of({ type: 'drop', count: '1', stage: 'tail', reason: 'slow_reader' })).toBe(
      'Dropped 1 line: this reader is too slow',
    );
  });

  it("prefers the controller's own text, and adds the zone that it does not name", () => {
    const message = 'Rate limit exceeded: dropped 2 lines between T1 and T2 (limit 1 lines/s)';
    expect(texts.of({ type: 'drop', count: 2, zone: 'z1', message })).toBe(`${message} (z1)`);
    expect(texts.of({ type: 'gap', missing: 2, zone: 'z1', message: 'z1 lost 2' })).toBe('z1 lost 2');
    expect(texts.of({ type: 'zone', zone: 'z1', state: 'up', message: 'Zone z1 is back' })).toBe(
      'Zone z1 is back',
    );
  });

  it('passes on reasons that it does not know', () => {
    expect(texts.of({ type: 'drop', count: 2, stage: 'spool', reason: 'disk_full' })).toBe(
      'Dropped 2 lines: disk_full',
    );
    expect(texts.of({ type: 'drop', stage: 'spool' })).toBe('Dropped some lines: spool');
  });

  it('distinguishes gaps of known and unknown size', () => {
    expect(texts.of({ type: 'gap', missing: 3, zone: 'z2' })).toBe(
      '3 lines are missing before this line (z2)',
    );
    expect(texts.of({ type: 'gap', missing: null })).toBe(
      'An unknown number of lines is missing before this line',
    );
  });

  it('says what happens to zones', () => {
    expect(texts.of({ type: 'zone', zone: 'z2', state: 'down' })).toBe(
      'Zone z2 cannot be reached: its lines are delayed or missing from here on',
    );
    expect(texts.of({ type: 'zone', zone: 'z2', state: 'up', recovered: 5, missing: 1 })).toBe(
      'Zone z2 is back: 5 lines recovered, 1 missing',
    );
  });

  it('waits for an app by name, with a suggestion where there is one', () => {
    expect(texts.of({ type: 'waiting', app: 'wbe', suggestion: 'web' })).toBe(
      'waiting for the first line of "wbe"; did you mean "web"?',
    );
  });

  it('escapes what comes from outside', () => {
    expect(texts.of({ type: 'zone', zone: '\x1b[2J', state: 'down' })).not.toContain('\x1b');
    expect(texts.of({ type: 'news', message: '\x1b[2J' })).toBe('\\x1b[2J');
  });

  it('says nothing for cursors and for types that it does not know', () => {
    expect(texts.of({ type: 'cursor', cursor: 'c' })).toBeUndefined();
    expect(texts.of({ type: 'later' })).toBeUndefined();
  });
});
