import { describe, expect, it } from 'vitest';
import { limitText, parseRate } from './limit-rates.ts';

describe('parseRate', () => {
  it.each([
    ['1000', 'lines', 1000],
    ['1000/s', 'lines', 1000],
    ['2k/s', 'lines', 2000],
    ['1.5k', 'lines', 1500],
    ['64K/s', 'bytes', 65_536],
    ['64KiB/s', 'bytes', 65_536],
    ['64kb', 'bytes', 65_536],
    ['1M', 'bytes', 1_048_576],
    ['2g/s', 'bytes', 2_147_483_648],
    ['512', 'bytes', 512],
  ] as const)('reads %s as %s', (text, unit, rate) => {
    expect(parseRate('--x', text, unit)).toBe(rate);
  });

  it.each(['', '0', '-1', 'many', '1000/m', '1e3', '1T', '99999999999G', '0.1'])('refuses "%s"', (text) => {
    expect(() => parseRate('--lines', text, 'lines')).toThrow('Cannot use --lines');
  });
});

describe('limitText', () => {
  it('says what is limited', () => {
    expect(limitText(1000, 65_536)).toBe('1,000 lines/s, 64 KiB/s');
    expect(limitText(undefined, undefined)).toBe('-');
  });
});
