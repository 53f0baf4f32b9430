// The roles of a cluster as processes of their own, as people start them: how they are started, where they listen, and what they cost. This
// file alone knows which program a role is and how it is told about the others.
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { connect as connectTls } from 'node:tls';
import type { TlsPaths } from '@tailrace/transport/tls-material';
import { cpuSeconds, residentBytes } from '../process-usage.ts';
import type { MemoryReport, ProbeReport } from '../programs/role-probe.ts';
import { program } from '../tailrace-process.ts';
import { certificates } from './certificates.ts';
import { ask } from './control.ts';
import { runOptions, withLog } from './run-options.ts';
import { startProcess, stopProcess } from './started-processes.ts';

const START_MS = 30_000;
const ASK_MS = 10_000;
/** For V8 to give back what a collection has freed. */
const COLLECTED_MS = 300;
const probeProgram = new URL('../programs/role-probe.js', import.meta.url).href;
/** The name of the cluster, which an uplink says in its hello. */
export const CLUSTER = 'bench';

/** A role by the name of its command. */
export type RoleName = 'server' | 'agent' | 'traffic-controller';

/** Which roles there are. */
export interface ClusterSpec {
  readonly tls: boolean;
  /** Zones and the number of their servers. Default: `{ z1: 1 }`. */
  readonly servers?: Readonly<Record<string, number>>;
  /** Zones that have an agent. */
  readonly agents?: readonly string[];
  readonly controller?: boolean;
  /** Whether the controller keeps drains and limits for all. */
  readonly isKept?: boolean;
  /** Whether agents listen for syslog. */
  readonly syslog?: boolean;
  /** Further flags of a role. */
  readonly flags?: Readonly<Partial<Record<RoleName, readonly string[]>>>;
  /** Where a role dials servers, by the id of the role; default: where they listen. For a proxy between them. */
  readonly via?: (role: string, serverAddress: string) => Promise<string>;
  /** Roles can be told to collect their garbage, where what lives is to be measured. */
  readonly isCollectable?: boolean;
  /** Names logs and profiles. */
  readonly name: string;
}

interface RoleSettings {
  readonly role: RoleName;
  readonly id: string;
  readonly zone: string;
  readonly listen: string;
  readonly metrics: string;
  readonly flags: readonly string[];
}

/** What is left after a collection. */
export interface CollectedMemory {
  /** Also pages that V8 keeps for what comes, and native memory as that of TLS. */
  readonly residentBytes: number;
  /** On the heap, and buffers. */
  readonly liveBytes: number;
}

/** One role's process. */
export class RoleProcess {
  readonly role: RoleName;
  readonly id: string;
  readonly zone: string;
  /** `host:port`: a server's and an agent's gRPC, a controller's HTTP. */
  readonly address: string;
  /** `host:port` of its syslog listener. */
  readonly syslogAddress: string | undefined;
  readonly child: ChildProcess;
  readonly #metrics: string;

