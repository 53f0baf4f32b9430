// The spool of an agent: every line is on disk before it is sent, and stays there until it is acknowledged. It collects what
// the queues have to write into one write at a time, moves lines out of memory and back, keeps within its size, and goes on
// in memory while the disk does not take anything. What lies where in a file is the codec's.
import { OutboundLedger } from '@tailrace/core/outbound-ledger';
import type { ChunkBudget } from '../chunk-queue.ts';
import type { LineSpool } from '../line-spool.ts';
import { OutboundApp } from '../outbound-app.ts';

import type { Timer } from '../scheduler.ts';
import { evictHeaviest } from './eviction.ts';
import { FrameCollector, type SpoolFrame } from './frame-collector.ts';
import { isSettled, type RestoredApp, type RestoredSpool, type SpoolEntry } from './spool-entry.ts';
import { SpoolFolder } from './spool-folder.ts';
import { encodeFrame, SEGMENT_MAGIC } from './spool-format.ts';
import { SpoolLoader } from './spool-loader.ts';
import { SPOOL_BYTES, type SpoolOptions, type SpoolReport, type SpoolSurroundings } from './spool-options.ts';
import type { RecoveredOrigin } from './spool-recovery.ts';
import { nodeFileSystem, type SpoolSegment } from './spool-segment.ts';
import { SpoolSize } from './spool-size.ts';
import type { SpooledChunk, SpooledQueueHost } from './spooled-chunk.ts';
import { SpooledQueue } from './spooled-queue.ts';

/** Memory beyond the buffer's for what is being written. */
const RESERVE_BYTES = 4 * 1024 * 1024;
/** How long an acknowledgement may stay unwritten: after a kill, lines are sent again for so long. */
const SETTLED_DELAY_MS = 50;
/** Least time between two writes: under load a write is worth its price. */
const WRITE_INTERVAL_MS = 1;
const RETRY_BASE_MS = 500;
const RETRY_MAX_MS = 5_000;
/** One folder of segments. */
export class Spool implements LineSpool, SpooledQueueHost {
  readonly #options: SpoolOptions;
  readonly #folder: SpoolFolder;
  readonly #bytesMax: number;
  readonly #size: SpoolSize;
  #surroundings: SpoolSurroundings | undefined;
  #loader: SpoolLoader | undefined;
  readonly #entries = new Map<SpooledQueue, SpoolEntry>();
  readonly #byApp = new Map<OutboundApp, SpoolEntry>();
  readonly #frames = new FrameCollector(this.#entries);
  #active: SpoolSegment | undefined;
  #generation = 1;
  #keptFrameId = 0;
  #writtenFrameId = 0;
  #work: Promise<void> | undefined;
  #isDue = false;
  #writeStartedMs = 0;
  #timer: Timer | undefined;
  #settledTimer: Timer | undefined;
  #syncTimer: Timer | undefined;
  #syncing: Promise<void> | undefined;
  #unsynced: SpoolSegment[] = [];
  #waitingForSync: SpoolSegment[] = [];
  #waiters: { readonly ticket: number; readonly run: () => void }[] = [];
  #isOpen = false;
  #isClosing = false;
  #trouble = '';
  #retries = 0;
  #restoredLines = 0;
  #writeErrors = 0;

