// The agent on real ports, against an owner on a real port.
// Details of sources and of the sender have tests of their own.
import { once } from 'node:events';
import { connect } from 'node:net';
import { pino } from 'pino';
import { afterEach, describe, expect, test } from 'vitest';
import { createAgent } from './agent.ts';
import { LineSender } from './line-sender.ts';
import { FakeOwner } from './testing/fake-owner.ts';
import { portOf, type RunningAgent, runAgent, takenPort } from './testing/running-agent.ts';

let running: RunningAgent | undefined;
const owners: FakeOwner[] = [];

afterEach(async () => {
  await running?.stop();
  running = undefined;
  for (const owner of owners.splice(0)) owner.kill();
});

async function sendSyslog(url: string | undefined, text: string): Promise<void> {
  const socket = connect(portOf(url), '127.0.0.1');
  await once(socket, 'connect');
  socket.end(text);
  await once(socket, 'close');
}

const numbered = (from: number, to: number, app = 'web') =>
  Array.from({ length: to - from + 1 }, (_, i) => `<14>1 - host ${app} - - - line ${from + i}\n`).join('');

/** What arrives of {@link numbered}. */
const texts = (count: number) => Array.from({ length: count }, (_, i) => `line ${i + 1}`);

describe('the way of a line', () => {
  test('from a syslog connection to the owner', async () => {
    running = await runAgent();
    const { agent, owner } = running;
    await sendSyslog(agent.addresses.syslog[0], numbered(1, 1000));
    await owner.until(() => owner.lines('web').length >= 1000);
    expect(owner.lines('web')).toEqual(texts(1000));
    expect(owner.messages[0]).toMatchObject({
      kind: 'hello',
      hello: { cluster: 'fake', peer: 'agent-1', zone: 'z1' },
    });
  });

  test('from a pipe, through the agent, to the owner', async () => {
    running = await runAgent();
    const { agent, owner } = running;
    const sender = new LineSender({
      address: agent.addresses.ingress,
      app: 'web',
      instanceId: '0',
      peer: 'pipe',
    });
    for (let i = 1; i <= 5000; i++) sender.write(Buffer.from(`line ${i}`), false);
    expect(await sender.close(5000)).toEqual({ sent: 5000, acked: 5000, dropped: 0 });
    await owner.until(() => owner.lines('web').length >= 5000);
    expect(owner.lines('web')).toEqual(texts(5000));
  });

  test('through an owner that is killed again and again and comes back on its port: once each and in order', async () => {
    running = await runAgent();
    const { agent, owner } = running;
    const socket = connect(portOf(agent.addresses.syslog[0]), '127.0.0.1');
    await once(socket, 'connect');
    const total = 20_000;
    for (let from = 1; from <= total; from += 5000) {
      socket.write(numbered(from, from + 4999));
      // Somewhere in the middle, and with batches under way that have no ack.
      owner.isHolding = true;
      const before = owner.lines('web').length;
      await owner.until(() => owner.lines('web').length > before);
      owner.kill();
      owner.isHolding = false;
      await owner.start();
    }
    await owner.until(() => owner.lines('web').length >= total);
    expect(owner.lines('web')).toEqual(texts(total));
    expect(owner.model.holes).toEqual([]);
    expect(owner.messages.filter(({ kind }) => kind === 'hello').length).toBeGreaterThan(2);
    socket.destroy();
  });

  test('with a pipe whose agent dies and comes back on its port nothing is lost', async () => {
    running = await runAgent();
    const { agent, owner, registry } = running;
    const { ingress } = agent.addresses;
    const sender = new LineSender({ address: ingress, app: 'web', instanceId: '0', peer: 'pipe' });
    for (let i = 1; i <= 500; i++) sender.write(Buffer.from(`line ${i}`), false);
    await owner.until(() => owner.lines('web').length >= 500);
    await agent.stop(2000);
    for (let i = 501; i <= 1000; i++) sender.write(Buffer.from(`line ${i}`), false);
    running = {
      ...running,
      agent: createAgent({
        id: 'agent-1',
        zone: 'z1',
        registry,
        logger: pino({ level: 'silent' }),
        ingress,
        syslog: [],
      }),
    };
    await running.agent.start();
    expect(await sender.close(10_000)).toMatchObject({ acked: 1000, dropped: 0 });
    await owner.until(() => owner.lines('web').length >= 1000);
    expect(owner.lines('web')).toEqual(texts(1000));
  });
});

