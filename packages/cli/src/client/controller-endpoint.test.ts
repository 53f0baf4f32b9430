import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { endpointUrl, resolveEndpoint } from './controller-endpoint.ts';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'tailrace-endpoint-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

function tokenFile(contents: string): string {
  const path = join(directory, 'token');
  writeFileSync(path, contents);
  return path;
}

describe('resolveEndpoint', () => {
  it('prefers the flag to the environment and that to the default', () => {
    const env = { TAILRACE_URL: 'http://env:1' };
    expect(resolveEndpoint({ url: 'http://flag:2' }, env).text).toBe('http://flag:2');
    expect(resolveEndpoint({}, env).text).toBe('http://env:1');
    expect(resolveEndpoint({}, { TAILRACE_URL: '' }).text).toBe('http://127.0.0.1:8080');
  });

  it('takes a host and port alone for http, and keeps a path', () => {
    expect(resolveEndpoint({ url: 'logs.example.com:8080' }, {}).text).toBe('http://logs.example.com:8080');
    const endpoint = resolveEndpoint({ url: 'https://example.com/logs' }, {});
    expect(endpointUrl(endpoint, ['v1', 'apps', 'a b/ü', 'tail']).href).toBe(
      'https://example.com/logs/v1/apps/a%20b%2F%C3%BC/tail',
    );
  });

  it('repeats no password, also of what is no URL', () => {
    for (const url of ['https://me:hun/ter2@host', 'ftp://me:hun@ter2@host', 'me:hun ter2@host']) {
      expect(() => resolveEndpoint({ url }, {})).toThrow(/^Cannot use --url(?!.*ter2)/);
    }
  });

  it('repeats lists in a query and leaves out what is undefined', () => {
    const endpoint = resolveEndpoint({}, {});
    expect(endpointUrl(endpoint, ['v1'], { include: ['a', 'b&'], zone: undefined, lines: '1' }).search).toBe(
      '?include=a&include=b%26&lines=1',
    );
  });

  it.each([
    ['http://', 'not an address'],
    ['ftp://x', 'scheme is "ftp"'],
    ['http://user:secret@x', 'user name or password'],
  ])('refuses %s', (url, reason) => {
    expect(() => resolveEndpoint({ url }, {})).toThrow(reason);
  });

  it('never repeats a password in its error', () => {
    expect(() => resolveEndpoint({ url: 'http://user:secret@x' }, {})).not.toThrow('secret');
  });

  it('reads the token anew for every connection', () => {
    const path = tokenFile('one\n');
    const endpoint = resolveEndpoint({ tokenFile: path }, {});
    expect(endpoint.headers()).toEqual({ authorization: 'Bearer one' });
    writeFileSync(path, 'two');
    expect(endpoint.headers()).toEqual({ authorization: 'Bearer two' });
    expect(resolveEndpoint({}, { TAILRACE_TOKEN_FILE: path }).headers()).toEqual({
      authorization: 'Bearer two',
    });
    expect(resolveEndpoint({}, {}).headers()).toEqual({});
  });

  it('names a token file that is missing, empty or no token', () => {
    expect(() => resolveEndpoint({ tokenFile: join(directory, 'none') }, {})).toThrow('no such file');
    expect(() => resolveEndpoint({ tokenFile: tokenFile(' \n') }, {})).toThrow('it is empty');
    expect(() => resolveEndpoint({ tokenFile: tokenFile('a b') }, {})).toThrow('more than one word');
    expect(() => resolveEndpoint({ tokenFile: tokenFile('a\nb') }, {})).toThrow('more than one word');
    expect(() => resolveEndpoint({ tokenFile: tokenFile('x'.repeat(8193)) }, {})).toThrow('longer than 8192');
    expect(() => resolveEndpoint({ tokenFile: directory }, {})).toThrow('EISDIR');
  });
});
