import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LogRecord } from '../client/log-records.ts';
import {
  createCfFormat,
  createJsonFormat,
  createRawFormat,
  createTextFormat,
  type LineFormat,
  type TextOptions,
} from './line-format.ts';
import { OutputChunk } from './output-chunk.ts';

const zoneBefore = process.env['TZ'];
beforeAll(() => {
  process.env['TZ'] = 'Europe/Berlin';
});
afterAll(() => {
  if (zoneBefore === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zoneBefore;
});

const record: LogRecord = {
  type: 'log',
  app: 'web',
  instance: '0',
  zone: 'z1',
  stream: 'out',
  time: '2026-11-20T11:00:00.123456789Z',
  message: 'hello',
  tags: { source_type: 'APP' },
  index: '42',
};
const plain: TextOptions = {
  utc: false,
  colour: false,
  safety: 'escape',
  prefix: true,
  timestamps: false,
  showApp: false,
};

const ESCAPE = '\x1b';
const PAINTED_SOURCE = new RegExp(`${ESCAPE}\\[(\\d+)m\\[APP/`);
const SGR = new RegExp(`${ESCAPE}\\[\\d+m`, 'g');

function bytes(format: LineFormat, ...records: readonly LogRecord[]): Buffer {
  const chunk = new OutputChunk();
  for (const each of records) format(each, chunk);
  return chunk.take();
}

function text(format: LineFormat, fields: Partial<LogRecord> = {}): string {
  return bytes(format, { ...record, ...fields }).toString('utf8');
}

describe('text', () => {
  it('has local time, source and stream before the message', () => {
    expect(text(createTextFormat(plain))).toBe('2026-11-20T12:00:00.123+01:00 [APP/0] OUT hello\n');
  });

  it('names the app when there are several', () => {
    expect(text(createTextFormat({ ...plain, showApp: true }))).toBe(
      '2026-11-20T12:00:00.123+01:00 web [APP/0] OUT hello\n',
    );
  });

  it('repeats the prefix on every line of a message and drops carriage returns at line ends', () => {
    const shown = text(createTextFormat({ ...plain, utc: true }), { message: 'a\r\n\nb\n', stream: 'err' });
    const prefix = '2026-11-20T11:00:00.123Z [APP/0] ERR ';
    expect(shown).toBe(`${prefix}a\n${prefix}\n${prefix}b\n`);
  });

  it('keeps an empty message as a line', () => {
    expect(text(createTextFormat({ ...plain, prefix: false }), { message: '' })).toBe('\n');
  });

  it('prints only the message without a prefix, and the time with -t', () => {
    expect(text(createTextFormat({ ...plain, prefix: false }))).toBe('hello\n');
    expect(text(createTextFormat({ ...plain, prefix: false, timestamps: true, utc: true }))).toBe(
      '2026-11-20T11:00:00.123456789Z hello\n',
    );
  });

  it('takes the source type from the tag, and APP where there is none', () => {
    const format = createTextFormat({ ...plain, utc: true });
    expect(text(format, { tags: { source_type: 'APP/PROC/WEB' } })).toContain('[APP/PROC/WEB/0]');
    expect(text(format, { tags: {} })).toContain('[APP/0]');
  });

  it('escapes every field', () => {
    const evil = 'x\x1b]0;t\x07\n';
    const shown = text(createTextFormat({ ...plain, colour: true, safety: 'colour', showApp: true }), {
      app: evil,
      instance: evil,
      time: evil,
      tags: { source_type: evil },
      message: evil,
    });
    expect(shown.replace(SGR, '').trimEnd()).not.toMatch(/\p{Cc}/u);
    expect(shown.split('\n')).toHaveLength(2);
  });

  it('gives each instance a colour of its own and the same in every run', () => {
    const coloured = { ...plain, colour: true, safety: 'colour' } as const;
    const first = text(createTextFormat(coloured));
    expect(first).toMatch(PAINTED_SOURCE);
    expect(first.endsWith('\x1b[39m OUT hello\n')).toBe(true);
    expect(text(createTextFormat(coloured))).toBe(first);
    const colours = new Set<string>();
    for (let instance = 0; instance < 50; instance += 1) {
      const shown = text(createTextFormat(coloured), { instance: String(instance) });
      colours.add(PAINTED_SOURCE.exec(shown)?.[1] ?? '');
    }
    expect(colours.size).toBeGreaterThan(5);
    expect(colours).not.toContain('31');
  });
});

describe('cf', () => {
  it('prints as cf logs does', () => {
    const format = createCfFormat({ utc: false, colour: false, safety: 'escape' });
    expect(text(format, { tags: { source_type: 'APP/PROC/WEB' }, message: 'a\nb' })).toBe(
      '   2026-11-20T12:00:00.12+0100 [APP/PROC/WEB/0] OUT a\n' +
        '   2026-11-20T12:00:00.12+0100 [APP/PROC/WEB/0] OUT b\n',
    );
  });

  it('paints ERR lines red on a terminal', () => {
    const format = createCfFormat({ utc: true, colour: true, safety: 'colour' });
    expect(text(format, { stream: 'err' })).toBe(
      '   \x1b[31m2026-11-20T11:00:00.12+0000 [APP/0] ERR hello\x1b[39m\n',
    );
  });
});

describe('raw', () => {
  it('gives back the bytes that were written', () => {
    const payload = Buffer.from([0x00, 0xff, 0x1b, 0x0a, 0x80]);
    const raw = { ...record, message: payload.toString('utf8'), payload_base64: payload.toString('base64') };
    const between = { ...record, message: 'grün\x1b[2J' };
    expect(bytes(createRawFormat(), between, raw, between)).toEqual(
      Buffer.concat([Buffer.from('grün\x1b[2J\n'), payload, Buffer.from('\ngrün\x1b[2J\n')]),
    );
  });
});

describe('raw on a terminal', () => {
  it('shows control sequences instead of obeying them', () => {
    const title = { ...record, message: '\x1b]0;owned\x07\x1b[2J\x1b[31mred' };
    expect(bytes(createRawFormat('colour'), title).toString()).toBe(
      '\\x1b]0;owned\\x07\\x1b[2J\x1b[31mred\x1b[0m\n',
    );
  });
});

describe('json', () => {
  it('gives back the record, with every control character escaped', () => {
    const nasty = { ...record, message: 'a\x00\x1b\x7f\x9b\u202e\n', tags: { k: '\x85' } };
    const line = text(createJsonFormat(), nasty);
    expect(line.slice(0, -1)).not.toMatch(/[\p{Cc}\u202a-\u202e]/u);
    expect(JSON.parse(line)).toEqual(nasty);
  });
});
