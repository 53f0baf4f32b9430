// What a subscription says when the log that it waits for comes. How it reads is tested with the whole server.
import { InboundLedger } from '@tailrace/core/inbound-ledger';
import { LogStore } from '@tailrace/core/log-store';
import { MemoryRegistry } from '@tailrace/core/memory-registry';
import type { From, ReaderEvent } from '@tailrace/proto/reader-messages';
import { expect, test } from 'vitest';
import { type AppState, AppTable } from '../app-table.ts';
import { Gate } from '../handover/gate.ts';
import { Ownership } from '../ownership.ts';
import { Subscription } from './subscription.ts';
import { TurnQueue } from './turn-queue.ts';

async function opened(from: From, prepare: (state: AppState) => void): Promise<ReaderEvent[]> {
  const registry = new MemoryRegistry();
  await registry.join({
    id: 's1',
    role: 'server',
    zone: 'z1',
    address: '127.0.0.1:1',
    state: 'up',
    incarnation: 'i',
    version: 1,
  });
  const store = new LogStore({
    totalBytesMax: 1024 * 1024,
    appBytesMax: 1024 * 1024,
    appsMax: 10,
    appIdleForgetMs: 1_000_000,
    newLogId: () => 1n,
    now: () => 0,
    onEvicted: () => undefined,
  });
  const queue = new TurnQueue({ onTurn: () => undefined, onError: () => undefined });
  const apps = new AppTable({ store, queue, limitOf: () => undefined });
  const ownership = new Ownership({ id: 's1', zone: 'z1', registry, onChanged: () => undefined });
  ownership.start();
  const events: ReaderEvent[] = [];
  const output = {
    isBlocked: false,
    park: () => undefined,
    emit: (event: ReaderEvent) => void events.push(event),
    ended: () => undefined,
  };
  const context = { apps, ownership, gate: new Gate(), marks: { wait: () => undefined }, queue };
  const subscription = new Subscription(
    { sub: 1, app: 'web', from, follow: true, credit: 0 },
    context,
    output,
  );
  subscription.start(from, true);
  const numbers = { firstIndex: 20, nextIndex: 20, createdMs: 0, lastWriteMs: 0, droppedLines: 0 };
  apps.replace({ app: 'web', logId: 8n, ...numbers, chunks: [] }, new InboundLedger(), (state) => {
    state.isLive = true;
    prepare(state);
  });
  subscription.close();
  queue.close();
  ownership.close();
  return events;
}

const unknown = { kind: 'opened', sub: 1, known: false, logId: 0n, index: 0, endIndex: 0 };
const known = { kind: 'opened', sub: 1, known: true, logId: 8n, index: 20, endIndex: 20 };
const from: From = { kind: 'position', position: { logId: 7n, index: 20 } };

test('a reader that waits for an app goes on at its place when the log comes from elsewhere under another name', async () => {
  const events = await opened(from, (state) => {
    state.merged = [{ logId: 7n, fromIndex: 0, endIndex: 20, offset: 0 }];
  });
  expect(events).toEqual([unknown, { ...known, continues: true }]);
});

test('a reader of a log that another one had parted from is told what it could not read', async () => {
  const missed = { fromIndex: 5, toIndex: 9 };
  const events = await opened(from, (state) => {
    state.merged = [{ logId: 7n, fromIndex: 5, endIndex: 16, offset: 4, missed }];
  });
  // Past its end as well.
  expect(events).toEqual([unknown, { ...known, continues: true, missed }]);
  const inside: From = { kind: 'position', position: { logId: 7n, index: 16 } };
  expect(
    await opened(inside, (state) => {
      state.merged = [{ logId: 7n, fromIndex: 5, endIndex: 16, offset: 4, missed }];
    }),
  ).toEqual([unknown, { ...known, continues: true, missed }]);
});

test('a reader that waits for an app reads all of a log that it does not know', async () => {
  expect(await opened(from, () => undefined)).toEqual([unknown, known]);
});
