// The one door through which lines come into an agent: checks envelopes in depth, takes out tags that are not a
// program's to write, stamps what has no time, validates app ids, applies limits, and hands the rest to the buffer.
// Where lines come from is the sources' affair. Bytes are not decoded, and nothing is allocated per line.
import { appIdFromBytes, validateAppId } from '@tailrace/core/app-id';
import { ENVELOPE_BYTES_MAX, type LogEntryWriter } from '@tailrace/proto/envelope';
import { EnvelopeView } from '@tailrace/proto/envelope-view';
import { WireError } from '@tailrace/proto/wire-error';
import { EnvelopeScanner, entryBodyStart, entryEnd, stripReservedTags } from '@tailrace/proto/wire-scanner';
import type { AgentCounters, RejectReason } from './agent-counters.ts';
import { CHUNK_BYTES_MAX } from './chunk-queue.ts';
import { ENTRY_OVERHEAD_BYTES_MAX, STAMP_BYTES_MAX, writeEntry } from './entry-bytes.ts';
import type { OutboundApp } from './outbound-app.ts';
import type { OutboundBuffer } from './outbound-buffer.ts';
import type { RateLimits } from './rate-limits.ts';

/** How often at most it is said that there are too many apps. */
const TOO_MANY_APPS_LOG_MS = 10_000;

/** Settings of an {@link Intake}. */
export interface IntakeOptions {
  readonly buffer: OutboundBuffer;
  readonly limits: RateLimits;
  readonly counters: AgentCounters;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Nanoseconds since the epoch. */
  readonly nowNs: () => bigint;
  /** Called at most every 10 s while lines of further apps are not taken, with how many there were since the last time. */
  readonly onTooManyApps: (lines: number) => void;
}

/** Why an envelope is not taken, with where. */
export interface EnvelopeProblem {
  readonly reason: RejectReason;
  readonly message: string;
}

/** Takes lines for all apps of an agent. */
export class Intake {
  readonly #options: IntakeOptions;
  readonly #buffer: OutboundBuffer;
  readonly #scanner = new EnvelopeScanner();
  readonly #view = new EnvelopeView();
  /** The app of the last envelope and its id as bytes: most envelopes have the same app as the one before. */
  #lastApp: OutboundApp | undefined;
  #lastIdBytes = Buffer.alloc(0);
  #tooManyAppsLoggedMs = 0;
  #tooManyAppsUnlogged = 0;

  constructor(options: IntakeOptions) {
    this.#options = options;
    this.#buffer = options.buffer;
  }

  /**
   * The app with this id, made when it is new. Undefined: the id is no app id or there are too many apps, and `lines`
   * were counted as that.
   */
  openApp(id: string, lines = 1): OutboundApp | undefined {
    const known = this.#buffer.apps.get(id);
    if (known !== undefined) {
      return known;
    }
    if (validateAppId(id) !== undefined) {
      this.#options.counters.reject('bad_app_id', lines);
      return undefined;
    }
    return this.#create(id, lines);
  }

  /**
   * Whether there is no room for the app, which is made if there is. Nothing is counted as dropped: for a sender that keeps
   * its `lines` when it is told so.
   */
  isTooMany(id: string, lines: number): boolean {
    if (this.#buffer.apps.has(id) || validateAppId(id) !== undefined || this.#open(id) !== undefined) {
      return false;
    }
    this.#logTooManyApps(lines);
    return true;
  }

