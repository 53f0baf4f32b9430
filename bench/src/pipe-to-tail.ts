// How fast do 200,000 lines of a file go through `pipe` to a websocket that keeps reading, and do all arrive?
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import type { Benchmark } from './benchmark.ts';
import { runOptions } from './kit/run-options.ts';
import { startProcess } from './kit/started-processes.ts';
import { cpuSeconds } from './process-usage.ts';
import { exitOf, program, startUp } from './tailrace-process.ts';

const lines = 200_000;

interface Totals {
  delivered: number;
  dropped: number;
}

export const pipeToTail: Benchmark = {
  name: 'pipe-to-tail',
  question: '200,000 lines of a file through `pipe` to one JSON websocket',
  seconds: 8,
  async run(reporter) {
    const up = await startUp();
    const folder = mkdtempSync(join(tmpdir(), 'tailrace-bench-'));
    const file = join(folder, 'lines');
    writeFileSync(file, Array.from({ length: lines }, (_, i) => `line ${i} ${'x'.repeat(100)}\n`).join(''));
    const socket = new WebSocket(`ws://127.0.0.1:${up.httpPort}/v1/apps/file/tail`);
    await once(socket, 'open');
    const totals: Totals = { delivered: 0, dropped: 0 };
    const complete = untilAccounted(socket, totals);
    const input = openSync(file, 'r');
    const startedAt = Date.now();
    const cpuBefore = cpuSeconds(up.pid);
    const args = [program, 'pipe', '--app', 'file', '--ingress', up.ingress];
    const pipe = startProcess(runOptions().node, args, { stdio: [input, 'inherit', 'inherit'] });
    await exitOf(pipe);
    await complete;
    const seconds = (Date.now() - startedAt) / 1000;
    const cpu = cpuSeconds(up.pid) - cpuBefore;
    closeSync(input);
    socket.close();
    await up.stop();
    rmSync(folder, { recursive: true, force: true });
    reporter.add([
      { name: 'delivered', value: totals.delivered, unit: 'lines' },
      { name: 'announced as dropped', value: totals.dropped, unit: 'lines', goalMax: 0 },
      { name: 'rate', value: totals.delivered / seconds, unit: 'lines/s' },
      { name: 'CPU of `up` (all roles)', value: (cpu * 1e6) / lines, unit: 'us/line' },
    ]);
  },
};

function untilAccounted(socket: WebSocket, totals: Totals): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('Cannot account for all lines within 60 s')), 60_000);
    socket.on('message', (data: Buffer) => {
      const records = JSON.parse(data.toString()) as { type: string; delivered?: number; dropped?: number }[];
      const last = records.at(-1);
      if (last?.type !== 'cursor') return;
      totals.delivered = last.delivered ?? 0;
      totals.dropped = last.dropped ?? 0;
      if (totals.delivered + totals.dropped < lines) return;
      clearTimeout(timer);
      resolve();
    });
  });
}
