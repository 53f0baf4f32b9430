// Whose certificates may write lines to an agent, over gRPC and over syslog.
import type { PeerRole } from '@tailrace/transport/peer-roles';

/** Programs, and those who hold an agent's certificate. A server or a controller has no lines of its own. */
export const WRITER_ROLES: readonly PeerRole[] = ['client', 'agent'];
