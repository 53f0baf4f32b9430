// How the controller that keeps drains and limits of a static cluster tells them to the others, and how they ask it for
// changes. Internal: processes of one version speak it to each other, people use /v1/apps/…. The grammar, one JSON object
// a line in the stream, one in the body of a call and of its answer:
//
//   GET  /internal/v1/registry/changes   begin (drains | limit)* at ((drains | limit)* at)*
//   POST /internal/v1/registry/calls     call -> answer
//
// `drains` and `limit` carry the whole state of one app, so that one line replaces another. `at` says: everything up to
// this revision has been told. Revisions count the changes that one run of the holder has seen, and are compared within one
// run only. `at` is repeated as a sign of life.
import { APP_ID_BYTES_MAX } from '@tailrace/core/app-id';
import { cannot, LogError, quoted } from '@tailrace/core/errors';
import type { Drain, DrainPosition, RateLimit } from '@tailrace/core/registry';

/** The stream of changes. */
export const REGISTRY_CHANGES_PATH = '/internal/v1/registry/changes';
/** Calls. */
export const REGISTRY_CALLS_PATH = '/internal/v1/registry/calls';
/** Milliseconds after which `at` is repeated. */
export const REGISTRY_HEARTBEAT_MS = 2_000;
/** Most positions in one call: their ids, zones and numbers stay below a body's 64 KiB. */
export const POSITIONS_PER_CALL_MAX = 100;
/** Longest name of anything that is a key, in bytes of UTF-8. */
const NAME_BYTES_MAX = APP_ID_BYTES_MAX;
/** Longest text of a drain's fields, in characters; a call has to fit into a body. */
const TEXT_CHARS_MAX = 16 * 1024;

/** A line of the stream. */
export type RegistryLine =
  | { readonly type: 'begin'; readonly cluster: string; readonly run: string }
  | { readonly type: 'drains'; readonly app: string; readonly drains: readonly Drain[] }
  | { readonly type: 'limit'; readonly app: string; readonly limit: RateLimit | null }
  | { readonly type: 'at'; readonly revision: number };

/** A position of a drain in one zone. */
export interface SavedPosition {
  readonly drainId: string;
  readonly zone: string;
  readonly position: DrainPosition;
}

/** What one process asks of the holder. */
export type RegistryCall =
  | { readonly call: 'addDrain'; readonly drain: Drain }
  | { readonly call: 'removeDrain'; readonly app: string; readonly id: string }
  | { readonly call: 'savePositions'; readonly positions: readonly SavedPosition[] }
  | { readonly call: 'drainPosition'; readonly drainId: string; readonly zone: string }
  | { readonly call: 'setLimit'; readonly app: string; readonly limit: RateLimit | null };

/** What the holder answers; an error has the shape that every route's has. */
export interface RegistryAnswer {
  /** Drawn by the holder at its start. */
  readonly run: string;
  /** The stream has told of the call's effect when it is at this revision. */
  readonly revision: number;
  /** Of `removeDrain`. */
  readonly removed?: boolean;
  /** Of `drainPosition`. */
  readonly position?: DrainPosition | null;
}

/** Writes a line, with its end. */
export function encodeRegistryLine(line: RegistryLine): string {
  return `${JSON.stringify(line)}\n`;
}

/** Reads a line. @throws LogError `bad_registry_line` */
export function decodeRegistryLine(text: string): RegistryLine {
  const line = fieldsOf(parseJson(text));
  const { type } = line;
  if (type === 'begin') return { type, cluster: textOf(line, 'cluster'), run: textOf(line, 'run') };
  if (type === 'at') return { type, revision: wholeOf(line, 'revision') };
  if (type === 'limit') {
    return {
      type,
      app: nameOf(line, 'app'),
      limit: line['limit'] === null ? null : rateLimitOf(line['limit']),
    };
  }
  if (type === 'drains')
    return { type, app: nameOf(line, 'app'), drains: listOf(line, 'drains').map(drainOf) };
  throw bad(`its type is ${quoted(String(type))}`, 'begin, drains, limit or at');
}

