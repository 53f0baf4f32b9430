// The configuration of `tailrace traffic-controller`: from settings as they were given to one frozen object, or to one error
// with every problem.
import { resolve } from 'node:path';
import { z } from 'zod';
import { controllerBudgetShape } from './budget-values.ts';
import type { ConfigProblem } from './config-error.ts';
import { formatListenAddress } from './listen-address.ts';
import { type ConfigSource, freezeConfig } from './load-config.ts';
import { type NamedProblem, parseValues } from './parse-values.ts';
import {
  checkOpen,
  missingProtection,
  type TokenConfig,
  tokenShape,
  toTokenConfig,
} from './protection-values.ts';
import type { RawSettings } from './raw-settings.ts';
import { checkFiles } from './readable-files.ts';
import { checkRole, type RoleConfig, roleShape, toRoleConfig } from './role-config.ts';
import { trafficControllerSettings } from './traffic-controller-settings.ts';
import * as schemas from './value-schemas.ts';

/** Everything that `tailrace traffic-controller` can be told. */
export interface TrafficControllerConfig extends RoleConfig, TokenConfig {
  /** HOST:PORT. */
  readonly http: string;
  readonly publicUrl: string | undefined;
  readonly allowOrigins: readonly string[];
  /** Absolute path of the folder for drains and limits, where this controller keeps them. */
  readonly dataDir: string;
  readonly tailLogBytesMax: number;
  /** Most drains of one app. */
  readonly drainsPerAppMax: number;
}

/** The table and the reader of `tailrace traffic-controller`. */
export const trafficControllerConfigSource: ConfigSource<TrafficControllerConfig> = {
  settings: trafficControllerSettings,
  parse: parseTrafficControllerConfig,
};

/** @throws ConfigError with every problem, those that were found while reading included. */
export function parseTrafficControllerConfig(
  raw: RawSettings,
  found: readonly ConfigProblem[] = [],
): TrafficControllerConfig {
  return freezeConfig(toConfig(parseValues(controllerSchema, raw, { found, check })));
}

const controllerSchema = z.object({
  ...roleShape,
  http: schemas.address.default({ host: '127.0.0.1', port: 8080 }),
  'public-url': schemas.httpUrl.optional(),
  'allow-origin': schemas.origins.default([]),
  ...tokenShape,
  data: schemas.path.default('./data'),
  ...controllerBudgetShape,
});

function check(given: Readonly<Record<string, unknown>>): readonly NamedProblem[] {
  const missing = missingProtection(given, ['tls', 'tokens']);
  return [
    ...checkRole(given),
    ...checkFiles(trafficControllerSettings, given),
    ...(['http', 'metrics'] as const).flatMap((name) =>
      checkOpen(name, [schemas.address.safeParse(given[name]).data], missing),
    ),
  ];
}

function toConfig(values: z.output<typeof controllerSchema>): TrafficControllerConfig {
  return {
    ...toRoleConfig(values),
    http: formatListenAddress(values.http),
    publicUrl: values['public-url'],
    allowOrigins: values['allow-origin'],
    ...toTokenConfig(values),
    dataDir: resolve(values.data),
    tailLogBytesMax: values['tail-log-bytes'],
    drainsPerAppMax: values['app-drains'],
  };
}
