// Whether a peer is alive, with a clock of our own and sockets that do as they are told.
import { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';
import { expect, test } from 'vitest';
import type { WebSocket } from 'ws';
import { silentLogger } from '../testing/feed-fixture.ts';
import { TailSocket } from './tail-socket.ts';

class FakeWebSocket extends EventEmitter {
  readonly OPEN = 1;
  readyState = 1;
  closes: [number, string][] = [];
  isTerminated = false;

  close(code: number, reason: string): void {
    this.closes.push([code, reason]);
    this.readyState = 2;
  }

  terminate(): void {
    this.isTerminated = true;
    this.readyState = 3;
  }
}

function openSocket() {
  const ws = new FakeWebSocket();
  const peer = { pings: 0, onPing: (): void => undefined };
  const socket = {
    bytesRead: 0,
    bytesWritten: 0,
    writableLength: 0,
    write(frame: Buffer): void {
      expect([...frame]).toEqual([0x89, 0]);
      peer.pings++;
      socket.bytesWritten += frame.length;
      peer.onPing();
    },
  };
  const clock = { nowMs: 1000 };
  const closeReasons: string[] = [];
  const tail = new TailSocket({
    ws: ws as unknown as WebSocket,
    socket: socket as unknown as Socket,
    clockMs: () => clock.nowMs,
    counters: {
      bytesSent: () => undefined,
      clientFrameIgnored: () => undefined,
      closed: (reason) => closeReasons.push(reason),
    },
    logger: silentLogger,
    onClose: () => undefined,
  });
  const pass = (seconds: number): void => {
    for (let i = 0; i < seconds; i += 5) {
      clock.nowMs += 5_000;
      tail.check();
    }
  };
  return { ws, peer, socket, tail, pass, closeReasons };
}

test('a quiet peer is pinged after twenty seconds of silence and stays as long as it answers', () => {
  const { ws, peer, socket, pass } = openSocket();
  peer.onPing = () => {
    socket.bytesRead += 6;
  };
  pass(15);
  expect(peer.pings).toBe(0);
  pass(5);
  expect(peer.pings).toBe(1);
  // The answer is seen five seconds later.
  pass(300);
  expect(peer.pings).toBe(13);
  expect(ws.isTerminated).toBe(false);
});

test('a peer that answers no ping for thirty seconds is gone, although the kernel took the pings', () => {
  const { ws, pass, closeReasons } = openSocket();
  pass(25);
  expect(ws.isTerminated).toBe(false);
  pass(10);
  expect(ws.isTerminated).toBe(true);
  ws.emit('close', 1006);
  expect(closeReasons).toEqual(['silent']);
});

test('a peer that takes data and never sends anything is alive, and needs no ping', () => {
  const { ws, peer, socket, pass } = openSocket();
  for (let i = 0; i < 20; i++) {
    socket.bytesWritten += 1000;
    pass(5);
  }
  expect(ws.isTerminated).toBe(false);
  expect(ws.closes).toEqual([]);
  expect(peer.pings).toBe(0);
});

test('a peer that takes no byte of what waits is closed after a minute, with the reason', () => {
  const { ws, peer, socket, pass } = openSocket();
  socket.bytesWritten = 300_000;
  socket.writableLength = 200_000;
  pass(60);
  expect(ws.closes).toEqual([]);
  pass(5);
  expect(ws.closes).toEqual([[1008, 'no byte taken for 60 s']]);
  expect(peer.pings).toBe(0);
});

test('a peer that takes a little of what waits now and then is left alone', () => {
  const { ws, socket, pass } = openSocket();
  socket.bytesWritten = 300_000;
  socket.writableLength = 200_000;
  for (let i = 0; i < 5; i++) {
    pass(50);
    socket.writableLength -= 1_000;
  }
  expect(ws.closes).toEqual([]);
  expect(ws.isTerminated).toBe(false);
});