  constructor(child: ChildProcess, { role, id, zone, listen, metrics, flags }: RoleSettings) {
    this.child = child;
    this.role = role;
    this.id = id;
    this.zone = zone;
    this.address = listen;
    this.syslogAddress = flags.find((flag) => flag.startsWith('tcp://'))?.replace('tcp://', '');
    this.#metrics = metrics;
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** CPU seconds since it started. */
  cpuSeconds(): number {
    return cpuSeconds(this.pid);
  }

  residentBytes(): number {
    return residentBytes(this.pid);
  }

  /** Its metrics by name, all labels together. */
  async metrics(): Promise<ReadonlyMap<string, number>> {
    const sums = new Map<string, number>();
    const response = await fetch(`http://${this.#metrics}/metrics`, { signal: AbortSignal.timeout(ASK_MS) });
    for (const line of (await response.text()).split('\n')) {
      const [, name, value] = /^([a-z_]+)(?:{.*})? (\S+)$/.exec(line) ?? [];
      if (name !== undefined) sums.set(name, (sums.get(name) ?? 0) + Number(value));
    }
    return sums;
  }

  /** Resolves when it can do its work. */
  async ready(): Promise<void> {
    for (const endMs = performance.now() + START_MS; performance.now() < endMs; await delay(50)) {
      if (this.child.exitCode !== null) break;
      const response = await fetch(`http://${this.#metrics}/readyz`, {
        signal: AbortSignal.timeout(ASK_MS),
      }).catch(() => undefined);
      await response?.body?.cancel();
      if (response?.ok === true) return;
    }
    throw new Error(`Cannot start the ${this.role} ${this.id}: it is not ready within ${START_MS} ms`);
  }

  /** Which program this is. */
  async identify(): Promise<{ readonly role: RoleName; readonly id: string; readonly probe: ProbeReport }> {
    return { role: this.role, id: this.id, probe: await this.probe() };
  }

  /** Since the last time that this was asked. */
  probe(): Promise<ProbeReport> {
    return ask<ProbeReport>(this.child, 'probe');
  }

  /** Memory after a full collection; see {@link ClusterSpec.isCollectable}. */
  async collected(): Promise<CollectedMemory> {
    await ask(this.child, 'collect');
    await delay(COLLECTED_MS);
    const { heapBytes, externalBytes } = await this.memory();
    return { residentBytes: this.residentBytes(), liveBytes: heapBytes + externalBytes };
  }

  /** Until {@link stopProfile}, which writes it to a file. */
  async startProfile(): Promise<void> {
    await ask(this.child, 'startProfile');
  }

  async stopProfile(path: string): Promise<void> {
    await ask(this.child, 'stopProfile', path);
  }

  memory(): Promise<MemoryReport> {
    return ask<MemoryReport>(this.child, 'memory');
  }
}

/** Roles that run. */
export class RoleCluster implements AsyncDisposable {
  /** That of its {@link ClusterSpec}. */
  readonly name: string;
  readonly roles: readonly RoleProcess[];
  /** Undefined without TLS. */
  readonly tls: TlsPaths | undefined;
  isEdgeSecure = false;
  readonly #folder: string;

  constructor(name: string, roles: readonly RoleProcess[], tls: TlsPaths | undefined, folder: string) {
    this.name = name;
    this.roles = roles;
    this.tls = tls;
    this.#folder = folder;
  }

  /** TLS of the controller's edge, which can be without it while the roles have it. */
  get edgeTls(): TlsPaths | undefined {
    return this.isEdgeSecure ? this.tls : undefined;
  }

