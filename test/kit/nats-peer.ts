// Real nats-servers for tests: one, or a cluster of three, with JetStream, on free ports and with folders of their own. They
// can be killed, stopped, halted and started again on the same port.
import { once } from 'node:events';
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
  const nats = new NatsPeer(await TemporaryFolder.create(), options.port ?? (await freePort()), options);
  await nats.start();
  return nats;
}

/** One nats-server. */
export class NatsPeer implements AsyncDisposable {
  readonly port: number;
  readonly #folder: TemporaryFolder;
  readonly #options: NatsPeerOptions;
  #run: ProgramRun | undefined;

  constructor(folder: TemporaryFolder, port: number, options: NatsPeerOptions) {
    this.#folder = folder;
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

  /** Starts it, on the same port and with what it stored before; resolves when it takes connections. */
  async start(): Promise<void> {
    const { jetstream = true, configuration = '' } = this.#options;
    const path = this.#folder.file('nats.conf');
    const store = jetstream ? `jetstream { store_dir: "${this.#folder.file('store')}" }` : '';
    await writeFile(path, `listen: "${this.address}"\n${store}\n${configuration}\n`);
    const run = new ProgramRun(natsServer.path, ['-c', path]);
    this.#run = run;
    await until(
      () => {
        if (run.end !== undefined) throw new Error(`nats-server ended: ${run.stderr}`);
        return isListening(this.port);
      },
      { what: 'nats-server to listen', describe: () => run.stderr.slice(-2000) },
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

  /** Its connections stay open and nothing is answered, until {@link resume}. */
  halt(): void {
    this.#run?.kill('SIGSTOP');
  }

  resume(): void {
    this.#run?.kill('SIGCONT');
  }

  /** Publishes a message as any client can, also straight into a bucket. Resolves when NATS has it. */
  async publish(subject: string, text: string): Promise<void> {
    const socket = new Socket();
    socket.connect(this.port, '127.0.0.1');
    try {
      const bytes = Buffer.byteLength(text);
      socket.write(`CONNECT {"verbose":false}\r\nPUB ${subject} ${bytes}\r\n${text}\r\nPING\r\n`);
      let answer = '';
      for await (const chunk of socket) {
        answer += String(chunk);
        if (answer.includes('PONG')) return;
      }
      throw new Error(`Cannot publish: nats-server closed the connection after ${JSON.stringify(answer)}`);
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
      return new NatsPeer(await TemporaryFolder.create(), port, { configuration });
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

/** True when it greets. */
async function isListening(port: number): Promise<boolean> {
  const socket = new Socket();
  try {
    socket.connect(port, '127.0.0.1');
    const [greeting] = (await once(socket, 'data')) as [Buffer];
    return greeting.toString().startsWith('INFO ');
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
