// GET /v1/apps/{app}/recent: what an app has logged, as far as it is held, in one answer.
import { Readable } from 'node:stream';
import { cannot, quoted } from '@tailrace/core/errors';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { ApiError } from '../api-error.ts';
import type { RequestAuthorizer } from '../auth/request-authorizer.ts';
import type { ControllerMetrics } from '../controller-metrics.ts';
import { RecentDump } from '../recent/recent-dump.ts';
import { createRecentFormat, type RecentFormat } from '../recent/recent-format.ts';
import type { RecentGate } from '../recent/recent-gate.ts';
import type { Part } from '../tail/part.ts';
import type { TurnQueue } from '../turn-queue.ts';
import type { ServerCalls } from '../upstream/server-calls.ts';
import type { ServerDirectory } from '../upstream/server-directory.ts';
import { unknownApp } from './app-routes.ts';
import { appParameter } from './path-parameters.ts';
import type { RawQuery } from './query-reader.ts';
import { parseRecentQuery } from './read-queries.ts';

/** Bytes of the body made at once. */
const BODY_PIECE_BYTES = 64 * 1024;
/** A client that takes nothing of the body for so long is cut off: a dump holds memory, and a place among the dumps. */
const CLIENT_STALLED_AFTER_MS = 10_000;

/** What the route needs. */
export interface RecentRouteOptions {
  readonly clusterId: string;
  readonly authorizer: RequestAuthorizer;
  readonly directory: ServerDirectory;
  readonly calls: ServerCalls;
  readonly turns: TurnQueue;
  readonly gate: RecentGate;
  readonly metrics: ControllerMetrics;
  readonly nowMs: () => number;
  readonly clockMs: () => number;
  readonly logger: Logger;
}

/** Adds the route. */
export function addRecentRoute(app: FastifyInstance, options: RecentRouteOptions): void {
  const { gate, metrics } = options;
  app.get('/v1/apps/:app/recent', { exposeHeadRoute: false }, async (request, reply) => {
    const { request: wanted, format: formatName } = parseQuery(request, options);
    const leave = await enter(gate, metrics);
    const dump = new RecentDump({ ...options, request: wanted });
    let result: 'ok' | 'failed' | 'aborted' = 'failed';
    reply.raw.on('close', () => {
      if (!reply.raw.writableFinished) result = 'aborted';
      dump.close();
      leave();
      metrics.recentDone(result);
    });
    await dump.opened();
    if (dump.isUnreachable) throw unreachable(wanted.app, dump);
    if (dump.isUnknown) {
      throw await unknownApp(options.calls, options.authorizer.grantOf(request), wanted.app);
    }
    const format = createRecentFormat(formatName, wanted.app, options.nowMs);
    const parts = dump.parts();
    // The first piece before the head, so that what fails until then has an answer of its own.
    const first = await parts.next();
    const headers: Record<string, string> = {
      'content-type': format.contentType,
      'x-tailrace-cursor': dump.cursor,
    };
    if (dump.missingZones.length > 0) headers['x-tailrace-zones-missing'] = dump.missingZones.join(',');
    const body = Readable.from(
      bodyOf({ dump, format, parts, first, turns: options.turns, stalled: () => reply.raw.destroy() }),
      {
        objectMode: false,
      },
    );
    result = 'ok';
    return reply.headers(headers).send(body);
  });
}

async function enter(gate: RecentGate, metrics: ControllerMetrics): Promise<() => void> {
  try {
    return await gate.enter();
  } catch (error) {
    metrics.recentDone('refused');
    throw error;
  }
}

function parseQuery(request: FastifyRequest, { clusterId, directory, nowMs }: RecentRouteOptions) {
  const app = appParameter(request);
  return parseRecentQuery(request.query as RawQuery, {
    app,
    clusterId,
    zones: directory.zones,
    nowMs: nowMs(),
  });
}

interface Body {
  readonly dump: RecentDump;
  readonly format: RecentFormat;
  readonly parts: AsyncGenerator<readonly Part[]>;
  readonly first: IteratorResult<readonly Part[]>;
  readonly turns: TurnQueue;
  /** The client takes nothing. */
  readonly stalled: () => void;
}

async function* bodyOf({ dump, format, parts, first, turns, stalled }: Body): AsyncGenerator<Buffer> {
  let pieces: Buffer[] = [];
  let bytes = 0;
  let timer: NodeJS.Timeout | undefined;
  const take = (): Buffer => {
    const piece = Buffer.concat(pieces);
    pieces = [];
    bytes = 0;
    timer = setTimeout(stalled, CLIENT_STALLED_AFTER_MS);
    return piece;
  };
  try {
    for (let next = first; next.done !== true; next = await parts.next()) {
      for (const part of next.value) {
        const piece = format.part(part);
        if (piece === undefined) continue;
        pieces.push(piece);
        bytes += piece.length;
        if (bytes < BODY_PIECE_BYTES) continue;
        yield take();
        clearTimeout(timer);
        await turns.wait();
      }
    }
    for (const zone of dump.missingZones) pieces.push(format.missingZone(zone));
    if (pieces.length > 0) yield take();
  } finally {
    clearTimeout(timer);
    await parts.return(undefined);
  }
}

function unreachable(app: string, dump: RecentDump): ApiError {
  const zones =
    dump.missingZones.length === 0
      ? 'there is no zone'
      : `zone ${dump.missingZones.join(', ')} did not answer`;
  return new ApiError(
    'zones_unreachable',
    cannot(`dump the lines of ${quoted(app)}`, zones, 'a zone that can be reached'),
  );
}
