// The frames that batches make, read back by a real websocket receiver.
import { Duplex } from 'node:stream';
import { parseDropNotice } from '@tailrace/core/drop-notice';
import { EnvelopeView } from '@tailrace/proto/envelope-view';
import { countEntries } from '@tailrace/proto/wire-scanner';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { SliceJsonCache } from '../format/slice-json-cache.ts';
import { fakeEntry } from '../testing/fake-log-server.ts';
import { BinaryBatch } from './binary-batch.ts';
import { JsonBatch } from './json-batch.ts';
import type { Part, RunPart } from './part.ts';
import { BATCH_BYTES_MAX, batchBytesMaxFor, pieceBytesFor, type TailBatch } from './tail-batch.ts';

const noCounters = { hit: () => undefined, miss: () => undefined };
const cursor = '{"type":"cursor"}';

interface ReceivedFrame {
  readonly data: Buffer;
  readonly isBinary: boolean;
}

/** What a websocket client gets from these bytes. */
async function receive(bytes: Buffer): Promise<ReceivedFrame[]> {
  const frames: ReceivedFrame[] = [];
  const connection = new Duplex({ read: () => undefined, write: (_chunk, _encoding, done) => done() });
  const client = new WebSocket(null as unknown as string, [], {});
  const internals = client as unknown as {
    _isServer: boolean;
    setSocket(s: Duplex, h: Buffer, o: object): void;
  };
  internals._isServer = false;
  client.on('message', (data: Buffer, isBinary) => frames.push({ data, isBinary }));
  internals.setSocket(connection, Buffer.alloc(0), {
    allowSynchronousEvents: true,
    maxPayload: 0,
    skipUTF8Validation: false,
  });
  connection.push(bytes);
  await new Promise(setImmediate);
  await new Promise(setImmediate);
  client.terminate();
  return frames;
}

function finish(batch: TailBatch): Promise<ReceivedFrame[]> {
  return receive(Buffer.concat(batch.finish(cursor)));
}

function run(texts: readonly string[], index: number, isShared = false): RunPart {
  const bytes = Buffer.concat(texts.map((text) => fakeEntry('web', { text }, 1000)));
  const count = texts.length;
  return { kind: 'run', zone: 'z1', logId: 1n, index, count, bytes, start: 0, end: bytes.length, isShared };
}

const hole: Part = {
  kind: 'hole',
  zone: 'z1',
  logId: 1n,
  index: 2,
  count: 5,
  firstMs: 1000,
  lastMs: 2000,
  reason: 'slow_reader',
};
const gap: Part = { kind: 'gap', zone: 'z1', logId: 2n, index: 0, count: 0, missing: null, isTold: true };
const silentGap: Part = { ...gap, missing: 0, isTold: false };
const skip: Part = { kind: 'skip', zone: 'z1', logId: 1n, index: 7, count: 3 };

test('a JSON batch is one text frame with an array, the cursor at its end', async () => {
  const batch = new JsonBatch('web', 10_000, new SliceJsonCache(noCounters));
  batch.addControl({ json: '{"type":"waiting"}', text: '' });
  for (const part of [run(['a', 'b'], 0), hole, skip, silentGap, gap, run(['c'], 10, true)]) {
    expect(batch.add(part)).toBe(true);
  }
  const frames = await finish(batch);
  expect(frames).toHaveLength(1);
  const records = JSON.parse(String(frames[0]?.data)) as { type: string }[];
  expect(records.map(({ type }) => type)).toEqual(['waiting', 'log', 'log', 'drop', 'gap', 'log', 'cursor']);
  expect(records[3]).toMatchObject({
    count: 5,
    stage: 'tail',
    reason: 'slow_reader',
    zone: 'z1',
    index: '2',
  });
});

test('a JSON batch takes only what fits, and everything when it is empty', () => {
  const cache = new SliceJsonCache(noCounters);
  const batch = new JsonBatch('web', 1000, cache);
  const large = run(['x'.repeat(5000)], 0);
  expect(batch.add(large)).toBe(true);
  expect(batch.add(run(['y'], 1))).toBe(false);
  const shared = new JsonBatch('web', 1000, cache);
  expect(shared.add(run(['a'], 0, true))).toBe(true);
  expect(shared.add(run(['x'.repeat(5000)], 1, true))).toBe(false);
});