describe('owners', () => {
  test('an app moves to its new owner when the old one said moved, in order', async () => {
    running = await runAgent();
    const { agent, owner, registry } = running;
    const second = new FakeOwner({ model: owner.model });
    owners.push(second);
    await second.start();
    await sendSyslog(agent.addresses.syslog[0], numbered(1, 100));
    await owner.until(() => owner.lines('web').length >= 100);
    owner.refused.set('web', 'moved');
    await sendSyslog(agent.addresses.syslog[0], numbered(101, 200));
    registry.setServers([{ id: 's2', address: second.address }]);
    await second.until(() => second.lines('web').length >= 200);
    expect(owner.lines('web')).toEqual(texts(200));
  });

  test('an app whose owner is overloaded is held back alone', async () => {
    running = await runAgent();
    const { agent, owner } = running;
    owner.refused.set('busy', 'overloaded');
    await sendSyslog(agent.addresses.syslog[0], numbered(1, 100, 'busy') + numbered(1, 100, 'web'));
    await owner.until(() => owner.lines('web').length >= 100);
    expect(owner.lines('busy')).toHaveLength(0);
    owner.refused.clear();
    await owner.until(() => owner.lines('busy').length >= 100);
    expect(owner.lines('busy')).toEqual(texts(100));
  });

  test('lines wait while there is no server, and go when one comes', async () => {
    running = await runAgent();
    const { agent, owner, registry } = running;
    registry.setServers([]);
    await sendSyslog(agent.addresses.syslog[0], numbered(1, 100));
    registry.setServers([{ id: 's1', address: owner.address }]);
    await owner.until(() => owner.lines('web').length >= 100);
    expect(owner.lines('web')).toEqual(texts(100));
  });
});

describe('limits', () => {
  test('what is above an app’s limit is announced, and the limit follows the registry', async () => {
    running = await runAgent();
    const { agent, owner, registry } = running;
    await registry.setLimit('web', { lines: 10 });
    await sendSyslog(agent.addresses.syslog[0], numbered(1, 100) + numbered(1, 100, 'other'));
    await owner.until(() => owner.model.record('web').dropped > 0 && owner.lines('other').length === 100);
    const { lines, dropped, droppedBy } = owner.model.record('web');
    expect(lines.length).toBeGreaterThanOrEqual(10);
    expect(lines.length + dropped).toBe(100);
    expect([...droppedBy.keys()]).toEqual(['rate_limit']);
    await registry.setLimit('web', undefined);
    await sendSyslog(agent.addresses.syslog[0], numbered(101, 300));
    await owner.until(() => owner.lines('web').at(-1) === 'line 300');
    expect(owner.lines('web').length + owner.model.record('web').dropped).toBe(300);
  });

  test('the default limit counts for apps without one of their own', async () => {
    running = await runAgent({ defaultLimit: { lines: 5 } });
    const { agent, owner } = running;
    await sendSyslog(agent.addresses.syslog[0], numbered(1, 100));
    await owner.until(() => owner.lines('web').length + owner.model.record('web').dropped === 100);
    expect(owner.model.record('web').dropped).toBeGreaterThan(80);
  });

  test('lines of too many apps are counted, said once, and known apps go on', async () => {
    running = await runAgent({ appsMax: 10 });
    const { agent, owner, logs } = running;
    const made = Array.from({ length: 1000 }, (_, i) => `<14>1 - - made-up-${i} - - - hello\n`).join('');
    await sendSyslog(agent.addresses.syslog[0], numbered(1, 1) + made + numbered(2, 10));
    await owner.until(() => owner.lines('web').length >= 10);
    expect(owner.model.apps.size).toBeLessThanOrEqual(10);
    const text = await agent.metrics.metrics();
    expect(text).toContain('tailrace_agent_dropped_lines_total{reason="too_many_apps"} 991');
    expect(text).toContain('tailrace_agent_apps 10');
    expect(logs.filter(({ msg }) => msg.includes('too many apps'))).toHaveLength(1);
  });
});

