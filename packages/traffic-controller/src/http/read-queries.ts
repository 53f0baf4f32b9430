// The query parameters of `recent` and `tail`, as they are documented, turned into what a dump or a session is made with.
import { CursorError } from '@tailrace/core/cursor-token';
import { quoted } from '@tailrace/core/errors';
import { ApiError } from '../api-error.ts';
import type { RecentRequest } from '../recent/recent-dump.ts';
import type { RecentFormatName } from '../recent/recent-format.ts';
import { LineFilter } from '../tail/line-filter.ts';
import { decodePlace } from '../tail/reader-place.ts';
import type { TailRequest } from '../tail/tail-session.ts';
import { invalid, QueryReader, type RawQuery } from './query-reader.ts';

/** Lines of a dump, unless it says otherwise. */
export const RECENT_LINES_DEFAULT = 1_000;
/** Most lines of a dump that are counted; `all` has no limit. */
export const RECENT_LINES_MAX = 100_000;
/** Most lines to begin a tail with that are counted. */
export const TAIL_LINES_MAX = 10_000;
/** Window of `order=time`, unless it says otherwise. */
export const REORDER_MS_DEFAULT = 200;
/** Longest window. */
export const REORDER_MS_MAX = 10_000;

const FILTER_NAMES = ['since', 'until', 'include', 'exclude', 'stream', 'instance', 'zone'];
const REPEATABLE = ['include', 'exclude', 'instance', 'zone'];

/** What stands around a query. */
export interface QueryContext {
  readonly app: string;
  readonly clusterId: string;
  /** Zones that there are. */
  readonly zones: readonly string[];
  readonly nowMs: number;
}

/** A dump and its form. */
export interface RecentQuery {
  readonly request: RecentRequest;
  readonly format: RecentFormatName;
}

/** A tail and its form. */
export interface TailQuery {
  readonly request: TailRequest;
  readonly format: 'json' | 'proto' | 'envelope';
  readonly hasControl: boolean;
}

/** Reads the query of `recent`. Throws ApiError with a code and the parameter's name. */
export function parseRecentQuery(query: RawQuery, context: QueryContext): RecentQuery {
  const reader = new QueryReader(query, [...FILTER_NAMES, 'lines', 'format'], REPEATABLE);
  const { app } = context;
  return {
    request: {
      app,
      lines: reader.integerOrAll('lines', 1, RECENT_LINES_MAX) ?? RECENT_LINES_DEFAULT,
      ...readFilter(reader, context),
    },
    format: reader.oneOf('format', ['json', 'text', 'proto']) ?? 'json',
  };
}

/** Reads the query of `tail`. Throws ApiError with a code and the parameter's name. */
export function parseTailQuery(query: RawQuery, context: QueryContext): TailQuery {
  const names = ['lines', 'after', 'order', 'reorder', 'format', 'control'];
  const reader = new QueryReader(query, [...FILTER_NAMES, ...names], REPEATABLE);
  const { app } = context;
  const filter = readFilter(reader, context);
  const after = readCursor(reader, context);
  if (after !== undefined && reader.has('lines')) {
    throw invalid('lines', 'there is a cursor too', 'lines or after');
  }
  const format = reader.oneOf('format', ['json', 'proto', 'envelope']) ?? 'json';
  const control = reader.oneOf('control', ['all', 'none']) ?? 'all';
  if (format === 'json' && control === 'none') {
    throw invalid('control', 'it is "none" with format=json', 'control=none with proto or envelope');
  }
  // Whoever names a time to begin at wants what was written since then.
  const linesDefault = filter.sinceMs !== undefined && after === undefined ? 'all' : 0;
  return {
    request: {
      app,
      ...filter,
      after,
      lines: reader.integerOrAll('lines', 0, TAIL_LINES_MAX) ?? linesDefault,
      order: reader.oneOf('order', ['arrival', 'time']) ?? 'arrival',
      reorderMs: reader.integer('reorder', 0, REORDER_MS_MAX) ?? REORDER_MS_DEFAULT,
    },
    format,
    hasControl: control === 'all',
  };
}

type FilterPart = Pick<TailRequest, 'zones' | 'filter' | 'sinceMs' | 'untilMs'>;

function readFilter(reader: QueryReader, { nowMs, zones }: QueryContext): FilterPart {
  const sinceMs = reader.time('since', nowMs);
  const untilMs = reader.time('until', nowMs);
  if (sinceMs !== undefined && untilMs !== undefined && untilMs <= sinceMs) {
    throw invalid('until', 'it is not after since', 'a later time', 'invalid_time');
  }
  const wantedZones = reader.texts('zone');
  for (const zone of wantedZones ?? []) {
    if (!zones.includes(zone)) {
      throw invalid(
        'zone',
        `${quoted(zone)} is not a zone`,
        zones.join(' or ') || 'a zone',
        'invalid_filter',
      );
    }
  }
  const stream = reader.oneOf('stream', ['out', 'err']);
  const instances = reader.texts('instance');
  const filter = LineFilter.create({
    include: reader.texts('include') ?? [],
    exclude: reader.texts('exclude') ?? [],
    ...(sinceMs === undefined ? {} : { sinceMs }),
    ...(untilMs === undefined ? {} : { untilMs }),
    ...(stream === undefined ? {} : { stream }),
    ...(instances === undefined ? {} : { instances }),
  });
  return { zones: wantedZones, filter, sinceMs, untilMs };
}

function readCursor(reader: QueryReader, { app, clusterId: cluster }: QueryContext): TailRequest['after'] {
  const text = reader.text('after');
  if (text === undefined) return undefined;
  try {
    return decodePlace(text, { cluster, app });
  } catch (error) {
    if (error instanceof CursorError) throw new ApiError('invalid_cursor', error.message);
    throw error;
  }
}
