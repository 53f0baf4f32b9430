// What this machine carries at this moment between two processes that do nothing else: the measure of every other number of a run.
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Row } from '../benchmark.ts';
import { cpuSeconds } from '../process-usage.ts';
import type { FloorSettings } from '../programs/floor.ts';
import { certificates } from './certificates.ts';
import { ask, giveSettings } from './control.ts';
import { runOptions } from './run-options.ts';
import { startProcess, stopProcess } from './started-processes.ts';

const program = fileURLToPath(new URL('../programs/floor.js', import.meta.url));
const ROUNDS = 3;
const WARM_UP_MS = 300;
const ROUND_MS = 500;
const START_MS = 30_000;

/** The best of 3 rounds. */
export interface Floor {
  readonly bytesPerSecond: number;
  /** CPU of both ends together, in µs per KB (1,000 bytes) that was carried. */
  readonly cpuUsPerKb: number;
}

/** A stream that is measured. */
export type FloorStream = FloorSettings['stream'];

const measured = new Map<string, Floor>();

/** Measured at the first call for this stream in this process, and then kept: a benchmark's columns have one floor. */
export async function floorOf(stream: FloorStream, isTls: boolean): Promise<Floor> {
  const key = `${stream} ${isTls}`;
  const found = measured.get(key) ?? (await measureFloor(stream, isTls));
  measured.set(key, found);
  return found;
}

/** The floors of a column, gRPC first, as rows. */
export async function floorRows(group: string, isTls: boolean, withWebSocket: boolean): Promise<Row[]> {
  const rows: Row[] = [];
  const add = async (name: string, stream: FloorStream): Promise<void> => {
    const floor = await floorOf(stream, isTls);
    rows.push(
      { group, name: `floor, ${name}`, value: floor.bytesPerSecond / 1e6, unit: 'MB/s' },
      { group, name: `floor, ${name}, CPU of both ends`, value: floor.cpuUsPerKb, unit: 'us/KB' },
    );
  };
  await add('gRPC', 'up');
  if (withWebSocket) await add('websocket', 'websocket');
  return rows;
}

async function measureFloor(stream: FloorStream, isTls: boolean): Promise<Floor> {
  const tls = isTls ? { tls: certificates() } : {};
  const server = start({ end: 'server', stream, ...tls });
  const address = await firstMessage(server);
  const client = start({ end: 'client', stream, ...tls, address });
  await firstMessage(client);
  const sink = stream === 'up' ? server : client;
  const cpu = (): number => cpuSeconds(server.pid ?? 0) + cpuSeconds(client.pid ?? 0);
  let best: Floor = { bytesPerSecond: 0, cpuUsPerKb: 0 };
  await delay(WARM_UP_MS);
  for (let round = 0; round < ROUNDS; round++) {
    const before = await ask<number>(sink, 'received');
    const [startedMs, cpuBefore] = [performance.now(), cpu()];
    await delay(ROUND_MS);
    const bytes = (await ask<number>(sink, 'received')) - before;
    const bytesPerSecond = (bytes * 1000) / (performance.now() - startedMs);
    if (bytesPerSecond > best.bytesPerSecond) {
      best = { bytesPerSecond, cpuUsPerKb: ((cpu() - cpuBefore) * 1e9) / bytes };
    }
  }
  await Promise.all([stopProcess(client), stopProcess(server)]);
  return best;
}

function start(settings: FloorSettings) {
  const child = startProcess(runOptions().node, [program], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  giveSettings(child, settings);
  return child;
}

async function firstMessage(child: ReturnType<typeof start>): Promise<string> {
  const [message] = (await once(child, 'message', { signal: AbortSignal.timeout(START_MS) })) as [string];
  return message;
}
