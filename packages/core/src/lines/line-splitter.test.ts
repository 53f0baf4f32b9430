import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LineSplitter } from './line-splitter.ts';
import { splitMessage } from './message-parts.ts';

interface Line {
  readonly text: string;
  readonly cut: boolean;
}

/** The lines of a text that is there all at once. latin1: one character is one byte. */
function slowLines(text: string, lineBytesMax: number): Line[] {
  const ended = text.split('\n');
  if (ended.at(-1) === '') ended.pop();
  return ended.flatMap((line) => {
    const parts = splitMessage(Buffer.from(line.replace(/\r$/, ''), 'latin1'), lineBytesMax);
    return parts.map((part, i) => ({ text: part.toString('latin1'), cut: i < parts.length - 1 }));
  });
}

function linesOf(chunks: readonly Buffer[], lineBytesMax: number): Line[] {
  const lines: { bytes: Buffer; cut: boolean }[] = [];
  const splitter = new LineSplitter({ lineBytesMax });
  const onLine = (bytes: Buffer, cut: boolean) => lines.push({ bytes, cut });
  for (const chunk of chunks) {
    splitter.push(chunk, onLine);
    expect(splitter.heldBytes).toBeLessThanOrEqual(lineBytesMax + 1);
  }
  splitter.end(onLine);
  expect(splitter.heldBytes).toBe(0);
  // Only now: bytes that were written again after they were handed out would show.
  return lines.map(({ bytes, cut }) => ({ text: bytes.toString('latin1'), cut }));
}

const text = fc.string({
  unit: fc.constantFrom('\n', '\n', '\r', 'a', 'b', '\xc3', '\xa4', '\xf0', '\x9f'),
  maxLength: 40,
  size: 'max',
});

test('lines are the same wherever the stream is cut once', () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 4, max: 12 }), (all, lineBytesMax) => {
      const bytes = Buffer.from(all, 'latin1');
      const expected = slowLines(all, lineBytesMax);
      for (let at = 0; at <= bytes.length; at += 1) {
        expect(linesOf([bytes.subarray(0, at), bytes.subarray(at)], lineBytesMax)).toEqual(expected);
      }
    }),
  );
});

test('lines are the same in chunks of any sizes', () => {
  fc.assert(
    fc.property(
      fc.array(text, { maxLength: 8, size: 'max' }),
      fc.integer({ min: 4, max: 60 }),
      (chunks, lineBytesMax) => {
        const buffers = chunks.map((chunk) => Buffer.from(chunk, 'latin1'));
        expect(linesOf(buffers, lineBytesMax)).toEqual(slowLines(chunks.join(''), lineBytesMax));
        const single = Buffer.concat(buffers);
        const bytewise = Array.from(single, (_, i) => single.subarray(i, i + 1));
        expect(linesOf(bytewise, lineBytesMax)).toEqual(slowLines(chunks.join(''), lineBytesMax));
      },
    ),
  );
});

test('empty lines are lines, and so is a last one without a line end', () => {
  expect(linesOf([Buffer.from('a\n\n\r\nb')], 100).map((line) => line.text)).toEqual(['a', '', '', 'b']);
});

test('an endless line is cut where it becomes too long, so that little is held', () => {
  const splitter = new LineSplitter();
  let lines = 0;
  let bytes = 0;
  for (let i = 0; i < 100; i += 1) {
    splitter.push(Buffer.alloc(64 * 1024, 'x'), (line, cut) => {
      expect(cut).toBe(true);
      lines += 1;
      bytes += line.length;
    });
    expect(splitter.heldBytes).toBeLessThanOrEqual(1024 * 1024 + 1);
  }
  expect(lines).toBe(6);
  expect(bytes + splitter.heldBytes).toBe(100 * 64 * 1024);
});

test('a megabyte that comes in single bytes is read in a moment', () => {
  const splitter = new LineSplitter();
  const byte = Buffer.from('x');
  for (let i = 0; i < 1_000_000; i += 1) splitter.push(byte, () => undefined);
  const lengths: number[] = [];
  splitter.push(Buffer.from('\n'), (line) => lengths.push(line.length));
  expect(lengths).toEqual([1_000_000]);
});

test('a small rest does not keep the chunk alive that it came in', () => {
  const chunk = Buffer.alloc(1024 * 1024, 'x');
  chunk[chunk.length - 2] = 10;
  const splitter = new LineSplitter();
  splitter.push(chunk, () => undefined);
  expect(splitter.heldBytes).toBe(1);
  chunk.fill('y');
  const lines: string[] = [];
  splitter.end((line) => lines.push(line.toString()));
  expect(lines).toEqual(['x']);
});
