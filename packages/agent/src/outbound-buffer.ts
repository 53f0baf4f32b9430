// The sender's memory: the lines of all apps that wait to be sent or to be acknowledged, within one budget. When it is
// full, the oldest unsent lines of the app that holds most go, and are counted. It sends nothing itself.
import { ChunkPool } from '@tailrace/core/chunk-pool';
import type { DropReason } from '@tailrace/core/drop-notice';
import { OutboundLedger } from '@tailrace/core/outbound-ledger';
import type { LogEntryWriter } from '@tailrace/proto/envelope';
import type { Total } from '@tailrace/proto/uplink-messages';
import { entryEnd } from '@tailrace/proto/wire-scanner';
import { CHUNK_BYTES_MAX, type ChunkBudget, ChunkQueue } from './chunk-queue.ts';
import { ConditionWaiters } from './condition-waiters.ts';
import { HeaviestFirst } from './heaviest-first.ts';
import type { LineSpool, SpoolBuffer } from './line-spool.ts';
import { OutboundApp, type SentRun } from './outbound-app.ts';
import { Predecessors } from './predecessors.ts';
import { canForget, ReplaceableApps } from './replaceable-apps.ts';
import type { Scheduler } from './scheduler.ts';
import { UnannouncedTotals } from './unannounced-totals.ts';

/** Settings of an {@link OutboundBuffer}. */
export interface OutboundBufferOptions {
  /** Memory for lines, in bytes, counted as allocated. */
  readonly bytesMax: number;
  /** Most apps at a time. A further one replaces the settled app that is idle for longest, if that is 60 s; else it is refused. */
  readonly appsMax: number;
  /** What a line is counted as that did not fit. */
  readonly fullReason: 'agent_buffer' | 'source_buffer';
  /** A random number of 64 bits that is not 0. */
  readonly newOrigin: () => bigint;
  readonly scheduler: Scheduler;
  /** Called for an app that has something to send and no uplink. */
  readonly onUnrouted: (app: OutboundApp) => void;
  /** Called for an app that was forgotten to make room for another, or that was left by another process and is settled. */
  readonly onReplaced?: (app: OutboundApp) => void;
  /** Where lines lie beside memory. Default: nowhere. */
  readonly spool?: LineSpool | undefined;
}

/** Bounded, fair, exact in its counts: received = sent + dropped + unsent, sent = acked + unresolved. */
export class OutboundBuffer implements ChunkBudget, SpoolBuffer {
  readonly #options: OutboundBufferOptions;
  readonly #spool: LineSpool | undefined;
  readonly #apps = new Map<string, OutboundApp>();
  readonly #predecessors = new Predecessors();
  readonly #heaviest = new HeaviestFirst<OutboundApp>();
  readonly #totals: UnannouncedTotals;
  readonly #dropped = new Map<DropReason, number>();
  readonly #pool = new ChunkPool();
  #allocatedBytes = 0;
  #receivedLines = 0;
  #restoredLines = 0;
  #unsentLines = 0;
  #unresolvedLines = 0;
  #sentLines = 0;
  #ackedLines = 0;
  readonly #cleanWaiters: ConditionWaiters;
  readonly #replaceable: ReplaceableApps;

  constructor(options: OutboundBufferOptions) {
    this.#options = options;
    this.#spool = options.spool;
    this.#cleanWaiters = new ConditionWaiters(options.scheduler, () => this.isClean);
    this.#replaceable = new ReplaceableApps(this.#apps, options.scheduler);
    this.#totals = new UnannouncedTotals(options.scheduler, (app) => this.offer(app));
  }

  /** Memory of all chunks, in bytes. */
  get allocatedBytes(): number {
    return this.#allocatedBytes;
  }

  get bytesMax(): number {
    return this.#options.bytesMax;
  }

  /** Lines that came in, those included that were dropped since. */
  get receivedLines(): number {
    return this.#receivedLines;
  }

  /** Lines that another process left. They are not among those that came in. */
  get restoredLines(): number {
    return this.#restoredLines;
  }

  get unsentLines(): number {
    return this.#unsentLines;
  }

  /** Lines that were sent and may have to be sent again. */
  get unresolvedLines(): number {
    return this.#unresolvedLines;
  }

  /** Lines that were sent, each counted once. */
  get sentLines(): number {
    return this.#sentLines;
  }

  get ackedLines(): number {
    return this.#ackedLines;
  }

  /** Lines dropped, by reason. */
  get dropped(): ReadonlyMap<DropReason, number> {
    return this.#dropped;
  }

