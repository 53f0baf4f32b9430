import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AppLog } from './app-log.ts';
import { sampleEntry, sampleEntryOfSize, sampleRun } from './app-log-samples.ts';
import { APP_OVERHEAD_BYTES, LogStore, type LogStoreOptions } from './log-store.ts';

const MIB = 1024 * 1024;

function newStore(options: Partial<LogStoreOptions> = {}): LogStore {
  let lastLogId = 0n;
  return new LogStore({
    totalBytesMax: 512 * MIB,
    appBytesMax: 16 * MIB,
    appsMax: 50_000,
    appIdleForgetMs: 24 * 3600 * 1000,
    newLogId: () => ++lastLogId,
    now: () => 0,
    ...options,
  });
}

function logOf(store: LogStore, app: string): AppLog {
  const log = store.getOrCreate(app);
  if (log === undefined) throw new Error(`no log for ${app}`);
  return log;
}

function append(log: AppLog, lines: number, arrivalMs = 0): void {
  const run = sampleRun(log.nextIndex, lines, 250);
  log.appendEntries(run, 0, run.length, lines, arrivalMs);
}

test('an app gets one log, with a name of its own', () => {
  const store = newStore();
  const web = store.getOrCreate('web');
  expect(store.getOrCreate('web')).toBe(web);
  expect(store.get('web')).toBe(web);
  expect(store.get('api')).toBeUndefined();
  expect(logOf(store, 'api').logId).not.toBe(web?.logId);
  expect(store.size).toBe(2);
  expect([...store].map((log) => log.app)).toEqual(['web', 'api']);
});

test('beyond the limit on apps new ones are refused and known ones go on', () => {
  const store = newStore({ appsMax: 2 });
  logOf(store, 'a');
  logOf(store, 'b');
  expect(store.getOrCreate('c')).toBeUndefined();
  expect(store.getOrCreate('a')).toBeDefined();
  expect(store.delete('a')).toBe(true);
  expect(store.getOrCreate('c')).toBeDefined();
});

test('100,000 made-up app ids take the room of 50,000 and no line of a quiet app', () => {
  const store = newStore();
  const quiet = logOf(store, 'quiet');
  append(quiet, 100);
  let refused = 0;
  const entry = sampleEntry('x', 100);
  for (let i = 0; i < 100_000; i++) {
    const log = store.getOrCreate(`made-up-${i}`);
    if (log === undefined) refused++;
    else log.appendEntries(entry, 0, entry.length, 1, 0);
  }
  expect(refused).toBe(50_001);
  expect(quiet.heldLines).toBe(100);
  expect(store.allocatedBytes).toBeLessThanOrEqual(512 * MIB);
});

test('allocated bytes are the chunks and a fixed part per app', () => {
  const store = newStore();
  append(logOf(store, 'a'), 10);
  append(logOf(store, 'b'), 300);
  logOf(store, 'c');
  const chunkBytes = [...store].reduce((sum, log) => sum + log.allocatedBytes, 0);
  expect(store.allocatedBytes).toBe(chunkBytes + 3 * APP_OVERHEAD_BYTES);
  expect(store.heldLines).toBe(310);
  expect(store.heldBytes).toBe([...store].reduce((sum, log) => sum + log.heldBytes, 0));
  store.delete('b');
  expect(store.allocatedBytes).toBe(logOf(store, 'a').allocatedBytes + 2 * APP_OVERHEAD_BYTES);
  expect(store.delete('b')).toBe(false);
});

test('10,000 apps of 100 lines of 300 bytes waste less than 30 %', () => {
  for (const linesAtOnce of [1, 10, 100]) {
    const store = newStore();
    const run = Buffer.concat(Array.from({ length: linesAtOnce }, () => sampleEntryOfSize('x', 300)));
    for (let i = 0; i < 100 / linesAtOnce; i++) {
      for (let app = 0; app < 10_000; app++) {
        logOf(store, `app-${app}`).appendEntries(run, 0, run.length, linesAtOnce, 0);
      }
    }
    expect(store.heldLines).toBe(1_000_000);
    expect(store.heldBytes).toBe(300_000_000);
    expect(store.allocatedBytes).toBeLessThan(1.3 * store.heldBytes);
  }
});

