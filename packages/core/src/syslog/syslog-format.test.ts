import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatRfc3164, formatRfc5424, type SyslogLine } from './syslog-format.ts';
import { frameOctetCounted, SyslogDeframer } from './syslog-framing.ts';
import { parseSyslog } from './syslog-parse.ts';

const token = 'd.9173ea1f-6f14-4976-9cf0-7cd0dafdcdbc';
const line: SyslogLine = {
  app: 'web',
  instanceId: '0',
  isErr: false,
  timestampNs: 1357002061000000000n,
  payload: Buffer.from('Your message here.'),
};

describe('RFC 5424', () => {
  test('a line of stdout, octet-counted with its line end', () => {
    const message = formatRfc5424(line, { hostname: token });
    expect(message.toString()).toBe(
      `<14>1 2013-01-01T01:01:01.000000+00:00 ${token} web [APP/0] - - Your message here.\n`,
    );
    expect(frameOctetCounted(message).toString()).toBe(`113 ${message.toString()}`);
  });

  test('a line of stderr has priority 11, and digits below a microsecond are cut', () => {
    const message = formatRfc5424(
      { ...line, isErr: true, timestampNs: 1795172400123456789n },
      { hostname: token },
    );
    expect(message.toString()).toMatch(/^<11>1 2026-11-20T11:00:00\.123456\+00:00 /);
  });

  test('a line that ends in a line feed gets no second one, and an empty line has only that', () => {
    const ended = formatRfc5424({ ...line, payload: Buffer.from('text\n') }, { hostname: 'h' });
    expect(ended.toString()).toMatch(/ - - text\n$/);
    const empty = formatRfc5424({ ...line, payload: Buffer.alloc(0) }, { hostname: 'h' });
    expect(empty.toString()).toMatch(/ - - \n$/);
  });

  test('PROCID is the source type in capitals and the instance', () => {
    const procIdOf = (changed: Partial<SyslogLine>) =>
      formatRfc5424({ ...line, ...changed }, { hostname: 'h' })
        .toString()
        .split(' ')[4];
    expect(procIdOf({ instanceId: '' })).toBe('[APP]');
    expect(procIdOf({ sourceType: 'web proc' })).toBe('[WEB-PROC/0]');
    expect(procIdOf({ tags: { source_type: 'RTR' } })).toBe('[RTR/0]');
    expect(procIdOf({ tags: { source_type: '' } })).toBe('[APP/0]');
    expect(procIdOf({ instanceId: 'a b\n' })).toBe('[APP/ab]');
    expect(procIdOf({ instanceId: 'x'.repeat(200) })).toHaveLength(128);
  });

  test('the header holds no byte that it may not, whatever the names', () => {
    const text = formatRfc5424({ ...line, app: 'my app ä/\n' }, { hostname: 'höst name' }).toString();
    expect(text).toContain(' h-st-name my_app__/_ [APP/0] ');
    const long = formatRfc5424({ ...line, app: 'x'.repeat(100) }, { hostname: 'h'.repeat(300) }).toString();
    expect(long).toContain(` ${'h'.repeat(255)} ${'x'.repeat(48)} `);
    expect(formatRfc5424(line, { hostname: '' }).toString()).toContain('+00:00 - web ');
  });

  test('a time that four digits of year cannot name is left out', () => {
    for (const timestampNs of [-1n, 2n ** 68n]) {
      expect(formatRfc5424({ ...line, timestampNs }, { hostname: 'h' }).toString()).toMatch(
        /^<14>1 - h web /,
      );
    }
  });

  test('tags become structured data when asked for, sorted and escaped', () => {
    const tagged = { ...line, tags: { zone: 'z1', deployment: 'a"]\\ä' } };
    expect(formatRfc5424(tagged, { hostname: 'h' }).toString()).toContain(' - - Your');
    expect(formatRfc5424(tagged, { hostname: 'h', sd: 'tags' }).toString()).toContain(
      ' - [tags@47450 deployment="a\\"\\]\\\\ä" zone="z1"] Your',
    );
    expect(formatRfc5424({ ...line, tags: {} }, { hostname: 'h', sd: 'tags' }).toString()).toContain(
      ' - - Your',
    );
  });

  test('elements of the line itself stand before its tags', () => {
    const gauge = {
      id: 'gauge@47450',
      params: [
        ['name', 'cpu'],
        ['value', '0.23'],
      ] as const,
    };
    const text = formatRfc5424(
      { ...line, elements: [gauge], tags: { zone: 'z1' }, payload: Buffer.alloc(0) },
      { hostname: 'h', sd: 'tags' },
    ).toString();
    expect(text).toMatch(/ - \[gauge@47450 name="cpu" value="0\.23"\]\[tags@47450 zone="z1"\] \n$/);
  });
});

