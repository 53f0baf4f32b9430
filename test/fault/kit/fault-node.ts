// One process of a cluster under test, over its restarts: what is done to it, how it ended, and the log of each of its lives. It comes
// back with the same flags, on the same ports.
import { type RoleName, RoleProcess } from '../../kit/role-processes.ts';
import { until } from '../../kit/until.ts';

/** How a process is started, each time. */
export interface NodeSpec {
  readonly id: string;
  readonly role: RoleName;
  readonly zone: string;
  readonly flags: readonly string[];
  readonly nodeFlags?: readonly string[];
  /** What runs it, see `ProgramOptions`. */
  readonly wrapper?: readonly string[];
  /** Path of another build of our program for its first start. */
  readonly program?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** A stop that was asked for. */
export interface NodeStop {
  readonly id: string;
  readonly role: RoleName;
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly tookMs: number;
}

/** Longer than the grace of any scenario: what takes longer is stuck. */
const STOP_MS_MAX = 60_000;

/** See the head of this file. */
export class FaultNode implements AsyncDisposable {
  readonly spec: NodeSpec;
  /** Path of another build of our program that it runs when it is started next; undefined: the present one. */
  program: string | undefined;
  /** Each stop by SIGTERM. */
  readonly stops: NodeStop[] = [];
  readonly #lives: RoleProcess[] = [];
  #isHalted = false;
  #isUp = false;

  constructor(spec: NodeSpec) {
    this.spec = spec;
    this.program = spec.program;
  }

  get id(): string {
    return this.spec.id;
  }

  get role(): RoleName {
    return this.spec.role;
  }

  get zone(): string {
    return this.spec.zone;
  }

  /** Whether it has been started and not ended by us; it may stand still. */
  get isUp(): boolean {
    return this.#isUp;
  }

  get isHalted(): boolean {
    return this.#isHalted;
  }

  /** The process of now. */
  get process(): RoleProcess {
    const process = this.#lives.at(-1);
    if (process === undefined) throw new Error(`Cannot give ${this.id}: it was never started`);
    return process;
  }

  /** Starts it; resolves when it says that it is up. */
  async start(): Promise<void> {
    const { role, flags, nodeFlags = [], wrapper = [], env = {} } = this.spec;
    const build = this.program === undefined ? {} : { program: this.program };
    const process = RoleProcess.spawn(role, flags, { nodeFlags, wrapper, env, ...build });
    this.#lives.push(process);
    this.#isUp = true;
    await process.whenUp();
  }

  /** As a crash does. */
  async kill(): Promise<void> {
    this.#isUp = false;
    this.#isHalted = false;
    await this.process.kill();
  }

  /** Asks it to stop; resolves when it has ended. */
  async term(): Promise<NodeStop> {
    this.#isUp = false;
    const { run } = this.process;
    const fromMs = performance.now();
    run.kill('SIGTERM');
    await until(() => run.end, {
      timeoutMs: STOP_MS_MAX,
      what: `the end of ${this.id}`,
      describe: () => run.stderr.slice(-2_000),
    });
    const { status, signal } = await run.ended();
    const stop = { id: this.id, role: this.role, status, signal, tookMs: performance.now() - fromMs };
    this.stops.push(stop);
    return stop;
  }

  /** It stands still, its connections stay open. */
  halt(): void {
    this.#isHalted = true;
    this.process.run.kill('SIGSTOP');
  }

  /** It goes on. */
  resume(): void {
    this.#isHalted = false;
    this.process.run.kill('SIGCONT');
  }

  /** What ended it, if that was not one of the above. */
  get unexpectedEnd(): string | undefined {
    const { end } = this.process.run;
    if (!this.#isUp || end === undefined) return undefined;
    return `${this.id} ended with ${end.signal ?? end.status}: ${this.process.run.stderr.slice(-500)}`;
  }

  /** The logs of all of its lives. */
  get logs(): readonly string[] {
    return this.#lives.map(
      ({ run }) => `${run.stderr}${run.stdout === '' ? '' : `\n--- stdout\n${run.stdout}`}`,
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#lives.map((process) => process[Symbol.asyncDispose]()));
  }
}
