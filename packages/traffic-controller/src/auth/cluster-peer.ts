// Which requests come from a process of the cluster, not from a person. With TLS the certificate says which role the peer has;
// without it a peer cannot show who it is.
import type { IncomingMessage } from 'node:http';
import { TLSSocket } from 'node:tls';
import { peerRolesOf } from '@tailrace/transport/peer-roles';

/**
 * Whether a request comes from a process of the cluster: over TLS one with a role's certificate; otherwise anybody who reaches this port,
 * as on every other port of such a cluster. Where people need tokens that would be a way around them, also for addresses of this machine:
 * behind a proxy that runs here everybody has one of those. So then nobody is.
 */
export function isClusterPeer({ socket }: IncomingMessage, { hasTokens }: { hasTokens: boolean }): boolean {
  if (socket instanceof TLSSocket) return peerRolesOf(socket).some((role) => role !== 'client');
  return !hasTokens;
}
