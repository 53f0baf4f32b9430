// The changes of a registry as streams of lines for other processes: the whole state first, then what changes. A stream
// holds no queue: it remembers which apps changed and tells their state of the moment when its reader can take it, so that
// a slow reader costs the names of those apps and nothing else. It knows nothing of HTTP.
import { randomUUID } from 'node:crypto';
import type { Drain, RateLimit, Registry, Unsubscribe } from '@tailrace/core/registry';
import { encodeRegistryLine, REGISTRY_HEARTBEAT_MS } from './registry-wire.ts';

/** A reader that takes nothing for so long, in milliseconds, is let go: it comes back and begins anew. */
const STALL_MS = 30_000;

/** Settings of a {@link RegistryFeed}. */
export interface RegistryFeedOptions {
  readonly registry: Registry;
  /** Milliseconds; default {@link REGISTRY_HEARTBEAT_MS}. */
  readonly heartbeatMs?: number;
  /** Milliseconds; default 30 s. */
  readonly stallMs?: number;
}

/** Follows the registry from its making on. */
export class RegistryFeed {
  /** Tells this feed's revisions from those of another run. */
  readonly run = randomUUID();
  readonly #registry: Registry;
  readonly #heartbeatMs: number;
  readonly #stallMs: number;
  readonly #readers = new Set<FeedReader>();
  readonly #unsubscribes: readonly Unsubscribe[];
  #revision = 0;
  #isClosed = false;

  constructor({ registry, heartbeatMs = REGISTRY_HEARTBEAT_MS, stallMs = STALL_MS }: RegistryFeedOptions) {
    this.#registry = registry;
    this.#heartbeatMs = heartbeatMs;
    this.#stallMs = stallMs;
    this.#unsubscribes = [
      registry.onDrains((app) => this.#changed((reader) => reader.drainChanged(app))),
      registry.onLimits((app) => this.#changed((reader) => reader.limitApps.add(app))),
    ];
  }

  /** How many changes there were. */
  get revision(): number {
    return this.#revision;
  }

  /** How many streams there are. */
  get size(): number {
    return this.#readers.size;
  }

  /**
   * The lines for one reader, each with its end, until the feed closes or the reader returns.
   *
   * @param onStall - called when the reader has taken nothing for too long; it has to end the stream
   * @param hasDrains - false: limits only
   */
  async *lines(onStall: () => void, hasDrains = true): AsyncGenerator<string, void, undefined> {
    if (this.#isClosed) return;
    const reader = new FeedReader(hasDrains);
    this.#readers.add(reader);
    try {
      yield* this.#paced(this.#snapshot(hasDrains), onStall);
      while (await reader.wait(this.#heartbeatMs)) yield* this.#paced(this.#news(reader), onStall);
    } finally {
      reader.end();
      this.#readers.delete(reader);
    }
  }

  /** Ends the streams; one whose reader has stopped reading ends when its connection does. */
  close(): void {
    this.#isClosed = true;
    for (const unsubscribe of this.#unsubscribes) unsubscribe();
    for (const reader of this.#readers) reader.end();
  }

  #changed(mark: (reader: FeedReader) => void): void {
    this.#revision += 1;
    for (const reader of this.#readers) {
      mark(reader);
      reader.wake();
    }
  }

  async *#paced(lines: Iterable<string>, onStall: () => void): AsyncGenerator<string, void, undefined> {
    for (const line of lines) {
      const timer = setTimeout(onStall, this.#stallMs);
      try {
        yield line;
      } finally {
        clearTimeout(timer);
      }
    }
  }

  /** What there is now. What changes while it is being read comes as news. */
  #snapshot(hasDrains: boolean): Iterable<string> {
    const drains = new Map<string, Drain[]>();
    for (const drain of hasDrains ? this.#registry.drains() : []) {
      const ofApp = drains.get(drain.app);
      if (ofApp === undefined) drains.set(drain.app, [drain]);
      else ofApp.push(drain);
    }
    const { clusterId } = this.#registry;
    return snapshotLines(
      { cluster: clusterId, run: this.run },
      drains,
      this.#registry.limits(),
      this.#revision,
    );
  }

  *#news(reader: FeedReader): Iterable<string> {
    // Taken before the state is read: what changes meanwhile is marked again.
    const revision = this.#revision;
    const { drainApps, limitApps } = reader.take();
    for (const app of drainApps) {
      yield encodeRegistryLine({ type: 'drains', app, drains: this.#registry.drains(app) });
    }
    for (const app of limitApps) {
      yield encodeRegistryLine({ type: 'limit', app, limit: this.#registry.limits().get(app) ?? null });
    }
    yield encodeRegistryLine({ type: 'at', revision });
  }
}

function* snapshotLines(
  origin: { readonly cluster: string; readonly run: string },
  drainsByApp: ReadonlyMap<string, readonly Drain[]>,
  limits: ReadonlyMap<string, RateLimit>,
  revision: number,
): Iterable<string> {
  yield encodeRegistryLine({ type: 'begin', ...origin });
  for (const [app, drains] of drainsByApp) yield encodeRegistryLine({ type: 'drains', app, drains });
  for (const [app, limit] of limits) yield encodeRegistryLine({ type: 'limit', app, limit });
  yield encodeRegistryLine({ type: 'at', revision });
}

/** The apps that one reader has to be told about, and its wait for the next. */
class FeedReader {
  drainApps = new Set<string>();
  limitApps = new Set<string>();
  readonly #hasDrains: boolean;
  #isEnded = false;
  #wake: (() => void) | undefined;

  constructor(hasDrains: boolean) {
    this.#hasDrains = hasDrains;
  }

  drainChanged(app: string): void {
    if (this.#hasDrains) this.drainApps.add(app);
  }

  /** Resolves when something changed or it is time for a sign of life; to false when the stream ends. */
  async wait(heartbeatMs: number): Promise<boolean> {
    if (!this.#isEnded && this.drainApps.size + this.limitApps.size === 0) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, heartbeatMs);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.#wake = undefined;
    }
    return !this.#isEnded;
  }

  wake(): void {
    this.#wake?.();
  }

  end(): void {
    this.#isEnded = true;
    this.wake();
  }

  take(): { readonly drainApps: ReadonlySet<string>; readonly limitApps: ReadonlySet<string> } {
    const { drainApps, limitApps } = this;
    this.drainApps = new Set();
    this.limitApps = new Set();
    return { drainApps, limitApps };
  }
}