describe('RFC 3164', () => {
  test('has the time in UTC, with the day padded by a space', () => {
    expect(formatRfc3164(line, { hostname: 'host' }).toString()).toBe(
      '<14>Jan  1 01:01:01 host web[APP/0]: Your message here.\n',
    );
    expect(
      formatRfc3164(
        { ...line, isErr: true, timestampNs: 1795172400123456789n },
        { hostname: 'h' },
      ).toString(),
    ).toMatch(/^<11>Nov 20 11:00:00 h /);
  });

  test('has no character in the tag that would end it', () => {
    expect(formatRfc3164({ ...line, app: 'a:b[c] d' }, { hostname: 'h' }).toString()).toContain(
      ' h a_b_c__d[APP/0]: ',
    );
  });

  test('is formed for any time', () => {
    for (const timestampNs of [-1n, 2n ** 68n, 2n ** 80n]) {
      expect(formatRfc3164({ ...line, timestampNs }, { hostname: 'h' }).toString()).toMatch(
        /^<14>[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d h web\[APP\/0\]: /,
      );
    }
  });
});

test('any line that is formatted and framed is read back as the same', () => {
  const word = fc
    .string({ unit: fc.constantFrom(...'abcXYZ019._-'.split('')), minLength: 1, maxLength: 20 })
    .filter((w) => w !== '-');
  const arbitraryLine = fc.record({
    app: word,
    instanceId: word,
    isErr: fc.boolean(),
    timestampNs: fc.bigInt({ min: 0n, max: 253402300799999999999n }),
    payload: fc.oneof(
      fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes)),
      fc.string({ unit: 'binary' }).map((text) => Buffer.from(text)),
    ),
    tags: fc.dictionary(word, fc.string({ unit: 'binary', maxLength: 10 }), {
      maxKeys: 3,
      noNullPrototype: true,
    }),
  });
  fc.assert(
    fc.property(
      fc.array(arbitraryLine, { maxLength: 5, size: 'max' }),
      word,
      fc.boolean(),
      (lines, hostname, hasTags) => {
        const sd = hasTags ? 'tags' : 'none';
        const stream = Buffer.concat(
          lines.map((one) => frameOctetCounted(formatRfc5424(one, { hostname, sd }))),
        );
        const frames: Buffer[] = [];
        new SyslogDeframer().push(stream, (frame) => frames.push(frame));
        expect(frames).toHaveLength(lines.length);
        for (const [i, one] of lines.entries()) {
          const params = Object.entries(one.tags).sort(([a], [b]) => (a < b ? -1 : 1));
          expect(parseSyslog(frames[i] ?? Buffer.alloc(0), 0)).toEqual({
            dialect: 'rfc5424',
            facility: 1,
            severity: one.isErr ? 3 : 6,
            timestampNs: (one.timestampNs / 1000n) * 1000n,
            hostname,
            appName: one.app,
            procId: `[${one.tags['source_type']?.toUpperCase() ?? 'APP'}/${one.instanceId}]`,
            msgId: undefined,
            structuredData: hasTags && params.length > 0 ? [{ id: 'tags@47450', params }] : [],
            message: readBack(one.payload),
          });
        }
      },
    ),
  );
});

/** What a reader takes off a message: one line end and a byte order mark. */
function readBack(payload: Buffer): Buffer {
  let text = payload.toString('latin1');
  if (text.endsWith('\n')) text = text.slice(0, -1);
  if (text.endsWith('\r')) text = text.slice(0, -1);
  return Buffer.from(text.replace(/^\xef\xbb\xbf/, ''), 'latin1');
}
