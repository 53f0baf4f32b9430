// Who has to go when too many handshakes are under way, with sockets that only have an address, and a clock of our own.
import { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { PendingHandshakes } from './pending-handshakes.ts';
import { RefusalLog } from './refusal-log.ts';

class FakeSocket extends EventEmitter {
  readonly remoteAddress: string;
  readonly remotePort: number;
  isDestroyed = false;

  constructor(remoteAddress: string, remotePort: number) {
    super();
    this.remoteAddress = remoteAddress;
    this.remotePort = remotePort;
  }

  destroy(): void {
    this.isDestroyed = true;
    this.emit('close');
  }
}

function world(max: number) {
  let nowMs = 0;
  let port = 1;
  const refusals = new RefusalLog(pino({ level: 'silent' }));
  const handshakes = new PendingHandshakes({ refusals, max, nowMs: () => nowMs });
  const connect = (address: string) => {
    const socket = new FakeSocket(address, port++);
    return { socket, isTaken: handshakes.add(socket as unknown as Socket) };
  };
  const connectMany = (address: string, count: number) =>
    Array.from({ length: count }, () => connect(address).socket);
  const pass = (ms: number): void => {
    nowMs += ms;
  };
  return { handshakes, refusals, connect, connectMany, pass };
}

test('connections that say nothing make room for a new one, the oldest first', () => {
  const { handshakes, refusals, connect, connectMany, pass } = world(3);
  const idle = connectMany('10.0.0.1', 3);
  pass(1_000);
  expect(connect('10.0.0.1').isTaken).toBe(true);
  expect(idle.map(({ isDestroyed }) => isDestroyed)).toEqual([true, false, false]);
  expect(handshakes.size).toBe(3);
  expect([...refusals.counts]).toEqual([['too_many_handshakes', 1]]);
});

test('a machine that connects as fast as it can keeps nobody else out', () => {
  const { connect, connectMany } = world(100);
  connectMany('10.0.0.1', 90);
  const others = connectMany('10.0.0.2', 10);
  for (let i = 0; i < 20; i++) {
    expect(connect('10.0.0.1').isTaken).toBe(false);
    expect(connect(`10.0.1.${i}`).isTaken).toBe(true);
  }
  expect(others.some(({ isDestroyed }) => isDestroyed)).toBe(false);
});

test('of many machines that come at once those that are under way go on, and the new ones have to try again', () => {
  const { connect } = world(100);
  const first = Array.from({ length: 100 }, (_, i) => connect(`10.0.0.${i}`));
  expect(connect('10.0.1.1').isTaken).toBe(false);
  expect(first.every(({ isTaken, socket }) => isTaken && !socket.isDestroyed)).toBe(true);
});

test('a handshake that is over, or whose connection is closed, has no place any more', () => {
  const { handshakes, connect, connectMany } = world(2);
  const [finished, closed] = connectMany('10.0.0.1', 2);
  handshakes.finished(finished as unknown as Socket);
  closed?.destroy();
  expect(handshakes.size).toBe(0);
  expect([connect('10.0.0.1'), connect('10.0.0.1')].map(({ isTaken }) => isTaken)).toEqual([true, true]);
  expect(finished?.isDestroyed).toBe(false);
});
