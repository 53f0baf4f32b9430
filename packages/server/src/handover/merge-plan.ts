// How the copies of an app's log that several servers hold become one log: which is the longest of each log, in which order
// different logs follow each other, and where places in them are afterwards. Numbers only; it moves no line.
import type { MergedLog } from '../app-table.ts';
import type { LogState } from './log-state.ts';

/** Most names of logs that are remembered as parts of one. */
const MERGED_MAX = 16;

/** A copy of a log, here or at another server, to which nothing is appended any more. */
export interface LogCopy {
  readonly logId: bigint;
  /** Index of the oldest line that is held or still on its way to the holder. */
  readonly firstIndex: number;
  readonly nextIndex: number;
  readonly createdMs: number;
  readonly lastWriteMs: number;
  readonly droppedLines: number;
  /** True: its header was given to another server before, which may have appended to the log and is not there. */
  readonly isStale: boolean;
  readonly state: LogState;
}

/** A log that becomes part of the new one. */
export interface PlannedPart<Copy extends LogCopy> {
  readonly logId: bigint;
  /** What is to be added to its indices. */
  readonly offset: number;
  /** Its lines below this index are not wanted: they were let go of, or are in the part before. */
  readonly fromIndex: number;
  readonly nextIndex: number;
  /** The longest first. */
  readonly copies: readonly Copy[];
  /**
   * Copies of logs that became the first lines of this one, under the same indices: who has this one may still be fetching
   * them.
   */
  readonly within: readonly Copy[];
  /** Copies of younger logs that began with lines of this one, under the same indices, and up to where. */
  readonly branches: readonly Branch<Copy>[];
}

/** A copy of another log whose lines below an index are those of a part. */
export interface Branch<Copy extends LogCopy> {
  readonly copy: Copy;
  readonly toIndex: number;
}

/** What the copies become. */
export interface MergePlan<Copy extends LogCopy> {
  readonly logId: bigint;
  /** Oldest first. */
  readonly parts: readonly PlannedPart<Copy>[];
  /** Index of the next line. */
  readonly nextIndex: number;
  readonly merged: readonly MergedLog[];
  readonly createdMs: number;
  readonly lastWriteMs: number;
  readonly droppedLines: number;
  /** Positions of drains in the new log. */
  readonly drains: ReadonlyMap<string, number>;
}

interface Group<Copy extends LogCopy> {
  readonly logId: bigint;
  readonly copies: Copy[];
  readonly within: readonly Copy[];
  readonly longest: Copy;
  readonly createdMs: number;
  readonly firstIndex: number;
}

/**
 * Plans one log of all copies. Copies of one log differ in length only, and the longest counts. Different logs follow each
 * other by age. A log of which only stale copies are left gets a new name: whoever had it may have given out indices that will
 * be given again.
 *
 * @param copies at least one
 */
export function planMerge<Copy extends LogCopy>(
  copies: readonly Copy[],
  newLogId: () => bigint,
): MergePlan<Copy> {
  const groups = toGroups(copies);
  const parts: PlannedPart<Copy>[] = [];
  const merged: MergedLog[] = [];
  const drains = new Map<string, number>();
  let nextIndex = 0;
  for (const { logId, longest, copies: same, within, firstIndex } of groups) {
    // A log that was renamed has the lines of the one before it as its own first ones.
    const sharedEnd = sharedEndOf(longest, parts);
    const offset = parts.length === 0 ? 0 : nextIndex - sharedEnd;
    if (parts.length > 0) {
      if (sharedEnd > 0) merged.push({ logId, fromIndex: 0, endIndex: sharedEnd, offset: 0 });
      const own = { logId, fromIndex: sharedEnd, endIndex: longest.nextIndex, offset };
      // Both went on from the same lines, not knowing of each other: who read here has not seen what the other one took.
      const missed = { fromIndex: sharedEnd, toIndex: sharedEnd + offset };
      merged.push(sharedEnd > 0 && offset > 0 ? { ...own, missed } : own);
    }
    for (const log of longest.state.merged) {
      if (!groups.some((group) => group.logId === log.logId))
        merged.push(shifted(log, log.endIndex + log.offset <= sharedEnd ? 0 : offset));
    }
    for (const [id, index] of Object.entries(longest.state.drains)) {
      // A drain goes back to where both parted: better twice than never.
      const isBranch = sharedEnd > 0 && offset > 0;
      drains.set(id, isBranch ? Math.min(index, sharedEnd) : index + offset);
    }
    const branches = groups.flatMap((group) => branchesOf(logId, group));
    // Whoever went on from these lines may be the only one that still has the oldest of them.
    const oldest = Math.min(firstIndex, ...branches.map(({ copy }) => copy.firstIndex));
    const fromIndex = Math.max(oldest, sharedEnd);
    parts.push({ logId, offset, fromIndex, nextIndex: longest.nextIndex, copies: same, within, branches });
    nextIndex = offset + longest.nextIndex;
  }
  const base = groups[0];
  if (base === undefined) throw new Error('Cannot plan a merge: there is no log, expected at least one');
  const isRenamed = base.longest.isStale;
  if (isRenamed)
    merged.push({ logId: base.logId, fromIndex: 0, endIndex: base.longest.nextIndex, offset: 0 });
  return {
    logId: isRenamed ? newLogId() : base.logId,
    parts,
    nextIndex,
    merged: merged.slice(-MERGED_MAX),
    createdMs: base.createdMs,
    lastWriteMs: Math.max(...copies.map(({ lastWriteMs }) => lastWriteMs)),
    droppedLines: groups.reduce((sum, { longest }) => sum + longest.droppedLines, 0),
    drains,
  };
}

