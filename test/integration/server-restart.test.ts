// Servers of one zone stopped and started under readers and writers: the tail goes on with the other zone and says so, and
// afterwards every line is delivered or announced.
import { LineSender } from '@tailrace/agent/line-sender';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { messagesOf } from '../kit/api-client.ts';
import { TailReader } from '../kit/tail-reader.ts';
import { TestCluster, type TestZone } from '../kit/test-cluster.ts';
import { until } from '../kit/until.ts';

let cluster: TestCluster;
let senders: LineSender[] = [];

beforeEach(async () => {
  cluster = await TestCluster.start();
});

afterEach(async () => {
  await Promise.all(senders.map((sender) => sender.close(1000)));
  senders = [];
  await cluster[Symbol.asyncDispose]();
});

function senderTo(zone: TestZone, app: string): LineSender {
  const sender = new LineSender({ address: cluster.ingress(zone), app, instanceId: zone, peer: 'test' });
  senders.push(sender);
  return sender;
}

function write(sender: LineSender, prefix: string, count: number): string[] {
  const lines = Array.from({ length: count }, (_, i) => `${prefix} ${i}`);
  for (const line of lines) sender.write(Buffer.from(line), false);
  return lines;
}

test('a stopped zone is told, the other goes on, and a started one loses nothing in silence', async () => {
  await using tail = await TailReader.open(cluster.url, 'web');
  const [z1, z2] = [senderTo('z1', 'web'), senderTo('z2', 'web')];
  const sent1 = write(z1, 'z1 a', 100);
  const sent2 = write(z2, 'z2 a', 100);
  await tail.untilLines(200);

  const stopped = await cluster.api.post('/v1/servers/z1/stop');
  expect(stopped.status).toBe(200);
  expect((stopped.json as { servers: string[] }).servers).toEqual(['z1-a', 'z1-b']);
  sent1.push(...write(z1, 'z1 b', 100));
  sent2.push(...write(z2, 'z2 b', 100));
  await tail.untilRecord(
    ({ type, zone, state }) => type === 'zone' && zone === 'z1' && state === 'down',
    'zone z1 down',
  );
  await until(() => tail.messages.includes('z2 b 99'), { what: 'the lines of z2 meanwhile' });

  const started = await cluster.api.post('/v1/servers/z1/start');
  expect((started.json as { servers: string[] }).servers).toEqual(['z1-a', 'z1-b']);
  sent1.push(...write(z1, 'z1 c', 100));
  await tail.untilRecord(
    ({ type, zone, state }) => type === 'zone' && zone === 'z1' && state === 'up',
    'zone z1 up',
  );
  await until(() => tail.messages.includes('z1 c 99'), { what: 'the lines of z1 after the start' });

  const of = (zone: string): string[] =>
    tail.lines.filter(({ instance }) => instance === zone).map(({ message }) => message);
  expect(of('z2')).toEqual(sent2);
  expect(of('z1').length + tail.announced).toBe(sent1.length);
  expect(of('z1')).toEqual(sent1);
  expect(tail.closeCode).toBeUndefined();
});

test('the lines of a stopped zone are in recent again once it is started', async () => {
  const sender = senderTo('z1', 'kept');
  const lines = write(sender, 'line', 500);
  await until(async () => messagesOf(await cluster.api.recent('kept')).length === 500, { what: '500 lines' });
  await cluster.api.post('/v1/servers/z1/stop');
  await cluster.api.post('/v1/servers/z1/start');
  const recent = await until(
    async () => {
      const messages = messagesOf(await cluster.api.recent('kept'));
      return messages.length >= 500 ? messages : undefined;
    },
    { what: 'the lines of before' },
  );
  expect(recent).toEqual(lines);
});

