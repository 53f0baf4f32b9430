// The roles of a cluster as processes of their own, as people start them: one, or two zones of them with a registry. What
// they bound is read from the log line that says that they are up.
import { type ProgramEnd, type ProgramOptions, ProgramRun } from './program-run.ts';
import { until } from './until.ts';

/** A role by the name of its command. */
export type RoleName = 'server' | 'agent' | 'traffic-controller';

/** A line of a role's own log. */
export interface RoleLogLine {
  readonly level: number;
  readonly msg: string;
  readonly [field: string]: unknown;
}

/** What a role says when it is up: those fields that it has. */
export interface RoleAddresses extends RoleLogLine {
  /** Server: HOST:PORT that it bound. */
  readonly address?: string;
  /** Server: HOST:PORT that others dial. */
  readonly advertised?: string;
  /** Agent: HOST:PORT. */
  readonly ingress?: string;
  /** Agent: URLs. */
  readonly syslog?: readonly string[];
  /** Traffic controller. */
  readonly url?: string;
  /** HOST:PORT of /healthz, /readyz and /metrics. */
  readonly metrics?: string;
}

/** One process: `await using server = await RoleProcess.start('server', ['--zone', 'z1', …])`. */
export class RoleProcess implements AsyncDisposable {
  readonly role: RoleName;
  readonly run: ProgramRun;
  #up: RoleAddresses | undefined;

  private constructor(role: RoleName, flags: readonly string[], options: ProgramOptions) {
    this.role = role;
    this.run = ProgramRun.tailrace([role, ...flags], options);
  }

  /** Starts it; resolves when it says that it is up. */
  static async start(
    role: RoleName,
    flags: readonly string[],
    options: ProgramOptions = {},
  ): Promise<RoleProcess> {
    const process = RoleProcess.spawn(role, flags, options);
    try {
      await process.whenUp();
      return process;
    } catch (error) {
      await process[Symbol.asyncDispose]();
      throw error;
    }
  }

  /** Starts it and does not wait. */
  static spawn(role: RoleName, flags: readonly string[], options: ProgramOptions = {}): RoleProcess {
    return new RoleProcess(role, flags, options);
  }

  /** Resolves when it is up. Rejects when it ends before. */
  async whenUp(): Promise<RoleAddresses> {
    await this.run.untilStderr(/"msg":"the [a-z ]+ is up"/);
    this.#up = this.log.find(({ msg }) => / is up$/.test(msg));
    return this.up;
  }

  /** What it said when it was up. */
  get up(): RoleAddresses {
    if (this.#up === undefined)
      throw new Error(`Cannot tell the addresses of the ${this.role}: it is not up`);
    return this.#up;
  }

  /** Its log so far; lines that are not JSON are left out. */
  get log(): readonly RoleLogLine[] {
    return this.run.stderr.split('\n').flatMap((line) => {
      try {
        return line.startsWith('{') ? [JSON.parse(line) as RoleLogLine] : [];
      } catch {
        return [];
      }
    });
  }

  /** Resolves to the first line of its log that fits. */
  untilLogged(fits: (line: RoleLogLine) => boolean, what: string): Promise<RoleLogLine> {
    return until(() => this.log.find(fits), { what, describe: () => this.run.stderr.slice(-2000) });
  }

  /** A page of `--metrics`. */
  async page(path: '/healthz' | '/readyz' | '/metrics'): Promise<{ status: number; text: string }> {
    const response = await fetch(`http://${this.up.metrics}${path}`);
    return { status: response.status, text: await response.text() };
  }

  /** Asks it to stop and waits for its end. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<ProgramEnd> {
    this.run.kill(signal);
    return this.run.ended();
  }

  /** As a crash does. */
  kill(): Promise<ProgramEnd> {
    return this.stop('SIGKILL');
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.run[Symbol.asyncDispose]();
  }
}
