// The certificates of the roles that benchmarks start: made once per run, in a folder that goes with it.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CertificateAuthority } from '@tailrace/transport/certificate-authority';
import { PEER_ROLES } from '@tailrace/transport/peer-roles';
import type { TlsPaths } from '@tailrace/transport/tls-material';

let made: TlsPaths | undefined;

/** One certificate for all roles and for this machine, and its authority. */
export function certificates(): TlsPaths {
  made ??= make();
  return made;
}

function make(): TlsPaths {
  const folder = mkdtempSync(join(tmpdir(), 'tailrace-bench-tls-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const write = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text, { mode: 0o600 });
    return path;
  };
  const authority = CertificateAuthority.create({ days: 2 });
  const hosts = ['localhost', '127.0.0.1'];
  const { cert, key } = authority.issue({ name: 'tailrace bench', roles: PEER_ROLES, hosts, days: 2 });
  return { cert: write('role.crt', cert), key: write('role.key', key), ca: write('ca.crt', authority.cert) };
}
