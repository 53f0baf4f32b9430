// The four servers of `tailrace up`, which can be stopped and started one by one while the rest goes on. A server that starts
// again is a new one with the same id and folder, so that it has what it wrote when it stopped. One change at a time.
import { cannot, LogError, quoted } from '@tailrace/core/errors';
import { zones } from '../settings/value-schemas.js';
/** Ids of the servers by zone. */
export const serverIds = {
    z1: ['z1-a', 'z1-b'],
    z2: ['z2-a', 'z2-b'],
};
/** Servers by id, those that run and those that do not. */
export class ServerSet {
    #create;
    #graceMs;
    #running = new Map();
    #lastChange = Promise.resolve();
    #isClosed = false;
    /** `graceMs` is what a single server has for its stop. */
    constructor(create, graceMs) {
        this.#create = create;
        this.#graceMs = graceMs;
    }
    get running() {
        return [...this.#running.values()];
    }
    /** Whether any server of the zone runs. */
    hasRunning(zone) {
        return serverIds[zone].some((id) => this.#running.has(id));
    }
    /**
     * Starts the servers of a zone, or one, that do not run; resolves to their ids.
     * @throws LogError `unknown_server` when there is no such zone or server
     */
    start(target) {
        return this.#change(() => this.#each(target, (id) => !this.#running.has(id), (id) => this.#startOne(id)));
    }
    /**
     * Stops the servers of a zone, or one, that run; resolves to their ids.
     * @throws LogError `unknown_server` when there is no such zone or server
     */
    stop(target) {
        return this.#change(() => this.#each(target, (id) => this.#running.has(id), (id) => this.#stopOne(id, this.#graceMs)));
    }
    async startAll() {
        await Promise.all(zones.map((zone) => this.#each(zone, () => true, (id) => this.#startOne(id))));
    }
    /** Waits for a change that is going on, then stops all; nothing is started afterwards. */
    async stopAll(graceMs) {
        this.#isClosed = true;
        await this.#lastChange;
        await Promise.all([...this.#running.keys()].map((id) => this.#stopOne(id, graceMs)));
    }
    async #startOne(id) {
        const server = this.#create(id, zoneOf(id));
        await server.start();
        this.#running.set(id, server);
    }
    async #stopOne(id, graceMs) {
        const server = this.#running.get(id);
        this.#running.delete(id);
        await server?.stop(graceMs);
    }
    async #each(target, wanted, act) {
        const ids = idsOf(target).filter(wanted);
        await Promise.all(ids.map(act));
        return ids;
    }
    #change(change) {
        const result = this.#lastChange.then(() => {
            if (this.#isClosed) {
                throw new LogError(cannot('change the servers', 'the cluster is stopping'), { code: 'stopping' });
            }
            return change();
        });
        this.#lastChange = result.catch(() => undefined);
        return result;
    }
}
function idsOf(target) {
    const ofZone = zones.find((zone) => zone === target);
    if (ofZone !== undefined)
        return serverIds[ofZone];
    const all = Object.values(serverIds).flat();
    if (all.includes(target))
        return [target];
    const expected = `${zones.join(', ')}, or one of ${all.join(', ')}`;
    throw new LogError(cannot('change the servers', `there is no zone or server ${quoted(target)}`, expected), {
        code: 'unknown_server',
    });
}
function zoneOf(id) {
    return zones.find((zone) => serverIds[zone].includes(id)) ?? id;
}
//# sourceMappingURL=server-set.js.map