  /** The first one of this role (and zone). */
  role(role: RoleName, zone?: string): RoleProcess {
    const found = this.roles.find((each) => each.role === role && (zone === undefined || each.zone === zone));
    if (found === undefined) throw new Error(`Cannot find a ${role}: the cluster has none`);
    return found;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    // A server saves positions of drains at the controller that keeps them.
    for (const order of ['agent', 'server', 'traffic-controller']) {
      await Promise.all(
        this.roles.filter(({ role }) => role === order).map(({ child }) => stopProcess(child)),
      );
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** A role that was started in this run. */
export interface RoleIdentity {
  /** The cluster that it was in. */
  readonly cluster: string;
  readonly role: RoleName;
  readonly id: string;
  /** Its own `process.version`. */
  readonly node: string;
}

const seen = new Map<string, RoleIdentity>();

/** Every role that was started by this process so far. */
export function rolesSeen(): readonly RoleIdentity[] {
  return [...seen.values()];
}

/** Starts the roles and waits until each can be used. */
export async function startCluster(spec: ClusterSpec): Promise<RoleCluster> {
  const tls = spec.tls ? certificates() : undefined;
  const folder = mkdtempSync(join(tmpdir(), 'tailrace-bench-'));
  const roles: RoleProcess[] = [];
  const cluster = new RoleCluster(spec.name, roles, tls, folder);
  try {
    const settings = await settingsOf(spec);
    // Servers first: nobody has to wait until a connection is tried again.
    for (const isServer of [true, false]) {
      for (const each of settings.filter(({ role }) => (role === 'server') === isServer))
        roles.push(await startRole(each, settings, spec, folder, tls));
      await Promise.all(roles.map((role) => role.ready()));
    }
    for (const { role, id, probe } of await Promise.all(roles.map((each) => each.identify()))) {
      seen.set(`${spec.name} ${id}`, { cluster: spec.name, role, id, node: probe.node });
    }
    if (tls !== undefined && spec.controller === true) {
      cluster.isEdgeSecure = await speaksTls(cluster.role('traffic-controller').address, tls);
    }
  } catch (error) {
    await cluster[Symbol.asyncDispose]();
    throw error;
  }
  return cluster;
}

async function settingsOf(spec: ClusterSpec): Promise<RoleSettings[]> {
  const { servers = { z1: 1 }, agents = [], controller = false, flags = {} } = spec;
  const zones = Object.entries(servers).flatMap(([zone, count]) =>
    Array.from({ length: count }, (_, i) => [zone, i] as const),
  );
  const ports = await freePorts(2 * zones.length + 3 * agents.length + 2);
  const address = (): string => `127.0.0.1:${ports.pop() ?? 0}`;
  const make = (role: RoleName, id: string, zone: string, own: readonly string[]): RoleSettings => ({
    role,
    id,
    zone,
    listen: address(),
    metrics: address(),
    flags: [...own, ...(flags[role] ?? [])],
  });
  const syslog = (): string[] => (spec.syslog === true ? ['--syslog', `tcp://${address()}`] : []);
  return [
    ...zones.map(([zone, i]) =>
      make('server', zones.length === 1 ? 'server' : `server-${zone}-${i}`, zone, [
        '--data',
        'none',
        '--drain-allow-loopback',
      ]),
    ),
    ...agents.map((zone) => make('agent', agents.length === 1 ? 'agent' : `agent-${zone}`, zone, syslog())),
    ...(controller ? [make('traffic-controller', 'controller', 'z1', [])] : []),
  ];
}

async function startRole(
  settings: RoleSettings,
  all: readonly RoleSettings[],
  spec: ClusterSpec,
  folder: string,
  tls: TlsPaths | undefined,
): Promise<RoleProcess> {
  const { role, id, zone, listen, metrics, flags } = settings;
  const { node, nodeFlags } = runOptions();
  const file = join(folder, `${id}.yaml`);
  writeFileSync(file, await clusterFile(settings, all, spec));
  const listenFlag = { server: '--listen', agent: '--ingress', 'traffic-controller': '--http' }[role];
  const data = role === 'traffic-controller' ? ['--data', join(folder, 'data')] : [];
  const args = [
    ...(spec.isCollectable === true ? ['--expose-gc'] : []),
    ...[...nodeFlags, '--import', probeProgram, program, role, '--zone', zone],
    // A server of a static cluster is named by its address.
    ...(role === 'server' ? [] : ['--id', id]),
    ...[listenFlag, listen, '--metrics', metrics, '--registry', `static:${file}`, '--log-level', 'warn'],
    ...[...data, ...flags],
    ...(tls === undefined ? [] : ['--tls-cert', tls.cert, '--tls-key', tls.key, '--tls-ca', tls.ca]),
  ];
  const child = withLog(`${spec.name}-${id}`, (log) =>
    startProcess(node, args, { stdio: ['ignore', log, log, 'ipc'], cwd: folder }),
  );
  return new RoleProcess(child, settings);
}

/** What a role is told about the servers; a server knows itself by the address where it listens. */
async function clusterFile(
  { id }: RoleSettings,
  all: readonly RoleSettings[],
  { via, isKept = false }: ClusterSpec,
): Promise<string> {
  const zones = new Map<string, string[]>();
  for (const { role, zone, listen, id: serverId } of all) {
    if (role !== 'server') continue;
    const dialled = via === undefined || serverId === id ? listen : await via(id, listen);
    zones.set(zone, [...(zones.get(zone) ?? []), dialled]);
  }
  const lines = [...zones].map(
    ([zone, addresses]) => `  ${zone}: [${addresses.map((each) => `"${each}"`).join(', ')}]`,
  );
  const controller = all.find(({ role }) => role === 'traffic-controller');
  const keeper = controller === undefined || !isKept ? [] : [`controller: "${controller.listen}"`];
  return [`cluster: ${CLUSTER}`, 'zones:', ...lines, ...keeper, ''].join('\n');
}

function speaksTls(address: string, { ca }: TlsPaths): Promise<boolean> {
  const [host = '', port = ''] = address.split(':');
  return new Promise((resolve) => {
    const socket = connectTls({ host, port: Number(port), ca: readFileSync(ca), servername: 'localhost' });
    socket.once('secureConnect', () => {
      resolve(true);
      socket.destroy();
    });
    socket.once('error', () => resolve(false));
  });
}

async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const ports = servers.map((server) => {
    const address = server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  });
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
