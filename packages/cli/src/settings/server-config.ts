// The configuration of `tailrace server`: from settings as they were given to one frozen object, or to one error with every
// problem.
import { join, resolve } from 'node:path';
import type { RateLimit } from '@tailrace/core/registry';
import { z } from 'zod';
import { appIdleForgetShape, defaultLimitOf, limitShape, serverBudgetShape } from './budget-values.ts';
import type { ConfigProblem } from './config-error.ts';
import { formatListenAddress } from './listen-address.ts';
import { type ConfigSource, freezeConfig } from './load-config.ts';
import { type NamedProblem, parseValues } from './parse-values.ts';
import { checkOpen, missingProtection } from './protection-values.ts';
import type { RawSettings } from './raw-settings.ts';
import { checkFiles } from './readable-files.ts';
import { checkRole, type RoleConfig, roleShape, toRoleConfig } from './role-config.ts';
import { serverSettings } from './server-settings.ts';
import * as schemas from './value-schemas.ts';

/** Everything that `tailrace server` can be told. */
export interface ServerConfig extends RoleConfig {
  /** HOST:PORT. */
  readonly listen: string;
  /** HOST:PORT that others dial; port 0 is the one that was bound. Undefined: found out. */
  readonly advertise: string | undefined;
  /** Servers that are asked to hold each line. */
  readonly replicas: 1 | 2;
  /** Absolute path; undefined: nothing is kept. */
  readonly dataDir: string | undefined;
  readonly appLogBytesMax: number;
  readonly serverLogBytesMax: number;
  readonly serverAppsMax: number;
  readonly appIdleForgetMs: number;
  readonly defaultLimit: RateLimit | undefined;
  readonly drainsAllowLoopback: boolean;
}

/** The table and the reader of `tailrace server`. */
export const serverConfigSource: ConfigSource<ServerConfig> = {
  settings: serverSettings,
  parse: parseServerConfig,
};

/** @throws ConfigError with every problem, those that were found while reading included. */
export function parseServerConfig(raw: RawSettings, found: readonly ConfigProblem[] = []): ServerConfig {
  return freezeConfig(toConfig(parseValues(serverSchema, raw, { found, check })));
}

const serverSchema = z.object({
  ...roleShape,
  listen: schemas.address.default({ host: '127.0.0.1', port: 7100 }),
  advertise: schemas.advertisedAddress.optional(),
  replicas: schemas.choice(['1', '2']).default('1'),
  data: schemas.path.default('./data'),
  ...serverBudgetShape,
  ...appIdleForgetShape,
  ...limitShape,
  'drain-allow-loopback': schemas.onOff.default(false),
});

function check(given: Readonly<Record<string, unknown>>): readonly NamedProblem[] {
  const missing = missingProtection(given, ['tls']);
  return [
    ...checkRole(given),
    ...checkFiles(serverSettings, given),
    ...(['listen', 'metrics'] as const).flatMap((name) =>
      checkOpen(name, [schemas.address.safeParse(given[name]).data], missing),
    ),
  ];
}

function toConfig(values: z.output<typeof serverSchema>): ServerConfig {
  return {
    ...toRoleConfig(values),
    listen: formatListenAddress(values.listen),
    advertise: values.advertise === undefined ? undefined : formatListenAddress(values.advertise),
    replicas: values.replicas === '2' ? 2 : 1,
    dataDir: values.data === 'none' ? undefined : join(resolve(values.data), 'servers'),
    appLogBytesMax: values['app-log-bytes'],
    serverLogBytesMax: values['server-log-bytes'],
    serverAppsMax: values['server-apps'],
    appIdleForgetMs: values['app-idle-forget'],
    defaultLimit: defaultLimitOf(values),
    drainsAllowLoopback: values['drain-allow-loopback'],
  };
}
