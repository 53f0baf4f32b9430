// Reads the log of one app in one zone, wherever it is: from the owner that the directory names, again from the same place after a
// reconnect, and on at the next owner after the old one was read to its end. What comes out is contiguous: each line once, and each
// hole announced with its size. It keeps no lines: they go to a sink, which grants credit as it gets rid of them.
import { toDropReason } from '@tailrace/core/drop-notice';
import { quoted } from '@tailrace/core/errors';
import type { From, Position, ReaderEvent } from '@tailrace/proto/reader-messages';
import type { Logger } from 'pino';
import { ContiguousLog, type Slice } from './contiguous-log.ts';
import type { LogSink } from './log-sink.ts';
import type { ServerDirectory } from './server-directory.ts';
import type { Subscription, SubscriptionRequest, Upstream } from './upstream.ts';

/** How long an owner that lost an app may take to say so. It does at the end of its log, or when the new owner has all of it. */
const HAND_OVER_TIMEOUT_MS = 5_000;
/** Wait before a server that ended a subscription, or named no other owner, is asked again. */
const ASK_AGAIN_MS = 200;
/** What a server counts for a slice beside its bytes, in bytes of credit. */
export const SLICE_COST_BYTES = 64;

/**
 * Where to begin: as a server knows it, or at the first line that the log ever had. The latter is for an app that was unknown when
 * somebody began to wait for it: lines that its log has lost already are announced, which `oldest` does not do.
 */
export type FollowFrom = From | { readonly kind: 'beginning' };

/** What a {@link LogFollower} is made with. */
export interface LogFollowerOptions {
  readonly app: string;
  readonly zone: string;
  readonly directory: ServerDirectory;
  readonly from: FollowFrom;
  /** False: stops at the end that the log has when it is opened. */
  readonly follow: boolean;
  /** Bytes that may be on the way or unconsumed at the sink. */
  readonly creditBytes: number;
  /** Where to begin in a log that replaces another one and was never read. Default: where its server begins, at the oldest line. */
  readonly unseenFrom?: From;
  /** Logs that were read before, by others or long ago, and their next lines. */
  readonly remembered?: ReadonlyMap<bigint, number>;
  readonly sink: LogSink;
  readonly logger: Logger;
}

/**
 * - `away`: no owner, or its stream is broken.
 * - `opening`: asked, not answered.
 * - `unknown`: the owner does not know the app, and will tell when it does.
 * - `reading`: lines come as there are any.
 * - `ended`: the server ended the subscription; a timer or the directory will bring the next one.
 * - `closed`: for good.
 */
export type FollowerState = 'away' | 'opening' | 'unknown' | 'reading' | 'ended' | 'closed';

type Opened = Extract<ReaderEvent, { kind: 'opened' }>;