  constructor(options: SpoolOptions) {
    this.#options = options;
    const { folder, files = nodeFileSystem, logger } = options;
    this.#folder = new SpoolFolder({ folder, files, logger });
    this.#bytesMax = options.bytesMax ?? SPOOL_BYTES;
    this.#size = new SpoolSize({
      bytesMax: this.#bytesMax,
      folder: this.#folder,
      entries: this.#entries,
      now: () => options.scheduler.now(),
      active: () => this.#active,
      onMoved: (pieces) => {
        this.#frames.addMoved(pieces);
        this.#schedule();
      },
      onDropped: (app, lines) => this.#around.buffer.dropUnsent(app, 'agent_buffer', lines),
    });
  }

  /** Why lines are kept in memory alone; empty when they are not. */
  get trouble(): string {
    return this.#trouble;
  }

  /** {@inheritDoc SpooledQueueHost.isSafe} */
  get isSafe(): boolean {
    return this.#trouble === '';
  }

  /** Whether so much waits that senders that can wait have to. */
  get isFull(): boolean {
    return this.isSafe && this.#size.isFull;
  }

  /**
   * Takes the folder and reads what is in it. Returns what another process left, of each app the oldest first.
   *
   * @throws LogError `spool_in_use`, or `spool_unusable` when the folder cannot be one. A disk that takes nothing is not thrown.
   */
  async open(surroundings: SpoolSurroundings): Promise<RestoredSpool> {
    this.#surroundings = surroundings;
    const { logger, scheduler } = this.#options;
    this.#loader = new SpoolLoader({
      scheduler,
      mayLoad: () => surroundings.buffer.allocatedBytes < surroundings.buffer.bytesMax,
      onLoaded: (chunk) => this.#touched(this.#entries.get(chunk.queue)),
      onLost: (chunk, error) => {
        for (const { segment } of chunk.places ?? []) segment.isDamaged = true;
        logger.error({ err: error }, 'lines of the spool cannot be read back: they are lost');
        const entry = this.#entries.get(chunk.queue);
        if (entry !== undefined)
          surroundings.buffer.dropUnsent(entry.app, 'agent_spool', entry.queue.cut(chunk));
        this.#touched(entry);
      },
    });
    const recovery = await this.#folder.recover();
    this.#generation = recovery.generation + 1;
    const apps = recovery.origins().map((origin) => this.#restore(origin));
    for (const segment of this.#folder.segments) if (segment.chunks === 0) this.#frames.addUnused(segment);
    return { apps, inbound: recovery.inbound.toJSON() };
  }

  /** Writes from now on, what was restored first. Whether that worked shows in {@link trouble}. */
  async begin(): Promise<void> {
    this.#isOpen = true;
    await this.#write();
  }

  /** A queue for a new origin. */
  openQueue(budget: ChunkBudget): SpooledQueue {
    return new SpooledQueue(this, budget);
  }

  /** {@inheritDoc LineSpool.adopt} */
  adopt(app: OutboundApp): void {
    if (app.queue instanceof SpooledQueue && !this.#byApp.has(app)) {
      this.#register(app, app.queue, app.ledger.origin, this.#generation);
    }
  }

  /** {@inheritDoc LineSpool.forget} */
  forget(app: OutboundApp): void {
    const entry = this.#byApp.get(app);
    if (entry === undefined) return;
    this.#byApp.delete(app);
    this.#entries.delete(entry.queue);
    this.#frames.removeQueue(entry.queue);
    entry.queue.close();
    // Its last state is written all the same: its lines may lie in a segment that stays.
    this.#frames.addState(entry);
    this.#schedule();
  }

  /** {@inheritDoc LineSpool.afterKept} */
  afterKept(run: () => void): void {
    this.#waiters.push({ ticket: this.ticket, run });
    this.#schedule();
    if (this.isKept(this.ticket)) this.#options.scheduler.soon(() => this.#runWaiters());
  }

  /** Writes what there is. Resolves when it survives, or cannot. */
  async flush(): Promise<void> {
    await this.#work;
    if (this.isSafe && this.#frames.hasWork) await this.#write();
    if (this.isSafe && this.#options.fsyncMs !== undefined) await this.#sync();
  }

  /** {@inheritDoc LineSpool.changed} */
  changed(app: OutboundApp): void {
    const entry = this.#byApp.get(app);
    if (entry !== undefined) {
      this.#frames.addState(entry);
      this.#schedule();
    }
  }

  /** {@inheritDoc LineSpool.settled} */
  settled(app: OutboundApp): void {
    const entry = this.#byApp.get(app);
    if (entry === undefined) return;
    this.#frames.addState(entry);
    this.#loader?.pump();
    this.#settledTimer ??= this.#options.scheduler.after(SETTLED_DELAY_MS, () => {
      this.#settledTimer = undefined;
      this.#schedule();
    });
  }

  /** {@inheritDoc LineSpool.reserveBytes} */
  get reserveBytes(): number {
    return this.isSafe ? RESERVE_BYTES : 0;
  }

  /** {@inheritDoc LineSpool.relieve} */
  relieve(): boolean {
    const app = this.#around.buffer.heaviest;
    const entry = app === undefined ? undefined : this.#byApp.get(app);
    if (entry === undefined || entry.queue.evict(true) !== true) return false;
    this.#around.buffer.reweigh(entry.app);
    return true;
  }

  /** Something was taken of this origin of a sender. */
  inboundChanged(origin: bigint): void {
    this.#frames.addOrigin(origin);
    this.#schedule();
  }

  /** What {@link isKept} is to be asked for, of everything that came in until now. */
  get ticket(): number {
    return this.#frames.ticket;
  }

  /** Whether everything up to a ticket is where it survives the process, or cannot be. */
  isKept(ticket: number): boolean {
    return !this.isSafe || this.#keptFrameId >= ticket;
  }

  /** {@inheritDoc SpooledQueueHost.onUnwritten} */
  onUnwritten(queue: SpooledQueue): void {
    this.#frames.addQueue(queue);
    this.#schedule();
  }

  /** {@inheritDoc SpooledQueueHost.onWanted} */
  onWanted(chunk: SpooledChunk): void {
    this.#loader?.want(chunk);
  }

  /** {@inheritDoc SpooledQueueHost.onUnused} */
  onUnused(segment: SpoolSegment): void {
    if (segment === this.#active) return;
    this.#frames.addUnused(segment);
    this.#schedule();
  }

  /** Writes what is left and gives the folder back; one in which nothing is left is emptied. */
  async close(): Promise<void> {
    if (!this.#isOpen) {
      await this.#folder.close(false);
      return;
    }
    this.#isClosing = true;
    this.#timer?.cancel();
    this.#settledTimer?.cancel();
    this.#loader?.close();
    await this.flush();
    this.#syncTimer?.cancel();
    await this.#syncing;
    this.#isOpen = false;
    const isEmpty =
      this.isSafe && this.#around.inbound().size === 0 && [...this.#entries.values()].every(isSettled);
    await this.#folder.close(isEmpty);
  }

  /** Its state, for people. */
  report(): SpoolReport {
    return {
      folder: this.#options.folder,
      trouble: this.#trouble,
      bytes: this.#folder.byteLength,
      bytesMax: this.#bytesMax,
      segments: this.#folder.segments.size,
      restoredLines: this.#restoredLines,
      damagedSegments: this.#folder.damagedSegments,
      writeErrors: this.#writeErrors,
    };
  }

  get #around(): SpoolSurroundings {
    if (this.#surroundings === undefined) throw new Error('Cannot use the spool: it is not open');
    return this.#surroundings;
  }

  /** Lets what is ready in this turn of the event loop be one write. */
  #schedule(): void {
    if (this.#isDue || !this.#isOpen || this.#isClosing || this.#work !== undefined || !this.isSafe) return;
    this.#isDue = true;
    const { scheduler } = this.#options;
    const write = (): void => {
      this.#timer = undefined;
      void this.#write();
    };
    const restMs = this.#writeStartedMs + WRITE_INTERVAL_MS - scheduler.now();
    if (restMs > 0 && restMs <= WRITE_INTERVAL_MS) this.#timer = scheduler.after(restMs, write);
    else scheduler.soon(write);
  }

  #write(): Promise<void> {
    if (!this.#isOpen) return Promise.resolve();
    this.#work ??= this.#writeOnce().finally(() => {
      this.#work = undefined;
      this.#isDue = false;
      if (this.#frames.hasWork) this.#schedule();
    });
    return this.#work;
  }

  async #writeOnce(): Promise<void> {
    this.#writeStartedMs = this.#options.scheduler.now();
    let frame: SpoolFrame | undefined;
    try {
      this.#size.keep();
      const active = await this.#roll();
      const isFirst = active.byteLength === 0;
      frame = this.#frames.collect({
        segment: active.number,
        isCheckpoint: isFirst,
        hasRoom: isFirst || this.#size.hasRoom,
        evict: () => evictHeaviest(this.#around.buffer, (app) => this.#byApp.get(app)?.queue),
      });
      if (frame === undefined) return;
      const items = this.#frames.itemsOf(frame, this.#around.inbound());
      const { pieces, byteLength, bodies } = encodeFrame(items);
      const all = isFirst ? [SEGMENT_MAGIC, ...pieces] : pieces;
      const start = active.byteLength + (isFirst ? SEGMENT_MAGIC.length : 0);
      await active.append(all, byteLength + (isFirst ? SEGMENT_MAGIC.length : 0));
      this.#written(frame, active, (i) => {
        const { offset, crc } = bodies[items.length - (frame?.pieces.length ?? 0) + i] ?? {
          offset: 0,
          crc: 0,
        };
        return { offset: start + offset, crc };
      });
    } catch (error) {
      this.#failed(frame, error);
    }
  }

  /** The segment to write to. */
  async #roll(): Promise<SpoolSegment> {
    const before = this.#active;
    if (before !== undefined && before.byteLength < this.#size.segmentBytesMax) return before;
    const segment = await this.#folder.begin();
    this.#active = segment;
    if (before?.chunks === 0) this.#frames.addUnused(before);
    return segment;
  }

  #written(
    frame: SpoolFrame,
    segment: SpoolSegment,
    placeOf: (i: number) => { readonly offset: number; readonly crc: number },
  ): void {
    const touched = new Set<SpoolEntry>();
    for (const [i, piece] of frame.pieces.entries()) {
      const { queue } = piece.chunk;
      queue.written(piece, { segment, byteLength: piece.bytes.length, ...placeOf(i) });
      const entry = this.#entries.get(queue);
      if (entry !== undefined) touched.add(entry);
    }
    for (const { entry, version } of frame.states) {
      entry.queue.stateWritten(version);
      entry.stateSegment = segment.number;
      touched.add(entry);
    }
    this.#writtenFrameId = Math.max(this.#writtenFrameId, frame.id);
    if (frame.isCheckpoint) this.#recovered();
    for (const entry of touched) this.#touched(entry);
    if (frame.isCleaning) this.#size.moved();
    if (this.#options.fsyncMs === undefined) {
      this.#kept(frame.id, frame.unused);
    } else {
      if (this.#unsynced.at(-1) !== segment) this.#unsynced.push(segment);
      this.#waitingForSync.push(...frame.unused);
      this.#syncTimer ??= this.#options.scheduler.after(this.#options.fsyncMs, () => {
        this.#syncTimer = undefined;
        void this.#sync();
      });
    }
  }

  #sync(): Promise<void> {
    this.#syncing ??= this.#syncOnce().finally(() => {
      this.#syncing = undefined;
    });
    return this.#syncing;
  }

  async #syncOnce(): Promise<void> {
    const id = this.#writtenFrameId;
    const segments = this.#unsynced.splice(0);
    const unused = this.#waitingForSync.splice(0);
    try {
      for (const segment of segments) await segment.sync();
      this.#kept(id, unused);
    } catch (error) {
      for (const segment of unused) this.#frames.addUnused(segment);
      this.#failed(undefined, error);
    }
  }

  /** What was written up to this frame survives. */
  #kept(frameId: number, unused: readonly SpoolSegment[]): void {
    this.#keptFrameId = Math.max(this.#keptFrameId, frameId);
    for (const segment of unused) segment.isReleased = true;
    // In order: what settles the lines of a segment stands in later ones.
    for (const segment of [...this.#folder.segments]) {
      if (segment === this.#active || segment.chunks > 0 || !segment.isReleased) break;
      void this.#folder.discard(segment);
    }
    this.#runWaiters();
    this.#around.onKept();
  }

  #runWaiters(): void {
    const due = this.#waiters.filter(({ ticket }) => this.isKept(ticket));
    if (due.length === 0) return;
    this.#waiters = this.#waiters.filter(({ ticket }) => !this.isKept(ticket));
    for (const { run } of due) run();
  }

  /** An app may have something to send that it had not before. */
  #touched(entry: SpoolEntry | undefined): void {
    if (entry === undefined || !this.#byApp.has(entry.app)) return;
    const { buffer } = this.#around;
    buffer.reweigh(entry.app);
    if (!entry.app.offered && entry.queue.hasReady) buffer.offer(entry.app);
  }

  #failed(frame: SpoolFrame | undefined, error: unknown): void {
    const { logger, scheduler } = this.#options;
    if (frame !== undefined) this.#frames.takeBack(frame);
    this.#size.moved();
    this.#writeErrors++;
    const code =
      (error as NodeJS.ErrnoException).code ?? (error instanceof Error ? error.message : String(error));
    if (this.#trouble === '') {
      logger.error(
        { err: error, folder: this.#options.folder },
        'the spool cannot be written: lines are kept in memory alone until it can',
      );
    }
    this.#trouble = code;
    const failed = this.#active;
    this.#active = undefined;
    if (failed !== undefined && failed.chunks === 0) this.#frames.addUnused(failed);
    if (failed?.byteLength === 0) void this.#folder.discard(failed);
    for (const entry of this.#entries.values()) this.#touched(entry);
    this.#runWaiters();
    this.#around.onKept();
    const delayMs = Math.min(RETRY_MAX_MS, RETRY_BASE_MS * 2 ** this.#retries);
    this.#retries = Math.min(this.#retries + 1, 10);
    if (this.#isClosing) return;
    this.#timer?.cancel();
    this.#timer = scheduler.after(delayMs, () => {
      this.#timer = undefined;
      void this.#write();
    });
  }

  #recovered(): void {
    if (this.#trouble === '') return;
    this.#trouble = '';
    this.#retries = 0;
    this.#options.logger.info({ folder: this.#options.folder }, 'the spool can be written again');
  }

  #restore(recovered: RecoveredOrigin): RestoredApp {
    const { buffer } = this.#around;
    const { newOrigin, scheduler } = this.#options;
    const {
      app: id,
      origin,
      wireOrigin,
      generation,
      settledPosition,
      settledSeq,
      cuts,
      lostLines,
    } = recovered;
    const ledger = new OutboundLedger(id, wireOrigin ?? newOrigin(), {
      lastSeq: settledSeq,
      totals: recovered.totals,
    });
    const queue = new SpooledQueue(this, buffer, { settledPosition, settledSeq, cuts });
    for (const chunk of recovered.chunks) queue.addOnDisk(chunk);
    queue.skipTo(recovered.nextPosition);
    this.#restoredLines += queue.unsentLines;
    const app = new OutboundApp(id, ledger, queue, scheduler.now());
    this.#register(app, queue, origin, generation);
    return { app, lostLines };
  }

  #register(app: OutboundApp, queue: SpooledQueue, diskOrigin: bigint, generation: number): void {
    const entry = { app, appBytes: Buffer.from(app.id), queue, diskOrigin, generation, stateSegment: 0 };
    this.#entries.set(queue, entry);
    this.#byApp.set(app, entry);
  }
}
