// The registry of a static cluster where no other process is needed: the view, who may join, reading the file again.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Member } from '@tailrace/core/registry';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { StaticRegistry, type StaticSelf } from './static-registry.ts';

let folder = '';
let file = '';
let logged: Record<string, unknown>[] = [];
const opened: StaticRegistry[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tailrace-static-'));
  file = join(folder, 'cluster.yaml');
  logged = [];
});

afterEach(async () => {
  for (const registry of opened.splice(0)) await registry.close();
  await rm(folder, { recursive: true, force: true });
});

async function open(text: string, self?: StaticSelf, dataDir?: string): Promise<StaticRegistry> {
  await writeFile(file, text);
  const registry = await StaticRegistry.open({
    file,
    logger: pino({}, { write: (line: string) => logged.push(JSON.parse(line) as Record<string, unknown>) }),
    firstContactMs: 1,
    ...(self === undefined ? {} : { self }),
    ...(dataDir === undefined ? {} : { dataDir }),
  });
  opened.push(registry);
  return registry;
}

function server(address: string, zone = 'z1', id = address): Member {
  return { id, role: 'server', zone, address, state: 'up', incarnation: 'a', version: 1 };
}

const zones = 'zones: {z2: [127.0.0.1:7201], z1: [127.0.0.1:7102, 127.0.0.1:7101]}';

describe('the view', () => {
  test('holds the servers of the file, up and known by their addresses, in every process', async () => {
    const registry = await open(zones);
    expect(registry.clusterId).toBe('static');
    expect(registry.view().members).toMatchObject([
      { role: 'server', zone: 'z1', id: '127.0.0.1:7101', address: '127.0.0.1:7101', state: 'up' },
      { role: 'server', zone: 'z1', id: '127.0.0.1:7102', address: '127.0.0.1:7102', state: 'up' },
      { role: 'server', zone: 'z2', id: '127.0.0.1:7201', address: '127.0.0.1:7201', state: 'up' },
    ]);
    expect(registry.trouble).toBeUndefined();
  });

  test('stays the same when a server of it joins, leaves and goes: owners are the decision of the file', async () => {
    const registry = await open(zones);
    const before = registry.view();
    const membership = await registry.join(server('127.0.0.1:7101'));
    await membership.setState('leaving');
    await membership.leave();
    expect(registry.view()).toBe(before);
    await expect(membership.setState('up')).rejects.toMatchObject({ code: 'left' });
  });

  test('has agents and controllers of this process only', async () => {
    const registry = await open(zones);
    await registry.join({ ...server('127.0.0.1:1', 'z1', 'host-1'), role: 'agent' });
    expect(registry.view().members.map(({ id }) => id)).toEqual([
      '127.0.0.1:7101',
      '127.0.0.1:7102',
      'host-1',
      '127.0.0.1:7201',
    ]);
    const elsewhere = await open(zones);
    expect(elsewhere.view().members).toHaveLength(3);
  });
});

describe('a server', () => {
  test.each([
    [
      server('127.0.0.1:7109'),
      /its address "127.0.0.1:7109" is not in .*cluster.yaml, expected one of "127.0.0.1:7102", "127.0.0.1:7101"/,
    ],
    [
      server('127.0.0.1:7201'),
      /its zone is "z1", expected "z2", where .*cluster.yaml has its address "127.0.0.1:7201"/,
    ],
    [
      server('127.0.0.1:7101', 'z1', 'z1-a'),
      /a server of a static cluster is known by its address, expected the id "127.0.0.1:7101"/,
    ],
    [server('127.0.0.1:7109', 'z9'), /is not in .*, expected a server of zone "z9" in it/],
  ])('that is not what the file says is refused: %j', async (member, message) => {
    const registry = await open(zones);
    await expect(registry.join(member)).rejects.toMatchObject({ code: 'read_only', retryable: false });
    await expect(registry.join(member)).rejects.toThrow(message);
  });
});

