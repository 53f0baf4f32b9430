// What do 1,000 websocket readers that never read cost, in server and controller together, while the app that they tail writes on?
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { Benchmark } from './benchmark.ts';
import { residentBytes } from './process-usage.ts';
import { exitOf, type RunningUp, startPipe, startUp } from './tailrace-process.ts';

const readers = 1000;
const lines = 100_000;

export const stalledReaders: Benchmark = {
  name: 'stalled-readers',
  question: '1,000 readers that never read, 100,000 lines of 300 bytes written meanwhile',
  seconds: 14,
  async run(reporter) {
    const up = await startUp();
    const before = residentBytes(up.pid);
    const sockets: Socket[] = [];
    for (let i = 0; i < readers; i++) sockets.push(await openAndNeverRead(up));
    const opened = residentBytes(up.pid);
    const pipe = startPipe(up, 'stalled');
    let peak = opened;
    const sampler = setInterval(() => {
      peak = Math.max(peak, residentBytes(up.pid));
    }, 50);
    for (let i = 0; i < lines; i++) {
      if (pipe.stdin?.write(`line ${i} ${'x'.repeat(290)}\n`) === false) await once(pipe.stdin, 'drain');
    }
    pipe.stdin?.end();
    await exitOf(pipe);
    clearInterval(sampler);
    for (const socket of sockets) socket.destroy();
    await up.stop();
    reporter.add([
      { name: 'memory of `up` before', value: before / 1e6, unit: 'MB' },
      { name: 'memory with 1,000 readers open', value: opened / 1e6, unit: 'MB' },
      { name: 'highest memory while lines flow', value: peak / 1e6, unit: 'MB', goalMax: 300 },
    ]);
  },
};

/** Upgrades a plain socket, sees the 101, and then never reads again. */
async function openAndNeverRead(up: RunningUp): Promise<Socket> {
  const socket = connect(up.httpPort, '127.0.0.1');
  await once(socket, 'connect');
  socket.write(
    [
      'GET /v1/apps/stalled/tail HTTP/1.1',
      `Host: 127.0.0.1:${up.httpPort}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: c3RhbGxlZC1yZWFkZXItMA==',
      '\r\n',
    ].join('\r\n'),
  );
  const [head] = (await once(socket, 'data')) as [Buffer];
  socket.pause();
  socket.on('error', () => socket.destroy());
  if (!head.toString('latin1').startsWith('HTTP/1.1 101')) {
    throw new Error(`Cannot open a tail: ${head.toString('latin1').split('\r\n')[0]}, expected 101`);
  }
  return socket;
}
