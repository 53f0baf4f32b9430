// Drains through a whole cluster: to a receiver with a parser of its own, to a real rsyslogd, over a disconnect and a restart.
import { LineSender } from '@tailrace/agent/line-sender';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { peer } from '../kit/peer.ts';
import { RsyslogPeer } from '../kit/rsyslog-peer.ts';
import { SyslogReceiver } from '../kit/syslog-receiver.ts';
import { TailReader } from '../kit/tail-reader.ts';
import { TestCluster, type TestZone } from '../kit/test-cluster.ts';
import { until } from '../kit/until.ts';

const rsyslogd = peer('rsyslogd');
let cluster: TestCluster;

beforeAll(async () => {
  cluster = await TestCluster.start();
});

afterAll(async () => {
  await cluster[Symbol.asyncDispose]();
});

function numbered(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => `${prefix} ${i}`);
}

async function send(app: string, zone: TestZone, lines: readonly string[], isErr = false): Promise<void> {
  const sender = new LineSender({ address: cluster.ingress(zone), app, instanceId: '0', peer: 'test' });
  for (const line of lines) sender.write(Buffer.from(line), isErr);
  expect((await sender.close(10_000)).acked).toBe(lines.length);
}

/** Adds a drain and waits until a line sent now would go to it: the first line that comes through. */
async function addDrain(app: string, url: string): Promise<{ id: string; token: string }> {
  const answer = await cluster.api.post(`/v1/apps/${app}/drains`, { url });
  expect(answer.status).toBe(201);
  return answer.json as { id: string; token: string };
}

interface DrainState {
  readonly zone: string;
  readonly state: string;
  readonly delivered: number;
}

async function drainState(app: string, id: string): Promise<readonly DrainState[]> {
  const answer = await cluster.api.get(`/v1/apps/${app}/drains/${id}`);
  expect(answer.status).toBe(200);
  return (answer.json as { zones: readonly DrainState[] }).zones;
}

test('every further line of both zones arrives, octet-counted, as RFC 5424', async () => {
  await using receiver = await SyslogReceiver.start();
  await send('drained', 'z1', ['before the drain']);
  const { token } = await addDrain('drained', receiver.url);
  await send('drained', 'z1', ['first of z1']);
  await send('drained', 'z1', ['error of z1'], true);
  await send('drained', 'z2', numbered('z2', 100));
  await receiver.untilMessages(102);
  expect(receiver.errors).toEqual([]);
  expect(receiver.texts).not.toContain('before the drain');
  expect(receiver.texts.filter((text) => text.startsWith('z2'))).toEqual(numbered('z2', 100));
  const [first, error] = receiver.messages.filter(({ message }) => message.includes('z1'));
  expect(first).toMatchObject({
    pri: 14,
    hostname: token,
    appName: 'drained',
    procId: '[APP/0]',
    msgId: '-',
  });
  expect(first?.timestamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}(Z|\+00:00)$/);
  expect(first?.message).toBe('first of z1\n');
  expect(error?.pri).toBe(11);
});

test('a receiver that cuts the connection gets the rest, in order, with nothing lost', async () => {
  await using receiver = await SyslogReceiver.start();
  await addDrain('cut', receiver.url);
  await send('cut', 'z1', numbered('a', 500));
  await receiver.untilMessages(500);
  receiver.disconnect();
  await send('cut', 'z1', numbered('b', 500));
  await until(() => new Set(receiver.texts.filter((text) => text.startsWith('b'))).size === 500, {
    what: 'all lines after the cut',
    describe: () => receiver.messages.length,
  });
  // The last lines before the cut may come again: a peer that closes does not say what it has read.
  expect([...new Set(receiver.texts)]).toEqual([...numbered('a', 500), ...numbered('b', 500)]);
  expect(receiver.connections).toBeGreaterThan(1);
});