describe('reading the file again', () => {
  test('changes the view and tells who listens', async () => {
    const registry = await open(zones);
    const seen: string[][] = [];
    registry.onView(({ members }) => seen.push(members.map(({ id }) => id)));
    await registry.join(server('127.0.0.1:7101'));
    await writeFile(file, 'zones: {z1: [127.0.0.1:7102]}');
    await registry.reload();
    await registry.reload();
    expect(seen).toEqual([['127.0.0.1:7102']]);
    expect(logged.filter(({ level }) => level === 40)).toMatchObject([{ id: '127.0.0.1:7101' }, {}]);
  });

  test('keeps the view when the file has become wrong, and says why until it is right', async () => {
    const registry = await open(zones);
    const before = registry.view();
    await writeFile(file, 'zones: {z1: [nowhere]}\ncluster: other');
    await registry.reload();
    expect(registry.view()).toBe(before);
    expect(registry.trouble).toMatch(
      /the servers are those of an earlier .*cluster.yaml: .*:1 zones.z1\[0\]: is "nowhere"/,
    );
    expect(logged.at(-1)).toMatchObject({ level: 50, why: expect.stringContaining('zones.z1[0]') });
    await rm(file);
    await registry.reload();
    expect(registry.trouble).toMatch(/cannot be read: ENOENT/);
    await writeFile(file, zones);
    await registry.reload();
    expect(registry.trouble).toBeUndefined();
    expect(registry.view()).toBe(before);
  });

  test('does not move the cluster to another name or another controller', async () => {
    const registry = await open(zones);
    await writeFile(
      file,
      `${zones.replace(', 127.0.0.1:7101', '')}\ncluster: other\ncontroller: 127.0.0.1:1`,
    );
    await registry.reload();
    expect(registry.view().members).toHaveLength(3);
    expect(registry.trouble).toMatch(
      /cluster: is "other", expected "static" until all processes are started again/,
    );
    expect(registry.trouble).toMatch(/controller: is "127.0.0.1:1", expected "nothing" until/);
  });
});

describe('drains and limits', () => {
  const drain = { id: '1', app: 'web', url: 'syslog://a:1', token: 'd.1', createdAt: '2026-11-20T11:00:00Z' };

  test('cannot be changed in a cluster whose file names no controller', async () => {
    const registry = await open(zones);
    expect(registry.isHolder).toBe(false);
    await expect(registry.addDrain(drain)).rejects.toMatchObject({ code: 'read_only' });
    await expect(registry.removeDrain('web', '1')).rejects.toMatchObject({ code: 'read_only' });
    await expect(registry.setLimit('web', {})).rejects.toMatchObject({ code: 'read_only' });
    expect([registry.drains(), registry.drains('web'), [...registry.limits()]]).toEqual([[], [], []]);
    await registry.close();
    await expect(registry.setLimit('web', {})).rejects.toMatchObject({ code: 'closed' });
  });

  const withController = `${zones}\ncontroller: 127.0.0.1:8081`;
  const holder: StaticSelf = {
    role: 'controller',
    id: 'tc',
    zone: 'z1',
    addresses: ['0.0.0.0:8081', '127.0.0.1:8081'],
  };

  test('are kept in the data folder of the controller that the file names', async () => {
    const first = await open(withController, holder, folder);
    expect(first.isHolder).toBe(true);
    await first.addDrain(drain);
    await first.setLimit('web', { lines: 5 });
    await first.close();
    const second = await open(withController, holder, folder);
    expect(second.drains()).toEqual([drain]);
    expect(second.limits().get('web')).toEqual({ lines: 5 });
  });

  test.each([
    ['controller', '0.0.0.0:8081', true],
    ['controller', '[::]:8081', true],
    ['controller', '0.0.0.0:8082', false],
    ['controller', '127.0.0.1:8082', false],
    ['agent', '0.0.0.0:8081', false],
  ] as const)('are kept by a %s that listens on %s: %s', async (role, address, isHolder) => {
    const registry = await open(withController, { ...holder, role, addresses: [address] }, folder);
    expect(registry.isHolder).toBe(isHolder);
  });

  test('need that folder', async () => {
    await expect(open(withController, holder)).rejects.toMatchObject({ code: 'no_data_folder' });
  });

  test('are out of reach while nobody is at the address of that controller', async () => {
    // Nothing listens on port 1; a server at the address of the controller does not keep drains.
    for (const self of [undefined, { ...holder, role: 'server' as const, addresses: ['127.0.0.1:1'] }]) {
      const registry = await open(`${zones}\ncontroller: 127.0.0.1:1`, self, folder);
      expect(registry.isHolder).toBe(false);
      expect(registry.trouble).toMatch(
        /the controller 127.0.0.1:1, which keeps drains and limits, cannot be reached/,
      );
      expect(registry.drains()).toEqual([]);
      await expect(registry.addDrain(drain)).rejects.toMatchObject({ code: 'unavailable', retryable: true });
      await expect(registry.drainPosition('1', 'z1')).rejects.toMatchObject({ code: 'unavailable' });
    }
  });
});

test('a file that is missing, too large or wrong is refused with everything that is wrong', async () => {
  await expect(open('zones: {z1: [a]}\nzone: 1')).rejects.toThrow(
    /2 settings are wrong\n.*zone: is not known.*\n.*z1\[0\]/,
  );
  await expect(open('#'.repeat(1024 * 1024 + 1))).rejects.toThrow(
    /has 1048577 bytes, expected at most 1048576/,
  );
  const options = { file: join(folder, 'none.yaml'), logger: pino({ level: 'silent' }) };
  await expect(StaticRegistry.open(options)).rejects.toThrow(/none.yaml: cannot be read: ENOENT/);
});
