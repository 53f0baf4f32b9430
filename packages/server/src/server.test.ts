// A server as a whole: its calls, its metrics, its start and its end.
import { readerService } from '@tailrace/proto/services';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { entriesOf, numbered } from './testing/lines.ts';
import { TestReceiver } from './testing/test-receiver.ts';
import { TestBed } from './testing/test-server.ts';
import { until } from './testing/until.ts';

let bed: TestBed;
beforeEach(() => {
  bed = new TestBed();
});
afterEach(() => bed.close());

describe('start and stop', () => {
  test('it is a member from its start to its stop, under the address that it bound', async () => {
    const server = await bed.start();
    expect(server.address).toMatch(/^127\.0\.0\.1:[1-9]\d*$/);
    const member = { id: 's1', role: 'server', zone: 'z1', state: 'up', address: server.address };
    expect(bed.registry.view().members).toMatchObject([member]);
    await server.stop(1_000);
    expect(bed.registry.view().members).toEqual([]);
    expect(server.state).toBe('stopped');
  });

  test('others dial what it was told to advertise', async () => {
    await bed.start({ advertise: 'server.example:7100' });
    expect(bed.registry.view().members[0]?.address).toBe('server.example:7100');
  });

  test('stopping twice is stopping once', async () => {
    const server = await bed.start();
    await Promise.all([server.stop(1_000), server.stop(1_000)]);
    await server.stop(1_000);
  });

  test('it can be stopped before it was started', async () => {
    await bed.create().stop(1_000);
  });

  test('an uplink ends when it stops; what was acknowledged stays, what was not is the agent’s', async () => {
    const dataDir = await bed.tempDir();
    const server = await bed.start({ dataDir });
    const uplink = await bed.uplink(server);
    const acks = numbered('line', 1, 200).map((text) => uplink.sendLines('web', [text]));
    await acks[0];
    await server.stop(5_000);
    expect(await uplink.ended).toBeUndefined();
    const again = await bed.start({ dataDir });
    expect(await bed.metric(again, 'held_lines')).toBe(uplink.acks.length);
  });

  test('readers that take nothing do not hold up a stop', async () => {
    const server = await bed.start();
    const uplink = await bed.uplink(server);
    await uplink.sendLines('web', ['x']);
    const subscription = (await bed.reader(server)).subscribe('web', { credit: 0 });
    await until('it is open', () => subscription.has('opened'));
    await server.stop(20_000);
    await until('it is told', () => subscription.endReason === 'stopping');
  });

  test('a registry that fails does not hold up a stop', async () => {
    const server = await bed.start();
    await bed.registry.close();
    await server.stop(1_000);
    expect(server.state).toBe('stopped');
  });
});

