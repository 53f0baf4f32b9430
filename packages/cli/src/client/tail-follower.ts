// Follows one app over as many connections as it takes: each goes on behind the last cursor. It reports records and
// what happens to the connection. Not here: what is printed, and what a hole in the indices means.
import { Backoff } from '@tailrace/core/backoff';
import { CliError, EXIT } from '../exit-codes.ts';
import { textField } from './answer-fields.ts';
import type { ControllerEndpoint } from './controller-endpoint.ts';
import { ControllerError, fromNetworkError, tokenExpired } from './controller-error.ts';
import type { StreamRecord } from './log-records.ts';
import { type TailEnd, type TailQuery, TailSocket } from './tail-socket.ts';

/** Waits between attempts: full jitter below these. */
const BACKOFF_BASE_MS = 250;
const BACKOFF_MAX_MS = 5_000;

/** How often a lost connection is made again: `Infinity`, 0, or N attempts in a row without success. */
export interface ReconnectPolicy {
  readonly attemptsMax: number;
  /** Whether this also holds before the first connection. By default a controller that is not there is an error. */
  readonly fromStart: boolean;
}

/** An attempt that is about to be made. */
export interface ReconnectAttempt {
  readonly attempt: number;
  readonly afterMs: number;
  readonly reason: string;
  readonly cursor: string | undefined;
}

/** What the owner of a follower is told. `onEnd` comes once and last, unless the follower is closed first. */
export interface FollowerListener {
  onFrame(records: readonly StreamRecord[]): void;
  /** The first connection is there. */
  onConnected(): void;
  onReconnecting(attempt: ReconnectAttempt): void;
  /** `resumed` is false when the controller does not know the cursor any more: what lies between is unknown. */
  onReconnected(resumed: boolean): void;
  /** Without an error: the controller has nothing more to send. */
  onEnd(error: CliError | undefined): void;
}

/** What to follow. */
export interface FollowRequest {
  readonly app: string;
  /** Filters and order; they go with every connection. */
  readonly query: TailQuery;
  /** Where the first connection begins: `lines`, `since` or `after`. */
  readonly start: TailQuery;
}

/** Codes of a controller that refuses a cursor, which after a reconnect means: another cluster, begin anew. */
function isCursorRefusal(error: CliError): boolean {
  return error instanceof ControllerError && error.status === 400 && error.code.includes('cursor');
}

/** Follows one app until it is closed, the controller ends the stream, or the policy gives up. */
export class TailFollower {
  readonly #endpoint: ControllerEndpoint;
  readonly #request: FollowRequest;
  readonly #policy: ReconnectPolicy;
  readonly #listener: FollowerListener;
  readonly #backoff: Backoff;
  #socket: TailSocket | undefined;
  #timer: NodeJS.Timeout | undefined;
  #cursor: string | undefined;
  #wasConnected = false;
  #isResumed = true;
  #isPaused = false;
  #isClosed = false;

  constructor(
    endpoint: ControllerEndpoint,
    request: FollowRequest,
    options: {
      readonly policy: ReconnectPolicy;
      readonly random: () => number;
      readonly listener: FollowerListener;
    },
  ) {
    this.#endpoint = endpoint;
    this.#request = request;
    this.#policy = options.policy;
    this.#listener = options.listener;
    this.#backoff = new Backoff({ baseMs: BACKOFF_BASE_MS, maxMs: BACKOFF_MAX_MS, random: options.random });
  }

  /** Makes the first connection. */
  start(): void {
    this.#connect();
  }

  /** Stops reading from the network until `resume`: what the controller cannot send it counts and announces. */
  pause(): void {
    this.#isPaused = true;
    this.#socket?.pause();
  }

  /** Goes on reading. */
  resume(): void {
    this.#isPaused = false;
    this.#socket?.resume();
  }

  /** Ends the connection; the listener hears nothing more. */
  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#socket?.close();
  }

  #connect(): void {
    const { app, query, start } = this.#request;
    const fresh = this.#isResumed ? start : { lines: 'all' };
    const position = this.#cursor === undefined ? fresh : { after: this.#cursor };
    try {
      this.#socket = new TailSocket(
        this.#endpoint,
        app,
        { ...query, ...position },
        {
          onOpen: () => this.#opened(),
          onFrame: (records) => this.#received(records),
          onEnd: (end) => this.#ended(end),
        },
      );
      if (this.#isPaused) this.#socket.pause();
    } catch (error) {
      // The token file went away between two connections.
      this.#finish(fromNetworkError(error, this.#endpoint));
    }
  }

  #opened(): void {
    if (this.#wasConnected) this.#listener.onReconnected(this.#isResumed);
    else this.#listener.onConnected();
    this.#wasConnected = true;
    this.#isResumed = true;
  }

  #received(records: readonly StreamRecord[]): void {
    // Only a connection that delivers is a success: one that is accepted and dropped at once must not spin.
    this.#backoff.reset();
    const last = records.at(-1);
    if (last?.type === 'cursor') this.#cursor = textField(last, 'cursor') ?? this.#cursor;
    this.#listener.onFrame(records);
  }

  #ended(end: TailEnd): void {
    this.#socket = undefined;
    if (this.#isClosed) return;
    if (end.kind === 'done') this.#finish(undefined);
    else if (end.kind === 'lost') this.#retry(end.reason);
    else if (end.kind === 'expired') this.#renew(end.authorization);
    else if (this.#wasConnected && this.#cursor !== undefined && isCursorRefusal(end.error))
      this.#beginAnew(end.error);
    else this.#finish(end.error);
  }

  #retry(reason: string): void {
    const isAllowed = this.#wasConnected || this.#policy.fromStart;
    if (!isAllowed || this.#backoff.attempts >= this.#policy.attemptsMax) {
      this.#finish(
        new CliError(`Cannot reach the traffic controller at ${this.#endpoint.text}: ${reason}`, {
          exitCode: EXIT.unreachable,
          hint: 'Start a cluster with "tailrace up", or name another controller with --url or TAILRACE_URL.',
        }),
      );
      return;
    }
    const afterMs = this.#backoff.next();
    const attempt = this.#backoff.attempts;
    this.#listener.onReconnecting({ attempt, afterMs, reason, cursor: this.#cursor });
    this.#timer = setTimeout(() => this.#connect(), afterMs);
  }

  /** Goes on with the token that is in the file now, if that is another one. */
  #renew(expired: string | undefined): void {
    const error = tokenExpired(this.#endpoint);
    try {
      const isRenewed = this.#endpoint.headers()['authorization'] !== expired;
      if (isRenewed && this.#policy.attemptsMax > 0) this.#retry('the token has expired');
      else this.#finish(error);
    } catch {
      // There is no token in the file any more.
      this.#finish(error);
    }
  }

  /** The cluster behind the address is another one now: everything that it holds is new to this reader. */
  #beginAnew(error: CliError): void {
    this.#cursor = undefined;
    this.#isResumed = false;
    this.#retry(error.message);
  }

  #finish(error: CliError | undefined): void {
    if (this.#isClosed) return;
    this.close();
    this.#listener.onEnd(error);
  }
}
