// Drains and limits that another controller keeps, as this process has them: a copy that follows the holder's changes, and
// writes that are made there. While the holder is away the copy stays readable and writes are refused.
import type { ClientRequest } from 'node:http';
import { cannot, LogError } from '@tailrace/core/errors';
import {
  type Drain,
  type DrainPosition,
  type RateLimit,
  RegistryError,
  type Unsubscribe,
} from '@tailrace/core/registry';
import {
  decodeRegistryAnswer,
  POSITIONS_PER_CALL_MAX,
  REGISTRY_CALLS_PATH,
  type RegistryAnswer,
  type RegistryCall,
  type RegistryLine,
  type SavedPosition,
} from '@tailrace/traffic-controller/registry-wire';
import type { TlsFiles } from '@tailrace/transport/tls-files';
import type { Logger } from 'pino';
import { connectionProblem, HolderEndpoint, readText, toRefusal } from './holder-request.ts';
import { HolderStream } from './holder-stream.ts';
import { SettingsCopy } from './settings-copy.ts';
import type { SettingsStore } from './settings-store.ts';

/** A call that is not answered within this time has failed, in milliseconds. */
const CALL_TIMEOUT_MS = 5_000;
/** How long a change may take from the holder's answer until it is seen here, in milliseconds. */
const SEEN_TIMEOUT_MS = 5_000;
/** Changes that wait for their turn; further ones are refused. */
const WRITES_MAX = 1_000;
/** Positions that wait; more than the drains that a server can have. */
const POSITIONS_MAX = 100_000;
const ANSWER_CHARS_MAX = 64 * 1024;

/** Settings of a {@link RemoteSettings}. */
export interface RemoteSettingsOptions {
  /** The holder's address. */
  readonly address: string;
  /** The cluster that the file names: another one's drains are not taken. */
  readonly cluster: string;
  /** Undefined: plain HTTP. */
  readonly tls: TlsFiles | undefined;
  readonly logger: Logger;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  /** Milliseconds without a sign of the holder after which it counts as away. Default 6 s. */
  readonly silenceMs?: number;
}

/** What a connection has told so far of the state at its beginning. */
interface Snapshot {
  readonly drains: Map<string, readonly Drain[]>;
  readonly limits: Map<string, RateLimit>;
}

/** Somebody who waits until a change can be read here. */
interface SeenWaiter {
  readonly answer: RegistryAnswer;
  /** How many connections there had been when the answer came. */
  readonly begins: number;
  readonly done: () => void;
}

/**
 * Writes go to the holder one at a time, in the order of the calls, and resolve when what they changed can be read here.
 * Positions are collected while a call is under way, the newest of each drain and zone.
 */
export class RemoteSettings implements SettingsStore {
  readonly #options: RemoteSettingsOptions;
  readonly #endpoint: HolderEndpoint;
  readonly #copy = new SettingsCopy();
  readonly #stream: HolderStream;
  readonly #waiters = new Set<SeenWaiter>();
  readonly #contacted: Promise<void>;
  #resolveContacted: () => void = () => undefined;
  #snapshot: Snapshot | undefined;
  #begins = 0;
  #run = '';
  /** Of the connection that is there now; undefined while there is none that has told everything. */
  #revision: number | undefined;
  #why = 'not connected yet';
  #lastWrite: Promise<unknown> = Promise.resolve();
  #writes = 0;
  #positions = new Map<string, SavedPosition>();
  #positionsFlushed: Promise<void> | undefined;
  #isClosed = false;

