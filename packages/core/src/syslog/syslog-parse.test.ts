import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { frameOctetCounted, SyslogDeframer } from './syslog-framing.ts';
import { isErrSeverity, parseSyslog, type SyslogMessage } from './syslog-parse.ts';

const nowMs = new Date(2026, 10, 21, 12).getTime();

/** The fields that are there, with the message as text. */
function parsed(text: string | Buffer, atMs = nowMs): Record<string, unknown> {
  const result = parseSyslog(Buffer.from(text), atMs);
  if (typeof result === 'string') return { refused: result };
  const { message, structuredData, ...fields } = result;
  const present = Object.entries(fields).filter(([, value]) => value !== undefined);
  const sd = structuredData.length === 0 ? {} : { structuredData };
  return { ...Object.fromEntries(present), ...sd, message: message.toString() };
}

function localNs(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
): bigint {
  return BigInt(new Date(year, month - 1, day, hour, minute, second).getTime()) * 1_000_000n;
}

describe('RFC 5424, the examples of section 6.5', () => {
  test('without structured data, the message in UTF-8 with a byte order mark', () => {
    expect(
      parsed(
        "<34>1 2003-10-11T22:14:15.003Z mymachine.example.com su - ID47 - \ufeff'su root' failed for lonvick on /dev/pts/8",
      ),
    ).toEqual({
      dialect: 'rfc5424',
      facility: 4,
      severity: 2,
      timestampNs: 1065910455003000000n,
      hostname: 'mymachine.example.com',
      appName: 'su',
      msgId: 'ID47',
      message: "'su root' failed for lonvick on /dev/pts/8",
    });
  });

  test('with a process id and an offset', () => {
    expect(
      parsed(
        "<165>1 2003-08-24T05:14:15.000003-07:00 192.0.2.1 myproc 8710 - - %% It's time to make the do-nuts.",
      ),
    ).toEqual({
      dialect: 'rfc5424',
      facility: 20,
      severity: 5,
      timestampNs: 1061727255000003000n,
      hostname: '192.0.2.1',
      appName: 'myproc',
      procId: '8710',
      message: "%% It's time to make the do-nuts.",
    });
  });

  const example = {
    id: 'exampleSDID@32473',
    params: [
      ['iut', '3'],
      ['eventSource', 'Application'],
      ['eventID', '1011'],
    ],
  };

  test('with structured data and a message', () => {
    expect(
      parsed(
        '<165>1 2003-10-11T22:14:15.003Z mymachine.example.com evntslog - ID47 [exampleSDID@32473 iut="3" eventSource="Application" eventID="1011"] \ufeffAn application event log entry...',
      ),
    ).toMatchObject({
      appName: 'evntslog',
      structuredData: [example],
      message: 'An application event log entry...',
    });
  });

  test('with structured data only', () => {
    expect(
      parsed(
        '<165>1 2003-10-11T22:14:15.003Z mymachine.example.com evntslog - ID47 [exampleSDID@32473 iut="3" eventSource="Application" eventID="1011"][examplePriority@32473 class="high"]',
      ),
    ).toMatchObject({
      msgId: 'ID47',
      structuredData: [example, { id: 'examplePriority@32473', params: [['class', 'high']] }],
      message: '',
    });
  });
});

