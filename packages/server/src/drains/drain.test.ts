// Drains of a real server against scripted TCP receivers: what arrives, in which form, and what happens when it cannot.
import { loggregator } from '@tailrace/proto/gen/loggregator';
import { readerService } from '@tailrace/proto/services';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { TailraceServer } from '../server.ts';
import { entriesOf, numbered } from '../testing/lines.ts';
import { type ConnectionScript, TestReceiver } from '../testing/test-receiver.ts';
import { TestBed } from '../testing/test-server.ts';
import type { TestUplink } from '../testing/test-uplink.ts';
import { until } from '../testing/until.ts';

let bed: TestBed;
beforeEach(() => {
  bed = new TestBed();
});
afterEach(() => bed.close());

async function listen(script?: ConnectionScript, port?: number): Promise<TestReceiver> {
  const receiver = await TestReceiver.listen(script, port);
  bed.onClose(() => receiver.close());
  return receiver;
}

async function startWithDrain(
  receiver: TestReceiver,
  query = '',
  options: Parameters<TestBed['start']>[0] = {},
): Promise<{ server: TailraceServer; uplink: TestUplink }> {
  const server = await bed.start(options);
  const uplink = await bed.uplink(server);
  await bed.addDrain(receiver.url + query);
  return { server, uplink };
}

/** The state of the app's only drain, as a controller sees it. */
async function drainState(server: TailraceServer, app = 'web') {
  const reader = await bed.reader(server);
  const { drains } = await reader.ask(readerService.drainStates, { app });
  return drains[0];
}

/** True when `numbers` are all there, in order, some perhaps twice. */
function isCompleteWithRepeats(messages: readonly string[], count: number): boolean {
  let highest = 0;
  for (const message of messages) {
    const number = Number(message.split(' ')[1]);
    if (number > highest + 1) return false;
    highest = Math.max(highest, number);
  }
  return highest === count;
}

