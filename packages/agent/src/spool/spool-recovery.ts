// What another process left in a spool, put together from its segments: for each origin the lines that are not settled, how
// far it was, and what is missing. It reads nothing itself and writes nothing.
import { InboundLedger } from '@tailrace/core/inbound-ledger';
import { entryEnd } from '@tailrace/proto/wire-scanner';
import type { DecodedSegment, SpooledLines, SpoolOriginState, SpoolTotal } from './spool-format.ts';
import type { SpoolPlace, SpoolSegment } from './spool-segment.ts';

/** Most bytes of small pieces that become one chunk. */
const CHUNK_BYTES = 64 * 1024;

/** Consecutive lines on disk. */
export interface RecoveredChunk {
  readonly firstPosition: number;
  count: number;
  /** Of which so many, at the beginning, are settled … */
  readonly settledCount: number;
  /** … and take so many bytes. */
  readonly settledBytes: number;
  /** Of `count` lines; the last place may have more, which were cut. */
  usedBytes: number;
  readonly places: SpoolPlace[];
}

/** An origin with something unsettled. */
export interface RecoveredOrigin {
  readonly app: string;
  readonly origin: bigint;
  /** Undefined: nothing tells how its lines were numbered, so it has to go on under another one. */
  readonly wireOrigin: bigint | undefined;
  readonly generation: number;
  readonly settledPosition: number;
  readonly settledSeq: number;
  readonly nextPosition: number;
  /** Those that are known, and those of what is missing. */
  readonly cuts: readonly (readonly [number, number])[];
  readonly totals: readonly SpoolTotal[];
  readonly chunks: readonly RecoveredChunk[];
  /** Lines that the spool had and has no more. */
  readonly lostLines: number;
}

interface Piece {
  readonly firstPosition: number;
  readonly count: number;
  readonly usedBytes: number;
  readonly place: SpoolPlace;
  readonly settledCount: number;
  readonly settledBytes: number;
}

interface Origin {
  readonly app: string;
  state: SpoolOriginState | undefined;
  nextPosition: number;
  readonly pieces: Piece[];
}

/** Two passes over the segments, oldest first: what is settled stands behind the lines that it settles. */
export class SpoolRecovery {
  readonly inbound = new InboundLedger();
  /** In the order in which they began. */
  readonly #origins = new Map<bigint, Origin>();

  /** First pass. */
  addStates(decoded: DecodedSegment): void {
    for (const item of decoded.items) {
      if (item.kind === 'inbound') {
        this.inbound.merge(item.ledger);
        for (const origin of item.ended) this.inbound.end(BigInt(origin));
      } else if (item.kind === 'state') {
        const origin = this.#open(item.state.app, item.state.origin);
        origin.state = item.state;
        origin.nextPosition = Math.max(origin.nextPosition, item.state.nextPosition);
      } else {
        const origin = this.#open(item.app, item.origin);
        origin.nextPosition = Math.max(origin.nextPosition, item.firstPosition + item.count);
      }
    }
  }

  /** Second pass, when the first one is over. */
  addLines(decoded: DecodedSegment, segment: SpoolSegment): void {
    for (const item of decoded.items) {
      if (item.kind !== 'lines') continue;
      const origin = this.#open(item.app, item.origin);
      const settled = origin.state?.settledPosition ?? 0;
      if (item.firstPosition + item.count - 1 > settled) {
        origin.pieces.push(pieceOf(item, segment, settled, origin.state?.cuts ?? []));
      }
    }
  }

  /** The largest generation that was seen. */
  get generation(): number {
    let generation = 0;
    for (const { state } of this.#origins.values()) generation = Math.max(generation, state?.generation ?? 0);
    return generation;
  }

  /** What is not settled, of each app the oldest first. */
  origins(): readonly RecoveredOrigin[] {
    const recovered: RecoveredOrigin[] = [];
    for (const [id, origin] of this.#origins) {
      const each = recover(id, origin);
      if (each !== undefined) recovered.push(each);
    }
    return recovered.sort((a, b) => a.generation - b.generation);
  }

  #open(app: string, id: bigint): Origin {
    let origin = this.#origins.get(id);
    if (origin === undefined) {
      origin = { app, state: undefined, nextPosition: 1, pieces: [] };
      this.#origins.set(id, origin);
    }
    return origin;
  }
}

