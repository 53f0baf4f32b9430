// The bytes that receivers get, from slices of a log.
import type { LogSlice } from '@tailrace/core/app-log';
import { type DrainTarget, parseDrainUrl } from '@tailrace/core/drain-url';
import { encodeDropNotice } from '@tailrace/core/drop-notice';
import { loggregator } from '@tailrace/proto/gen/loggregator';
import { describe, expect, test } from 'vitest';
import { entriesOf, TEST_TIME_NS } from '../testing/lines.ts';
import { DrainFormatter } from './drain-formatter.ts';

function targetOf(query: string): DrainTarget {
  const result = parseDrainUrl(`syslog://h:1${query}`);
  if (!result.ok) throw new Error(result.reason);
  return result.target;
}

function formatterOf(query = '?framing=newline'): DrainFormatter {
  return new DrainFormatter(targetOf(query), 'web', 'd.token');
}

function sliceOf(bytes: Buffer, count: number, kind: LogSlice['kind'] = 'lines'): LogSlice {
  return { kind, index: 0, count, bytes, arrivalMs: 0 };
}

function entry(envelope: loggregator.v2.Envelope.$Properties): Buffer {
  return Buffer.from(loggregator.v2.EnvelopeBatch.encode({ batch: [envelope] }).finish());
}

const header = '<14>1 2026-11-20T11:00:00.123456+00:00 d.token web [APP/0] -';

describe('DrainFormatter', () => {
  test('every line of a slice becomes a frame', () => {
    const formatted = formatterOf().slice(sliceOf(entriesOf(['a', 'b']), 2));
    expect(formatted.bytes.toString()).toBe(`${header} - a\n${header} - b\n`);
    expect(formatted).toMatchObject({ lines: 2, filtered: 0, announced: 0 });
  });

  test('what is not of the type is counted as filtered', () => {
    const bytes = Buffer.concat([entriesOf(['a']), entry({ counter: { name: 'c' } }), entriesOf(['b'])]);
    expect(formatterOf().slice(sliceOf(bytes, 3))).toMatchObject({ lines: 2, filtered: 1 });
    const none = formatterOf('?type=metrics').slice(sliceOf(entriesOf(['a', 'b']), 2));
    expect(none).toMatchObject({ lines: 0, filtered: 2, bytes: Buffer.alloc(0) });
  });

  test('a notice is sent whatever the type, and is no line', () => {
    const notice = encodeDropNotice({
      reason: 'unexplained',
      count: 7,
      firstMs: 0,
      lastMs: 0,
      detail: '',
      app: 'web',
      zone: 'z1',
      nowNs: TEST_TIME_NS,
    });
    const formatted = formatterOf('?framing=newline&type=metrics').slice(sliceOf(notice, 7, 'drop'));
    expect(formatted.bytes.toString()).toBe(
      '<11>1 2026-11-20T11:00:00.123456+00:00 d.token web [LGR/0] - - 7 lines are missing before this line\n',
    );
    expect(formatted).toMatchObject({ lines: 0, filtered: 0, announced: 7 });
  });

  test('bytes that are no envelope are left out and counted', () => {
    const bytes = Buffer.concat([Buffer.from([0x0a, 0x02, 0xff, 0xff]), entriesOf(['a'])]);
    expect(formatterOf().slice(sliceOf(bytes, 2))).toMatchObject({ lines: 1, filtered: 1 });
  });

  test('the message about lines that were dropped is a warning of ours', () => {
    const text = formatterOf().overtaken(1101, 1_795_172_000_000, 1_795_172_400_000).toString();
    expect(text).toBe(
      '<172>1 2026-11-20T11:00:00.000000+00:00 d.token web [LGR/0] - - ' +
        'Error L10 (output buffer overflow): 1101 messages dropped since 2026-11-20T10:53:20.000Z.\n',
    );
  });

  test.each([
    [
      { counter: { name: 'c', delta: 1, total: 5 } },
      '[counter@47450 name="c" total="5" delta="1"] counter c total=5 delta=1',
    ],
    [
      { gauge: { metrics: { cpu: { value: 0.5, unit: '%' } } } },
      '[gauge@47450 name="cpu" value="0.5" unit="%"] gauge cpu value=0.5 unit=%',
    ],
    [
      { timer: { name: 't', start: 1, stop: 3 } },
      '[timer@47450 name="t" start="1" stop="3"] timer t start=1 stop=3',
    ],
    [{ event: { title: 'T', body: 'B' } }, '[event@47450 title="T" body="B"] event T: B'],
  ])('metrics have structured data and text: %o', (message, expected) => {
    const envelope = { timestamp: 0, instanceId: '0', ...message };
    const text = formatterOf('?framing=newline&type=all')
      .slice(sliceOf(entry(envelope), 1))
      .bytes.toString();
    expect(text).toBe(`<14>1 1970-01-01T00:00:00.000000+00:00 d.token web [APP/0] - ${expected}\n`);
  });

  test('a gauge with several values is several messages and one line', () => {
    const gauge = { gauge: { metrics: { a: { value: 1, unit: '' }, b: { value: 2, unit: '' } } } };
    const formatted = formatterOf('?framing=newline&type=metrics').slice(sliceOf(entry(gauge), 1));
    expect(formatted.bytes.toString().match(/\n/g)).toHaveLength(2);
    expect(formatted.lines).toBe(1);
  });
});
