// The administrative calls to log servers, of one zone after the other or of all: what they know about apps, drains and themselves.
// A server that does not answer in time is left out, and its zone is named.
import type {
  AppSummary,
  DrainState,
  ServerStatusResponse,
  TestDrainRequest,
  TestDrainResponse,
} from '@tailrace/proto/admin-messages';
import { type MethodDefinition, readerService } from '@tailrace/proto/services';
import type { ServerDirectory } from './server-directory.ts';
import type { Upstream } from './upstream.ts';

/** How long a server may take to answer. */
export const CALL_TIMEOUT_MS = 2_000;
/** How long the test of a drain may take: it makes connections of its own. */
export const TEST_DRAIN_TIMEOUT_MS = 20_000;

/** Answers, and the zones from which one is missing. */
export interface Answers<T> {
  readonly answers: readonly { readonly upstream: Upstream; readonly answer: T }[];
  /** Sorted. */
  readonly missingZones: readonly string[];
}

/** A page of apps. */
export interface AppPage {
  readonly apps: readonly AppSummary[];
  readonly hasMore: boolean;
  readonly missingZones: readonly string[];
}

/** Asks servers. */
export class ServerCalls {
  readonly #directory: ServerDirectory;

  constructor(directory: ServerDirectory) {
    this.#directory = directory;
  }

  /** Apps of all zones in the order of their ids, what the zones say of each added up. */
  async listApps(prefix: string, limit: number, after: string): Promise<AppPage> {
    const { answers, missingZones } = await this.#askAll(readerService.listApps, { prefix, limit, after });
    const byId = new Map<string, AppSummary>();
    for (const { answer } of answers) {
      for (const summary of answer.apps) byId.set(summary.app, addUp(byId.get(summary.app), summary));
    }
    // Each server has sent its first `limit`, so the first `limit` of all are among them.
    const ids = [...byId.keys()].sort(byCodeUnits);
    const apps = ids.slice(0, limit).flatMap((id) => byId.get(id) ?? []);
    return { apps, hasMore: ids.length > limit || answers.some(({ answer }) => answer.more), missingZones };
  }

  /** Whether a zone knows the app. */
  async isKnown(app: string): Promise<boolean> {
    const { apps } = await this.listApps(app, 1, '');
    return apps[0]?.app === app;
  }

  /** Forgets the held lines of an app everywhere; says how many there were. */
  async forgetLines(
    app: string,
  ): Promise<{ readonly forgotten: number; readonly missingZones: readonly string[] }> {
    const { answers, missingZones } = await this.#askAll(readerService.forgetLines, { app });
    return { forgotten: answers.reduce((sum, { answer }) => sum + answer.forgottenLines, 0), missingZones };
  }

  /** What the owners of an app's log say of its drains. */
  async drainStates(
    app: string,
  ): Promise<{ readonly states: readonly DrainState[]; readonly missingZones: readonly string[] }> {
    const owners = this.#directory.zones.map((zone) => [zone, this.#directory.owner(zone, app)] as const);
    const { answers, missingZones } = await this.#ask(owners, readerService.drainStates, { app });
    return { states: answers.flatMap(({ answer }) => answer.drains), missingZones };
  }

  /** Lets one owner of the app test a drain; undefined when no zone has one that answers. */
  async testDrain(request: TestDrainRequest): Promise<TestDrainResponse | undefined> {
    for (const zone of this.#directory.zones) {
      const owner = this.#directory.owner(zone, request.app);
      if (owner === undefined || !owner.isReady) continue;
      try {
        return await owner.call(readerService.testDrain, request, TEST_DRAIN_TIMEOUT_MS);
      } catch {
        // The next zone's owner can do it as well.
      }
    }
    return undefined;
  }

  /** How every server is doing, by upstream. */
  async serverStatus(): Promise<ReadonlyMap<Upstream, ServerStatusResponse>> {
    const upstreams = this.#directory.upstreams.map((upstream) => [upstream.zone, upstream] as const);
    const { answers } = await this.#ask(upstreams, readerService.serverStatus, {});
    return new Map(answers.map(({ upstream, answer }) => [upstream, answer]));
  }

  #askAll<Request, Response>(
    method: MethodDefinition<Request, Response>,
    request: Request,
  ): Promise<Answers<Response>> {
    const targets = this.#directory.zones.flatMap((zone): (readonly [string, Upstream | undefined])[] => {
      const upstreams = this.#directory.upstreamsOf(zone);
      return upstreams.length === 0 ? [[zone, undefined]] : upstreams.map((upstream) => [zone, upstream]);
    });
    return this.#ask(targets, method, request);
  }

  async #ask<Request, Response>(
    targets: readonly (readonly [zone: string, upstream: Upstream | undefined])[],
    method: MethodDefinition<Request, Response>,
    request: Request,
  ): Promise<Answers<Response>> {
    const missing = new Set<string>();
    const answers: { upstream: Upstream; answer: Response }[] = [];
    await Promise.all(
      targets.map(async ([zone, upstream]) => {
        try {
          if (upstream === undefined) missing.add(zone);
          else answers.push({ upstream, answer: await upstream.call(method, request, CALL_TIMEOUT_MS) });
        } catch {
          missing.add(zone);
        }
      }),
    );
    return { answers, missingZones: [...missing].sort() };
  }
}

function addUp(known: AppSummary | undefined, other: AppSummary): AppSummary {
  if (known === undefined) return other;
  return {
    app: known.app,
    instances: known.instances + other.instances,
    rate: known.rate + other.rate,
    heldLines: known.heldLines + other.heldLines,
    heldBytes: known.heldBytes + other.heldBytes,
    dropped: known.dropped + other.dropped,
    limitLines: Math.max(known.limitLines, other.limitLines),
    limitBytes: Math.max(known.limitBytes, other.limitBytes),
    lastMs: Math.max(known.lastMs, other.lastMs),
  };
}

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
