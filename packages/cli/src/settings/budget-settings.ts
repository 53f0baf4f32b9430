// The settings that bound memory and rates, by the role that they bound: `up` has all of them. Plain data; what is made of
// their values is in budget-values.ts.
import type { Setting } from './setting.ts';

const mebibyte = 1024 * 1024;
const dayMs = 24 * 3_600_000;

/** Limits of apps that have none of their own: agents and servers hold them. */
export const limitSettings: readonly Setting[] = [
  {
    name: 'default-limit-lines',
    kind: 'lines-per-second',
    argument: 'rate',
    unit: 'lines/s',
    summary: 'limit of every app in each zone that has no limit of its own',
    defaultText: 'no limit',
    min: 1,
    max: 1e9,
  },
  {
    name: 'default-limit-bytes',
    kind: 'bytes-per-second',
    argument: 'rate',
    unit: 'bytes/s',
    summary: 'the same in bytes',
    defaultText: 'no limit',
    min: 1,
    max: 1e12,
  },
];

/** Memory of a server. */
export const serverBudgetSettings: readonly Setting[] = [
  {
    name: 'app-log-bytes',
    kind: 'bytes',
    argument: 'size',
    unit: 'bytes',
    summary: 'memory that the lines of one app may take in a server',
    defaultText: '16MiB',
    min: 64 * 1024,
    max: 4096 * mebibyte,
  },
  {
    name: 'server-log-bytes',
    kind: 'bytes',
    argument: 'size',
    unit: 'bytes',
    summary: 'memory that the lines of all apps may take in each server',
    defaultText: '512MiB',
    min: mebibyte,
    max: 1024 * 1024 * mebibyte,
  },
  {
    name: 'server-apps',
    kind: 'count',
    argument: 'number',
    unit: 'apps',
    summary: 'apps that a server keeps at the same time; lines of further ones are dropped and counted',
    defaultText: '50000',
    min: 1,
    max: 10_000_000,
  },
];

/** Memory of an agent. */
export const agentBudgetSettings: readonly Setting[] = [
  {
    name: 'agent-buffer-bytes',
    kind: 'bytes',
    argument: 'size',
    unit: 'bytes',
    summary: 'memory for lines that an agent holds while its servers are away',
    defaultText: '64MiB',
    min: mebibyte,
    max: 64 * 1024 * mebibyte,
  },
  {
    name: 'agent-apps',
    kind: 'count',
    argument: 'number',
    unit: 'apps',
    summary:
      'apps that an agent takes lines of at the same time; lines of further ones are dropped and counted',
    defaultText: '10000',
    min: 1,
    max: 10_000_000,
  },
];

/** Disk of an agent. */
export const spoolSettings: readonly Setting[] = [
  {
    name: 'spool',
    kind: 'path',
    argument: 'folder',
    summary:
      'folder of its own in which lines are kept until a server has them: they survive the end of the agent, and longer outages than memory holds',
    defaultText: 'none',
  },
  {
    name: 'spool-bytes',
    kind: 'bytes',
    argument: 'size',
    unit: 'bytes',
    summary: 'disk space for the spool',
    defaultText: '1GiB',
    min: 16 * mebibyte,
    max: 64 * 1024 * 1024 * mebibyte,
  },
  {
    name: 'spool-fsync',
    kind: 'duration',
    argument: 'time',
    unit: 'ms',
    summary:
      'how long a line may be in the memory of the kernel alone: with it the spool survives the machine too; less costs disk writes, and pipe and run wait so long for an answer',
    defaultText: 'off',
    min: 1,
    max: 60_000,
  },
];

/** Memory of a traffic controller, and what it lets be made. */
export const controllerBudgetSettings: readonly Setting[] = [
  {
    name: 'tail-log-bytes',
    kind: 'bytes',
    argument: 'size',
    unit: 'bytes',
    summary: 'memory of the traffic controller for each app and zone that is being tailed',
    defaultText: '4MiB',
    min: 256 * 1024,
    max: 1024 * mebibyte,
  },
  {
    name: 'app-drains',
    kind: 'count',
    argument: 'number',
    unit: 'drains',
    summary: 'drains that one app may have; each one costs the server of the app a connection and a cursor',
    defaultText: '10',
    min: 1,
    max: 1_000,
  },
];

/** When agents and servers forget an app. */
export const appIdleForgetSetting: Setting = {
  name: 'app-idle-forget',
  kind: 'duration',
  argument: 'duration',
  summary: 'an app that has not logged for this long is forgotten, with its lines',
  defaultText: '24h',
  min: 60_000,
  max: 365 * dayMs,
};
