// A real nats-server for benchmarks, with its monitoring page: what it counted, what it uses. Ends only what it started.
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startProcess } from './kit/started-processes.ts';
import { cpuSeconds, residentBytes } from './process-usage.ts';
import { exitOf, freePorts } from './tailrace-process.ts';

/** What NATS has counted and used since its start. */
export interface NatsCounts {
  readonly connections: number;
  readonly consumers: number;
  readonly messagesIn: number;
  readonly messagesOut: number;
  readonly bytesIn: number;
  readonly bytesOut: number;
  readonly cpuSeconds: number;
  readonly residentBytes: number;
}

/** One nats-server with JetStream. It keeps its ports and its store when it is started again. */
export class NatsProcess {
  readonly address: string;
  readonly #monitorPort: number;
  readonly #folder = mkdtempSync(join(tmpdir(), 'tailrace-bench-nats-'));
  #child: ChildProcess | undefined;

  private constructor(port: number, monitorPort: number) {
    this.address = `127.0.0.1:${port}`;
    this.#monitorPort = monitorPort;
  }

  static async start(): Promise<NatsProcess> {
    const [port = 0, monitorPort = 0] = await freePorts(2);
    const nats = new NatsProcess(port, monitorPort);
    await nats.resume();
    return nats;
  }

  /** Starts it, again or for the first time; resolves when it takes connections. */
  async resume(): Promise<void> {
    const file = join(this.#folder, 'nats.conf');
    writeFileSync(
      file,
      `listen: "${this.address}"\nhttp: "127.0.0.1:${this.#monitorPort}"\njetstream { store_dir: "${this.#folder}" }\n`,
    );
    const child = startProcess(findNats(), ['-c', file], { stdio: 'ignore' });
    this.#child = child;
    for (const deadline = Date.now() + 10_000; !(await takesConnections(this.address)); await delay(20)) {
      if (Date.now() > deadline || child.exitCode !== null) throw new Error('Cannot start nats-server');
    }
  }

  /** As a crash does. */
  async kill(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (child === undefined) return;
    child.kill('SIGKILL');
    await exitOf(child);
  }

  async counts(): Promise<NatsCounts> {
    const pid = this.#child?.pid ?? 0;
    const [varz, jsz] = await Promise.all([this.#monitor('varz'), this.#monitor('jsz')]);
    const number = (page: Readonly<Record<string, unknown>>, name: string): number => Number(page[name] ?? 0);
    return {
      connections: number(varz, 'connections'),
      consumers: number(jsz, 'consumers'),
      messagesIn: number(varz, 'in_msgs'),
      messagesOut: number(varz, 'out_msgs'),
      bytesIn: number(varz, 'in_bytes'),
      bytesOut: number(varz, 'out_bytes'),
      cpuSeconds: cpuSeconds(pid),
      residentBytes: residentBytes(pid),
    };
  }

  async stop(): Promise<void> {
    await this.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #monitor(page: string): Promise<Readonly<Record<string, unknown>>> {
    const answer = await fetch(`http://127.0.0.1:${this.#monitorPort}/${page}`);
    return (await answer.json()) as Readonly<Record<string, unknown>>;
  }
}

/** What came between two counts. */
export function natsDifference(before: NatsCounts, after: NatsCounts): NatsCounts {
  const names = Object.keys(before) as (keyof NatsCounts)[];
  return Object.fromEntries(names.map((name) => [name, after[name] - before[name]])) as unknown as NatsCounts;
}

function findNats(): string {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  const path = folders.map((folder) => join(folder, 'nats-server')).find((file) => existsSync(file));
  if (path === undefined) throw new Error('Cannot run this benchmark: nats-server is not installed');
  return path;
}

async function takesConnections(address: string): Promise<boolean> {
  const { hostname, port } = new URL(`nats://${address}`);
  const socket = connect(Number(port), hostname);
  try {
    await once(socket, 'data');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
