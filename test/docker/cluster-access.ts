// What somebody on the host has to read from the compose cluster: the address, the authority's certificate and a token, taken out of
// the cluster as the README says. It reads with our own program and over the websocket.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ProgramRun } from '../kit/program-run.ts';
import { TailReader } from '../kit/tail-reader.ts';
import { TemporaryFolder } from '../kit/temporary-folder.ts';
import type { ComposeProject } from './compose-project.ts';

/** A server in `/v1/status`. */
export interface ServerStatus {
  readonly id: string;
  readonly zone: string;
  readonly state: string;
  readonly apps?: number;
  readonly address?: string;
}

/** `await using access = await ClusterAccess.open(project)`. */
export class ClusterAccess implements AsyncDisposable {
  readonly url: string;
  readonly #folder: TemporaryFolder;
  readonly #ca: Buffer;
  readonly #token: string;

  private constructor(url: string, folder: TemporaryFolder, ca: Buffer, token: string) {
    this.url = url;
    this.#folder = folder;
    this.#ca = ca;
    this.#token = token;
  }

  static async open(project: ComposeProject): Promise<ClusterAccess> {
    const folder = await TemporaryFolder.create();
    const ca = await project.compose(['exec', '-T', 'traffic-controller', 'cat', '/run/tailrace/ca.crt']);
    const token = await project.compose([
      ...['exec', '-T', 'traffic-controller', 'tailrace', 'token'],
      ...['--apps=*', '--rights=read,drain,admin', '--ttl=1h', '--key=/run/tailrace/token.key'],
    ]);
    await writeFile(join(folder.path, 'ca.crt'), ca);
    await writeFile(join(folder.path, 'token'), token, { mode: 0o600 });
    const url = `https://127.0.0.1:${project.settings.ports.HTTP}`;
    return new ClusterAccess(url, folder, await readFile(join(folder.path, 'ca.crt')), token.trim());
  }

  /** Environment of our program. */
  get env(): Record<string, string> {
    return {
      TAILRACE_URL: this.url,
      TAILRACE_CA: join(this.#folder.path, 'ca.crt'),
      TAILRACE_TOKEN_FILE: join(this.#folder.path, 'token'),
    };
  }

  /** The token, which must be found nowhere else. */
  get token(): string {
    return this.#token;
  }

  /** Starts our program on the host. */
  start(args: readonly string[]): ProgramRun {
    return ProgramRun.tailrace(args, { env: this.env });
  }

  /** Flags with which a program of the host may write to the agents, as docs/compose.md says. */
  async clientFlags(project: ComposeProject): Promise<string[]> {
    const files = ['/run/tailrace/client/tls.crt', '/run/tailrace/client/tls.key'];
    const both = await project.compose(['run', '--rm', '-T', '--entrypoint', 'cat', 'init', ...files]);
    const keyStart = both.search(/-----BEGIN [A-Z ]*PRIVATE KEY-----/);
    const cert = join(this.#folder.path, 'client.crt');
    const key = join(this.#folder.path, 'client.key');
    await writeFile(cert, both.slice(0, keyStart));
    await writeFile(key, both.slice(keyStart), { mode: 0o600 });
    return ['--tls-cert', cert, '--tls-key', key, '--tls-ca', join(this.#folder.path, 'ca.crt')];
  }

  /** Runs our program on the host; resolves to its stdout, rejects when it fails. */
  async run(args: readonly string[]): Promise<string> {
    await using run = this.start(args);
    const { status } = await run.ended();
    if (status !== 0) {
      throw new Error(
        `Cannot run "tailrace ${args.join(' ')}": status ${status}, expected 0: ${run.stderr.slice(-1_000)}`,
      );
    }
    return run.stdout;
  }

  /** Follows an app over the websocket, from now on. */
  tail(app: string, query = 'lines=0'): Promise<TailReader> {
    return TailReader.open(
      this.url,
      app,
      query,
      { authorization: `Bearer ${this.#token}` },
      { ca: this.#ca },
    );
  }

  /** The servers, as status has them. */
  async servers(): Promise<ServerStatus[]> {
    const status = JSON.parse(await this.run(['status', '--json'])) as { readonly servers: ServerStatus[] };
    return status.servers;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#folder[Symbol.asyncDispose]();
  }
}
