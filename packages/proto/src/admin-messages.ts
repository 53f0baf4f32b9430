// The messages of the administrative calls of tailrace.v1.Reader (reader.proto): what a server knows about its apps,
// its drains and itself. Numbers are plain numbers below 2^53.
import type { FieldTable } from './field-table.ts';

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
}

export const listAppsRequest: FieldTable<ListAppsRequest> = {
  subject: 'the ListApps request',
  fields: [
    ['prefix', 'string'],
    ['limit', 'uint'],
    ['after', 'string'],
  ],
};

const appSummary: FieldTable<AppSummary> = {
  subject: 'the app summary',
  fields: [
    ['app', 'string'],
    ['instances', 'uint'],
    ['rate', 'double'],
    ['heldLines', 'uint'],
    ['heldBytes', 'uint'],
    ['dropped', 'uint'],
    ['limitLines', 'double'],
    ['limitBytes', 'double'],
    ['lastMs', 'uint'],
  ],
};

export const listAppsResponse: FieldTable<ListAppsResponse> = {
  subject: 'the ListApps response',
  fields: [
    ['apps', appSummary],
    ['more', 'bool'],
  ],
};

export const forgetLinesRequest: FieldTable<ForgetLinesRequest> = {
  subject: 'the ForgetLines request',
  fields: [['app', 'string']],
};

export const forgetLinesResponse: FieldTable<ForgetLinesResponse> = {
  subject: 'the ForgetLines response',
  fields: [['forgottenLines', 'uint']],
};

export const drainStatesRequest: FieldTable<DrainStatesRequest> = {
  subject: 'the DrainStates request',
  fields: [['app', 'string']],
};

const drainState: FieldTable<DrainState> = {
  subject: 'the drain state',
  fields: [
    ['drainId', 'string'],
    ['zone', 'string'],
    ['state', 'string'],
    ['delivered', 'uint'],
    ['dropped', 'uint'],
    ['unconfirmed', 'uint'],
    ['held', 'uint'],
    ['lastError', 'string'],
    ['nextAttemptMs', 'uint'],
  ],
};

export const drainStatesResponse: FieldTable<DrainStatesResponse> = {
  subject: 'the DrainStates response',
  fields: [['drains', drainState]],
};

export const serverStatusRequest: FieldTable<ServerStatusRequest> = {
  subject: 'the ServerStatus request',
  fields: [],
};

export const serverStatusResponse: FieldTable<ServerStatusResponse> = {
  subject: 'the ServerStatus response',
  fields: [
    ['id', 'string'],
    ['zone', 'string'],
    ['state', 'string'],
    ['apps', 'uint'],
    ['heldLines', 'uint'],
    ['heldBytes', 'uint'],
    ['allocatedBytes', 'uint'],
    ['linesTotal', 'uint'],
    ['droppedTotal', 'uint'],
    ['readers', 'uint'],
    ['uplinks', 'uint'],
    ['drains', 'uint'],
    ['uptimeMs', 'uint'],
  ],
};