describe('the calls', () => {
  test('ListApps names apps in pages, with what is known of them', async () => {
    await bed.registry.setLimit('app-01', { lines: 1_000_000, bytes: 2_000_000 });
    const server = await bed.start();
    const uplink = await bed.uplink(server);
    for (let i = 0; i < 25; i++) {
      const app = `app-${String(i).padStart(2, '0')}`;
      const bytes = Buffer.concat([entriesOf(['a', 'b'], { app }), entriesOf(['c'], { app, instance: '1' })]);
      await uplink.send({ runs: [{ app, origin: 1n, firstSeq: 1, count: 3, bytes }], totals: [] });
    }
    await uplink.sendLines('other', ['x']);
    await uplink.sendTotal({ app: 'other', reason: 'agent_buffer', total: 4 });
    const reader = await bed.reader(server);
    const first = await reader.ask(readerService.listApps, { prefix: 'app-', limit: 10, after: '' });
    expect(first.apps.map(({ app }) => app)).toEqual(
      numbered('app', 0, 10).map((name) => name.replace(' ', '-0')),
    );
    expect(first.more).toBe(true);
    expect(first.apps[1]).toMatchObject({
      app: 'app-01',
      instances: 2,
      rate: 0.3,
      heldLines: 3,
      dropped: 0,
      limitLines: 1_000_000,
      limitBytes: 2_000_000,
    });
    const last = await reader.ask(readerService.listApps, { prefix: 'app-', limit: 10, after: 'app-19' });
    expect(last).toMatchObject({ more: false });
    expect(last.apps).toHaveLength(5);
    const all = await reader.ask(readerService.listApps, { prefix: '', limit: 0, after: '' });
    expect(all.apps).toHaveLength(26);
    expect(all.apps.at(-1)).toMatchObject({ app: 'other', dropped: 4, instances: 1 });
  });

  test('ListApps leaves out what another server owns', async () => {
    const servers = [await bed.start({ id: 's1' }), await bed.start({ id: 's2' })];
    const readers = await Promise.all(servers.map((server) => bed.reader(server)));
    const uplinks = await Promise.all(servers.map((server) => bed.uplink(server)));
    for (let i = 0; i < 40; i++)
      await Promise.all(uplinks.map((uplink) => uplink.sendLines(`app-${i}`, ['x'])));
    const lists = await Promise.all(
      readers.map((reader) => reader.ask(readerService.listApps, { prefix: '', limit: 0, after: '' })),
    );
    const names = lists.flatMap(({ apps }) => apps.map(({ app }) => app));
    expect(new Set(names).size).toBe(40);
    expect(names).toHaveLength(40);
  });

  test('ServerStatus, ForgetLines and TestDrain', async () => {
    const server = await bed.start();
    const uplink = await bed.uplink(server);
    await uplink.sendLines('web', numbered('line', 1, 10));
    const reader = await bed.reader(server);
    const subscription = reader.subscribe('web');
    await until('it is open', () => subscription.has('opened'));
    const status = await reader.ask(readerService.serverStatus, {});
    expect(status).toMatchObject({
      id: 's1',
      zone: 'z1',
      state: 'up',
      apps: 1,
      heldLines: 10,
      linesTotal: 10,
    });
    expect(status).toMatchObject({ droppedTotal: 0, readers: 1, uplinks: 1, drains: 0 });
    expect(await reader.ask(readerService.forgetLines, { app: 'web' })).toEqual({ forgottenLines: 10 });
    expect(await reader.ask(readerService.forgetLines, { app: 'none' })).toEqual({ forgottenLines: 0 });
    const receiver = await TestReceiver.listen();
    bed.onClose(() => receiver.close());
    const request = { app: 'web', url: receiver.url, token: 'd.x' };
    expect(await reader.ask(readerService.testDrain, request)).toMatchObject({ ok: true, stage: 'done' });
    expect(receiver.frames[0]).toMatch(/ d\.x web \[LGR\/0\] /);
  });
});

describe('metrics', () => {
  test('are there, and none has a label that holds an app, an address or a URL', async () => {
    const server = await bed.start();
    const uplink = await bed.uplink(server);
    await bed.addDrain('syslog://127.0.0.1:9');
    await uplink.sendLines('web', numbered('line', 1, 10));
    await uplink.sendTotal({ app: 'web', reason: 'agent_buffer', total: 3 });
    const subscription = (await bed.reader(server)).subscribe('web');
    await until('the lines', () => subscription.distance === 13);
    const text = await server.metrics.metrics();
    for (const expected of [
      'tailrace_server_lines_received_total 10',
      'tailrace_server_dropped_lines_total{reason="agent_buffer"} 3',
      'tailrace_server_held_lines 10',
      'tailrace_server_apps 1',
      'tailrace_server_subscriptions 1',
      'tailrace_server_uplinks 1',
      'tailrace_server_turn_seconds_count',
    ]) {
      expect(text).toContain(expected);
    }
    expect(text).toMatch(/tailrace_server_slices_sent_total [1-9]/);
    expect(text).not.toMatch(/web|127\.0\.0\.1/);
  });

  test('two servers in one process have metrics of their own', async () => {
    const [one, two] = [await bed.start({ id: 's1' }), await bed.start({ id: 's2' })];
    expect(one.metrics).not.toBe(two.metrics);
  });
});

test('an app that is idle for long is forgotten, and its readers are told', async () => {
  const server = await bed.start({ appIdleForgetMs: 1, housekeepingMs: 5 });
  const uplink = await bed.uplink(server);
  const subscription = (await bed.reader(server)).subscribe('web');
  await until('it waits for the app', () => subscription.has('opened'));
  await uplink.sendLines('web', ['x']);
  await until('it is forgotten', () => subscription.endReason === 'forgotten');
  expect(await bed.metric(server, 'apps')).toBe(0);
});

test('the state dump says what the server does, and nothing secret', async () => {
  const server = await bed.start();
  const uplink = await bed.uplink(server);
  await uplink.sendLines('web', ['x']);
  await bed.addDrain('syslog://user:secret@127.0.0.1:9');
  const dump = JSON.stringify(server.stateDump());
  expect(JSON.parse(dump)).toMatchObject({
    id: 's1',
    state: 'up',
    apps: 1,
    heldLines: 1,
    uplinks: [{ peer: 'agent' }],
  });
  expect(dump).not.toContain('secret');
});
