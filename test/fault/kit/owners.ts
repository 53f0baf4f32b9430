// Which server of a zone owns an app while all of them are up: scenarios kill the one that matters, not any.
import { HashRing } from '@tailrace/core/hash-ring';
import type { FaultCluster } from './fault-cluster.ts';
import type { FaultNode } from './fault-node.ts';

/** The server that holds the log of an app in a zone. */
export function atOwner(cluster: FaultCluster, zone: string, app: string): FaultNode {
  return cluster.node(new HashRing(cluster.serversOf(zone).map(({ id }) => id)).owner(app) ?? '');
}