describe('what arrives', () => {
  test('one RFC 5424 message per line, octet-counted, with the drain token as host name', async () => {
    const receiver = await listen();
    const { uplink } = await startWithDrain(receiver);
    await uplink.sendLines('web', ['out']);
    await uplink.sendLines('web', ['err'], { isErr: true, instance: '3', tags: { source_type: 'RTR' } });
    await until('both messages', () => receiver.frames.length === 2);
    const frame = '<14>1 2026-11-20T11:00:00.123456+00:00 d.token web [APP/0] - - out\n';
    expect(receiver.connections[0]?.raw.toString()).toBe(
      `${frame.length} ${frame}${frame.length} <11>1 2026-11-20T11:00:00.123456+00:00 d.token web [RTR/3] - - err\n`,
    );
  });

  test.each([
    [
      '?framing=newline',
      ['a\r\nb'],
      '<14>1 2026-11-20T11:00:00.123456+00:00 d.token web [APP/0] - - a#015#012b\n',
    ],
    ['?hostname=h.example', ['x'], '65 <14>1 2026-11-20T11:00:00.123456+00:00 h.example web [APP/0] - - x\n'],
    [
      '?sd=tags',
      ['x'],
      '83 <14>1 2026-11-20T11:00:00.123456+00:00 d.token web [APP/0] - [tags@47450 k="v"] x\n',
    ],
    ['?format=rfc3164', ['x'], '45 <14>Nov 20 11:00:00 d.token web[APP/0]: x\n'],
  ])('%s', async (query, texts, expected) => {
    const receiver = await listen();
    const { uplink } = await startWithDrain(receiver, query);
    await uplink.sendLines('web', texts, query === '?sd=tags' ? { tags: { k: 'v' } } : {});
    await until('the message', () => (receiver.connections[0]?.raw.length ?? 0) >= expected.length);
    const raw = receiver.connections[0]?.raw.toString() ?? '';
    expect(raw.replace(/^\d+ /, '')).toBe(expected.replace(/^\d+ /, ''));
    if (/^\d/.test(expected)) expect(raw.split(' ')[0]).toBe(String(raw.length - raw.indexOf(' ') - 1));
  });

  test('metrics are sent when they are asked for, logs by default', async () => {
    const [logs, metrics, all] = [await listen(), await listen(), await listen()];
    const server = await bed.start();
    const uplink = await bed.uplink(server);
    await bed.addDrain(logs.url, { id: '1' });
    await bed.addDrain(`${metrics.url}?type=metrics`, { id: '2' });
    await bed.addDrain(`${all.url}?type=all`, { id: '3' });
    const counter = Buffer.from(
      loggregator.v2.EnvelopeBatch.encode({
        batch: [{ sourceId: 'web', instanceId: '0', counter: { name: 'requests', delta: 2, total: 7 } }],
      }).finish(),
    );
    const bytes = Buffer.concat([entriesOf(['line']), counter, entriesOf(['line'])]);
    await uplink.send({ runs: [{ app: 'web', origin: 1n, firstSeq: 1, count: 3, bytes }], totals: [] });
    await until(
      'all have theirs',
      () => logs.frames.length === 2 && metrics.frames.length === 1 && all.frames.length === 3,
    );
    expect(metrics.frames[0]).toMatch(
      / web \[APP\/0\] - \[counter@47450 name="requests" total="7" delta="2"\] counter requests/,
    );
  });

  test('a notice of the log arrives as its text', async () => {
    const receiver = await listen();
    const { uplink } = await startWithDrain(receiver, '?type=metrics');
    await uplink.sendTotal({ app: 'web', reason: 'agent_buffer', total: 5 });
    await until('the notice', () => receiver.frames.length === 1);
    expect(receiver.frames[0]).toMatch(/^<11>1 \S+ d\.token web \[LGR\/0\] - - Dropped 5 lines between /);
  });

  test('a new drain begins with the next line, one of a new app with its first', async () => {
    const receiver = await listen();
    const server = await bed.start();
    const uplink = await bed.uplink(server);
    await uplink.sendLines('web', ['before']);
    await bed.addDrain(receiver.url);
    await bed.addDrain(receiver.url, { id: 'drain-2', app: 'new' });
    await uplink.sendLines('web', ['after']);
    await uplink.sendLines('new', ['first']);
    await until('two messages', () => receiver.frames.length === 2);
    expect([...receiver.messages].sort()).toEqual(['after', 'first']);
  });

  test('many lines arrive complete and in order, and are counted', async () => {
    const receiver = await listen();
    const { server, uplink } = await startWithDrain(receiver);
    for (let i = 0; i < 20; i++) await uplink.sendLines('web', numbered('line', i * 1_000 + 1, 1_000));
    await until('all', () => receiver.frames.length === 20_000);
    expect(receiver.messages).toEqual(numbered('line', 1, 20_000));
    await until('they are counted', async () => (await drainState(server))?.delivered === 20_000);
    expect(await drainState(server)).toMatchObject({
      state: 'connected',
      dropped: 0,
      unconfirmed: 0,
      held: 0,
      lastError: '',
    });
  });

  test('a drain that is removed gets nothing more', async () => {
    const receiver = await listen();
    const { server, uplink } = await startWithDrain(receiver);
    await uplink.sendLines('web', ['1']);
    await until('the line', () => receiver.frames.length === 1);
    await bed.registry.removeDrain('web', 'drain-1');
    await until('the connection ends', () => receiver.connections[0]?.isEnded === true);
    await uplink.sendLines('web', ['2']);
    expect(await drainState(server)).toBeUndefined();
    expect(receiver.frames).toHaveLength(1);
  });

  test('only the owner of the app runs its drain', async () => {
    const receiver = await listen();
    const servers = [await bed.start({ id: 's1' }), await bed.start({ id: 's2' })];
    await bed.addDrain(receiver.url);
    const running = async (): Promise<number> => {
      const states = await Promise.all(servers.map((server) => drainState(server)));
      return states.filter((state) => state !== undefined).length;
    };
    await until('it runs', async () => (await running()) > 0);
    expect(await running()).toBe(1);
  });
});

