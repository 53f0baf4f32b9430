// Two and three real servers of one zone that keep copies of each other's logs: what an ack means, what is left after a crash, how
// copies are completed, and replicas that answer wrongly or not at all.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { TailraceServer } from '../server.ts';
import { numbered } from '../testing/lines.ts';
import type { TestSubscription } from '../testing/test-reader.ts';
import { TestBed } from '../testing/test-server.ts';
import type { TestUplink } from '../testing/test-uplink.ts';
import { until } from '../testing/until.ts';

let bed: TestBed;
beforeEach(() => {
  bed = new TestBed();
});
afterEach(() => bed.close());

const apps = numbered('app', 1, 12);

/** Writes to whoever of the servers takes it, as an agent would. Returns the one that did. */
async function write(
  uplinks: ReadonlyMap<TailraceServer, TestUplink>,
  app: string,
  firstSeq: number,
  count: number,
): Promise<TailraceServer> {
  for (;;) {
    for (const [server, uplink] of uplinks) {
      const ack = await uplink.sendNumbered(app, firstSeq, count);
      if (ack.moved.length + ack.overloaded.length === 0) return server;
    }
  }
}

async function uplinksTo(...servers: TailraceServer[]): Promise<Map<TailraceServer, TestUplink>> {
  const uplinks = new Map<TailraceServer, TestUplink>();
  for (const server of servers) uplinks.set(server, await bed.uplink(server, 7n));
  return uplinks;
}

async function readAll(server: TailraceServer, app: string): Promise<TestSubscription> {
  const subscription = (await bed.reader(server)).subscribe(app, { follow: false });
  await until('the end', () => subscription.endReason !== undefined);
  expect(subscription.problem).toBeUndefined();
  return subscription;
}

const isInSync = (server: TailraceServer): boolean =>
  (server.stateDump() as { replication?: { isInSync?: boolean } }).replication?.isInSync === true;

const inSync = (...servers: TailraceServer[]): Promise<void> =>
  until('all copies are whole', () => servers.every(isInSync));

const replicas = 2;

describe('two servers', () => {
  test('the one that is left after a crash has every line that was acknowledged, once, and goes on', async () => {
    const s1 = await bed.start({ id: 's1', replicas });
    const s2 = await bed.start({ id: 's2', replicas });
    await inSync(s1, s2);
    const both = await uplinksTo(s1, s2);
    const owners = new Map<string, TailraceServer>();
    for (const app of apps) owners.set(app, await write(both, app, 1, 50));
    expect(new Set(owners.values()).size).toBe(2);
    expect(await bed.metric(s2, 'copied_lines_total')).toBeGreaterThan(0);
    await bed.crash(s1);
    const left = await uplinksTo(s2);
    // Sent again, as an agent does that had no answer.
    for (const app of apps) await write(left, app, 41, 20);
    for (const app of apps) {
      const all = await readAll(s2, app);
      expect(all.lines).toEqual(numbered('line', 1, 60));
      expect(all.notices).toEqual([]);
    }
    expect(await bed.metric(s2, 'copies')).toBe(0);
  });
});
