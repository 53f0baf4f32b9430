// The fields of the administrative messages as reader.proto numbers them. What they mean is in admin-messages.ts.
import type {
  AppSummary,
  DrainState,
  DrainStatesRequest,
  DrainStatesResponse,
  ForgetLinesRequest,
  ForgetLinesResponse,
  ListAppsRequest,
  ListAppsResponse,
  ServerStatusRequest,
  ServerStatusResponse,
  TestDrainRequest,
  TestDrainResponse,
} from './admin-messages.ts';
import type { FieldTable } from './field-table.ts';

/** Fields of {@link ListAppsRequest}. */
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

/** Fields of {@link ListAppsResponse}. */
export const listAppsResponse: FieldTable<ListAppsResponse> = {
  subject: 'the ListApps response',
  fields: [
    ['apps', appSummary],
    ['more', 'bool'],
  ],
};

/** Fields of {@link ForgetLinesRequest}. */
export const forgetLinesRequest: FieldTable<ForgetLinesRequest> = {
  subject: 'the ForgetLines request',
  fields: [['app', 'string']],
};

/** Fields of {@link ForgetLinesResponse}. */
export const forgetLinesResponse: FieldTable<ForgetLinesResponse> = {
  subject: 'the ForgetLines response',
  fields: [['forgottenLines', 'uint']],
};

/** Fields of {@link DrainStatesRequest}. */
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

/** Fields of {@link DrainStatesResponse}. */
export const drainStatesResponse: FieldTable<DrainStatesResponse> = {
  subject: 'the DrainStates response',
  fields: [['drains', drainState]],
};

/** Fields of {@link TestDrainRequest}. */
export const testDrainRequest: FieldTable<TestDrainRequest> = {
  subject: 'the TestDrain request',
  fields: [
    ['app', 'string'],
    ['url', 'string'],
    ['token', 'string'],
  ],
};

/** Fields of {@link TestDrainResponse}. */
export const testDrainResponse: FieldTable<TestDrainResponse> = {
  subject: 'the TestDrain response',
  fields: [
    ['ok', 'bool'],
    ['stage', 'string'],
    ['message', 'string'],
  ],
};

/** Fields of {@link ServerStatusRequest}. */
export const serverStatusRequest: FieldTable<ServerStatusRequest> = {
  subject: 'the ServerStatus request',
  fields: [],
};

/** Fields of {@link ServerStatusResponse}. */
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
    ['replicas', 'uint'],
    ['replicasWanted', 'uint'],
  ],
};
