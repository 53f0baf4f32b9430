// What the scanner refuses, at every level at which a message can be inside another.
import { describe, expect, test } from 'vitest';
import { loggregator } from '../gen/loggregator.js';
import { fieldBytes, varintBytes } from './envelope.arbitrary.ts';
import { thrownBy } from './thrown-by.ts';
import type { WireErrorCode } from './wire-error.ts';
import { EnvelopeScanner } from './wire-scanner.ts';

const scanner = new EnvelopeScanner();

function isRefused(bytes: Buffer): boolean {
  return thrownBy(() => scanner.check(bytes, 0, bytes.length)) !== undefined;
}

/** One way to put a field into an envelope: directly, or into one of its messages. */
interface Level {
  readonly name: string;
  readonly wrap: (field: readonly number[]) => number[];
  /** The known fields there: number and right wire type. */
  readonly known: readonly (readonly [number: number, wireType: number])[];
}

const levels: readonly Level[] = [
  {
    name: 'envelope',
    wrap: (field) => [...field],
    known: [
      [1, 0],
      [2, 2],
      [3, 2],
      [4, 2],
      [5, 2],
      [6, 2],
      [7, 2],
      [8, 2],
      [9, 2],
      [10, 2],
    ],
  },
  {
    name: 'entry of tags',
    wrap: (field) => fieldBytes(9, 2, field),
    known: [
      [1, 2],
      [2, 2],
    ],
  },
  {
    name: 'entry of deprecated_tags',
    wrap: (field) => fieldBytes(3, 2, field),
    known: [
      [1, 2],
      [2, 2],
    ],
  },
  {
    name: 'value of a deprecated tag',
    wrap: (field) => fieldBytes(3, 2, fieldBytes(2, 2, field)),
    known: [
      [1, 2],
      [2, 0],
      [3, 1],
    ],
  },
  {
    name: 'log',
    wrap: (field) => fieldBytes(4, 2, field),
    known: [
      [1, 2],
      [2, 0],
    ],
  },
  {
    name: 'counter',
    wrap: (field) => fieldBytes(5, 2, field),
    known: [
      [1, 2],
      [2, 0],
      [3, 0],
    ],
  },
  { name: 'gauge', wrap: (field) => fieldBytes(6, 2, field), known: [[1, 2]] },
  {
    name: 'entry of metrics',
    wrap: (field) => fieldBytes(6, 2, fieldBytes(1, 2, field)),
    known: [
      [1, 2],
      [2, 2],
    ],
  },
  {
    name: 'value of a gauge',
    wrap: (field) => fieldBytes(6, 2, fieldBytes(1, 2, fieldBytes(2, 2, field))),
    known: [
      [1, 2],
      [2, 1],
    ],
  },
  {
    name: 'timer',
    wrap: (field) => fieldBytes(7, 2, field),
    known: [
      [1, 2],
      [2, 0],
      [3, 0],
    ],
  },
  {
    name: 'event',
    wrap: (field) => fieldBytes(10, 2, field),
    known: [
      [1, 2],
      [2, 2],
    ],
  },
];

/** A value of each wire type that could be skipped. */
const values: Readonly<Record<number, readonly number[]>> = {
  0: [1],
  1: [1, 2, 3, 4, 5, 6, 7, 8],
  2: [],
  5: [1, 2, 3, 4],
};

describe.each(levels)('EnvelopeScanner, in the $name', ({ wrap, known }) => {
  /** The error for an envelope with `field` at this level: its code, and its offset from the field's first byte. */
  function refusal(field: readonly number[]): object {
    const bytes = Buffer.from(wrap(field));
    const error = thrownBy(() => scanner.check(bytes, 0, bytes.length));
    return { code: error?.code, offset: (error?.offset ?? 0) - (bytes.length - field.length) };
  }

  function refused(code: WireErrorCode, offset = 0): object {
    return { code, offset };
  }

  test('refuses the wrong wire type for every known field', () => {
    for (const [number, wireType] of known) {
      for (const wrongType of [0, 1, 2, 5].filter((other) => other !== wireType)) {
        const field = fieldBytes(number, wrongType, values[wrongType] ?? []);
        expect(refusal(field)).toEqual(refused('wrong_wire_type'));
      }
    }
  });

  test('refuses group tags', () => {
    for (const number of [1, 4, 1000]) {
      expect(refusal(fieldBytes(number, 3, []))).toEqual(refused('group_tag'));
      expect(refusal(fieldBytes(number, 4, []))).toEqual(refused('group_tag'));
    }
  });

  test('refuses field number 0, wire types 6 and 7, and tags of more than 32 bits', () => {
    for (const wireType of [0, 1, 2, 5]) {
      expect(refusal(fieldBytes(0, wireType, values[wireType] ?? []))).toEqual(refused('invalid_tag'));
    }
    expect(refusal([0x0e])).toEqual(refused('invalid_tag'));
    expect(refusal([0x0f])).toEqual(refused('invalid_tag'));
    expect(refusal([0x88, 0x80, 0x80, 0x80, 0x10, 0])).toEqual(refused('invalid_tag'));
  });

  test('refuses overlong varints', () => {
    const bytes11 = [...varintBytes(2n ** 63n).map((byte) => byte | 0x80), 0];
    const bits65 = varintBytes(2n ** 64n);
    expect(refusal(fieldBytes(100, 0, bytes11))).toEqual(refused('overlong_varint', 2 + 9));
    expect(refusal(fieldBytes(100, 0, bits65))).toEqual(refused('overlong_varint', 2 + 9));
    expect(refusal(fieldBytes(100, 0, [1], 5))).toEqual(refused('overlong_varint', 4));
    expect(refusal([0xa2, 0x06, 0x80, 0x80, 0x80, 0x80, 0x80, 0x00])).toEqual(refused('overlong_varint', 6));
    for (const [number] of known.filter(([, wireType]) => wireType === 0)) {
      expect(refusal(fieldBytes(number, 0, bytes11))).toEqual(refused('overlong_varint', 1 + 9));
    }
  });

  test('refuses what goes on after its message', () => {
    const isNested = wrap([]).length > 0;
    // What follows a nested message would do for the missing bytes.
    const after = isNested
      ? fieldBytes(
          2,
          2,
          Array.from({ length: 20 }, () => 0x61),
        )
      : [];
    const code = isNested ? 'nested_overrun' : 'truncated';
    const cutOff = [
      [0xa2, 0x06, 9, 1, 2],
      [0xa1, 0x06, 1, 2, 3],
      [0xa5, 0x06, 1, 2, 3],
      [0xa0, 0x06, 0x80],
      [0xa0],
    ];
    for (const field of cutOff) {
      const bytes = Buffer.from([...wrap(field), ...after]);
      expect(thrownBy(() => scanner.check(bytes, 0, bytes.length))?.code).toBe(code);
    }
  });

  test('refuses strings that are not UTF-8, as the generated code does', () => {
    for (const [number] of known.filter(([, wireType]) => wireType === 2)) {
      const bytes = Buffer.from(wrap(fieldBytes(number, 2, [0xc0, 0x80])));
      let isDecoded = true;
      try {
        loggregator.v2.Envelope.decode(bytes);
      } catch {
        isDecoded = false;
      }
      expect(isRefused(bytes)).toBe(!isDecoded);
    }
  });
});

test('an error says what is wrong, where, and what was expected', () => {
  expect(() => scanner.check(Buffer.from([0xff, 0x12, 0x05, 0x61]), 1, 4)).toThrow(
    'Cannot read the envelope: truncated at offset 3, expected 5 bytes',
  );
});
