// The calls about a server that are made seldom: its apps, forgetting lines, its drains and itself. Long lists are made in
// pieces, so that a call does not hold up the readers.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { NOTICE_SOURCE_TYPE } from '@tailrace/core/drop-notice';
import type { RateLimit } from '@tailrace/core/registry';
import type { AppSummary, ListAppsRequest, ListAppsResponse } from '@tailrace/proto/admin-messages';
import { EnvelopeView } from '@tailrace/proto/envelope-view';
import { WireError } from '@tailrace/proto/wire-error';
import { entryBodyStart, entryEnd } from '@tailrace/proto/wire-scanner';
import type { AppState, AppTable } from './app-table.ts';
import type { Ownership } from './ownership.ts';

/** Apps of one answer when the caller names no number. */
export const LIST_LIMIT_DEFAULT = 1_000;
/** Most apps of one answer. */
export const LIST_LIMIT_MAX = 10_000;
/** Newest bytes of a log in which instances are counted: those that have not written for longer are not. */
const SAMPLE_BYTES = 8 * 1024;
/** Apps that are described in one turn of the event loop: about 1 ms. */
const APPS_PER_TURN = 50;

/** What {@link listApps} reads. */
export interface ListAppsSources {
  readonly apps: AppTable;
  readonly ownership: Ownership;
  readonly limitOf: (app: string) => RateLimit | undefined;
  /** Unix time in milliseconds. */
  readonly now: () => number;
}

/** The apps that this server owns, in the order of their ids' UTF-16 code units. */
export async function listApps(
  request: ListAppsRequest,
  sources: ListAppsSources,
): Promise<ListAppsResponse> {
  const { prefix, after } = request;
  const limit = Math.min(request.limit === 0 ? LIST_LIMIT_DEFAULT : request.limit, LIST_LIMIT_MAX);
  const ids = sources.apps.sortedIds();
  const found: AppSummary[] = [];
  for (let i = firstAtLeast(ids, after > prefix ? after : prefix); i < ids.length; i++) {
    const id = ids[i] ?? '';
    if (!id.startsWith(prefix)) break;
    const state = id === after ? undefined : sources.apps.get(id);
    if (state === undefined || !sources.ownership.owns(id)) continue;
    if (found.length === limit) return { apps: found, more: true };
    found.push(summaryOf(state, sources));
    if (found.length % APPS_PER_TURN === 0) await nextTurn();
  }
  return { apps: found, more: false };
}

function summaryOf(state: AppState, { limitOf, now }: ListAppsSources): AppSummary {
  const { app, log, rate } = state;
  const limit = limitOf(app);
  return {
    app,
    instances: countInstances(state),
    rate: rate.ratePerSec(now()),
    heldLines: log.heldLines,
    heldBytes: log.heldBytes,
    dropped: log.droppedLines,
    limitLines: limit?.lines ?? 0,
    limitBytes: limit?.bytes ?? 0,
    lastMs: log.lastWriteMs,
  };
}

/** Instances among the newest lines; notices have none. */
function countInstances({ log }: AppState): number {
  const view = new EnvelopeView();
  const instances = new Set<string>();
  for (const bytes of log.newestBytes(SAMPLE_BYTES)) {
    for (let offset = 0; offset < bytes.length; ) {
      const start = entryBodyStart(bytes, offset, bytes.length);
      offset = entryEnd(bytes, offset, bytes.length);
      try {
        view.read(bytes, start, offset);
      } catch (error) {
        if (error instanceof WireError) continue;
        throw error;
      }
      if (view.tag('source_type') !== NOTICE_SOURCE_TYPE) instances.add(view.instanceId);
    }
  }
  return instances.size;
}

/** Index of the first id that is not before `text`. */
function firstAtLeast(ids: readonly string[], text: string): number {
  let low = 0;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ids[middle] ?? '') < text) low = middle + 1;
    else high = middle;
  }
  return low;
}
