// GET /v1/apps, DELETE /v1/apps/{app}/lines: which apps there are, and forgetting what one has logged.
import { suggest } from '@tailrace/core/edit-distance';
import { cannot, quoted } from '@tailrace/core/errors';
import type { AppSummary } from '@tailrace/proto/admin-messages';
import type { FastifyInstance } from 'fastify';
import { ApiError } from '../api-error.ts';
import type { RequestAuthorizer } from '../auth/request-authorizer.ts';
import type { TokenGrant } from '../auth/token-grant.ts';
import type { ServerCalls } from '../upstream/server-calls.ts';
import { appParameter } from './path-parameters.ts';
import { QueryReader, type RawQuery } from './query-reader.ts';
import { listReadableApps } from './readable-apps.ts';

/** Apps of a page, unless the query says otherwise. */
export const APPS_LIMIT_DEFAULT = 100;
/** Most apps of a page. */
export const APPS_LIMIT_MAX = 1_000;
/** Apps among which a similar name is looked for. */
const SUGGEST_AMONG_MAX = 10_000;

/** Adds the routes. */
export function addAppRoutes(
  app: FastifyInstance,
  { calls, authorizer }: { readonly calls: ServerCalls; readonly authorizer: RequestAuthorizer },
): void {
  app.get('/v1/apps', async (request) => {
    const query = new QueryReader(request.query as RawQuery, ['prefix', 'limit', 'after']);
    const limit = query.integer('limit', 1, APPS_LIMIT_MAX) ?? APPS_LIMIT_DEFAULT;
    const range = { prefix: query.text('prefix') ?? '', limit, after: query.text('after') ?? '' };
    const page = await listReadableApps(calls, authorizer.grantOf(request), range);
    return {
      apps: page.apps.map(toJson),
      ...(page.hasMore ? { next: page.apps.at(-1)?.app } : {}),
      ...(page.missingZones.length === 0 ? {} : { zones_missing: page.missingZones }),
    };
  });

  app.delete('/v1/apps/:app/lines', async (request) => {
    const name = appParameter(request);
    new QueryReader(request.query as RawQuery, []);
    const isKnown = await calls.isKnown(name);
    const { forgotten, missingZones } = await calls.forgetLines(name);
    authorizer.note(request, { forgotten });
    if (missingZones.length > 0) {
      const whatIs = `${forgotten} lines are forgotten, but zone ${missingZones.join(', ')} did not answer`;
      throw new ApiError(
        'zones_unreachable',
        cannot('forget the lines of the app', whatIs, 'every zone: try again'),
      );
    }
    if (!isKnown && forgotten === 0) {
      throw await unknownApp(calls, authorizer.grantOf(request), name);
    }
    return { app: name, forgotten };
  });
}

/** The error for an app that every zone was asked for and none knows, with a name that looks like it if there is one. */
export async function unknownApp(calls: ServerCalls, grant: TokenGrant, app: string): Promise<ApiError> {
  const similar = await similarApp(calls, grant, app).catch(() => undefined);
  const hint = similar === undefined ? '' : `; did you mean ${quoted(similar)}?`;
  return new ApiError('unknown_app', `${cannot(`find the app ${quoted(app)}`, 'no zone knows it')}${hint}`);
}

/** A known app with a name that looks like this one, among those that the token may read. */
export async function similarApp(
  calls: ServerCalls,
  grant: TokenGrant,
  app: string,
): Promise<string | undefined> {
  const { apps } = await listReadableApps(calls, grant, { prefix: '', limit: SUGGEST_AMONG_MAX, after: '' });
  return suggest(
    app,
    apps.map((known) => known.app).filter((known) => known !== app),
  );
}

function toJson(summary: AppSummary): object {
  const { app, instances, rate, heldLines, heldBytes, dropped, limitLines, limitBytes, lastMs } = summary;
  return {
    app,
    instances,
    rate: Math.round(rate * 1000) / 1000,
    held: heldLines,
    held_bytes: heldBytes,
    dropped,
    limit: { lines: limitLines === 0 ? null : limitLines, bytes: limitBytes === 0 ? null : limitBytes },
    last_time: lastMs === 0 ? null : new Date(lastMs).toISOString(),
  };
}
