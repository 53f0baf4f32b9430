// The way of a line through a whole cluster: in by a program, gRPC or syslog, through both zones, out by a tail in every
// format, a dump and a resume. Real sockets, one process.
import { Client, credentials } from '@grpc/grpc-js';
import { LineSender } from '@tailrace/agent/line-sender';
import { loggregator } from '@tailrace/proto/gen/loggregator';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { messagesOf } from '../kit/api-client.ts';
import { peer } from '../kit/peer.ts';
import { ProgramRun } from '../kit/program-run.ts';
import { TailReader } from '../kit/tail-reader.ts';
import { TestCluster, type TestZone } from '../kit/test-cluster.ts';
import { until } from '../kit/until.ts';

const logger = peer('logger');
let cluster: TestCluster;

beforeAll(async () => {
  cluster = await TestCluster.start();
});

afterAll(async () => {
  await cluster[Symbol.asyncDispose]();
});

/** Sends lines to a zone as `pipe` does, and resolves when they are taken. */
async function send(app: string, zone: TestZone, lines: readonly string[], isErr = false): Promise<void> {
  const sender = new LineSender({ address: cluster.ingress(zone), app, instanceId: zone, peer: 'test' });
  for (const line of lines) sender.write(Buffer.from(line), isErr);
  expect(await sender.close(10_000)).toEqual({ sent: lines.length, acked: lines.length, dropped: 0 });
}

function numbered(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => `${prefix} ${i}`);
}

describe('a file through tailrace pipe', () => {
  test('is in a tail and in recent, complete, in order, empty lines and the unfinished last one too', async () => {
    await using tail = await TailReader.open(cluster.url, 'pipe');
    const lines = [...numbered('line', 2000), '', 'tab\tumlaut ä', '', 'no newline at the end'];
    await using pipe = ProgramRun.tailrace(['pipe', '--app', 'pipe', '--ingress', cluster.ingress('z1')]);
    pipe.endInput(lines.join('\n'));
    expect(await pipe.ended()).toEqual({ status: 0, signal: null });
    expect(pipe.stderr).toBe('');
    await tail.untilLines(lines.length);
    expect(tail.messages).toEqual(lines);
    expect(messagesOf(await cluster.api.recent('pipe'))).toEqual(lines);
  });

  test('keeps what is not UTF-8, and cuts what is too long for one envelope', async () => {
    await using tail = await TailReader.open(cluster.url, 'bytes');
    await using pipe = ProgramRun.tailrace([
      'pipe',
      '--app',
      'bytes',
      '--stderr',
      '--ingress',
      cluster.ingress('z1'),
    ]);
    pipe.endInput(
      Buffer.concat([Buffer.from([0xff, 0x00, 0x41, 0x0a]), Buffer.alloc(150_000, 'x'), Buffer.from('\n')]),
    );
    expect((await pipe.ended()).status).toBe(0);
    await tail.untilLines(4);
    const [first, ...parts] = tail.records.filter(({ type }) => type === 'log');
    expect(Buffer.from(String(first?.['payload_base64']), 'base64')).toEqual(Buffer.from([0xff, 0x00, 0x41]));
    expect(first?.stream).toBe('err');
    expect(parts.map(({ tags }) => (tags as Record<string, string>)['part'])).toEqual(['1/3', '2/3', '3/3']);
    expect(parts.map(({ message }) => message).join('')).toBe('x'.repeat(150_000));
  });
});

describe('both zones', () => {
  test('are in one tail and one dump, each in its order', async () => {
    await using tail = await TailReader.open(cluster.url, 'zones');
    const lines = { z1: numbered('z1', 500), z2: numbered('z2', 500) };
    await Promise.all([send('zones', 'z1', lines.z1), send('zones', 'z2', lines.z2)]);
    await tail.untilLines(1000);
    const recent = await cluster.api.recent('zones');
    for (const zone of ['z1', 'z2'] as const) {
      const own = tail.lines.filter(({ instance }) => instance === zone).map(({ message }) => message);
      expect(own).toEqual(lines[zone]);
      expect(messagesOf(recent.filter((record) => record.zone === zone))).toEqual(lines[zone]);
    }
    expect(tail.announced).toBe(0);
  });

  test.each(['time', 'arrival'])('are read in the order of each instance with order=%s', async (order) => {
    const app = `order-${order}`;
    await using tail = await TailReader.open(cluster.url, app, `lines=0&order=${order}`);
    await Promise.all([send(app, 'z1', numbered('a', 300)), send(app, 'z2', numbered('b', 300))]);
    await tail.untilLines(600);
    expect(tail.messages.filter((message) => message.startsWith('a'))).toEqual(numbered('a', 300));
    expect(tail.messages.filter((message) => message.startsWith('b'))).toEqual(numbered('b', 300));
  });
});

