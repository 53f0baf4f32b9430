// The newest lines of what is put in: for "the last 100 that match", where nobody knows before the end which they are.
import { entryEnd } from '@tailrace/proto/wire-scanner';
import type { Part, RunPart } from './part.ts';

/** A run that is smaller than its buffer by this factor is copied, so what is held is at most so much larger than the lines. */
const COMPACT_FROM = 4;

/** Keeps the newest `linesMax` lines, and everything else that lies between them. */
export class LastLines {
  readonly #linesMax: number;
  #parts: Part[] = [];
  #first = 0;
  #lines = 0;

  constructor(linesMax: number) {
    this.#linesMax = linesMax;
  }

  /** Lines held. */
  get lines(): number {
    return this.#lines;
  }

  /** Adds a part, and calls `onDropped` for each part, or piece of one, that is let go of. */
  push(part: Part, onDropped: (part: Part) => void): void {
    this.#parts.push(part.kind === 'run' ? compact(part) : part);
    if (part.kind === 'run') this.#lines += part.count;
    while (this.#lines > this.#linesMax) this.#dropOldest(onDropped);
    if (this.#first > 1024 && this.#first * 2 > this.#parts.length) {
      this.#parts = this.#parts.slice(this.#first);
      this.#first = 0;
    }
  }

  /** Everything that is held, oldest first; nothing is held afterwards. */
  take(): Part[] {
    const parts = this.#parts.slice(this.#first);
    this.#parts = [];
    this.#first = 0;
    this.#lines = 0;
    return parts;
  }

  #dropOldest(onDropped: (part: Part) => void): void {
    const oldest = this.#parts[this.#first];
    if (oldest === undefined) return;
    const excess = this.#lines - this.#linesMax;
    if (oldest.kind === 'run' && oldest.count > excess) {
      const [before, after] = cutRun(oldest, excess);
      this.#parts[this.#first] = after;
      this.#lines -= excess;
      onDropped(before);
      return;
    }
    if (oldest.kind === 'run') this.#lines -= oldest.count;
    this.#first++;
    onDropped(oldest);
  }
}

/** A few lines out of a large buffer would keep all of it in memory: they are copied. */
function compact(run: RunPart): RunPart {
  const { bytes, start, end } = run;
  if ((end - start) * COMPACT_FROM > bytes.buffer.byteLength) return run;
  return {
    ...run,
    bytes: Buffer.from(bytes.subarray(start, end)),
    start: 0,
    end: end - start,
    isShared: false,
  };
}

/** The first `lines` lines of a run, and the others. */
function cutRun(run: RunPart, lines: number): [RunPart, RunPart] {
  let at = run.start;
  for (let i = 0; i < lines; i++) at = entryEnd(run.bytes, at, run.end);
  return [
    { ...run, count: lines, end: at, isShared: false },
    { ...run, index: run.index + lines, count: run.count - lines, start: at, isShared: false },
  ];
}
