// /internal/v1/registry/…: the drains, positions and limits of a static cluster, for its other processes. Only the
// controller that keeps them has these routes, and only processes of the cluster may use them (auth/). People use /v1/apps/…; what is on the wire is in registry-wire.ts.
import { Readable } from 'node:stream';
import { cannot, LogError } from '@tailrace/core/errors';
import type { Registry } from '@tailrace/core/registry';
import type { PeerRole } from '@tailrace/transport/peer-roles';
import type { FastifyInstance } from 'fastify';
import { ApiError } from '../api-error.ts';
import type { RequestAuthorizer } from '../auth/request-authorizer.ts';
import { RegistryFeed, type RegistryFeedOptions } from './registry-feed.ts';
import {
  decodeRegistryCall,
  REGISTRY_CALLS_PATH,
  REGISTRY_CHANGES_PATH,
  type RegistryAnswer,
  type RegistryCall,
} from './registry-wire.ts';

/** Most streams of changes at once: one per process of the cluster, and as many again that do not know yet that they ended. */
export const REGISTRY_STREAMS_MAX = 4_096;

/**
 * Who may make a call. Agents run beside the programs whose lines they take, and in the largest number: a certificate that is taken from
 * one must not be good for sending the lines of every app somewhere else.
 */
const CALL_ROLES: Readonly<Record<RegistryCall['call'], readonly PeerRole[]>> = {
  addDrain: ['controller'],
  removeDrain: ['controller'],
  setLimit: ['controller'],
  drainPosition: ['server'],
  savePositions: ['server'],
};
/** Who is told of drains: their URLs may hold passwords. All others are told of limits only. */
const DRAIN_ROLES: readonly PeerRole[] = ['controller', 'server'];

/** Settings of {@link addRegistryRoutes}. */
export interface RegistryRoutesOptions extends RegistryFeedOptions {
  readonly authorizer: Pick<RequestAuthorizer, 'assertPeer' | 'peerRolesOf'>;
}

/** Adds the routes; streams end when the server closes. */
export function addRegistryRoutes(app: FastifyInstance, options: RegistryRoutesOptions): void {
  const { registry, authorizer } = options;
  const feed = new RegistryFeed(options);
  app.addHook('preClose', async () => feed.close());

  app.get(REGISTRY_CHANGES_PATH, async (request, reply) => {
    if (feed.size >= REGISTRY_STREAMS_MAX) {
      const whatIs = `${feed.size} processes follow it already`;
      throw new ApiError('registry_unavailable', cannot('follow the registry', whatIs));
    }
    const hasDrains = authorizer.peerRolesOf(request).some((role) => DRAIN_ROLES.includes(role));
    const stream: Readable = Readable.from(
      feed.lines(() => stream.destroy(), hasDrains),
      { objectMode: false },
    );
    return reply.header('content-type', 'application/x-ndjson').send(stream);
  });

  app.post(REGISTRY_CALLS_PATH, async (request) => {
    const call = readCall(request.body);
    authorizer.assertPeer(request, CALL_ROLES[call.call]);
    const result = await answer(registry, call);
    return { run: feed.run, revision: feed.revision, ...result } satisfies RegistryAnswer;
  });
}

function readCall(body: unknown): RegistryCall {
  try {
    return decodeRegistryCall(body);
  } catch (error) {
    if (error instanceof LogError) throw new ApiError('invalid_body', error.message);
    throw error;
  }
}

async function answer(
  registry: Registry,
  call: RegistryCall,
): Promise<Omit<RegistryAnswer, 'run' | 'revision'>> {
  switch (call.call) {
    case 'addDrain':
      await registry.addDrain(call.drain);
      return {};
    case 'removeDrain':
      return { removed: await registry.removeDrain(call.app, call.id) };
    case 'setLimit':
      await registry.setLimit(call.app, call.limit ?? undefined);
      return {};
    case 'drainPosition':
      return { position: (await registry.drainPosition(call.drainId, call.zone)) ?? null };
    case 'savePositions':
      await Promise.all(
        call.positions.map(({ drainId, zone, position }) =>
          registry.saveDrainPosition(drainId, zone, position),
        ),
      );
      return {};
  }
}