describe('a receiver that fails', () => {
  test('one that is away is dialled again and gets everything', async () => {
    const receiver = await listen();
    const { port } = receiver;
    const { server, uplink } = await startWithDrain(receiver);
    await receiver.close();
    await uplink.sendLines('web', numbered('line', 1, 100));
    await until('it is refused', async () => (await drainState(server))?.state === 'backoff');
    expect(await drainState(server)).toMatchObject({ held: 100, delivered: 0 });
    expect((await drainState(server))?.lastError).toMatch(/ECONNREFUSED/);
    const back = await TestReceiver.listen(undefined, port);
    bed.onClose(() => back.close());
    await until('all', () => back.frames.length === 100);
    expect(back.messages).toEqual(numbered('line', 1, 100));
  });

  test('its close is seen before the next write: no line is lost on a connection that is over', async () => {
    const receiver = await listen();
    const { uplink } = await startWithDrain(receiver);
    for (let number = 1; number <= 5; number++) {
      await uplink.sendLines('web', [`line ${number}`]);
      await until('the line', () => receiver.messages.includes(`line ${number}`));
      const connection = receiver.connections.at(-1);
      connection?.socket.end();
      await until('the drain has closed too', () => connection?.isEnded === true);
    }
    expect(isCompleteWithRepeats(receiver.messages, 5)).toBe(true);
  });

  test('connections that are reset in the middle lose nothing', async () => {
    const receiver = await listen(({ socket }, number) => {
      if (number >= 5) return;
      socket.once('data', () => setImmediate(() => socket.resetAndDestroy()));
    });
    const { uplink } = await startWithDrain(receiver);
    for (let i = 0; i < 20; i++) await uplink.sendLines('web', numbered('line', i * 100 + 1, 100));
    await until('all', () => isCompleteWithRepeats(receiver.messages, 2_000));
    expect(receiver.connections.length).toBeGreaterThan(5);
  });

  test('one that accepts and closes at once gets everything from the connection that it keeps', async () => {
    const receiver = await listen(({ socket }, number) => {
      if (number < 4) socket.destroy();
    });
    const { server, uplink } = await startWithDrain(receiver);
    for (let i = 0; i < 30; i++) await uplink.sendLines('web', numbered('line', i * 1_000 + 1, 1_000));
    await until('all', () => isCompleteWithRepeats(receiver.messages, 30_000));
    expect(await drainState(server)).toMatchObject({ unconfirmed: 0, dropped: 0 });
  });

  test('one that never reads is given up after a while, and the next connection goes on', async () => {
    const receiver = await listen(({ socket }, number) => {
      if (number === 0) socket.pause();
    });
    const { server, uplink } = await startWithDrain(receiver, '', { drainWriteStallMs: 300 });
    const line = 'x'.repeat(10_000);
    for (let i = 0; i < 10; i++) await uplink.sendLines('web', numbered(line, i * 100 + 1, 100));
    await until(
      'a second connection has the last line',
      () => receiver.messages.at(-1) === `${line} 1000`,
      25_000,
    );
    expect(receiver.connections.length).toBeGreaterThanOrEqual(2);
    expect((await drainState(server))?.lastError).toMatch(/took nothing for 0\.3 s/);
  });

  test('what the log let go of is told once, before the first line after, and counted', async () => {
    const receiver = await listen();
    const { port } = receiver;
    const { server, uplink } = await startWithDrain(receiver, '', { appBytesMax: 16 * 1024 });
    await receiver.close();
    for (let i = 0; i < 20; i++) await uplink.sendLines('web', numbered('line', i * 100 + 1, 100));
    const back = await TestReceiver.listen(undefined, port);
    bed.onClose(() => back.close());
    await until('the last line', () => back.messages.at(-1) === 'line 2000');
    const first = back.frames[0] ?? '';
    const dropped = Number(/(\d+) messages dropped since/.exec(first)?.[1]);
    expect(first).toMatch(
      /^<172>1 \S+ d\.token web \[LGR\/0\] - - Error L10 \(output buffer overflow\): \d+ messages dropped since \S+Z\.\n$/,
    );
    expect(back.messages.slice(1)).toEqual(numbered('line', dropped + 1, 2_000 - dropped));
    await until('it is counted', async () => (await drainState(server))?.delivered === 2_000 - dropped);
    expect(await drainState(server)).toMatchObject({ dropped, held: 0, unconfirmed: 0 });
  });

  test('a drain whose receiver is dead costs others nothing', async () => {
    const [alive, dead] = [await listen(), await listen(({ socket }) => socket.pause())];
    const { uplink } = await startWithDrain(alive);
    await bed.addDrain(dead.url, { id: 'drain-2' });
    const line = 'x'.repeat(1_000);
    for (let i = 0; i < 100; i++) await uplink.sendLines('web', numbered(line, i * 100 + 1, 100));
    await until('the living one has all', () => alive.frames.length === 10_000);
  });
});

