// `tailrace certs`: an authority and certificates for trying out and for clusters without one of their own.
import { X509Certificate } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { validateCertificateHost } from '@tailrace/transport/certificate-authority';
import { rolesOfSubjectAltName } from '@tailrace/transport/peer-roles';
import {
  CertificateFolder,
  type CertificateWishes,
  hostsOf,
  ROLE_CERTIFICATES,
} from '../certs/certificate-folder.ts';
import { CliError, EXIT } from '../exit-codes.ts';
import type { CertsFlags } from './certs.flags.ts';
import type { CommandContext, TableFlags } from './command-context.ts';
import { printJson, printTable, wantsJson } from './table-output.ts';

const DAYS_DEFAULT = 365;
const RESERVED: readonly string[] = ['ca', ...ROLE_CERTIFICATES];
const DAY_MS = 24 * 3_600_000;

/** Makes an authority and a certificate for each role. */
export async function initCertificates(
  dir: string,
  flags: CertsFlags,
  context: CommandContext,
): Promise<void> {
  if (flags.force === true && flags.ifMissing === true) {
    throw new CliError('Cannot use --force with --if-missing: expected one of them', {
      exitCode: EXIT.usage,
    });
  }
  const wishes = wishesOf(flags);
  const folder = new CertificateFolder(dir);
  const made = await onDisk(dir, () =>
    flags.ifMissing === true ? folder.complete(wishes) : folder.init(wishes, flags.force === true),
  );
  say(made, dir, context);
}

/** Issues the certificates anew. */
export async function renewCertificates(
  dir: string,
  flags: CertsFlags,
  context: CommandContext,
): Promise<void> {
  const wishes = wishesOf(flags);
  say(await onDisk(dir, () => new CertificateFolder(dir).renew(wishes)), dir, context);
}

/** Prints what is in certificates: every certificate of every file. */
export async function showCertificates(
  path: string,
  flags: TableFlags,
  context: CommandContext,
): Promise<void> {
  const found = await onDisk(path, async () => {
    const files = (await stat(path)).isDirectory()
      ? (await readdir(path)).filter((name) => /\.(crt|pem|cer)$/i.test(name)).sort()
      : [''];
    const shown = await Promise.all(files.map((name) => readCertificates(join(path, name))));
    return shown.flat();
  });
  if (wantsJson(flags)) {
    printJson(found, context);
    return;
  }
  const now = context.now();
  printTable(
    {
      columns: ['FILE', 'ROLES', 'NAMES', 'EXPIRES', 'SUBJECT'].map((title) => ({ title })),
      rows: found.map(({ file, roles, names, expires, subject, authority }) => [
        file,
        authority ? 'authority' : roles.join(' ') || '-',
        names.join(' ') || '-',
        `${expires} (${leftText(Date.parse(expires) - now)})`,
        subject,
      ]),
      empty: `There is no certificate in ${path}.`,
    },
    flags,
    context,
  );
}

async function readCertificates(path: string) {
  const text = await readFile(path, 'latin1');
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? [];
  return blocks.map((block) => {
    try {
      const certificate = new X509Certificate(block);
      return {
        file: basename(path),
        subject: certificate.subject.replaceAll('\n', ', '),
        issuer: certificate.issuer.replaceAll('\n', ', '),
        authority: certificate.ca,
        roles: rolesOfSubjectAltName(certificate.subjectAltName),
        names: hostsOf(certificate),
        from: new Date(certificate.validFrom).toISOString(),
        expires: new Date(certificate.validTo).toISOString(),
        serial: certificate.serialNumber,
      };
    } catch (error) {
      throw new CliError(`Cannot read "${path}": a certificate in it is damaged`, { cause: error });
    }
  });
}

function wishesOf({ name = [], service = [], days = DAYS_DEFAULT }: CertsFlags): CertificateWishes {
  const problems = name.flatMap((host) => validateCertificateHost(host) ?? []);
  if (problems.length > 0) {
    const text = `Cannot use --name: ${problems.join('; ')}, expected such as logs.example.com or 10.0.0.7`;
    throw new CliError(text, { exitCode: EXIT.usage });
  }
  // Each is the name of two files, too.
  const unusable = service.filter((host) => !/^[a-z0-9][a-z0-9.-]*$/i.test(host) || RESERVED.includes(host));
  if (unusable.length > 0) {
    const text = `Cannot use --service: ${unusable.map((host) => `"${host}"`).join(', ')}, expected a host name that is no role's`;
    throw new CliError(text, { exitCode: EXIT.usage });
  }
  return { hosts: name, services: service, days };
}

function say(made: readonly string[], dir: string, context: CommandContext): void {
  const text = made.length === 0 ? `Everything is in ${dir} already.` : `Made in ${dir}: ${made.join(', ')}`;
  context.output.stderr.write(`${text}\n`);
}

async function onDisk<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error) || !('syscall' in error)) throw error;
    const code = 'code' in error ? String(error.code) : '';
    const what = code === 'ENOENT' ? 'there is no such file or folder' : error.message;
    throw new CliError(`Cannot use "${path}": ${what}`, { cause: error });
  }
}

function leftText(leftMs: number): string {
  if (leftMs <= 0) return 'expired';
  const days = Math.floor(leftMs / DAY_MS);
  return days === 0 ? 'less than a day' : `${days} ${days === 1 ? 'day' : 'days'}`;
}