  /** All apps that are known, idle ones too. */
  get apps(): ReadonlyMap<string, OutboundApp> {
    return this.#apps;
  }

  /** All apps, and what other processes left of them. */
  *everything(): Iterable<OutboundApp> {
    yield* this.#predecessors.all();
    yield* this.#apps.values();
  }

  /** {@inheritDoc SpoolBuffer.heaviest} */
  get heaviest(): OutboundApp | undefined {
    return this.#heaviest.heaviest;
  }

  /** What one app may hold while others need room too: an equal part for each app with unsent lines, and one left over. */
  get fairShareBytes(): number {
    return this.#options.bytesMax / (this.#heaviest.size + 1);
  }

  /** Whether nothing is held, under way or unannounced. */
  get isClean(): boolean {
    return this.#unsentLines === 0 && this.#unresolvedLines === 0 && this.#totals.isEmpty;
  }

  /** The app, made when it is new; undefined when there are too many. */
  open(id: string): OutboundApp | undefined {
    const known = this.#apps.get(id);
    if (known !== undefined) {
      return known;
    }
    if (this.#apps.size >= this.#options.appsMax && !this.#replaceIdle()) {
      return undefined;
    }
    const ledger = new OutboundLedger(id, this.#options.newOrigin());
    const queue = this.#spool?.openQueue(this) ?? new ChunkQueue(this, this.#pool);
    const app = new OutboundApp(id, ledger, queue, this.#options.scheduler.now());
    app.predecessor = this.#predecessors.newest(id);
    this.#apps.set(id, app);
    this.#spool?.adopt(app);
    return app;
  }

  /**
   * Takes over what another process left of an app: it goes before anything of the app that comes in, and before what is
   * restored later. `lostLines` were lost on the way and are counted as dropped.
   */
  restore(app: OutboundApp, lostLines: number): void {
    this.#predecessors.add(app);
    this.#restoredLines += app.queue.unsentLines + lostLines;
    this.#unsentLines += app.queue.unsentLines;
    if (lostLines > 0) this.#countDropped(app, 'agent_spool', lostLines);
    this.#totals.requeue(app);
    this.offer(app);
    this.#retireIfSettled(app);
  }

  /** Forgets the apps without a line since `beforeMs`, unless something of them is not settled. Returns them. */
  forgetIdle(beforeMs: number): OutboundApp[] {
    const forgotten: OutboundApp[] = [];
    for (const app of this.#apps.values()) {
      if (canForget(app, beforeMs)) {
        this.#forget(app);
        forgotten.push(app);
      }
    }
    return forgotten;
  }

  #forget(app: OutboundApp): void {
    this.#apps.delete(app.id);
    app.isForgotten = true;
    app.hold?.cancel();
    this.#spool?.forget(app);
  }

  /** What another process left is done: what came after it may go. */
  #retireIfSettled(app: OutboundApp): void {
    if (!this.#predecessors.isNext(app) || !app.isSettled) return;
    // Its owner forgets the origin, so nobody may send any of it again.
    this.#spool?.afterKept(() => {
      if (app.isForgotten || app.unackedBatches > 0) return;
      app.isForgotten = true;
      app.hold?.cancel();
      this.#spool?.forget(app);
      this.#options.onReplaced?.(app);
      const next = this.#predecessors.end(app) ?? this.#apps.get(app.id);
      if (next !== undefined) {
        next.predecessor = undefined;
        this.offer(next);
        this.#retireIfSettled(next);
      }
    });
  }

  /** Forgets the settled app that is idle for longest. False: there is none that is idle for long enough. */
  #replaceIdle(): boolean {
    const app = this.#replaceable.next();
    if (app === undefined) {
      return false;
    }
    this.#forget(app);
    this.#options.onReplaced?.(app);
    return true;
  }

  /** Takes `count` whole entries in [start, end). False: there was no room, and they were counted as dropped. */
  appendEntries(app: OutboundApp, bytes: Buffer, start: number, end: number, count: number): boolean {
    this.#receivedLines += count;
    let at = start;
    let left = count;
    while (left > 0) {
      // Fill the chunk that is there before a new one is made.
      const firstEnd = entryEnd(bytes, at, end);
      const { roomBytes } = app.queue;
      const pieceBytesMax = firstEnd - at <= roomBytes ? roomBytes : CHUNK_BYTES_MAX;
      let pieceEnd = end;
      let pieceCount = left;
      if (end - at > pieceBytesMax) {
        pieceEnd = firstEnd;
        pieceCount = 1;
        while (pieceCount < left) {
          const next = entryEnd(bytes, pieceEnd, end);
          if (next - at > pieceBytesMax) {
            break;
          }
          pieceEnd = next;
          pieceCount++;
        }
      }
      if (!this.#makeRoom(app, pieceEnd - at)) {
        this.#countDropped(app, this.#options.fullReason, left);
        return false;
      }
      const used = app.queue.tailUsed;
      bytes.copy(app.queue.tailBuffer, used, at, pieceEnd);
      this.#commit(app, used + pieceEnd - at, pieceCount);
      at = pieceEnd;
      left -= pieceCount;
    }
    return true;
  }

  /** Writes one log line in place. False: there was no room, and it was counted as dropped. */
  appendLine(
    app: OutboundApp,
    writer: LogEntryWriter,
    timestampNs: bigint,
    isErr: boolean,
    payload: Uint8Array,
    payloadStart: number,
    payloadEnd: number,
  ): boolean {
    this.#receivedLines++;
    if (!this.#makeRoom(app, writer.byteLengthMax(payloadEnd - payloadStart))) {
      this.#countDropped(app, this.#options.fullReason, 1);
      return false;
    }
    const { queue } = app;
    const used = writer.write(
      queue.tailBuffer,
      queue.tailUsed,
      timestampNs,
      isErr,
      payload,
      payloadStart,
      payloadEnd,
    );
    this.#commit(app, used, 1);
    return true;
  }

  /**
   * Makes room for one entry of at most `bytesMax` bytes, to be written at the queue's tail and then committed. False:
   * there was none, and the line was counted as dropped.
   */
  reserveEntry(app: OutboundApp, bytesMax: number): boolean {
    this.#receivedLines++;
    if (!this.#makeRoom(app, bytesMax)) {
      this.#countDropped(app, this.#options.fullReason, 1);
      return false;
    }
    return true;
  }

  /** Says that one entry was written at the queue's tail, up to `usedBytes`. */
  commitEntry(app: OutboundApp, usedBytes: number): void {
    this.#commit(app, usedBytes, 1);
  }

  /** Counts lines that came in, here or at a sender of ours, and are not stored. */
  refuse(app: OutboundApp, reason: DropReason, lines: number, detail = ''): void {
    this.#receivedLines += lines;
    this.#countDropped(app, reason, lines, detail);
  }

  /**
   * The next run of an app: what is to be sent again first, else the oldest unsent lines, which get their numbers now.
   * At most `bytesMax` bytes, but a run to be sent again or a single entry may have `oneBytesMax`.
   */
  take(app: OutboundApp, bytesMax: number, oneBytesMax: number): SentRun | undefined {
    const again = app.resend[0];
    if (again !== undefined) {
      if (again.bytes.length > oneBytesMax) {
        return undefined;
      }
      app.resend.shift();
      return again;
    }
    const slice = app.queue.take(bytesMax, oneBytesMax);
    if (slice === undefined) {
      return undefined;
    }
    this.reweigh(app);
    this.#unsentLines -= slice.count;
    this.#sentLines += slice.count;
    this.#unresolvedLines += slice.count;
    app.unresolvedLines += slice.count;
    return { firstSeq: app.ledger.assign(slice.count), count: slice.count, bytes: slice.bytes, slice };
  }

  /** A run arrived: its memory is free. */
  resolve(app: OutboundApp, run: SentRun): void {
    this.#resolveLines(app, run.count);
    app.queue.release(run.slice);
    if (this.#spool !== undefined) {
      this.#spool.settled(app);
      this.#retireIfSettled(app);
    }
    this.#cleanWaiters.note();
  }

  /** A run did not arrive, or nobody knows: it is to be sent again. */
  requeue(app: OutboundApp, run: SentRun): void {
    let at = app.resend.length;
    while (at > 0 && (app.resend[at - 1] as SentRun).firstSeq > run.firstSeq) {
      at--;
    }
    app.resend.splice(at, 0, run);
  }

  /** An owner has everything up to number `last`: that need not be sent again. */
  resolveThrough(app: OutboundApp, last: number): void {
    for (let run = app.resend[0]; run !== undefined && run.firstSeq <= last; run = app.resend[0]) {
      if (run.firstSeq + run.count - 1 <= last) {
        app.resend.shift();
        this.resolve(app, run);
        continue;
      }
      const arrived = last - run.firstSeq + 1;
      let offset = 0;
      for (let i = 0; i < arrived; i++) {
        offset = entryEnd(run.bytes, offset, run.bytes.length);
      }
      app.resend[0] = {
        firstSeq: last + 1,
        count: run.count - arrived,
        bytes: run.bytes.subarray(offset),
        slice: run.slice,
      };
      this.#resolveLines(app, arrived);
    }
  }

  /** The totals of an app that are not under way, which they are from now on. */
  takeTotals(app: OutboundApp): readonly Total[] {
    return this.#totals.take(app);
  }

  /** An owner knows these totals. */
  resolveTotals(app: OutboundApp, totals: readonly Total[]): void {
    this.#totals.resolve(app, totals);
    if (this.#spool !== undefined && totals.length > 0) {
      this.#spool.settled(app);
      this.#retireIfSettled(app);
    }
    this.#cleanWaiters.note();
  }

  /** Totals did not arrive, or nobody knows: they go again as soon as they can. */
  requeueTotals(app: OutboundApp): void {
    this.#totals.requeue(app);
  }

  /** Makes every raised total go now instead of within a second. */
  announceNow(): void {
    this.#totals.announceNow();
  }

  /** Tells the app's uplink that it has something to send. */
  offer(app: OutboundApp): void {
    if (app.offered) return;
    if (app.uplink === undefined) {
      this.#options.onUnrouted(app);
    } else {
      app.uplink.offer(app);
    }
  }

  /** Resolves to true once {@link isClean}, to false after `timeoutMs`. */
  whenClean(timeoutMs: number): Promise<boolean> {
    return this.#cleanWaiters.wait(timeoutMs);
  }

  /** Ends the timers. Lines stay countable. */
  close(): void {
    this.#totals.close();
    for (const app of this.everything()) {
      app.hold?.cancel();
      app.hold = undefined;
    }
  }

  /** {@inheritDoc ChunkBudget.allocated} */
  allocated(deltaBytes: number): void {
    this.#allocatedBytes += deltaBytes;
  }

  #commit(app: OutboundApp, usedBytes: number, count: number): void {
    app.queue.commit(usedBytes, count);
    this.#unsentLines += count;
    app.lastUsedMs = this.#options.scheduler.now();
    this.reweigh(app);
    if (!app.offered) this.offer(app);
  }

  #makeRoom(app: OutboundApp, needBytes: number): boolean {
    const { queue } = app;
    if (queue.roomBytes >= needBytes) {
      return true;
    }
    let chunkBytes = queue.nextChunkBytes(needBytes);
    while (this.#allocatedBytes + chunkBytes > this.#options.bytesMax) {
      if (this.#spool?.relieve() === true) {
        chunkBytes = queue.nextChunkBytes(needBytes);
        continue;
      }
      // What is on its way to the disk is not lost for being in memory a little longer.
      const reserveBytes = this.#spool?.reserveBytes ?? 0;
      if (this.#allocatedBytes + chunkBytes <= this.#options.bytesMax + reserveBytes) break;
      const victim = this.#heaviest.heaviest;
      if (victim === undefined) {
        if (chunkBytes === needBytes) {
          return false;
        }
        chunkBytes = needBytes;
        continue;
      }
      const lines = victim.queue.dropOldest();
      this.reweigh(victim);
      this.#unsentLines -= lines;
      this.#countDropped(victim, this.#options.fullReason, lines);
      chunkBytes = queue.nextChunkBytes(needBytes);
    }
    queue.addChunk(chunkBytes);
    return true;
  }

  /** {@inheritDoc SpoolBuffer.dropUnsent} */
  dropUnsent(app: OutboundApp, reason: DropReason, lines: number): void {
    this.#unsentLines -= lines;
    this.reweigh(app);
    this.#countDropped(app, reason, lines);
    this.#retireIfSettled(app);
  }

  /** {@inheritDoc SpoolBuffer.reweigh} */
  reweigh(app: OutboundApp): void {
    const weight = app.queue.unsentChunkBytes;
    if (weight !== app.weight) {
      this.#heaviest.setWeight(app, weight);
    }
  }

  #countDropped(app: OutboundApp, reason: DropReason, lines: number, detail = ''): void {
    const nowMs = this.#options.scheduler.now();
    app.lastUsedMs = nowMs;
    app.ledger.drop(reason, lines, nowMs, detail);
    this.#dropped.set(reason, (this.#dropped.get(reason) ?? 0) + lines);
    this.#totals.raise(app);
    this.#spool?.changed(app);
  }

  #resolveLines(app: OutboundApp, lines: number): void {
    this.#unresolvedLines -= lines;
    this.#ackedLines += lines;
    app.unresolvedLines -= lines;
  }
}
