import fc from 'fast-check';
import { expect, test } from 'vitest';
import { appIdFromBytes, parseAppId, validateAppId } from './app-id.ts';

test.each(['web', 'a', '...', '.a', 'a b', 'Straße', '日本', '0', 'a:b', 'x'.repeat(255), '😀', '{id:1}'])(
  'takes %j',
  (text) => {
    expect(validateAppId(text)).toBeUndefined();
    expect(parseAppId(text)).toBe(text);
    const bytes = Buffer.from(`<${text}>`);
    expect(appIdFromBytes(bytes, 1, bytes.length - 1)).toBe(text);
  },
);

test.each([
  ['', 'empty'],
  ['.', 'expected a name'],
  ['..', 'expected a name'],
  ['a/b', '"/"'],
  ['a\nb', 'unprintable'],
  ['a\u0000', 'unprintable'],
  ['a\u007f', 'unprintable'],
  ['a\u0085', 'unprintable'],
  ['a\u2028b', 'unprintable'],
  ['a\u202eb', 'unprintable'],
  ['a\u200bb', 'unprintable'],
  ['\ufeffa', 'unprintable'],
  ['a\uffff', 'unprintable'],
  ['a\ud800', 'unprintable'],
  ['x'.repeat(256), '256 bytes'],
  ['ß'.repeat(128), '256 bytes'],
])('refuses %j and says why', (text, reason) => {
  expect(validateAppId(text)).toContain(reason);
  expect(() => parseAppId(text)).toThrow(expect.objectContaining({ code: 'invalid_app_id' }));
});

test('bytes that are not UTF-8 are no app id', () => {
  expect(appIdFromBytes(Buffer.from([0x61, 0xff]), 0, 2)).toBeUndefined();
  expect(appIdFromBytes(Buffer.from('web'), 1, 1)).toBeUndefined();
  expect(appIdFromBytes(Buffer.alloc(300, 'a'), 0, 256)).toBeUndefined();
});

test('bytes and text are judged alike', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
      const bytes = Buffer.from(text);
      expect(appIdFromBytes(bytes, 0, bytes.length)).toBe(
        validateAppId(text) === undefined ? text : undefined,
      );
    }),
  );
});
