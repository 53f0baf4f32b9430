import { isUtf8 } from 'node:buffer';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitMessage } from './message-parts.ts';

test('the parts are the message, each at most as long as allowed, and UTF-8 when it is', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 60, size: 'max' }),
      fc.integer({ min: 4, max: 20 }),
      (text, bytesMax) => {
        const message = Buffer.from(text);
        const parts = splitMessage(message, bytesMax);
        expect(Buffer.concat(parts)).toEqual(message);
        for (const [i, part] of parts.entries()) {
          expect(part.length).toBeLessThanOrEqual(bytesMax);
          expect(isUtf8(part)).toBe(true);
          // Only the last part is shorter than a character that did not fit makes necessary.
          expect(i === parts.length - 1 || part.length > bytesMax - 4).toBe(true);
        }
      },
    ),
  );
});

test('bytes that are not UTF-8 are cut too, and none is lost', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(0x80, 0xbf, 0xc3, 0xf0, 0x41), { maxLength: 60, size: 'max' }),
      fc.integer({ min: 4, max: 20 }),
      (bytes, bytesMax) => {
        const message = Buffer.from(bytes);
        const parts = splitMessage(message, bytesMax);
        expect(Buffer.concat(parts)).toEqual(message);
        for (const part of parts) expect(part.length).toBeLessThanOrEqual(bytesMax);
        expect(parts.every((part) => part.length > 0)).toBe(message.length > 0);
      },
    ),
  );
});

test('what fits is one part, also when it is empty', () => {
  const message = Buffer.alloc(60 * 1024, 'a');
  expect(splitMessage(message)).toEqual([message]);
  expect(splitMessage(Buffer.alloc(0))).toEqual([Buffer.alloc(0)]);
  expect(splitMessage(Buffer.alloc(60 * 1024 + 1, 'a')).map((part) => part.length)).toEqual([60 * 1024, 1]);
});
