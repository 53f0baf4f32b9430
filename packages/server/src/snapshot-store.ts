// The file in which a stopping server leaves its logs, and from which the next start takes them. Its format is core's; here
// are the file system, the deadline, and what becomes of what could not be saved or read.
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type DropReason, encodeDropNotice } from '@tailrace/core/drop-notice';
import {
  type DecodedLog,
  encodeLogSnapshot,
  encodeSnapshotEnd,
  encodeSnapshotStart,
  SnapshotDecoder,
} from '@tailrace/core/snapshot-file';
import type { Logger } from 'pino';
import type { AppState, AppTable } from './app-table.ts';
import { fromLogStateJson, toLogStateJson } from './handover/log-state.ts';

/** Bytes that are collected for one write. */
const WRITE_BYTES = 1024 * 1024;
/** Bytes after which they are forced to the disk, so that the deadline is checked against the disk and not its cache. */
const SYNC_BYTES = 32 * 1024 * 1024;

/** What a {@link SnapshotStore} works with. */
export interface SnapshotStoreOptions {
  /** Folder of the file; made if need be. */
  readonly dataDir: string;
  /** This server's id: servers of one machine may share the folder. */
  readonly id: string;
  readonly zone: string;
  readonly logger: Logger;
  /** Unix time in milliseconds. */
  readonly now: () => number;
}

/** How saving or reading went. */
export interface SnapshotResult {
  readonly apps: number;
  readonly lines: number;
  /** Lines that did not fit into the time or could not be read; readers are told how many. */
  readonly lostLines: number;
  /** Places of the file that could not be used. */
  readonly damages: number;
}

/** One file per server. It is read once: a file that stays behind would bring back old lines under indices given anew. */
export class SnapshotStore {
  readonly #options: SnapshotStoreOptions;
  readonly #file: string;

  constructor(options: SnapshotStoreOptions) {
    this.#options = options;
    this.#file = join(options.dataDir, `${encodeURIComponent(options.id)}.logs`);
  }

  get file(): string {
    return this.#file;
  }

  /**
   * Writes the logs, those of quiet apps first. From `deadlineMs` (Unix time) on a log is written without its lines, so
   * that the next start can say how many are missing. The file appears complete or not at all.
   */
  async save(apps: AppTable, deadlineMs: number): Promise<SnapshotResult> {
    await mkdir(dirname(this.#file), { recursive: true });
    const temporary = `${this.#file}.tmp`;
    const handle = await open(temporary, 'w', 0o600);
    let result: SnapshotResult;
    try {
      result = await this.#write(new SnapshotWriter(handle), apps, deadlineMs);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, this.#file);
    await syncFolder(dirname(this.#file));
    return result;
  }

  /** Reads what the last clean stop left, if anything, into the table, and takes the file away. What is damaged is left out. */
  async load(apps: AppTable): Promise<SnapshotResult> {
    const { logger, now } = this.#options;
    const decoder = new SnapshotDecoder();
    const result = { apps: 0, lines: 0, lostLines: 0, damages: 0 };
    const restore = (logs: readonly DecodedLog[]) => {
      for (const log of logs) this.#restore(apps, log, result);
    };
    try {
      if ((await stat(this.#file)).size === 0) throw new Error('the file is empty');
      for await (const bytes of createReadStream(this.#file, { highWaterMark: WRITE_BYTES })) {
        restore(decoder.push(bytes as Buffer));
      }
    } catch (error) {
      if (isMissing(error)) return result;
      logger.error({ err: error, file: this.#file }, 'the saved lines cannot be read to the end');
    }
    restore(decoder.end());
    result.damages = decoder.damageCount;
    if (result.damages === 0) {
      await rm(this.#file);
      return result;
    }
    const aside = `${this.#file}.damaged-${now()}`;
    await rename(this.#file, aside);
    logger.error(
      { file: aside, damages: decoder.damages, count: result.damages },
      'the saved lines are damaged',
    );
    return result;
  }

  async #write(writer: SnapshotWriter, apps: AppTable, deadlineMs: number): Promise<SnapshotResult> {
    await writer.write([encodeSnapshotStart()]);
    const result = { apps: 0, lines: 0, lostLines: 0, damages: 0 };
    const states = [...apps].sort((a, b) => a.log.allocatedBytes - b.log.allocatedBytes);
    for (const state of states) {
      const snapshot = state.log.snapshot();
      const isLate = this.#options.now() >= deadlineMs;
      await writer.write(
        encodeLogSnapshot(isLate ? { ...snapshot, chunks: [] } : snapshot, toLogStateJson(state)),
      );
      result.apps += 1;
      if (isLate) result.lostLines += state.log.heldLines;
      else result.lines += state.log.heldLines;
    }
    await writer.write([encodeSnapshotEnd()]);
    await writer.flush();
    return result;
  }

  #restore(
    apps: AppTable,
    { log, extra }: DecodedLog,
    result: { apps: number; lines: number; lostLines: number },
  ): void {
    const { ledger, drains, merged, givenTo } = fromLogStateJson(extra);
    const chunks = [...log.chunks];
    // What is missing at the end is told by a notice of its own; a hole before it is told to those who come across it.
    const endIndex = chunks.at(-1)?.endIndex ?? log.firstIndex;
    const missing = log.nextIndex - endIndex;
    const state = apps.restore({ ...log, chunks, nextIndex: endIndex }, ledger);
    if (state === undefined) {
      result.lostLines += log.nextIndex - log.firstIndex;
      return;
    }
    state.merged = merged;
    state.givenTo = givenTo;
    const positions = Object.entries(drains);
    if (positions.length > 0) state.drainPositions = new Map(positions);
    if (missing > 0) this.#announceLost(apps, state, missing, log.lastWriteMs);
    result.apps += 1;
    result.lines += state.log.heldLines;
    result.lostLines += missing;
  }

  #announceLost(apps: AppTable, state: AppState, count: number, lastMs: number): void {
    const { now, zone } = this.#options;
    const nowMs = now();
    const reason: DropReason = 'not_saved';
    const nowNs = BigInt(nowMs) * 1_000_000n;
    const firstMs = state.log.heldLines === 0 ? 0 : state.log.lastWriteMs;
    const notice = {
      app: state.app,
      zone,
      reason,
      count,
      firstMs: Math.min(firstMs || lastMs, lastMs),
      lastMs,
      detail: '',
      nowNs,
    };
    apps.appendDrop(state, count, encodeDropNotice(notice), nowMs);
  }
}

/** Collects pieces into large writes. */
class SnapshotWriter {
  readonly #handle: FileHandle;
  #pieces: Buffer[] = [];
  #bytes = 0;
  #unsyncedBytes = 0;

  constructor(handle: FileHandle) {
    this.#handle = handle;
  }

  async write(pieces: Iterable<Buffer>): Promise<void> {
    for (const piece of pieces) {
      this.#pieces.push(piece);
      this.#bytes += piece.length;
      if (this.#bytes >= WRITE_BYTES) await this.flush();
    }
  }

  async flush(): Promise<void> {
    if (this.#pieces.length === 0) return;
    // One buffer: writev takes 1024 pieces at most, and may write a part of them.
    await this.#handle.writeFile(Buffer.concat(this.#pieces));
    this.#unsyncedBytes += this.#bytes;
    this.#pieces = [];
    this.#bytes = 0;
    if (this.#unsyncedBytes < SYNC_BYTES) return;
    this.#unsyncedBytes = 0;
    await this.#handle.datasync();
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