test('when noisy apps fill the memory a quiet one keeps its lines', () => {
  let evictedLines = 0;
  const store = newStore({
    totalBytesMax: 2 * MIB,
    appBytesMax: 1 * MIB,
    onEvicted: (lines) => {
      evictedLines += lines;
    },
  });
  const quiet = logOf(store, 'quiet');
  append(quiet, 50);
  for (let round = 0; round < 100; round++) {
    for (const app of ['noisy-1', 'noisy-2', 'noisy-3']) append(logOf(store, app), 100);
    expect(store.allocatedBytes).toBeLessThanOrEqual(2 * MIB);
  }
  expect(quiet.heldLines).toBe(50);
  expect(store.heldLines + evictedLines).toBe(50 + 100 * 3 * 100);
  expect(store.allocatedBytes).toBeGreaterThan(1.8 * MIB);
});

test('among apps of one size the one that was written to longest ago loses first', () => {
  const store = newStore({ totalBytesMax: 20 * (1024 + APP_OVERHEAD_BYTES) });
  for (let app = 0; app < 20; app++) append(logOf(store, `app-${app}`), 1);
  append(logOf(store, 'app-0'), 1);
  append(logOf(store, 'one more'), 1);
  append(logOf(store, 'two more'), 1);
  expect([...store].filter((log) => log.heldLines === 0).map((log) => log.app)).toEqual([
    'app-1',
    'app-2',
    'app-3',
  ]);
});

test('a total that is too small for a line holds none, and readers are told', () => {
  const store = newStore({ totalBytesMax: 100 });
  const log = logOf(store, 'web');
  const cursor = log.cursorAtEnd();
  append(log, 2);
  expect(log.heldLines).toBe(0);
  expect(cursor.next(1000)).toMatchObject({ kind: 'overtaken', index: 0, count: 2 });
});

test('apps that were not written to for long are forgotten', () => {
  let nowMs = 1000;
  const store = newStore({ appIdleForgetMs: 100, now: () => nowMs });
  append(logOf(store, 'old'), 1, 1000);
  logOf(store, 'never written');
  nowMs = 1050;
  append(logOf(store, 'young'), 1, 1050);
  expect(store.forgetIdle(1099)).toEqual([]);
  expect(store.forgetIdle(1100)).toEqual(['old', 'never written']);
  expect([...store].map((log) => log.app)).toEqual(['young']);
});

test('a restored log counts against the budget and is evicted like any other', () => {
  const from = newStore();
  append(logOf(from, 'web'), 1000);
  const snapshot = logOf(from, 'web').snapshot();
  const store = newStore({ totalBytesMax: 128 * 1024 });
  const restored = store.restore(snapshot);
  expect(restored).toMatchObject({ logId: snapshot.logId, nextIndex: 1000 });
  expect(store.allocatedBytes).toBeLessThanOrEqual(128 * 1024);
  expect(store.allocatedBytes).toBe((restored?.allocatedBytes ?? 0) + APP_OVERHEAD_BYTES);
  expect(restored?.heldLines).toBeGreaterThan(100);
  expect(restored?.heldLines).toBeLessThan(1000);
  expect(store.restore(snapshot)).toBeUndefined();
  append(logOf(store, 'web'), 1);
  expect(store.get('web')?.nextIndex).toBe(1001);
});

