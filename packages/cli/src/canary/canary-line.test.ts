// Tests of the lines of a canary, round trip included.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CANARY_LINE_BYTES_MIN, CanaryLines } from './canary-line.ts';

const count = (max: number) => fc.integer({ min: 0, max });

describe('CanaryLines', () => {
  it('reads what it writes, at the size that was asked for', () => {
    fc.assert(
      fc.property(
        count(9999),
        count(1e14),
        count(1e14),
        fc.integer({ min: CANARY_LINE_BYTES_MIN, max: 400 }),
        (stream, before, writtenUs, sizeBytes) => {
          const lines = new CanaryLines('k3j9x0', sizeBytes);
          const line = { stream, number: before + 1, writtenUs };
          const bytes = lines.write(line);
          expect(bytes.length).toBe(sizeBytes);
          expect(lines.read(bytes.toString('utf8'))).toEqual(line);
          expect(new CanaryLines('k3j9x0').read(new CanaryLines('k3j9x0').write(line).toString())).toEqual(
            line,
          );
        },
      ),
    );
  });

  it('is as short as it gets without a size', () => {
    const lines = new CanaryLines('a1');
    expect(lines.write({ stream: 0, number: 7, writtenUs: 12.9 }).toString()).toBe(
      'tailrace-canary a1 0 7 12',
    );
  });

  it('knows its own run only', () => {
    const text = new CanaryLines('a1').write({ stream: 0, number: 1, writtenUs: 1 }).toString();
    expect(new CanaryLines('a').read(text)).toBeUndefined();
    expect(new CanaryLines('a1').read(text)).toBeDefined();
  });

  it('reads nothing that it would not write', () => {
    const lines = new CanaryLines('a1');
    for (const tail of ['', '0', '0 1', '0 0 1', '0 -1 1', '0 1 1 y', '0 1 1 x x', '1e3 1 1', '0 1 1 '])
      expect(lines.read(`tailrace-canary a1 ${tail}`)).toBeUndefined();
    fc.assert(fc.property(fc.string(), (text) => lines.read(text) === undefined));
  });

  it('says hello without a number', () => {
    const lines = new CanaryLines('a1');
    const text = lines.hello(3).toString();
    expect([lines.readHello(text), lines.read(text)]).toEqual([3, undefined]);
    expect(lines.readHello(lines.write({ stream: 0, number: 1, writtenUs: 1 }).toString())).toBeUndefined();
    expect(new CanaryLines('b').readHello(text)).toBeUndefined();
  });

  it('refuses a run id that could not be read back', () => {
    expect(() => new CanaryLines('a b')).toThrow(/expected 1 to 32/);
  });
});
