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

/** Members of a role; what is left out is any. */
export interface MemberPattern {
  readonly role: Role;
  readonly zone?: string | undefined;
  readonly id?: string | undefined;
}

/** The key of a member. */
export function memberKey({ zone, role, id }: { zone: string; role: Role; id: string }): string {
  return memberPattern({ zone, role, id });
}

/** The keys of members. */
export function memberPattern({ zone, role, id }: MemberPattern): string {
  return `${token(zone)}.${role}.${token(id)}`;
}

export function drainKey(app: string, url: string): string {
  const hash = createHash('sha256').update(url).digest('base64url').slice(0, urlHashCharacters);
  return `${encodeId(app)}.${hash}`;
}

/** The key of a drain's position; without a zone, of all of them. */
export function positionKey(drainId: string, zone?: string): string {
  return `${encodeId(drainId)}.${token(zone)}`;
}

export function limitKey(app: string): string {
  return encodeId(app);
}

/** Where members say twice a second (agents: every five seconds) that they live. */
export function beatSubject(cluster: string, { zone, role, id }: MemberPattern): string {
  return `tailrace.${cluster}.beat.${role}.${token(zone)}.${token(id)}`;
}

/** Where a member answers questions about itself. Without the zone: who asks may not know it. */
export function memberSubject(cluster: string, { role, id }: { role: Role; id: string }): string {
  return `tailrace.${cluster}.member.${role}.${encodeId(id)}`;
}

/** Where it is said that so many of a zone went away at once that nobody is taken out; without a zone, of all zones. */
export function frozenSubject(cluster: string, zone?: string): string {
  return `tailrace.${cluster}.frozen.${token(zone)}`;
}

/** Encoded ids hold no star: even an id that is one is told from "any". */
function token(id: string | undefined): string {
  return id === undefined ? '*' : encodeId(id);
}
