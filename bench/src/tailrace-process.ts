// Starts the real program as a user would: `tailrace up` in a process of its own on free ports with a data folder of its own, and other
// commands against it. Ends only what it started.
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { runOptions, withLog } from './kit/run-options.ts';
import { startProcess, stopProcess } from './kit/started-processes.ts';

export const program = fileURLToPath(new URL('../../packages/cli/bin/tailrace.mjs', import.meta.url));

/** A running `tailrace up`. */
export interface RunningUp {
  readonly pid: number;
  readonly httpPort: number;
  /** What `pipe` and `run` take as `--ingress`. */
  readonly ingress: string;
  stop(): Promise<void>;
}

/** Ports that are free now. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const ports = servers.map((server) => {
    const address = server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  });
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

function isReady(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const request = get({ host: '127.0.0.1', port, path: '/readyz', timeout: 1000 }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.on('error', () => resolve(false));
  });
}

/** Starts `tailrace up` and waits until it is ready (at most 20 s). */
export async function startUp(): Promise<RunningUp> {
  const data = mkdtempSync(join(tmpdir(), 'tailrace-bench-'));
  const [http = 0, z1 = 0, z2 = 0, s1 = 0, s2 = 0] = await freePorts(5);
  const args = [
    ...[program, 'up', '--data', data, '--http', `127.0.0.1:${http}`],
    ...['--ingress', `127.0.0.1:${z1}`, '--ingress', `z2=127.0.0.1:${z2}`],
    ...['--syslog', `tcp://127.0.0.1:${s1}`, '--syslog', `z2=tcp://127.0.0.1:${s2}`],
  ];
  const child = withLog('up', (log) =>
    startProcess(runOptions().node, args, { stdio: ['ignore', 'ignore', log] }),
  );
  for (const deadline = Date.now() + 20_000; !(await isReady(http)); await delay(50)) {
    if (Date.now() > deadline || child.exitCode !== null)
      throw new Error('Cannot start `tailrace up`: not ready within 20 s');
  }
  return {
    pid: child.pid ?? 0,
    httpPort: http,
    ingress: `127.0.0.1:${z1}`,
    async stop() {
      await stopProcess(child);
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** Starts another command of the program with its standard input open. */
export function startPipe(up: RunningUp, app: string): ChildProcess {
  const args = [program, 'pipe', '--app', app, '--ingress', up.ingress];
  return startProcess(runOptions().node, args, { stdio: ['pipe', 'inherit', 'inherit'] });
}

/** Waits for the end of a child and gives its exit code. */
export async function exitOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return child.exitCode;
}
