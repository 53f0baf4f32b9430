// The messages of the administrative calls of tailrace.v1.Reader (reader.proto): what a server knows about its apps,
// its drains and itself. Numbers are plain numbers below 2^53.

/** Asks for the apps whose id begins with `prefix` and sorts after `after` (both may be empty). */
export interface ListAppsRequest {
  readonly prefix: string;
  /** How many at most; 0 leaves it to the server. */
  readonly limit: number;
  readonly after: string;
}

/** One app at its owner. */
export interface AppSummary {
  readonly app: string;
  /** Instances seen in the newest lines. */
  readonly instances: number;
  /** Lines per second over the last 10 s. */
  readonly rate: number;
  readonly heldLines: number;
  readonly heldBytes: number;
  /** Lines announced as dropped since the log began. */
  readonly dropped: number;
  /** Rate limit in lines per second; 0 is none. */
  readonly limitLines: number;
  /** Rate limit in bytes per second; 0 is none. */
  readonly limitBytes: number;
  /** Unix time in milliseconds of the last write. */
  readonly lastMs: number;
}

/** Apps in the order of their ids. */
export interface ListAppsResponse {
  readonly apps: readonly AppSummary[];
  /** True: there are more after the last one. */
  readonly more: boolean;
}

/** Asks to forget the held lines of an app. */
export interface ForgetLinesRequest {
  readonly app: string;
}

/** How many lines were forgotten. */
export interface ForgetLinesResponse {
  readonly forgottenLines: number;
}

/** Asks for the drains of an app. */
export interface DrainStatesRequest {
  readonly app: string;
}

/** What a drain's connection is doing. */
export type DrainConnectionState = 'connecting' | 'connected' | 'backoff' | 'idle';

/** One drain at the owner of its app in one zone; counts are lines. */
export interface DrainState {
  readonly drainId: string;
  readonly zone: string;
  readonly state: DrainConnectionState;
  readonly delivered: number;
  readonly dropped: number;
  readonly unconfirmed: number;
  readonly held: number;
  /** Empty when there was none. */
  readonly lastError: string;
  /** Unix time in milliseconds; 0 when no attempt is planned. */
  readonly nextAttemptMs: number;
}

/** The drains of an app. */
export interface DrainStatesResponse {
  readonly drains: readonly DrainState[];
}

/** Asks to send one marked message to the receiver of a drain that need not exist. */
export interface TestDrainRequest {
  readonly app: string;
  /** May hold credentials. */
  readonly url: string;
  /** HOSTNAME of the message, unless the URL names another. */
  readonly token: string;
}

/** The last step of a drain's test that was tried; `done` when all worked. */
export type DrainTestStage = 'url' | 'dns' | 'tcp' | 'tls' | 'write' | 'done';

/** How the test of a drain went. */
export interface TestDrainResponse {
  readonly ok: boolean;
  readonly stage: DrainTestStage;
  /** For people. */
  readonly message: string;
}

/** Asks how a server is doing. */
export type ServerStatusRequest = Readonly<Record<never, never>>;

/** How a server is doing. */
export interface ServerStatusResponse {
  readonly id: string;
  readonly zone: string;
  readonly state: string;
  readonly apps: number;
  readonly heldLines: number;
  readonly heldBytes: number;
  readonly allocatedBytes: number;
  /** Lines accepted since the start. */
  readonly linesTotal: number;
  /** Lines announced as dropped since the start. */
  readonly droppedTotal: number;
  /** Open subscriptions. */
  readonly readers: number;
  /** Open uplinks. */
  readonly uplinks: number;
  readonly drains: number;
  readonly uptimeMs: number;
  /** Copies that each line of its apps has, its own included; 0 from a server that does not say. */
  readonly replicas: number;
  /** Copies that it is to have. */
  readonly replicasWanted: number;
}