test('shared pieces are made once for all readers', () => {
  let made = 0;
  const cache = new SliceJsonCache({ hit: () => undefined, miss: () => made++ });
  for (let i = 0; i < 5; i++) new JsonBatch('web', 10_000, cache).add(run(['a', 'b'], 0, true));
  expect(made).toBe(1);
});

test('format=proto: entries in binary frames, control records in text frames between them', async () => {
  const options = {
    app: 'web',
    format: 'proto',
    hasControl: true,
    bytesMax: 10_000,
    nowMs: () => 5000,
  } as const;
  const batch = new BinaryBatch(options);
  for (const part of [run(['a', 'b'], 0), run(['c'], 2), hole, gap, run(['d'], 9)]) batch.add(part);
  const frames = await finish(batch);
  expect(frames.map(({ isBinary }) => isBinary)).toEqual([true, false, true, false]);
  expect(
    frames.map(({ data, isBinary }) => (isBinary ? countEntries(data, 0, data.length) : String(data))),
  ).toEqual([3, expect.stringMatching(/^\[{"type":"drop".*},{"type":"gap".*}\]$/), 1, `[${cursor}]`]);
});

test('without control records nothing is silent: what they tell comes as envelopes', async () => {
  const options = {
    app: 'web',
    format: 'envelope',
    hasControl: false,
    bytesMax: 10_000,
    nowMs: () => 5000,
  } as const;
  const batch = new BinaryBatch(options);
  batch.addControl({ json: '{}', text: 'Zone z2 cannot be reached' });
  batch.addControl({ json: '{"type":"waiting"}', text: '' });
  for (const part of [run(['a'], 0), hole, gap]) batch.add(part);
  const frames = await finish(batch);
  expect(frames.every(({ isBinary }) => isBinary)).toBe(true);
  const view = new EnvelopeView();
  const seen = frames.map(({ data }) => {
    view.read(data, 0, data.length);
    return [
      view.tag('source_type'),
      data.toString('utf8', view.payloadStart, view.payloadEnd),
      parseDropNotice(view)?.count,
    ];
  });
  expect(seen).toEqual([
    ['LGR', 'Zone z2 cannot be reached', undefined],
    [undefined, 'a', undefined],
    ['LGR', expect.stringMatching(/^Dropped 5 lines .*: this reader is too slow$/), 5],
    ['LGR', 'An unknown number of lines is missing before this line', undefined],
  ]);
});

test('an empty batch without control records is no frame at all', () => {
  const batch = new BinaryBatch({
    app: 'web',
    format: 'proto',
    hasControl: false,
    bytesMax: 1,
    nowMs: () => 0,
  });
  batch.add(skip);
  expect(batch.finish(cursor)).toEqual([]);
});

test.each([1, 125, 126, 127, 65_535, 65_536, 70_000])(
  'a line of %i bytes is framed as the protocol wants',
  async (length) => {
    const batch = new BinaryBatch({
      app: '',
      format: 'envelope',
      hasControl: false,
      bytesMax: 1e6,
      nowMs: () => 0,
    });
    batch.add(run(['x'.repeat(length)], 0));
    const frames = await finish(batch);
    expect(frames).toHaveLength(1);
    const view = new EnvelopeView();
    const data = frames[0]?.data ?? Buffer.alloc(0);
    view.read(data, 0, data.length);
    expect(view.payloadEnd - view.payloadStart).toBe(length);
  },
);

test('many readers get less each, so that those who stop reading stay cheap together', () => {
  expect(batchBytesMaxFor(1)).toBe(BATCH_BYTES_MAX);
  expect(1000 * batchBytesMaxFor(1000)).toBeLessThanOrEqual(32 * 1024 * 1024);
  expect(pieceBytesFor(batchBytesMaxFor(10_000))).toBeGreaterThan(1000);
});

test('the cache of JSON holds no more than its bytes', () => {
  const cache = new SliceJsonCache(noCounters, 1000);
  for (let index = 0; index < 100; index++) {
    cache.get('web', { zone: 'z1', logId: 1n, index, count: 1 }, () => Buffer.alloc(90));
  }
  expect(cache.bytes).toBeLessThanOrEqual(1000);
});
