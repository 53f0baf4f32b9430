// The configuration of `tailrace agent`: from settings as they were given to one frozen object, or to one error with every
// problem.
import type { RateLimit } from '@tailrace/core/registry';
import { z } from 'zod';
import { agentSettings } from './agent-settings.ts';
import { agentBudgetShape, appIdleForgetShape, defaultLimitOf, limitShape } from './budget-values.ts';
import type { ConfigProblem } from './config-error.ts';
import { formatListenAddress, isLoopback } from './listen-address.ts';
import { type ConfigSource, freezeConfig } from './load-config.ts';
import { type NamedProblem, parseValues } from './parse-values.ts';
import type { RawSettings } from './raw-settings.ts';
import { checkFiles } from './readable-files.ts';
import {
  checkOpen,
  checkRole,
  missingProtection,
  type RoleConfig,
  roleShape,
  toRoleConfig,
} from './role-config.ts';
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
    ...checkSyslog(given),
  ];
}

/** TLS listeners need certificates; plain ones off loopback a word about who may write. */
function checkSyslog(given: Readonly<Record<string, unknown>>): NamedProblem[] {
  const listeners = schemas.syslogListeners.safeParse(given['syslog']).data ?? [];
  const hasTls = missingProtection({ ...given, insecure: false }, ['tls']).length === 0;
  const isRestricted = given['syslog-allow'] !== undefined;
  const isInsecure = schemas.onOff.safeParse(given['insecure']).data === true;
  const tls = listeners.find(({ url }) => /^tls:/i.test(url));
  const open = listeners.find(
    ({ url, address }) => !asksForCertificates(url) && address !== undefined && !isLoopback(address.host),
  );
  const problems: NamedProblem[] = [];
  if (tls !== undefined && !hasTls) {
    const message = `is "${tls.url}", expected TLS (--tls-cert, --tls-key, --tls-ca) beside it`;
    problems.push({ name: 'syslog', message });
  }
  if (open !== undefined && !isRestricted && !isInsecure) {
    const message = `is "${open.url}", expected a loopback address, or tls:// with client certificates, or --syslog-allow with the networks that may write, or --insecure to listen without`;
    problems.push({ name: 'syslog', message });
  }
  return problems;
}

/** Where nobody shows a certificate, anybody may write. */
function asksForCertificates(url: string): boolean {
  return /^tls:/i.test(url) && !/[?&]client-cert=none(?:&|$)/.test(url);
}

function toConfig(values: z.output<typeof agentSchema>): AgentConfig {
  return {
    ...toRoleConfig(values),
    ingress: formatListenAddress(values.ingress),
    syslog: values.syslog.map(({ url }) => url),
    syslogAllow: values['syslog-allow'],
    agentBufferBytesMax: values['agent-buffer-bytes'],
    agentAppsMax: values['agent-apps'],
    appIdleForgetMs: values['app-idle-forget'],
    defaultLimit: defaultLimitOf(values),
  };
}
