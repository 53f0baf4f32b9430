// What an agent keeps of acks, and what it tells to which server.
import { HashRing } from '@tailrace/core/hash-ring';
import { OutboundLedger } from '@tailrace/core/outbound-ledger';
import type { Mark } from '@tailrace/proto/mark-messages';
import { decodeUplinkUp } from '@tailrace/proto/uplink-messages';
import { expect, test } from 'vitest';
import type { BatchPart } from './batch-filler.ts';
import { ChunkQueue } from './chunk-queue.ts';
import { MarkExchange } from './mark-exchange.ts';
import { OutboundApp } from './outbound-app.ts';

const servers = ['s1', 's2', 's3'];

function world(count: number) {
  const apps = Array.from({ length: count }, (_, i) => {
    const id = `app-${i}`;
    return new OutboundApp(id, new OutboundLedger(id, 1n), new ChunkQueue({ allocated: () => undefined }), 0);
  });
  const due: (() => void)[] = [];
  const scheduler = {
    now: () => 0,
    after: () => ({ cancel: () => undefined }),
    soon: (run: () => void) => void due.push(run),
  };
  const exchange = new MarkExchange({ apps: () => apps, scheduler, life: 'agent 1' });
  const sent: { round: number; marks: readonly Mark[]; last: boolean }[] = [];
  const connection = { takes: true };
  const welcome = (peer: string, life: string): void =>
    exchange.welcomed({ cluster: 'c', version: 1, peer, life, last: [] }, (message) => {
      const up = decodeUplinkUp(message);
      if (up.kind === 'marks') sent.push(up.answer);
      return connection.takes;
    });
  const run = (): void => {
    for (let next = due.shift(); next !== undefined; next = due.shift()) next();
  };
  return { apps, exchange, sent, connection, welcome, run };
}

function partsOf(apps: readonly OutboundApp[]): BatchPart[] {
  const slice = { count: 1, bytes: Buffer.alloc(0) } as unknown as BatchPart['runs'][number]['slice'];
  return apps.map((app) => ({
    app,
    runs: [{ firstSeq: 1, count: 1, bytes: Buffer.alloc(0), slice }],
    totals: [],
  }));
}

function marksUpTo(count: number): Mark[] {
  return Array.from({ length: count }, (_, i) => ({
    app: '',
    logId: BigInt(i + 1),
    nextIndex: 10 + i,
    held: i,
    unsure: [],
  }));
}

test('the apps of a lost server are told to the one that has inherited them, and no others', () => {
  const { apps, exchange, sent, welcome, run } = world(300);
  welcome('s1', 's1 1');
  exchange.acked(partsOf(apps), { id: 1, moved: [], overloaded: [], marks: marksUpTo(300) });
  welcome('s2', 's2 1');
  exchange.asked({ round: 4, up: ['s2', 's3'], lost: ['s1'], all: false });
  run();
  const before = new HashRing(servers);
  const after = new HashRing(['s2', 's3']);
  const inherited = apps.filter(({ id }) => before.owner(id) === 's1' && after.owner(id) === 's2');
  expect(inherited.length).toBeGreaterThan(10);
  const told = sent.flatMap(({ marks }) => marks);
  expect(told.map(({ app }) => app)).toEqual(inherited.map(({ id }) => id));
  expect(told[0]).toMatchObject({ logId: inherited[0]?.markLogId, nextIndex: inherited[0]?.markIndex });
  expect(sent.map(({ round, last }) => [round, last])).toEqual([[4, true]]);
});

test('a server that begins is told of all its apps what another life has acknowledged', () => {
  const { apps, exchange, sent, welcome, run } = world(4);
  const [first, second, ...others] = apps;
  if (first === undefined || second === undefined) throw new Error('Cannot test: there are no apps');
  welcome('s1', 's1 1');
  exchange.acked(partsOf([first, second]), { id: 1, moved: [], overloaded: [], marks: marksUpTo(2) });
  welcome('s1', 's1 2');
  exchange.acked(partsOf([second]), { id: 1, moved: [], overloaded: [], marks: marksUpTo(1) });
  exchange.asked({ round: 1, up: ['s1'], lost: [], all: true });
  run();
  // Nothing was acknowledged of the others, and the second one is known there.
  expect(others.length).toBe(2);
  expect(sent.flatMap(({ marks }) => marks.map(({ app }) => app))).toEqual([first.id]);
  expect(exchange.marksFor(partsOf(apps)).map(({ app }) => app)).toEqual([first.id]);
});

test('10,000 apps are told in parts, as fast as the connection takes them', () => {
  const { apps, exchange, sent, connection, welcome, run } = world(10_000);
  welcome('s1', 's1 1');
  exchange.acked(partsOf(apps), { id: 1, moved: [], overloaded: [], marks: marksUpTo(10_000) });
  welcome('s1', 's1 2');
  connection.takes = false;
  exchange.asked({ round: 1, up: ['s1'], lost: [], all: true });
  run();
  expect(sent.length).toBe(1);
  connection.takes = true;
  exchange.drained();
  run();
  expect(Math.max(...sent.map(({ marks }) => marks.length))).toBeLessThanOrEqual(500);
  expect(sent.flatMap(({ marks }) => marks).length).toBe(10_000);
  expect(sent.filter(({ last }) => last).length).toBe(1);
});

test('an app that was refused keeps the mark that it had', () => {
  const { apps, exchange, welcome } = world(2);
  welcome('s1', 's1 1');
  exchange.acked(partsOf(apps), { id: 1, moved: [], overloaded: [], marks: marksUpTo(2) });
  const none: Mark = { app: '', logId: 0n, nextIndex: 0, held: 0, unsure: [] };
  exchange.acked(partsOf(apps), {
    id: 2,
    moved: [apps[0]?.id ?? ''],
    overloaded: [],
    marks: [none, ...marksUpTo(1)],
  });
  expect(apps.map(({ markLogId, markIndex }) => [markLogId, markIndex])).toEqual([
    [1n, 10],
    [1n, 10],
  ]);
});
