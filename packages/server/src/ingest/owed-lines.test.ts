// What is announced when an agent ends without a word: as much as it said that it held, less what came since.
import { LogStore } from '@tailrace/core/log-store';
import { MemoryRegistry } from '@tailrace/core/memory-registry';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AppTable } from '../app-table.ts';
import { Ownership } from '../ownership.ts';
import { TurnQueue } from '../reading/turn-queue.ts';
import { entriesOf, numbered } from '../testing/lines.ts';
import { TestBed } from '../testing/test-server.ts';
import { TestUplink } from '../testing/test-uplink.ts';
import { until } from '../testing/until.ts';
import { DirectLogWriter } from './log-writer.ts';
import { NoticeBoard } from './notice-board.ts';
import { AGENT_GONE_MS, AGENT_REPLACED_MS, OwedLines } from './owed-lines.ts';

const app = 'web';
const agent = { peer: 'a', life: 'a 1' };
const successor = { peer: 'a', life: 'a 2' };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

async function world() {
  const queue = new TurnQueue({ onTurn: () => undefined, onError: () => undefined });
  const now = (): number => 1_000;
  const store = new LogStore({
    ...{ totalBytesMax: 1e6, appBytesMax: 1e6, appsMax: 10, appIdleForgetMs: 1e9 },
    ...{ newLogId: () => 1n, now },
  });
  const apps = new AppTable({ store, queue, limitOf: () => undefined });
  const registry = new MemoryRegistry({ clusterId: 'test' });
  await registry.join({
    ...{ id: 's1', role: 'server', zone: 'z1', address: '127.0.0.1:1', state: 'up' },
    ...{ incarnation: 's1 1', version: 1 },
  });
  const ownership = new Ownership({ id: 's1', zone: 'z1', registry, onChanged: () => undefined });
  ownership.start();
  const told: [string, number][] = [];
  const notices = new NoticeBoard({
    ...{ apps, writer: new DirectLogWriter(apps), zone: 'z1', now },
    onDropped: (reason, lines) => void told.push([reason, lines]),
  });
  const owed = new OwedLines({ apps, ownership, notices, now });
  const state = apps.getOrCreate(app);
  if (state === undefined) throw new Error('Cannot make the app: there are too many');
  const take = (firstSeq: number, count: number, behind: number, sender = agent): void => {
    state.ledger.acceptRun(7n, firstSeq, count, now());
    owed.taken({ app, origin: 7n, firstSeq, count, bytes: Buffer.alloc(0), behind }, sender);
  };
  return { owed, state, told, take };
}

test('an agent that does not come back is told after its grace, once', async () => {
  const { owed, told, take } = await world();
  owed.opened(agent, []);
  take(1, 10, 90);
  take(11, 20, 70);
  owed.closed(agent);
  vi.advanceTimersByTime(AGENT_GONE_MS - 1);
  expect(told).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(told).toEqual([['agent_died', 70]]);
  vi.advanceTimersByTime(AGENT_GONE_MS);
  expect(told.length).toBe(1);
  expect(owed.size).toBe(0);
});

test('what it had dropped of its own buffer since is not told again', async () => {
  const { owed, told, take, state } = await world();
  owed.opened(agent, []);
  take(1, 10, 90);
  state.ledger.acceptTotal(7n, 'agent_buffer', 60, 0, 1_000);
  owed.closed(agent);
  vi.advanceTimersByTime(AGENT_GONE_MS);
  expect(told).toEqual([['agent_died', 30]]);
});

test('one that comes back has lost nothing, nor has one that has sent all', async () => {
  const { owed, told, take } = await world();
  owed.opened(agent, []);
  take(1, 10, 90);
  owed.closed(agent);
  owed.opened(agent, []);
  vi.advanceTimersByTime(2 * AGENT_GONE_MS);
  expect(told).toEqual([]);
  take(11, 90, 0);
  owed.closed(agent);
  vi.advanceTimersByTime(2 * AGENT_GONE_MS);
  expect(told).toEqual([]);
});

test('a successor under its id ends it soon, unless it goes on with its lines', async () => {
  const { owed, told, take } = await world();
  owed.opened(agent, []);
  take(1, 10, 90);
  owed.closed(agent);
  owed.opened(successor, []);
  vi.advanceTimersByTime(AGENT_REPLACED_MS);
  expect(told).toEqual([['agent_died', 90]]);

  take(11, 10, 50, successor);
  owed.closed(successor);
  owed.opened({ peer: 'a', life: 'a 3' }, [{ app, origin: 7n }]);
  vi.advanceTimersByTime(2 * AGENT_GONE_MS);
  expect(told.length).toBe(1);
});

test('an origin that says bye owes nothing', async () => {
  const { owed, told, take } = await world();
  owed.opened(agent, []);
  take(1, 10, 90);
  owed.ended([{ app, origin: 7n }]);
  owed.closed(agent);
  vi.advanceTimersByTime(AGENT_GONE_MS);
  expect(told).toEqual([]);
});

test('readers are told in their place', async () => {
  vi.useRealTimers();
  const bed = new TestBed();
  try {
    const server = await bed.start();
    const first = new TestUplink(server.address, { ...agent, origin: 7n });
    await first.welcome;
    const bytes = entriesOf(numbered('line', 1, 3), { app });
    await first.send({ runs: [{ app, origin: 7n, firstSeq: 1, count: 3, bytes, behind: 5 }], totals: [] });
    await first.close();
    const second = new TestUplink(server.address, { ...successor, origin: 8n });
    bed.onClose(() => second.close());
    await second.welcome;
    const reader = await bed.reader(server);
    const tail = reader.subscribe(app, { from: { kind: 'oldest' } });
    await until('the notice', () => tail.notices.length === 1);
    await second.sendLines(app, ['next']);
    await until('the next line', () => tail.lines.length === 4);
    expect(tail.notices).toEqual([
      'At least 5 lines are missing before this line: agent a ended without sending them',
    ]);
    expect(tail.distance).toBe(9);
  } finally {
    await bed.close();
  }
});