function branchesOf<Copy extends LogCopy>(
  logId: bigint,
  { logId: own, copies, longest }: Group<Copy>,
): Branch<Copy>[] {
  const part = longest.state.merged.find(
    (each) => each.logId === logId && each.fromIndex === 0 && each.offset === 0 && each.isLost !== true,
  );
  if (part === undefined || own === logId) return [];
  return copies.map((copy) => ({ copy, toIndex: Math.min(part.endIndex, copy.nextIndex) }));
}

function shifted(log: MergedLog, by: number): MergedLog {
  const { missed } = log;
  const moved = { ...log, offset: log.offset + by };
  if (missed === undefined) return moved;
  return { ...moved, missed: { fromIndex: missed.fromIndex + by, toIndex: missed.toIndex + by } };
}

/** The different logs, those first that others go on from, then by age. */
function toGroups<Copy extends LogCopy>(copies: readonly Copy[]): Group<Copy>[] {
  const byLog = new Map<bigint, Copy[]>();
  for (const copy of copies) byLog.set(copy.logId, [...(byLog.get(copy.logId) ?? []), copy]);
  const groups = Array.from(byLog, ([logId, same]): Group<Copy> => {
    // Of two that are equally long the one that nobody went on with says more.
    same.sort((a, b) => b.nextIndex - a.nextIndex || Number(a.isStale) - Number(b.isStale));
    const longest = same[0] as Copy;
    const createdMs = Math.min(...same.map((copy) => copy.createdMs));
    const firstIndex = Math.min(...same.map((copy) => copy.firstIndex));
    return { logId, copies: same, within: [], longest, createdMs, firstIndex };
  });
  const isPartOf = (part: Group<Copy>, whole: Group<Copy>, isBeginning = false): boolean =>
    part !== whole &&
    whole.longest.state.merged.some(
      ({ logId, fromIndex, endIndex, offset, isLost }) =>
        logId === part.logId &&
        endIndex >= part.longest.nextIndex &&
        isLost !== true &&
        !(isBeginning && (fromIndex !== 0 || offset !== 0)),
    );
  return groups
    .filter((group) => !groups.some((other) => isPartOf(group, other)))
    .map((group) => {
      const within = groups
        .filter((other) => isPartOf(other, group, true))
        .flatMap(({ copies: same }) => same);
      return { ...group, within };
    })
    .sort((a, b) => {
      if (a.createdMs !== b.createdMs) return a.createdMs - b.createdMs;
      if (b.longest.state.merged.some(({ logId }) => logId === a.logId)) return -1;
      if (a.longest.state.merged.some(({ logId }) => logId === b.logId)) return 1;
      return a.logId < b.logId ? -1 : 1;
    });
}

/** Index in `copy` up to which its lines are those of a part that is placed already. */
function sharedEndOf(
  copy: LogCopy,
  parts: readonly { readonly logId: bigint; readonly nextIndex: number }[],
): number {
  let end = 0;
  for (const { logId, endIndex, offset } of copy.state.merged) {
    const part = parts.find((each) => each.logId === logId);
    // Of a lost log somebody may have less than was acknowledged.
    if (part !== undefined) end = Math.max(end, Math.min(endIndex, part.nextIndex) + offset);
  }
  return end;
}
