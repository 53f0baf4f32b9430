// The side of a hand-over that gives: one server's stream of tailrace.v1.Handover. It names the logs that the other server owns
// now, answers its wants, and forgets a log when the other one has it whole. Nothing is decided about who owns what.
import type { ServerDuplexStream } from '@grpc/grpc-js';
import type { SnapshotChunk } from '@tailrace/core/log-chunk';
import {
  decodeHandoverUp,
  encodeHandoverDown,
  type HandoverDown,
  type HandoverHeader,
  type HandoverHello,
  type HandoverLog,
  type HandoverUp,
  type HandoverWant,
} from '@tailrace/proto/handover-messages';
import type { Logger } from 'pino';
import type { AppState, AppTable } from '../app-table.ts';
import { GreetedStream } from '../greeted-stream.ts';
import type { NoticeBoard } from '../ingest/notice-board.ts';
import type { Ownership } from '../ownership.ts';
import type { RefusedPeers } from '../refused-peers.ts';
import type { CopyKeeper } from '../replication/copy-keeper.ts';
import { toLogStateJson } from './log-state.ts';

/** Bytes of lines in the answer to one want, but one chunk at least. */
const PIECE_BYTES = 64 * 1024;
/** Characters of the states in one message of headers, but one header at least: many senders make a large ledger. */
const HEADERS_CHARS = 128 * 1024;
/** How long headers are made in one turn of the event loop, in milliseconds. */
const TURN_MS_MAX = 2;
/** A want for lines that are still on their way here is answered without them after so long, in milliseconds. */
const PARK_MS = 500;

/** What the drains of a server tell a holder. */
export interface DrainingApps {
  /** True while drains of the app run here, or are about to stop. */
  isDraining(app: string): boolean;
}

/** What a {@link HolderSession} works with. */
export interface HolderSessionOptions {
  readonly call: ServerDuplexStream<Buffer, Buffer>;
  readonly apps: AppTable;
  readonly ownership: Ownership;
  /** Copies of logs that are, or were, another server's. */
  readonly keeper: CopyKeeper;
  readonly notices: NoticeBoard;
  readonly drains: DrainingApps;
  readonly cluster: string;
  /** This server's id. */
  readonly id: string;
  /** Names this life of it. */
  readonly incarnation: string;
  readonly logger: Logger;
  readonly refused: RefusedPeers;
  readonly onGiven: () => void;
  /** Called once, when the stream is over. */
  readonly onEnd: (session: HolderSession) => void;
}

/** One taker. It holds no lines: what it sends is what was asked for, and the taker asks for little at a time. */
export class HolderSession {
  readonly #options: HolderSessionOptions;
  readonly #stream: GreetedStream<HandoverUp, HandoverHello>;
  /** Ends the wait for lines that are on their way here. */
  readonly #parked = new Set<() => void>();
  /** Logs that were named since the servers of the zone changed last: only these can be taken. */
  readonly #named = new Map<string, bigint>();
  /** Logs whose drains have to be reported when they have stopped. */
  readonly #draining = new Map<string, bigint>();
  /** The taker as id/incarnation. */
  #taker = '';
  #ask: { readonly round: number; readonly up: readonly string[] } | undefined;
  /** What is left of the answer to the ask. */
  #answering: Iterator<AppState> | undefined;
  #scheduled: NodeJS.Immediate | undefined;
  #isBlocked = false;

