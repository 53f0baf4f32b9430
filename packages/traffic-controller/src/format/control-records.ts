// The records that are not lines: what was dropped, what is missing, which zone is away, where the reader stands. Their fields and
// texts are part of the API: fields are only added. Everything here is finished JSON.
import { type DropReason, noticeText, type ParsedDropNotice, stageOf } from '@tailrace/core/drop-notice';
import type { ZoneEvent } from '../feed/zone-feed.ts';
import type { GapItem, HoleItem } from '../feed/zone-item.ts';
import type { DrainNews } from '../upstream/log-sink.ts';

/** What a reader was told since it came. */
export interface ReaderTotals {
  /** Lines sent. */
  delivered: number;
  /** Lines that the reader's own filters kept back. */
  filtered: number;
  /** Lines announced as dropped or missing, where their number is known. */
  dropped: number;
}

/** Nobody dropped these on purpose: they are told as a gap. */
const GAP_REASONS: ReadonlySet<DropReason> = new Set(['unexplained', 'server_lost']);

interface LostLines {
  readonly app: string;
  readonly zone: string;
  /** Index of the first of them. */
  readonly index: number;
  readonly count: number;
  readonly reason: DropReason;
  readonly firstMs: number;
  readonly lastMs: number;
}

/** A notice that was in the log. */
export function noticeRecord(
  app: string,
  zone: string,
  index: number,
  notice: ParsedDropNotice,
  message: string,
): string {
  return lossRecord({ ...notice, app, zone: notice.zone === '' ? zone : notice.zone, index }, message);
}

/** Lines that were gone before the reader came to them. */
export function holeRecord(app: string, zone: string, hole: HoleItem): string {
  return lossRecord({ ...hole, app, zone }, noticeText({ ...hole, detail: '', zone }));
}

/** A drop stands at the first of its lines, a gap before the line that comes next. */
function lossRecord(
  { app, zone, index, count, reason, firstMs, lastMs }: LostLines,
  message: string,
): string {
  const isGap = GAP_REASONS.has(reason);
  return JSON.stringify({
    ...(isGap ? { type: 'gap', missing: count } : { type: 'drop', count }),
    ...(reason === 'agent_died' ? { at_least: true } : {}),
    stage: stageOf(reason),
    reason,
    app,
    zone,
    first_time: isoTime(firstMs),
    last_time: isoTime(lastMs),
    message,
    index: String(isGap ? index + count : index),
  });
}

/** Lines missing between two logs. */
export function gapRecord(app: string, zone: string, gap: GapItem): string {
  const { missing, index } = gap;
  return JSON.stringify({ type: 'gap', missing, app, zone, message: gapText(missing), index: String(index) });
}

/** `1101 lines are missing before this line`. */
export function gapText(missing: number | null): string {
  if (missing === 0) return 'The log goes on elsewhere: nothing is missing before this line';
  if (missing === null) return 'An unknown number of lines is missing before this line';
  return `${missing === 1 ? '1 line is' : `${missing} lines are`} missing before this line`;
}

/** A zone went away or came back. */
export function zoneRecord(app: string, event: ZoneEvent): string {
  const { zone, state } = event;
  const message = zoneText(event);
  if (event.state === 'down') return JSON.stringify({ type: 'zone', zone, state, app, message });
  const { recovered, missing } = event;
  return JSON.stringify({ type: 'zone', zone, state, app, recovered, missing, message });
}

/** A drain of the app does not work, or works again. What it has lost is none of the reader's lines. */
export function drainRecord(app: string, zone: string, news: DrainNews): string {
  const { drainId: drain, url, state, dropped, message } = news;
  return JSON.stringify({ type: 'drain', state, drain, url, dropped, app, zone, message });
}

/** The text of a zone record. */
export function zoneText(event: ZoneEvent): string {
  if (event.state === 'down') {
    return `Zone ${event.zone} cannot be reached: its lines are delayed or missing from here on`;
  }
  const lines = event.recovered === 1 ? '1 line' : `${event.recovered} lines`;
  const missing = event.missing === null ? 'an unknown number' : String(event.missing);
  return `Zone ${event.zone} is back: ${lines} recovered, ${missing} missing`;
}

/** No zone knows the app yet; `suggestion` is one with a name that looks like it. */
export function waitingRecord(app: string, suggestion: string | undefined): string {
  const hint = suggestion === undefined ? '' : `; did you mean ${suggestion}?`;
  const message = `App ${app} has not logged yet: waiting for its first line${hint}`;
  return JSON.stringify({
    type: 'waiting',
    app,
    ...(suggestion === undefined ? {} : { suggestion }),
    message,
  });
}

/** Where the reader stands: everything before `cursor` is in the totals. */
export function cursorRecord(cursor: string, totals: ReaderTotals): string {
  const { delivered, filtered, dropped } = totals;
  return `{"type":"cursor","cursor":"${cursor}","delivered":${delivered},"filtered":${filtered},"dropped":${dropped}}`;
}

function isoTime(timeMs: number): string | null {
  const time = new Date(timeMs);
  return Number.isNaN(time.getTime()) ? null : time.toISOString();
}