test('a removed drain gets nothing more, and the same URL may come back', async () => {
  await using receiver = await SyslogReceiver.start();
  const { id } = await addDrain('removed', receiver.url);
  expect((await cluster.api.post('/v1/apps/removed/drains', { url: receiver.url })).status).toBe(409);
  await send('removed', 'z1', ['one']);
  await receiver.untilMessages(1);
  expect((await cluster.api.request('DELETE', `/v1/apps/removed/drains/${id}`)).status).toBeLessThan(300);
  expect((await cluster.api.get(`/v1/apps/removed/drains/${id}`)).status).toBe(404);
  await send('removed', 'z1', ['while there is none']);
  await addDrain('removed', receiver.url);
  await send('removed', 'z1', ['two']);
  await receiver.untilMessages(2);
  expect(receiver.texts).toEqual(['one', 'two']);
});

test('the state of a drain counts what was delivered', async () => {
  await using receiver = await SyslogReceiver.start();
  const { id } = await addDrain('counted', receiver.url);
  await send('counted', 'z2', numbered('line', 30));
  await receiver.untilMessages(30);
  const zones = await until(
    async () => {
      const states = await drainState('counted', id);
      return states.some(({ delivered }) => delivered === 30) ? states : undefined;
    },
    { what: 'a state with 30 delivered lines', describe: () => cluster.spy.warnings },
  );
  expect(zones.find(({ delivered }) => delivered === 30)?.zone).toBe('z2');
});

test('a drain and its place are kept over a clean stop: nothing is sent twice, nothing is left out', async () => {
  await using receiver = await SyslogReceiver.start();
  await addDrain('kept', receiver.url);
  await send('kept', 'z1', numbered('before', 100));
  await receiver.untilMessages(100);
  await cluster.restart();
  await send('kept', 'z1', numbered('after', 100));
  await until(() => receiver.texts.includes('after 99'), { what: 'the lines after the restart' });
  expect([...new Set(receiver.texts)]).toEqual([...numbered('before', 100), ...numbered('after', 100)]);
});

rsyslogd.test('a real rsyslogd understands every field', async () => {
  await using rsyslog = await RsyslogPeer.start(rsyslogd.path);
  const { token } = await addDrain('to-rsyslog', `${rsyslog.url}?sd=tags`);
  await send('to-rsyslog', 'z1', ['plain', 'quotes " and \\ backslash', 'umlaut ä', '']);
  await send('to-rsyslog', 'z2', ['from the other zone'], true);
  const messages = await rsyslog.untilMessages(5);
  const texts = messages.map(({ msg }) => msg.replace(/\n$/, ''));
  expect(texts.toSorted()).toEqual(
    ['plain', 'quotes " and \\ backslash', 'umlaut ä', '', 'from the other zone'].toSorted(),
  );
  for (const { host, app, procid } of messages) {
    expect({ host, app, procid }).toEqual({ host: token, app: 'to-rsyslog', procid: '[APP/0]' });
  }
  expect(messages.find(({ msg }) => msg.startsWith('from'))?.pri).toBe('11');
});

test('a tail hears of a drain that cannot deliver and that works again, and the log knows nothing of it', async () => {
  const app = 'troubled';
  await using gone = await SyslogReceiver.start();
  const { port, url } = gone;
  await gone[Symbol.asyncDispose]();
  const { id } = await addDrain(app, url);
  await using tail = await TailReader.open(cluster.url, app, 'lines=0');
  await tail.untilRecord(({ type }) => type === 'waiting');
  await send(app, 'z1', ['one']);
  const failing = await tail.untilRecord(({ type, state }) => type === 'drain' && state === 'failing');
  expect(failing).toMatchObject({ app, zone: 'z1', drain: id, url, dropped: 0 });
  expect(failing.message).toMatch(
    /^Drain syslog:\/\/127\.0\.0\.1:\d+ \(\S+\) cannot deliver since \S+Z: .+\.$/,
  );
  await using back = await SyslogReceiver.start(port);
  // The next attempt may be some seconds away.
  const recovered = await until(
    () => tail.records.find(({ type, state }) => type === 'drain' && state === 'recovered'),
    { timeoutMs: 50_000, what: 'the recovery' },
  );
  expect(recovered.message).toBe(`Drain ${url} (${id}) works again.`);
  await send(app, 'z1', ['two']);
  await back.untilMessages(2);
  expect(back.texts).toEqual(['one', 'two']);
  expect(tail.announced).toBe(0);
  const records = await cluster.api.recent(app);
  expect(records.map(({ type }) => type)).toEqual(['log', 'log']);
}, 90_000);
