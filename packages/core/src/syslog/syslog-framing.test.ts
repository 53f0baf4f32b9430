import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FramingError, frameNewline, frameOctetCounted, SyslogDeframer } from './syslog-framing.ts';

interface Outcome {
  readonly frames: readonly string[];
  readonly failure?: string;
  /** Bytes of a last message that was cut off or too large. */
  readonly lost: number;
}

/** Reads a stream that is there all at once, with regular expressions. latin1: one character is one byte. */
function slowOutcome(stream: string, bytesMax: number): Outcome {
  const frames: string[] = [];
  let rest = stream;
  let followsCounted = false;
  while (rest !== '') {
    if (followsCounted) {
      followsCounted = false;
      const withoutEnd = rest.replace(/^\r?\n/, '');
      if (withoutEnd !== rest || rest === '\r') {
        rest = rest === '\r' ? '' : withoutEnd;
        continue;
      }
    }
    const counted = /^(\d{1,10}) (?=<)/.exec(rest);
    if (counted !== null) {
      const [head, count = ''] = counted;
      if (count.startsWith('0')) return { frames, failure: 'bad_count', lost: 0 };
      if (Number(count) > bytesMax) return { frames, failure: 'frame_too_large', lost: 0 };
      const end = head.length + Number(count);
      if (rest.length < end) return { frames, lost: rest.length };
      frames.push(rest.slice(head.length, end));
      rest = rest.slice(end);
      followsCounted = true;
    } else {
      const lf = rest.indexOf('\n');
      const raw = lf === -1 ? rest : rest.slice(0, lf);
      // A line without an end may be one byte longer: its last byte may be the CR of its line end.
      if (raw.length > bytesMax + 1) return { frames, failure: 'frame_too_large', lost: 0 };
      const line = raw.replace(/\r$/, '');
      if (line.length > bytesMax) {
        return lf === -1 ? { frames, lost: raw.length } : { frames, failure: 'frame_too_large', lost: 0 };
      }
      frames.push(line);
      rest = lf === -1 ? '' : rest.slice(lf + 1);
    }
  }
  return { frames, lost: 0 };
}

function outcomeOf(chunks: readonly Buffer[], frameBytesMax = 1024 * 1024, nulEndsMessages = false): Outcome {
  const frames: Buffer[] = [];
  const deframer = new SyslogDeframer({ frameBytesMax, nulEndsMessages });
  const onFrame = (frame: Buffer) => frames.push(frame);
  let failure: string | undefined;
  let lost = 0;
  try {
    for (const chunk of chunks) deframer.push(chunk, onFrame);
    lost = deframer.end(onFrame);
  } catch (error) {
    if (!(error instanceof FramingError)) throw error;
    failure = error.code;
  }
  // Only now: bytes that were written again after they were handed out would show.
  const texts = frames.map((frame) => frame.toString('latin1'));
  return failure === undefined ? { frames: texts, lost } : { frames: texts, failure, lost };
}

function bytewise(bytes: Buffer): Buffer[] {
  return Array.from(bytes, (_, i) => bytes.subarray(i, i + 1));
}

const message = fc
  .string({ unit: fc.constantFrom('a', '1', ' ', '<', '\n', '\r', '\xff'), maxLength: 12 })
  .map((text) => `<13>${text}`);
const line = fc
  .string({ unit: fc.constantFrom('a', '1', '2', ' ', 'b', '\xff', '\0'), maxLength: 12 })
  .filter((text) => !/^\d+ </.test(text));

describe('messages with octet counting and with line ends in one stream', () => {
  const piece = fc.oneof(
    fc.record({
      kind: fc.constant('counted' as const),
      text: message,
      trailer: fc.constantFrom('', '\n', '\r\n'),
    }),
    fc.record({ kind: fc.constant('line' as const), text: line, trailer: fc.constantFrom('\n', '\r\n') }),
  );
  const stream = fc.array(piece, { maxLength: 6, size: 'max' }).filter((pieces) =>
    // An empty line after an octet-counted message without a line end is not told from its line end.
    pieces.every((one, i) => {
      const before = pieces[i - 1];
      return !(one.kind === 'line' && one.text === '' && before?.kind === 'counted' && before.trailer === '');
    }),
  );

  test('are read wherever the stream is cut', () => {
    fc.assert(
      fc.property(stream, (pieces) => {
        const bytes = Buffer.concat(
          pieces.map(({ kind, text, trailer }) => {
            const body = Buffer.from(text, 'latin1');
            return Buffer.concat([kind === 'counted' ? frameOctetCounted(body) : body, Buffer.from(trailer)]);
          }),
        );
        const expected = { frames: pieces.map(({ text }) => text), lost: 0 };
        for (let at = 0; at <= bytes.length; at += 1) {
          expect(outcomeOf([bytes.subarray(0, at), bytes.subarray(at)])).toEqual(expected);
        }
        expect(outcomeOf(bytewise(bytes))).toEqual(expected);
      }),
    );
  });
});

