// A dump of what an app's logs hold in all zones: opens each, knows the cursor of the end before the first line, and then hands out
// parts in order of time. How they look is recent-format.ts.
import { cannot } from '@tailrace/core/errors';
import type { Position } from '@tailrace/proto/reader-messages';
import type { Logger } from 'pino';
import { ApiError } from '../api-error.ts';
import { CatchUp } from '../feed/catch-up.ts';
import { NO_LOG_ID } from '../feed/zone-reader.ts';
import { LastLines } from '../tail/last-lines.ts';
import type { LineFilter } from '../tail/line-filter.ts';
import type { Part } from '../tail/part.ts';
import { encodePlace } from '../tail/reader-place.ts';
import { ZoneMerge } from '../tail/zone-merge.ts';
import type { TurnQueue } from '../turn-queue.ts';
import type { FollowFrom } from '../upstream/log-follower.ts';
import type { ServerDirectory } from '../upstream/server-directory.ts';

/** How long a zone may take to answer. */
export const ZONE_ANSWER_TIMEOUT_MS = 2_000;
/** How long it may take to find the newest lines. */
export const SCAN_TIMEOUT_MS = 10_000;
/** Bytes on the way or unread per zone. */
const WINDOW_BYTES = 256 * 1024;
/** Bytes of envelopes per turn. */
const PIECE_BYTES = 32 * 1024;
/** A line's time may be so much before its arrival and still count. */
const CLOCK_TRUST_MS = 5 * 60_000;

/** What is to be dumped. */
export interface RecentRequest {
  readonly app: string;
  /** Only these; undefined: all. */
  readonly zones: readonly string[] | undefined;
  /** The newest so many that the filter lets through, or everything that is held. */
  readonly lines: number | 'all';
  readonly filter: LineFilter | undefined;
  readonly sinceMs: number | undefined;
}

/** What a {@link RecentDump} is made with. */
export interface RecentDumpOptions {
  readonly request: RecentRequest;
  readonly clusterId: string;
  readonly directory: ServerDirectory;
  readonly turns: TurnQueue;
  readonly nowMs: () => number;
  /** A clock in milliseconds that does not jump. */
  readonly clockMs: () => number;
  readonly logger: Logger;
}

interface DumpZone {
  readonly zone: string;
  readonly catchUp: CatchUp;
}

/** One dump. It has to be closed. */
export class RecentDump {
  readonly #options: RecentDumpOptions;
  readonly #zones: readonly DumpZone[];
  readonly #startedMs: number;
  readonly #missingZones: string[] = [];
  #wake: (() => void) | undefined;
  #closed = false;

  constructor(options: RecentDumpOptions) {
    this.#options = options;
    this.#startedMs = options.nowMs();
    const { request, directory } = options;
    const zones = directory.zones.filter((zone) => request.zones?.includes(zone) ?? true);
    this.#zones = zones.map((zone) => ({ zone, catchUp: this.#open(zone) }));
  }

  /** Zones that were asked and did not answer, or stopped in the middle. */
  get missingZones(): readonly string[] {
    return this.#missingZones;
  }

  /** True: every zone answered, and none knows the app. To be asked after {@link opened}. */
  get isUnknown(): boolean {
    return this.#missingZones.length === 0 && this.#zones.every(({ catchUp }) => catchUp.state === 'unknown');
  }

  /** True: no zone answered. */
  get isUnreachable(): boolean {
    return this.#zones.length === this.#missingZones.length;
  }

