// Drain URLs: what they mean, why they are refused, and that their secrets are never shown.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DRAIN_URL_LENGTH_MAX, maskUrl, parseDrainUrl } from './drain-url.ts';

function target(text: string) {
  const result = parseDrainUrl(text);
  if (!result.ok) throw new Error(result.reason);
  return result.target;
}

function refusal(text: string) {
  const result = parseDrainUrl(text);
  if (result.ok) throw new Error(`'${text}' was accepted`);
  return result;
}

describe('parseDrainUrl', () => {
  test('a plain URL has the documented defaults', () => {
    expect(target('syslog://logs.example.com:1514')).toEqual({
      transport: 'tcp',
      host: 'logs.example.com',
      port: 1514,
      framing: 'octet-counting',
      format: 'rfc5424',
      structuredData: 'none',
      hostname: undefined,
      type: 'logs',
    });
  });

  test('without a port it is 601 for TCP and 6514 for TLS, in both spellings', () => {
    expect(target('syslog://h').port).toBe(601);
    expect(target('syslog-tls://h')).toMatchObject({ port: 6514, transport: 'tls' });
    expect(target('syslog+tls://h/')).toMatchObject({ port: 6514, transport: 'tls' });
  });

  test('every parameter is read', () => {
    const url = 'syslog://h:1?hostname=web.example&sd=tags&framing=newline&format=rfc3164&type=all';
    expect(target(url)).toMatchObject({
      hostname: 'web.example',
      structuredData: 'tags',
      framing: 'newline',
      format: 'rfc3164',
      type: 'all',
    });
    expect(target('syslog://h?type=metrics').type).toBe('metrics');
  });

  test('addresses of both families are hosts', () => {
    expect(target('syslog://127.0.0.1:9').host).toBe('127.0.0.1');
    expect(target('syslog://[::1]:9')).toMatchObject({ host: '::1', port: 9 });
    expect(target('SYSLOG://my_host-1:9').host).toBe('my_host-1');
  });

  test('credentials are accepted and are no part of the target', () => {
    expect(JSON.stringify(target('syslog://bob:secret@h:9'))).not.toContain('secret');
  });

  test.each([
    ['http://h:1', 'bad_scheme'],
    ['logs.example.com:514', 'bad_scheme'],
    ['//h:1', 'bad_scheme'],
    ['', 'bad_scheme'],
    ['syslog://', 'no_host'],
    ['syslog://:514', 'no_host'],
    ['syslog:///x', 'no_host'],
    ['syslog://h:0', 'bad_port'],
    ['syslog://h:99999', 'bad_port'],
    ['syslog://h:http', 'bad_port'],
    ['syslog://h:1/path', 'bad_path'],
    ['syslog://h:1#x', 'bad_path'],
    ['syslog://a%20b:1', 'bad_host'],
    ['syslog://h?colour=red', 'unknown_parameter'],
    ['syslog://h?sd=tags&sd=none', 'repeated_parameter'],
    ['syslog://h?framing=frames', 'bad_parameter'],
    ['syslog://h?hostname=a%20b', 'bad_parameter'],
    ['syslog://h?hostname=', 'bad_parameter'],
    [`syslog://${'h'.repeat(DRAIN_URL_LENGTH_MAX)}`, 'too_long'],
  ])('%s is refused: %s', (text, code) => {
    expect(refusal(text).code).toBe(code);
    expect(refusal(text).reason).toMatch(/^Cannot use this drain URL: .+, expected .+$/);
  });

  test('any text is answered and never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.string().map((s) => `syslog://${s}`),
        ),
        (text) => {
          const result = parseDrainUrl(text);
          if (result.ok) expect(result.target.port).toBeGreaterThan(0);
        },
      ),
    );
  });

  test('a refusal never repeats credentials', () => {
    const odd = [
      'syslog://u:secret/x@h',
      'syslog://u:1/secret@h',
      'syslog://u:1?secret@h',
      'syslog://u:1#secret@h',
    ];
    const plain = [
      'syslog://u:secret@h:0',
      'http://u:secret@h',
      'syslog://u:secret@h:x',
      'syslog://u:secret@',
    ];
    for (const text of [...odd, ...plain]) {
      expect(refusal(text).reason).not.toContain('secret');
    }
  });
});

describe('maskUrl', () => {
  test.each([
    ['syslog://h:1', 'syslog://h:1'],
    ['syslog://u:p@h:1', 'syslog://***@h:1'],
    ['syslog://u@h:1?sd=tags', 'syslog://***@h:1?sd=tags'],
    ['syslog://u:p@q@h:1', 'syslog://***@h:1'],
    ['u:p@h:1', '***@h:1'],
    ['syslog://u:p/q@h:1', 'syslog://***@h:1'],
    ['syslog://u:p?q#r@h:1', 'syslog://***@h:1'],
    ['syslog://u:p@h:1?hostname=a@b', 'syslog://***@h:1?hostname=a@b'],
    ['syslog://h?token=abc&type=all', 'syslog://h?token=***&type=all'],
    ['syslog://h?abc', 'syslog://h?***'],
    ['syslog://h?type=all#abc', 'syslog://h?type=all#***'],
  ])('%s is shown as %s', (text, masked) => {
    expect(maskUrl(text)).toBe(masked);
  });

  test('a password never survives', () => {
    const word = fc.stringMatching(/^[a-z0-9:@%+]{1,12}$/);
    fc.assert(
      fc.property(word, (word) => {
        expect(maskUrl(`syslog://user:S3CRET${word}@host:1?type=all`)).not.toContain('S3CRET');
      }),
    );
  });
});
