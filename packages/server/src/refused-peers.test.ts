// How often it is said that somebody is refused.
import { expect, test } from 'vitest';
import { RefusedPeers } from './refused-peers.ts';

test('a refusal is news once per peer and reason, and again after ten minutes', () => {
  let nowMs = 0;
  const refused = new RefusedPeers(() => nowMs);
  expect([refused.isNews('a', 'old'), refused.isNews('a', 'old'), refused.isNews('b', 'old')]).toEqual([
    true,
    false,
    true,
  ]);
  expect(refused.isNews('a', 'of another cluster')).toBe(true);
  nowMs = 600_000;
  expect(refused.isNews('b', 'old')).toBe(true);
});

test('a refusal is news again after the peer was taken', () => {
  const refused = new RefusedPeers();
  refused.isNews('a', 'old');
  refused.accepted('a');
  expect(refused.isNews('a', 'old')).toBe(true);
});

test('a thousand peers are remembered', () => {
  const refused = new RefusedPeers();
  for (let i = 0; i <= 1000; i++) refused.isNews(`p${i}`, 'old');
  expect([refused.isNews('p1', 'old'), refused.isNews('p0', 'old')]).toEqual([false, true]);
});
