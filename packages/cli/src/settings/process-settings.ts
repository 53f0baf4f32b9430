// The settings of every command that runs a part of the cluster: how it ends, and what it says about itself. Plain data.
import type { Setting } from './setting.ts';

const hourMs = 3_600_000;

/** Levels of the program's own log, most important first. */
export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
/** Level of the program's own log. */
export type LogLevel = (typeof logLevels)[number];

/** Time of a clean stop. */
export const graceSetting: Setting = {
  name: 'grace',
  kind: 'duration',
  argument: 'duration',
  summary: 'how long a clean stop may take; what is not written by then is lost',
  defaultText: '30s',
  min: 0,
  max: hourMs,
};

/** The pages for probes and Prometheus. */
export const metricsSetting: Setting = {
  name: 'metrics',
  kind: 'address',
  argument: 'address',
  summary: 'where /healthz, /readyz and /metrics are served over plain HTTP',
  defaultText: 'none',
};

/** Listening without protection. */
export const insecureSetting: Setting = {
  name: 'insecure',
  kind: 'switch',
  summary: 'listen on addresses other than loopback, without TLS and tokens',
  defaultText: 'off',
};

/** The program's own log, with the level that the command has by default. */
export function logLevelSetting(defaultText: LogLevel): Setting {
  return {
    name: 'log-level',
    kind: 'choice',
    argument: 'level',
    summary: "how much of the program's own log is written to stderr",
    defaultText,
    choices: logLevels,
  };
}
