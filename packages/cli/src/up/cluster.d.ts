import type { Registry } from '@tailrace/core/registry';
import type { Logger } from 'pino';
import type { UpConfig } from '../settings/up-config.ts';
/** Where the cluster listens. */
export interface ClusterAddresses {
    /** The traffic controller's. */
    readonly url: string;
    readonly zones: readonly ZoneAddresses[];
}
/** Where a zone's agent listens. */
export interface ZoneAddresses {
    readonly zone: string;
    /** HOST:PORT. */
    readonly ingress: string;
    readonly syslog: readonly string[];
}
/** What a cluster is made of. */
export interface ClusterOptions {
    readonly config: UpConfig;
    /** Belongs to the caller, who closes it after the stop. */
    readonly registry: Registry;
    readonly logger: Logger;
    readonly version: string;
}
/** Two zones with two servers and an agent each, and a traffic controller. */
export declare class Cluster {
    #private;
    constructor(options: ClusterOptions);
    /** Where it listens; after the start. */
    get addresses(): ClusterAddresses;
    /**
     * Starts everything. The sources come last, so that a line that arrives has an owner that stays.
     * When one part cannot start, the others are stopped again, and its error is thrown.
     */
    start(): Promise<void>;
    /**
     * Stops everything: sources, then what the agents hold, then the servers with their lines in the data folder, then the
     * readers. Resolves to whether all of it was done within `graceMs` and no line was lost.
     */
    stop(graceMs: number): Promise<boolean>;
    /** Everything that it holds, for a person who looks for the cause of a trouble. */
    stateDump(): Record<string, unknown>;
}
//# sourceMappingURL=cluster.d.ts.map