// The drains of the apps that this server owns: which run, where each begins, and where its position is kept. How one drain
// delivers is its worker's.
import type { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { type DrainTarget, maskUrl, parseDrainUrl } from '@tailrace/core/drain-url';
import type { Drain, DrainPosition, Registry, Unsubscribe } from '@tailrace/core/registry';
import type { DrainState } from '@tailrace/proto/admin-messages';
import type { Logger } from 'pino';
import type { AppTable } from '../app-table.ts';
import type { Gate } from '../handover/gate.ts';
import type { LogWriter } from '../ingest/log-writer.ts';
import type { Ownership } from '../ownership.ts';
import type { TurnQueue } from '../reading/turn-queue.ts';
import { DrainWorker } from './drain-worker.ts';

/** How often workers are looked at, in milliseconds. */
const TICK_MS = 250;
/** A position that changes is saved so often, in milliseconds. After a crash what was delivered since is delivered again. */
export const POSITION_SAVE_MS = 5_000;
/** A drain of an app that moved away does not wait longer than this for the registry, in milliseconds. */
const RETIRE_SAVE_MS_MAX = 1_000;
/** How long a receiver may take to read what was written before its connection is closed for good, in milliseconds. */
const CLOSE_GRACE_MS = 2_000;

/** How often the end of the drains is looked at while the server stops, in milliseconds. */
const STOP_CHECK_MS = 20;

/** What a {@link DrainManager} works with. */
export interface DrainManagerOptions {
  readonly apps: AppTable;
  readonly queue: TurnQueue;
  readonly ownership: Ownership;
  readonly writer: Pick<LogWriter, 'drainAt'>;
  readonly gate: Gate;
  /** False while the app's log, or drains of it, may still be at another server. */
  readonly isReady: (app: string) => boolean;
  /** The drains of an app that moved away have stopped, and their places are with the app. */
  readonly onReleased: (app: string) => void;
  readonly registry: Registry;
  readonly zone: string;
  readonly logger: Logger;
  /** Unix time in milliseconds. */
  readonly now: () => number;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly dial: (target: DrainTarget, signal: AbortSignal) => Promise<Socket>;
  /** Default 30 s. */
  readonly writeStallMs?: number;
}

interface RunningDrain {
  readonly drain: Drain;
  /** Undefined when the URL cannot be used. */
  readonly worker: DrainWorker | undefined;
  readonly problem: string;
  savedPosition: DrainPosition | undefined;
  savedMs: number;
  isSaving: boolean;
  isClosing: boolean;
}

/** One worker per drain of an owned app. A drain begins within a turn of the event loop after the registry's change. */
export class DrainManager {
  readonly #options: DrainManagerOptions;
  /** By app and id. */
  readonly #running = new Map<string, Map<string, RunningDrain>>();
  readonly #retiring = new Set<Promise<void>>();
  #stopWaiting: (() => unknown) | undefined;
  #timer: NodeJS.Timeout | undefined;
  #unsubscribe: Unsubscribe | undefined;
  #isStopped = false;

  constructor(options: DrainManagerOptions) {
    this.#options = options;
  }

  /** Begins with the drains of now and follows the registry. Before the first line is taken, so that none is missed. */
  start(): void {
    this.#unsubscribe = this.#options.registry.onDrains((app) => this.#reconcile(app));
    this.#reconcileAll();
    this.#timer = setInterval(() => this.#tick(), TICK_MS);
  }

  /** To be called when the view changed. */
  ownershipChanged(): void {
    this.#reconcileAll();
    const { gate } = this.#options;
    this.#stopWaiting?.();
    this.#stopWaiting = gate.isOpen ? undefined : gate.wait(() => this.#reconcileAll());
  }

  /** To be called when `isReady` has become true for an app. */
  appReady(app: string): void {
    if (this.#options.registry.drains(app).length > 0) this.#reconcile(app);
  }

  /** True while drains of the app run here, or are about to stop. */
  isDraining(app: string): boolean {
    return this.#running.has(app);
  }

  get size(): number {
    let size = 0;
    for (const drains of this.#running.values()) size += drains.size;
    return size;
  }

  /** How many drains are in each state of their connection. */
  countByState(): ReadonlyMap<DrainState['state'], number> {
    const counts = new Map<DrainState['state'], number>();
    for (const { worker } of this.#all()) {
      const state = worker?.connectionState ?? 'idle';
      counts.set(state, (counts.get(state) ?? 0) + 1);
    }
    return counts;
  }

  /** The drains of an app that run here. */
  states(app: string): DrainState[] {
    return Array.from(this.#running.get(app)?.values() ?? [], (running) => this.#describe(running));
  }

  /** For the state dump: all drains, with URLs that may be shown. */
  describe(): object[] {
    return this.#all().map((running) => ({
      ...this.#describe(running),
      app: running.drain.app,
      url: maskUrl(running.drain.url),
    }));
  }

  /** The registry is followed no more: drains that run go on as they are. To be called before the server leaves the view. */
  freeze(): void {
    this.#isStopped = true;
    this.#unsubscribe?.();
    this.#stopWaiting?.();
  }

  /**
   * Lets connected drains read to the end until `deadlineMs` (Unix time), closes their connections so that nothing stays in
   * doubt, and saves where they stand.
   */
  async stop(deadlineMs: number): Promise<void> {
    this.freeze();
    const retired = Promise.all(this.#retiring);
    await Promise.race([
      retired,
      delay(Math.max(0, deadlineMs - this.#options.now()), undefined, { ref: false }),
    ]);
    const running = this.#all();
    await this.#untilAtEnd(running, deadlineMs);
    clearInterval(this.#timer);
    const graceMs = Math.min(CLOSE_GRACE_MS, Math.max(0, deadlineMs - this.#options.now()));
    await Promise.all(
      running.map(async ({ worker }) => {
        await worker?.close(graceMs);
      }),
    );
    const saved = Promise.all(running.map((drain) => this.#save(drain)));
    await Promise.race([
      saved,
      delay(Math.max(0, deadlineMs - this.#options.now()), undefined, { ref: false }),
    ]);
    for (const drain of running) this.#keepLocally(drain);
    this.#running.clear();
  }

  #all(): RunningDrain[] {
    return [...this.#running.values()].flatMap((drains) => [...drains.values()]);
  }

  #reconcileAll(): void {
    const apps = new Set(this.#running.keys());
    for (const { app } of this.#options.registry.drains()) apps.add(app);
    for (const app of apps) this.#reconcile(app);
  }

  #reconcile(app: string): void {
    if (this.#isStopped) return;
    const { ownership, registry, isReady } = this.#options;
    const bound = registry.drains(app);
    const ids = new Set(bound.map(({ id }) => id));
    for (const running of [...(this.#running.get(app)?.values() ?? [])]) {
      if (!ids.has(running.drain.id)) this.#remove(running);
    }
    const isOwned = ownership.owns(app);
    for (const drain of bound) {
      const running = this.#running.get(app)?.get(drain.id);
      if (running !== undefined) {
        if (!isOwned && !running.isClosing) this.#retire(running);
      } else if (isOwned && isReady(app)) {
        void this.#start(drain);
      }
    }
  }

  async #start(drain: Drain): Promise<void> {
    const { apps, logger, now } = this.#options;
    const result = parseDrainUrl(drain.url);
    const worker = result.ok
      ? new DrainWorker({ ...this.#options, drain, target: result.target })
      : undefined;
    const running: RunningDrain = {
      drain,
      worker,
      problem: result.ok ? '' : result.reason,
      savedPosition: undefined,
      savedMs: Number.NEGATIVE_INFINITY,
      isSaving: false,
      isClosing: false,
    };
    this.#add(running);
    if (!result.ok) {
      logger.error({ drain: drain.id, reason: result.reason }, 'a drain cannot run');
      return;
    }
    // A drain that was never anywhere gets what is written from now on, not from when the answer has come.
    const state = apps.get(drain.app);
    const logId = state?.log.logId.toString();
    const end =
      state === undefined || logId === undefined ? undefined : { logId, index: state.log.nextIndex };
    const saved = await this.#readPosition(drain);
    running.savedPosition = saved;
    const places = [
      state?.drainPositions?.get(drain.id),
      saved && state?.indexOf(BigInt(saved.logId), saved.index),
    ].filter((place) => place !== undefined);
    // It only moves forward: of two places the later one counts.
    const here =
      logId === undefined || places.length === 0 ? undefined : { logId, index: Math.max(...places) };
    worker?.start(here ?? saved ?? end);
    this.#saveIfDue(running, now());
    logger.info({ drain: drain.id, url: maskUrl(drain.url) }, 'a drain runs');
  }

  /** Without the registry a drain begins as if it were new: it must not wait for it. */
  async #readPosition(drain: Drain): Promise<DrainPosition | undefined> {
    const { registry, zone, logger } = this.#options;
    try {
      return await registry.drainPosition(drain.id, zone);
    } catch (error) {
      logger.error({ err: error, drain: drain.id }, 'the position of a drain cannot be read');
      return undefined;
    }
  }

  #add(running: RunningDrain): void {
    const { app, id } = running.drain;
    const drains = this.#running.get(app);
    if (drains === undefined) this.#running.set(app, new Map([[id, running]]));
    else drains.set(id, running);
  }

  #delete({ drain: { app, id } }: RunningDrain): void {
    const drains = this.#running.get(app);
    drains?.delete(id);
    if (drains?.size === 0) this.#running.delete(app);
  }

  #remove(running: RunningDrain): void {
    const { id, app } = running.drain;
    this.#delete(running);
    this.#options.apps.get(app)?.drainPositions?.delete(id);
    void running.worker?.close(0);
    this.#options.logger.info({ drain: id }, 'a drain was removed');
  }

  #tick(): void {
    const nowMs = this.#options.now();
    for (const running of this.#all()) {
      if (running.isClosing) continue;
      running.worker?.tick(nowMs);
      this.#tellPlace(running);
      this.#saveIfDue(running, nowMs);
    }
  }

  /** Whoever has to go on with the app knows it without the registry. */
  #tellPlace({ drain, worker }: RunningDrain): void {
    const state = this.#options.apps.get(drain.app);
    const position = worker?.position;
    if (state === undefined || position?.logId !== state.log.logId.toString()) return;
    this.#options.writer.drainAt(state, drain.id, position.index);
  }

  /** Nothing more comes into the log here, and the rest of it is read at the new owner, from where this one stopped. */
  #retire(running: RunningDrain): void {
    running.isClosing = true;
    const { id, app } = running.drain;
    const retired = (async () => {
      await running.worker?.close(CLOSE_GRACE_MS);
      this.#keepLocally(running);
      const saved = this.#save(running);
      await Promise.race([saved, delay(RETIRE_SAVE_MS_MAX, undefined, { ref: false })]);
      if (this.#running.get(app)?.get(id) === running) this.#delete(running);
      if (!this.#running.has(app)) this.#options.onReleased(app);
      // The app may have come back in the meantime.
      this.#reconcile(app);
    })();
    this.#retiring.add(retired);
    void retired.finally(() => this.#retiring.delete(retired));
  }

  #keepLocally({ drain, worker }: RunningDrain): void {
    const state = this.#options.apps.get(drain.app);
    const position = worker?.position;
    if (state === undefined || position?.logId !== state.log.logId.toString()) return;
    state.drainPositions ??= new Map();
    state.drainPositions.set(drain.id, position.index);
  }

  #saveIfDue(running: RunningDrain, nowMs: number): void {
    if (!running.isSaving && nowMs - running.savedMs >= POSITION_SAVE_MS) void this.#save(running);
  }

  async #save(running: RunningDrain): Promise<void> {
    const { registry, zone, logger, now } = this.#options;
    const position = running.worker?.position;
    const { savedPosition: saved } = running;
    if (position === undefined) return;
    if (saved?.logId === position.logId && saved.index === position.index) return;
    running.isSaving = true;
    running.savedMs = now();
    try {
      await registry.saveDrainPosition(running.drain.id, zone, position);
      running.savedPosition = position;
    } catch (error) {
      logger.error({ err: error, drain: running.drain.id }, 'the position of a drain cannot be saved');
    } finally {
      running.isSaving = false;
    }
  }

  #describe({ drain, worker, problem }: RunningDrain): DrainState {
    const { zone } = this.#options;
    const counts = worker?.counts;
    return {
      drainId: drain.id,
      zone,
      state: worker?.connectionState ?? 'idle',
      delivered: counts?.delivered ?? 0,
      dropped: counts?.dropped ?? 0,
      unconfirmed: counts?.unconfirmed ?? 0,
      held: counts?.held ?? 0,
      lastError: worker?.lastError ?? problem,
      nextAttemptMs: worker?.nextAttemptMs ?? 0,
    };
  }

  /** Waits for the drains that are connected; one that is not may never be. */
  async #untilAtEnd(running: readonly RunningDrain[], deadlineMs: number): Promise<void> {
    const isBusy = ({ worker }: RunningDrain) => worker?.connectionState === 'connected' && !worker.isAtEnd;
    while (this.#options.now() < deadlineMs && running.some(isBusy)) await delay(STOP_CHECK_MS);
  }
}
