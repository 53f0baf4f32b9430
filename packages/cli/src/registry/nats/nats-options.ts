// The settings of a registry in NATS, and how its servers are written. Reading flags and files of settings is not done here.
import { cannot, LogError, quoted } from '@tailrace/core/errors';
import type { Role } from '@tailrace/core/registry';
import type { Logger } from 'pino';

/** Port of a NATS server that is given without one. */
export const NATS_PORT_DEFAULT = 4222;
/** Default of `connectTimeoutMs`: a NATS that is started together with this process has this long to be ready. */
export const CONNECT_TIMEOUT_MS_DEFAULT = 10_000;

/** Paths of PEM files for TLS to NATS. */
export interface NatsTlsFiles {
  /** Certificate authorities. Default: those of Node. */
  readonly ca?: string;
  /** Certificate of this process, where NATS asks for one. */
  readonly cert?: string;
  readonly key?: string;
}

/** Settings of a `NatsRegistry`. */
export interface NatsRegistryOptions {
  /** `host:port` of one or more servers of one NATS cluster; see {@link parseNatsServers}. */
  readonly servers: readonly string[];
  /** Names the buckets: `A-Z a-z 0-9 _ -`. Several clusters can share a NATS under different names. */
  readonly cluster: string;
  /** What this process mainly is: it decides which members it sees. */
  readonly role: Role;
  /** The zone of this process. */
  readonly zone: string;
  /** Copies that NATS keeps of each bucket that this process creates: 1, 3 or 5, at most the servers of the NATS cluster. */
  readonly replicas: number;
  readonly user?: string;
  /** File with the password of `user`. */
  readonly passwordFile?: string;
  /** File with a token. */
  readonly tokenFile?: string;
  /** File with credentials as `nsc` writes them. */
  readonly credsFile?: string;
  /** Present, even when empty: the connection must be encrypted. */
  readonly tls?: NatsTlsFiles;
  readonly logger: Logger;
  /** Milliseconds, default {@link CONNECT_TIMEOUT_MS_DEFAULT}: how long `open` tries to reach a NATS that is not there yet. */
  readonly connectTimeoutMs?: number;
  /** Milliseconds, default 1 s: how long the first process of a cluster waits for one that knows the cluster's id. */
  readonly settleMs?: number;
}

/**
 * The servers of `nats://host:4222,other:4222`; scheme and ports may be left out.
 * @throws LogError `bad_nats_servers` for anything else, also for a password: secrets come from files
 */
export function parseNatsServers(text: string): readonly string[] {
  const parts = text.split(',').map((part) => part.trim());
  return parts.map((part) => {
    const url = URL.canParse(withScheme(part)) ? new URL(withScheme(part)) : undefined;
    // Only what stands before an @ can be secret: it is not repeated.
    if (part.includes('@')) throw badServers('there is a user or a password in it', 'these in files');
    if (url === undefined || url.hostname === '' || !/^\/?$/.test(url.pathname + url.search + url.hash)) {
      throw badServers(quoted(part), 'nats://HOST:PORT, and more of these after commas');
    }
    return `${url.hostname}:${url.port === '' ? NATS_PORT_DEFAULT : url.port}`;
  });
}

/** Makes sure that the name fits into the names of buckets and subjects. */
export function assertClusterName(cluster: string): void {
  if (/^[A-Za-z0-9_-]{1,64}$/.test(cluster)) return;
  throw new LogError(
    cannot('use this cluster name', quoted(cluster), '1–64 characters of A-Z, a-z, 0-9, "_" and "-"'),
    { code: 'bad_cluster_name' },
  );
}

function withScheme(part: string): string {
  return /^nats:\/\//.test(part) ? part : `nats://${part}`;
}

function badServers(whatIs: string, expected: string): LogError {
  return new LogError(cannot('read the NATS servers', whatIs, expected), { code: 'bad_nats_servers' });
}
