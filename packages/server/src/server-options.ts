// The settings of a server. They are values that somebody has read and checked; reading them is the program's business.
import type { RateLimit, Registry } from '@tailrace/core/registry';
import type { TlsFiles } from '@tailrace/transport/tls-files';
import type { Logger } from 'pino';

/** Default budget of one app's log: 16 MiB. */
export const APP_BYTES_MAX_DEFAULT = 16 * 1024 * 1024;
/** Default budget of all logs of a server: 512 MiB. */
export const TOTAL_BYTES_MAX_DEFAULT = 512 * 1024 * 1024;
/** Default of the number of apps of a server. */
export const APPS_MAX_DEFAULT = 50_000;
/** Default of the time after which an app that writes nothing is forgotten: a day. */
export const APP_IDLE_FORGET_MS_DEFAULT = 24 * 60 * 60 * 1000;

/** Default of the time between two looks for idle apps. */
export const HOUSEKEEPING_MS_DEFAULT = 60_000;

/** Settings of a server. */
export interface ServerOptions {
  /** Unique among the servers of the cluster. */
  readonly id: string;
  readonly zone: string;
  readonly registry: Registry;
  readonly logger: Logger;
  /** `host:port`; port 0 takes any free one. */
  readonly listen: string;
  /** `host:port` that others dial; port 0 is the one that was bound. Default: the address that was bound. */
  readonly advertise?: string;
  /** Folder for the lines that are held at a clean stop. Default: they are not kept. */
  readonly dataDir?: string;
  /** Bytes; default {@link APP_BYTES_MAX_DEFAULT}. An app's oldest lines go when its log is larger. */
  readonly appBytesMax?: number;
  /** Bytes; default {@link TOTAL_BYTES_MAX_DEFAULT}. The oldest lines of the largest logs go when all are larger together. */
  readonly totalBytesMax?: number;
  /** Default {@link APPS_MAX_DEFAULT}. Lines of further apps are not taken, and counted. */
  readonly appsMax?: number;
  /** Milliseconds; default {@link APP_IDLE_FORGET_MS_DEFAULT}. */
  readonly appIdleForgetMs?: number;
  /** How often idle apps are looked for, in milliseconds. Default: a minute. */
  readonly housekeepingMs?: number;
  /** Servers of the zone that hold each line, 1 or 2. Default 1. */
  readonly replicas?: 1 | 2;
  /** The limit of apps that have none of their own. Default: none. */
  readonly defaultLimit?: RateLimit;
  /** True: drains may go to this machine. For a cluster on one machine. */
  readonly drainsAllowLoopback: boolean;
  /** Certificate authorities in PEM that TLS drains trust instead of the built-in ones. */
  readonly drainsCa?: string;
  /** Milliseconds after which a drain's receiver that takes nothing is dialled again. Default 30 s. */
  readonly drainWriteStallMs?: number;
  /** Mutual TLS with agents, controllers and servers; the caller closes it. Default: plain text. */
  readonly tls?: TlsFiles;
  /** Called once when another process has taken the id over: this one is to be stopped. Default: nothing happens. */
  readonly onLost?: () => void;
}
