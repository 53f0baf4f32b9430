// The configuration of `tailrace agent`: from settings as they were given to one frozen object, or to one error with every
// problem.
import { resolve } from 'node:path';
import type { RateLimit } from '@tailrace/core/registry';
import { z } from 'zod';
import { agentSettings } from './agent-settings.ts';
import {
  agentBudgetShape,
  appIdleForgetShape,
  defaultLimitOf,
  limitShape,
  spoolShape,
} from './budget-values.ts';
import type { ConfigProblem } from './config-error.ts';
import { formatListenAddress } from './listen-address.ts';
import { type ConfigSource, freezeConfig } from './load-config.ts';
import { type NamedProblem, parseValues } from './parse-values.ts';
import { checkOpen, checkSyslog, missingProtection } from './protection-values.ts';
import type { RawSettings } from './raw-settings.ts';
import { checkFiles } from './readable-files.ts';
import { checkRole, type RoleConfig, roleShape, toRoleConfig } from './role-config.ts';
import * as schemas from './value-schemas.ts';

/** Everything that `tailrace agent` can be told. */
export interface AgentConfig extends RoleConfig {
  /** HOST:PORT. */
  readonly ingress: string;
  /** URLs. */
  readonly syslog: readonly string[];
  /** Networks that may write to plain listeners beside this machine; empty: any. */
  readonly syslogAllow: readonly string[];
  readonly agentBufferBytesMax: number;
  readonly agentAppsMax: number;
  /** Undefined: lines are kept in memory alone. */
  readonly spool:
    | { readonly folder: string; readonly bytesMax: number; readonly fsyncMs: number | undefined }
    | undefined;
  readonly appIdleForgetMs: number;
  readonly defaultLimit: RateLimit | undefined;
}

/** The table and the reader of `tailrace agent`. */
export const agentConfigSource: ConfigSource<AgentConfig> = {
  settings: agentSettings,
  parse: parseAgentConfig,
};

/** @throws ConfigError with every problem, those that were found while reading included. */
export function parseAgentConfig(raw: RawSettings, found: readonly ConfigProblem[] = []): AgentConfig {
  return freezeConfig(toConfig(parseValues(agentSchema, raw, { found, check })));
}

const agentSchema = z.object({
  ...roleShape,
  ingress: schemas.address.default({ host: '127.0.0.1', port: 3458 }),
  syslog: schemas.syslogListeners.default([]),
  'syslog-allow': schemas.networks.default([]),
  ...agentBudgetShape,
  ...spoolShape,
  ...appIdleForgetShape,
  ...limitShape,
});

function check(given: Readonly<Record<string, unknown>>): readonly NamedProblem[] {
  const missing = missingProtection(given, ['tls']);
  return [
    ...checkRole(given),
    ...checkFiles(agentSettings, given),
    ...(['ingress', 'metrics'] as const).flatMap((name) =>
      checkOpen(name, [schemas.address.safeParse(given[name]).data], missing),
    ),
    ...checkSyslog(given, schemas.syslogListeners.safeParse(given['syslog']).data ?? []),
  ];
}

function toConfig(values: z.output<typeof agentSchema>): AgentConfig {
  return {
    ...toRoleConfig(values),
    ingress: formatListenAddress(values.ingress),
    syslog: values.syslog.map(({ url }) => url),
    syslogAllow: values['syslog-allow'],
    agentBufferBytesMax: values['agent-buffer-bytes'],
    agentAppsMax: values['agent-apps'],
    spool:
      values.spool === undefined
        ? undefined
        : { folder: resolve(values.spool), bytesMax: values['spool-bytes'], fsyncMs: values['spool-fsync'] },
    appIdleForgetMs: values['app-idle-forget'],
    defaultLimit: defaultLimitOf(values),
  };
}
