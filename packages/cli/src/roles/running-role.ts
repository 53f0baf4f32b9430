// What the frame of run-role.ts knows of a role, and what it hands to it. Types only.
import type { Role } from '@tailrace/core/registry';
import type { RoleHealth } from '@tailrace/core/role-health';
import type { TlsFiles } from '@tailrace/transport/tls-files';
import type { Logger } from 'pino';
import type { OpenedRegistry } from '../registry/open-registry.ts';
import type { ConfigSource } from '../settings/load-config.ts';
import type { RoleConfig } from '../settings/role-config.ts';
import type { MetricsPage } from './state-pages.ts';

/** A role in this process. */
export interface RunningRole {
  /** Opens everything and becomes a member; resolves to what the line "… is up" holds. Throws LogError. */
  start(): Promise<Readonly<Record<string, unknown>>>;
  /** Resolves to whether everything was done within the time and no line was lost. */
  stop(graceMs: number): Promise<boolean>;
  stateDump(): object;
  readonly health: RoleHealth;
  readonly metrics: MetricsPage;
}

/** What a role is made with, beside the registry. */
export interface RoleSurroundings<Config extends RoleConfig> {
  readonly config: Config;
  /** Undefined: plain text. Belongs to the caller, who closes it. */
  readonly tls: TlsFiles | undefined;
  readonly logger: Logger;
  readonly version: string;
  /** To be called when another process has taken the id over: the process then stops. */
  readonly onLost: () => void;
}

/** Makes a role once there is a registry, which belongs to the caller. Throws LogError. */
export type CreateRole = (opened: OpenedRegistry) => Promise<RunningRole>;

/** One of the roles, before it runs. */
export interface RoleDefinition<Config extends RoleConfig> {
  readonly role: Role;
  /** As it stands in the log: "the server is up". */
  readonly title: string;
  readonly source: ConfigSource<Config>;
  /** The configuration as the log may show it. Default: as it is. */
  readonly shown?: (config: Config) => object;
  /** The id where it is not that of the configuration: a server of a static registry is named by its address. */
  readonly idOf?: (config: Config) => string;
  /** Addresses by which a static registry can know which of its members this is. */
  readonly addressesOf: (config: Config) => readonly string[];
  /** Where the process may keep what belongs to the registry. */
  readonly dataDirOf?: (config: Config) => string;
  /** Opens what can fail before the registry is waited for. Throws LogError. */
  readonly prepare: (surroundings: RoleSurroundings<Config>) => Promise<CreateRole>;
}