describe('RFC 3164, the examples of section 5.4', () => {
  test('a message as it should be', () => {
    expect(parsed("<34>Oct 11 22:14:15 mymachine su: 'su root' failed for lonvick on /dev/pts/8")).toEqual({
      dialect: 'rfc3164',
      facility: 4,
      severity: 2,
      timestampNs: localNs(2026, 10, 11, 22, 14, 15),
      hostname: 'mymachine',
      appName: 'su',
      message: "'su root' failed for lonvick on /dev/pts/8",
    });
  });

  test('text without any header, and what a relay makes of it', () => {
    expect(parsed('Use the BFG!')).toEqual({
      dialect: 'bare',
      facility: 1,
      severity: 5,
      message: 'Use the BFG!',
    });
    expect(parsed('<13>Feb  5 17:32:18 10.0.0.99 Use the BFG!')).toEqual({
      dialect: 'rfc3164',
      facility: 1,
      severity: 5,
      timestampNs: localNs(2026, 2, 5, 17, 32, 18),
      hostname: '10.0.0.99',
      message: 'Use the BFG!',
    });
  });

  test('a time zone where the host name should be', () => {
    expect(
      parsed("<165>Aug 24 05:34:00 CST 1987 mymachine myproc[10]: %% It's time to make the do-nuts.  %%"),
    ).toMatchObject({
      hostname: 'CST',
      message: "1987 mymachine myproc[10]: %% It's time to make the do-nuts.  %%",
    });
  });

  test('a time that is not one', () => {
    const text = "1990 Oct 22 10:52:01 TZ-6 scapegoat.dmz.example.org 10.1.2.3 sched[0]: That's All Folks!";
    expect(parsed(`<0>${text}`)).toEqual({
      dialect: 'rfc3164_without_host',
      facility: 0,
      severity: 0,
      message: text,
    });
  });
});

describe('the time of RFC 3164', () => {
  test('is of the last year that does not put it far ahead', () => {
    const newYear = new Date(2027, 0, 1, 0, 0, 5).getTime();
    expect(parsed('<13>Dec 31 23:59:59 h t: m', newYear)['timestampNs']).toBe(
      localNs(2026, 12, 31, 23, 59, 59),
    );
    const oldYear = new Date(2026, 11, 31, 23, 59, 58).getTime();
    expect(parsed('<13>Jan  1 00:00:01 h t: m', oldYear)['timestampNs']).toBe(localNs(2027, 1, 1, 0, 0, 1));
    expect(parsed('<13>Dec 20 12:00:00 h t: m')['timestampNs']).toBe(localNs(2026, 12, 20, 12, 0, 0));
    expect(parsed('<13>Dec 22 12:00:00 h t: m')['timestampNs']).toBe(localNs(2025, 12, 22, 12, 0, 0));
    expect(parsed('<13>Feb 29 12:00:00 h t: m')['timestampNs']).toBe(localNs(2024, 2, 29, 12, 0, 0));
  });

  test('may have a year, a fraction or a colon', () => {
    expect(parsed('<13>Nov  1 2020 10:00:00 h t: m')['timestampNs']).toBe(localNs(2020, 11, 1, 10, 0, 0));
    expect(parsed('<13>Nov  1 10:00:00.25 h t: m')['timestampNs']).toBe(
      localNs(2026, 11, 1, 10, 0, 0) + 250_000_000n,
    );
    expect(parsed('<13>Nov  1 10:00:00: h t: m')).toMatchObject({ hostname: 'h', appName: 't' });
  });

  test('that does not exist is part of the message', () => {
    for (const text of [
      'Nov 31 10:00:00 x',
      'Foo  1 10:00:00 x',
      'Nov  1 24:00:00 x',
      'Nov  1 10:60:00 x',
      'Nov  0 10:00:00 x',
    ]) {
      expect(parsed(`<13>${text}`)).toEqual({
        dialect: 'rfc3164_without_host',
        facility: 1,
        severity: 5,
        message: text,
      });
    }
  });
});

