// What is kept of an app beside its log when the log goes into a file or to another server: as JSON, read back with care,
// because another version may have written it.
import type { InboundLedgerJson } from '@tailrace/core/inbound-ledger';
import type { AppState, MergedLog, PendingDropLines } from '../app-table.ts';

/** See {@link AppState}; positions of drains by drain id. */
export interface LogState {
  readonly ledger: InboundLedgerJson;
  readonly drains: Readonly<Record<string, number>>;
  readonly merged: readonly MergedLog[];
  /** Servers, as id/incarnation, that were told of the log and may have appended to it. */
  readonly givenTo: readonly string[];
  /** Dropped lines that were counted and not announced. */
  readonly pending: readonly PendingDropLines[];
}

/** The state as a value for `JSON.stringify`. */
export function toLogStateJson(state: AppState): object {
  const { ledger, drainPositions, merged, givenTo, pendingDrops } = state;
  return {
    ledger: ledger.toJSON(),
    drains: Object.fromEntries(drainPositions ?? []),
    ...(merged.length === 0
      ? {}
      : { merged: merged.map((log) => ({ ...log, logId: log.logId.toString() })) }),
    ...(givenTo.length === 0 ? {} : { givenTo }),
    ...(pendingDrops === undefined || pendingDrops.size === 0 ? {} : { pending: [...pendingDrops.values()] }),
  };
}

/** Reads what `JSON.parse` made of it; what is not there or not right counts as nothing. */
export function fromLogStateJson(json: unknown): LogState {
  const { ledger, drains, merged, givenTo, pending } = (
    typeof json === 'object' && json !== null ? json : {}
  ) as Partial<Record<keyof LogState, unknown>>;
  return {
    ledger: isLedger(ledger) ? ledger : { origins: [] },
    drains: typeof drains === 'object' && drains !== null ? (drains as Record<string, number>) : {},
    merged: Array.isArray(merged) ? merged.flatMap(toMergedLog) : [],
    givenTo: Array.isArray(givenTo) ? givenTo.filter((id) => typeof id === 'string') : [],
    pending: Array.isArray(pending) ? pending.flatMap(toPending) : [],
  };
}

/** The state as it comes with a header. */
export function parseLogState(text: string): LogState {
  try {
    return fromLogStateJson(JSON.parse(text));
  } catch {
    return fromLogStateJson(undefined);
  }
}

function toMergedLog(value: unknown): MergedLog[] {
  const { logId, fromIndex, endIndex, offset, announcedTo, isLost, missed } = (
    typeof value === 'object' && value !== null ? value : {}
  ) as Partial<Record<keyof MergedLog, unknown>>;
  if (typeof logId !== 'string' || !/^[0-9]{1,20}$/.test(logId)) return [];
  if (!isInteger(fromIndex) || !isInteger(endIndex) || !isInteger(offset)) return [];
  const part = { logId: BigInt(logId), fromIndex, endIndex, offset };
  return [
    {
      ...part,
      ...(isInteger(announcedTo) ? { announcedTo } : {}),
      ...(isLost === true ? { isLost } : {}),
      ...toMissed(missed),
    },
  ];
}

function toPending(value: unknown): PendingDropLines[] {
  const { reason, lines, firstMs, lastMs, detail } = (
    typeof value === 'object' && value !== null ? value : {}
  ) as Partial<Record<keyof PendingDropLines, unknown>>;
  if (typeof reason !== 'string' || typeof detail !== 'string') return [];
  if (!isInteger(lines) || !isInteger(firstMs) || !isInteger(lastMs)) return [];
  return [{ reason, lines, firstMs, lastMs, detail }];
}

function toMissed(value: unknown): Pick<MergedLog, 'missed'> {
  const { fromIndex, toIndex } = (typeof value === 'object' && value !== null ? value : {}) as Partial<
    Record<'fromIndex' | 'toIndex', unknown>
  >;
  return isInteger(fromIndex) && isInteger(toIndex) ? { missed: { fromIndex, toIndex } } : {};
}

function isInteger(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

function isLedger(value: unknown): value is InboundLedgerJson {
  return (
    typeof value === 'object' && value !== null && Array.isArray((value as { origins?: unknown }).origins)
  );
}
