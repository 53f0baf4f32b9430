// The compose file of the repository as a project of its own: own name, own images, own published ports, so that it meets
// neither a user's cluster nor another run. What it made is removed by a process of its own, which also outlives a kill of the tests.
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { command, docker, dockerLines } from './engine.ts';

/** Folder of the repository. */
export const repository = fileURLToPath(new URL('../../', import.meta.url));

/** What tests have to know about a running project. Plain data, because it is handed from one process to another. */
export interface ComposeSettings {
  /** Name of the project. */
  readonly name: string;
  /** How compose is called. */
  readonly compose: readonly string[];
  /** Environment in which compose reads the file as this project. */
  readonly env: Readonly<Record<string, string>>;
  /** Published ports on 127.0.0.1. */
  readonly ports: Readonly<Record<PublishedPort, number>>;
}

/** Names of the published ports, as the compose file's variables have them. */
export type PublishedPort = 'HTTP' | 'EGRESS' | 'INGRESS_Z1' | 'INGRESS_Z2' | 'SYSLOG_Z1' | 'SYSLOG_Z2';
const publishedPorts: readonly PublishedPort[] = [
  'HTTP',
  'EGRESS',
  'INGRESS_Z1',
  'INGRESS_Z2',
  'SYSLOG_Z1',
  'SYSLOG_Z2',
];

/** Commands for a project that stands. */
export class ComposeProject {
  readonly settings: ComposeSettings;

  constructor(settings: ComposeSettings) {
    this.settings = settings;
  }

  /** Draws a name and ports. Nothing is started. */
  static async plan(compose: readonly string[]): Promise<ComposeProject> {
    const name = `tailrace-test-${randomBytes(4).toString('hex')}`;
    const ports = {} as Record<PublishedPort, number>;
    for (const port of publishedPorts) ports[port] = await freePort(Object.values(ports));
    const published = publishedPorts.map((port) => [`TAILRACE_PUBLISH_${port}`, `127.0.0.1:${ports[port]}`]);
    const env = {
      COMPOSE_PROJECT_NAME: name,
      COMPOSE_FILE: `${repository}docker-compose.yml`,
      TAILRACE_IMAGE: name,
      ...Object.fromEntries(published),
    };
    return new ComposeProject({ name, compose, env, ports });
  }

  /** The name of one of its images: of the roles' without an argument. */
  image(part?: string): string {
    return `${this.settings.name}${part === undefined ? '' : `-${part}`}:local`;
  }

  /** Runs compose on this project; resolves to its stdout. */
  async compose(args: readonly string[], timeoutMs = 180_000): Promise<string> {
    const { compose, env } = this.settings;
    return (await command([...compose, ...args], { env, timeoutMs, cwd: repository })).stdout;
  }

  /** Ids of a service's containers, the oldest first. */
  async containers(service: string): Promise<string[]> {
    const { name } = this.settings;
    const ids = await dockerLines([
      ...['ps', '--all', '--no-trunc', '--quiet'],
      ...['--filter', `label=com.docker.compose.project=${name}`],
      ...['--filter', `label=com.docker.compose.service=${service}`],
      ...['--filter', 'label=com.docker.compose.oneoff=False'],
    ]);
    return ids.reverse();
  }

  /** What its containers have written themselves, except the demo app, whose lines are in the cluster. */
  async logs(): Promise<string> {
    const services = (await this.compose(['config', '--services'])).split(/\s+/);
    return this.compose([
      ...['logs', '--no-color', '--timestamps'],
      ...services.filter((service) => service !== '' && service !== 'demo'),
    ]);
  }

  /** Full name of one of its networks. */
  network(name: string): string {
    return `${this.settings.name}_${name}`;
  }

  /** Runs a command in the first container of a service. */
  async exec(service: string, args: readonly string[]): Promise<string> {
    const [id = ''] = await this.containers(service);
    return docker(['exec', id, ...args]);
  }

  /** Starts the process that removes everything when it is told to or when this process is gone. */
  async startReaper(): Promise<Reaper> {
    const script = fileURLToPath(new URL('reaper.mjs', import.meta.url));
    const child = spawn(process.execPath, [script, this.settings.name, this.settings.name], {
      stdio: ['pipe', 'pipe', 'inherit'],
      detached: true,
    });
    await once(child.stdout, 'data');
    return new Reaper(child);
  }
}

/** See `reaper.mjs`. */
export class Reaper {
  readonly #child: ChildProcess;

  constructor(child: ChildProcess) {
    this.#child = child;
  }

  /** Removes everything; resolves when it is done. */
  async cleanUp(): Promise<void> {
    const ended = once(this.#child, 'exit');
    this.#child.stdin?.end();
    await ended;
  }
}

/** A port that nobody has now, below those that the system hands out by itself, which others may take at any moment. */
async function freePort(taken: readonly number[]): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 30_000);
    if (taken.includes(port)) continue;
    const server = createServer();
    const isFree = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false));
      server.listen(port, '127.0.0.1', () => resolve(true));
    });
    if (!isFree) continue;
    await new Promise((resolve) => server.close(resolve));
    return port;
  }
}