// The bytes that util-linux 2.38 wrote to a socket, except for the host name.
describe('logger(1)', () => {
  const header = '2026-11-21T02:03:12.004538+00:00 vm web - - [timeQuality tzKnown="1" isSynced="0"]';
  const hello = {
    dialect: 'rfc5424',
    facility: 1,
    severity: 5,
    timestampNs: 1795226592004538000n,
    hostname: 'vm',
    appName: 'web',
    structuredData: [
      {
        id: 'timeQuality',
        params: [
          ['tzKnown', '1'],
          ['isSynced', '0'],
        ],
      },
    ],
    message: 'hello',
  };

  function streamOf(text: string): Record<string, unknown>[] {
    const messages: Record<string, unknown>[] = [];
    const deframer = new SyslogDeframer();
    deframer.push(Buffer.from(text), (frame) => messages.push(parsed(frame)));
    expect(deframer.heldBytes).toBe(0);
    return messages;
  }

  test('--tcp --tag web hello', () => {
    expect(streamOf(`<13>1 ${header} hello\n`)).toEqual([hello]);
  });

  test('--tcp --tag web, several lines on standard input and an empty one', () => {
    const messages = streamOf(
      `<13>1 ${header} one\n<13>1 ${header} two\n<13>1 ${header} \n<13>1 ${header} three\n`,
    );
    expect(messages.map(({ message }) => message)).toEqual(['one', 'two', '', 'three']);
  });

  test('--tcp --octet-count, which writes no line end', () => {
    expect(streamOf(`94 <13>1 ${header} hello`)).toEqual([hello]);
    expect(streamOf(`92 <13>1 ${header} one92 <13>1 ${header} two`).map(({ message }) => message)).toEqual([
      'one',
      'two',
    ]);
  });

  const old = {
    dialect: 'rfc3164',
    facility: 1,
    severity: 5,
    timestampNs: localNs(2026, 11, 21, 2, 3, 12),
    hostname: 'vm',
    appName: 'web',
    message: 'hello',
  };

  test('--tcp --rfc3164, with and without --octet-count', () => {
    expect(streamOf('<13>Nov 21 02:03:12 vm web: hello\n')).toEqual([old]);
    expect(streamOf('33 <13>Nov 21 02:03:12 vm web: hello')).toEqual([old]);
  });

  test('--udp, with both formats', () => {
    expect(parsed(`<13>1 ${header} hello`)).toEqual(hello);
    expect(parsed('<13>Nov 21 02:03:12 vm web[10203]: hello')).toEqual({ ...old, procId: '10203' });
  });

  test('--socket, as /dev/log gets it: without a host name', () => {
    const { hostname: _, ...local } = { ...old, dialect: 'rfc3164_without_host' };
    expect(parsed('<13>Nov 21 02:03:12 web: hello')).toEqual(local);
    expect(streamOf('<13>Nov 21 02:03:12 web: hello\n<13>Nov 21 02:03:12 web: hello\n')).toEqual([
      local,
      local,
    ]);
  });

  test('-i -p user.err --msgid --sd-id --sd-param, and nothing that can be left out', () => {
    expect(
      parsed(
        '<11>1 2026-11-21T02:03:12.011581+00:00 vm web 10197 ID47 [timeQuality tzKnown="1" isSynced="0"][zoo@123 tiger="hungry"] hello\n',
      ),
    ).toMatchObject({ severity: 3, procId: '10197', msgId: 'ID47', message: 'hello' });
    expect(parsed('<13>1 - - web - - - hello\n')).toEqual({
      dialect: 'rfc5424',
      facility: 1,
      severity: 5,
      appName: 'web',
      message: 'hello',
    });
  });
});

// The four formats of Docker's syslog driver; its facility is daemon (3), stdout is informational, stderr error.
describe('the syslog driver of Docker', () => {
  test('its default, which has no host name', () => {
    expect(parsed('<30>Jan  2 15:04:05 3f1b2c4d5e6f[1234]: GET / 200\n')).toEqual({
      dialect: 'rfc3164_without_host',
      facility: 3,
      severity: 6,
      timestampNs: localNs(2026, 1, 2, 15, 4, 5),
      appName: '3f1b2c4d5e6f',
      procId: '1234',
      message: 'GET / 200',
    });
  });

  test('rfc3164', () => {
    expect(parsed('<27>Jan  2 15:04:05 host-1 web[1234]: boom: it broke\n')).toEqual({
      dialect: 'rfc3164',
      facility: 3,
      severity: 3,
      timestampNs: localNs(2026, 1, 2, 15, 4, 5),
      hostname: 'host-1',
      appName: 'web',
      procId: '1234',
      message: 'boom: it broke',
    });
  });

  test.each([
    ['rfc5424', '2026-11-21T15:04:05Z', 1795273445000000000n],
    ['rfc5424 in another zone', '2026-11-21T15:04:05+01:00', 1795269845000000000n],
    ['rfc5424micro', '2026-11-21T15:04:05.123456Z', 1795273445123456000n],
  ])('%s, whose message id is the tag again', (_, time, timestampNs) => {
    expect(parsed(`<30>1 ${time} host-1 web 1234 web - GET / 200\n`)).toEqual({
      dialect: 'rfc5424',
      facility: 3,
      severity: 6,
      timestampNs,
      hostname: 'host-1',
      appName: 'web',
      procId: '1234',
      msgId: 'web',
      message: 'GET / 200',
    });
  });

  test('a tag with punctuation', () => {
    expect(parsed('<30>Jan  2 15:04:05 {taskid:aa,version:}[1787]: text')).toMatchObject({
      appName: '{taskid:aa,version:}',
      procId: '1787',
      message: 'text',
    });
    expect(parsed('<30>Jan  2 15:04:05 docker/web[1]: text')).toMatchObject({ appName: 'docker/web' });
  });
});

