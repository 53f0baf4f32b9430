// Which requests come from a process of the cluster, not from a person. With TLS the certificate says which role the peer has;
// without it a peer cannot show who it is.
import type { IncomingMessage } from 'node:http';
import { TLSSocket } from 'node:tls';
import { peerRolesOf } from '@tailrace/transport/peer-roles';

/**
 * Whether a request comes from a process of the cluster: over TLS one with a role's certificate; otherwise anybody who
 * reaches this port, as on every other port of such a cluster, but where people need tokens only this machine.
 */
export function isClusterPeer({ socket }: IncomingMessage, { hasTokens }: { hasTokens: boolean }): boolean {
  if (socket instanceof TLSSocket) return peerRolesOf(socket).some((role) => role !== 'client');
  return !hasTokens || isLoopback(socket.remoteAddress ?? '');
}

function isLoopback(address: string): boolean {
  return address === '::1' || /^(::ffff:)?127\.\d+\.\d+\.\d+$/.test(address);
}
