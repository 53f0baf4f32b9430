// What a token has to allow for each route: the one list. A route that is not in it answers nobody while tokens are asked for, and a test
// fails for it.
import type { Right } from './token-grant.ts';

/** Who may use a route. */
export type RouteAccess = {
  /** What it does, in audit lines. */
  readonly action: string;
  /** It changes something: who did it is written down. */
  readonly isChange?: true;
} & (
  | /** Everybody, without a token. */ { readonly scope: 'open' }
  | /** Nobody here: it is served elsewhere while tokens are asked for. */ { readonly scope: 'elsewhere' }
  | /** Another process of the cluster, with or without tokens: by its certificate, not by a token. */ {
      readonly scope: 'peer';
    }
  | /** Who has the right for the app in the path. */ { readonly scope: 'app'; readonly right: Right }
  /** Who has the right for any apps; the route shows what the token allows. */
  | { readonly scope: 'list'; readonly right: Right }
  | /** Who has the right, whichever apps it is for. */ { readonly scope: 'cluster'; readonly right: Right }
  | /** Who has the right for every app. */ { readonly scope: 'every_app'; readonly right: Right }
);

/** By method and path, as they are declared. HEAD is as GET. */
export const ROUTE_ACCESS: Readonly<Record<string, RouteAccess>> = {
  'GET /healthz': { action: 'healthz', scope: 'open' },
  'GET /readyz': { action: 'readyz', scope: 'open' },
  'GET /internal/v1/registry/changes': { action: 'registry.follow', scope: 'peer' },
  'POST /internal/v1/registry/calls': { action: 'registry.call', scope: 'peer' },
  'GET /metrics': { action: 'metrics', scope: 'elsewhere' },
  'GET /v1/status': { action: 'status', scope: 'cluster', right: 'admin' },
  'POST /v1/servers/:target/stop': {
    action: 'servers.stop',
    scope: 'every_app',
    right: 'admin',
    isChange: true,
  },
  'POST /v1/servers/:target/start': {
    action: 'servers.start',
    scope: 'every_app',
    right: 'admin',
    isChange: true,
  },
  'GET /v1/apps': { action: 'apps.list', scope: 'list', right: 'read' },
  'GET /v1/apps/:app/tail': { action: 'tail', scope: 'app', right: 'read' },
  'GET /v1/apps/:app/recent': { action: 'recent', scope: 'app', right: 'read' },
  'DELETE /v1/apps/:app/lines': { action: 'lines.forget', scope: 'app', right: 'admin', isChange: true },
  'GET /v1/drains': { action: 'drains.list', scope: 'list', right: 'drain' },
  'GET /v1/apps/:app/drains': { action: 'drains.list', scope: 'app', right: 'drain' },
  'POST /v1/apps/:app/drains': { action: 'drain.add', scope: 'app', right: 'drain', isChange: true },
  'GET /v1/apps/:app/drains/:id': { action: 'drain.show', scope: 'app', right: 'drain' },
  'DELETE /v1/apps/:app/drains/:id': { action: 'drain.remove', scope: 'app', right: 'drain', isChange: true },
  'POST /v1/apps/:app/drains/test': { action: 'drain.test', scope: 'app', right: 'drain', isChange: true },
  'GET /v1/limits': { action: 'limits.list', scope: 'list', right: 'read' },
  'GET /v1/apps/:app/limit': { action: 'limit.show', scope: 'app', right: 'read' },
  'PUT /v1/apps/:app/limit': { action: 'limit.set', scope: 'app', right: 'admin', isChange: true },
  'DELETE /v1/apps/:app/limit': { action: 'limit.remove', scope: 'app', right: 'admin', isChange: true },
};

/** The access of a declared route. */
export function accessOf(method: string, path: string): RouteAccess | undefined {
  const key = `${method === 'HEAD' ? 'GET' : method} ${path}`;
  return Object.hasOwn(ROUTE_ACCESS, key) ? ROUTE_ACCESS[key] : undefined;
}