describe('others', () => {
  test('Heroku over TCP, octet-counted, with both nil fields', () => {
    expect(
      parsed('<190>1 2013-01-01T01:01:01.000000+00:00 d.9173ea1f-6f14 app web.1 - - Your message here.\n'),
    ).toMatchObject({ dialect: 'rfc5424', appName: 'app', procId: 'web.1', message: 'Your message here.' });
  });

  test('Heroku over HTTPS, without structured data', () => {
    const text = '<40>1 2012-11-30T06:45:29+00:00 host app web.3 - State changed from starting to up\n';
    const frame = frameOctetCounted(Buffer.from(text));
    expect(frame.toString()).toBe(`83 ${text}`);
    expect(parsed(text)).toEqual({
      dialect: 'rfc5424_without_sd',
      facility: 5,
      severity: 0,
      timestampNs: 1354257929000000000n,
      hostname: 'host',
      appName: 'app',
      procId: 'web.3',
      message: 'State changed from starting to up',
    });
    expect(parsed('<40>1 2012-11-30T06:45:29+00:00 host app web.3 - [info] up')['message']).toBe('[info] up');
  });

  test('what only begins like structured data is the message', () => {
    for (const text of ['-text', '[a@1 b="c"]text', '[a@1 b=c] text', '- ', '']) {
      const result = parsed(`<13>1 - h app - - ${text}`);
      expect(result['message']).toBe(text === '- ' ? '' : text);
      expect(result['dialect']).toBe(text === '- ' ? 'rfc5424' : 'rfc5424_without_sd');
    }
  });

  test('rsyslog, which forwards with an RFC 3339 time', () => {
    expect(parsed('<13>2026-11-21T02:03:12.004538+00:00 vm web[12]: hello')).toEqual({
      dialect: 'rfc3164',
      facility: 1,
      severity: 5,
      timestampNs: 1795226592004538000n,
      hostname: 'vm',
      appName: 'web',
      procId: '12',
      message: 'hello',
    });
  });

  test('Go, which writes a space behind the priority', () => {
    expect(parsed('<14> 2026-11-21T02:03:12Z vm web[12]: hello\n')).toMatchObject({
      hostname: 'vm',
      appName: 'web',
      message: 'hello',
    });
  });

  test('a tag straight after the priority', () => {
    expect(parsed('<14>web: hello')).toEqual({
      dialect: 'rfc3164_without_host',
      facility: 1,
      severity: 6,
      appName: 'web',
      message: 'hello',
    });
  });

  test('glibc, which ends in NUL on a stream socket', () => {
    expect(parsed('<13>Nov 21 02:03:12 web: hello\0')['message']).toBe('hello');
    expect(parsed('<13>Nov 21 02:03:12 web: hello\r\n')['message']).toBe('hello');
    expect(parsed('<13>Nov 21 02:03:12 web: hello\n\n')['message']).toBe('hello\n');
  });

  test('a tag without a space behind it, or without a colon', () => {
    expect(parsed('<13>Nov 21 02:03:12 vm web[12]:hello')).toMatchObject({
      appName: 'web',
      procId: '12',
      message: 'hello',
    });
    expect(parsed('<13>Nov 21 02:03:12 vm web[12] hello')).toMatchObject({
      appName: 'web',
      procId: '12',
      message: 'hello',
    });
    expect(parsed('<13>Nov 21 02:03:12 vm list[0]=x y')['message']).toBe('list[0]=x y');
  });

  test('an IPv6 host name', () => {
    expect(parsed('<13>Nov 21 02:03:12 fe80::1 web: hello')).toMatchObject({
      hostname: 'fe80::1',
      appName: 'web',
    });
  });

  test('names in UTF-8', () => {
    expect(parsed('<13>1 - höst wéb - - - hello')).toMatchObject({ hostname: 'höst', appName: 'wéb' });
    expect(parsed('<13>Nov 21 02:03:12 höst wéb: hello')).toMatchObject({ hostname: 'höst', appName: 'wéb' });
  });

  test('text that begins like a header and is none', () => {
    for (const text of ['<html>', '<', '<>x', '<13', '<abc>x', '<1234>x', ' <13>x', '13>x']) {
      expect(parsed(text)).toMatchObject({ dialect: 'bare', message: text });
    }
    expect(parsed('<13>1 thing happened')).toMatchObject({ message: '1 thing happened' });
    expect(parsed('<13>')).toMatchObject({ dialect: 'rfc3164_without_host', message: '' });
    expect(parsed('<13>2 2026-11-21T02:03:12Z h a p m - x')['dialect']).toBe('rfc3164_without_host');
  });
});

