// Apps whose drains still run at the server that had them before: here they begin when they have stopped there, from where they
// stopped, or when that takes too long. Where the log is has nothing to do with it.
import type { HandoverDrain } from '@tailrace/proto/handover-messages';
import type { AppState, AppTable } from '../app-table.ts';
import type { HolderLink } from './holder-link.ts';

/** Longest time for which drains wait for those of the former owner to stop, in milliseconds. */
const RELEASE_MS_MAX = 5_000;

/** What a {@link DrainReleases} works with. */
export interface DrainReleasesOptions {
  readonly apps: AppTable;
  /** The drains of an app may begin to run. */
  readonly onReady: (app: string) => void;
}

/** What a former owner says of the drains of an app. */
export interface ReleasedDrains {
  readonly app: string;
  /** The log in which they have their places. */
  readonly logId: bigint;
  readonly drains: readonly HandoverDrain[];
}

/** Who still runs drains of an app. */
interface AwaitedRelease {
  readonly links: Set<HolderLink>;
  readonly timer: NodeJS.Timeout;
}

/** Waits for servers, per app. */
export class DrainReleases {
  readonly #options: DrainReleasesOptions;
  readonly #awaited = new Map<string, AwaitedRelease>();

  constructor(options: DrainReleasesOptions) {
    this.#options = options;
  }

  /** Apps that wait. */
  get size(): number {
    return this.#awaited.size;
  }

  isAwaited(app: string): boolean {
    return this.#awaited.has(app);
  }

  /** Waits for the drains of an app at these servers; `onReady` is called when the last has stopped, or waiting is in vain. */
  wait(app: string, links: readonly HolderLink[]): void {
    if (links.length === 0) return;
    const known = this.#awaited.get(app);
    if (known !== undefined) {
      for (const link of links) known.links.add(link);
      return;
    }
    const timer = setTimeout(() => {
      this.#awaited.delete(app);
      this.#options.onReady(app);
    }, RELEASE_MS_MAX);
    this.#awaited.set(app, { links: new Set(links), timer });
  }

  /** The drains of an app have stopped at a server, at these places. */
  released(link: HolderLink, { app, logId, drains }: ReleasedDrains): void {
    const state = this.#options.apps.get(app);
    for (const { drainId, index } of drains) {
      const here = state?.indexOf(logId, index);
      if (state !== undefined && here !== undefined) keepDrainPosition(state, drainId, here);
    }
    this.#awaited.get(app)?.links.delete(link);
    this.#endIfDone(app);
  }

  #endIfDone(app: string): void {
    const awaited = this.#awaited.get(app);
    if (awaited === undefined || awaited.links.size > 0) return;
    clearTimeout(awaited.timer);
    this.#awaited.delete(app);
    this.#options.onReady(app);
  }

  /** A server is gone, and its drains with it. */
  linkGone(link: HolderLink): void {
    for (const [app, { links }] of this.#awaited) {
      if (links.delete(link)) this.#endIfDone(app);
    }
  }

  close(): void {
    for (const { timer } of this.#awaited.values()) clearTimeout(timer);
    this.#awaited.clear();
  }
}

/** A drain only moves forward: of two places the later one counts. */
export function keepDrainPosition(state: AppState, drainId: string, index: number): void {
  state.drainPositions ??= new Map();
  state.drainPositions.set(drainId, Math.max(index, state.drainPositions.get(drainId) ?? 0));
}
