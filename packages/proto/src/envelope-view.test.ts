import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loggregator } from '../gen/loggregator.js';
import { anyBytes, anyEnvelope, anyLooseEnvelope, fieldBytes } from './envelope.arbitrary.ts';
import { decodeEnvelope, EnvelopeView } from './envelope-view.ts';
import { WireError } from './wire-error.ts';
import { EnvelopeScanner } from './wire-scanner.ts';

type Value = loggregator.v2.Value.$Properties;

const view = new EnvelopeView();
const scanner = new EnvelopeScanner();

function isAccepted(bytes: Buffer): boolean {
  try {
    scanner.check(bytes, 0, bytes.length);
    return true;
  } catch {
    return false;
  }
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

function expectAsDecoded(bytes: Buffer, start: number, end: number): void {
  const decoded = decodeEnvelope(bytes.subarray(start, end));
  view.read(bytes, start, end);
  expect(view.bytes).toBe(bytes);
  expect(view.kind).toBe(decoded.message ?? 'none');
  expect(view.timestampNs).toBe(BigInt(decoded.timestamp.toString()));
  expect(view.timestampMs).toBe(floorDivide(view.timestampNs, 1_000_000n));
  expect(view.sourceId).toBe(decoded.sourceId);
  expect(view.instanceId).toBe(decoded.instanceId);
  if (view.kind === 'log') {
    expect(view.isErr).toBe(decoded.log?.type === loggregator.v2.Log.Type.ERR);
    expect(bytes.subarray(view.payloadStart, view.payloadEnd)).toEqual(
      Buffer.from(decoded.log?.payload ?? []),
    );
  }
  const tags = tagsOf(decoded);
  expect(new Map(Object.entries(view.tags()))).toEqual(tags);
  for (const [key, text] of tags) {
    expect(view.tag(key)).toBe(text);
    expect(view.tag(`${key}x`)).toBe(tags.get(`${key}x`));
    expect(view.tag(key.slice(0, -1))).toBe(tags.get(key.slice(0, -1)));
  }
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
        expectAsDecoded(padded, around, around + bytes.length);
      }),
      { numRuns: 1000 },
    );
  });

  test('of any bytes it reads something or throws its own error', () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        try {
          view.read(bytes, 0, bytes.length);
          view.tags();
          view.tag('x');
        } catch (error) {
          expect(error).toBeInstanceOf(WireError);
        }
        expect(typeof view.sourceId + typeof view.instanceId + typeof view.timestampNs).toBe(
          'stringstringbigint',
        );
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
    expectAsDecoded(full, 0, 0);
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

  test('refuses bytes that are not an envelope', () => {
    const bytes = Buffer.from([0, ...fieldBytes(2, 0, [1])]);
    expect(() => view.read(bytes, 1, bytes.length)).toThrow(
      'Cannot read the envelope: wrong wire type at offset 1, expected wire type 2 for field 2',
    );
  });
});
