// What becomes of several copies of an app's log: numbers in, numbers out.
import { expect, test } from 'vitest';
import { type LogCopy, planMerge } from './merge-plan.ts';

const NEW_ID = 999n;

function copy(
  fields: Partial<LogCopy> & Pick<LogCopy, 'logId'>,
  state: Partial<LogCopy['state']> = {},
): LogCopy {
  return {
    firstIndex: 0,
    nextIndex: 10,
    createdMs: 1_000,
    lastWriteMs: 2_000,
    droppedLines: 0,
    isStale: false,
    ...fields,
    state: { ledger: { origins: [] }, drains: {}, merged: [], givenTo: [], pending: [], ...state },
  };
}

const plan = (...copies: LogCopy[]) => planMerge(copies, () => NEW_ID);

test('of copies of one log the longest counts, and the oldest line of any', () => {
  const result = plan(copy({ logId: 1n, nextIndex: 10 }), copy({ logId: 1n, firstIndex: 8, nextIndex: 30 }));
  expect(result).toMatchObject({ logId: 1n, nextIndex: 30, merged: [] });
  expect(result.parts).toMatchObject([{ logId: 1n, offset: 0, fromIndex: 0, nextIndex: 30 }]);
  expect(result.parts[0]?.copies.map(({ nextIndex }) => nextIndex)).toEqual([30, 10]);
});

test('a copy to which nobody can have appended keeps its name, one that may have been gets another', () => {
  const stale = copy({ logId: 1n, isStale: true });
  expect(plan(stale, copy({ logId: 1n }))).toMatchObject({ logId: 1n });
  expect(plan(stale, copy({ logId: 1n, nextIndex: 9 }))).toMatchObject({ logId: NEW_ID });
  expect(plan(stale)).toMatchObject({
    logId: NEW_ID,
    nextIndex: 10,
    merged: [{ logId: 1n, fromIndex: 0, endIndex: 10, offset: 0 }],
  });
});

test('different logs follow each other by age, and places in the younger one are known', () => {
  const younger = copy({ logId: 1n, createdMs: 5_000, firstIndex: 2, nextIndex: 7 }, { drains: { d: 5 } });
  const older = copy({ logId: 2n, createdMs: 1_000, nextIndex: 100 });
  const result = plan(younger, older);
  expect(result).toMatchObject({ logId: 2n, nextIndex: 107, createdMs: 1_000 });
  expect(result.merged).toEqual([{ logId: 1n, fromIndex: 0, endIndex: 7, offset: 100 }]);
  expect(result.parts).toMatchObject([
    { logId: 2n, offset: 0, fromIndex: 0 },
    { logId: 1n, offset: 100, fromIndex: 2 },
  ]);
  expect([...result.drains]).toEqual([['d', 105]]);
});

test('places in logs that became part of a younger log before are still known', () => {
  const merged = [{ logId: 9n, fromIndex: 0, endIndex: 3, offset: 4 }];
  const younger = copy({ logId: 1n, createdMs: 5_000 }, { merged });
  const result = plan(copy({ logId: 2n, nextIndex: 100 }), younger);
  expect(result.merged).toContainEqual({ logId: 9n, fromIndex: 0, endIndex: 3, offset: 104 });
});

test('a renamed log goes on where the one that it came from went on alone, and has its first lines once', () => {
  const merged = [{ logId: 1n, fromIndex: 0, endIndex: 10, offset: 0 }];
  const renamed = copy({ logId: 5n, nextIndex: 14 }, { merged });
  const back = copy({ logId: 1n, nextIndex: 25 });
  const result = plan(renamed, back);
  expect(result).toMatchObject({ logId: 1n, nextIndex: 29 });
  expect(result.parts).toMatchObject([
    { logId: 1n, offset: 0, fromIndex: 0, nextIndex: 25 },
    { logId: 5n, offset: 15, fromIndex: 10, nextIndex: 14 },
  ]);
  expect(result.merged).toEqual([
    { logId: 5n, fromIndex: 0, endIndex: 10, offset: 0 },
    { logId: 5n, fromIndex: 10, endIndex: 14, offset: 15, missed: { fromIndex: 10, toIndex: 25 } },
  ]);
});

