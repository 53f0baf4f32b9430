// Real nats-servers for tests: one, or a cluster of three, with JetStream, on free ports and with folders of their own. They
// can be killed, stopped, halted and started again on the same port.
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { createServer, Socket } from 'node:net';
import { peer } from './peer.ts';
import { ProgramRun } from './program-run.ts';
import { TemporaryFolder } from './temporary-folder.ts';
import { until } from './until.ts';

/** The program; tests that need it register themselves with it. */
export const natsServer = peer('nats-server');

/** Settings of {@link startNats}. */
export interface NatsPeerOptions {
  /** Default: a free one. */
  readonly port?: number;
  /** False: without JetStream. */
  readonly jetstream?: boolean;
  /** More lines of its configuration: users, TLS, routes. */
  readonly configuration?: string;
}

/** Starts one nats-server: `await using nats = await startNats()`. */
export async function startNats(options: NatsPeerOptions = {}): Promise<NatsPeer> {
  const nats = new NatsPeer(
    await TemporaryFolder.create(),
    options.port ?? (await freePort()),
    await freePort(),
    options,
  );
  await nats.start();
  return nats;
}

/** One nats-server. */
export class NatsPeer implements AsyncDisposable {
  readonly port: number;
  readonly #folder: TemporaryFolder;
  readonly #options: NatsPeerOptions;
  readonly #healthPort: number;
  #run: ProgramRun | undefined;

  constructor(folder: TemporaryFolder, port: number, healthPort: number, options: NatsPeerOptions) {
    this.#folder = folder;
    this.#healthPort = healthPort;
    this.port = port;
    this.#options = options;
  }

  /** `host:port`. */
  get address(): string {
    return `127.0.0.1:${this.port}`;
  }

  get url(): string {
    return `nats://${this.address}`;
  }

  /** Its process; 0 while it does not run. */
  get pid(): number {
    return this.#run?.pid ?? 0;
  }

  /** Starts it, on the same port and with what it stored before; resolves when it says that it is healthy: in a cluster, when it has caught up. */
  async start(): Promise<void> {
    const { jetstream = true, configuration = '' } = this.#options;
    const path = this.#folder.file('nats.conf');
    const store = jetstream ? `jetstream { store_dir: "${this.#folder.file('store')}" }` : '';
    await writeFile(
      path,
      `listen: "${this.address}"\nhttp: "127.0.0.1:${this.#healthPort}"\n${store}\n${configuration}\n`,
    );
    const run = new ProgramRun(natsServer.path, ['-c', path]);
    this.#run = run;
    await until(
      () => {
        if (run.end !== undefined) throw new Error(`nats-server ended: ${run.stderr}`);
        return isHealthy(this.#healthPort);
      },
      { what: 'nats-server to be healthy', timeoutMs: 60_000, describe: () => run.stderr.slice(-2000) },
    );
  }

  /** As a crash does. */
  async kill(): Promise<void> {
    this.#run?.kill('SIGKILL');
    await this.#run?.ended();
    this.#run = undefined;
  }

  async stop(): Promise<void> {
    this.#run?.kill('SIGTERM');
    await this.#run?.ended();
    this.#run = undefined;
  }

  /** Its connections stay open and nothing is answered, until {@link resume}. Resolves when all of its threads stand still. */
  async halt(): Promise<void> {
    const pid = this.#run?.pid;
    this.#run?.kill('SIGSTOP');
    const threads = (): string[] => readdirSync(`/proc/${pid}/task`);
    const isHalted = (thread: string): boolean =>
      /\) [Tt] /.test(readFileSync(`/proc/${pid}/task/${thread}/stat`, 'latin1'));
    await until(() => threads().every(isHalted), { what: 'nats-server to stand still' });
  }

  resume(): void {
    this.#run?.kill('SIGCONT');
  }

  /** Publishes a message as any client can, also straight into a bucket. Resolves when NATS has it. */
  async publish(subject: string, text: string): Promise<void> {
    await this.#talk(`PUB ${subject} ${Buffer.byteLength(text)}\r\n${text}\r\nPING\r\n`, /PONG/);
  }

  /** How many messages a stream holds, the marks of removals included. */
  async messagesIn(stream: string): Promise<number> {
    const request = `SUB answers 1\r\nPUB $JS.API.STREAM.INFO.${stream} answers 0\r\n\r\n`;
    const [, count] = await this.#talk(request, /"state":\{"messages":(\d+),/);
    return Number(count);
  }

  async #talk(commands: string, answer: RegExp): Promise<RegExpExecArray> {
    const socket = new Socket();
    socket.connect(this.port, '127.0.0.1');
    try {
      socket.write(`CONNECT {"verbose":false}\r\n${commands}`);
      let received = '';
      for await (const chunk of socket) {
        received += String(chunk);
        const match = answer.exec(received);
        if (match !== null) return match;
      }
      throw new Error(`nats-server closed the connection after ${JSON.stringify(received)}`);
    } finally {
      socket.destroy();
    }
  }

  /** Loses everything that it stored; only while it does not run. */
  async forget(): Promise<void> {
    await rm(this.#folder.file('store'), { recursive: true, force: true });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.resume();
    await this.#run?.[Symbol.asyncDispose]();
    await this.#folder[Symbol.asyncDispose]();
  }
}

/** Three nats-servers in one cluster: `await using cluster = await startNatsCluster()`. */
export async function startNatsCluster(): Promise<NatsClusterPeer> {
  const ports = await Promise.all([1, 2, 3].map(() => freePort()));
  const routePorts = await Promise.all([1, 2, 3].map(() => freePort()));
  const routes = routePorts.map((port) => `"nats://127.0.0.1:${port}"`).join(', ');
  const nodes = await Promise.all(
    ports.map(async (port, index) => {
      const cluster = `cluster { name: tests, listen: "127.0.0.1:${routePorts[index]}", routes: [${routes}] }`;
      const configuration = `server_name: "node-${index}"\n${cluster}`;
      return new NatsPeer(await TemporaryFolder.create(), port, await freePort(), { configuration });
    }),
  );
  await Promise.all(nodes.map((node) => node.start()));
  return new NatsClusterPeer(nodes);
}

/** A NATS cluster. */
export class NatsClusterPeer implements AsyncDisposable {
  readonly nodes: readonly NatsPeer[];

  constructor(nodes: readonly NatsPeer[]) {
    this.nodes = nodes;
  }

  get addresses(): readonly string[] {
    return this.nodes.map(({ address }) => address);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.nodes.map((node) => node[Symbol.asyncDispose]()));
  }
}

/** nats-server can take port 0, but a restart has to find the same port again. */
async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function isHealthy(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/healthz`)).ok;
  } catch {
    return false;
  }
}
