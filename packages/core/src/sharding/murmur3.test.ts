import { expect, test } from 'vitest';
import { murmur3, murmur3Bytes } from './murmur3.ts';

// Published vectors of MurmurHash3_x86_32.
test.each([
  ['', 0, 0],
  ['', 1, 0x514e28b7],
  ['', 0xffffffff, 0x81f16f39],
  ['a', 0x9747b28c, 0x7fa09ea6],
  ['aa', 0x9747b28c, 0x5d211726],
  ['aaa', 0x9747b28c, 0x283e0130],
  ['aaaa', 0x9747b28c, 0x5a97808a],
  ['ab', 0x9747b28c, 0x74875592],
  ['abc', 0x9747b28c, 0xc84a62dd],
  ['abcd', 0x9747b28c, 0xf0478627],
  ['test', 0, 0xba6bd213],
  ['test', 0x9747b28c, 0x704b81dc],
  ['Hello, world!', 0, 0xc0363e43],
  ['Hello, world!', 0x9747b28c, 0x24884cba],
  ['The quick brown fox jumps over the lazy dog', 0, 0x2e4ff723],
  ['The quick brown fox jumps over the lazy dog', 0x9747b28c, 0x2fa826cd],
  ['ππππππππ', 0x9747b28c, 0xd58063c1],
])('the hash of %j with seed %i', (text, seed, hash) => {
  expect(murmur3(text, seed)).toBe(hash);
});

test.each([
  [[0xff, 0xff, 0xff, 0xff], 0x76293b50],
  [[0x21, 0x43, 0x65, 0x87], 0xf55b516b],
  [[0x21, 0x43, 0x65], 0x7e4a8634],
  [[0x21, 0x43], 0xa0f7b07a],
  [[0x21], 0x72661cf4],
  [[0, 0, 0, 0], 0x2362f9de],
  [[0, 0, 0], 0x85f0b427],
  [[0, 0], 0x30f4c306],
  [[0], 0x514e28b7],
])('the hash of the bytes %j', (bytes, hash) => {
  expect(murmur3Bytes(Uint8Array.from(bytes))).toBe(hash);
});
