// /v1/drains and /v1/apps/{app}/drains: syslog receivers of all apps' and of one app's lines. They are kept in the registry; the servers that own the app do the sending
// and know how it goes. A URL may hold a password, so only its masked form leaves this file, except to registry and servers.
import { randomUUID } from 'node:crypto';
import { maskUrl, parseDrainUrl } from '@tailrace/core/drain-url';
import { cannot, quoted } from '@tailrace/core/errors';
import type { Drain, Registry } from '@tailrace/core/registry';
import type { DrainState } from '@tailrace/proto/admin-messages';
import type { FastifyInstance } from 'fastify';
import { ApiError } from '../api-error.ts';
import type { RequestAuthorizer } from '../auth/request-authorizer.ts';
import type { ServerCalls } from '../upstream/server-calls.ts';
import { readFields, textOf } from './json-body.ts';
import { appParameter, pathParameter } from './path-parameters.ts';
import { QueryReader, type RawQuery } from './query-reader.ts';

/** What {@link addDrainRoutes} needs. */
export interface DrainRoutesOptions {
  readonly registry: Registry;
  readonly calls: ServerCalls;
  readonly authorizer: RequestAuthorizer;
  readonly nowMs: () => number;
  /** Most drains of one app. */
  readonly drainsPerAppMax: number;
}

/** Adds the routes. */
export function addDrainRoutes(app: FastifyInstance, options: DrainRoutesOptions): void {
  const { registry, calls, authorizer, nowMs, drainsPerAppMax } = options;
  app.addHook('preHandler', async (request) => {
    if (request.routeOptions.url?.includes('/drains') === true)
      new QueryReader(request.query as RawQuery, []);
  });

  app.get('/v1/drains', async (request) => {
    const grant = authorizer.grantOf(request);
    const drains = registry.drains().filter((drain) => grant.allows('drain', drain.app));
    return { drains: drains.map(toJson) };
  });

  app.get('/v1/apps/:app/drains', async (request) => {
    const drains = registry.drains(appParameter(request));
    return { drains: drains.map(toJson) };
  });

  app.post('/v1/apps/:app/drains', async (request, reply) => {
    const name = appParameter(request);
    const url = readUrl(request.body);
    authorizer.note(request, { url: maskUrl(url) });
    if (
      registry.drains(name).length >= drainsPerAppMax &&
      !registry.drains(name).some((drain) => drain.url === url)
    ) {
      const whatIs = `app ${quoted(name)} has ${registry.drains(name).length}`;
      throw new ApiError('too_many_drains', cannot('add the drain', whatIs, `at most ${drainsPerAppMax}`));
    }
    const id = randomUUID();
    const createdAt = new Date(nowMs()).toISOString();
    const drain: Drain = { id, app: name, url, token: `d.${randomUUID()}`, createdAt };
    await registry.addDrain(drain);
    authorizer.note(request, { drain: id, url: maskUrl(url) });
    return reply.code(201).send(toJson(drain));
  });

  app.get('/v1/apps/:app/drains/:id', async (request) => {
    const name = appParameter(request);
    const drain = findDrain(registry, name, pathParameter(request, 'id'));
    const { states, missingZones } = await calls.drainStates(name);
    const zones = states
      .filter(({ drainId }) => drainId === drain.id)
      .sort((a, b) => (a.zone < b.zone ? -1 : 1));
    const sum = (field: 'delivered' | 'dropped' | 'unconfirmed' | 'held'): number =>
      zones.reduce((total, zone) => total + zone[field], 0);
    return {
      ...toJson(drain),
      delivered: sum('delivered'),
      dropped: sum('dropped'),
      unconfirmed: sum('unconfirmed'),
      held: sum('held'),
      zones: zones.map(stateJson),
      ...(missingZones.length === 0 ? {} : { zones_missing: missingZones }),
    };
  });

  app.delete('/v1/apps/:app/drains/:id', async (request, reply) => {
    const name = appParameter(request);
    const id = pathParameter(request, 'id');
    if (!(await registry.removeDrain(name, id))) throw unknownDrain(name, id);
    return reply.code(204).send();
  });

  app.post('/v1/apps/:app/drains/test', async (request) => {
    const name = appParameter(request);
    const url = readUrl(request.body);
    authorizer.note(request, { url: maskUrl(url) });
    const result = await calls.testDrain({ app: name, url, token: `d.${randomUUID()}` });
    if (result === undefined) {
      const whatIs = 'no server answers';
      throw new ApiError('zones_unreachable', cannot('test the drain', whatIs, 'a zone that can be reached'));
    }
    return result;
  });
}

function readUrl(body: unknown): string {
  const url = textOf(readFields(body, ['url']).url, 'url');
  const parsed = parseDrainUrl(url);
  if (!parsed.ok) throw new ApiError('drain_url_refused', parsed.reason);
  return url;
}

function findDrain(registry: Registry, app: string, id: string): Drain {
  const drain = registry.drains(app).find((candidate) => candidate.id === id);
  if (drain === undefined) throw unknownDrain(app, id);
  return drain;
}

function unknownDrain(app: string, id: string): ApiError {
  return new ApiError(
    'unknown_drain',
    cannot(`find the drain ${quoted(id)}`, `app ${quoted(app)} has no such drain`),
  );
}

function toJson(drain: Drain): object {
  const { id, app, url, token, createdAt } = drain;
  return { id, app, url: maskUrl(url), token, created_at: createdAt };
}

function stateJson(state: DrainState): object {
  const { zone, delivered, dropped, unconfirmed, held, lastError, nextAttemptMs } = state;
  return {
    zone,
    state: state.state,
    delivered,
    dropped,
    unconfirmed,
    held,
    last_error: lastError === '' ? null : lastError,
    next_attempt: nextAttemptMs === 0 ? null : new Date(nextAttemptMs).toISOString(),
  };
}
