// Servers in processes of their own, each line held by two of them. One is killed at a few thousand lines a second: what it had
// acknowledged is read from the other one, in tails that were open and in recent, once and in order.
import { LineSender } from '@tailrace/agent/line-sender';
import { expect, onTestFinished } from 'vitest';
import { ApiClient, messagesOf } from '../kit/api-client.ts';
import { natsServer, startNats } from '../kit/nats-peer.ts';
import { RoleProcess } from '../kit/role-processes.ts';
import { TailReader } from '../kit/tail-reader.ts';
import { until } from '../kit/until.ts';

const serverIds = ['s1', 's2', 's3'] as const;
const apps = Array.from({ length: 6 }, (_, i) => `app-${i}`);
const linesPerTick = 10;
const tickMs = 20;

natsServer.test(
  'a server that is killed takes no line with it',
  async () => {
    const nats = await startNats();
    onTestFinished(() => nats[Symbol.asyncDispose]());
    const start = async (role: 'server' | 'agent' | 'traffic-controller', id: string, flags: string[]) => {
      const common = ['--zone', 'z1', '--id', id, '--registry', nats.url, '--metrics', '127.0.0.1:0'];
      const process = await RoleProcess.start(role, [...common, ...flags]);
      onTestFinished(() => process[Symbol.asyncDispose]());
      return process;
    };
    const flags = ['--listen', '127.0.0.1:0', '--replicas', '2'];
    const servers = await Promise.all(serverIds.map((id) => start('server', id, flags)));
    const agent = await start('agent', 'agent', ['--ingress', '127.0.0.1:0']);
    const controller = await start('traffic-controller', 'tc', ['--http', '127.0.0.1:0']);
    const api = new ApiClient(controller.up.url ?? '');
    const sent = new Map<string, string[]>();
    const tails = new Map<string, TailReader>();
    const senders = new Map<string, LineSender>();
    for (const app of apps) {
      const address = agent.up.ingress ?? '';
      const sender = new LineSender({ address, app, instanceId: '0', peer: 'test' });
      const tail = await TailReader.open(controller.up.url ?? '', app, 'lines=all');
      onTestFinished(async () => void (await sender.close(1_000)));
      onTestFinished(() => tail[Symbol.asyncDispose]());
      sent.set(app, []);
      senders.set(app, sender);
      tails.set(app, tail);
    }
    const writer = setInterval(() => {
      for (const [app, lines] of sent) {
        for (let i = 0; i < linesPerTick; i++) {
          const line = `${app} ${lines.length}`;
          lines.push(line);
          senders.get(app)?.write(Buffer.from(line), false);
        }
      }
    }, tickMs);
    onTestFinished(() => clearInterval(writer));
    const replicas = async (): Promise<string | undefined> => {
      const { text } = await api.get('/v1/status');
      const { zones } = JSON.parse(text) as { zones: { replicas: string }[] };
      return zones[0]?.replicas;
    };
    const serversUp = async (): Promise<number> => {
      const { text } = await api.get('/v1/status');
      const { servers: all } = JSON.parse(text) as { servers: { state: string }[] };
      return all.filter(({ state }) => state === 'up').length;
    };
    for (const [server, left] of [
      [servers[0], 2],
      [servers[1], 1],
    ] as const) {
      const counts = new Map([...tails].map(([app, { lines }]) => [app, lines.length]));
      const hasMore = ([app, { lines }]: [string, TailReader]) => lines.length > (counts.get(app) ?? 0) + 200;
      await until(() => [...tails].every(hasMore), { what: 'lines everywhere' });
      await until(async () => (await replicas()) === '2/2', {
        what: 'two copies of every line',
        timeoutMs: 20_000,
      });
      await server?.kill();
      await until(async () => (await serversUp()) === left, {
        what: 'a zone without it',
        timeoutMs: 20_000,
      });
    }
    expect(await replicas()).toBe('1/2');
    clearInterval(writer);
    for (const [app, tail] of tails) {
      const lines = sent.get(app) ?? [];
      await until(() => tail.lines.length + tail.announced >= lines.length, {
        what: `all lines of ${app}`,
        describe: () => ({ sent: lines.length, got: tail.lines.length, log: servers[2]?.log.slice(-20) }),
      });
      expect(tail.records.filter(({ type }) => type === 'gap' || type === 'drop')).toEqual([]);
      expect(differenceOf(tail.messages, lines)).toEqual(NONE);
      const recent = messagesOf(await api.recent(app));
      expect(differenceOf(recent, lines)).toEqual(NONE);
    }
  },
  120_000,
);

const NONE = { missing: [], twice: [], isInOrder: true };

/** What is wrong with lines, in a form that can be read. */
function differenceOf(lines: readonly string[], expected: readonly string[]): object {
  const seen = new Set<string>();
  const twice = lines.filter((line) => seen.has(line) || !seen.add(line));
  const missing = expected.filter((line) => !seen.has(line));
  const numbers = lines.map((line) => Number(line.split(' ')[1]));
  const isInOrder = numbers.every((number, i) => i === 0 || number > (numbers[i - 1] ?? 0));
  return { missing, twice, isInOrder };
}
