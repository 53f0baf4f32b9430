// Records and keys: what is written is read back, and nothing else raises anything but RecordError.
import { validateKey } from '@nats-io/kv/internal';
import type { Member } from '@tailrace/core/registry';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drainKey, limitKey, memberKey, positionKey } from './registry-keys.ts';
import {
  decodeCluster,
  decodeDrain,
  decodeLimit,
  decodeMember,
  decodePosition,
  encodeRecord,
  RecordError,
} from './registry-records.ts';

const text = fc
  .string({ minLength: 1, maxLength: 64, unit: 'grapheme' })
  .filter((value) => !/[\p{C}\p{Zl}\p{Zp}]/u.test(value));
const token = fc.uuid().map((id) => `d.${id}`);
const member: fc.Arbitrary<Member> = fc.record(
  {
    id: text,
    role: fc.constantFrom('server', 'agent', 'controller'),
    zone: text,
    address: text,
    state: fc.constantFrom('up', 'leaving'),
    incarnation: text,
    version: fc.nat(),
    sources: fc.array(fc.string()),
  },
  { requiredKeys: ['id', 'role', 'zone', 'address', 'state', 'incarnation', 'version'] },
);
const decoders = [decodeMember, decodeDrain, decodePosition, decodeLimit, decodeCluster];

describe('records', () => {
  test('a member, a drain, a position and a limit are read as they were written', () => {
    const drain = fc.record({ id: text, app: text, url: text, token, createdAt: text });
    const logId = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map(String);
    const position = fc.record({ logId, index: fc.maxSafeNat() });
    const limit = fc.record({ lines: fc.nat(), bytes: fc.nat() }, { requiredKeys: [] });
    fc.assert(
      fc.property(member, drain, position, limit, (aMember, aDrain, aPosition, aLimit) => {
        expect(decodeMember(encodeRecord(aMember))).toEqual(aMember);
        expect(decodeDrain(encodeRecord(aDrain))).toEqual(aDrain);
        expect(decodePosition(encodeRecord(aPosition))).toEqual(aPosition);
        const app = aDrain.app;
        expect(decodeLimit(encodeRecord({ app, ...aLimit }))).toEqual({ app, limit: aLimit });
      }),
    );
  });

  test.each([
    { zone: 'z1\r\nx-header: 1' },
    { zone: 'z\u009b2J' },
    { zone: 'z'.repeat(256) },
    { id: 'a\u202eb' },
    { address: '127.0.0.1:1\r\n' },
    { sources: Array<string>(1_001).fill('x') },
  ])('a member with %j is refused: it would stand in headers and lines of others', (fields) => {
    const good = {
      id: 'a',
      role: 'server',
      zone: 'z1',
      address: 'h:1',
      state: 'up',
      incarnation: 'i',
      version: 1,
    };
    expect(decodeMember(encodeRecord(good))).toEqual(good);
    expect(() => decodeMember(encodeRecord({ ...good, ...fields }))).toThrow(RecordError);
  });

  test.each([{ app: 'a\u009bb' }, { token: 't\r\n<14>1 more' }])('a drain with %j is refused', (fields) => {
    const good = { id: 'a', app: 'web', url: 'syslog://h:1', token: 'd.1', createdAt: 'now' };
    expect(decodeDrain(encodeRecord(good))).toEqual(good);
    expect(() => decodeDrain(encodeRecord({ ...good, ...fields }))).toThrow(RecordError);
  });

  test('any bytes are read or refused with the reason', () => {
    const bytes = fc.oneof(
      fc.uint8Array(),
      fc.json().map((json) => Buffer.from(json)),
    );
    fc.assert(
      fc.property(bytes, fc.constantFrom(...decoders), (given, decode) => {
        try {
          decode(given);
        } catch (error) {
          expect(error).toBeInstanceOf(RecordError);
        }
      }),
    );
  });

  test('a newer version is told from garbage, and fields that are not known are left alone', () => {
    const newer = Buffer.from('{"v":2,"clusterId":7}');
    expect(() => decodeCluster(newer)).toThrow(expect.objectContaining({ isNewer: true }));
    expect(() => decodeCluster(Buffer.from('{"v":1,"clusterId":7}'))).toThrow('"clusterId", "createdAt"');
    expect(() => decodeCluster(Buffer.from('[]'))).toThrow(expect.objectContaining({ isNewer: false }));
    const known = { clusterId: 'x', createdAt: 'now' };
    expect(decodeCluster(encodeRecord({ ...known, later: true }))).toEqual(known);
  });
});

describe('keys', () => {
  test('of a star are not those of any', () => {
    expect(memberKey({ zone: '*', role: 'server', id: '*' })).toBe('Kg.server.Kg');
  });

  test('of any ids are keys that NATS takes, and differ', () => {
    const ids = fc.tuple(text, text);
    fc.assert(
      fc.property(ids, ids, ([a, b], [c, d]) => {
        const keysOf = (x: string, y: string): string[] => [
          memberKey({ zone: x, role: 'server', id: y }),
          drainKey(x, y),
          positionKey(x, y),
        ];
        for (const key of [...keysOf(a, b), limitKey(a)]) validateKey(key);
        if (a !== c || b !== d) {
          const other = keysOf(c, d);
          keysOf(a, b).forEach((key, index) => {
            expect(key).not.toBe(other[index]);
          });
        }
      }),
    );
  });
});