function pieceOf(
  item: SpooledLines,
  segment: SpoolSegment,
  settled: number,
  cuts: SpoolOriginState['cuts'],
): Piece {
  const { firstPosition, offset, crc, bytes } = item;
  const settledCount = Math.max(0, settled - firstPosition + 1);
  // What was dropped of a piece was its end.
  const cut = cuts.find(([position]) => position > firstPosition && position < firstPosition + item.count);
  const count = cut === undefined ? item.count : Math.max(settledCount, cut[0] - firstPosition);
  const settledBytes = endOfEntries(bytes, settledCount);
  const usedBytes = cut === undefined ? bytes.length : endOfEntries(bytes, count);
  const place = { segment, offset, byteLength: bytes.length, crc };
  return { firstPosition, count, usedBytes, place, settledCount, settledBytes };
}

function endOfEntries(bytes: Buffer, count: number): number {
  let end = 0;
  for (let i = 0; i < count; i++) end = entryEnd(bytes, end, bytes.length);
  return end;
}

function recover(id: bigint, { app, state, nextPosition, pieces }: Origin): RecoveredOrigin | undefined {
  // What was written twice stands at the same position: the larger piece first.
  pieces.sort((a, b) => a.firstPosition - b.firstPosition || b.count - a.count);
  const settledPosition = state?.settledPosition ?? (pieces[0]?.firstPosition ?? nextPosition) - 1;
  const cuts = new Cuts(state?.cuts ?? []);
  const chunks: RecoveredChunk[] = [];
  let lostLines = 0;
  let at = settledPosition + 1;
  for (const piece of pieces) {
    const end = piece.firstPosition + piece.count;
    // A piece that reaches back over another one was never written; what is behind it is counted as missing.
    if (end <= at || (piece.firstPosition < at && piece.settledCount === 0)) continue;
    if (cuts.covers(Math.max(at, piece.firstPosition), end)) continue;
    if (piece.firstPosition > at) lostLines += cuts.addMissing(at, piece.firstPosition);
    if (piece.count > piece.settledCount) addPiece(chunks, piece);
    at = end;
  }
  if (nextPosition > at) lostLines += cuts.addMissing(at, nextPosition);
  const totals = state?.totals ?? [];
  const isClean = totals.every(({ total, acked }) => acked >= total);
  if (chunks.length === 0 && lostLines === 0 && isClean) return undefined;
  return {
    app,
    origin: id,
    wireOrigin: state?.wireOrigin,
    generation: state?.generation ?? 0,
    settledPosition,
    settledSeq: state?.settledSeq ?? 0,
    nextPosition,
    cuts: cuts.ranges,
    totals,
    chunks,
    lostLines,
  };
}

/** Small pieces that follow each other are one chunk. */
function addPiece(chunks: RecoveredChunk[], piece: Piece): void {
  const last = chunks.at(-1);
  const { firstPosition, count, usedBytes, settledCount, settledBytes, place } = piece;
  const isNext = last !== undefined && last.firstPosition + last.count === firstPosition;
  if (isNext && last.usedBytes + usedBytes <= CHUNK_BYTES) {
    last.count += count;
    last.usedBytes += usedBytes;
    last.places.push(place);
    return;
  }
  chunks.push({ firstPosition, count, settledCount, settledBytes, usedBytes, places: [place] });
}

/** Ranges of positions, ascending and apart. */
class Cuts {
  readonly #ranges: [number, number][];

  constructor(ranges: readonly (readonly [number, number])[]) {
    this.#ranges = ranges.map(([position, count]) => [position, count]);
  }

  get ranges(): readonly (readonly [number, number])[] {
    return this.#ranges;
  }

  /** Whether all of [start, end) is cut. */
  covers(start: number, end: number): boolean {
    return this.#ranges.some(([position, count]) => position <= start && position + count >= end);
  }

  /** Cuts what is not cut of [start, end). Returns how much that is. */
  addMissing(start: number, end: number): number {
    let missing = 0;
    let at = start;
    const added: [number, number][] = [];
    for (const [position, count] of this.#ranges) {
      if (position + count <= at || position >= end) continue;
      if (position > at) added.push([at, position - at]);
      at = Math.max(at, position + count);
    }
    if (at < end) added.push([at, end - at]);
    for (const [, count] of added) missing += count;
    this.#ranges.push(...added);
    this.#ranges.sort((a, b) => a[0] - b[0]);
    return missing;
  }
}
