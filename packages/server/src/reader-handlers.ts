// What traffic controllers can ask of a server beside its lines: which apps it has, what their drains do, how it is.
import type { ServerDuplexStream } from '@grpc/grpc-js';
import type * as admin from '@tailrace/proto/admin-messages';
import { unaryHandler } from '@tailrace/transport/grpc-endpoint';
import { listApps } from './admin.ts';
import { testDrain } from './drains/drain-test.ts';
import type { ServerOptions } from './server-options.ts';
import type { ServerLife, ServerParts } from './server-parts.ts';

type ByteStream = ServerDuplexStream<Buffer, Buffer>;

/** Handlers of `tailrace.v1.Reader`. */
export function readerHandlers(parts: ServerParts, options: ServerOptions, life: ServerLife) {
  const { logger } = options;
  const sources = { apps: parts.apps, ownership: parts.ownership, limitOf: parts.limitOf, now: life.now };
  return {
    subscribe: (call: ByteStream) => parts.readers.serve(call),
    listApps: unaryHandler(logger, (request: admin.ListAppsRequest) => listApps(request, sources)),
    forgetLines: unaryHandler(logger, ({ app }: admin.ForgetLinesRequest) => ({
      forgottenLines: parts.writer.forgetLines(app),
    })),
    drainStates: unaryHandler(logger, ({ app }: admin.DrainStatesRequest) => ({
      drains: parts.drains.states(app),
    })),
    testDrain: unaryHandler(logger, ({ app, url, token }: admin.TestDrainRequest) =>
      testDrain(url, app, { ...parts.dialPolicy(), token, now: life.now }),
    ),
    serverStatus: unaryHandler(logger, (_: admin.ServerStatusRequest) => statusOf(parts, options, life)),
  };
}

function statusOf(parts: ServerParts, options: ServerOptions, life: ServerLife): admin.ServerStatusResponse {
  const { id, zone } = options;
  return {
    id,
    zone,
    state: life.state,
    apps: parts.apps.size,
    heldLines: parts.store.heldLines,
    heldBytes: parts.store.heldBytes,
    allocatedBytes: parts.store.allocatedBytes,
    linesTotal: parts.metrics.linesTotal,
    droppedTotal: parts.metrics.droppedTotal,
    readers: parts.readers.subscriptionCount,
    uplinks: parts.uplinks.size,
    drains: parts.drains.size,
    uptimeMs: life.now() - life.startedMs,
    replicas: parts.replicator?.isInSync ? 2 : 1,
    replicasWanted: options.replicas ?? 1,
  };
}
