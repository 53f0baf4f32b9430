// Names in NATS: buckets, keys and subjects. Ids are base64url in them, because a key takes only `-/_=.a-zA-Z0-9`, a dot
// separates its parts, and an id of an app or a member may hold anything.
//
//   members    <zone>.<role>.<id>     zone first, so that a watch can be limited to the servers of a zone
//   drains     <app>.<hash of url>    two drains of an app with one URL would be one key: the second is refused
//   positions  <drain>.<zone>
//   limits     <app>
//   meta       cluster
import { createHash } from 'node:crypto';
import type { Role } from '@tailrace/core/registry';

/** What the buckets hold. */
export type BucketPurpose = 'members' | 'drains' | 'positions' | 'limits' | 'meta';

/** The key in `meta` that holds the cluster's id. */
export const CLUSTER_KEY = 'cluster';
/** 128 bits: no two URLs of an app meet by chance, and nobody gains from making them meet. */
const urlHashCharacters = 22;

/** The name of a bucket. */
export function bucketName(cluster: string, purpose: BucketPurpose): string {
  return `tailrace_${cluster}_${purpose}`;
}

/** The part of a key that stands for an id. */
export function encodeId(id: string): string {
  return Buffer.from(id).toString('base64url');
}

/** The key of a member; `*` in place of zone or id for a pattern. */
export function memberKey({ zone, role, id }: { zone: string; role: Role; id: string }): string {
  return `${token(zone)}.${role}.${token(id)}`;
}

export function drainKey(app: string, url: string): string {
  const hash = createHash('sha256').update(url).digest('base64url').slice(0, urlHashCharacters);
  return `${encodeId(app)}.${hash}`;
}

/** The key of a drain's position; `*` in place of the zone for a pattern. */
export function positionKey(drainId: string, zone: string): string {
  return `${encodeId(drainId)}.${token(zone)}`;
}

export function limitKey(app: string): string {
  return encodeId(app);
}

/** Where a member says twice a second (an agent: every five seconds) that it lives. */
export function beatSubject(
  cluster: string,
  { zone, role, id }: { zone: string; role: Role; id: string },
): string {
  return `tailrace.${cluster}.beat.${role}.${token(zone)}.${token(id)}`;
}

/** Where a member answers questions about itself. Without the zone: who asks may not know it. */
export function memberSubject(cluster: string, { role, id }: { role: Role; id: string }): string {
  return `tailrace.${cluster}.member.${role}.${encodeId(id)}`;
}

/** Where it is said that so many of a zone went away at once that nobody is taken out. */
export function frozenSubject(cluster: string, zone: string): string {
  return `tailrace.${cluster}.frozen.${token(zone)}`;
}

/** No id is `*`: encoded ids hold no star. */
function token(id: string): string {
  return id === '*' ? '*' : encodeId(id);
}
