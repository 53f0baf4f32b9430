// A cluster of real processes for fault scenarios: one nats-server, zones with servers and agents, and traffic controllers, each of which
// can be killed, stopped, halted and started again, with or without a proxy in front of what others dial.
import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TlsPaths } from '@tailrace/transport/tls-material';
import { ApiClient } from '../../kit/api-client.ts';
import { type NatsPeer, startNats } from '../../kit/nats-peer.ts';
import { ProgramRun } from '../../kit/program-run.ts';
import type { RoleName } from '../../kit/role-processes.ts';
import type { SeededRandom } from '../../kit/seeded-random.ts';
import { TemporaryFolder } from '../../kit/temporary-folder.ts';
import { until } from '../../kit/until.ts';
import { FaultNode, type NodeStop } from './fault-node.ts';
import { FaultProxy } from './fault-proxy.ts';
import { stablePort } from './stable-ports.ts';

/** What a cluster is like; every value has a default. */
export interface FaultClusterOptions {
  /** Default: z1 and z2. */
  readonly zones?: readonly string[];
  /** Default: 2. */
  readonly serversPerZone?: number;
  /** Default: 1. */
  readonly agentsPerZone?: number;
  /** Default: 2. */
  readonly controllers?: number;
  /** Servers of a zone that hold each line. Default: 1. */
  readonly replicas?: 1 | 2;
  /** True: agents keep what is not acknowledged on disk. Default: false. */
  readonly spool?: boolean;
  /** Size of the file system on which each agent's spool is. It is gone with the agent. Default: the machine's. */
  readonly spoolDiskBytes?: number;
  /** True: what others dial at servers, and the registry, is behind a proxy of each zone. Default: false. */
  readonly proxied?: boolean;
  /** True: mutual TLS between the roles and HTTPS, with certificates of `tailrace certs init`. Default: false. */
  readonly tls?: boolean;
  /** Seconds that a stop may take. Default: 20. */
  readonly graceSeconds?: number;
  /** By how much the clocks of a zone's processes are wrong, in milliseconds. */
  readonly clockShiftMs?: Readonly<Record<string, number>>;
  /** More flags of each process of a role. */
  readonly flags?: Readonly<Partial<Record<RoleName, readonly string[]>>>;
  /** More flags of Node for every process. */
  readonly nodeFlags?: readonly string[];
  /** Paths of other builds of our program, by the id of the process or by its role. */
  readonly programs?: Readonly<Record<string, string>>;
}

const shiftedClock = new URL('../../kit/shifted-clock.mjs', import.meta.url).href;

const running = new Set<FaultCluster>();

/** Ends every cluster of this process, for a process that is told to end. */
export async function disposeClusters(): Promise<void> {
  await Promise.all([...running].map((cluster) => cluster[Symbol.asyncDispose]()));
}

/** `await using cluster = await FaultCluster.start(options, random)`. */
export class FaultCluster implements AsyncDisposable {
  readonly nodes: FaultNode[] = [];
  readonly folder: TemporaryFolder;
  readonly graceMs: number;
  /** In front of each server, by its id. */
  readonly serverProxies = new Map<string, FaultProxy>();
  /** In front of the registry, for each zone. */
  readonly registryProxies = new Map<string, FaultProxy>();
  readonly #options: FaultClusterOptions;
  readonly #random: SeededRandom;
  #nats: NatsPeer | undefined;
  #ca: string | undefined;
  readonly #urls: string[] = [];
  readonly #ingress = new Map<string, string>();
  readonly #syslog = new Map<string, number>();

  private constructor(folder: TemporaryFolder, options: FaultClusterOptions, random: SeededRandom) {
    this.folder = folder;
    this.#options = options;
    this.#random = random;
    this.graceMs = (options.graceSeconds ?? 20) * 1000;
  }

  /** Starts everything at once; resolves when all are up and see each other. */
  static async start(options: FaultClusterOptions, random: SeededRandom): Promise<FaultCluster> {
    const cluster = new FaultCluster(await TemporaryFolder.create(), options, random);
    running.add(cluster);
    try {
      await cluster.#start();
      return cluster;
    } catch (error) {
      await cluster[Symbol.asyncDispose]();
      throw error;
    }
  }

