// `tailrace up` as a process of its own, on free ports, with what its banner says taken apart.
import { ApiClient } from './api-client.ts';
import { type ProgramOptions, ProgramRun } from './program-run.ts';

/** `await using up = await UpProgram.start(folder)`. */
export class UpProgram implements AsyncDisposable {
  readonly run: ProgramRun;
  readonly url: string;
  /** HOST:PORT of the gRPC ingress by zone. */
  readonly ingress: { readonly z1: string; readonly z2: string };

  private constructor(run: ProgramRun, url: string, ingress: { z1: string; z2: string }) {
    this.run = run;
    this.url = url;
    this.ingress = ingress;
  }

  /** Starts it on a data folder; more flags may follow. */
  static async start(
    dataDir: string,
    flags: readonly string[] = [],
    options: ProgramOptions = {},
  ): Promise<UpProgram> {
    const free = { '--http': '127.0.0.1:0', '--ingress': '127.0.0.1:0', '--syslog': 'tcp://127.0.0.1:0' };
    const ports = Object.entries(free).filter(([flag]) => !flags.includes(flag));
    const run = ProgramRun.tailrace(['up', '--data', dataDir, ...ports.flat(), ...flags], options);
    try {
      await run.untilStdout(/drains add/);
      const url = (await run.untilStdout(/traffic controller\s+(https?:\S+)/))[1] ?? '';
      const z1 = (await run.untilStdout(/z1 agent, gRPC\s+(\S+)/))[1] ?? '';
      const z2 = (await run.untilStdout(/z2 agent, gRPC\s+(\S+)/))[1] ?? '';
      return new UpProgram(run, url, { z1, z2 });
    } catch (error) {
      await run[Symbol.asyncDispose]();
      throw error;
    }
  }

  get api(): ApiClient {
    return new ApiClient(this.url);
  }

  /** Runs a reading command against it. */
  read(args: readonly string[]): ProgramRun {
    return ProgramRun.tailrace(args, { env: { TAILRACE_URL: this.url } });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.run[Symbol.asyncDispose]();
  }
}
