// The settings that every role has: where it belongs, its registry, its certificates, and how it shows its state. Plain data.
import { graceSetting, insecureSetting, logLevelSetting, metricsSetting } from './process-settings.ts';
import { tlsSettings } from './protection-settings.ts';
import type { Setting } from './setting.ts';

const hourMs = 3_600_000;

/** Where a process belongs. */
export const placeSettings: readonly Setting[] = [
  {
    name: 'zone',
    kind: 'name',
    argument: 'zone',
    summary: 'the zone that it is in, such as z1',
    defaultText: 'required',
  },
  {
    name: 'id',
    kind: 'member-id',
    argument: 'id',
    summary:
      'its name, unique among the processes of its role; a server of a static registry is named by its address',
    defaultText: 'the host name',
  },
];

/** Where members, drains and limits are kept. */
export const registrySettings: readonly Setting[] = [
  {
    name: 'registry',
    kind: 'registry',
    argument: 'registry',
    summary: 'where members, drains and limits are kept: nats://HOST:PORT[,HOST:PORT…] or static:FILE',
    defaultText: 'required',
  },
  {
    name: 'cluster',
    kind: 'cluster-name',
    argument: 'name',
    summary: 'name of the cluster in NATS, where several may share one',
    defaultText: 'tailrace',
  },
  {
    name: 'registry-replicas',
    kind: 'choice',
    argument: 'number',
    summary: 'copies that NATS keeps of the registry; counts when it is made',
    defaultText: '1',
    choices: ['1', '3', '5'],
  },
  {
    name: 'registry-wait',
    kind: 'duration',
    argument: 'duration',
    summary: 'how long a start waits for a registry that is not there yet',
    defaultText: '60s',
    min: 0,
    max: hourMs,
  },
  {
    name: 'nats-user',
    kind: 'text',
    argument: 'name',
    summary: 'user at NATS, with --nats-password-file',
    defaultText: 'none',
  },
  {
    name: 'nats-password-file',
    kind: 'file',
    argument: 'file',
    summary: 'file with the password of --nats-user',
    defaultText: 'none',
  },
  {
    name: 'nats-token-file',
    kind: 'file',
    argument: 'file',
    summary: 'file with the token for NATS',
    defaultText: 'none',
  },
  {
    name: 'nats-creds',
    kind: 'file',
    argument: 'file',
    summary: 'credentials file for NATS, as nsc writes it',
    defaultText: 'none',
  },
  {
    name: 'nats-tls-ca',
    kind: 'file',
    argument: 'file',
    summary: 'certificate authorities that NATS is checked against; turns TLS to NATS on',
    defaultText: 'none',
  },
  {
    name: 'nats-tls-cert',
    kind: 'file',
    argument: 'file',
    summary: 'own certificate for NATS, with --nats-tls-key',
    defaultText: 'none',
  },
  {
    name: 'nats-tls-key',
    kind: 'file',
    argument: 'file',
    summary: 'key of --nats-tls-cert',
    defaultText: 'none',
  },
];

/** How a role runs and shows its state. */
export const runSettings: readonly Setting[] = [
  metricsSetting,
  graceSetting,
  insecureSetting,
  logLevelSetting('info'),
];

/** What every role has behind its own settings, in the order in which help shows them. */
export const roleSettings: readonly Setting[] = [...registrySettings, ...tlsSettings, ...runSettings];
