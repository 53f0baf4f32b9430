// A whole cluster of processes: two zones with servers and an agent each, traffic controllers, and a registry: NATS, or a
// file. With TLS and tokens as a cluster on many machines has them, or without.
import { createHmac, randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { ApiClient } from './api-client.ts';
import { type NatsPeer, startNats } from './nats-peer.ts';
import { ProgramRun } from './program-run.ts';
import { type RoleName, RoleProcess } from './role-processes.ts';
import { TemporaryFolder } from './temporary-folder.ts';

/** The zones. */
export type ClusterZone = 'z1' | 'z2';
const zones: readonly ClusterZone[] = ['z1', 'z2'];

/** What a cluster is like. */
export interface ClusterProcessesOptions {
  /** Default: NATS. */
  readonly registry?: 'nats' | 'static';
  /** True: mutual TLS between the roles and HTTPS, with certificates of `tailrace certs init`. Default: false. */
  readonly tls?: boolean;
  /** True: tokens are asked for. Default: false. */
  readonly tokens?: boolean;
  /** Default: 2. */
  readonly serversPerZone?: number;
  /** Default: 1. */
  readonly controllers?: number;
  /** More flags of each process of a role. */
  readonly flags?: Readonly<Partial<Record<RoleName, readonly string[]>>>;
}

/** `await using cluster = await ClusterProcesses.start()`. */
export class ClusterProcesses implements AsyncDisposable {
  readonly folder: TemporaryFolder;
  readonly servers: RoleProcess[] = [];
  readonly agents = new Map<ClusterZone, RoleProcess>();
  readonly controllers: RoleProcess[] = [];
  readonly #options: ClusterProcessesOptions;
  readonly #key = randomBytes(32).toString('hex');
  #nats: NatsPeer | undefined;
  #registry = '';
  /** Where each server listens, by its id: a free port, or those that the file names. */
  readonly #places = new Map<string, string>();
  #http = '127.0.0.1:0';

  private constructor(folder: TemporaryFolder, options: ClusterProcessesOptions) {
    this.folder = folder;
    this.#options = options;
  }

  /** Starts everything at once, as compose does; resolves when all are up. */
  static async start(options: ClusterProcessesOptions = {}): Promise<ClusterProcesses> {
    const cluster = new ClusterProcesses(await TemporaryFolder.create(), options);
    try {
      await cluster.#start();
      return cluster;
    } catch (error) {
      await cluster[Symbol.asyncDispose]();
      throw error;
    }
  }

  /** The nats-server behind it. */
  get nats(): NatsPeer {
    if (this.#nats === undefined) throw new Error('Cannot give the nats-server: this cluster has none');
    return this.#nats;
  }

  /** What `--registry` is. */
  get registry(): string {
    return this.#registry;
  }

  /** The file of a static registry. */
  get clusterFile(): string {
    return this.folder.file('cluster.yaml');
  }

  /** Base URL of the first controller. */
  get url(): string {
    return this.#first.up.url ?? '';
  }

  /** HOST:PORT of a zone's agent. */
  ingress(zone: ClusterZone): string {
    return this.agents.get(zone)?.up.ingress ?? '';
  }

  /** The server with an id. */
  server(id: string): RoleProcess {
    const found = this.servers.find((server) => server.log.some((line) => line['id'] === id));
    if (found === undefined) throw new Error(`Cannot find the server ${id}`);
    return found;
  }

  /** Flags that every process of the cluster has; the certificate is that of its role. */
  commonFlags(zone: ClusterZone, id: string, role: RoleName): readonly string[] {
    const common = ['--zone', zone, '--id', id, '--registry', this.#registry, '--metrics', '127.0.0.1:0'];
    if (this.#options.tls !== true) return common;
    const name = role === 'traffic-controller' ? 'controller' : role;
    const files = { cert: `${name}.crt`, key: `${name}.key`, ca: 'ca.crt' };
    return [
      ...common,
      ...Object.entries(files).flatMap(([flag, file]) => [`--tls-${flag}`, this.certificate(file)]),
    ];
  }

  /** A file of the folder that `tailrace certs init` made. */
  certificate(file: string): string {
    return join(this.folder.file('certs'), file);
  }

  /** A client of the first controller, with a token for everything where tokens are on. */
  async api(): Promise<ApiClient> {
    const { tls = false, tokens = false } = this.#options;
    return new ApiClient(this.url, {
      ...(tls ? { ca: await readFile(this.certificate('ca.crt'), 'utf8') } : {}),
      ...(tokens ? { headers: { authorization: `Bearer ${this.token(['*'], ['admin'])}` } } : {}),
    });
  }

  /** The environment in which reading commands reach the first controller and may do everything. */
  async readerEnv(): Promise<Record<string, string>> {
    const { tls = false, tokens = false } = this.#options;
    const tokenFile = this.folder.file('admin.token');
    if (tokens) await writeFile(tokenFile, this.token(['*'], ['admin']));
    return {
      TAILRACE_URL: this.url,
      ...(tls ? { TAILRACE_CA: this.certificate('ca.crt') } : {}),
      ...(tokens ? { TAILRACE_TOKEN_FILE: tokenFile } : {}),
    };
  }

  /** Starts one more server. */
  async addServer(zone: ClusterZone, id: string, flags: readonly string[] = []): Promise<RoleProcess> {
    const server = await RoleProcess.start('server', [...this.#serverFlags(zone, id), ...flags]);
    this.servers.push(server);
    return server;
  }

  /** Logs a text through `tailrace pipe` and the agent of a zone. */
  async pipe(zone: ClusterZone, app: string, text: string): Promise<void> {
    const files = { cert: 'client.crt', key: 'client.key', ca: 'ca.crt' };
    const tls = Object.entries(files).flatMap(([flag, file]) => [`--tls-${flag}`, this.certificate(file)]);
    const flags = ['--app', app, '--ingress', this.ingress(zone), ...(this.#options.tls === true ? tls : [])];
    await using run = ProgramRun.tailrace(['pipe', ...flags]);
    run.endInput(text);
    const { status } = await run.ended();
    if (status !== 0) throw new Error(`tailrace pipe ended with ${status}: ${run.stderr}`);
  }

  /** A token of the cluster's key. */
  token(apps: readonly string[], rights: readonly string[]): string {
    const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = { apps, rights, exp: Math.floor(Date.now() / 1000) + 600 };
    const text = `${encode({ alg: 'HS256' })}.${encode(claims)}`;
    return `${text}.${createHmac('sha256', this.#key).update(text).digest('base64url')}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const all = [...this.agents.values(), ...this.servers, ...this.controllers];
    await Promise.all(all.map((process) => process[Symbol.asyncDispose]()));
    await this.#nats?.[Symbol.asyncDispose]();
    await this.folder[Symbol.asyncDispose]();
  }

  get #first(): RoleProcess {
    const [first] = this.controllers;
    if (first === undefined) throw new Error('Cannot give a controller: there is none');
    return first;
  }

  async #start(): Promise<void> {
    const { serversPerZone = 2, controllers = 1, tokens = false, flags = {} } = this.#options;
    if (this.#options.tls === true) await makeCertificates(this.folder.file('certs'));
    if (tokens) await writeFile(this.folder.file('token.key'), `${this.#key}\n`, { mode: 0o600 });
    const ids = new Map(zones.map((zone) => [zone, serverIds(zone, serversPerZone)]));
    if (this.#options.registry === 'static') await this.#writeClusterFile(ids);
    else {
      this.#nats = await startNats();
      this.#registry = this.#nats.url;
    }
    for (const zone of zones) {
      for (const id of ids.get(zone) ?? []) {
        this.servers.push(RoleProcess.spawn('server', this.#serverFlags(zone, id)));
      }
      const listen = ['--ingress', '127.0.0.1:0', '--syslog', 'tcp://127.0.0.1:0'];
      const agent = [...this.commonFlags(zone, `${zone}-agent`, 'agent'), ...listen, ...(flags.agent ?? [])];
      this.agents.set(zone, RoleProcess.spawn('agent', agent));
    }
    for (let i = 1; i <= controllers; i++) {
      this.controllers.push(RoleProcess.spawn('traffic-controller', this.#controllerFlags(`tc${i}`)));
    }
    const all = [...this.servers, ...this.agents.values(), ...this.controllers];
    await Promise.all(all.map((process) => process.whenUp()));
  }

  async #writeClusterFile(ids: ReadonlyMap<ClusterZone, readonly string[]>): Promise<void> {
    this.#http = `127.0.0.1:${await freePort()}`;
    const lines: string[] = [];
    for (const [zone, own] of ids) {
      for (const id of own) this.#places.set(id, `127.0.0.1:${await freePort()}`);
      lines.push(`  ${zone}: [${own.map((id) => this.#places.get(id)).join(', ')}]`);
    }
    await writeFile(this.clusterFile, `zones:\n${lines.join('\n')}\ncontroller: ${this.#http}\n`);
    this.#registry = `static:${this.clusterFile}`;
  }

  #serverFlags(zone: ClusterZone, id: string): readonly string[] {
    const place = this.#places.get(id);
    const own = [
      '--listen',
      place ?? '127.0.0.1:0',
      '--data',
      this.folder.file('data'),
      '--drain-allow-loopback',
    ];
    const common = this.commonFlags(zone, place ?? id, 'server');
    return [...common, ...own, ...(this.#options.flags?.server ?? [])];
  }

  #controllerFlags(id: string): readonly string[] {
    const { tokens = false, flags = {} } = this.#options;
    const own = ['--http', id === 'tc1' ? this.#http : '127.0.0.1:0', '--data', this.folder.file('data')];
    const keys = tokens ? ['--token-key', this.folder.file('token.key')] : [];
    return [
      ...this.commonFlags('z1', id, 'traffic-controller'),
      ...own,
      ...keys,
      ...(flags['traffic-controller'] ?? []),
    ];
  }
}

async function makeCertificates(folder: string): Promise<void> {
  await using run = ProgramRun.tailrace(['certs', 'init', folder]);
  const { status } = await run.ended();
  if (status !== 0) throw new Error(`Cannot make certificates: ${run.stderr}`);
}

function serverIds(zone: ClusterZone, count: number): readonly string[] {
  return Array.from({ length: count }, (_, i) => `${zone}-${'abcdefgh'.charAt(i)}`);
}

/** A port that is free now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}
