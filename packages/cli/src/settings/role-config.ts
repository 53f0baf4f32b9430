// What every role is told, whatever it does: the values of role-settings.ts, and the checks that hang several together.
import { hostname } from 'node:os';
import { resolve } from 'node:path';
import { z } from 'zod';
import { formatListenAddress } from './listen-address.ts';
import type { NamedProblem } from './parse-values.ts';
import { graceSetting, type LogLevel, logLevels } from './process-settings.ts';
import { checkTls, checkTogether, type TlsPaths, tlsShape, toTlsPaths } from './protection-values.ts';
import type { RegistryAddress } from './registry-address.ts';
import { registrySettings } from './role-settings.ts';
import { findSetting } from './setting.ts';
import * as schemas from './value-schemas.ts';

/** How to reach NATS; paths are absolute. */
export interface NatsConfig {
  readonly user?: string;
  readonly passwordFile?: string;
  readonly tokenFile?: string;
  readonly credsFile?: string;
  readonly tls?: { readonly ca?: string; readonly cert?: string; readonly key?: string };
}

/** The registry as a role is told of it. */
export interface RegistryConfig {
  readonly address: RegistryAddress;
  /** Name of the cluster in NATS. */
  readonly cluster: string;
  readonly replicas: number;
  /** How long a start waits for it, in milliseconds. */
  readonly waitMs: number;
  readonly nats: NatsConfig;
}

/** What every role is told. */
export interface RoleConfig {
  readonly zone: string;
  /** Unique among the processes of its role. */
  readonly id: string;
  /** False: the id is the host name because nobody said another. */
  readonly isIdGiven: boolean;
  readonly registry: RegistryConfig;
  /** Undefined: plain text. */
  readonly tls: TlsPaths | undefined;
  /** HOST:PORT of the state pages; undefined: none. */
  readonly metrics: string | undefined;
  readonly graceMs: number;
  readonly isInsecure: boolean;
  readonly logLevel: LogLevel;
}

/** The schemas of the settings that every role has. */
export const roleShape = {
  zone: schemas.required(schemas.name, 'the zone that this process is in, such as z1'),
  id: schemas.memberId.optional(),
  registry: schemas.required(schemas.registry, 'nats://HOST:PORT or static:FILE'),
  cluster: schemas.clusterName.default('tailrace'),
  'registry-replicas': schemas.choice(['1', '3', '5']).default('1'),
  'registry-wait': schemas.duration(findSetting(registrySettings, 'registry-wait')).default(60_000),
  'nats-user': schemas.plainText.optional(),
  'nats-password-file': schemas.path.optional(),
  'nats-token-file': schemas.path.optional(),
  'nats-creds': schemas.path.optional(),
  'nats-tls-ca': schemas.path.optional(),
  'nats-tls-cert': schemas.path.optional(),
  'nats-tls-key': schemas.path.optional(),
  ...tlsShape,
  metrics: schemas.address.optional(),
  grace: schemas.duration(graceSetting).default(30_000),
  insecure: schemas.onOff.default(false),
  'log-level': schemas.choice(logLevels).default('info'),
};

const roleSchema = z.object(roleShape);

/** The part of a role's configuration that every role has. */
export function toRoleConfig(values: z.output<typeof roleSchema>): RoleConfig {
  return {
    zone: values.zone,
    id: values.id ?? hostname(),
    isIdGiven: values.id !== undefined,
    registry: {
      address: values.registry,
      cluster: values.cluster,
      replicas: Number(values['registry-replicas']),
      waitMs: values['registry-wait'],
      nats: toNatsConfig(values),
    },
    tls: toTlsPaths(values),
    metrics: values.metrics === undefined ? undefined : formatListenAddress(values.metrics),
    graceMs: values.grace,
    isInsecure: values.insecure,
    logLevel: values['log-level'],
  };
}

function toNatsConfig(values: z.output<typeof roleSchema>): NatsConfig {
  const tls = {
    ...pathOf('ca', values['nats-tls-ca']),
    ...pathOf('cert', values['nats-tls-cert']),
    ...pathOf('key', values['nats-tls-key']),
  };
  return {
    ...(values['nats-user'] === undefined ? {} : { user: values['nats-user'] }),
    ...pathOf('passwordFile', values['nats-password-file']),
    ...pathOf('tokenFile', values['nats-token-file']),
    ...pathOf('credsFile', values['nats-creds']),
    ...(Object.keys(tls).length === 0 ? {} : { tls }),
  };
}

function pathOf<Name extends string>(name: Name, path: string | undefined): Partial<Record<Name, string>> {
  return path === undefined ? {} : ({ [name]: resolve(path) } as Partial<Record<Name, string>>);
}

type Given = Readonly<Record<string, unknown>>;

/** Problems that every role can have with several settings together. */
export function checkRole(given: Given): readonly NamedProblem[] {
  return [...checkTls(given), ...checkNats(given)];
}

function checkNats(given: Given): NamedProblem[] {
  const registry = schemas.registry.safeParse(given['registry']).data;
  if (registry?.kind === 'static') {
    return registrySettings
      .filter(({ name }) => (name.startsWith('nats-') || name === 'cluster') && given[name] !== undefined)
      .map(({ name }) => ({
        name,
        message: 'is of no use beside static:FILE, expected --registry nats://…',
      }));
  }
  const ways = ['nats-user', 'nats-token-file', 'nats-creds'].filter((name) => given[name] !== undefined);
  const several = ways.slice(1).map((name) => ({
    name,
    message: `is given beside --${ways[0]}, expected one way to sign in at NATS`,
  }));
  return [
    ...several,
    ...checkTogether(given, ['nats-user', 'nats-password-file']),
    ...checkTogether(given, ['nats-tls-cert', 'nats-tls-key']),
  ];
}
