// The folder of a spool: whose it is, which segments are in it, what another process left there, and what becomes of damaged
// files. What is written into segments, and when, is the spool's.
import { cannot, LogError } from '@tailrace/core/errors';
import type { Logger } from 'pino';
import { type DecodedSegment, decodeSegment } from './spool-format.ts';
import { SpoolLock } from './spool-lock.ts';
import { SpoolRecovery } from './spool-recovery.ts';
import { type SpoolFileSystem, SpoolSegment, segmentNumber } from './spool-segment.ts';

/** Damaged segments that are kept for people to look at. */
const DAMAGED_KEPT = 8;
const DAMAGED_SUFFIX = '.damaged';
/** What the file system says when the disk is the trouble and not the folder that was named. */
const DISK_TROUBLES = new Set(['ENOSPC', 'EDQUOT', 'EIO', 'EROFS', 'ENODEV', 'ESTALE', 'ETIMEDOUT']);

/** Settings of a {@link SpoolFolder}. */
export interface SpoolFolderOptions {
  readonly folder: string;
  readonly files: SpoolFileSystem;
  readonly logger: Logger;
}

/** The segments of one spool, oldest first. */
export class SpoolFolder {
  /** Ascending by number. */
  readonly segments = new Set<SpoolSegment>();
  readonly #options: SpoolFolderOptions;
  #lock: SpoolLock | undefined;
  #nextNumber = 1;
  #damagedSegments = 0;

  constructor(options: SpoolFolderOptions) {
    this.#options = options;
  }

  /** Segments that were found damaged. */
  get damagedSegments(): number {
    return this.#damagedSegments;
  }

  /** Of all files. */
  get byteLength(): number {
    let bytes = 0;
    for (const segment of this.segments) bytes += segment.byteLength;
    return bytes;
  }

  /** Of the entries that are still needed. */
  get liveBytes(): number {
    let bytes = 0;
    for (const segment of this.segments) bytes += segment.liveBytes;
    return bytes;
  }

  /** Makes the next segment. */
  async begin(): Promise<SpoolSegment> {
    const { folder, files } = this.#options;
    if (this.#lock === undefined) this.#lock = await SpoolLock.take(folder);
    const segment = new SpoolSegment(files, folder, this.#nextNumber);
    await segment.create();
    this.#nextNumber++;
    this.segments.add(segment);
    return segment;
  }

  /** The oldest segments that are needed, as many as make room for `gainBytes` when what is needed of them is moved. */
  oldest(gainBytes: number, countMax: number, active: SpoolSegment | undefined): ReadonlySet<SpoolSegment> {
    const oldest = new Set<SpoolSegment>();
    let gained = 0;
    for (const segment of this.segments) {
      if (segment === active || oldest.size >= countMax || gained >= gainBytes) break;
      if (segment.chunks === 0) continue;
      oldest.add(segment);
      gained += segment.byteLength - segment.liveBytes;
    }
    return oldest;
  }

  /** Gives the folder back, emptied or as it is. */
  async close(isToBeEmptied: boolean): Promise<void> {
    for (const segment of [...this.segments]) {
      if (isToBeEmptied) await this.discard(segment);
      else await segment.close().catch(() => undefined);
    }
    await this.#lock?.release();
    this.#lock = undefined;
  }

  /** Takes a segment away that nobody needs; a damaged one is kept aside. */
  async discard(segment: SpoolSegment): Promise<void> {
    if (!this.segments.delete(segment)) return;
    await segment.close().catch(() => undefined);
    try {
      if (segment.isDamaged)
        await this.#options.files.rename(segment.path, `${segment.path}${DAMAGED_SUFFIX}`);
      else await this.#options.files.remove(segment.path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') {
        this.#options.logger.warn(
          { err: error, file: segment.path },
          'a segment of the spool cannot be taken away',
        );
      }
    }
  }

  /**
   * Takes the folder and reads all of it.
   *
   * @throws LogError `spool_in_use`, or `spool_unusable` when the folder cannot be one; not for a disk that takes nothing
   */
  async recover(): Promise<SpoolRecovery> {
    const recovery = new SpoolRecovery();
    const { folder } = this.#options;
    const names = await this.#takeFolder();
    const numbers = names.flatMap((name) => segmentNumber(name) ?? []).sort((a, b) => a - b);
    const asides = names.filter((name) => name.endsWith(DAMAGED_SUFFIX)).sort();
    const asideNumbers = asides.map((name) => segmentNumber(name.slice(0, -DAMAGED_SUFFIX.length)) ?? 0);
    this.#nextNumber = Math.max(0, ...numbers, ...asideNumbers) + 1;
    for (const name of asides.slice(0, Math.max(0, asides.length - DAMAGED_KEPT))) {
      await this.#options.files.remove(`${folder}/${name}`).catch(() => undefined);
    }
    for (const number of numbers) this.segments.add(new SpoolSegment(this.#options.files, folder, number));
    for (const segment of this.segments) recovery.addStates(await this.#decode(segment, true, numbers));
    for (const segment of this.segments)
      recovery.addLines(await this.#decode(segment, false, numbers), segment);
    return recovery;
  }

  /** What is in the folder. A disk that takes nothing can still be read. */
  async #takeFolder(): Promise<readonly string[]> {
    const { folder } = this.#options;
    try {
      await this.#options.files.makeFolder(folder);
      this.#lock = await SpoolLock.take(folder);
    } catch (error) {
      if (error instanceof LogError) throw error;
      if (!DISK_TROUBLES.has((error as NodeJS.ErrnoException).code ?? '')) throw this.#unusable(error);
    }
    try {
      return await this.#options.files.list(folder);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT' || DISK_TROUBLES.has(code ?? '')) return [];
      throw this.#unusable(error);
    }
  }

  #unusable(error: unknown): LogError {
    const what = error instanceof Error ? error.message : String(error);
    return new LogError(cannot('use the spool', what, 'a folder that can be written'), {
      code: 'spool_unusable',
      cause: error,
    });
  }

  async #decode(
    segment: SpoolSegment,
    isFirstPass: boolean,
    numbers: readonly number[],
  ): Promise<DecodedSegment> {
    const { logger } = this.#options;
    let decoded: DecodedSegment;
    try {
      const bytes = await this.#options.files.readAll(segment.path);
      decoded = decodeSegment(bytes, segment.number === numbers.at(-1));
      segment.byteLength = bytes.length;
    } catch (error) {
      if (isFirstPass)
        logger.error({ err: error, file: segment.path }, 'a segment of the spool cannot be read');
      decoded = { items: [], damages: [{ reason: 'foreign', offset: 0 }], damageCount: 1, tornAt: undefined };
    }
    if (!isFirstPass) return decoded;
    const { damageCount, damages, tornAt } = decoded;
    if (damageCount > 0) {
      segment.isDamaged = true;
      this.#damagedSegments++;
      const place = { file: segment.path, damages: damages.slice(0, 5), count: damageCount };
      logger.error(
        place,
        'a segment of the spool is damaged: what can be read of it is sent, the file is kept aside',
      );
    }
    if (tornAt !== undefined) await this.#options.files.truncate(segment.path, tornAt).catch(() => undefined);
    return decoded;
  }
}
