// The configuration of `tailrace up`: from settings as they were given to one frozen object, or to one error with every
// problem. Defaults live here and in the table (as text); a test holds them together.
import { resolve } from 'node:path';
import type { RateLimit } from '@tailrace/core/registry';
import { z } from 'zod';
import {
  agentBudgetShape,
  appIdleForgetShape,
  controllerBudgetShape,
  defaultLimitOf,
  limitShape,
  serverBudgetShape,
} from './budget-values.ts';
import type { ConfigProblem } from './config-error.ts';
import { formatListenAddress, type ListenAddress, type SyslogListener } from './listen-address.ts';
import { freezeConfig } from './load-config.ts';
import { type NamedProblem, parseValues } from './parse-values.ts';
import { graceSetting, type LogLevel, logLevels } from './process-settings.ts';
import {
  checkOpen,
  checkSyslog,
  checkTls,
  missingProtection,
  type TlsPaths,
  type TokenConfig,
  tlsShape,
  tokenShape,
  toTlsPaths,
  toTokenConfig,
} from './protection-values.ts';
import type { RawSettings } from './raw-settings.ts';
import { checkFiles } from './readable-files.ts';
import { upSettings } from './up-settings.ts';
import type { PerZone, ZoneName } from './value-schemas.ts';
import * as schemas from './value-schemas.ts';

/** Everything that `tailrace up` can be told. */
export interface UpConfig extends TokenConfig {
  /** Where the traffic controller listens, HOST:PORT. */
  readonly http: string;
  /** Where each zone's agent listens for gRPC, HOST:PORT. */
  readonly ingress: Readonly<Record<ZoneName, string>>;
  /** URLs on which each zone's agent listens for syslog. */
  readonly syslog: Readonly<Record<ZoneName, readonly string[]>>;
  /** Networks that may write to plain listeners beside this machine; empty: any. */
  readonly syslogAllow: readonly string[];
  /** Undefined: plain text. */
  readonly tls: TlsPaths | undefined;
  /** HOST:PORT of the state pages; undefined: none of their own. */
  readonly metrics: string | undefined;
  /** Absolute path of the folder that outlives the process. */
  readonly dataDir: string;
  /** Limit of apps without one of their own; undefined is no limit. */
  readonly defaultLimit: RateLimit | undefined;
  readonly graceMs: number;
  readonly publicUrl: string | undefined;
  readonly allowOrigins: readonly string[];
  readonly logLevel: LogLevel;
  readonly appLogBytesMax: number;
  readonly serverLogBytesMax: number;
  readonly serverAppsMax: number;
  readonly agentBufferBytesMax: number;
  readonly agentAppsMax: number;
  readonly tailLogBytesMax: number;
  /** Most drains of one app. */
  readonly drainsPerAppMax: number;
  readonly appIdleForgetMs: number;
}

/** @throws ConfigError with every problem, those that were found while reading included. */
export function parseUpConfig(raw: RawSettings, found: readonly ConfigProblem[] = []): UpConfig {
  return freezeConfig(toConfig(parseValues(upSchema, raw, { found, check })));
}

type UpValues = z.infer<typeof upSchema>;

// The names of the table, each with the schema of its kind.
const upSchema = z.object({
  http: schemas.address.default({ host: '127.0.0.1', port: 8080 }),
  ingress: schemas.zoneAddresses.optional(),
  syslog: schemas.zoneSyslogListeners.optional(),
  data: schemas.path.default('./data'),
  ...tlsShape,
  ...tokenShape,
  'syslog-allow': schemas.networks.default([]),
  insecure: schemas.onOff.default(false),
  'public-url': schemas.httpUrl.optional(),
  'allow-origin': schemas.origins.default([]),
  metrics: schemas.address.optional(),
  ...limitShape,
  grace: schemas.duration(graceSetting).default(30_000),
  ...serverBudgetShape,
  ...agentBudgetShape,
  ...controllerBudgetShape,
  ...appIdleForgetShape,
  'log-level': schemas.choice(logLevels).default('warn'),
});

/** Beside the schema, which would leave it out as soon as another setting is wrong. */
function check(given: Readonly<Record<string, unknown>>): readonly NamedProblem[] {
  const { shape } = upSchema;
  const ingress = Object.values(shape.ingress.safeParse(given['ingress']).data ?? {});
  const syslog = Object.values(shape.syslog.safeParse(given['syslog']).data ?? {}).flat();
  const edge = missingProtection(given, ['tls', 'tokens']);
  return [
    ...checkTls(given),
    ...checkFiles(upSettings, given),
    ...checkOpen('http', [shape.http.safeParse(given['http']).data], edge),
    ...checkOpen('metrics', [shape.metrics.safeParse(given['metrics']).data], edge),
    ...checkOpen('ingress', ingress, missingProtection(given, ['tls'])),
    ...checkSyslog(given, syslog),
  ];
}

function toConfig(values: UpValues): UpConfig {
  return {
    http: formatListenAddress(values.http),
    ingress: ingressPerZone(values.ingress ?? {}),
    syslog: syslogPerZone(values.syslog ?? {}),
    syslogAllow: values['syslog-allow'],
    tls: toTlsPaths(values),
    ...toTokenConfig(values),
    metrics: values.metrics === undefined ? undefined : formatListenAddress(values.metrics),
    dataDir: resolve(values.data),
    defaultLimit: defaultLimitOf(values),
    graceMs: values.grace,
    publicUrl: values['public-url'],
    allowOrigins: values['allow-origin'],
    logLevel: values['log-level'],
    appLogBytesMax: values['app-log-bytes'],
    serverLogBytesMax: values['server-log-bytes'],
    serverAppsMax: values['server-apps'],
    agentBufferBytesMax: values['agent-buffer-bytes'],
    agentAppsMax: values['agent-apps'],
    tailLogBytesMax: values['tail-log-bytes'],
    drainsPerAppMax: values['app-drains'],
    appIdleForgetMs: values['app-idle-forget'],
  };
}

/** Where z1's address is given and z2's is not, z2 takes any free port: two clusters on one machine need one flag, not two. */
function ingressPerZone({ z1, z2 }: PerZone<ListenAddress>): Record<ZoneName, string> {
  const second = z1 === undefined ? { host: '127.0.0.1', port: 3459 } : { host: z1.host, port: 0 };
  return {
    z1: formatListenAddress(z1 ?? { host: '127.0.0.1', port: 3458 }),
    z2: formatListenAddress(z2 ?? second),
  };
}

function syslogPerZone({ z1, z2 }: PerZone<readonly SyslogListener[]>): Record<ZoneName, readonly string[]> {
  const onPort = (port: number) => [`tcp://127.0.0.1:${port}`, `udp://127.0.0.1:${port}`];
  // A unix socket of the first zone says nothing about the second: it takes what has a port.
  const second = z1 === undefined ? onPort(5515) : z1.flatMap(onFreePort);
  const urls = (listeners: readonly SyslogListener[] | undefined) => listeners?.map(({ url }) => url);
  return { z1: urls(z1) ?? onPort(5514), z2: urls(z2) ?? second };
}

function onFreePort({ url, address }: SyslogListener): string[] {
  if (address === undefined) return [];
  const [scheme = '', rest = ''] = url.split('://');
  const query = rest.indexOf('?');
  return [`${scheme}://${formatListenAddress({ ...address, port: 0 })}${query < 0 ? '' : rest.slice(query)}`];
}
