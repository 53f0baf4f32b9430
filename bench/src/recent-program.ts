// How long does `tailrace logs APP --recent` take for 1,000 lines, from the start of the program to its end?
import { type Benchmark, quantile } from './benchmark.ts';
import { runOptions } from './kit/run-options.ts';
import { startProcess } from './kit/started-processes.ts';
import { exitOf, program, startPipe, startUp } from './tailrace-process.ts';

const runs = 20;

export const recentProgram: Benchmark = {
  name: 'recent-program',
  question: '`logs --recent` of 1,000 lines, program start included',
  seconds: 8,
  async run(reporter) {
    const up = await startUp();
    const pipe = startPipe(up, 'recent');
    for (let i = 0; i < 2000; i++) pipe.stdin?.write(`line ${i} ${'x'.repeat(200)}\n`);
    pipe.stdin?.end();
    await exitOf(pipe);
    const millis: number[] = [];
    for (let i = 0; i < runs; i++) {
      const startedAt = process.hrtime.bigint();
      const args = ['logs', 'recent', '--recent', '-n', '1000', '--url', `http://127.0.0.1:${up.httpPort}`];
      const code = await exitOf(
        startProcess(runOptions().node, [program, ...args], { stdio: ['ignore', 'ignore', 'inherit'] }),
      );
      if (code !== 0) throw new Error(`Cannot measure recent: exit code ${code}, expected 0`);
      millis.push(Number(process.hrtime.bigint() - startedAt) / 1e6);
    }
    await up.stop();
    reporter.add([
      { name: 'time p50', value: quantile(millis, 0.5), unit: 'ms', goalMax: 300 },
      { name: 'time max', value: Math.max(...millis), unit: 'ms' },
    ]);
  },
};
