// Stopping and starting servers by zone or id: what is answered, that changes do not overlap, and that a stop is final.
import { beforeEach, expect, test } from 'vitest';
import { type ControllableServer, ServerSet } from './server-set.ts';

let events: string[] = [];
/** The server that cannot be prepared. */
let failing = '';

/** Says what is done to it. Only the calls that the set makes do something. */
class FakeServer implements ControllableServer {
  readonly id: string;
  constructor(id: string) {
    this.id = id;
  }
  async prepare(): Promise<void> {
    // One takes longer than the other.
    for (let i = 0; i < (this.id.endsWith('a') ? 1 : 5); i++) await Promise.resolve();
    if (this.id === failing) throw new Error('no room');
    events.push(`prepared ${this.id}`);
  }
  async join(): Promise<void> {
    events.push(`joined ${this.id}`);
    await Promise.resolve();
  }
  async stop(graceMs: number): Promise<void> {
    events.push(`stop ${this.id} ${graceMs}`);
    await Promise.resolve();
  }
}

function createSet(): ServerSet<FakeServer> {
  return new ServerSet((id) => new FakeServer(id), 500);
}

beforeEach(() => {
  events = [];
  failing = '';
});

test('a zone or one server is stopped and started, and the answer names what changed', async () => {
  const set = createSet();
  await set.startAll();
  expect(set.running).toHaveLength(4);
  expect(await set.stop('z1')).toEqual(['z1-a', 'z1-b']);
  expect(await set.stop('z1')).toEqual([]);
  expect(await set.start('z1-b')).toEqual(['z1-b']);
  expect(await set.start('z1')).toEqual(['z1-a']);
  expect(set.running).toHaveLength(4);
  expect(events).toContain('stop z1-a 500');
});

test('an unknown zone or server is refused with what there is', async () => {
  const set = createSet();
  await expect(set.stop('z9')).rejects.toMatchObject({
    code: 'unknown_server',
    message:
      'Cannot change the servers: there is no zone or server "z9", expected z1, z2, or one of z1-a, z1-b, z2-a, z2-b',
  });
});

test('changes that are asked for at once are made one after the other', async () => {
  const set = createSet();
  await set.startAll();
  events = [];
  const [stopped, started] = await Promise.all([set.stop('z2-a'), set.start('z2-a')]);
  expect([stopped, started]).toEqual([['z2-a'], ['z2-a']]);
  expect(events).toEqual(['stop z2-a 500', 'prepared z2-a', 'joined z2-a']);
});

test('after stopAll nothing is started any more', async () => {
  const set = createSet();
  await set.startAll();
  await set.stopAll(70);
  expect(set.running).toEqual([]);
  expect(events).toContain('stop z2-b 70');
  await expect(set.start('z1')).rejects.toMatchObject({ code: 'stopping' });
});

test('servers that start together are all prepared before the first one joins', async () => {
  const set = createSet();
  await set.start('z1');
  expect(events).toEqual(['prepared z1-a', 'prepared z1-b', 'joined z1-a', 'joined z1-b']);
});

test('when one of them cannot start, none of them runs', async () => {
  const set = createSet();
  failing = 'z1-b';
  await expect(set.start('z1')).rejects.toThrow('no room');
  expect(set.running).toEqual([]);
  expect(events).toEqual(['prepared z1-a', 'stop z1-a 500', 'stop z1-b 500']);
});
