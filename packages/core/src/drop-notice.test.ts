import { EnvelopeView } from '@tailrace/proto/envelope-view';
import { loggregator } from '@tailrace/proto/gen/loggregator';
import { countEntries, entryBodyStart } from '@tailrace/proto/wire-scanner';
import { expect, test } from 'vitest';
import { sampleEntry } from './app-log-samples.ts';
import {
  DROP_REASONS,
  type DropNotice,
  encodeDropNotice,
  noticeText,
  parseDropNotice,
  stageOf,
  toDropReason,
} from './drop-notice.ts';

const firstMs = Date.UTC(2026, 10, 20, 11, 0, 0, 123);
const lastMs = Date.UTC(2026, 10, 20, 11, 0, 1);
const T1 = '2026-11-20T11:00:00.123Z';
const T2 = '2026-11-20T11:00:01.000Z';

function text(notice: Partial<DropNotice> & Pick<DropNotice, 'reason'>): string {
  return noticeText({ count: 1101, firstMs, lastMs, detail: '', ...notice });
}

function viewOf(entry: Buffer): EnvelopeView {
  const view = new EnvelopeView();
  view.read(entry, entryBodyStart(entry, 0, entry.length), entry.length);
  return view;
}

test('the texts are those that readers know', () => {
  expect(text({ reason: 'rate_limit', detail: 'limit 1000 lines/s' })).toBe(
    `Rate limit exceeded: dropped 1101 lines between ${T1} and ${T2} (limit 1000 lines/s)`,
  );
  expect(text({ reason: 'rate_limit' })).toBe(
    `Rate limit exceeded: dropped 1101 lines between ${T1} and ${T2}`,
  );
  expect(text({ reason: 'agent_buffer', zone: 'z1' })).toBe(
    `Dropped 1101 lines between ${T1} and ${T2}: the log servers of zone z1 could not be reached`,
  );
  expect(text({ reason: 'slow_reader' })).toBe(
    `Dropped 1101 lines between ${T1} and ${T2}: this reader is too slow`,
  );
  expect(text({ reason: 'unexplained' })).toBe('1101 lines are missing before this line');
  expect(text({ reason: 'drain_overtaken' })).toBe(
    `Error L10 (output buffer overflow): 1101 messages dropped since ${T1}.`,
  );
  expect(text({ reason: 'drain_overtaken', detail: 'syslog://host:514 (4711)' })).toBe(
    `Error L10 (output buffer overflow): 1101 messages dropped since ${T1}. Drain syslog://host:514 (4711)`,
  );
  expect(text({ reason: 'too_many_apps', detail: 'limit 10000' })).toBe(
    `Dropped 1101 lines between ${T1} and ${T2}: too many apps (limit 10000)`,
  );
});

test('one line is told in the singular', () => {
  expect(text({ reason: 'slow_reader', count: 1 })).toContain('Dropped 1 line between');
  expect(text({ reason: 'unexplained', count: 1 })).toBe('1 line is missing before this line');
});

test('every reason has a stage and a text, also with a time that cannot be', () => {
  for (const reason of DROP_REASONS) {
    expect(stageOf(reason)).toMatch(/^(limit|agent|source|ring|tail|drain)$/);
    expect(text({ reason, firstMs: Number.POSITIVE_INFINITY })).toContain('1101');
  }
});

test('a reason that we do not know counts as unexplained', () => {
  expect(toDropReason('rate_limit')).toBe('rate_limit');
  expect(toDropReason('from_the_future')).toBe('unexplained');
  expect(toDropReason('__proto__')).toBe('unexplained');
});

test('a notice is one entry with an ordinary log envelope that any reader can show', () => {
  const nowNs = 1_795_000_000_123_456_789n;
  const entry = encodeDropNotice({
    app: 'web',
    zone: 'z2',
    reason: 'rate_limit',
    count: 7,
    firstMs,
    lastMs,
    detail: '',
    nowNs,
  });
  expect(countEntries(entry, 0, entry.length)).toBe(1);
  const [envelope] = loggregator.v2.EnvelopeBatch.decode(entry).batch;
  expect(envelope).toMatchObject({
    sourceId: 'web',
    instanceId: '0',
    log: { type: loggregator.v2.Log.Type.ERR },
  });
  expect(String(envelope?.timestamp)).toBe(String(nowNs));
  expect(Buffer.from(envelope?.log?.payload ?? []).toString()).toBe(text({ reason: 'rate_limit', count: 7 }));
  expect(envelope?.tags).toEqual({
    source_type: 'LGR',
    'tailrace.dropped': '7',
    'tailrace.stage': 'limit',
    'tailrace.reason': 'rate_limit',
    'tailrace.first_ms': String(firstMs),
    'tailrace.last_ms': String(lastMs),
    'tailrace.zone': 'z2',
  });
});

test('a notice reads back what it was made of', () => {
  for (const reason of DROP_REASONS) {
    const notice = { app: 'web', zone: 'z2', reason, count: 2 ** 40, firstMs, lastMs, detail: '', nowNs: 5n };
    expect(parseDropNotice(viewOf(encodeDropNotice(notice)))).toEqual({
      reason,
      stage: stageOf(reason),
      count: 2 ** 40,
      firstMs,
      lastMs,
      zone: 'z2',
    });
  }
});

test('an ordinary line is no notice', () => {
  expect(parseDropNotice(viewOf(sampleEntry('Rate limit exceeded')))).toBeUndefined();
});