  constructor(options: RemoteSettingsOptions) {
    this.#options = options;
    this.#endpoint = new HolderEndpoint(options.address, options.tls);
    this.#contacted = new Promise((resolve) => {
      this.#resolveContacted = resolve;
    });
    this.#stream = new HolderStream({
      endpoint: this.#endpoint,
      onLine: (line) => this.#take(line),
      onLost: (why) => this.#lost(why),
      random: options.random,
      ...(options.silenceMs === undefined ? {} : { silenceMs: options.silenceMs }),
    });
  }

  get trouble(): string | undefined {
    if (this.#revision !== undefined) return undefined;
    return `the controller ${this.#options.address}, which keeps drains and limits, cannot be reached: ${this.#why}`;
  }

  /** Resolves when the holder has told everything, or after the time. */
  async contacted(timeoutMs: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, timeoutMs);
    });
    await Promise.race([this.#contacted, late]);
    clearTimeout(timer);
  }

  drains(app?: string): readonly Drain[] {
    return this.#copy.drains(app);
  }

  onDrains(listener: (app: string) => void): Unsubscribe {
    return this.#copy.onDrains(listener);
  }

  limits(): ReadonlyMap<string, RateLimit> {
    return this.#copy.limits();
  }

  onLimits(listener: (app: string) => void): Unsubscribe {
    return this.#copy.onLimits(listener);
  }

  async addDrain(drain: Drain): Promise<void> {
    await this.#write('add a drain', () => this.#change({ call: 'addDrain', drain }, 'add a drain'));
  }

  removeDrain(app: string, id: string): Promise<boolean> {
    return this.#write('remove a drain', async () => {
      const { removed = false } = await this.#change({ call: 'removeDrain', app, id }, 'remove a drain');
      return removed;
    });
  }

  async setLimit(app: string, limit: RateLimit | undefined): Promise<void> {
    await this.#write('set a limit', () =>
      this.#change({ call: 'setLimit', app, limit: limit ?? null }, 'set a limit'),
    );
  }

  async drainPosition(drainId: string, zone: string): Promise<DrainPosition | undefined> {
    const { position } = await this.#call(
      { call: 'drainPosition', drainId, zone },
      'read the position of a drain',
    );
    return position ?? undefined;
  }

  saveDrainPosition(drainId: string, zone: string, position: DrainPosition): Promise<void> {
    const action = 'save the position of a drain';
    const key = JSON.stringify([drainId, zone]);
    if (this.#positions.size >= POSITIONS_MAX && !this.#positions.has(key)) {
      return Promise.reject(this.#busy(action));
    }
    if (this.#positionsFlushed === undefined) {
      const refusal = this.#refusal(action);
      if (refusal !== undefined) return Promise.reject(refusal);
      this.#positionsFlushed = this.#write(action, () => this.#savePositions(action));
    }
    this.#positions.set(key, { drainId, zone, position });
    return this.#positionsFlushed;
  }

  async close(): Promise<void> {
    if (!this.#isClosed) {
      this.#isClosed = true;
      this.#copy.close();
    }
    await this.#lastWrite;
    this.#stream.close();
    this.#endpoint.close();
    this.#resolveContacted();
  }

  #take(line: RegistryLine): void {
    const { cluster } = this.#options;
    if (line.type === 'begin') {
      if (line.cluster !== cluster) {
        throw new LogError(
          cannot('follow it', `it belongs to the cluster "${line.cluster}"`, `"${cluster}"`),
          {
            code: 'other_cluster',
          },
        );
      }
      this.#snapshot = { drains: new Map(), limits: new Map() };
      this.#begins += 1;
      this.#run = line.run;
      return;
    }
    if (line.type === 'at') {
      this.#told(line.revision);
      return;
    }
    const snapshot = this.#snapshot;
    if (line.type === 'drains') {
      if (snapshot === undefined) this.#copy.setDrains(line.app, line.drains);
      else snapshot.drains.set(line.app, line.drains);
    } else if (snapshot === undefined) {
      this.#copy.setLimit(line.app, line.limit ?? undefined);
    } else if (line.limit !== null) {
      snapshot.limits.set(line.app, line.limit);
    }
  }

  #told(revision: number): void {
    const snapshot = this.#snapshot;
    this.#revision = revision;
    if (snapshot !== undefined) {
      this.#snapshot = undefined;
      if (!this.#isClosed) this.#copy.replace(snapshot.drains, snapshot.limits);
      this.#options.logger.info({ holder: this.#options.address }, 'drains and limits are up to date');
      this.#resolveContacted();
    }
    for (const waiter of this.#waiters) if (this.#hasSeen(waiter)) waiter.done();
  }

  /** A connection to another run that began after the answer: that run has taken over what the one before it had kept. */
  #hasSeen({ answer, begins }: SeenWaiter): boolean {
    if (this.#revision === undefined) return false;
    return answer.run === this.#run ? answer.revision <= this.#revision : begins < this.#begins;
  }

  #lost(why: string): void {
    const isNews = this.#revision !== undefined || this.#why !== why;
    this.#snapshot = undefined;
    this.#revision = undefined;
    this.#why = why;
    if (isNews)
      this.#options.logger.warn(
        { holder: this.#options.address, why },
        'drains and limits may be out of date',
      );
  }

  /** One write at a time, in the order of the calls. */
  #write<T>(action: string, write: () => Promise<T>): Promise<T> {
    const refusal = this.#refusal(action);
    if (refusal !== undefined) return Promise.reject(refusal);
    this.#writes += 1;
    const result = this.#lastWrite.then(write);
    const written = (): void => {
      this.#writes -= 1;
    };
    this.#lastWrite = result.then(written, written);
    return result;
  }

  #refusal(action: string): RegistryError | undefined {
    if (this.#isClosed) {
      return new RegistryError(cannot(action, 'the registry is closed'), { code: 'closed' });
    }
    return this.#writes >= WRITES_MAX ? this.#busy(action) : undefined;
  }

  async #change(call: RegistryCall, action: string): Promise<RegistryAnswer> {
    const answer = await this.#call(call, action);
    await this.#seen(answer, action);
    return answer;
  }

  /** Takes what is there when its turn has come: what is saved later waits for the next turn. */
  async #savePositions(action: string): Promise<void> {
    const positions = [...this.#positions.values()];
    this.#positions = new Map();
    this.#positionsFlushed = undefined;
    for (let first = 0; first < positions.length; first += POSITIONS_PER_CALL_MAX) {
      const part = positions.slice(first, first + POSITIONS_PER_CALL_MAX);
      await this.#call({ call: 'savePositions', positions: part }, action);
    }
  }

  #seen(answer: RegistryAnswer, action: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const waiter: SeenWaiter = {
        answer,
        begins: this.#begins,
        done: () => {
          clearTimeout(timer);
          this.#waiters.delete(waiter);
          resolve();
        },
      };
      const timer = setTimeout(() => {
        this.#waiters.delete(waiter);
        const whatIs = `it was done, but ${this.trouble ?? 'it is not seen here yet'}`;
        reject(new RegistryError(cannot(action, whatIs), { code: 'unavailable' }));
      }, SEEN_TIMEOUT_MS);
      if (this.#hasSeen(waiter)) waiter.done();
      else this.#waiters.add(waiter);
    });
  }

  #call(call: RegistryCall, action: string): Promise<RegistryAnswer> {
    const { trouble } = this;
    if (trouble !== undefined) {
      return Promise.reject(new RegistryError(cannot(action, trouble), { code: 'unavailable' }));
    }
    return new Promise((resolve, reject) => {
      const request: ClientRequest = this.#endpoint.request('POST', REGISTRY_CALLS_PATH, { isStream: false });
      const timer = setTimeout(
        () => request.destroy(new Error(`no answer within ${CALL_TIMEOUT_MS} ms`)),
        CALL_TIMEOUT_MS,
      );
      const failed = (error: unknown): void => {
        clearTimeout(timer);
        if (error instanceof LogError) reject(error);
        else {
          const whatIs = `the controller ${this.#options.address} cannot be reached: ${connectionProblem(error)}`;
          reject(new RegistryError(cannot(action, whatIs), { code: 'unavailable', cause: error }));
        }
      };
      request.on('error', failed);
      request.on('response', (response) => {
        const answered =
          response.statusCode === 200
            ? readText(response, ANSWER_CHARS_MAX).then(decodeRegistryAnswer)
            : toRefusal(response, this.#options.address, action).then((refusal) => Promise.reject(refusal));
        answered.then((answer) => {
          clearTimeout(timer);
          resolve(answer);
        }, failed);
      });
      request.end(JSON.stringify(call));
    });
  }

  #busy(action: string): RegistryError {
    return new RegistryError(cannot(action, 'too many changes wait for the controller'), {
      code: 'unavailable',
    });
  }
}
