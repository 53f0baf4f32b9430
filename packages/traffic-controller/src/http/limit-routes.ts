// /v1/limits, /v1/apps/{app}/limit: how much an app may log, per second and zone. Kept in the registry; agents and servers hold to it.
import { cannot } from '@tailrace/core/errors';
import type { RateLimit, Registry } from '@tailrace/core/registry';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ApiError } from '../api-error.ts';
import type { RequestAuthorizer } from '../auth/request-authorizer.ts';
import { positiveOf, readFields } from './json-body.ts';
import { appParameter } from './path-parameters.ts';
import { QueryReader, type RawQuery } from './query-reader.ts';

/** Highest rate that can be set, in lines or bytes per second. */
export const RATE_MAX = 2 ** 40;

/** Adds the routes. */
export function addLimitRoutes(
  app: FastifyInstance,
  { registry, authorizer }: { readonly registry: Registry; readonly authorizer: RequestAuthorizer },
): void {
  app.get('/v1/limits', async (request) => {
    refuseQuery(request);
    const grant = authorizer.grantOf(request);
    const readable = [...registry.limits()].filter(([name]) => grant.allows('read', name));
    const limits = readable.sort(([a], [b]) => (a < b ? -1 : 1));
    return { limits: limits.map(([name, limit]) => toJson(name, limit)) };
  });

  app.get('/v1/apps/:app/limit', async (request) => {
    refuseQuery(request);
    const name = appParameter(request);
    return toJson(name, registry.limits().get(name));
  });

  app.put('/v1/apps/:app/limit', async (request) => {
    refuseQuery(request);
    const name = appParameter(request);
    const fields = readFields(request.body, ['lines', 'bytes']);
    const lines = positiveOf(fields.lines, 'lines', RATE_MAX);
    const bytes = positiveOf(fields.bytes, 'bytes', RATE_MAX);
    if (lines === undefined && bytes === undefined) {
      throw new ApiError('invalid_body', cannot('set the limit', 'there is no rate', 'lines, bytes or both'));
    }
    const limit = { ...(lines === undefined ? {} : { lines }), ...(bytes === undefined ? {} : { bytes }) };
    authorizer.note(request, limit);
    await registry.setLimit(name, limit);
    return toJson(name, limit);
  });

  app.delete('/v1/apps/:app/limit', async (request, reply) => {
    refuseQuery(request);
    await registry.setLimit(appParameter(request), undefined);
    return reply.code(204).send();
  });
}

function refuseQuery(request: FastifyRequest): void {
  new QueryReader(request.query as RawQuery, []);
}

/** An app without a limit of its own has nulls. */
function toJson(app: string, limit: RateLimit | undefined): object {
  return { app, lines: limit?.lines ?? null, bytes: limit?.bytes ?? null };
}