  /** Just after the last line of the dump. To be asked after {@link opened}. */
  get cursor(): string {
    const { clusterId: cluster, request } = this.#options;
    const zones = new Map(
      this.#zones.map(({ zone, catchUp }) => [zone, { position: this.#endOf(catchUp), older: [] }] as const),
    );
    return encodePlace({ cluster, app: request.app }, { zones, unseenSinceMs: this.#startedMs });
  }

  /** Resolves when every zone has answered, or has had its time. */
  async opened(): Promise<void> {
    const deadlineMs = this.#options.clockMs() + ZONE_ANSWER_TIMEOUT_MS;
    while (!this.#closed && this.#zones.some((zone) => this.#isPending(zone))) {
      const leftMs = deadlineMs - this.#options.clockMs();
      if (leftMs <= 0) break;
      await this.#changed(leftMs);
    }
    for (const zone of this.#zones) {
      if (!isAnswered(zone.catchUp)) this.#missingZones.push(zone.zone);
    }
  }

  /**
   * The parts, oldest first, in pieces. With a number of lines, all zones are read before the first part comes.
   *
   * @throws ApiError `deadline_exceeded` when that takes longer than {@link SCAN_TIMEOUT_MS}
   */
  async *parts(): AsyncGenerator<readonly Part[]> {
    const { request, clockMs } = this.#options;
    const answered = this.#zones.filter(({ catchUp }) => isAnswered(catchUp));
    const merge = new ZoneMerge(
      answered.map(({ zone, catchUp }) => ({
        zone,
        get isPastBacklog() {
          return catchUp.isDone;
        },
        next: (bytesMax) => catchUp.next(bytesMax),
      })),
      request.filter,
      clockMs,
    );
    if (request.lines === 'all') {
      yield* this.#merged(merge);
    } else {
      const lastLines = new LastLines(request.lines);
      const deadlineMs = clockMs() + SCAN_TIMEOUT_MS;
      for await (const parts of this.#merged(merge)) {
        for (const part of parts) lastLines.push(part, () => undefined);
        if (clockMs() > deadlineMs) throw scanTimedOut();
      }
      yield lastLines.take();
    }
    this.#missingZones.push(...merge.stalledZones);
  }

  close(): void {
    this.#closed = true;
    for (const { catchUp } of this.#zones) catchUp.close();
    this.#wake?.();
  }

  async *#merged(merge: ZoneMerge): AsyncGenerator<readonly Part[]> {
    const { turns, clockMs } = this.#options;
    while (!this.#closed && !merge.isDone) {
      await turns.wait();
      const parts = merge.take(PIECE_BYTES);
      if (parts.length > 0) {
        yield parts;
      } else if (!merge.isDone) {
        // The merge has taken what there is of the zones that it waits for.
        await this.#changed(Math.max(1, (merge.nextStallMs ?? 0) - clockMs()));
      }
    }
  }

  #open(zone: string): CatchUp {
    const { request, directory, logger } = this.#options;
    return new CatchUp({
      app: request.app,
      zone,
      directory,
      from: this.#from(),
      follow: false,
      windowBytes: WINDOW_BYTES,
      onReadable: () => this.#wake?.(),
      logger,
    });
  }

  #from(): FollowFrom {
    const { lines, filter, sinceMs } = this.#options.request;
    if (lines !== 'all' && filter === undefined) return { kind: 'last', entries: lines };
    if (sinceMs === undefined) return { kind: 'oldest' };
    return { kind: 'since', arrivalMs: Math.max(0, sinceMs - CLOCK_TRUST_MS) };
  }

  /** A zone that knows the app continues where it was read to; one that does not, from its first line; one that is away, from now on. */
  #endOf(catchUp: CatchUp): Position {
    if (catchUp.backlogEnd !== undefined) return catchUp.backlogEnd;
    return { logId: NO_LOG_ID, index: catchUp.state === 'unknown' ? 0 : this.#startedMs };
  }

  /** Not answered, and not known to be away for so long that it is not worth waiting for. */
  #isPending({ zone, catchUp }: DumpZone): boolean {
    if (isAnswered(catchUp)) return false;
    const { directory, request, nowMs } = this.#options;
    const owner = directory.owner(zone, request.app);
    const sinceMs = owner === undefined ? directory.emptySinceMs(zone) : owner.notReadySinceMs;
    return sinceMs === undefined || nowMs() - sinceMs < ZONE_ANSWER_TIMEOUT_MS;
  }

  /** Resolves when something was read or changed, at the latest after `timeoutMs`. */
  #changed(timeoutMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#wake?.(), timeoutMs);
      this.#wake = () => {
        this.#wake = undefined;
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

function isAnswered(catchUp: CatchUp): boolean {
  return catchUp.backlogEnd !== undefined || catchUp.state === 'unknown';
}

function scanTimedOut(): ApiError {
  const message = cannot(
    'dump the recent lines',
    `looking for them took over ${SCAN_TIMEOUT_MS / 1000} s`,
    'a narrower filter',
  );
  return new ApiError('deadline_exceeded', message);
}
