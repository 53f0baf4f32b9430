// What `logs` and `recent` are asked to do, checked and complete: flags in, plan out. It opens nothing but the
// cursor file. Not here: doing it (logs.ts, follow-session.ts, recent-session.ts).
import { validateAppId } from '@tailrace/core/app-id';
import { parseDuration, parseTime } from '@tailrace/core/durations';
import type { ReconnectPolicy } from '../client/tail-follower.ts';
import type { TailQuery } from '../client/tail-socket.ts';
import { CliError, EXIT } from '../exit-codes.ts';
import type { LogsFlags } from './logs.flags.ts';

/** Lines to begin with when following and nothing is said. */
const FOLLOW_LINES_DEFAULT = 10;
/** Window of `--order time`, in milliseconds. */
const REORDER_MS_DEFAULT = 200;
/** The longest that a timer of Node can wait. */
const TIMER_MS_MAX = 2 ** 31 - 1;

/** A checked `logs` or `recent`. */
export interface LogsPlan {
  readonly mode: 'follow' | 'recent';
  /** Distinct, in the order given. */
  readonly apps: readonly string[];
  readonly output: 'text' | 'raw' | 'json' | 'cf' | 'template';
  readonly template: string;
  /** Filters, as the controller takes them. */
  readonly filters: TailQuery;
  /** Whether a filter may hide lines between two others. */
  readonly hasFilters: boolean;
  /** Merge by time inside this window; undefined for order of arrival. */
  readonly reorderMs: number | undefined;
  /** How many lines, or since when, without a cursor. */
  readonly start: TailQuery;
  /** Cursors to go on behind, per app. */
  readonly cursors: ReadonlyMap<string, string>;
  readonly policy: ReconnectPolicy;
  /** When following ends, in milliseconds since 1970. */
  readonly untilMs: number | undefined;
  readonly timeoutMs: number | undefined;
}

/** What a plan depends on beside the flags. */
export interface PlanCircumstances {
  readonly nowMs: number;
  readonly stdoutIsTerminal: boolean;
  /** Contents of the cursor file; undefined if none is named or it is not there yet. */
  readonly cursorFileText: string | undefined;
}

/**
 * Checks the flags.
 * @throws CliError (usage) with the flag and what it should be.
 */
export function planLogs(
  apps: readonly string[],
  flags: LogsFlags,
  circumstances: PlanCircumstances,
): LogsPlan {
  const { nowMs } = circumstances;
  for (const app of apps) {
    const reason = validateAppId(app);
    if (reason !== undefined) throw usage(`Cannot read the logs of this app: ${reason}`);
  }
  const distinct = [...new Set(apps)];
  const sinceMs = timeOf('--since', flags.since, nowMs);
  const untilMs = timeOf('--until', flags.until, nowMs);
  if (sinceMs !== undefined && untilMs !== undefined && sinceMs >= untilMs) {
    throw usage('Cannot use --since and --until: --since is not before --until');
  }
  // What ends in the past is a dump, whatever it is called.
  const isDump =
    flags.recent === true || flags.follow === false || (untilMs !== undefined && untilMs <= nowMs);
  const cursors = cursorsOf(distinct, flags, circumstances.cursorFileText);
  if (isDump) refuseFollowingFlags(flags);
  return {
    mode: isDump ? 'recent' : 'follow',
    apps: distinct,
    output:
      flags.template === undefined ? (flags.json === true ? 'json' : (flags.output ?? 'text')) : 'template',
    template: flags.template ?? '',
    filters: {
      include: flags.include,
      exclude: flags.exclude,
      instance: flags.instance,
      zone: flags.zone,
      stream: flags.stream,
      until: untilMs === undefined ? undefined : new Date(untilMs).toISOString(),
    },
    hasFilters: [flags.include, flags.exclude, flags.instance, flags.stream, flags.since, flags.until].some(
      (flag) => flag !== undefined,
    ),
    reorderMs: reorderOf(flags, circumstances.stdoutIsTerminal),
    start: startOf(flags.lines ?? flags.tail ?? flags.num, sinceMs, isDump),
    cursors,
    policy: policyOf(flags.reconnect),
    untilMs: isDump ? undefined : untilMs,
    timeoutMs: durationOf('--timeout', flags.timeout),
  };
}

