// /v1/status, /v1/servers/…, /healthz, /readyz, /metrics: how the cluster is, for people and for machines that watch it.

import { cannot } from '@tailrace/core/errors';
import type { Registry } from '@tailrace/core/registry';
import { type RoleHealth, readyAnswer } from '@tailrace/core/role-health';
import type { ServerStatusResponse } from '@tailrace/proto/admin-messages';
import type { FastifyInstance } from 'fastify';
import type { Registry as MetricsRegistry } from 'prom-client';
import { ApiError, errorBody } from '../api-error.ts';
import type { RequestAuthorizer } from '../auth/request-authorizer.ts';
import { mergedMetrics } from '../merged-metrics.ts';
import type { ServerCalls } from '../upstream/server-calls.ts';
import type { ServerDirectory } from '../upstream/server-directory.ts';
import type { Upstream } from '../upstream/upstream.ts';
import { pathParameter } from './path-parameters.ts';
import { QueryReader, type RawQuery } from './query-reader.ts';

/** Stops and starts servers of this process. Both take a zone or an id and say which servers changed. */
export interface ServerControl {
  stop(target: string): Promise<readonly string[]>;
  start(target: string): Promise<readonly string[]>;
}

/** What {@link addStatusRoutes} needs. */
export interface StatusRoutesOptions {
  readonly id: string;
  readonly version: string;
  readonly registry: Registry;
  readonly authorizer: RequestAuthorizer;
  readonly directory: ServerDirectory;
  readonly calls: ServerCalls;
  /** Undefined: servers are not ours to stop. */
  readonly serverControl: ServerControl | undefined;
  readonly metricsRegistries: () => readonly MetricsRegistry[];
  readonly readers: () => number;
  /** Whether this controller can answer requests now. */
  readonly health: () => RoleHealth;
}

/** Adds the routes. */
export function addStatusRoutes(app: FastifyInstance, options: StatusRoutesOptions): void {
  app.get('/v1/status', async (request) => {
    new QueryReader(request.query as RawQuery, []);
    return statusJson(options);
  });
  for (const action of ['stop', 'start'] as const) {
    app.post(`/v1/servers/:target/${action}`, async (request) => {
      const { serverControl } = options;
      if (serverControl === undefined) {
        const whatIs = 'this controller runs no servers';
        throw new ApiError('not_available', cannot(`${action} servers`, whatIs, 'the one of tailrace up'));
      }
      const servers = await serverControl[action](pathParameter(request, 'target'));
      return { servers };
    });
  }
  app.get('/healthz', async () => ({ ok: true }));
  app.get('/readyz', async (request, reply) => {
    const { status, body } = readyAnswer(options.health());
    // Reasons and warnings name servers and their addresses, as the status does.
    if (options.authorizer.grantOf(request).has('admin')) return reply.code(status).send(body);
    if (status === 200) return { ok: true };
    return reply.code(status).send(errorBody('not_ready', cannot('answer requests', 'not ready')));
  });
  app.get('/metrics', async (_request, reply) => {
    const { contentType, text } = await mergedMetrics(options.metricsRegistries());
    return reply.header('content-type', contentType).send(text);
  });
}

async function statusJson(options: StatusRoutesOptions): Promise<object> {
  const { id, version, registry, directory, calls, readers } = options;
  const members = registry.view().members;
  const statuses = await calls.serverStatus();
  const upstreamOf = (zone: string, serverId: string): Upstream | undefined =>
    directory.upstreams.find((upstream) => upstream.zone === zone && upstream.serverId === serverId);
  const servers = members
    .filter(({ role }) => role === 'server')
    .map((member) => {
      const upstream = upstreamOf(member.zone, member.id);
      const status = upstream === undefined ? undefined : statuses.get(upstream);
      return {
        id: member.id,
        zone: member.zone,
        state: status === undefined ? 'unreachable' : member.state,
        address: member.address,
        ...(status === undefined
          ? { last_error: upstream?.lastError ?? '' }
          : {
              apps: status.apps,
              held_lines: status.heldLines,
              held_bytes: status.heldBytes,
              allocated_bytes: status.allocatedBytes,
              lines_total: status.linesTotal,
              dropped_total: status.droppedTotal,
              readers: status.readers,
              uplinks: status.uplinks,
              drains: status.drains,
              uptime_ms: status.uptimeMs,
              replicas: replicasText([status]),
            }),
      };
    });
  const statusesOf = (zone: string): (ServerStatusResponse | undefined)[] =>
    members
      .filter((member) => member.role === 'server' && member.zone === zone && member.state === 'up')
      .map((member) => {
        const upstream = upstreamOf(zone, member.id);
        return upstream === undefined ? undefined : statuses.get(upstream);
      });
  const agents = members
    .filter(({ role }) => role === 'agent')
    .map(({ id: agent, zone, state, address, sources }) => ({
      id: agent,
      zone,
      state,
      address,
      sources: sources ?? [],
    }));
  const controllers = members
    .filter(({ role }) => role === 'controller')
    .map(({ id: controller, zone, state, address }) => ({ id: controller, zone, state, address }));
  const zones = [...new Set([...directory.zones, ...agents.map(({ zone }) => zone)])].sort().map((zone) => {
    const own = servers.filter((server) => server.zone === zone);
    const up = own.filter(({ state }) => state === 'up').length;
    return {
      zone,
      state: up === 0 ? 'down' : up < own.length ? 'degraded' : 'up',
      servers: own.length,
      agents: agents.filter((agent) => agent.zone === zone).length,
      replicas: replicasText(statusesOf(zone)),
    };
  });
  return {
    cluster: registry.clusterId,
    version,
    controller: { id, readers: readers() },
    registry:
      registry.trouble === undefined ? { state: 'ok' } : { state: 'trouble', reason: registry.trouble },
    zones,
    servers,
    agents,
    controllers,
  };
}

/**
 * Copies of each line that there are, and that there should be: where servers differ, those of the app that has fewest. Of a
 * server that does not answer, undefined, nobody knows more than one.
 */
function replicasText(statuses: readonly (ServerStatusResponse | undefined)[]): string {
  const held = statuses.map((status) => Math.max(1, status?.replicas ?? 1));
  const wanted = statuses.map((status) => Math.max(1, status?.replicasWanted ?? 1));
  const isAway = statuses.every((status) => status === undefined);
  return `${isAway ? 0 : Math.min(...held)}/${Math.max(1, ...wanted)}`;
}
