// A TCP proxy that hands everything on after a fixed time in each direction, as a long cable does: it delays bytes and bounds no rate.
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { receiveSettings, serveControl } from '../kit/control.ts';

/** What to be. */
export interface DelaySettings {
  /** `host:port` to connect to. */
  readonly to: string;
  /** Each way; 0: at once. */
  readonly delayMs: number;
}

const { to, delayMs } = await receiveSettings<DelaySettings>();
/** As a socket and the cable hold: enough for 1 GB/s over 5 ms. */
const WAITING_BYTES_MAX = 16 * 1024 * 1024;

const [host = '', port = ''] = to.split(':');
const server = createServer({ noDelay: true }, (near) => {
  const far = connect({ host, port: Number(port), noDelay: true });
  carry(near, far);
  carry(far, near);
}).listen(0, '127.0.0.1');
await new Promise((resolve) => server.once('listening', resolve));
/** What was handed on later, and by how much in sum. */
const handed = { chunks: 0, delayedMs: 0 };

serveControl({
  /** In both directions together; a timer is late by up to a millisecond. */
  meanDelayMs: () => (handed.chunks === 0 ? 0 : handed.delayedMs / handed.chunks),
  address: () => `127.0.0.1:${(server.address() as AddressInfo).port}`,
});
process.send?.('ready');

function carry(from: Socket, into: Socket): void {
  if (delayMs === 0) handOn(from, into);
  else handOnLater(from, into);
}

function handOn(from: Socket, into: Socket): void {
  from.pipe(into);
  from.on('error', () => into.destroy());
  from.on('close', () => into.destroy());
}

function handOnLater(from: Socket, into: Socket): void {
  const queue: { readonly dueMs: number; readonly chunk: Buffer }[] = [];
  let waitingBytes = 0;
  let isTimed = false;
  const hand = (): void => {
    isTimed = false;
    const nowMs = performance.now();
    while (queue[0] !== undefined && queue[0].dueMs <= nowMs) {
      const { chunk, dueMs } = queue.shift() ?? { chunk: Buffer.alloc(0), dueMs: nowMs };
      handed.chunks += 1;
      handed.delayedMs += nowMs - dueMs + delayMs;
      waitingBytes -= chunk.length;
      into.write(chunk);
    }
    if (waitingBytes < WAITING_BYTES_MAX && from.isPaused()) from.resume();
    if (queue[0] !== undefined) later(queue[0].dueMs - nowMs);
  };
  const later = (waitMs: number): void => {
    isTimed = true;
    setTimeout(hand, Math.max(0, waitMs));
  };
  from.on('data', (chunk: Buffer) => {
    queue.push({ dueMs: performance.now() + delayMs, chunk });
    waitingBytes += chunk.length;
    if (waitingBytes >= WAITING_BYTES_MAX) from.pause();
    if (!isTimed) later(delayMs);
  });
  from.on('end', () => setTimeout(() => into.end(), delayMs + 1));
  from.on('error', () => into.destroy());
  from.on('close', () => setTimeout(() => into.destroy(), delayMs + 1));
}