/** Reads a call from a parsed body. @throws LogError `bad_registry_line` */
export function decodeRegistryCall(body: unknown): RegistryCall {
  const fields = fieldsOf(body);
  const { call } = fields;
  switch (call) {
    case 'addDrain':
      return { call, drain: drainOf(fields['drain']) };
    case 'removeDrain':
      return { call, app: nameOf(fields, 'app'), id: nameOf(fields, 'id') };
    case 'drainPosition':
      return { call, drainId: nameOf(fields, 'drainId'), zone: nameOf(fields, 'zone') };
    case 'setLimit':
      return {
        call,
        app: nameOf(fields, 'app'),
        limit: fields['limit'] === null ? null : rateLimitOf(fields['limit']),
      };
    case 'savePositions': {
      const positions = listOf(fields, 'positions');
      if (positions.length > POSITIONS_PER_CALL_MAX) {
        throw bad(`there are ${positions.length} positions`, `at most ${POSITIONS_PER_CALL_MAX}`);
      }
      return { call, positions: positions.map(savedPositionOf) };
    }
    default:
      throw bad(`the call is ${quoted(String(call))}`, 'one that is known');
  }
}

/** Reads the body of an answer. @throws LogError `bad_registry_line` */
export function decodeRegistryAnswer(text: string): RegistryAnswer {
  const fields = fieldsOf(parseJson(text));
  const { removed, position } = fields;
  return {
    run: textOf(fields, 'run'),
    revision: wholeOf(fields, 'revision'),
    ...(typeof removed === 'boolean' ? { removed } : {}),
    ...(position === undefined ? {} : { position: position === null ? null : positionOf(position) }),
  };
}

type Fields = Readonly<Record<string, unknown>>;

function drainOf(value: unknown): Drain {
  const fields = fieldsOf(value);
  const createdAt = textOf(fields, 'createdAt');
  return {
    id: nameOf(fields, 'id'),
    app: nameOf(fields, 'app'),
    url: textOf(fields, 'url'),
    token: textOf(fields, 'token'),
    createdAt,
  };
}

function rateLimitOf(value: unknown): RateLimit {
  const { lines, bytes } = fieldsOf(value);
  for (const rate of [lines, bytes]) {
    if (rate !== undefined && !(typeof rate === 'number' && rate >= 0))
      throw bad(`a rate is ${quoted(JSON.stringify(rate))}`, 'a number from 0 on');
  }
  return {
    ...(typeof lines === 'number' ? { lines } : {}),
    ...(typeof bytes === 'number' ? { bytes } : {}),
  };
}

function savedPositionOf(value: unknown): SavedPosition {
  const fields = fieldsOf(value);
  const position = positionOf(fields['position']);
  return { drainId: nameOf(fields, 'drainId'), zone: nameOf(fields, 'zone'), position };
}

function positionOf(value: unknown): DrainPosition {
  const fields = fieldsOf(value);
  const logId = textOf(fields, 'logId');
  if (!/^\d{1,20}$/.test(logId)) throw bad(`the log id is ${quoted(logId)}`, 'a 64-bit number in decimal');
  return { logId, index: wholeOf(fields, 'index') };
}

/** An id, or the name of an app or zone, which is a key where it is kept. What an app may be called is checked where people name it. */
function nameOf(fields: Fields, name: string): string {
  const value = textOf(fields, name);
  if (Buffer.byteLength(value) <= NAME_BYTES_MAX) return value;
  throw bad(`${name} has ${Buffer.byteLength(value)} bytes`, `at most ${NAME_BYTES_MAX}`);
}

function fieldsOf(value: unknown): Fields {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
  throw bad('it is no object', 'an object');
}

function listOf(fields: Fields, name: string): readonly unknown[] {
  const value = fields[name];
  if (Array.isArray(value)) return value;
  throw bad(`${name} is no list`, 'a list');
}

function textOf(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value === 'string' && value !== '' && value.length <= TEXT_CHARS_MAX) return value;
  throw bad(`${name} is ${value === undefined ? 'missing' : 'no text, empty or too long'}`, 'a text');
}

function wholeOf(fields: Fields, name: string): number {
  const value = fields[name];
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  throw bad(`${name} is ${quoted(JSON.stringify(value) ?? 'missing')}`, 'a whole number from 0 on');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw bad('it is not JSON', 'JSON', error);
  }
}

function bad(whatIs: string, expected?: string, cause?: unknown): LogError {
  const message = cannot('read the registry of another process', whatIs, expected);
  return new LogError(message, { code: 'bad_registry_line', cause });
}