function startOf(lines: number | 'all' | undefined, sinceMs: number | undefined, isDump: boolean): TailQuery {
  const since = sinceMs === undefined ? {} : { since: new Date(sinceMs).toISOString() };
  if (lines !== undefined) return { lines: String(lines), ...since };
  if (sinceMs !== undefined) return { lines: 'all', ...since };
  // A dump leaves the number to the controller.
  return isDump ? {} : { lines: String(FOLLOW_LINES_DEFAULT) };
}

function reorderOf(flags: LogsFlags, stdoutIsTerminal: boolean): number | undefined {
  if (flags.order === 'arrival') {
    if (flags.reorder !== undefined)
      throw usage('Cannot use --reorder with --order arrival, expected --order time');
    return undefined;
  }
  const isByTime = flags.order === 'time' || flags.reorder !== undefined || stdoutIsTerminal;
  const windowMs = flags.reorder ?? REORDER_MS_DEFAULT;
  return isByTime && windowMs > 0 ? windowMs : undefined;
}

function policyOf(reconnect: LogsFlags['reconnect']): ReconnectPolicy {
  if (reconnect === undefined) return { attemptsMax: Number.POSITIVE_INFINITY, fromStart: false };
  if (reconnect === 'forever') return { attemptsMax: Number.POSITIVE_INFINITY, fromStart: true };
  return { attemptsMax: reconnect === 'no' ? 0 : reconnect, fromStart: reconnect !== 'no' };
}

function refuseFollowingFlags(flags: LogsFlags): void {
  const given: readonly (readonly [string, unknown])[] = [
    ['--follow', flags.follow],
    ['--until-match', flags.untilMatch],
    ['--after-cursor', flags.afterCursor],
    ['--cursor-file', flags.cursorFile],
  ];
  for (const [name, value] of given) {
    if (value === undefined || value === false) continue;
    throw usage(`Cannot use ${name} here: the recent lines are dumped once, expected it without --recent`);
  }
}

/** Cursors of `--after-cursor` or the cursor file: one alone, or `APP=CURSOR` each. */
function cursorsOf(
  apps: readonly string[],
  flags: LogsFlags,
  fileText: string | undefined,
): Map<string, string> {
  const fromFlags = flags.afterCursor ?? [];
  const cursors = new Map<string, string>();
  const only = apps.length === 1 ? apps[0] : undefined;
  for (const text of fileText === undefined ? fromFlags : fileText.split('\n')) {
    const trimmed = text.trim();
    if (trimmed === '') continue;
    const equals = trimmed.lastIndexOf('=');
    const app = equals === -1 ? only : trimmed.slice(0, equals);
    if (app === undefined) {
      throw usage('Cannot use the cursor: it names no app, expected APP=CURSOR for each of several apps');
    }
    const cursor = trimmed.slice(equals + 1);
    if (!/^\S+$/.test(cursor)) {
      throw usage(
        `Cannot use the cursor of "${app}": it is malformed, expected one that --show-cursor printed`,
      );
    }
    if (apps.includes(app)) cursors.set(app, cursor);
    else if (fileText === undefined)
      throw usage(`Cannot use the cursor of "${app}": it is not one of the apps`);
  }
  return cursors;
}

function timeOf(flag: string, text: string | undefined, nowMs: number): number | undefined {
  if (text === undefined) return undefined;
  try {
    return parseTime(text, nowMs);
  } catch (error) {
    throw usage(`Cannot use ${flag}: ${reasonOf(error)}`);
  }
}

/** The milliseconds of a flag's duration; undefined without it. Throws CliError (usage). */
export function durationOf(flag: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  let durationMs: number;
  try {
    durationMs = parseDuration(text);
  } catch (error) {
    throw usage(`Cannot use ${flag}: ${reasonOf(error)}`);
  }
  if (durationMs < 1 || durationMs > TIMER_MS_MAX) {
    throw usage(`Cannot use ${flag}: "${text}" is out of range, expected more than 0 and at most 24d`);
  }
  return durationMs;
}

/** The part of a message of our grammar behind "Cannot …: ". */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/^Cannot [^:]*: /, '');
}

function usage(message: string): CliError {
  return new CliError(message, { exitCode: EXIT.usage });
}
