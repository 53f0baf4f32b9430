// What files are taken, which are refused and with what text, and how a process follows them.
import { rename, symlink, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CertificateAuthority } from './certificate-authority.ts';
import { TestCertificates } from './testing/test-certificates.ts';
import { TlsFiles, type TlsPaths } from './tls-files.ts';

const DAY_MS = 86_400_000;

let certificates: TestCertificates;
let paths: TlsPaths;
const opened: TlsFiles[] = [];
const log: Record<string, unknown>[] = [];
const logger = pino({ level: 'info' }, { write: (line: string) => void log.push(JSON.parse(line)) });

beforeEach(async () => {
  certificates = await TestCertificates.create();
  paths = await certificates.write('own', ['agent', 'client']);
  log.length = 0;
});
afterEach(async () => {
  for (const files of opened.splice(0)) files.close();
  await certificates[Symbol.asyncDispose]();
});

async function load(options: { now?: () => number; pollMs?: number } = {}, of = paths): Promise<TlsFiles> {
  const files = await TlsFiles.load(of, logger, { pollMs: 3_600_000, ...options });
  opened.push(files);
  return files;
}

async function spoil(of: TlsPaths, path: string, text: string): Promise<TlsPaths> {
  await writeFile(path, text);
  return of;
}

describe('files that cannot be used', () => {
  test.each<[string, (paths: TlsPaths) => Promise<TlsPaths>, RegExp]>([
    [
      'a missing file',
      async (of) => ({ ...of, cert: `${of.cert}.no` }),
      /the certificate in ".*\.no": there is no such file/,
    ],
    [
      'text that is no PEM',
      (of) => spoil(of, of.cert, 'hello'),
      /the certificate in .*: there is no certificate in it, expected PEM/,
    ],
    [
      'a damaged certificate',
      (of) => spoil(of, of.ca, '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'),
      /the authorities in .*: certificate 1 is damaged/,
    ],
    [
      'a key that is none',
      (of) => spoil(of, of.key, 'hello'),
      /the private key in .*: there is no private key in it/,
    ],
    [
      "another certificate's key",
      async (of) => ({ ...of, key: (await certificates.write('other', [])).key }),
      /the private key in .*: it is another one, expected the key of ".*own\.crt"/,
    ],
    [
      'a certificate that has expired',
      async () => certificates.write('old', [], { days: -1 }),
      /the certificate in .*: it expired on 20\d\d-/,
    ],
  ])('%s', async (_, breakThem, text) => {
    const broken = await breakThem(paths);
    await expect(load({}, broken)).rejects.toMatchObject({
      code: 'tls_unusable',
      message: expect.stringMatching(text),
    });
  });

  test('a certificate that is not valid yet', async () => {
    await expect(load({ now: () => Date.now() - 2 * DAY_MS })).rejects.toThrow(
      /it is not valid before .* is the clock right/,
    );
  });
});

describe('roles', () => {
  test('are those that the certificate names', async () => {
    const files = await load();
    expect(files.current.roles).toEqual(['agent', 'client']);
    expect(() => files.assertRole('agent')).not.toThrow();
    expect(() => files.assertRole('server')).toThrow(
      /expected the DNS name server\.tailrace\.internal among them/,
    );
  });
});

describe('files that are replaced', () => {
  test('are taken when all three fit, and every listener hears of it', async () => {
    const files = await load();
    const heard: string[] = [];
    const unsubscribe = files.onChange(({ cert }) => heard.push(String(cert)));
    const before = String(files.current.cert);
    await certificates.write('own', ['server']);
    await files.poll();
    expect(files.current.roles).toEqual(['server']);
    expect(String(files.current.cert)).not.toBe(before);
    expect(heard).toEqual([String(files.current.cert)]);
    unsubscribe();
    await certificates.write('own', ['agent']);
    await files.poll();
    expect(heard).toHaveLength(1);
    expect(files.reloads).toBe(2);
  });

  test('by a symbolic link to another folder are noticed without a notification', async () => {
    const link = join(certificates.folder, 'mounted.crt');
    await symlink(paths.cert, link);
    const files = await load({ pollMs: 5 }, { ...paths, cert: link });
    const next = await certificates.write('next', ['server']);
    await symlink(next.cert, `${link}.new`);
    await rename(next.key, paths.key);
    await rename(`${link}.new`, link);
    await expect.poll(() => files.current.roles).toEqual(['server']);
  });

  test('half of them is no trouble yet: the other half is on its way', async () => {
    const files = await load();
    const next = await certificates.write('next', ['server']);
    await rename(next.cert, paths.cert);
    await files.poll();
    expect(files.trouble).toBeUndefined();
    await rename(next.key, paths.key);
    await files.poll();
    expect(files.current.roles).toEqual(['server']);
    expect(log.filter(({ level }) => Number(level) >= 50)).toEqual([]);
  });

  test('broken ones are told once and counted once; the old ones stay until there are good ones', async () => {
    const files = await load();
    const { current } = files;
    await writeFile(paths.cert, 'hello');
    for (let look = 0; look < 5; look++) await files.poll();
    expect(files.current).toBe(current);
    expect(files.trouble).toContain('there is no certificate in it');
    expect(files.failures).toBe(1);
    expect(
      log.filter(({ msg }) => msg === 'the new TLS files cannot be used, the old ones stay'),
    ).toHaveLength(1);
    await certificates.write('own', ['agent']);
    await files.poll();
    expect(files.trouble).toBeUndefined();
    expect(files.reloads).toBe(1);
  });

  test('one that is taken away is trouble; putting the same one back ends it', async () => {
    const files = await load();
    const key = String(files.current.key);
    await unlink(paths.key);
    await files.poll();
    await files.poll();
    expect(files.trouble).toContain('there is no such file');
    await writeFile(paths.key, key);
    await files.poll();
    expect(files.trouble).toBeUndefined();
    expect(files.reloads).toBe(0);
  });
});

describe('the end of a certificate', () => {
  test('is announced in the log when a fifth of its life is left, once a day', async () => {
    let nowMs = Date.now();
    const files = await load({ now: () => nowMs });
    const warnings = () => log.filter(({ msg }) => msg === 'the certificate expires soon').length;
    await files.poll();
    expect(warnings()).toBe(0);
    nowMs += 6 * DAY_MS;
    await files.poll();
    await files.poll();
    expect(warnings()).toBe(1);
    expect(files.trouble).toBeUndefined();
    nowMs += 2 * DAY_MS;
    await files.poll();
    expect(files.trouble).toContain('expired on');
  });

  test('a certificate of none of our authorities is warned of', async () => {
    await load();
    expect(log.filter(({ level }) => level === 40)).toEqual([]);
    await load(
      {},
      await certificates.write('own', [], { authority: CertificateAuthority.create({ days: 1 }) }),
    );
    expect(log.map(({ msg }) => msg)).toContain(
      'our certificate is of none of our authorities: peers may refuse it',
    );
  });
});