test('who read in a log that went on alone has missed what the other one took, and its drains go back to there', () => {
  const first = copy({ logId: 1n, nextIndex: 100 });
  const alone = copy(
    { logId: 2n, nextIndex: 130 },
    {
      merged: [
        { logId: 1n, fromIndex: 0, endIndex: 80, offset: 0 },
        { logId: 3n, fromIndex: 0, endIndex: 40, offset: 0 },
      ],
      drains: { d: 120, e: 70 },
    },
  );
  const result = plan(alone, first);
  expect(result).toMatchObject({ logId: 1n, nextIndex: 150 });
  expect(result.merged).toEqual([
    { logId: 2n, fromIndex: 0, endIndex: 80, offset: 0 },
    { logId: 2n, fromIndex: 80, endIndex: 130, offset: 20, missed: { fromIndex: 80, toIndex: 100 } },
    { logId: 3n, fromIndex: 0, endIndex: 40, offset: 0 },
  ]);
  expect([...result.drains]).toEqual([
    ['d', 80],
    ['e', 70],
  ]);
});

test('a log that was told as lost and is there after all takes the place of its notice', () => {
  const merged = [{ logId: 1n, fromIndex: 0, endIndex: 100, offset: 0, isLost: true }] as const;
  const result = plan(
    copy({ logId: 2n, createdMs: 9_000, firstIndex: 60, nextIndex: 110 }, { merged }),
    copy({ logId: 1n, firstIndex: 60, nextIndex: 100 }),
  );
  expect(result).toMatchObject({ logId: 1n, nextIndex: 110 });
  expect(result.parts).toMatchObject([
    { logId: 1n, offset: 0, fromIndex: 60, nextIndex: 100 },
    { logId: 2n, offset: 0, fromIndex: 100 },
  ]);
});

test('a copy that is a part of another log already is not put behind it again', () => {
  const merged = [{ logId: 1n, fromIndex: 0, endIndex: 10, offset: 0 }];
  const result = plan(
    copy({ logId: 1n, nextIndex: 10, isStale: true }),
    copy({ logId: 5n, nextIndex: 14 }, { merged }),
  );
  expect(result).toMatchObject({ logId: 5n, nextIndex: 14 });
  expect(result.parts).toHaveLength(1);
});

test('the oldest lines of a log may be left only where another one went on from it', () => {
  const merged = [{ logId: 1n, fromIndex: 0, endIndex: 10, offset: 0 }];
  const first = copy({ logId: 1n, firstIndex: 6, nextIndex: 12 });
  const result = plan(first, copy({ logId: 5n, nextIndex: 14 }, { merged }));
  expect(result.parts).toMatchObject([
    { logId: 1n, fromIndex: 0, nextIndex: 12, branches: [{ toIndex: 10 }] },
    { logId: 5n, fromIndex: 10, offset: 2, branches: [] },
  ]);
});

test('copies that became the first lines of another log have these lines, where they lie under the same indices', () => {
  const merged = [
    { logId: 1n, fromIndex: 0, endIndex: 10, offset: 0 },
    { logId: 2n, fromIndex: 0, endIndex: 4, offset: 10 },
    { logId: 3n, fromIndex: 0, endIndex: 14, offset: 0 },
  ];
  const first = copy({ logId: 1n, nextIndex: 10 });
  const behind = copy({ logId: 2n, nextIndex: 4 });
  const third = copy({ logId: 3n, nextIndex: 12 }, { merged: merged.slice(0, 2) });
  const result = plan(first, behind, third, copy({ logId: 5n, nextIndex: 20 }, { merged }));
  expect(result.parts).toHaveLength(1);
  expect(result.parts[0]?.copies.map(({ logId }) => logId)).toEqual([5n]);
  expect(result.parts[0]?.within.map(({ logId }) => logId)).toEqual([1n, 3n]);
});

test('the names of parts that are remembered are bounded', () => {
  const copies = Array.from({ length: 40 }, (_, i) => copy({ logId: BigInt(i + 1), createdMs: i }));
  expect(plan(...copies).merged).toHaveLength(16);
});
