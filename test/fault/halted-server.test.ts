// Servers in processes of their own that stand still for seconds, as a paused container or a machine that swaps does: they are
// taken out, wake up with batches of then in their sockets, and come back. Nothing is lost, and nothing is there twice.
import { LineSender } from '@tailrace/agent/line-sender';
import { expect, onTestFinished } from 'vitest';
import { ApiClient, messagesOf } from '../kit/api-client.ts';
import { natsServer, startNats } from '../kit/nats-peer.ts';
import { RoleProcess } from '../kit/role-processes.ts';
import { TailReader } from '../kit/tail-reader.ts';
import { until } from '../kit/until.ts';

const serverIds = ['s1', 's2', 's3'] as const;
const apps = Array.from({ length: 9 }, (_, i) => `app-${i}`);
const linesPerTick = 5;
const tickMs = 20;

natsServer.test(
  'a server that stood still and was taken out repeats and loses no line when it comes back',
  async () => {
    const nats = await startNats();
    onTestFinished(() => nats[Symbol.asyncDispose]());
    const start = async (role: 'server' | 'agent' | 'traffic-controller', id: string, flags: string[]) => {
      const common = ['--zone', 'z1', '--id', id, '--registry', nats.url, '--metrics', '127.0.0.1:0'];
      const process = await RoleProcess.start(role, [...common, ...flags]);
      onTestFinished(() => process[Symbol.asyncDispose]());
      return process;
    };
    const servers = await Promise.all(
      serverIds.map((id) => start('server', id, ['--listen', '127.0.0.1:0'])),
    );
    const agent = await start('agent', 'agent', ['--ingress', '127.0.0.1:0']);
    const controller = await start('traffic-controller', 'tc', ['--http', '127.0.0.1:0']);
    const url = controller.up.url ?? '';
    const sent = new Map<string, string[]>();
    const tails = new Map<string, TailReader>();
    const senders = new Map<string, LineSender>();
    for (const app of apps) {
      const options = { address: agent.up.ingress ?? '', app, instanceId: '0', peer: 'test' };
      const sender = new LineSender(options);
      const tail = await TailReader.open(url, app, 'lines=all');
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
    const halted = servers[0];
    if (halted === undefined) throw new Error('Cannot halt a server: there is none');
    await until(() => [...tails.values()].every(({ lines }) => lines.length > 50), {
      what: 'lines everywhere',
    });
    process.kill(halted.run.pid, 'SIGSTOP');
    const others = servers.filter((server) => server !== halted);
    const isOut = ({ msg, id }: { msg: string; [field: string]: unknown }): boolean =>
      msg === 'Took a silent member out' && id === 's1';
    await until(() => others.some(({ log }) => log.some(isOut)), { what: 'that it is taken out' });
    // Everybody goes on without it.
    const reached = new Map(Array.from(sent, ([app, lines]) => [app, lines.length + 50]));
    await until(() => apps.every((app) => (tails.get(app)?.lines.length ?? 0) > (reached.get(app) ?? 0)), {
      what: 'lines of all apps without it',
      timeoutMs: 20_000,
    });
    process.kill(halted.run.pid, 'SIGCONT');
    await halted.untilLogged(({ msg }) => msg.startsWith('Others took this member out'), 'its return');
    const back = new Map(Array.from(sent, ([app, lines]) => [app, lines.length + 200]));
    await until(() => apps.every((app) => (sent.get(app)?.length ?? 0) > (back.get(app) ?? 0)), {
      what: 'more lines',
    });
    clearInterval(writer);
    const api = new ApiClient(url);
    for (const [app, lines] of sent) {
      const tail = tails.get(app);
      await until(() => tail?.messages.includes(lines.at(-1) ?? ''), {
        what: `the end of ${app}`,
        timeoutMs: 20_000,
      });
      expect(tail?.messages).toEqual(lines);
      expect(messagesOf(await api.recent(app))).toEqual(lines);
    }
  },
  120_000,
);
