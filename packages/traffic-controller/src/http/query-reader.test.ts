import { expect, test } from 'vitest';
import { QueryReader } from './query-reader.ts';
import { parseRecentQuery, parseTailQuery } from './read-queries.ts';

const context = { app: 'web', clusterId: 'c', zones: ['z1', 'z2'], nowMs: 1_795_345_200_000 };

test('a parameter that is not known, or comes too often, is named', () => {
  expect(() => new QueryReader({ nope: '1' }, ['lines'])).toThrow(
    'Cannot use the parameter "nope": it is not known here',
  );
  expect(() => new QueryReader({ lines: ['1', '2'] }, ['lines'])).toThrow(
    '"lines": it comes 2 times, expected it once',
  );
  const many = Array.from({ length: 65 }, () => 'x');
  expect(() => new QueryReader({ zone: many }, ['zone'], ['zone'])).toThrow('at most 64');
  expect(() => new QueryReader({ zone: 'x'.repeat(2049) }, ['zone'])).toThrow('it has 2049 bytes');
});

test.each(['', '-1', '1.5', '1e3', '0x10', ' 1', '99999999999999999999'])(
  'the number %j is refused',
  (text) => {
    expect(() => new QueryReader({ lines: text }, ['lines']).integer('lines', 0, 100)).toThrow(
      'expected a whole number from 0 to 100',
    );
  },
);

test('a dump has defaults', () => {
  expect(parseRecentQuery({}, context)).toMatchObject({
    format: 'json',
    request: { app: 'web', lines: 1000, filter: undefined, zones: undefined },
  });
});

test('a tail begins with nothing, unless it names lines or a time', () => {
  expect(parseTailQuery({}, context).request).toMatchObject({ lines: 0, order: 'arrival', reorderMs: 200 });
  expect(parseTailQuery({ lines: '10' }, context).request.lines).toBe(10);
  expect(parseTailQuery({ since: '5m' }, context).request).toMatchObject({
    lines: 'all',
    sinceMs: context.nowMs - 300_000,
  });
});

test('what contradicts itself is refused', () => {
  expect(() => parseTailQuery({ format: 'json', control: 'none' }, context)).toThrow('"control"');
  expect(() => parseTailQuery({ since: '1m', until: '2m' }, context)).toThrow('"until"');
  expect(() => parseTailQuery({ after: 'x' }, context)).toThrow(
    expect.objectContaining({ code: 'invalid_cursor' }),
  );
});
