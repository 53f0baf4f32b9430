// No gap and no duplicate, whatever the timing: random scripts of writes, readers that come and go with cursors, and servers that break,
// with random delays in every message. The model is simple: what each zone's log holds, index by index.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ControllerFixture, type TailClient } from '../testing/controller-fixture.ts';
import { waitUntil } from '../testing/wait-until.ts';

const ZONES = ['z1', 'z2'] as const;

type Step =
  | { readonly kind: 'write'; readonly zone: (typeof ZONES)[number]; readonly lines: number }
  | { readonly kind: 'drop'; readonly zone: (typeof ZONES)[number]; readonly lines: number }
  | { readonly kind: 'open'; readonly query: string }
  | { readonly kind: 'resume'; readonly which: number; readonly query: string }
  | { readonly kind: 'pause'; readonly which: number }
  | { readonly kind: 'break'; readonly zone: (typeof ZONES)[number] }
  | { readonly kind: 'turn'; readonly turns: number };

const zone = fc.constantFrom(...ZONES);
const query = fc.constantFrom(
  '',
  'lines=1',
  'lines=10',
  'lines=500',
  'lines=all',
  'order=time&reorder=20',
  'order=time&reorder=20&lines=50',
  'include=5',
  'lines=20&exclude=7',
  'lines=all&include=3&order=time&reorder=5',
);
const resumeQuery = fc.constantFrom('', 'order=time&reorder=20', 'include=5');
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('write' as const),
      zone,
      lines: fc.integer({ min: 1, max: 600 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('drop' as const),
      zone,
      lines: fc.integer({ min: 1, max: 50 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('open' as const), query }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('resume' as const), which: fc.nat(9), query: resumeQuery }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('pause' as const), which: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('break' as const), zone }) },
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('turn' as const), turns: fc.integer({ min: 1, max: 8 }) }),
  },
);

/** A reader, with where it was when it came: the index per zone from which everything has to be told. */
interface Reader {
  readonly client: TailClient;
  readonly query: string;
  /** What the cursor that it came with was delivered up to, by zone; undefined for one that came without. */
  readonly from: ReadonlyMap<string, number> | undefined;
}

test('every reader is told of every index of every zone exactly once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 60 }), fc.integer(), async (steps, seed) => {
      await runScript(steps, seed);
    }),
    { numRuns: 12, endOnFailure: true },
  );
}, 120_000);

async function runScript(steps: readonly Step[], seed: number): Promise<void> {
  let state = seed >>> 0;
  const random = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const beforeSend = (): Promise<void> | undefined => {
    if (random() < 0.6) return undefined;
    return new Promise((resolve) =>
      random() < 0.5 ? setImmediate(resolve) : setTimeout(resolve, random() * 4),
    );
  };
  const fixture = await ControllerFixture.start(ZONES, { feedBytesMax: 64 * 1024 }, { beforeSend });
  const readers: Reader[] = [];
  try {
    for (const each of steps) await runStep(each, fixture, readers);
    for (const { client } of readers) client.ws.resume();
    await settle(fixture, readers);
    for (const reader of readers) checkReader(fixture, reader);
  } finally {
    await fixture.close();
  }
}

async function runStep(each: Step, fixture: ControllerFixture, readers: Reader[]): Promise<void> {
  switch (each.kind) {
    case 'write': {
      const server = fixture.server(each.zone);
      const next = server.logs.get('web')?.nextIndex ?? 0;
      server.append(
        'web',
        Array.from({ length: each.lines }, (_, i) => `${each.zone} ${next + i}`),
      );
      break;
    }
    case 'drop':
      fixture.server(each.zone).appendDrop('web', each.lines);
      break;
    case 'open':
      readers.push({
        client: fixture.tail(`/v1/apps/web/tail?${each.query}`),
        query: each.query,
        from: undefined,
      });
      break;
    case 'resume': {
      const reader = readers[each.which % Math.max(1, readers.length)];
      if (reader === undefined || reader.client.ofType('cursor').length === 0) break;
      reader.client.close();
      const after = String(reader.client.cursor['cursor']);
      const client = fixture.tail(`/v1/apps/web/tail?after=${after}&${each.query}`);
      readers.push({ client, query: each.query, from: endsOf(reader) });
      break;
    }
    case 'pause': {
      const { ws } = readers[each.which % Math.max(1, readers.length)]?.client ?? {};
      if (ws?.readyState === 1) ws.pause();
      break;
    }
    case 'break':
      await fixture.server(each.zone).crash();
      await fixture.server(each.zone).listen();
      break;
    case 'turn':
      for (let i = 0; i < each.turns; i++) await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

/** Where a reader got to by its last cursor, by zone: only for readers without a filter, whose last line says it. */
function endsOf(reader: Reader): Map<string, number> | undefined {
  if (hasFilter(reader)) return undefined;
  const ends = new Map<string, number>(reader.from);
  for (const frame of reader.client.frames) {
    for (const record of frame) {
      if (record['index'] === undefined) continue;
      const count = record['type'] === 'drop' ? Number(record['count']) : record['type'] === 'gap' ? 0 : 1;
      ends.set(String(record['zone']), Number(record['index']) + count);
    }
  }
  return ends;
}

function hasFilter({ query: text }: Reader): boolean {
  return /include|exclude/.test(text);
}

/** Waits until one more line in each zone has reached every reader that is still there. */
async function settle(fixture: ControllerFixture, readers: readonly Reader[]): Promise<void> {
  await fixture.connected(ZONES.length);
  const open = readers.filter(({ client }) => client.ws.readyState <= 1);
  for (const { client } of open) await client.ready();
  for (const name of ZONES) fixture.server(name).append('web', [`${name} last 35`]);
  for (const { client } of open) {
    await waitUntil(
      () => ZONES.every((name) => client.messages.includes(`${name} last 35`)),
      () => `the last lines at a reader: ${JSON.stringify(client.records.slice(-5))}`,
      20_000,
    );
  }
}

function checkReader(fixture: ControllerFixture, reader: Reader): void {
  const { client, from } = reader;
  for (const name of ZONES) {
    let next: number | undefined = from?.get(name);
    for (const record of client.records) {
      if (record['zone'] !== name || record['index'] === undefined) continue;
      const index = Number(record['index']);
      if (!hasFilter(reader) && next !== undefined) expect(index).toBe(next);
      if (next !== undefined) expect(index).toBeGreaterThanOrEqual(next);
      if (record['type'] === 'log' && !String(record['message']).includes('last')) {
        expect(record['message']).toBe(`${name} ${index}`);
      }
      next = index + (record['type'] === 'drop' ? Number(record['count']) : 1);
    }
    if (client.closeCode === undefined && next !== undefined) {
      expect(next).toBe(fixture.server(name).log('web').nextIndex);
    }
  }
  checkTotals(reader);
}

/** Between the first and the last line of an unfiltered zone, totals are what the indices say. */
function checkTotals({ client }: Reader): void {
  if (client.ofType('cursor').length === 0) return;
  const dropped = client.ofType('drop').reduce((sum, { count }) => sum + Number(count), 0);
  expect(client.cursor).toMatchObject({ delivered: client.logs.length, dropped });
}