test('an app without lines is forgotten with its origin, and begins anew', async () => {
  running = await runAgent({ appIdleForgetMs: 50 });
  const { agent, owner } = running;
  await sendSyslog(agent.addresses.syslog[0], numbered(1, 10));
  await owner.until(() => owner.model.record('web').ended.length === 1);
  expect(agent.stateDump().apps).toBe(0);
  await sendSyslog(agent.addresses.syslog[0], numbered(11, 20));
  await owner.until(() => owner.lines('web').length === 20);
  expect(owner.lines('web')).toEqual(texts(20));
  expect(owner.model.record('web').last.size).toBe(2);
});

describe('stopping', () => {
  test('sends every line and total first, and says bye', async () => {
    running = await runAgent();
    const { agent, owner, registry } = running;
    await registry.setLimit('limited', { lines: 1 });
    await sendSyslog(agent.addresses.syslog[0], numbered(1, 3000) + numbered(1, 50, 'limited'));
    await owner.until(() => owner.lines('limited').length > 0);
    await agent.stop(5000);
    expect(owner.lines('web')).toEqual(texts(3000));
    const limited = owner.model.record('limited');
    expect(limited.lines.length + limited.dropped).toBe(50);
    expect(owner.model.record('web').ended).toHaveLength(1);
    expect(limited.ended).toHaveLength(1);
  });

  test('ends within its grace when no server answers, and says what was left', async () => {
    running = await runAgent();
    const { agent, owner, logs } = running;
    owner.isHolding = true;
    await sendSyslog(agent.addresses.syslog[0], numbered(1, 10));
    await owner.until(() => owner.lines('web').length >= 10);
    await agent.stop(400);
    expect(logs.some(({ msg }) => msg.includes('lines that no server took'))).toBe(true);
  });
});

describe('starting', () => {
  test('a port that is taken is named, and nothing stays open', async () => {
    const { port, server } = await takenPort();
    await expect(runAgent({ ingress: `127.0.0.1:${port}` })).rejects.toThrow(
      `Cannot listen on 127.0.0.1:${port}: the address is in use, expected a free one`,
    );
    await expect(runAgent({ syslog: [`tcp://127.0.0.1:${port}`] })).rejects.toThrow(
      `Cannot listen on tcp://127.0.0.1:${port}: the address is in use, expected a free one`,
    );
    server.close();
  });

  test('the agent is a member with its addresses', async () => {
    running = await runAgent({ syslog: ['tcp://127.0.0.1:0', 'udp://127.0.0.1:0'] });
    const { agent, registry } = running;
    expect(agent.addresses.ingress).toMatch(/^127\.0\.0\.1:[1-9]\d*$/);
    expect(agent.addresses.syslog).toEqual([
      expect.stringMatching(/^tcp:\/\/127\.0\.0\.1:[1-9]\d*$/),
      expect.stringMatching(/^udp:\/\/127\.0\.0\.1:[1-9]\d*$/),
    ]);
    expect(registry.joined).toMatchObject([
      {
        id: 'agent-1',
        role: 'agent',
        zone: 'z1',
        address: agent.addresses.ingress,
        sources: agent.addresses.syslog,
      },
    ]);
  });
});

test('metrics and state have the counts and no app ids', async () => {
  running = await runAgent();
  const { agent, owner } = running;
  await sendSyslog(agent.addresses.syslog[0], `${numbered(1, 100)}\n<14>1 - - - - - - no app\n`);
  await owner.until(() => owner.lines('web').length >= 100);
  const text = await agent.metrics.metrics();
  expect(text).toContain('tailrace_agent_received_lines_total 100');
  expect(text).toContain('tailrace_agent_sent_lines_total 100');
  expect(text).toContain('tailrace_agent_rejected_total{reason="empty_line"} 1');
  expect(text).toContain('tailrace_agent_rejected_total{reason="bad_app_id"} 1');
  expect(text).toContain('tailrace_agent_uplinks_connected 1');
  expect(text).not.toContain('web');
  expect(agent.stateDump()).toMatchObject({
    apps: 1,
    receivedLines: 100,
    sentLines: 100,
    uplinks: [{ server: 's1', state: 'open', apps: 1 }],
  });
});