  /** Takes a log line whose envelope `writer` makes. */
  acceptLine(
    app: OutboundApp,
    writer: LogEntryWriter,
    timestampNs: bigint,
    isErr: boolean,
    payload: Buffer,
  ): void {
    if (app.limiter !== undefined && !app.limiter.allow(payload.length, this.#options.now())) {
      this.#refuseLimited(app);
      return;
    }
    this.#buffer.appendLine(app, writer, timestampNs, isErr, payload, 0, payload.length);
  }

  /** Lines of an app did not come in: a source lost them. */
  refuse(id: string, lines: number, detail: string): void {
    const app = this.openApp(id, lines);
    if (app !== undefined) this.#buffer.refuse(app, 'source_buffer', lines, detail);
  }

  /** Takes the envelope of a program in bytes[start,end), or rejects and counts it. */
  acceptEnvelope(bytes: Buffer, start: number, end: number): void {
    const problem = this.#scan(bytes, start, end);
    if (problem !== undefined) {
      this.#options.counters.reject(problem.reason);
      return;
    }
    const { sourceIdStart, sourceIdEnd } = this.#scanner;
    const app = this.#appOf(bytes, sourceIdStart, sourceIdEnd);
    if (app !== undefined) {
      this.#take(app, bytes, start, end);
    }
  }

  /** What is wrong with an envelope, if anything; nothing is taken or counted. */
  checkEnvelope(bytes: Buffer, start: number, end: number): EnvelopeProblem | undefined {
    const problem = this.#scan(bytes, start, end);
    if (problem !== undefined) {
      return problem;
    }
    const { sourceIdStart, sourceIdEnd } = this.#scanner;
    if (appIdFromBytes(bytes, sourceIdStart, sourceIdEnd) === undefined) {
      const message = `Cannot take the envelope: its source_id at offset ${sourceIdStart === 0 ? start : sourceIdStart} is no app id, expected 1 to 255 bytes of printable UTF-8 without "/"`;
      return { reason: 'bad_app_id', message };
    }
    return undefined;
  }

  /**
   * Takes entries of one app from a sender of ours: bytes[start,end) holds whole entries. They are copied in pieces as
   * large as possible.
   */
  acceptEntries(app: OutboundApp, bytes: Buffer, start: number, end: number): void {
    const idBytes = Buffer.from(app.id);
    let pieceStart = start;
    let pieceCount = 0;
    for (let at = start; at < end; ) {
      const next = entryEnd(bytes, at, end);
      const bodyStart = entryBodyStart(bytes, at, end);
      const isPlain = this.#isPlainEntry(app, idBytes, bytes, bodyStart, next);
      if (isPlain) {
        pieceCount++;
      }
      const isPieceOver = !isPlain || next === end || next - pieceStart >= CHUNK_BYTES_MAX / 2;
      if (isPieceOver) {
        if (pieceCount > 0) {
          this.#buffer.appendEntries(app, bytes, pieceStart, isPlain ? next : at, pieceCount);
        }
        if (!isPlain) {
          this.#acceptOther(app, idBytes, bytes, bodyStart, next);
        }
        pieceStart = next;
        pieceCount = 0;
      }
      at = next;
    }
  }

  /** Whether the entry may be stored as it is. */
  #isPlainEntry(app: OutboundApp, idBytes: Buffer, bytes: Buffer, bodyStart: number, end: number): boolean {
    return (
      app.limiter === undefined &&
      this.#scan(bytes, bodyStart, end) === undefined &&
      this.#scanner.hasTimestamp &&
      !this.#scanner.hasReservedTags &&
      this.#hasSourceId(idBytes, bytes)
    );
  }

