// The one place that touches the npm package `consistent-hash`, which has no types of its own, and that knows its traps:
// points are drawn with Math.random unless they are handed in; its "uniform" mode depends on the order of `add`;
// `remove` followed by `add` with points throws; where two nodes share a point the last one added wins, and
// `get(key, 2)` skips the node that would own the key without the winner. So a ring here is built once, from nodes in
// sorted order with explicit points, is never changed, and is only asked for one owner.

import { createRequire } from 'node:module';

interface ConsistentHash {
  add(node: string, weight: number, points: readonly number[]): ConsistentHash;
  get(resourceName: string): string | null;
}
type ConsistentHashConstructor = new (options: { readonly range: number }) => ConsistentHash;

const ConsistentHash = createRequire(import.meta.url)('consistent-hash') as ConsistentHashConstructor;

/** Points are whole numbers in [0, this). Prime, and just under 2^28: as far as the package's 24-bit key hash reaches twice over. */
export const RING_RANGE = 268_435_399;

/** A node and its points on the ring. */
export interface RingNode {
  readonly id: string;
  readonly points: readonly number[];
}

/** An unchangeable ring. The node added last wins a shared point, so pass the nodes in an order that all agree on. */
export class PointRing {
  readonly #ring = new ConsistentHash({ range: RING_RANGE });

  constructor(nodes: Iterable<RingNode>) {
    for (const { id, points } of nodes) this.#ring.add(id, points.length, points);
  }

  /** The node whose point is the first at or after the position of the key; undefined on an empty ring. */
  owner(keyHash: number): string | undefined {
    return this.#ring.get(ringKey(keyHash)) ?? undefined;
  }
}

/** Where a key with this 32-bit hash stands on the ring. */
export function ringPosition(keyHash: number): number {
  return ((keyHash >>> 8) << 5) % RING_RANGE;
}

/**
 * A resource name that the package's own string hash maps to exactly the upper 24 bits of `keyHash`.
 *
 * That hash, h = h * 16 + code unit, clusters on real names. Of three code units a, 0, b it makes a * 256 + b with no
 * overflow, and so adds nothing of its own.
 */
function ringKey(keyHash: number): string {
  return String.fromCharCode(keyHash >>> 16, 0, (keyHash >>> 8) & 0xff);
}
