// The state of a server as an object for people who look for a mistake. Nothing secret is in it.
import type { ServerOptions } from './server-options.ts';
import type { ServerLife, ServerParts } from './server-parts.ts';

/** Sizes, counts, who is connected, and the largest apps. O(apps log apps). */
export function dumpOf(
  parts: ServerParts,
  options: ServerOptions,
  life: ServerLife & { readonly address: string },
): object {
  const { id, zone } = options;
  const largest = [...parts.apps].sort((a, b) => b.log.allocatedBytes - a.log.allocatedBytes).slice(0, 20);
  return {
    id,
    zone,
    state: life.state,
    address: life.address,
    uptimeMs: life.now() - life.startedMs,
    memory: process.memoryUsage(),
    apps: parts.apps.size,
    allocatedBytes: parts.store.allocatedBytes,
    heldLines: parts.store.heldLines,
    readyReaders: parts.queue.length,
    pendingNoticeLines: parts.notices.pendingLines,
    uplinks: parts.uplinks.describe(),
    readers: parts.readers.describe(),
    drains: parts.drains.describe(),
    handover: parts.handover.describe(),
    replication: parts.replicator?.describe(),
    copies: { kept: parts.keeper.size, arriving: parts.keeper.arriving, owners: parts.replicas.describe() },
    largestApps: largest.map(({ log }) => ({
      app: log.app,
      logId: log.logId.toString(),
      firstIndex: log.firstIndex,
      nextIndex: log.nextIndex,
      heldLines: log.heldLines,
      allocatedBytes: log.allocatedBytes,
      droppedLines: log.droppedLines,
    })),
  };
}
