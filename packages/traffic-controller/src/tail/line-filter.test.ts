import { encodeLogEnvelope } from '@tailrace/proto/envelope';
import { EnvelopeView } from '@tailrace/proto/envelope-view';
import { loggregator } from '@tailrace/proto/gen/loggregator';
import { expect, test } from 'vitest';
import { LineFilter, type LineFilterOptions } from './line-filter.ts';

const nowMs = 1_795_345_200_000;

interface Line {
  readonly text?: string | Buffer;
  readonly instance?: string;
  readonly isErr?: boolean;
  readonly timeMs?: number;
  readonly arrivalMs?: number;
}

function matches(options: LineFilterOptions, line: Line = {}): boolean {
  const envelope = encodeLogEnvelope({
    timestampNs: BigInt(line.timeMs ?? nowMs) * 1_000_000n,
    sourceId: 'web',
    instanceId: line.instance ?? '0',
    payload: Buffer.from(line.text ?? 'hello world'),
    isErr: line.isErr ?? false,
    tags: { secret: 'found' },
  });
  return matchesEnvelope(options, envelope, line.arrivalMs ?? nowMs);
}

function matchesEnvelope(options: LineFilterOptions, envelope: Buffer, arrivalMs: number): boolean {
  const view = new EnvelopeView();
  view.read(envelope, 0, envelope.length);
  return LineFilter.create(options)?.matches(view, arrivalMs) ?? true;
}

test('without conditions there is no filter', () => {
  expect(LineFilter.create({})).toBeUndefined();
  expect(LineFilter.create({ include: [], exclude: [] })).toBeUndefined();
});

test.each([
  [{ include: ['wor'] }, true],
  [{ include: ['^wor'] }, false],
  [{ include: ['nope', 'hel+o'] }, true],
  [{ include: ['(?i)HELLO'] }, true],
  [{ exclude: ['wor'] }, false],
  [{ exclude: ['nope'] }, true],
  [{ include: ['hello'], exclude: ['world'] }, false],
  [{ include: ['found'] }, false],
  [{ include: ['web'] }, false],
])('%j on "hello world" is %s', (options, expected) => {
  expect(matches(options)).toBe(expected);
});

test('messages that are not ASCII, and not UTF-8, are matched', () => {
  expect(matches({ include: ['ü.*ß'] }, { text: 'für Größe' })).toBe(true);
  expect(matches({ include: ['b$'] }, { text: Buffer.from([0x61, 0xff, 0x62]) })).toBe(true);
});

test('streams and instances', () => {
  expect(matches({ stream: 'err' }, { isErr: true })).toBe(true);
  expect(matches({ stream: 'err' })).toBe(false);
  expect(matches({ stream: 'out' })).toBe(true);
  expect(matches({ instances: ['1', '0'] })).toBe(true);
  expect(matches({ instances: ['1'] })).toBe(false);
});

test('a line counts by its own time; one with a wrong clock by its arrival', () => {
  const since = { sinceMs: nowMs - 60_000 };
  expect(matches(since, { timeMs: nowMs - 60_000 })).toBe(true);
  expect(matches(since, { timeMs: nowMs - 60_001 })).toBe(false);
  expect(matches(since, { timeMs: nowMs - 86_400_000 })).toBe(true);
  expect(matches(since, { timeMs: nowMs + 86_400_000, arrivalMs: nowMs - 120_000 })).toBe(false);
  const until = { untilMs: nowMs };
  expect(matches(until, { timeMs: nowMs - 1 })).toBe(true);
  expect(matches(until, { timeMs: nowMs })).toBe(false);
});

test('metrics have no message: they pass excludes and fail includes and streams', () => {
  const { Envelope } = loggregator.v2;
  const counter = Buffer.from(
    Envelope.encode(Envelope.create({ sourceId: 'web', counter: { name: 'x' } })).finish(),
  );
  expect(matchesEnvelope({ exclude: ['x'] }, counter, nowMs)).toBe(true);
  expect(matchesEnvelope({ include: ['x'] }, counter, nowMs)).toBe(false);
  expect(matchesEnvelope({ stream: 'out' }, counter, nowMs)).toBe(false);
});

test.each([
  [['('], /missing closing/],
  [['(?=x)'], /syntax of RE2/],
  [[''], /it is empty/],
  [['a'.repeat(1025)], /it has 1025 bytes, expected at most 1024/],
  [['ü'.repeat(513)], /it has 1026 bytes/],
  [Array.from({ length: 9 }, () => 'a'), /9 regular expressions, expected at most 8/],
  [['a{1000}', 'b{1000}'], /instructions when compiled, expected at most 1000/],
])('include %.30j is refused', (include, message) => {
  expect(() => LineFilter.create({ include })).toThrow(message);
  expect(() => LineFilter.create({ include })).toThrow(expect.objectContaining({ code: 'invalid_filter' }));
});

test('a pattern that makes backtracking engines hang takes linear time', () => {
  expect(matches({ include: ['(a+)+$'] }, { text: `${'a'.repeat(50_000)}!` })).toBe(false);
});
