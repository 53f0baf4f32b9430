import { describe, expect, it } from 'vitest';
import { bytesText, countText, rateText, renderFields, renderTable } from './table.ts';

describe('renderTable', () => {
  it('aligns columns, numbers to the right, without spaces at line ends', () => {
    const columns = [{ title: 'APP' }, { title: 'HELD', align: 'right' as const }, { title: 'NOTE' }];
    const rows = [
      ['web', '1,234', ''],
      ['a-longer-name', '5', 'x'],
    ];
    expect(renderTable(columns, rows, { colour: false })).toBe(
      ['APP             HELD  NOTE', 'web            1,234', 'a-longer-name      5  x', ''].join('\n'),
    );
  });

  it('escapes cells, and counts characters instead of bytes', () => {
    const shown = renderTable(
      [{ title: 'A' }, { title: 'B' }],
      [
        ['\x1b]0;x\x07', 'ü'],
        ['ü', 'b'],
      ],
      { colour: false },
    );
    expect(shown.split('\n')).toEqual(['A             B', '\\x1b]0;x\\x07  ü', 'ü             b', '']);
  });

  it('paints only the titles', () => {
    expect(renderTable([{ title: 'A' }], [['a']], { colour: true })).toBe('\x1b[1mA\x1b[22m\na\n');
  });
});

describe('numbers for people', () => {
  it('groups counts and names units', () => {
    expect(countText(1234567)).toBe('1,234,567');
    expect(countText(undefined)).toBe('-');
    expect([bytesText(512), bytesText(65_536), bytesText(1_572_864)]).toEqual(['512 B', '64 KiB', '1.5 MiB']);
    expect([rateText(0), rateText(0.25), rateText(1234)]).toEqual(['0/s', '0.3/s', '1,234/s']);
  });

  it('prints names and values in two columns', () => {
    expect(
      renderFields([
        ['id', '1'],
        ['token', 'a\x07'],
      ]),
    ).toBe('id:     1\ntoken:  a\\x07\n');
  });
});
