import { encodeDropNotice } from '@tailrace/core/drop-notice';
import { encodeEntry, encodeLogEnvelope } from '@tailrace/proto/envelope';
import { loggregator } from '@tailrace/proto/gen/loggregator';
import { expect, test } from 'vitest';
import { noticeEntryRecord, runRecords } from './record-format.ts';

const timestampNs = 1_795_345_200_123_456_789n;

function logEntry(payload: Buffer | string, isErr = false, tags: Record<string, string> = {}): Buffer {
  return encodeEntry(
    encodeLogEnvelope({
      timestampNs,
      sourceId: 'web',
      instanceId: '0',
      payload: Buffer.from(payload),
      isErr,
      tags,
    }),
  );
}

function records(...entries: Buffer[]): unknown[] {
  const bytes = Buffer.concat(entries);
  return JSON.parse(`[${runRecords('web', 'z1', { bytes, start: 0, end: bytes.length, index: 42 }, ',')}]`);
}

test('a log record has the fields of the API', () => {
  expect(records(logEntry('hello "you"\n', false, { process: 'web' }))).toEqual([
    {
      type: 'log',
      app: 'web',
      instance: '0',
      zone: 'z1',
      stream: 'out',
      time: '2026-11-22T11:00:00.123456789Z',
      message: 'hello "you"\n',
      tags: { process: 'web' },
      index: '42',
    },
  ]);
});

test('indices rise by one, and the stream is told', () => {
  expect(records(logEntry('a'), logEntry('b', true))).toMatchObject([
    { index: '42', stream: 'out', message: 'a' },
    { index: '43', stream: 'err', message: 'b' },
  ]);
});

test('a payload that is not UTF-8 also comes as base64', () => {
  const payload = Buffer.from([0x61, 0xff, 0x62]);
  expect(records(logEntry(payload))).toMatchObject([
    { message: 'a\ufffdb', payload_base64: payload.toString('base64') },
  ]);
});

test('a replacement character that was really written needs no base64', () => {
  const [record] = records(logEntry('a\ufffdb'));
  expect(record).toMatchObject({ message: 'a\ufffdb' });
  expect(record).not.toHaveProperty('payload_base64');
});

test('times before 1970 and of the far future are written', () => {
  const entry = (ns: bigint) =>
    encodeEntry(
      encodeLogEnvelope({
        timestampNs: ns,
        sourceId: 'web',
        instanceId: '',
        payload: Buffer.from(''),
        isErr: false,
      }),
    );
  expect(records(entry(-1n), entry(2n ** 63n - 1n), entry(-(2n ** 63n)), entry(0n))).toMatchObject([
    { time: '1969-12-31T23:59:59.999999999Z' },
    { time: '2262-04-11T23:47:16.854775807Z' },
    { time: '1677-09-21T00:12:43.145224192Z' },
    { time: '1970-01-01T00:00:00.000000000Z' },
  ]);
});

test('metrics come under their own names, 64-bit numbers as strings', () => {
  const { Envelope } = loggregator.v2;
  const base = { timestamp: 1_000_000_000, sourceId: 'web', instanceId: '1' };
  const entry = (message: object) =>
    encodeEntry(Envelope.encode(Envelope.create({ ...base, ...message })).finish());
  expect(
    records(
      entry({ counter: { name: 'requests', delta: 5, total: 12 } }),
      entry({
        gauge: { metrics: { cpu: { unit: 'percentage', value: 0.5 }, bad: { unit: '', value: Number.NaN } } },
      }),
      entry({ timer: { name: 'http', start: 1, stop: 2 } }),
      entry({ event: { title: 'started', body: 'now' } }),
      entry({}),
    ),
  ).toMatchObject([
    { type: 'counter', instance: '1', counter: { name: 'requests', delta: '5', total: '12' }, index: '42' },
    { type: 'gauge', gauge: { metrics: { cpu: { unit: 'percentage', value: 0.5 }, bad: { value: 'NaN' } } } },
    { type: 'timer', timer: { name: 'http', start: '1', stop: '2' } },
    { type: 'event', event: { title: 'started', body: 'now' } },
    { type: 'empty', tags: {} },
  ]);
});

test('a notice comes as a drop record', () => {
  const bytes = encodeDropNotice({
    reason: 'rate_limit',
    count: 1101,
    firstMs: 1_795_345_200_000,
    lastMs: 1_795_345_201_000,
    detail: 'limit 1000 lines/s',
    app: 'web',
    zone: 'z1',
    nowNs: timestampNs,
  });
  expect(
    JSON.parse(noticeEntryRecord('web', 'z1', { bytes, start: 0, end: bytes.length, index: 7 })),
  ).toEqual({
    type: 'drop',
    count: 1101,
    stage: 'limit',
    reason: 'rate_limit',
    app: 'web',
    zone: 'z1',
    first_time: '2026-11-22T11:00:00.000Z',
    last_time: '2026-11-22T11:00:01.000Z',
    message:
      'Rate limit exceeded: dropped 1101 lines between 2026-11-22T11:00:00.000Z and 2026-11-22T11:00:01.000Z (limit 1000 lines/s)',
    index: '7',
  });
});