  get nats(): NatsPeer {
    if (this.#nats === undefined) throw new Error('Cannot give the nats-server: it is not started');
    return this.#nats;
  }

  get zones(): readonly string[] {
    return this.#options.zones ?? ['z1', 'z2'];
  }

  /** Base URLs of the controllers; they stay over restarts. */
  get urls(): readonly string[] {
    return this.#urls;
  }

  /** The authority of the controllers' certificates, in PEM; undefined: plain HTTP. */
  get ca(): string | undefined {
    return this.#ca;
  }

  /** Certificate, key and authority of a role, or of `client`; undefined: plain connections. */
  tlsPaths(name: string): TlsPaths | undefined {
    if (this.#options.tls !== true) return undefined;
    const file = (end: string): string => join(this.folder.file('certs'), end);
    return { cert: file(`${name}.crt`), key: file(`${name}.key`), ca: file('ca.crt') };
  }

  /** A client of a controller; the first one by default. */
  api(url = this.#urls[0] ?? ''): ApiClient {
    // Connections that wait for a next call would be handles of the controller's that come and go.
    const headers = { connection: 'close' };
    return new ApiClient(url, { headers, ...(this.#ca === undefined ? {} : { ca: this.#ca }) });
  }

  get servers(): readonly FaultNode[] {
    return this.nodes.filter(({ role }) => role === 'server');
  }

  get agents(): readonly FaultNode[] {
    return this.nodes.filter(({ role }) => role === 'agent');
  }

  get controllers(): readonly FaultNode[] {
    return this.nodes.filter(({ role }) => role === 'traffic-controller');
  }

  serversOf(zone: string): readonly FaultNode[] {
    return this.servers.filter((server) => server.zone === zone);
  }

  node(id: string): FaultNode {
    const found = this.nodes.find((node) => node.id === id);
    if (found === undefined) throw new Error(`Cannot find the process ${id}`);
    return found;
  }

  /** HOST:PORT of an agent. */
  ingressOf(agentId: string): string {
    return this.#ingress.get(agentId) ?? '';
  }

  /** Port of an agent's syslog listeners, TCP and UDP. */
  syslogPortOf(agentId: string): number {
    return this.#syslog.get(agentId) ?? 0;
  }

  /** Every stop by SIGTERM so far. */
  get stops(): readonly NodeStop[] {
    return this.nodes.flatMap(({ stops }) => stops);
  }

  /** Processes that ended although nobody ended them. */
  get crashes(): readonly string[] {
    return this.nodes.flatMap(({ unexpectedEnd }) => (unexpectedEnd === undefined ? [] : [unexpectedEnd]));
  }

  /** Heals every proxy, lets every process go on and starts those that are not there. */
  async heal(): Promise<void> {
    for (const proxy of [...this.serverProxies.values(), ...this.registryProxies.values()]) {
      proxy.set({ kind: 'none' });
    }
    for (const node of this.nodes) if (node.isHalted) node.resume();
    if (this.nats.pid === 0) await this.nats.start();
    else this.nats.resume();
    await Promise.all(this.nodes.filter(({ isUp }) => !isUp).map((node) => node.start()));
  }

  /** Resolves when every controller sees so many servers up. */
  async untilServersUp(count = this.servers.length): Promise<void> {
    for (const url of this.#urls) {
      await until(async () => (await this.#serversUp(url)) === count, {
        timeoutMs: 40_000,
        what: `${count} servers up at ${url}`,
      });
    }
  }

  /** Resolves when the controllers have so many tails in sum. */
  async untilReaders(count: number): Promise<void> {
    const open = async (): Promise<number> => {
      const all = await Promise.all(this.#urls.map((url) => this.#status(url)));
      return all.reduce((sum, { controller }) => sum + (controller?.readers ?? 0), 0);
    };
    await until(async () => (await open()) === count, { timeoutMs: 40_000, what: `${count} tails` });
  }

  /** Resolves when every zone says that each line is held as often as it should be. */
  async untilReplicated(): Promise<void> {
    const isWhole = async (): Promise<boolean> => {
      const { zones = [] } = await this.#status(this.#urls[0] ?? '');
      return zones.every(({ replicas = '' }) => replicas.split('/')[0] === replicas.split('/')[1]);
    };
    await until(isWhole, { timeoutMs: 40_000, what: 'all copies' });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    running.delete(this);
    await Promise.all(this.nodes.map((node) => node[Symbol.asyncDispose]()));
    const proxies = [...this.serverProxies.values(), ...this.registryProxies.values()];
    await Promise.all(proxies.map((proxy) => proxy[Symbol.asyncDispose]()));
    await this.#nats?.[Symbol.asyncDispose]();
    await this.folder[Symbol.asyncDispose]();
  }

  async #start(): Promise<void> {
    const { serversPerZone = 2, agentsPerZone = 1, controllers = 2, proxied = false } = this.#options;
    await this.#makeCertificates();
    this.#nats = await startNats({ port: await stablePort() });
    for (const zone of this.zones) {
      if (proxied) {
        const proxy = await FaultProxy.start(await stablePort(), this.nats.port, this.#random);
        this.registryProxies.set(zone, proxy);
      }
      for (let i = 0; i < serversPerZone; i++) await this.#addServer(zone, `${zone}-s${i + 1}`);
      for (let i = 0; i < agentsPerZone; i++) await this.#addAgent(zone, `${zone}-a${i + 1}`);
    }
    for (let i = 0; i < controllers; i++) {
      await this.#addController(this.zones[i % this.zones.length] ?? 'z1', `tc${i + 1}`);
    }
    await Promise.all(this.nodes.map((node) => node.start()));
    await this.untilServersUp();
  }

  async #makeCertificates(): Promise<void> {
    const client = this.tlsPaths('client');
    if (client === undefined) return;
    await using run = ProgramRun.tailrace(['certs', 'init', this.folder.file('certs')]);
    const { status } = await run.ended();
    if (status !== 0) throw new Error(`Cannot make certificates: ${run.stderr}`);
    this.#ca = await readFile(client.ca, 'utf8');
  }

  async #addServer(zone: string, id: string): Promise<void> {
    const { replicas = 1, proxied = false } = this.#options;
    const port = await stablePort();
    const flags = ['--listen', `127.0.0.1:${port}`, '--data', this.#dataOf(id), '--drain-allow-loopback'];
    if (proxied) {
      const proxy = await FaultProxy.start(await stablePort(), port, this.#random);
      this.serverProxies.set(id, proxy);
      flags.push('--advertise', proxy.address);
    }
    if (replicas !== 1) flags.push('--replicas', String(replicas));
    this.#add('server', zone, id, flags);
  }

  async #addAgent(zone: string, id: string): Promise<void> {
    const ingress = `127.0.0.1:${await stablePort()}`;
    const syslog = await stablePort();
    this.#ingress.set(id, ingress);
    this.#syslog.set(id, syslog);
    const listen = ['--ingress', ingress, '--syslog', `tcp://127.0.0.1:${syslog}`];
    const spool = this.#options.spool === true ? ['--spool', this.#dataOf(id)] : [];
    this.#add('agent', zone, id, [...listen, '--syslog', `udp://127.0.0.1:${syslog}`, ...spool]);
  }

  async #addController(zone: string, id: string): Promise<void> {
    const http = `127.0.0.1:${await stablePort()}`;
    this.#urls.push(`${this.#options.tls === true ? 'https' : 'http'}://${http}`);
    this.#add('traffic-controller', zone, id, ['--http', http, '--data', this.#dataOf(id)]);
  }

  #add(role: RoleName, zone: string, id: string, own: readonly string[]): void {
    const {
      flags = {},
      nodeFlags = [],
      clockShiftMs = {},
      graceSeconds = 20,
      programs = {},
      spoolDiskBytes,
    } = this.#options;
    const program = programs[id] ?? programs[role];
    const registry = this.registryProxies.get(zone)?.address ?? this.nats.address;
    const common = ['--zone', zone, '--id', id, '--registry', `nats://${registry}`];
    const shiftMs = clockShiftMs[zone] ?? 0;
    const tls = this.tlsPaths(role === 'traffic-controller' ? 'controller' : role);
    const files =
      tls === undefined ? [] : Object.entries(tls).flatMap(([name, file]) => [`--tls-${name}`, file]);
    this.nodes.push(
      new FaultNode({
        id,
        role,
        zone,
        flags: [
          ...[...common, '--metrics', '127.0.0.1:0', '--grace', `${graceSeconds}s`],
          ...[...own, ...files, ...(flags[role] ?? [])],
        ],
        wrapper:
          role === 'agent' && spoolDiskBytes !== undefined
            ? onSmallDisk(this.#dataOf(id), spoolDiskBytes)
            : [],
        nodeFlags: [...nodeFlags, ...(shiftMs === 0 ? [] : ['--import', shiftedClock])],
        ...(program === undefined ? {} : { program }),
        env: shiftMs === 0 ? {} : { TAILRACE_TEST_CLOCK_SHIFT_MS: String(shiftMs) },
      }),
    );
  }

  async #serversUp(url: string): Promise<number> {
    const { servers = [] } = await this.#status(url);
    return servers.filter(({ state }) => state === 'up').length;
  }

  /** Empty where the controller does not answer. */
  async #status(url: string): Promise<ClusterStatus> {
    try {
      return (await this.api(url).get('/v1/status')).json as ClusterStatus;
    } catch {
      return {};
    }
  }

  #dataOf(id: string): string {
    const folder = join(this.folder.path, id);
    mkdirSync(folder, { recursive: true });
    return folder;
  }
}

/** Runs a program that sees a file system of its own in a folder. It needs no rights, where users may have namespaces. */
function onSmallDisk(folder: string, bytes: number): readonly string[] {
  const script = `mount -t tmpfs -o size=${bytes} tmpfs "${folder}" && exec "$@"`;
  return ['unshare', '--user', '--map-root-user', '--mount', 'sh', '-c', script, 'sh'];
}

interface ClusterStatus {
  readonly controller?: { readonly readers: number };
  readonly servers?: readonly { readonly id: string; readonly state: string }[];
  readonly zones?: readonly { readonly zone: string; readonly replicas?: string }[];
}
