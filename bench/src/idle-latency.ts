// How long does one line take from `tailrace pipe` to a websocket when nothing else happens? Writer and reader share this process's clock.
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { type Benchmark, quantile } from './benchmark.ts';
import { exitOf, startPipe, startUp } from './tailrace-process.ts';

const lines = 500;
const warmUpLines = 20;

export const idleLatency: Benchmark = {
  name: 'idle-latency',
  question: 'line written to `pipe` until its websocket frame, one line at a time',
  seconds: 10,
  async run(reporter) {
    const up = await startUp();
    const pipe = startPipe(up, 'latency');
    const socket = new WebSocket(`ws://127.0.0.1:${up.httpPort}/v1/apps/latency/tail`);
    await once(socket, 'open');
    const millis: number[] = [];
    for (let i = 0; i < lines + warmUpLines; i++) {
      const arrived = nextMessageWith(socket, `line ${i} `);
      const startedAt = process.hrtime.bigint();
      pipe.stdin?.write(`line ${i} of the idle run\n`);
      await arrived;
      if (i >= warmUpLines) millis.push(Number(process.hrtime.bigint() - startedAt) / 1e6);
      await delay(5 + (i % 16));
    }
    socket.close();
    pipe.stdin?.end();
    await exitOf(pipe);
    await up.stop();
    reporter.add([
      { name: 'latency p50', value: quantile(millis, 0.5), unit: 'ms' },
      { name: 'latency p99', value: quantile(millis, 0.99), unit: 'ms', goalMax: 10 },
      { name: 'latency max', value: Math.max(...millis), unit: 'ms' },
    ]);
  },
};

function nextMessageWith(socket: WebSocket, text: string): Promise<void> {
  return new Promise((resolve) => {
    const onMessage = (data: unknown): void => {
      if (!String(data).includes(text)) return;
      socket.off('message', onMessage);
      resolve();
    };
    socket.on('message', onMessage);
  });
}
