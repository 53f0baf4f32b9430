import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ZoneItem } from '../feed/zone-item.ts';
import { runRecords } from '../format/record-format.ts';
import { fakeEntry } from '../testing/fake-log-server.ts';
import type { Part } from './part.ts';
import { type MergeSource, ZONE_STALLED_AFTER_MS, ZoneMerge } from './zone-merge.ts';

/** A zone whose lines come in pieces, and not always when they are asked for. */
class ScriptedSource implements MergeSource {
  readonly zone: string;
  readonly #pieces: (readonly number[] | 'later')[];
  #index = 0;

  constructor(zone: string, pieces: readonly (readonly number[] | 'later')[]) {
    this.zone = zone;
    this.#pieces = [...pieces];
  }

  get isPastBacklog(): boolean {
    return this.#pieces.length === 0;
  }

  next(): ZoneItem | undefined {
    const piece = this.#pieces.shift();
    if (piece === undefined || piece === 'later' || piece.length === 0) return undefined;
    const bytes = Buffer.concat(
      piece.map((timeMs) => fakeEntry('web', { text: `${this.zone} ${timeMs}`, timeMs }, 0)),
    );
    const index = this.#index;
    this.#index += piece.length;
    const count = piece.length;
    const arrivalMs = piece[0] ?? 0;
    return {
      kind: 'lines',
      logId: 1n,
      index,
      count,
      bytes,
      start: 0,
      end: bytes.length,
      arrivalMs,
      isShared: false,
    };
  }
}

function textsOf(parts: readonly Part[]): string[] {
  return parts.flatMap((part) => {
    if (part.kind !== 'run') return [];
    const records = JSON.parse(`[${runRecords('web', part.zone, part, ',')}]`) as { message: string }[];
    return records.map(({ message }) => message);
  });
}

function mergeAll(sources: readonly MergeSource[]): string[] {
  const merge = new ZoneMerge(sources, undefined, () => 0);
  const texts: string[] = [];
  for (let i = 0; !merge.isDone; i++) {
    if (i > 10_000) throw new Error('it does not end');
    texts.push(...textsOf(merge.take(1024)));
  }
  return texts;
}

const ascending = fc
  .array(fc.integer({ min: 1, max: 200_000 }), { maxLength: 20 })
  .map((times) => times.sort((a, b) => a - b));
const pieces = ascending.chain((times) =>
  fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 20, maxLength: 20 }).map((sizes) => {
    const cut: (number[] | 'later')[] = [];
    let at = 0;
    for (const size of sizes) {
      cut.push(size === 0 ? 'later' : times.slice(at, at + size));
      at += size;
    }
    cut.push(times.slice(at));
    return cut;
  }),
);

test('zones whose lines are in order come out in order, however they arrive', () => {
  fc.assert(
    fc.property(fc.array(pieces, { minLength: 1, maxLength: 4 }), (zones) => {
      const texts = mergeAll(zones.map((each, i) => new ScriptedSource(`z${i}`, each)));
      const times = texts.map((text) => Number(text.split(' ')[1]));
      expect(times).toEqual([...times].sort((a, b) => a - b));
      expect(times.length).toBe(
        zones.flat().reduce((sum, piece) => sum + (piece === 'later' ? 0 : piece.length), 0),
      );
    }),
  );
});

test('a zone that says nothing for two seconds is given up, and the others go on', () => {
  let nowMs = 0;
  const silent = { zone: 'z2', isPastBacklog: false, next: () => undefined };
  const merge = new ZoneMerge([new ScriptedSource('z1', [[1, 2]]), silent], undefined, () => nowMs);
  expect(merge.take(1024)).toEqual([]);
  expect(merge.nextStallMs).toBe(ZONE_STALLED_AFTER_MS);
  nowMs = ZONE_STALLED_AFTER_MS;
  expect(textsOf(merge.take(1024))).toEqual(['z1 1', 'z1 2']);
  expect([merge.isDone, merge.stalledZones]).toEqual([false, ['z2']]);
  merge.take(1024);
  expect(merge.isDone).toBe(true);
});