describe('any bytes', () => {
  const any = fc.string({
    unit: fc.constantFrom('0', '1', '2', '3', ' ', ' ', '<', '<', '\n', '\r', 'a', '\xff'),
    maxLength: 50,
    size: 'max',
  });

  test('are read as the slow reader reads them, wherever they are cut', () => {
    fc.assert(
      fc.property(any, fc.integer({ min: 12, max: 24 }), (text, bytesMax) => {
        const bytes = Buffer.from(text, 'latin1');
        const expected = slowOutcome(text, bytesMax);
        for (let at = 0; at <= bytes.length; at += 1) {
          expect(outcomeOf([bytes.subarray(0, at), bytes.subarray(at)], bytesMax)).toEqual(expected);
        }
        expect(outcomeOf(bytewise(bytes), bytesMax)).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });
});

describe('counts', () => {
  test.each([
    ['5 <1>ab', ['<1>ab'], 0],
    ['5 <1>ab\n5 <1>cd\r\n', ['<1>ab', '<1>cd'], 0],
    ['2026-11-20 text\n', ['2026-11-20 text'], 0],
    ['12 monkeys\n', ['12 monkeys'], 0],
    ['12345678901 <1>x\n', ['12345678901 <1>x'], 0],
    ['12', ['12'], 0],
    ['12 ', ['12 '], 0],
    ['5<1>ab\n', ['5<1>ab'], 0],
    ['5  <1>ab\n', ['5  <1>ab'], 0],
    ['-5 <1>ab\n', ['-5 <1>ab'], 0],
    ['\n\n', ['', ''], 0],
    ['9 <1>ab', [], 7],
  ])('%j is read as %j', (text, frames, lost) => {
    expect(outcomeOf([Buffer.from(text)])).toEqual({ frames, lost });
  });

  test.each([
    ['0 <1>x', 'bad_count'],
    ['007 <1>abcd', 'bad_count'],
    ['1048577 <1>x', 'frame_too_large'],
    ['9999999999 <1>x', 'frame_too_large'],
  ])('%j is refused, after what came before it', (text, failure) => {
    expect(outcomeOf([Buffer.from(`first\n${text}`)])).toEqual({ frames: ['first'], failure, lost: 0 });
  });

  test('a refusal is for good', () => {
    const deframer = new SyslogDeframer();
    const frames: Buffer[] = [];
    const push = (text: string) => deframer.push(Buffer.from(text), (frame) => frames.push(frame));
    expect(() => push('0 <1>x')).toThrow(FramingError);
    expect(() => push('fine\n')).toThrow(FramingError);
    expect(deframer.end((frame) => frames.push(frame))).toBe(0);
    expect(frames).toEqual([]);
  });

  test('a refusal says what was wrong', () => {
    const deframer = new SyslogDeframer();
    expect(() => deframer.push(Buffer.from('1048577 <1>x'), () => undefined)).toThrow(
      'Cannot read syslog frames: a message of 1048577 bytes, expected at most 1048576 bytes',
    );
  });
});

describe('the limit of 1 MiB', () => {
  const mebibyte = 1024 * 1024;

  test('is not passed by a message of exactly that', () => {
    const body = Buffer.alloc(mebibyte, 'x');
    body.write('<13>');
    const frames: number[] = [];
    const deframer = new SyslogDeframer();
    const stream = Buffer.concat([frameOctetCounted(body), frameNewline(body), body, Buffer.from('\r\n')]);
    for (let at = 0; at < stream.length; at += 65_536) {
      deframer.push(stream.subarray(at, at + 65_536), (frame) => frames.push(frame.length));
    }
    expect(frames).toEqual([mebibyte, mebibyte, mebibyte]);
  });

  test('ends a line that goes on and on', () => {
    const deframer = new SyslogDeframer();
    const chunk = Buffer.alloc(65_536, 'x');
    let pushed = 0;
    expect(() => {
      for (; pushed < 100; pushed += 1) deframer.push(chunk, () => undefined);
    }).toThrow(FramingError);
    expect(pushed).toBe(16);
  });

  test('is no excuse for slowness: single bytes are read in a moment', () => {
    const deframer = new SyslogDeframer();
    const byte = Buffer.from('x');
    for (let i = 0; i < mebibyte; i += 1) deframer.push(byte, () => undefined);
    const frames: number[] = [];
    deframer.push(Buffer.from('\n'), (frame) => frames.push(frame.length));
    expect(frames).toEqual([mebibyte]);
  });
});

describe('frames that are written', () => {
  test('count the bytes, with a line end when the message has one', () => {
    expect(frameOctetCounted(Buffer.from('<14>1 ä\n')).toString()).toBe('9 <14>1 ä\n');
  });

  test('have one line end, and #015 and #012 for those inside', () => {
    expect(frameNewline(Buffer.from('<14>a\r\nb\rc\nd\n')).toString()).toBe('<14>a#015#012b#015c#012d\n');
    expect(frameNewline(Buffer.from('<14>a')).toString()).toBe('<14>a\n');
    const unchanged = Buffer.from('<14>a\n');
    expect(frameNewline(unchanged)).toBe(unchanged);
    const binary = Buffer.from([0xff, 0x0d, 0xc3, 0xa4]);
    expect(frameNewline(binary)).toEqual(Buffer.from([0xff, ...Buffer.from('#015'), 0xc3, 0xa4, 0x0a]));
  });

  test('are read back, both kinds mixed', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(message, fc.boolean()), { maxLength: 6 }), (messages) => {
        const stream = messages.map(([text, isCounted]) => {
          const body = Buffer.from(text, 'latin1');
          return isCounted ? frameOctetCounted(body) : frameNewline(body);
        });
        const expected = messages.map(([text, isCounted]) =>
          isCounted ? text : text.replace(/\n$/, '').replaceAll('\r', '#015').replaceAll('\n', '#012'),
        );
        expect(outcomeOf([Buffer.concat(stream)])).toEqual({ frames: expected, lost: 0 });
      }),
    );
  });
});

