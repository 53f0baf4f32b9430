// What a reader is shown, before it has a form: pieces of zones' logs after the filter, in the order in which they are to be sent.
// Every index of a log is in exactly one part, as a line that is shown, a line that is filtered, or a line that is gone.
import { EnvelopeView } from '@tailrace/proto/envelope-view';
import { entryBodyStart, entryEnd } from '@tailrace/proto/wire-scanner';
import type { GapItem, HoleItem, LinesItem, NoticeItem, ZoneItem } from '../feed/zone-item.ts';
import type { LineFilter } from './line-filter.ts';

interface InZone {
  readonly zone: string;
}

/** Lines to show: bytes[start,end) are `count` entries. */
export interface RunPart extends InZone, Omit<LinesItem, 'kind' | 'arrivalMs'> {
  readonly kind: 'run';
}

/** Lines that the filter keeps back. */
export interface SkipPart extends InZone {
  readonly kind: 'skip';
  readonly logId: bigint;
  readonly index: number;
  readonly count: number;
}

/** A piece of a zone. */
export type Part = RunPart | SkipPart | (InZone & NoticeItem) | (InZone & HoleItem) | (InZone & GapItem);

/** A part of one line, or of something that is no line, with the times that it is ordered by. */
export interface TimedPart {
  readonly part: Part;
  readonly timeMs: number;
  readonly arrivalMs: number;
}

const view = new EnvelopeView();

/** The parts of an item in runs as long as possible. */
export function partsOf(zone: string, item: ZoneItem, filter: LineFilter | undefined): Part[] {
  if (item.kind !== 'lines') return [{ zone, ...item }];
  const { logId, index, count, bytes, start, end, isShared } = item;
  if (filter === undefined) return [{ kind: 'run', zone, logId, index, count, bytes, start, end, isShared }];
  const parts = new RunCollector(zone, item);
  forEachLine(item, (entryStart, entryStop) =>
    parts.add(entryStart, entryStop, filter.matches(view, item.arrivalMs)),
  );
  return parts.finish();
}

/** The parts of an item line by line, with their times. Lines that are filtered come as one part per stretch. */
export function timedPartsOf(zone: string, item: ZoneItem, filter: LineFilter | undefined): TimedPart[] {
  if (item.kind !== 'lines') {
    const arrivalMs = item.kind === 'notice' ? item.arrivalMs : item.kind === 'hole' ? item.lastMs : 0;
    return [{ part: { zone, ...item }, timeMs: arrivalMs, arrivalMs }];
  }
  const { logId, bytes, arrivalMs } = item;
  const timed: TimedPart[] = [];
  let index = item.index;
  let skipped = 0;
  let skippedMs = 0;
  const flush = (): void => {
    if (skipped === 0) return;
    const part: SkipPart = { kind: 'skip', zone, logId, index: index - skipped, count: skipped };
    timed.push({ part, timeMs: skippedMs, arrivalMs });
    skipped = 0;
  };
  forEachLine(item, (start, end) => {
    if (filter === undefined || filter.matches(view, arrivalMs)) {
      flush();
      const part: RunPart = { kind: 'run', zone, logId, index, count: 1, bytes, start, end, isShared: false };
      timed.push({ part, timeMs: view.timestampMs, arrivalMs });
    } else {
      skipped++;
      skippedMs = view.timestampMs;
    }
    index++;
  });
  flush();
  return timed;
}

/** Calls `visit` with the bounds of each entry; the view is on its envelope meanwhile. */
function forEachLine(item: LinesItem, visit: (start: number, end: number) => void): void {
  const { bytes } = item;
  for (let at = item.start; at < item.end; ) {
    const end = entryEnd(bytes, at, item.end);
    view.read(bytes, entryBodyStart(bytes, at, item.end), end);
    visit(at, end);
    at = end;
  }
}

/** Puts neighbours of the same fate together. */
class RunCollector {
  readonly #zone: string;
  readonly #item: LinesItem;
  readonly #parts: Part[] = [];
  #index: number;
  #start: number;
  #end: number;
  #count = 0;
  #isWanted = false;

  constructor(zone: string, item: LinesItem) {
    this.#zone = zone;
    this.#item = item;
    this.#index = item.index;
    this.#start = item.start;
    this.#end = item.start;
  }

  add(start: number, end: number, isWanted: boolean): void {
    if (this.#count > 0 && isWanted !== this.#isWanted) this.#flush();
    if (this.#count === 0) this.#start = start;
    this.#isWanted = isWanted;
    this.#end = end;
    this.#count++;
  }

  finish(): Part[] {
    if (this.#count > 0) this.#flush();
    return this.#parts;
  }

  #flush(): void {
    const zone = this.#zone;
    const { logId, bytes } = this.#item;
    const index = this.#index;
    const count = this.#count;
    this.#parts.push(
      this.#isWanted
        ? {
            kind: 'run',
            zone,
            logId,
            index,
            count,
            bytes,
            start: this.#start,
            end: this.#end,
            isShared: false,
          }
        : { kind: 'skip', zone, logId, index, count },
    );
    this.#index += count;
    this.#count = 0;
  }
}
