// Which roles a certificate stands for: a DNS name in its SAN for each, whatever host it is used on. It verifies no
// certificate; who asks has let TLS do that.
import type { PeerCertificate } from 'node:tls';

/** What a certificate may be used as. `client` is a program that writes lines to an agent. */
export type PeerRole = 'server' | 'agent' | 'controller' | 'client';

/** All roles. */
export const PEER_ROLES: readonly PeerRole[] = ['server', 'agent', 'controller', 'client'];

const SUFFIX = '.tailrace.internal';

/** The DNS name that stands for a role: `server.tailrace.internal`. It is never looked up. */
export function roleName(role: PeerRole): string {
  return `${role}${SUFFIX}`;
}

/**
 * The roles that a SAN names.
 *
 * @param subjectAltName - as Node writes it: `DNS:a, IP Address:127.0.0.1`; a name that could be mistaken comes quoted, and so is no role
 */
export function rolesOfSubjectAltName(subjectAltName: string | undefined): readonly PeerRole[] {
  const names = new Set((subjectAltName ?? '').split(', ').map((name) => name.toLowerCase()));
  return PEER_ROLES.filter((role) => names.has(`dns:${roleName(role)}`));
}

/** The roles of a peer's certificate; none for a peer that showed none. */
export function rolesOfCertificate(certificate: PeerCertificate | undefined): readonly PeerRole[] {
  return rolesOfSubjectAltName(certificate?.subjectaltname);
}

/** The roles of a peer whose certificate was verified; none for any other connection. */
export function peerRolesOf(socket: object): readonly PeerRole[] {
  if (!('authorized' in socket) || socket.authorized !== true) return [];
  if (!('getPeerCertificate' in socket) || typeof socket.getPeerCertificate !== 'function') return [];
  return rolesOfCertificate(socket.getPeerCertificate());
}
