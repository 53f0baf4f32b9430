// Signals and uncaught errors of a service: the first signal asks for a stop, the second one ends at once.
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ProcessEvents } from './process-events.ts';

let exits: (number | string | null | undefined)[] = [];
let logged: string[] = [];
let nowMs = 0;
let events: ProcessEvents;

const handlers = { flush: () => undefined, stateDump: () => ({ id: 5n }), now: () => nowMs };

beforeEach(() => {
  exits = [];
  logged = [];
  vi.spyOn(process, 'exit').mockImplementation((code) => {
    exits.push(code);
    return undefined as never;
  });
  const logger = pino({}, { write: (text: string) => logged.push(text) });
  events = new ProcessEvents({ ...handlers, logger });
});

afterEach(() => {
  events.close();
  vi.restoreAllMocks();
});

test('the first signal asks for a stop and is named', async () => {
  process.emit('SIGTERM', 'SIGTERM');
  expect(await events.stopRequested).toBe('SIGTERM');
  expect(exits).toEqual([]);
});

test('a second one ends at once with the status of the signal, its echo does not', () => {
  process.emit('SIGINT', 'SIGINT');
  nowMs += 5;
  process.emit('SIGINT', 'SIGINT');
  expect(exits).toEqual([]);
  nowMs += 1000;
  process.emit('SIGINT', 'SIGINT');
  expect(exits).toEqual([130]);
});

test('SIGUSR1 writes the state as one line of JSON, large numbers as text', () => {
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  process.emit('SIGUSR1', 'SIGUSR1');
  const line = String(write.mock.calls[0]?.[0]);
  expect(line.endsWith('}\n')).toBe(true);
  expect(JSON.parse(line)).toMatchObject({ id: '5', pid: process.pid, memory: { rss: expect.any(Number) } });
});

test('after close it listens to nothing', () => {
  const before = process.listenerCount('SIGINT');
  events.close();
  expect(process.listenerCount('SIGINT')).toBe(before - 1);
  expect(process.listenerCount('SIGUSR1')).toBe(0);
});

test('SIGHUP asks for a stop, unless it is taken for something else', async () => {
  events.close();
  let isTaken = true;
  let hangups = 0;
  const onHangup = (): boolean => {
    hangups++;
    return isTaken;
  };
  let stoppedBy = '';
  events = new ProcessEvents({ ...handlers, logger: pino({ level: 'silent' }), onHangup });
  void events.stopRequested.then((signal) => {
    stoppedBy = signal;
  });
  process.emit('SIGHUP', 'SIGHUP');
  process.emit('SIGHUP', 'SIGHUP');
  await Promise.resolve();
  expect({ hangups, stoppedBy, exits }).toEqual({ hangups: 2, stoppedBy: '', exits: [] });
  isTaken = false;
  process.emit('SIGHUP', 'SIGHUP');
  expect(await events.stopRequested).toBe('SIGHUP');
});
