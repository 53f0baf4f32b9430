// The two ends of a benchmark as processes: generators that write lines and readers that tail them.
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { cpuSeconds } from '../process-usage.ts';
import type { GeneratorReport, GeneratorSettings } from '../programs/generate.ts';
import type { ReaderReport, ReaderSettings } from '../programs/read.ts';
import { program } from '../tailrace-process.ts';
import { ask, giveSettings, tell } from './control.ts';
import { runOptions, withLog } from './run-options.ts';
import { startProcess, stopProcess } from './started-processes.ts';

const generatorProgram = fileURLToPath(new URL('../programs/generate.js', import.meta.url));
const readerProgram = fileURLToPath(new URL('../programs/read.js', import.meta.url));
/** With ten thousand websockets over TLS to open first. */
const READY_MS = 100_000;

/** How a generator is to run. */
export interface Pace {
  /** Lines per second; absent: as fast as it is let. */
  readonly rate?: number;
  /** Lines that may be sent before more are allowed; absent: any number. */
  readonly allowed?: number;
  /** It ends by itself after so long. */
  readonly seconds: number;
}

/** A process of a benchmark that is no role. */
export class LoadProcess implements AsyncDisposable {
  readonly child: ChildProcess;

  constructor(child: ChildProcess) {
    this.child = child;
  }

  cpuSeconds(): number {
    return cpuSeconds(this.child.pid ?? 0);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await stopProcess(this.child);
  }
}

/** Writes lines. */
export class Generator extends LoadProcess {
  #pipe: ChildProcess | undefined;

  static async start(settings: GeneratorSettings): Promise<Generator> {
    const generator = new Generator(await startReady(generatorProgram, settings));
    if (settings.kind === 'stdout') generator.#pipe = startPipe(generator.child, settings);
    return generator;
  }

  /** Of `tailrace pipe`, where it writes to one. */
  pipeCpuSeconds(): number | undefined {
    return this.#pipe === undefined ? undefined : cpuSeconds(this.#pipe.pid ?? 0);
  }

  override async [Symbol.asyncDispose](): Promise<void> {
    if (this.#pipe !== undefined) await stopProcess(this.#pipe);
    await super[Symbol.asyncDispose]();
  }

  /** Resolves to the lines that were sent before. */
  run({ rate, allowed, seconds }: Pace): Promise<number> {
    return ask<number>(this.child, 'start', { rate: rate ?? null, allowed: allowed ?? null, seconds });
  }

  /** Lines in sum since it was started. */
  allow(lines: number): void {
    tell(this.child, 'allow', lines);
  }

  report(): Promise<GeneratorReport> {
    return ask<GeneratorReport>(this.child, 'report');
  }

  stop(): Promise<GeneratorReport> {
    return ask<GeneratorReport>(this.child, 'stop');
  }
}

/** Tails apps. */
export class Reader extends LoadProcess {
  readonly count: number;

  constructor(child: ChildProcess, count: number) {
    super(child);
    this.count = count;
  }

  static async start(settings: ReaderSettings): Promise<Reader> {
    return new Reader(await startReady(readerProgram, settings), settings.apps.length);
  }

  report(): Promise<ReaderReport> {
    return ask<ReaderReport>(this.child, 'report');
  }

  /** Latencies begin anew. */
  async reset(): Promise<void> {
    await ask(this.child, 'reset');
  }

  /** Calls back every few milliseconds with the lines that came in sum, until what it returns is called. */
  async watch(onProgress: (lines: number) => void): Promise<() => Promise<void>> {
    const listener = (message: { progress?: number }): void => {
      if (message.progress !== undefined) onProgress(message.progress);
    };
    this.child.on('message', listener);
    await ask(this.child, 'progress', true);
    return async () => {
      this.child.off('message', listener);
      await ask(this.child, 'progress', false);
    };
  }
}

/** Starts another program of `programs/`; resolves when it can be used. */
export async function startLoad(
  name: 'receive' | 'delay' | 'connect',
  settings: object,
): Promise<LoadProcess> {
  return new LoadProcess(
    await startReady(fileURLToPath(new URL(`../programs/${name}.js`, import.meta.url)), settings),
  );
}

async function startReady(program: string, settings: object): Promise<ChildProcess> {
  const child = startProcess(process.execPath, [program], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  giveSettings(child, settings);
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`Cannot start ${program}: it says nothing`)), READY_MS);
    child.once('message', () => resolve());
    child.once('exit', () => reject(new Error(`Cannot start ${program}: it ended`)));
    child.once('exit', () => clearTimeout(timer));
    child.once('message', () => clearTimeout(timer));
  });
  return child;
}

/** `tailrace pipe` with what the generator writes. */
function startPipe({ stdout }: ChildProcess, { address, apps, tls }: GeneratorSettings): ChildProcess {
  const args = [program, 'pipe', '--app', apps[0] ?? '', '--ingress', address];
  const tlsArgs = tls === undefined ? [] : ['--tls-cert', tls.cert, '--tls-key', tls.key, '--tls-ca', tls.ca];
  return withLog('pipe', (log) =>
    startProcess(runOptions().node, [...args, ...tlsArgs], { stdio: [stdout, 'ignore', log] }),
  );
}
