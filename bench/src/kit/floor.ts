// What this machine carries at this moment between two processes that do nothing else: the measure of every other number of a run.
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { FloorSettings } from '../programs/floor.ts';
import { certificates } from './certificates.ts';
import { ask, giveSettings } from './control.ts';
import { startProcess, stopProcess } from './started-processes.ts';

const program = fileURLToPath(new URL('../programs/floor.js', import.meta.url));
const ROUNDS = 3;
const WARM_UP_MS = 300;
const ROUND_MS = 500;

/** Bytes per second of the best of 3 rounds. */
export async function floorBytesPerSecond(stream: FloorSettings['stream'], isTls: boolean): Promise<number> {
  const tls = isTls ? { tls: certificates() } : {};
  const server = start({ end: 'server', stream, ...tls });
  const [address] = (await once(server, 'message')) as [string];
  const client = start({ end: 'client', stream, ...tls, address });
  await once(client, 'message');
  const sink = stream === 'up' ? server : client;
  let best = 0;
  await delay(WARM_UP_MS);
  for (let round = 0; round < ROUNDS; round++) {
    const before = await ask<number>(sink, 'received');
    const startedMs = performance.now();
    await delay(ROUND_MS);
    const after = await ask<number>(sink, 'received');
    best = Math.max(best, ((after - before) * 1000) / (performance.now() - startedMs));
  }
  await Promise.all([stopProcess(client), stopProcess(server)]);
  return best;
}

function start(settings: FloorSettings) {
  const child = startProcess(process.execPath, [program], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  giveSettings(child, settings);
  return child;
}
