// Stopping and starting servers by zone or id: what is answered, that changes do not overlap, and that a stop is final.
import { beforeEach, expect, test } from 'vitest';
import { type ControllableServer, ServerSet } from './server-set.ts';

let events: string[] = [];

/** Says what is done to it. Only the calls that the set makes do something. */
class FakeServer implements ControllableServer {
  readonly id: string;
  constructor(id: string) {
    this.id = id;
  }
  async start(): Promise<void> {
    events.push(`start ${this.id}`);
    await Promise.resolve();
    events.push(`started ${this.id}`);
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
  expect(events).toEqual(['stop z2-a 500', 'start z2-a', 'started z2-a']);
});

test('after stopAll nothing is started any more', async () => {
  const set = createSet();
  await set.startAll();
  await set.stopAll(70);
  expect(set.running).toEqual([]);
  expect(events).toContain('stop z2-b 70');
  await expect(set.start('z1')).rejects.toMatchObject({ code: 'stopping' });
});