/** One reader of one app's log in one zone. */
export class LogFollower {
  readonly #options: LogFollowerOptions;
  readonly #sink: LogSink;
  readonly #unsubscribe: () => void;
  #state: FollowerState = 'away';
  #upstream: Upstream | undefined;
  #subscription: Subscription | undefined;
  /** Where to begin when no log is known yet. */
  #from: FollowFrom;
  /** What the current subscription asked for. */
  #requested: From;
  /** What to ask for instead of the position, until another log begins. */
  #ask: From | undefined;
  readonly #log: ContiguousLog;
  /** Where the log ended when it was opened. */
  #endIndex: number | undefined;
  /** A log that has been opened; a gap event that belongs to it may follow. */
  #beginning: { readonly event: Opened; missing: number | null } | undefined;
  #lastOpened: Opened | undefined;
  /** Nothing of the current log can be missing when another begins. */
  #complete = false;
  /** Owners that lost the app again before they could be asked: what they took is out of reach. */
  readonly #missedOwners = new Set<string>();
  /** The present owner has answered since it owns the app. */
  #isAnswered = false;
  /** Credit used by what was received, and given back by the sink. */
  #usedBytes = 0;
  #grantedBytes = 0;
  /** What slices cost beside their bytes, since the last grant: given back with the next. */
  #costBytes = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: LogFollowerOptions) {
    this.#options = options;
    this.#sink = options.sink;
    this.#from = options.from;
    this.#requested = toServerFrom(options.from);
    const position = options.from.kind === 'position' ? options.from.position : undefined;
    this.#log = new ContiguousLog(options.sink, position, options.remembered);
    this.#unsubscribe = options.directory.onChange(() => this.#retarget());
  }

  get state(): FollowerState {
    return this.#state;
  }

  /** The next line to come; undefined until a log is known. */
  get position(): Position | undefined {
    return this.#log.position;
  }

  /** Begins to read. Separate from the constructor so that the sink may hold the follower. */
  start(): void {
    this.#switchTo(this.#options.directory.owner(this.#options.zone, this.#options.app));
  }

  /** The sink has got rid of so many bytes. */
  grant(bytes: number): void {
    const credit = bytes + this.#costBytes;
    this.#costBytes = 0;
    this.#grantedBytes += credit;
    this.#subscription?.grant(credit);
  }

  close(): void {
    if (this.#state === 'closed') return;
    this.#state = 'closed';
    this.#unsubscribe();
    clearTimeout(this.#timer);
    this.#subscription?.close();
    this.#subscription = undefined;
    this.#beginning = undefined;
  }

  /** The directory changed: asks the owner that it names now, after the old one was read to its end if that is possible. */
  #retarget(): void {
    if (this.#state === 'closed') return;
    const owner = this.#options.directory.owner(this.#options.zone, this.#options.app);
    if (owner === this.#upstream) {
      // Another server owned the app for a moment. If it took lines they come here with their log.
      if (this.#state === 'reading') this.#clearTimer();
      return;
    }
    if (this.#state !== 'reading' || this.#upstream?.isReady !== true) {
      this.#switchTo(owner);
    } else if (owner !== undefined && this.#options.follow && this.#timer === undefined) {
      this.#after(HAND_OVER_TIMEOUT_MS, () => this.#leave());
    }
  }

  #switchTo(owner: Upstream | undefined): void {
    this.#clearTimer();
    this.#subscription?.close();
    this.#subscription = undefined;
    if (this.#upstream !== undefined && this.#upstream !== owner && !this.#isAnswered) {
      this.#missedOwners.add(this.#upstream.serverId);
    }
    this.#upstream = owner;
    this.#isAnswered = false;
    if (owner === undefined) {
      this.#goAway();
      return;
    }
    this.#state = owner.isReady ? 'opening' : 'away';
    this.#subscription = owner.subscribe({
      request: () => this.#request(),
      onEvent: (event) => this.#onEvent(event),
      onDisconnected: () => this.#onDisconnected(),
    });
    if (!owner.isReady) this.#sink.onAway();
  }

  #request(): SubscriptionRequest {
    const { app, follow } = this.#options;
    const position = this.position;
    this.#beginning = undefined;
    this.#state = 'opening';
    this.#requested =
      this.#ask ?? (position === undefined ? toServerFrom(this.#from) : { kind: 'position', position });
    const credit = Math.max(0, this.#creditLeft());
    return { app, from: this.#requested, follow, credit };
  }

  #creditLeft(): number {
    return this.#options.creditBytes - (this.#usedBytes - this.#grantedBytes);
  }

  #onDisconnected(): void {
    if (this.#state === 'closed') return;
    this.#clearTimer();
    // A log may begin and be lost before we are back.
    if (this.#state === 'unknown') this.#complete = false;
    this.#goAway();
    this.#retarget();
  }

  #goAway(): void {
    this.#beginning = undefined;
    this.#state = 'away';
    this.#sink.onAway();
  }

  #onEvent(event: ReaderEvent): void {
    if (this.#state === 'closed') return;
    switch (event.kind) {
      case 'opened':
        this.#onOpened(event);
        break;
      case 'slice':
        this.#begin();
        this.#onSlice(event);
        break;
      case 'overtaken':
        this.#begin();
        this.#log.expect(event.fromIndex, event.firstMs);
        this.#log.lose(
          event.toIndex,
          event.firstMs,
          event.lastMs,
          toDropReason(event.reason ?? 'log_overtaken'),
        );
        break;
      case 'notice':
        this.#sink.onDrainNews?.(event);
        break;
      case 'gap':
        this.#onGap(event.missing < 0 ? null : event.missing);
        break;
      case 'moved':
        this.#begin();
        this.#complete ||= this.#state === 'reading' && event.unread !== true;
        this.#leave();
        break;
      case 'ended':
        this.#begin();
        this.#onEnded(event.reason);
        break;
    }
  }

  #onOpened(event: Opened): void {
    this.#lastOpened = event;
    this.#isAnswered = true;
    if (!event.known) {
      this.#state = 'unknown';
      // Whatever a log of this app will hold is newer than this moment.
      this.#from = { kind: 'beginning' };
      this.#sink.onUnknown();
      return;
    }
    this.#state = 'reading';
    if (event.logId === this.#log.logId) {
      // Whoever does not follow wants what was there at first, however often the connection breaks.
      if (this.#options.follow) this.#endIndex = event.endIndex;
      this.#endIndex ??= event.endIndex;
      this.#complete = false;
      if (this.#ask !== undefined) {
        this.#ask = undefined;
        this.#subscription?.reopen();
        return;
      }
      this.#sink.onResumed(event.endIndex);
      return;
    }
    const { position } = this;
    if (event.continues === true && position !== undefined) {
      this.#startLog(event.logId, event.index, event.endIndex, this.#missed(event), { continues: position });
      return;
    }
    if (this.#askElsewhere(event)) return;
    this.#beginning = { event, missing: this.#log.logId === undefined || this.#complete ? 0 : null };
    if (this.#beginning.missing === 0) this.#begin();
    else queueMicrotask(() => this.#begin());
  }

  /** Lines that were in no log that was read: two servers had taken lines of the app, not knowing of each other. */
  #missed({ logId, missed }: Opened): number {
    if (missed === undefined) return 0;
    return Math.max(0, missed.toIndex - Math.max(missed.fromIndex, this.#log.leftAt(logId) ?? 0));
  }

  /** Another log than the one asked for: goes on where it was left if it was read before, or where the reader wants to begin. */
  #askElsewhere(event: Opened): boolean {
    const index = this.#log.leftAt(event.logId);
    const isFirst = this.#log.logId === undefined;
    if (index !== undefined) {
      this.#startLog(event.logId, index, event.endIndex, isFirst || this.#complete ? 0 : null);
    } else if (!isFirst && this.#requested.kind === 'position' && this.#options.unseenFrom !== undefined) {
      this.#ask = this.#options.unseenFrom;
    } else {
      return false;
    }
    this.#subscription?.reopen();
    return true;
  }

  /** The log that was opened last begins now, if it has not. */
  #begin(): void {
    const beginning = this.#beginning;
    if (beginning === undefined) return;
    this.#beginning = undefined;
    const { logId, index, endIndex } = beginning.event;
    if (this.#isFromBeginning() && index > 0) {
      this.#startLog(logId, 0, endIndex, 0);
      this.#log.lose(index, Date.now(), Date.now(), 'log_overtaken');
    } else {
      this.#startLog(logId, index, endIndex, beginning.missing);
    }
  }

  #startLog(
    logId: bigint,
    index: number,
    endIndex: number,
    missing: number | null,
    { isRewritten = false, continues }: { isRewritten?: boolean; continues?: Position } = {},
  ): void {
    this.#missedOwners.delete(this.#upstream?.serverId ?? '');
    // What came before the first log was not asked for; and a log that goes on in another one is as complete as that one.
    const isMissed = this.#missedOwners.size > 0 && this.#log.logId !== undefined && continues === undefined;
    this.#missedOwners.clear();
    this.#endIndex = endIndex;
    this.#complete = false;
    this.#ask = undefined;
    const log = { logId, index, endIndex, missing: isMissed ? null : missing, isRewritten };
    this.#log.begin(continues === undefined ? log : { ...log, continues });
  }

  #isFromBeginning(): boolean {
    return this.#log.logId === undefined && this.#from.kind === 'beginning';
  }

  #onGap(missing: number | null): void {
    const opened = this.#lastOpened;
    if (this.#beginning !== undefined) {
      this.#beginning.missing = missing;
      this.#begin();
    } else if (opened !== undefined && opened.logId === this.#log.logId && opened.index < this.#log.index) {
      // Its server begins at its end: which of the lines before are others than those that were read, nobody knows.
      this.#startLog(opened.logId, opened.index, opened.endIndex, null, { isRewritten: true });
    }
  }

  #onSlice(slice: Slice): void {
    this.#usedBytes += slice.bytes.length + SLICE_COST_BYTES;
    this.#costBytes += SLICE_COST_BYTES;
    if (slice.logId !== this.#log.logId) {
      this.#startLog(slice.logId, slice.index, slice.index, this.#log.logId === undefined ? 0 : null);
    }
    const stopIndex = this.#options.follow ? Number.POSITIVE_INFINITY : (this.#endIndex ?? 0);
    const unwantedBytes = this.#log.take(slice, stopIndex);
    if (unwantedBytes > 0) this.grant(unwantedBytes);
    if (this.#log.index >= stopIndex) this.#finish();
  }

  /** Done with this server: asks the owner that the directory names, which may come to know of the change later than the server. */
  #leave(): void {
    const { directory, zone, app } = this.#options;
    const left = this.#upstream;
    const owner = directory.owner(zone, app);
    if (owner !== left) {
      this.#switchTo(owner);
      return;
    }
    this.#subscription?.close();
    this.#subscription = undefined;
    this.#state = 'ended';
    this.#after(ASK_AGAIN_MS, () => this.#switchTo(directory.owner(zone, app)));
  }

  #onEnded(reason: Extract<ReaderEvent, { kind: 'ended' }>['reason']): void {
    if (!this.#options.follow && reason !== 'stopping') {
      this.#finish();
      return;
    }
    this.#options.logger.debug(
      { app: quoted(this.#options.app), zone: this.#options.zone, reason },
      'subscription ended',
    );
    // A server that stops reads each subscription to the end, but waits only so long for one that has no credit.
    this.#complete = reason === 'forgotten' || (reason === 'stopping' && this.#creditLeft() > 0);
    this.#leave();
  }

  #finish(): void {
    this.#subscription?.close();
    this.#subscription = undefined;
    this.#clearTimer();
    this.#state = 'ended';
    this.#sink.onEnd();
  }

  #after(waitMs: number, run: () => void): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      run();
    }, waitMs);
  }

  #clearTimer(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}

function toServerFrom(from: FollowFrom): From {
  return from.kind === 'beginning' ? { kind: 'oldest' } : from;
}
