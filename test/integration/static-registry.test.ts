// Drains and limits of a static cluster between processes: what one changes the others see, the controller that keeps them
// goes and comes back, and who may ask it at all. Over real HTTP.
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Drain } from '@tailrace/core/registry';
import { decodeRegistryLine, type RegistryLine } from '@tailrace/traffic-controller/registry-wire';
import { describe, expect, test } from 'vitest';
import { drainOf } from '../conformance/registry-conformance.ts';
import { StaticHolder } from '../kit/static-holder.ts';
import { until } from '../kit/until.ts';

describe('processes of a static cluster', () => {
  test('see each other`s drains and limits, and are told of the apps that changed', async () => {
    await using holder = await StaticHolder.start();
    const [a, b] = [await holder.open(), await holder.open()];
    const seen: string[] = [];
    b.onDrains((app) => seen.push(`drains ${app} ${b.drains(app).length}`));
    b.onLimits((app) => seen.push(`limit ${app} ${b.limits().get(app)?.lines}`));
    await a.addDrain(drainOf('web', 1));
    await a.setLimit('web', { lines: 5 });
    await holder.registry.setLimit('api', { lines: 6 });
    expect(await a.removeDrain('web', 'drain-1')).toBe(true);
    await until(() => seen.length === 4, { what: 'four changes', describe: () => seen });
    expect(seen.toSorted()).toEqual(['drains web 0', 'drains web 1', 'limit api 6', 'limit web 5']);
  });

  test('begin with everything that there is, also when it is much', async () => {
    await using holder = await StaticHolder.start();
    const drains = Array.from({ length: 500 }, (_, i) => ({
      ...drainOf(`app-${i % 250}`, i),
      url: `syslog://user:${'x'.repeat(1_000)}@127.0.0.1:${1_000 + i}`,
      createdAt: new Date(i).toISOString(),
    }));
    for (const drain of drains) await holder.registry.addDrain(drain);
    for (let i = 0; i < 2_000; i += 1) await holder.registry.setLimit(`app-${i}`, { bytes: i });
    const client = await holder.open();
    expect(client.drains()).toEqual(drains);
    expect(client.limits()).toEqual(holder.registry.limits());
  });

  test('agree on what was changed at once from everywhere', async () => {
    await using holder = await StaticHolder.start();
    const clients = [await holder.open(), await holder.open(), holder.registry];
    const changes = clients.flatMap((client, c) =>
      Array.from({ length: 50 }, async (_, i) => {
        await client.setLimit(`app-${i}`, { lines: c });
        // What a resolved change did can be read at once, unless somebody else changed it after that.
        expect(client.limits().has(`app-${i}`)).toBe(true);
      }),
    );
    await Promise.all(changes);
    await until(() => clients.every((client) => sameLimits(client, holder.registry)), {
      what: 'the same limits',
    });
    expect(holder.registry.limits().size).toBe(50);
  });

  test('keep the newest position of each drain, however many are saved at once', async () => {
    await using holder = await StaticHolder.start();
    const client = await holder.open();
    const drains = Array.from({ length: 250 }, (_, i) => ({
      ...drainOf(`app-${i}`, i),
      createdAt: String(i),
    }));
    for (const drain of drains) await holder.registry.addDrain(drain);
    await until(() => client.drains().length === drains.length, { what: 'all drains' });
    const saves = [1, 2, 3].flatMap((index) =>
      drains.map(({ id }) => client.saveDrainPosition(id, 'z1', { logId: '18446744073709551615', index })),
    );
    await Promise.all(saves);
    const positions = await Promise.all(drains.map(({ id }) => client.drainPosition(id, 'z1')));
    expect(new Set(positions.map((position) => position?.index))).toEqual(new Set([3]));
    expect(await client.drainPosition('drain-1', 'z2')).toBeUndefined();
  });
});