  constructor(options: HolderSessionOptions) {
    this.#options = options;
    const { call, cluster, logger, refused } = options;
    this.#stream = new GreetedStream<HandoverUp, HandoverHello>({
      call,
      action: 'hand over logs',
      what: 'a hand-over',
      cluster,
      logger,
      refused,
      decode: decodeHandoverUp,
      helloOf: (message) => (message.kind === 'hello' ? message : undefined),
      onHello: (hello, version) => this.#answerHello(hello, version),
      onMessage: (message) => this.#take(message),
      onEnd: () => this.#ended(),
    });
    call.on('drain', () => {
      this.#isBlocked = false;
      this.#answerSoon();
    });
  }

  /** The taker's id; empty before its hello. */
  get peer(): string {
    return this.#stream.peer;
  }

  /** The zone's servers changed: answers the last question, if it can be answered now. */
  viewChanged(): void {
    this.#answering = undefined;
    // What the taker says of an earlier round may be about a copy that it has given away again.
    this.#named.clear();
    const { ownership } = this.#options;
    if (!this.#stream.isOpen || this.#ask === undefined) return;
    if (this.#ask.up.join('\n') !== ownership.up.join('\n')) return;
    this.#answering = [...this.#options.apps, ...this.#options.keeper].values();
    this.#answerSoon();
  }

  /** The drains of an app have stopped here. */
  released(app: string): void {
    const logId = this.#draining.get(app);
    const state = this.#options.apps.get(app);
    if (logId === undefined) return;
    this.#draining.delete(app);
    const positions = state?.log.logId === logId ? [...(state.drainPositions ?? [])] : [];
    const drains = positions.map(([drainId, index]) => ({ drainId, index }));
    this.#send({ kind: 'released', app, logId, drains });
  }

  close(): void {
    this.#stream.close();
  }

  #answerHello(hello: HandoverHello, version: number): void {
    const { cluster, id, incarnation } = this.#options;
    this.#taker = `${hello.peer}/${hello.incarnation}`;
    this.#send({ kind: 'hello', cluster, version, peer: id, incarnation });
  }

  #take(message: HandoverUp): void {
    if (message.kind === 'ask') {
      this.#ask = message;
      this.viewChanged();
    } else if (message.kind === 'fetch') {
      for (const want of message.wants) this.#answerWant(want);
    } else if (message.kind !== 'hello') {
      for (const log of message.logs) this.#forget(log);
    }
  }

  #answerSoon(): void {
    if (this.#isBlocked || this.#answering === undefined) return;
    this.#scheduled ??= setImmediate(() => {
      this.#scheduled = undefined;
      this.#answerSome();
    });
  }

  /** Names logs for a turn's time; goes on in the next turn, or when the stream takes messages again. */
  #answerSome(): void {
    const { ownership } = this.#options;
    const answering = this.#answering;
    const ask = this.#ask;
    if (answering === undefined || ask === undefined || !this.#stream.isOpen) return;
    const startMs = performance.now();
    const headers: HandoverHeader[] = [];
    let isLast = false;
    let chars = 0;
    while (chars < HEADERS_CHARS && performance.now() - startMs < TURN_MS_MAX) {
      const next = answering.next();
      if (next.done === true) {
        isLast = true;
        break;
      }
      const state = next.value;
      const isTheirs = ownership.ownerOf(state.app) === this.peer && !state.isLive;
      if (!isTheirs || !this.#isOffered(state)) continue;
      const header = this.#headerOf(state);
      headers.push(header);
      chars += header.state.length + header.app.length;
    }
    if (isLast) this.#answering = undefined;
    if (headers.length > 0 || isLast)
      this.#send({ kind: 'headers', round: ask.round, headers, last: isLast });
    this.#answerSoon();
  }

  /**
   * A log that is here, or a copy of one that was not the taker's in this life of it: of its own it has more, but if another one was
   * asking for it since.
   */
  #isOffered(state: AppState): boolean {
    const { apps, keeper } = this.#options;
    if (apps.get(state.app) === state) return true;
    if (keeper.get(state.app) !== state) return false;
    return state.givenTo[0] !== this.#taker || keeper.wasAskedFor(state);
  }

  #headerOf(state: AppState): HandoverHeader {
    const { apps, notices, drains } = this.#options;
    const { app, log } = state;
    const isCopy = apps.get(app) !== state;
    // The last that is written here: from now on it is the other server's.
    if (!isCopy) notices.flushAll(app);
    const { givenTo } = state;
    if (!givenTo.includes(this.#taker)) state.givenTo = [...givenTo, this.#taker];
    if (!isCopy) this.#named.set(app, log.logId);
    const draining = !isCopy && drains.isDraining(app);
    if (draining) this.#draining.set(app, log.logId);
    return {
      app,
      logId: log.logId,
      firstIndex: Math.min(log.firstIndex, state.older?.fromIndex ?? log.firstIndex),
      nextIndex: log.nextIndex,
      createdMs: Math.max(0, Math.floor(log.createdMs)),
      lastWriteMs: Math.max(0, Math.floor(log.lastWriteMs)),
      droppedLines: log.droppedLines,
      givenTo,
      draining,
      state: JSON.stringify(toLogStateJson(state)),
    };
  }

  #answerWant(want: HandoverWant): void {
    const { apps, keeper } = this.#options;
    const has = ({ log }: AppState) => log.firstIndex < want.before && log.nextIndex >= want.before;
    // What was asked for may have become the beginning of another log here since it was named.
    const isThat = (copy: AppState) =>
      copy.log.logId === want.logId || ((has(copy) || copy.older !== undefined) && isBeginningOf(want, copy));
    const copies = [apps.get(want.app), keeper.get(want.app)].filter(
      (copy) => copy !== undefined && isThat(copy),
    );
    const state = copies.find((copy) => copy !== undefined && has(copy)) ?? copies[0];
    if (state === undefined) {
      this.#send({ kind: 'pieces', pieces: [{ ...want, chunks: [], atStart: true }] });
      return;
    }
    const chunks: SnapshotChunk[] = [];
    let bytes = 0;
    let atStart = state.older === undefined && !copies.some((copy) => isOlder(copy, state));
    for (const chunk of state.log.chunksBefore(want.before)) {
      if (bytes > 0 && bytes + chunk.bytes.length > PIECE_BYTES) {
        atStart = false;
        break;
      }
      chunks.push(chunk);
      bytes += chunk.bytes.length;
    }
    if (chunks.length === 0 && !atStart) this.#park(state, want);
    else this.#send({ kind: 'pieces', pieces: [{ ...want, chunks, atStart }] });
  }

  /** The lines are on their way here themselves. */
  #park(state: AppState, want: HandoverWant): void {
    const end = (): void => {
      clearTimeout(timer);
      undo();
      this.#parked.delete(end);
    };
    const timer = setTimeout(() => {
      end();
      this.#send({ kind: 'pieces', pieces: [{ ...want, chunks: [], atStart: false }] });
    }, PARK_MS);
    const undo = state.awaitOlder(() => {
      end();
      this.#answerWant(want);
    });
    this.#parked.add(end);
  }

  #forget({ app, logId, nextIndex }: HandoverLog): void {
    const { apps, keeper, ownership, onGiven } = this.#options;
    keeper.taken(app, logId, nextIndex, this.#taker);
    const state = apps.get(app);
    if (state === undefined || state.log.logId !== logId || state.log.nextIndex > nextIndex) return;
    if (this.#named.get(app) !== logId) return;
    // It may have come back in the meantime.
    if (state.isLive || ownership.owns(app)) return;
    apps.release(app);
    onGiven();
  }

  #send(message: HandoverDown): void {
    if (!this.#stream.isOpen) return;
    if (!this.#options.call.write(encodeHandoverDown(message))) this.#isBlocked = true;
  }

  #ended(): void {
    clearImmediate(this.#scheduled);
    this.#answering = undefined;
    for (const end of [...this.#parked]) end();
    this.#options.onEnd(this);
  }
}

/** The lines of a log below the index that is wanted are in this one, under the same indices. */
function isBeginningOf({ logId, before }: HandoverWant, { merged }: AppState): boolean {
  return merged.some(
    (part) =>
      part.logId === logId &&
      part.fromIndex === 0 &&
      part.offset === 0 &&
      part.endIndex >= before &&
      part.isLost !== true,
  );
}

function isOlder(copy: AppState | undefined, state: AppState): boolean {
  return copy !== undefined && copy.log.firstIndex < state.log.firstIndex;
}