describe('with messages that NUL ends too', () => {
  test.each([
    ['<14>a\0<14>b\0', ['<14>a', '<14>b'], 0],
    ['<14>a\0<14>b\n<14>c\r\n<14>d', ['<14>a', '<14>b', '<14>c', '<14>d'], 0],
    ['<14>a\n\0', ['<14>a', ''], 0],
    ['<14>a\r\0', ['<14>a\r'], 0],
    ['6 <14>a\0\0<14>b\0', ['<14>a\0', '<14>b'], 0],
    ['5 <14>a\x005 <14>b\n5 <14>c\r\n5 <14>d\r\0', ['<14>a', '<14>b', '<14>c', '<14>d', '\r'], 0],
    ['5 <14>a\0\0', ['<14>a', ''], 0],
  ])('%j is read as %j, wherever it is cut', (text, frames, lost) => {
    const bytes = Buffer.from(text);
    for (let at = 0; at <= bytes.length; at += 1) {
      expect(outcomeOf([bytes.subarray(0, at), bytes.subarray(at)], 100, true)).toEqual({ frames, lost });
    }
    expect(outcomeOf(bytewise(bytes), 100, true)).toEqual({ frames, lost });
  });

  test('any messages are read, wherever they are cut', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '1', ' ', '\xff'), maxLength: 8 });
    const piece = fc.record({
      body: text.map((rest) => `<13>${rest}`),
      isCounted: fc.boolean(),
      end: fc.constantFrom('\n', '\0', '\r\n'),
    });
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6, size: 'max' }), (pieces) => {
        const stream = pieces.map(
          ({ body, isCounted, end }) => `${isCounted ? `${body.length} ` : ''}${body}${end}`,
        );
        const bytes = Buffer.from(stream.join(''), 'latin1');
        const expected = { frames: pieces.map(({ body }) => body), lost: 0 };
        for (let at = 0; at <= bytes.length; at += 1) {
          expect(outcomeOf([bytes.subarray(0, at), bytes.subarray(at)], 100, true)).toEqual(expected);
        }
        expect(outcomeOf(bytewise(bytes), 100, true)).toEqual(expected);
      }),
    );
  });

  test('a line is too large as it is without', () => {
    expect(outcomeOf([Buffer.from(`${'x'.repeat(12)}\0`)], 12, true)).toEqual({
      frames: ['x'.repeat(12)],
      lost: 0,
    });
    expect(outcomeOf([Buffer.from(`${'x'.repeat(13)}\0`)], 12, true)).toMatchObject({
      failure: 'frame_too_large',
    });
  });
});

test('NUL is a byte like others unless it is said to end messages', () => {
  expect(outcomeOf([Buffer.from('<14>a\0<14>b\n')])).toEqual({ frames: ['<14>a\0<14>b'], lost: 0 });
});
