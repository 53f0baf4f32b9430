// The lines and calls between the processes of a static cluster: what is written is read, and nothing else is.
import { LogError } from '@tailrace/core/errors';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  decodeRegistryAnswer,
  decodeRegistryCall,
  decodeRegistryLine,
  encodeRegistryLine,
  type RegistryLine,
} from './registry-wire.ts';

const text = fc.string({ minLength: 1, maxLength: 40 });
const app = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/);
const rate = fc.option(fc.nat(), { nil: undefined });
const limit = fc.record({ lines: rate, bytes: rate }).map(({ lines, bytes }) => ({
  ...(lines === undefined ? {} : { lines }),
  ...(bytes === undefined ? {} : { bytes }),
}));
const drain = fc.record({ id: text, app, url: text, token: text, createdAt: text });
const line: fc.Arbitrary<RegistryLine> = fc.oneof(
  fc.record({ type: fc.constant('begin' as const), cluster: text, run: text }),
  fc.record({ type: fc.constant('at' as const), revision: fc.maxSafeNat() }),
  fc.record({ type: fc.constant('limit' as const), app, limit: fc.option(limit) }),
  fc.record({ type: fc.constant('drains' as const), app, drains: fc.array(drain, { maxLength: 3 }) }),
);

test('a line is read as it was written, and is one line', () => {
  fc.assert(
    fc.property(line, (written) => {
      const bytes = encodeRegistryLine(written);
      expect(bytes.indexOf('\n')).toBe(bytes.length - 1);
      expect(decodeRegistryLine(bytes)).toEqual(written);
    }),
  );
});

test('anything else is refused with a reason', () => {
  const decoders = [
    decodeRegistryLine,
    decodeRegistryAnswer,
    (json: string) => decodeRegistryCall(JSON.parse(json)),
  ];
  fc.assert(
    fc.property(fc.json(), (json) => {
      for (const decode of decoders) expect(() => decode(json)).toThrow(LogError);
    }),
  );
  expect(() => decodeRegistryLine('{"type":"at"')).toThrow(/it is not JSON/);
  expect(() => decodeRegistryLine(`{"type":"limit","app":"${'é'.repeat(128)}","limit":null}`)).toThrow(
    /app has 256 bytes/,
  );
  expect(() => decodeRegistryLine('{"type":"limit","app":"web"}')).toThrow(/no object/);
});

test('fields that are not known are not taken along', () => {
  const drains = [{ id: '1', app: 'web', url: 'u', token: 't', createdAt: 'c', admin: true }];
  expect(decodeRegistryLine(JSON.stringify({ type: 'drains', app: 'web', drains }))).toEqual({
    type: 'drains',
    app: 'web',
    drains: [{ id: '1', app: 'web', url: 'u', token: 't', createdAt: 'c' }],
  });
});