test('what is put in front of a restored log or appended to it counts against the budget, until the log is gone', () => {
  const from = newStore();
  append(logOf(from, 'web'), 2000);
  const { chunks, ...numbers } = logOf(from, 'web').snapshot();
  const held = [...chunks];
  const store = newStore();
  const log = store.restore({ ...numbers, firstIndex: numbers.nextIndex, chunks: [] });
  if (log === undefined) throw new Error('the log was not restored');
  for (const chunk of held.reverse()) {
    expect(log.prependChunk(chunk)).toBe(true);
    expect(store.allocatedBytes).toBe(log.allocatedBytes + APP_OVERHEAD_BYTES);
  }
  append(log, 100);
  expect(log.heldLines).toBe(2100);
  expect(store.allocatedBytes).toBe(log.allocatedBytes + APP_OVERHEAD_BYTES);
  store.delete('web');
  expect(store.allocatedBytes).toBe(0);
});

test('accounting and budgets hold for any appends, whatever their order', () => {
  const appends = fc.array(
    fc.record({
      app: fc.nat(12).map((n) => `app-${n}`),
      lines: fc.nat(80),
      bytes: fc.oneof(fc.nat(400), fc.integer({ min: 400, max: 30_000 })),
      action: fc.constantFrom('append', 'append', 'append', 'append', 'drop', 'clear', 'delete'),
    }),
    { maxLength: 120, size: 'max' },
  );
  const totals = fc.constantFrom(20_000, 100_000, 400_000);
  fc.assert(
    fc.property(appends, totals, fc.constantFrom(8000, 60_000, MIB), (steps, totalBytesMax, appBytesMax) => {
      let evictedLines = 0;
      let acceptedLines = 0;
      let forgottenLines = 0;
      const store = newStore({
        totalBytesMax,
        appBytesMax,
        onEvicted: (lines) => {
          evictedLines += lines;
        },
      });
      for (const { app, lines, bytes, action } of steps) {
        const log = logOf(store, app);
        const before = new Map([...store].map((each) => [each, each.heldLines]));
        const sizesBefore = new Map([...store].map((each) => [each, each.allocatedBytes]));
        if (action === 'append') {
          const run = Buffer.concat(Array.from({ length: lines }, () => sampleEntry('x', bytes)));
          log.appendEntries(run, 0, run.length, lines, 0);
          acceptedLines += lines;
        } else if (action === 'drop') {
          log.appendDrop(lines + 1, sampleEntry('notice', bytes), 0);
        } else {
          forgottenLines += log.heldLines;
          if (action === 'clear') log.clear();
          else store.delete(app);
        }
        const logs = [...store];
        const chunkBytes = logs.reduce((sum, each) => sum + each.allocatedBytes, 0);
        expect(store.allocatedBytes).toBe(chunkBytes + store.size * APP_OVERHEAD_BYTES);
        expect(store.allocatedBytes <= totalBytesMax || chunkBytes === 0).toBe(true);
        expect(store.heldLines + evictedLines + forgottenLines).toBe(acceptedLines);
        expect(store.heldLines).toBe(logs.reduce((sum, each) => sum + each.heldLines, 0));
        expect(store.heldBytes).toBe(logs.reduce((sum, each) => sum + each.heldBytes, 0));
        // Of the other apps only those of the largest size class have lost anything.
        const victims = logs.filter((each) => each !== log && each.heldLines < (before.get(each) ?? 0));
        for (const victim of victims) {
          const victimClass = Math.floor(Math.log2(sizesBefore.get(victim) ?? 1));
          for (const each of logs) {
            if (each.allocatedBytes === 0) continue;
            expect(Math.floor(Math.log2(each.allocatedBytes))).toBeLessThanOrEqual(victimClass);
          }
        }
      }
    }),
    { numRuns: 100 },
  );
});

test('a log that is taken out is out of the sums, whatever happens to it', () => {
  const store = newStore();
  append(logOf(store, 'stays'), 3);
  append(logOf(store, 'goes'), 50);
  const detached = store.detach('goes');
  expect(store.heldLines).toBe(3);
  detached?.clear();
  expect(store.heldLines).toBe(3);
  expect(store.heldBytes).toBe(store.get('stays')?.heldBytes);
});