test('whatever a receiver does, each line arrives in order, or is counted as dropped or in doubt', async () => {
  const server = await bed.start({ appBytesMax: 64 * 1024 });
  const uplink = await bed.uplink(server);
  let next = 0;
  const ending = fc.record({ how: fc.constantFrom('reset', 'end', 'stall'), afterBytes: fc.nat(100_000) });
  const scenario = async (endings: { how: string; afterBytes: number }[]) => {
    const app = `app-${next++}`;
    const receiver = await listen((connection, number) => {
      const { how, afterBytes } = endings[number] ?? { how: 'keep', afterBytes: 0 };
      if (how === 'keep') return;
      connection.socket.on('data', () => {
        if (connection.raw.length < afterBytes) return;
        if (how === 'reset') connection.socket.resetAndDestroy();
        else if (how === 'end') connection.socket.end();
        else connection.socket.pause();
        if (how === 'stall') setTimeout(() => connection.socket.destroy(), 50);
      });
    });
    await bed.addDrain(receiver.url, { id: app, app });
    const total = 3_000;
    for (let i = 0; i < total / 100; i++) {
      await uplink.sendLines(app, numbered('line', i * 100 + 1, 100));
      if (i % 5 === 0) await until('the drain has begun', () => receiver.connections.length > 0);
    }
    const state = async () =>
      (await drainState(server, app)) ?? { delivered: 0, dropped: 0, unconfirmed: 0, held: 0 };
    await until('the last line', () => receiver.messages.at(-1) === `line ${total}`, 25_000);
    await until('all is accounted for', async () => {
      const { delivered, dropped, unconfirmed, held } = await state();
      return delivered + dropped + unconfirmed === total && held === 0;
    });
    const told = receiver.messages.map((message) =>
      Number(/^Error L10 .*: (\d+) messages/.exec(message)?.[1] ?? 0),
    );
    const arrived = new Set(receiver.messages.filter((message) => message.startsWith('line ')));
    const { unconfirmed } = await state();
    const missing = total - arrived.size;
    expect(missing).toBeLessThanOrEqual(told.reduce((sum, count) => sum + count, 0) + unconfirmed);
    for (const { frames } of receiver.connections) {
      const numbers = frames
        .map((frame) => Number(/line (\d+)\n$/.exec(frame)?.[1] ?? -1))
        .filter((n) => n > 0);
      expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    }
  };
  const scenarios = fc.array(fc.array(ending, { maxLength: 4 }), { minLength: 8, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(scenarios, async (scenarios) => {
      await Promise.all(scenarios.map(scenario));
    }),
    { numRuns: 2, endOnFailure: true },
  );
}, 60_000);

describe('positions', () => {
  test('after a clean stop a drain goes on with the next line', async () => {
    const receiver = await listen();
    const { server, uplink } = await startWithDrain(receiver, '', { dataDir: await bed.tempDir() });
    await uplink.sendLines('web', numbered('line', 1, 50));
    await until('the lines', () => receiver.frames.length === 50);
    await server.stop(5_000);
    const again = await bed.start({ dataDir: await bed.tempDir() });
    const uplink2 = await bed.uplink(again, 2n);
    await uplink2.sendLines('web', numbered('line', 51, 50));
    await until('the other lines', () => receiver.frames.length >= 100);
    expect(receiver.messages).toEqual(numbered('line', 1, 100));
  });

  test('a stop delivers what is still to be delivered', async () => {
    const receiver = await listen();
    const { server, uplink } = await startWithDrain(receiver);
    await uplink.sendLines('web', ['line 1']);
    await until('it is connected', () => receiver.frames.length === 1);
    for (let i = 0; i < 5; i++) await uplink.sendLines('web', numbered('line', i * 100 + 2, 100));
    await server.stop(10_000);
    expect(receiver.messages).toEqual(numbered('line', 1, 501));
    await until('a clean end', () => receiver.connections[0]?.isEnded === true);
  });

  test('what a dead receiver did not get before a stop, it gets after the next start', async () => {
    const receiver = await listen();
    const { port } = receiver;
    const dataDir = await bed.tempDir();
    const { server, uplink } = await startWithDrain(receiver, '', { dataDir });
    await receiver.close();
    await uplink.sendLines('web', numbered('line', 1, 50));
    await server.stop(2_000);
    const back = await listen(undefined, port);
    await bed.start({ dataDir });
    await until('the lines', () => back.frames.length >= 50);
    expect(back.messages).toEqual(numbered('line', 1, 50));
  });

  test('a position in the middle of what is held is where the drain goes on', async () => {
    const dataDir = await bed.tempDir();
    const server = await bed.start({ dataDir });
    const uplink = await bed.uplink(server);
    await uplink.sendLines('web', numbered('line', 1, 50));
    const reader = await bed.reader(server);
    const subscription = reader.subscribe('web', { follow: false });
    await until('the log id is known', () => subscription.opened !== undefined);
    await server.stop(2_000);
    const receiver = await listen();
    await bed.addDrain(receiver.url);
    const logId = String(subscription.opened?.logId);
    await bed.registry.saveDrainPosition('drain-1', 'z1', { logId, index: 20 });
    await bed.start({ dataDir });
    await until('the rest', () => receiver.frames.length === 30);
    expect(receiver.messages).toEqual(numbered('line', 21, 30));
  });

  test('when its app moves to another server and back, every line is delivered once', async () => {
    const receiver = await listen();
    const s1 = await bed.start({ id: 's1' });
    const u1 = await bed.uplink(s1);
    const apps = numbered('app', 1, 10);
    for (const app of apps) {
      await u1.sendLines(app, [`${app} before`]);
      await bed.addDrain(receiver.url, { id: app, app });
    }
    for (const app of apps) await u1.sendLines(app, [`${app} at s1`]);
    await until('all are delivered', () => receiver.frames.length === 10);
    const s2 = await bed.start({ id: 's2' });
    const u2 = await bed.uplink(s2, 2n);
    const moved: string[] = [];
    for (const app of apps) {
      const ack = await u2.sendLinesWhenTaken(app, [`${app} at s2`]);
      if (ack.moved.length === 0) moved.push(app);
    }
    expect(moved.length).toBeGreaterThan(0);
    await until('the new owner delivers', () => receiver.frames.length === 10 + moved.length);
    await s2.stop(5_000);
    for (const app of moved) {
      const { moved: elsewhere } = await u1.sendLinesWhenTaken(app, [`${app} again`]);
      expect(elsewhere).toEqual([]);
    }
    await until('the old owner goes on', () => receiver.frames.length >= 10 + 2 * moved.length);
    expect([...receiver.messages].sort()).toEqual(
      [
        ...apps.map((app) => `${app} at s1`),
        ...moved.flatMap((app) => [`${app} at s2`, `${app} again`]),
      ].sort(),
    );
  });

  test('a server that lost its log delivers all of its new one, and the position follows', async () => {
    const receiver = await listen();
    await bed.addDrain(receiver.url);
    await bed.registry.saveDrainPosition('drain-1', 'z1', { logId: '12345', index: 1_000 });
    const server = await bed.start();
    const uplink = await bed.uplink(server);
    await uplink.sendLines('web', numbered('line', 1, 10));
    await until('all', () => receiver.frames.length === 10);
    await until('the position is of the new log', async () => {
      const position = await bed.registry.drainPosition('drain-1', 'z1');
      return position !== undefined && position.logId !== '12345';
    });
  });
});

test('a drain of this machine is refused unless that is allowed, with the reason in its state and no secret in the log', async () => {
  const server = await bed.start({ drainsAllowLoopback: false });
  const uplink = await bed.uplink(server);
  await bed.addDrain('syslog://user:secret@127.0.0.1:9');
  await uplink.sendLines('web', ['x']);
  await until('it fails', async () => (await drainState(server))?.lastError !== '');
  expect((await drainState(server))?.lastError).toMatch(/loopback address/);
  expect(JSON.stringify(bed.log)).not.toContain('secret');
  expect(JSON.stringify(server.stateDump())).not.toContain('secret');
});

test('a receiver that never closes does not hold up a stop', async () => {
  const receiver = await listen(({ socket }) => {
    socket.removeAllListeners('end');
    socket.pause();
  });
  const { server, uplink } = await startWithDrain(receiver);
  await uplink.sendLines('web', ['x']);
  await until('it is connected', () => receiver.connections.length === 1);
  await server.stop(1_000);
  const socket = receiver.connections[0]?.socket;
  const ended = new Promise((resolve) => socket?.on('end', resolve));
  socket?.resume();
  await ended;
});