describe('refusals', () => {
  test.each([
    ['', 'empty'],
    ['\n', 'empty'],
    ['\r\n', 'empty'],
    ['\0', 'empty'],
    ['<192>x', 'priority_out_of_range'],
    ['<999>1 - - - - - - x', 'priority_out_of_range'],
    ['<13>1 2026-13-21T02:03:12Z h a p m - x', 'bad_timestamp'],
    ['<13>1 2026-11-21 02:03:12 h a p m - x', 'bad_timestamp'],
    ['<13>1 2026-11-21T02:03:12Z host app', 'incomplete_header'],
  ])('%j is refused: %s', (text, reason) => {
    expect(parseSyslog(Buffer.from(text), nowMs)).toBe(reason);
  });
});

test('severities 0 to 3 are the stream ERR', () => {
  expect([0, 1, 2, 3, 4, 5, 6, 7].map(isErrSeverity)).toEqual([
    true,
    true,
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
  for (let pri = 0; pri <= 191; pri += 1) {
    expect(parsed(`<${pri}>web: x`)).toMatchObject({ facility: Math.floor(pri / 8), severity: pri % 8 });
  }
});

test('any bytes are a message that is a view of them, or are refused', () => {
  const pieces = fc.constantFrom(
    '<13>',
    '<34>1 ',
    '<0>',
    '2003-10-11T22:14:15.003Z ',
    'Oct 11 22:14:15 ',
    'host ',
    'web[1]: ',
    'web: ',
    '- ',
    '- ',
    '[a@1 b="c"]',
    '[',
    ']',
    '"',
    '\\',
    ' ',
    ':',
    '\n',
    '\0',
    '\ufeff',
    'x',
    'é',
    '1 ',
  );
  const bytes = fc.oneof(
    fc.array(pieces, { maxLength: 14, size: 'max' }).map((parts) => Buffer.from(parts.join(''))),
    fc.uint8Array({ maxLength: 60 }).map((any) => Buffer.concat([Buffer.from('<13>'), any])),
  );
  fc.assert(
    fc.property(bytes, (any) => {
      const result = parseSyslog(any, nowMs);
      if (typeof result === 'string') return;
      const { message }: SyslogMessage = result;
      expect(any.includes(message)).toBe(true);
      expect(message.length === 0 || message.buffer === any.buffer).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

test('hostile messages of a mebibyte are read in a moment', () => {
  for (const piece of ['[', '[a', ']', ':', '[a@1 b="', '\\"', ' ', 'a ', '[1]', '1 ', '\0']) {
    for (const head of [
      '',
      '<13>',
      '<13>1 ',
      '<13>1 - - - - - ',
      '<13>1 - - - - - [a@1 b="',
      '<13>Nov 21 02:03:12 ',
    ]) {
      const message = Buffer.from(head + piece.repeat((1024 * 1024) / piece.length));
      expect(parseSyslog(message, nowMs)).toBeDefined();
    }
  }
});