describe('formats', () => {
  test.each(['json', 'proto', 'envelope'])('%s carries every line', async (format) => {
    const app = `format-${format}`;
    await using tail = await TailReader.open(cluster.url, app, `format=${format}&lines=0`);
    await send(app, 'z1', numbered('out', 50));
    await send(app, 'z1', numbered('err', 50), true);
    await tail.untilLines(100);
    expect(tail.lines).toEqual([
      ...numbered('out', 50).map((message) => ({ message, isErr: false, instance: 'z1' })),
      ...numbered('err', 50).map((message) => ({ message, isErr: true, instance: 'z1' })),
    ]);
  });
});

describe('resume', () => {
  test('by the last cursor goes on without a gap or a duplicate', async () => {
    const first = numbered('before', 200);
    await send('resume', 'z1', first);
    let cursor = '';
    {
      await using tail = await TailReader.open(cluster.url, 'resume', 'lines=all');
      await tail.untilLines(200);
      const record = await tail.untilRecord(
        ({ type, delivered }) => type === 'cursor' && delivered === 200,
        'a cursor',
      );
      cursor = String(record['cursor']);
    }
    const second = numbered('between', 200);
    await send('resume', 'z1', second);
    await using tail = await TailReader.open(cluster.url, 'resume', `after=${cursor}`);
    const third = numbered('after', 200);
    await send('resume', 'z1', third);
    await tail.untilLines(400);
    expect(tail.messages).toEqual([...second, ...third]);
  });
});

describe('sources', () => {
  logger.test('logger --tcp is a line of the app that its tag names', async () => {
    await using tail = await TailReader.open(cluster.url, 'from-logger');
    const to = ['--server', '127.0.0.1', '--port', String(cluster.syslogPort('z1'))];
    await using run = new ProgramRun(logger.path, [
      '--tcp',
      ...to,
      '--tag',
      'from-logger',
      'hello from logger',
    ]);
    expect((await run.ended()).status).toBe(0);
    await tail.untilLines(1);
    expect(tail.messages).toEqual(['hello from logger']);
  });

  logger.test('logger --udp arrives, in the second zone too', async () => {
    await using tail = await TailReader.open(cluster.url, 'from-udp');
    const to = ['--server', '127.0.0.1', '--port', String(cluster.syslogPort('z2', 'udp'))];
    await using run = new ProgramRun(logger.path, [
      '--udp',
      ...to,
      '--tag',
      'from-udp',
      '-p',
      'user.err',
      'by udp',
    ]);
    expect((await run.ended()).status).toBe(0);
    await tail.untilLines(1);
    expect(tail.messages).toEqual(['by udp']);
  });

  test('a BatchSender of the loggregator protocol', async () => {
    const { Envelope, EnvelopeBatch } = loggregator.v2;
    await using tail = await TailReader.open(cluster.url, 'from-grpc');
    const client = new Client(cluster.ingress('z2'), credentials.createInsecure());
    const call = client.makeClientStreamRequest(
      '/loggregator.v2.Ingress/BatchSender',
      (batch: Uint8Array) => Buffer.from(batch),
      (bytes: Buffer) => bytes,
      () => undefined,
    );
    call.on('error', () => undefined);
    const batch = numbered('grpc', 100).map((message, i) =>
      Envelope.create({
        timestamp: 1_700_000_000_000_000_000 + i,
        sourceId: 'from-grpc',
        instanceId: '7',
        log: { payload: Buffer.from(message), type: 0 },
      }),
    );
    call.write(EnvelopeBatch.encode({ batch }).finish());
    await tail.untilLines(100);
    expect(tail.lines[0]).toEqual({ message: 'grpc 0', isErr: false, instance: '7' });
    expect(tail.messages).toEqual(numbered('grpc', 100));
    call.cancel();
    client.close();
  });
});

describe('a rate limit', () => {
  test('drops what is above it, says how much, and can be lifted while lines come', async () => {
    const limited = await cluster.api.request('PUT', '/v1/apps/limited/limit', { lines: 100 });
    expect(limited.status).toBeLessThan(300);
    await using tail = await TailReader.open(cluster.url, 'limited');
    const sender = new LineSender({
      address: cluster.ingress('z1'),
      app: 'limited',
      instanceId: '0',
      peer: 'test',
    });
    for (const line of numbered('line', 1000)) sender.write(Buffer.from(line), false);
    await until(() => tail.lines.length + tail.announced === 1000, {
      what: 'delivered + announced = sent',
      describe: () => ({ delivered: tail.lines.length, announced: tail.announced }),
    });
    expect(tail.lines.length).toBeGreaterThanOrEqual(100);
    expect(tail.announced).toBeGreaterThan(0);
    expect(tail.controls('drop').map(({ stage }) => stage)).toContain('limit');
    expect((await cluster.api.request('DELETE', '/v1/apps/limited/limit')).status).toBeLessThan(300);
    await until(() => cluster.registry.limits().size === 0, { what: 'the limit to be gone' });
    const before = tail.lines.length;
    for (const line of numbered('free', 1000)) sender.write(Buffer.from(line), false);
    await tail.untilLines(before + 1000);
    await sender.close(5000);
  });
});

test('a cluster that did all this logged no warning', () => {
  expect(cluster.spy.warnings).toEqual([]);
});