describe('while the controller that keeps drains and limits is away', () => {
  test('the others read what they know, refuse changes and say so; after it they catch up', async () => {
    await using holder = await StaticHolder.start();
    const client = await holder.open();
    await client.addDrain(drainOf('web', 1));
    await client.addDrain(drainOf('web', 2));
    const changed: string[] = [];
    await holder.pause();
    await until(() => client.trouble, { what: 'trouble' });
    expect(client.trouble).toContain(
      `the controller ${holder.address}, which keeps drains and limits, cannot be`,
    );
    expect(client.drains('web')).toHaveLength(2);
    const refused = { code: 'unavailable', retryable: true };
    await expect(client.addDrain(drainOf('web', 3))).rejects.toMatchObject(refused);
    await expect(client.saveDrainPosition('drain-1', 'z1', { logId: '1', index: 1 })).rejects.toMatchObject(
      refused,
    );
    await holder.resume();
    client.onDrains((app) => changed.push(app));
    await holder.registry.removeDrain('web', 'drain-1');
    await holder.registry.setLimit('api', { lines: 1 });
    await until(() => client.trouble === undefined && client.limits().size === 1, { what: 'the new state' });
    expect(client.drains('web').map(({ id }: Drain) => id)).toEqual(['drain-2']);
    expect(new Set(changed)).toEqual(new Set(['web']));
    await client.addDrain(drainOf('web', 3));
    expect(client.drains('web')).toHaveLength(2);
  });

  test('one that becomes silent counts as away, and so does one of another cluster', async () => {
    await using holder = await StaticHolder.start();
    await using fake = await FakeHolder.start();
    fake.greeting = '{"type":"begin","cluster":"static","run":"1"}\n{"type":"at","revision":0}\n';
    const other = await fake.open(holder, { silenceMs: 500 });
    await until(() => other.trouble === undefined, { what: 'contact' });
    await until(() => other.trouble?.includes('it has been silent for 500 ms'), { what: 'silence' });
    fake.greeting = '{"type":"begin","cluster":"prod","run":"1"}\n';
    await until(() => other.trouble?.includes('it belongs to the cluster "prod", expected "static"'), {
      what: 'the other cluster',
      describe: () => other.trouble,
    });
  });

  test.each([
    ['garbage', 'hello\n', 'it is not JSON'],
    ['a line of a newer version', '{"type":"shards"}\n', 'its type is "shards"'],
    ['a line without an end', 'x'.repeat(1024 * 1024 + 1), 'a line has no end'],
  ])('%s ends the connection and changes nothing', async (_name, text, why) => {
    await using holder = await StaticHolder.start();
    await using fake = await FakeHolder.start();
    const client = await fake.open(holder);
    fake.say(
      '{"type":"begin","cluster":"static","run":"1"}\n{"type":"limit","app":"web","limit":{"lines":1}}\n',
    );
    fake.say('{"type":"at","revision":0}\n');
    await until(() => client.trouble === undefined, { what: 'contact' });
    fake.greeting = '';
    fake.say(text);
    await until(() => client.trouble?.includes(why), { what: why, describe: () => client.trouble });
    expect(client.limits()).toEqual(new Map([['web', { lines: 1 }]]));
  });

  test('a controller that does not keep them is named', async () => {
    await using holder = await StaticHolder.start();
    await using fake = await FakeHolder.start(404, '{"error":{"code":"unknown_route","message":"x"}}');
    const client = await fake.open(holder, { firstContactMs: 1 });
    await until(() => client.trouble?.includes('does not keep drains and limits'), { what: 'why' });
  });
});

describe('the routes of the controller that keeps drains and limits', () => {
  test('refuse calls that are wrong, with the reason', async () => {
    await using holder = await StaticHolder.start();
    const bodies = [
      {},
      { call: 'addDrain', drain: { ...drainOf('web', 1), token: 7 } },
      { call: 'addDrain', drain: { ...drainOf('a'.repeat(256), 1) } },
      { call: 'setLimit', app: 'web', limit: { lines: -1 } },
      {
        call: 'savePositions',
        positions: [{ drainId: '1', zone: 'z1', position: { logId: 'x', index: 1 } }],
      },
      { call: 'savePositions', positions: Array(101).fill(0) },
    ];
    for (const body of bodies) {
      const answer = await post(holder, body);
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({ error: { code: 'invalid_body' } });
    }
    expect(holder.registry.drains()).toEqual([]);
  });

  test('are refused to a web page, and told apart from other routes', async () => {
    await using holder = await StaticHolder.start();
    const answer = await post(
      holder,
      { call: 'removeDrain', app: 'web', id: '1' },
      { origin: 'http://evil.example' },
    );
    expect(answer.status).toBe(403);
    const streams = await fetch(`http://${holder.address}/internal/v1/registry/changes`, {
      headers: { connection: 'close' },
    });
    expect(streams.headers.get('content-type')).toBe('application/x-ndjson');
    const reader = streams.body?.pipeThrough(new TextDecoderStream()).getReader();
    const lines: RegistryLine[] = [];
    while (lines.length < 2) {
      const { value = '' } = (await reader?.read()) ?? {};
      lines.push(...value.split('\n').filter(Boolean).map(decodeRegistryLine));
    }
    await reader?.cancel();
    expect(lines).toMatchObject([
      { type: 'begin', cluster: 'static' },
      { type: 'at', revision: 0 },
    ]);
  });
});

function sameLimits(a: StaticHolder['registry'], b: StaticHolder['registry']): boolean {
  return JSON.stringify([...a.limits()].sort()) === JSON.stringify([...b.limits()].sort());
}

function post(holder: StaticHolder, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`http://${holder.address}/internal/v1/registry/calls`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', connection: 'close', ...headers },
    body: JSON.stringify(body),
  });
}

/** A controller that says what a test tells it to say. */
class FakeHolder implements AsyncDisposable {
  /** What every connection begins with. */
  greeting = '';
  readonly #server: Server;
  #streams: ServerResponse[] = [];
  #count = 0;

  private constructor(status: number, body: string) {
    this.#server = createServer((_request, response) => {
      this.#count += 1;
      response.writeHead(status, { 'content-type': 'application/json' });
      if (status !== 200) {
        response.end(body);
        return;
      }
      response.flushHeaders();
      response.write(this.greeting);
      this.#streams.push(response);
    });
  }

  static async start(status = 200, body = ''): Promise<FakeHolder> {
    const fake = new FakeHolder(status, body);
    await new Promise<void>((resolve) => fake.#server.listen(0, '127.0.0.1', resolve));
    return fake;
  }

  /** To the newest connection. */
  say(text: string): void {
    this.#streams.at(-1)?.write(text);
  }

  /** A registry that asks this one, once it is connected. */
  async open(holder: StaticHolder, options: { silenceMs?: number; firstContactMs?: number } = {}) {
    const { port } = this.#server.address() as AddressInfo;
    const opened = holder.openAt(`127.0.0.1:${port}`, { firstContactMs: 1, ...options });
    await until(() => this.#count > 0, { what: 'a connection' });
    return opened;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
