// The four servers of `tailrace up`, which can be stopped and started one by one while the rest goes on. A server that starts
// again is a new one with the same id and folder, so that it has what it wrote when it stopped. One change at a time.
import { cannot, LogError, quoted } from '@tailrace/core/errors';
import { zones } from '../settings/value-schemas.ts';

/** Ids of the servers by zone. */
export const serverIds: Readonly<Record<(typeof zones)[number], readonly string[]>> = {
  z1: ['z1-a', 'z1-b'],
  z2: ['z2-a', 'z2-b'],
};

/** What a server can be told. */
export interface ControllableServer {
  /** Everything that comes before {@link join}. */
  prepare(): Promise<void>;
  /** Becomes a member, and so the owner of apps. */
  join(): Promise<void>;
  /** Resolves within about `graceMs`. `handsOver` false: the other servers of its zone stop too, so it keeps its lines itself. */
  stop(graceMs: number, options?: { readonly handsOver?: boolean }): Promise<void>;
}

/** Servers by id, those that run and those that do not. */
export class ServerSet<Server extends ControllableServer> {
  readonly #create: (id: string, zone: string) => Server;
  readonly #graceMs: number;
  readonly #running = new Map<string, Server>();
  #lastChange: Promise<unknown> = Promise.resolve();
  #isClosed = false;

  /** `graceMs` is what a single server has for its stop. */
  constructor(create: (id: string, zone: string) => Server, graceMs: number) {
    this.#create = create;
    this.#graceMs = graceMs;
  }

  get running(): readonly Server[] {
    return [...this.#running.values()];
  }

  /** Whether any server of the zone runs. */
  hasRunning(zone: keyof typeof serverIds): boolean {
    return serverIds[zone].some((id) => this.#running.has(id));
  }

  /**
   * Starts the servers of a zone, or one, that do not run; resolves to their ids.
   * @throws LogError `unknown_server` when there is no such zone or server
   */
  start(target: string): Promise<string[]> {
    return this.#change(async () => {
      const ids = idsOf(target).filter((id) => !this.#running.has(id));
      await this.#startTogether(ids);
      return ids;
    });
  }

  /**
   * Stops the servers of a zone, or one, that run; resolves to their ids.
   * @throws LogError `unknown_server` when there is no such zone or server
   */
  stop(target: string): Promise<string[]> {
    return this.#change(async () => {
      const ids = idsOf(target).filter((id) => this.#running.has(id));
      await this.#stopTogether(ids, this.#graceMs);
      return ids;
    });
  }

  async startAll(): Promise<void> {
    await this.#startTogether(Object.values(serverIds).flat());
  }

  /** Waits for a change that is going on, then stops all; nothing is started afterwards. */
  async stopAll(graceMs: number): Promise<void> {
    this.#isClosed = true;
    await this.#lastChange;
    await this.#stopTogether([...this.#running.keys()], graceMs);
  }

  /**
   * All are prepared, then all join in one turn of the event loop: the first to join alone would own its whole zone, and lines
   * that agents hold would go into new logs that nobody reads once the true owner is there.
   */
  async #startTogether(ids: readonly string[]): Promise<void> {
    const servers = new Map(ids.map((id) => [id, this.#create(id, zoneOf(id))]));
    try {
      await allSettled([...servers.values()].map((server) => server.prepare()));
      await allSettled([...servers.values()].map((server) => server.join()));
    } catch (error) {
      await Promise.all([...servers.values()].map((server) => server.stop(this.#graceMs)));
      throw error;
    }
    for (const [id, server] of servers) this.#running.set(id, server);
  }

  /** A server hands its logs over if another one of its zone stays. */
  async #stopTogether(ids: readonly string[], graceMs: number): Promise<void> {
    const staying = [...this.#running.keys()].filter((id) => !ids.includes(id)).map(zoneOf);
    await Promise.all(
      ids.map(async (id) => {
        const server = this.#running.get(id);
        this.#running.delete(id);
        await server?.stop(graceMs, { handsOver: staying.includes(zoneOf(id)) });
      }),
    );
  }

  #change<T>(change: () => Promise<T>): Promise<T> {
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

/** Waits for all, and then fails with the first failure. */
async function allSettled(promises: readonly Promise<void>[]): Promise<void> {
  for (const result of await Promise.allSettled(promises)) {
    if (result.status === 'rejected') throw result.reason;
  }
}

function idsOf(target: string): readonly string[] {
  const ofZone = zones.find((zone) => zone === target);
  if (ofZone !== undefined) return serverIds[ofZone];
  const all = Object.values(serverIds).flat();
  if (all.includes(target)) return [target];
  const expected = `${zones.join(', ')}, or one of ${all.join(', ')}`;
  throw new LogError(cannot('change the servers', `there is no zone or server ${quoted(target)}`, expected), {
    code: 'unknown_server',
  });
}

function zoneOf(id: string): string {
  return zones.find((zone) => serverIds[zone].includes(id)) ?? id;
}
