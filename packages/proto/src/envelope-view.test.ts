import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loggregator } from '../gen/loggregator.js';
import { anyBytes, anyEnvelope, anyLooseEnvelope, fieldBytes } from './envelope.arbitrary.ts';
import { decodeEnvelope, EnvelopeView } from './envelope-view.ts';
import { thrownBy } from './thrown-by.ts';
import { EnvelopeScanner } from './wire-scanner.ts';

type Value = loggregator.v2.Value.$Properties;

const view = new EnvelopeView();
const scanner = new EnvelopeScanner();

function isAccepted(bytes: Buffer): boolean {
  return thrownBy(() => scanner.check(bytes, 0, bytes.length)) === undefined;
}

function textOf(value: Value & { readonly data?: string }): string {
  if (value.data === 'integer') return String(value.integer);
  if (value.data === 'decimal') return String(value.decimal);
  return value.text ?? '';
}

/** All tags of a decoded envelope as text. */
function tagsOf(envelope: loggregator.v2.Envelope): Map<string, string> {
  const tags = new Map<string, string>();
  for (const [key, value] of Object.entries(envelope.deprecatedTags)) {
    tags.set(key, textOf(value));
  }
  for (const [key, value] of Object.entries(envelope.tags)) {
    tags.set(key, value);
  }
  return tags;
}

/** What the view reads of an envelope, in the words of {@link decoded}. */
function viewed(bytes: Buffer, start: number, end: number): object {
  view.read(bytes, start, end);
  const tags = new Map(Object.entries(view.tags()));
  return {
    kind: view.kind,
    timestampNs: view.timestampNs,
    timestampMs: view.timestampMs,
    sourceId: view.sourceId,
    instanceId: view.instanceId,
    isErr: view.isErr,
    payload: view.bytes.toString('latin1', view.payloadStart, view.payloadEnd),
    tags,
    lookUps: lookUps(tags, (name) => view.tag(name)),
  };
}

/** What the generated code reads of an envelope. */
function decoded(bytes: Buffer, start: number, end: number): object {
  const envelope = decodeEnvelope(bytes.subarray(start, end));
  const timestampNs = BigInt(envelope.timestamp.toString());
  const tags = tagsOf(envelope);
  return {
    kind: envelope.message ?? 'none',
    timestampNs,
    timestampMs: floorDivide(timestampNs, 1_000_000n),
    sourceId: envelope.sourceId,
    instanceId: envelope.instanceId,
    isErr: envelope.log?.type === loggregator.v2.Log.Type.ERR,
    payload: Buffer.from(envelope.log?.payload ?? []).toString('latin1'),
    tags,
    lookUps: lookUps(tags, (name) => tags.get(name)),
  };
}

/** What comes of looking up every tag, and names that are nearly those of tags. */
function lookUps(tags: ReadonlyMap<string, string>, find: (name: string) => string | undefined): object[] {
  const names = [...tags.keys()].sort().flatMap((key) => [key, `${key}x`, key.slice(0, -1), `é${key}`]);
  return names.map((name) => ({ name, text: find(name) }));
}

function floorDivide(value: bigint, divisor: bigint): number {
  const quotient = value / divisor;
  return Number(value % divisor < 0n ? quotient - 1n : quotient);
}

describe('EnvelopeView', () => {
  test('reads what the generated code decodes', () => {
    fc.assert(
      fc.property(fc.oneof(anyEnvelope, anyLooseEnvelope.filter(isAccepted)), fc.nat(5), (bytes, around) => {
        const padded = Buffer.concat([Buffer.alloc(around, 0xff), bytes, Buffer.alloc(around, 0x80)]);
        const end = around + bytes.length;
        expect(viewed(padded, around, end)).toEqual(decoded(padded, around, end));
      }),
      { numRuns: 1000 },
    );
  });

  test('of any bytes it reads something or throws its own error', () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        const readAll = () => {
          view.read(bytes, 0, bytes.length);
          view.tag('x');
          view.tags();
        };
        expect(() => thrownBy(readAll)).not.toThrow();
      }),
      { numRuns: 2000 },
    );
  });

  test('forgets the envelope before', () => {
    const full = Buffer.from(
      loggregator.v2.Envelope.encode({
        timestamp: 5,
        sourceId: 'a',
        instanceId: 'b',
        tags: { c: 'd' },
        log: { payload: Buffer.from('e'), type: loggregator.v2.Log.Type.ERR },
      }).finish(),
    );
    view.read(full, 0, full.length);
    expect(view.tag('c')).toBe('d');
    expect(viewed(full, 0, 0)).toEqual(decoded(full, 0, 0));
    expect(view.tag('c')).toBeUndefined();
    expect([view.isErr, view.payloadStart, view.payloadEnd]).toEqual([false, 0, 0]);
  });

  test('rounds milliseconds down on both sides of 1970 and of every edge', () => {
    for (const timestamp of [
      0n,
      999_999n,
      1_000_000n,
      -1n,
      -1_000_000n,
      1_763_718_000_123_999_999n,
      2n ** 63n - 1n,
      -(2n ** 63n),
    ]) {
      const bytes = Buffer.from(
        loggregator.v2.Envelope.encode(
          loggregator.v2.Envelope.fromObject({ timestamp: String(timestamp) }),
        ).finish(),
      );
      view.read(bytes, 0, bytes.length);
      expect(view.timestampNs).toBe(timestamp);
      expect(view.timestampMs).toBe(floorDivide(timestamp, 1_000_000n));
    }
  });

  test('a tag counts more than a deprecated tag of the same name', () => {
    const envelope = {
      tags: { a: 'new' },
      deprecatedTags: { a: { text: 'old' }, b: { integer: 7 }, c: { decimal: 0.5 } },
    };
    const bytes = Buffer.from(loggregator.v2.Envelope.encode(envelope).finish());
    view.read(bytes, 0, bytes.length);
    expect({ ...view.tags() }).toEqual({ a: 'new', b: '7', c: '0.5' });
    expect([view.tag('a'), view.tag('b'), view.tag('c')]).toEqual(['new', '7', '0.5']);
  });

  test('of two messages the last one counts, and two logs are one', () => {
    const out = fieldBytes(4, 2, fieldBytes(1, 2, [0x61]));
    const err = fieldBytes(4, 2, fieldBytes(2, 0, [1]));
    const counter = fieldBytes(5, 2, []);
    for (const parts of [
      [out, err],
      [out, counter, err],
      [out, counter],
      [counter, out],
    ]) {
      const bytes = Buffer.from(parts.flat());
      expect(viewed(bytes, 0, bytes.length)).toEqual(decoded(bytes, 0, bytes.length));
    }
  });

  test('refuses bytes that are not an envelope', () => {
    const bytes = Buffer.from([0, ...fieldBytes(2, 0, [1])]);
    expect(() => view.read(bytes, 1, bytes.length)).toThrow(
      'Cannot read the envelope: wrong wire type at offset 1, expected wire type 2 for field 2',
    );
  });
});

describe('decodeEnvelope', () => {
  test('has exact numbers of 64 bits', () => {
    const total = 2n ** 64n - 1n;
    const { Envelope } = loggregator.v2;
    const bytes = Envelope.encode(Envelope.fromObject({ counter: { total: String(total) } })).finish();
    expect(decodeEnvelope(bytes).counter?.total?.toString()).toBe(String(total));
  });
});
