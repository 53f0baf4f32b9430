// Which certificate the commands to try may use to write lines: one of a program that only writes, where it lies beside ours as
// `tailrace certs init` puts it; else ours, which is an agent's too.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { TlsPaths } from '../settings/protection-values.ts';

/** Paths for `pipe --tls-cert … --tls-key … --tls-ca …`. */
export function senderFiles(own: TlsPaths): TlsPaths {
  const folder = dirname(own.cert);
  const [cert, key] = [join(folder, 'client.crt'), join(folder, 'client.key')];
  return existsSync(cert) && existsSync(key) ? { cert, key, ca: own.ca } : own;
}
