import { zones } from '../settings/value-schemas.ts';
/** Ids of the servers by zone. */
export declare const serverIds: Readonly<Record<(typeof zones)[number], readonly string[]>>;
/** What a server can be told. */
export interface ControllableServer {
    start(): Promise<void>;
    /** Resolves within about `graceMs`. */
    stop(graceMs: number): Promise<void>;
}
/** Servers by id, those that run and those that do not. */
export declare class ServerSet<Server extends ControllableServer> {
    #private;
    /** `graceMs` is what a single server has for its stop. */
    constructor(create: (id: string, zone: string) => Server, graceMs: number);
    get running(): readonly Server[];
    /** Whether any server of the zone runs. */
    hasRunning(zone: keyof typeof serverIds): boolean;
    /**
     * Starts the servers of a zone, or one, that do not run; resolves to their ids.
     * @throws LogError `unknown_server` when there is no such zone or server
     */
    start(target: string): Promise<string[]>;
    /**
     * Stops the servers of a zone, or one, that run; resolves to their ids.
     * @throws LogError `unknown_server` when there is no such zone or server
     */
    stop(target: string): Promise<string[]>;
    startAll(): Promise<void>;
    /** Waits for a change that is going on, then stops all; nothing is started afterwards. */
    stopAll(graceMs: number): Promise<void>;
}
//# sourceMappingURL=server-set.d.ts.map