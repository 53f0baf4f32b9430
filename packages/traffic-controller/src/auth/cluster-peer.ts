// Which requests come from a process of the cluster, not from a person, and as what. With TLS the certificate says which role the peer has;
// without it a peer cannot show who it is.
import type { IncomingMessage } from 'node:http';
import { TLSSocket } from 'node:tls';
import { type PeerRole, peerRolesOf } from '@tailrace/transport/peer-roles';

/** Roles of the processes that a cluster consists of. */
const CLUSTER_ROLES: readonly PeerRole[] = ['server', 'agent', 'controller'];

/**
 * As what a request comes from a process of the cluster; nothing for one that does not: over TLS the roles of its certificate; otherwise
 * anybody who reaches this port is anything, as on every other port of such a cluster. Where people need tokens that would be a way around them,
 * also for addresses of this machine: behind a proxy that runs here everybody has one of those. So then nobody is.
 */
export function clusterRolesOf(
  { socket }: IncomingMessage,
  { hasTokens }: { readonly hasTokens: boolean },
): readonly PeerRole[] {
  if (!(socket instanceof TLSSocket)) return hasTokens ? [] : CLUSTER_ROLES;
  const own = peerRolesOf(socket);
  return CLUSTER_ROLES.filter((role) => own.includes(role));
}