  #acceptOther(app: OutboundApp, idBytes: Buffer, bytes: Buffer, start: number, end: number): void {
    const problem = this.#scan(bytes, start, end);
    if (problem !== undefined) {
      this.#options.counters.reject(problem.reason);
    } else if (!this.#hasSourceId(idBytes, bytes)) {
      this.#options.counters.reject('bad_app_id');
    } else {
      this.#take(app, bytes, start, end);
    }
  }

  #hasSourceId(idBytes: Buffer, bytes: Buffer): boolean {
    const { sourceIdStart, sourceIdEnd } = this.#scanner;
    return sameBytes(idBytes, bytes, sourceIdStart, sourceIdEnd);
  }

  #scan(bytes: Buffer, start: number, end: number): EnvelopeProblem | undefined {
    if (end - start > ENVELOPE_BYTES_MAX) {
      const message = `Cannot take the envelope: it has ${end - start} bytes at offset ${start}, expected at most ${ENVELOPE_BYTES_MAX}`;
      return { reason: 'envelope_too_large', message };
    }
    try {
      this.#scanner.check(bytes, start, end);
    } catch (error) {
      if (error instanceof WireError) {
        return { reason: 'bad_envelope', message: error.message };
      }
      throw error;
    }
    return undefined;
  }

  /** The app that the scanned envelope names. */
  #appOf(bytes: Buffer, start: number, end: number): OutboundApp | undefined {
    const last = this.#lastApp;
    if (last !== undefined && !last.isForgotten && sameBytes(this.#lastIdBytes, bytes, start, end)) {
      return last;
    }
    const id = appIdFromBytes(bytes, start, end);
    if (id === undefined) {
      this.#options.counters.reject('bad_app_id');
      return undefined;
    }
    const app = this.#buffer.apps.get(id) ?? this.#create(id, 1);
    if (app !== undefined) {
      this.#lastApp = app;
      this.#lastIdBytes = Buffer.from(bytes.subarray(start, end));
    }
    return app;
  }

  /** Takes the envelope that was scanned last. */
  #take(app: OutboundApp, bytes: Buffer, start: number, end: number): void {
    const isStamped = this.#scanner.hasTimestamp;
    if (this.#scanner.hasReservedTags) {
      const stripped = stripReservedTags(bytes, start, end);
      this.#store(app, stripped, 0, stripped.length, isStamped);
    } else {
      this.#store(app, bytes, start, end, isStamped);
    }
  }

  #store(app: OutboundApp, bytes: Buffer, start: number, end: number, isStamped: boolean): void {
    const { limiter } = app;
    if (limiter !== undefined) {
      const payloadBytes = limiter.limit?.bytes === undefined ? 0 : this.#payloadBytes(bytes, start, end);
      if (!limiter.allow(payloadBytes, this.#options.now())) {
        this.#refuseLimited(app);
        return;
      }
    }
    const stampNs = isStamped ? undefined : this.#options.nowNs();
    const needBytes = end - start + ENTRY_OVERHEAD_BYTES_MAX + (isStamped ? 0 : STAMP_BYTES_MAX);
    if (this.#buffer.reserveEntry(app, needBytes)) {
      const { tailBuffer, tailUsed } = app.queue;
      this.#buffer.commitEntry(app, writeEntry(tailBuffer, tailUsed, bytes, start, end, stampNs));
    }
  }

  /** What a limit in bytes counts: the text of a log line, and all of another envelope. */
  #payloadBytes(bytes: Buffer, start: number, end: number): number {
    this.#view.read(bytes, start, end);
    return this.#view.kind === 'log' ? this.#view.payloadEnd - this.#view.payloadStart : end - start;
  }

  #refuseLimited(app: OutboundApp): void {
    this.#buffer.refuse(app, 'rate_limit', 1, `limit ${app.limiter?.refusedLimitText ?? ''}`);
  }

  #create(id: string, lines: number): OutboundApp | undefined {
    const app = this.#open(id);
    if (app === undefined) {
      this.#options.counters.tooManyAppsLines += lines;
      this.#logTooManyApps(lines);
    }
    return app;
  }

  #open(id: string): OutboundApp | undefined {
    const app = this.#buffer.open(id);
    if (app !== undefined) {
      this.#options.limits.apply(app);
    }
    return app;
  }

  #logTooManyApps(lines: number): void {
    const { now, onTooManyApps } = this.#options;
    this.#tooManyAppsUnlogged += lines;
    const nowMs = now();
    if (nowMs - this.#tooManyAppsLoggedMs >= TOO_MANY_APPS_LOG_MS) {
      onTooManyApps(this.#tooManyAppsUnlogged);
      this.#tooManyAppsLoggedMs = nowMs;
      this.#tooManyAppsUnlogged = 0;
    }
  }
}

function sameBytes(expected: Buffer, bytes: Buffer, start: number, end: number): boolean {
  const { length } = expected;
  if (end - start !== length) {
    return false;
  }
  for (let i = 0; i < length; i++) {
    if (bytes[start + i] !== expected[i]) {
      return false;
    }
  }
  return true;
}