test('one server of a zone stopped and started again under load: tail, recent and cursors have every line', async () => {
  const apps = Array.from({ length: 8 }, (_, i) => `app-${i}`);
  const tails = await Promise.all(apps.map((app) => TailReader.open(cluster.url, app)));
  const writers = apps.map((app) => senderTo('z1', app));
  const sent = new Map(apps.map((app): [string, string[]] => [app, []]));
  const cursors = new Map<string, { readonly cursor: string; readonly before: number }[]>();
  let round = 0;
  const writeAll = (): void => {
    round += 1;
    apps.forEach((app, i) => {
      const writer = writers[i];
      if (writer !== undefined) sent.get(app)?.push(...write(writer, `round ${round} line`, 50));
    });
  };
  const remember = async (): Promise<void> => {
    for (const app of apps) {
      const { headers, text } = await cluster.api.get(`/v1/apps/${app}/recent?lines=all`);
      const before = text.split('\n').filter((line) => line !== '').length;
      const cursor = headers.get('x-tailrace-cursor') ?? '';
      cursors.set(app, [...(cursors.get(app) ?? []), { cursor, before }]);
    }
  };
  /** Lines keep coming while the change is made. */
  const whileWriting = async (change: Promise<unknown>): Promise<void> => {
    let isDone = false;
    void change.finally(() => {
      isDone = true;
    });
    while (!isDone) {
      writeAll();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await change;
  };
  writeAll();
  await Promise.all(tails.map((tail) => tail.untilLines(50)));
  await remember();
  const stop = cluster.api.post('/v1/servers/z1-a/stop');
  await whileWriting(stop);
  expect(((await stop).json as { servers: string[] }).servers).toEqual(['z1-a']);
  await remember();
  await whileWriting(cluster.api.post('/v1/servers/z1-a/start'));
  writeAll();
  for (const [i, tail] of tails.entries()) {
    const app = apps[i] ?? '';
    const all = sent.get(app) ?? [];
    await until(() => tail.lines.length + tail.announced >= all.length, {
      what: `the lines of ${app}`,
      describe: () => ({
        delivered: tail.lines.length,
        announced: tail.announced,
        controls: tail.records.filter(({ type }) => type !== 'log' && type !== 'cursor'),
      }),
    });
    expect({ app, tail: tail.messages }).toEqual({ app, tail: all });
    expect(tail.records.filter(({ type }) => type === 'gap' || type === 'drop')).toEqual([]);
    expect({ app, recent: messagesOf(await cluster.api.recent(app)) }).toEqual({ app, recent: all });
    for (const { cursor, before } of cursors.get(app) ?? []) {
      await using resumed = await TailReader.open(cluster.url, app, `after=${cursor}`);
      await resumed.untilLines(all.length - before);
      expect({ app, before, resumed: resumed.messages }).toEqual({ app, before, resumed: all.slice(before) });
    }
    await tail[Symbol.asyncDispose]();
  }
});

test('a zone or server that does not exist is refused with what there is', async () => {
  const answer = await cluster.api.post('/v1/servers/z9/stop');
  expect(answer.status).toBe(404);
  expect(answer.text).toContain('z1-a');
});

test('a clean stop keeps the held lines, and the next start has them', async () => {
  const sender = senderTo('z2', 'over-night');
  const lines = write(sender, 'line', 1000);
  await until(async () => messagesOf(await cluster.api.recent('over-night')).length === 1000, {
    what: '1000 lines',
  });
  await sender.close(5000);
  expect(await cluster.stop()).toBe(true);
  await cluster.restart();
  const recent = await until(
    async () => {
      const messages = messagesOf(await cluster.api.recent('over-night'));
      return messages.length > 0 ? messages : undefined;
    },
    { what: 'lines after the restart' },
  );
  expect(recent).toEqual(lines);
});

test('a clean stop while a zone is stopped keeps the lines that waited for it', async () => {
  await cluster.api.post('/v1/servers/z1/stop');
  const sender = senderTo('z1', 'waiting');
  const lines = write(sender, 'line', 300);
  expect((await sender.close(5000)).acked).toBe(300);
  expect(await cluster.stop()).toBe(true);
  await cluster.restart();
  const recent = await until(
    async () => {
      const messages = messagesOf(await cluster.api.recent('waiting'));
      return messages.length > 0 ? messages : undefined;
    },
    { what: 'lines after the restart' },
  );
  expect(recent).toEqual(lines);
});

test('a tail is told that the controller goes away', async () => {
  await using tail = await TailReader.open(cluster.url, 'web');
  await cluster.stop();
  expect(await tail.untilClosed()).toBe(1001);
});

test('lines that were sent while their zone was stopped are in recent of every app, and behind a cursor', async () => {
  const apps = Array.from({ length: 12 }, (_, i) => `app-${i}`);
  const senders = new Map(apps.map((app) => [app, senderTo('z1', app)]));
  const sendAll = (text: string): void => {
    for (const sender of senders.values()) sender.write(Buffer.from(text), false);
  };
  const recentOf = async (app: string): Promise<string[]> => messagesOf(await cluster.api.recent(app));
  const untilAllHave = (count: number): Promise<unknown> =>
    until(
      async () => {
        const held = await Promise.all(apps.map(recentOf));
        return held.every((messages) => messages.length >= count) || undefined;
      },
      { what: `${count} lines of every app` },
    );
  sendAll('before');
  await untilAllHave(1);
  const cursors = new Map<string, string>();
  for (const app of apps) {
    const { headers } = await cluster.api.get(`/v1/apps/${app}/recent`);
    cursors.set(app, headers.get('x-tailrace-cursor') ?? '');
  }
  await cluster.api.post('/v1/servers/z1/stop');
  sendAll('during');
  await cluster.api.post('/v1/servers/z1/start');
  sendAll('after');
  await untilAllHave(3);
  for (const app of apps) {
    expect({ app, recent: await recentOf(app) }).toEqual({ app, recent: ['before', 'during', 'after'] });
    await using tail = await TailReader.open(cluster.url, app, `after=${cursors.get(app)}`);
    await tail.untilLines(2);
    expect({ app, messages: tail.messages }).toEqual({ app, messages: ['during', 'after'] });
  }
});
