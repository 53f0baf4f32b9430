import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatStructuredData, parseStructuredData } from './structured-data.ts';

const name = fc.string({
  unit: fc.constantFrom(...'abcXYZ019-_.@#!~/'.split('')),
  minLength: 1,
  maxLength: 32,
});
const element = fc.record({
  id: name,
  params: fc.array(fc.tuple(name, fc.string({ unit: 'binary', maxLength: 12 })), { maxLength: 4 }),
});

test('elements are read as they were written, up to what follows', () => {
  const elements = fc
    .array(element, { minLength: 1, maxLength: 4 })
    // An element that is no more than a word in brackets is taken for a message.
    .filter(([first]) => first !== undefined && (first.params.length > 0 || first.id.includes('@')));
  fc.assert(
    fc.property(elements, fc.constantFrom('', ' ', ' text', 'text', ' [x y="z"]'), (written, rest) => {
      const text = formatStructuredData(written);
      const bytes = Buffer.from(`<14>${text}${rest}`);
      expect(parseStructuredData(bytes, 4)).toEqual({ elements: written, end: 4 + Buffer.byteLength(text) });
    }),
  );
});

// RFC 5424, section 6.3.5.
test.each([
  ['[exampleSDID@32473 iut="3" eventSource="Application" eventID="1011"]', 1],
  [
    '[exampleSDID@32473 iut="3" eventSource="Application" eventID="1011"][examplePriority@32473 class="high"]',
    2,
  ],
  ['[sigSig ver="1" rsID="1234" iut="3" signature="…"]', 1],
])('reads the example %s', (text, count) => {
  const bytes = Buffer.from(text);
  const parsed = parseStructuredData(bytes, 0);
  expect(parsed?.elements).toHaveLength(count);
  expect(parsed?.end).toBe(bytes.length);
});

test('after a space the second element of the example is part of the message', () => {
  const first = '[exampleSDID@32473 iut="3" eventSource="Application" eventID="1011"]';
  const bytes = Buffer.from(`${first} [examplePriority@32473 class="high"]`);
  expect(parseStructuredData(bytes, 0)?.end).toBe(first.length);
});

test.each([
  '[ exampleSDID@32473 iut="3"]',
  '[]',
  '[a@1',
  '[a@1 b]',
  '[a@1 b=c]',
  '[a@1 b="c]',
  '[a@1 b="c\\"]',
  '[a@1 ="c"]',
  '[a@1 b="c"',
  '[a@1 b="c" x',
  '[a=1 b="c"]',
  '[info]',
  '[12:00:01]',
  'text',
  '',
])('%j is no structured data', (text) => {
  expect(parseStructuredData(Buffer.from(text), 0)).toBeUndefined();
});

test('escapes are undone, other backslashes are ordinary, and a bracket needs none', () => {
  const bytes = Buffer.from('[a@1 b="\\"\\\\\\]" c="\\n" d="]"]');
  expect(parseStructuredData(bytes, 0)?.elements).toEqual([
    {
      id: 'a@1',
      params: [
        ['b', '"\\]'],
        ['c', '\\n'],
        ['d', ']'],
      ],
    },
  ]);
});

test('names that are not allowed are made so', () => {
  const elements = [
    {
      id: 'a b',
      params: [
        ['', 'x'],
        ['ä"]=', 'y'],
        ['n'.repeat(40), 'z'],
      ] as const,
    },
  ];
  expect(formatStructuredData(elements)).toBe(`[a_b _="x" ____="y" ${'n'.repeat(32)}="z"]`);
  expect(formatStructuredData([])).toBe('-');
});
