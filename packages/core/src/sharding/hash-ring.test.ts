import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HashRing, memberPoints, POINTS_PER_MEMBER } from './hash-ring.ts';
import { murmur3 } from './murmur3.ts';
import { PointRing, RING_RANGE, ringPosition } from './point-ring.ts';

const run = promisify(execFile);
const tenMembers = Array.from({ length: 10 }, (_, i) => `z1-${i}`);
const manyKeys = Array.from({ length: 100_000 }, (_, i) => `app-${i}`);

/** The owner by its definition: the member of the first point at or after the key, of equals the greatest id. */
function slowOwner(members: readonly string[], key: string): string | undefined {
  const position = ringPosition(murmur3(key));
  const points = members.flatMap((id) => memberPoints(id).map((point) => ({ point, id })));
  let best: { readonly distance: number; readonly id: string } | undefined;
  for (const { point, id } of points) {
    const distance = point >= position ? point - position : point + RING_RANGE - position;
    if (best === undefined || distance < best.distance || (distance === best.distance && id > best.id)) {
      best = { distance, id };
    }
  }
  return best?.id;
}

const memberSet = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 8 }), { maxLength: 5 });

describe('a hash ring', () => {
  test('without members owns nothing', () => {
    const ring = new HashRing([]);
    expect(ring.owner('web')).toBeUndefined();
    expect(ring.replica('web')).toBeUndefined();
  });

  test('with one member has an owner and no replica', () => {
    const ring = new HashRing(['a', 'a']);
    expect(ring.members).toEqual(['a']);
    expect(ring.owner('web')).toBe('a');
    expect(ring.replica('web')).toBeUndefined();
  });

  test('gives the owner of the definition, whatever the order of the members', () => {
    fc.assert(
      fc.property(
        memberSet.chain((members) =>
          fc.tuple(fc.constant(members), fc.shuffledSubarray(members, { minLength: members.length })),
        ),
        fc.array(fc.string(), { maxLength: 5 }),
        ([members, shuffled], keys) => {
          const ring = new HashRing(members);
          const other = new HashRing(shuffled);
          for (const key of keys) {
            const owner = slowOwner(members, key);
            expect(ring.owner(key)).toBe(owner);
            expect(ring.owner(key)).toBe(owner);
            expect(other.owner(key)).toBe(owner);
            const replica = slowOwner(
              members.filter((id) => id !== owner),
              key,
            );
            expect(ring.replica(key)).toBe(replica);
            expect(other.replica(key)).toBe(replica);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  test('spreads 100,000 ids over 10 members: the fullest has at most 1.15 times the mean', () => {
    expect(fullest(new HashRing(tenMembers), manyKeys)).toBeLessThanOrEqual(1.15);
  });

  test.each([
    [
      'uuids',
      (i: number) =>
        createHash('sha256')
          .update(String(i))
          .digest('hex')
          .replace(/^(.{8})(.{4})/, '$1-$2-'),
    ],
    ['one digit more each', (i: number) => 'x'.repeat(i % 200) + i],
    ['pairs', (i: number) => `${i % 300}.${Math.floor(i / 300)}`],
  ])('spreads other kinds of names as well: %s', (_, nameOf) => {
    const keys = manyKeys.slice(0, 50_000).map((_key, i) => nameOf(i));
    for (const members of [['a', 'b', 'c', 'd', 'e'], tenMembers]) {
      expect(fullest(new HashRing(members), keys)).toBeLessThanOrEqual(1.15);
    }
  });

  test('an eleventh member takes at most 1.2/11 of the ids, and only for itself', () => {
    const before = new HashRing(tenMembers);
    const after = new HashRing([...tenMembers, 'z1-x']);
    const moved = manyKeys.filter((key) => before.owner(key) !== after.owner(key));
    expect(moved.length).toBeGreaterThan(0);
    expect(moved.length).toBeLessThanOrEqual((1.2 / 11) * manyKeys.length);
    for (const key of moved) expect(after.owner(key)).toBe('z1-x');
  });

  test('a member that leaves gives up only its own ids, each to the replica', () => {
    const before = new HashRing(tenMembers);
    const after = new HashRing(tenMembers.filter((id) => id !== 'z1-3'));
    for (const key of manyKeys.slice(0, 20_000)) {
      const owner = before.owner(key);
      expect(after.owner(key)).toBe(owner === 'z1-3' ? before.replica(key) : owner);
    }
  });

  test('the order of the members makes no difference between processes', async () => {
    const keys = manyKeys.slice(0, 5_000);
    const orders = [
      tenMembers,
      [...tenMembers].reverse(),
      [...tenMembers.slice(7), ...tenMembers.slice(0, 7)],
    ];
    const here = ownersDigest(new HashRing(tenMembers), keys);
    const digests = await Promise.all(orders.map((members) => ownersDigestInChild(members, keys.length)));
    expect(digests).toEqual([here, here, here]);
  });
});

describe('two members that share a point', () => {
  const collision = findCollision(Array.from({ length: 200 }, (_, i) => `n${i}`));

  test('are found among 200 names', () => {
    expect(memberPoints(collision.lesser)).toContain(collision.point);
    expect(memberPoints(collision.greater)).toContain(collision.point);
    expect(collision.lesser < collision.greater).toBe(true);
  });

  test('agree in any order: the greater id owns it, the other one is its replica, though others come later on the ring', () => {
    const { point, lesser, greater } = collision;
    // A third member that has the next point: walking on from the shared one would pass the true next owner by.
    const third = Array.from({ length: 1_000 }, (_, i) => `third-${i}`).find((id) => {
      const next = [lesser, greater, id].map((member) => memberPoints(member).find((p) => p > point) ?? 0);
      return (next[2] ?? 0) < Math.min(next[0] ?? 0, next[1] ?? 0);
    });
    if (third === undefined) throw new Error('no third member found');
    const members = [third, greater, lesser];
    const previous = Math.max(...members.map((id) => memberPoints(id).findLast((p) => p < point) ?? 0));
    const key = keyBetween(previous, point);
    for (const order of [
      members,
      [...members].reverse(),
      [greater, lesser, third],
      [lesser, greater, third],
    ]) {
      const ring = new HashRing(order);
      expect(ring.owner(key)).toBe(greater);
      expect(ring.replica(key)).toBe(lesser);
    }
    expect(new HashRing([third, lesser]).owner(key)).toBe(lesser);
    expect(new HashRing([third, greater]).owner(key)).toBe(greater);
  });
});

describe('the points of a member', () => {
  test('are whole numbers on the ring, ascending, and the same each time', () => {
    const points = memberPoints('some member');
    expect(points).toHaveLength(POINTS_PER_MEMBER);
    expect(memberPoints('some member')).toEqual(points);
    points.forEach((point, i) => {
      expect(Number.isInteger(point)).toBe(true);
      expect(point).toBeGreaterThanOrEqual(points[i - 1] ?? 0);
      expect(point).toBeLessThan(RING_RANGE);
    });
  });
});

describe('a ring of explicit points', () => {
  test('finds the first point at or after the position of any hash', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(RING_RANGE - 1), { minLength: 1, maxLength: 20 }),
        fc.nat(0xffffffff),
        (points, hash) => {
          const ring = new PointRing(points.map((point, i) => ({ id: String(i), points: [point] })));
          const position = ringPosition(hash);
          const sorted = [...points].sort((a, b) => a - b);
          const point = sorted.find((p) => p >= position) ?? sorted[0] ?? -1;
          expect(ring.owner(hash)).toBe(String(points.indexOf(point)));
        },
      ),
    );
  });
});

function fullest(ring: HashRing, keys: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const key of keys) {
    const owner = ring.owner(key) ?? '';
    counts.set(owner, (counts.get(owner) ?? 0) + 1);
  }
  return Math.max(...counts.values()) / (keys.length / ring.members.length);
}

function ownersDigest(ring: HashRing, keys: readonly string[]): string {
  const owners = keys.map((key) => `${key} ${ring.owner(key)} ${ring.replica(key)}\n`);
  return createHash('sha256').update(owners.join('')).digest('hex');
}

/** What `ownersDigest` gives in a process of its own that was started with the members in this order. */
async function ownersDigestInChild(members: readonly string[], keyCount: number): Promise<string> {
  const script = `
    import { createHash } from 'node:crypto';
    import { HashRing } from ${JSON.stringify(new URL('./hash-ring.ts', import.meta.url).href)};
    const ring = new HashRing(${JSON.stringify(members)});
    const digest = createHash('sha256');
    for (let i = 0; i < ${keyCount}; i += 1) {
      const key = 'app-' + i;
      digest.update(key + ' ' + ring.owner(key) + ' ' + ring.replica(key) + '\\n');
    }
    process.stdout.write(digest.digest('hex'));
  `;
  const { stdout } = await run(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', script],
    { cwd: import.meta.dirname, timeout: 20_000 },
  );
  return stdout;
}

function findCollision(names: readonly string[]): { point: number; lesser: string; greater: string } {
  const ownerOf = new Map<number, string>();
  for (const name of names) {
    for (const point of memberPoints(name)) {
      const other = ownerOf.get(point);
      if (other !== undefined && other !== name) {
        const [lesser = '', greater = ''] = [other, name].sort();
        return { point, lesser, greater };
      }
      ownerOf.set(point, name);
    }
  }
  throw new Error('no two names share a point');
}

function keyBetween(after: number, upTo: number): string {
  for (let i = 0; i < 5_000_000; i += 1) {
    const key = `key-${i}`;
    const position = ringPosition(murmur3(key));
    if (position > after && position <= upTo) return key;
  }
  throw new Error(`no key found between ${after} and ${upTo}`);
}
