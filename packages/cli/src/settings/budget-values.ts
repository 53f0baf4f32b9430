// The schemas of the settings that bound memory and rates, and the objects that commands are given of their values.
// Defaults are here and, as text, in budget-settings.ts; tests hold them together.
import type { RateLimit } from '@tailrace/core/registry';
import {
  agentBudgetSettings,
  appIdleForgetSetting,
  controllerBudgetSettings,
  limitSettings,
  serverBudgetSettings,
  spoolSettings,
} from './budget-settings.ts';
import { findSetting } from './setting.ts';
import * as schemas from './value-schemas.ts';

const mebibyte = 1024 * 1024;

/** Limits of apps that have none of their own. */
export const limitShape = {
  'default-limit-lines': schemas.linesPerSecond(findSetting(limitSettings, 'default-limit-lines')).optional(),
  'default-limit-bytes': schemas.bytesPerSecond(findSetting(limitSettings, 'default-limit-bytes')).optional(),
};

/** Memory of a server. */
export const serverBudgetShape = {
  'app-log-bytes': schemas.bytes(findSetting(serverBudgetSettings, 'app-log-bytes')).default(16 * mebibyte),
  'server-log-bytes': schemas
    .bytes(findSetting(serverBudgetSettings, 'server-log-bytes'))
    .default(512 * mebibyte),
  'server-apps': schemas.count(findSetting(serverBudgetSettings, 'server-apps')).default(50_000),
};

/** Memory of an agent. */
export const agentBudgetShape = {
  'agent-buffer-bytes': schemas
    .bytes(findSetting(agentBudgetSettings, 'agent-buffer-bytes'))
    .default(64 * mebibyte),
  'agent-apps': schemas.count(findSetting(agentBudgetSettings, 'agent-apps')).default(10_000),
};

/** Disk of an agent. */
export const spoolShape = {
  spool: schemas.path.optional(),
  'spool-bytes': schemas.bytes(findSetting(spoolSettings, 'spool-bytes')).default(1024 * mebibyte),
  'spool-fsync': schemas.duration(findSetting(spoolSettings, 'spool-fsync')).optional(),
};

/** Memory of a traffic controller. */
export const controllerBudgetShape = {
  'tail-log-bytes': schemas
    .bytes(findSetting(controllerBudgetSettings, 'tail-log-bytes'))
    .default(4 * mebibyte),
  'app-drains': schemas.count(findSetting(controllerBudgetSettings, 'app-drains')).default(10),
};

/** When agents and servers forget an app. */
export const appIdleForgetShape = {
  'app-idle-forget': schemas.duration(appIdleForgetSetting).default(24 * 3_600_000),
};

/** The limit of apps that have none of their own; undefined where neither setting was given. */
export function defaultLimitOf(values: {
  readonly 'default-limit-lines'?: number | undefined;
  readonly 'default-limit-bytes'?: number | undefined;
}): RateLimit | undefined {
  const { 'default-limit-lines': lines, 'default-limit-bytes': bytes } = values;
  if (lines === undefined && bytes === undefined) return undefined;
  return { ...(lines === undefined ? {} : { lines }), ...(bytes === undefined ? {} : { bytes }) };
}
