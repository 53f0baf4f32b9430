// The Docker engine and the compose program of this machine, as commands. It knows nothing of the cluster.
import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';

const execFileAsync = promisify(execFile);

/** Text that a command wrote. */
export interface CommandOutput {
  readonly stdout: string;
  readonly stderr: string;
}

/** Surroundings of a command. */
export interface CommandOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Milliseconds until it is killed. Default two minutes. */
  readonly timeoutMs?: number;
}

/** Runs a command; rejects with its stderr when it fails. */
export async function command(args: readonly string[], options: CommandOptions = {}): Promise<CommandOutput> {
  const [program = '', ...rest] = args;
  const { env = {}, cwd, timeoutMs = 120_000 } = options;
  try {
    return await execFileAsync(program, rest, {
      env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...env },
      ...(cwd === undefined ? {} : { cwd }),
      timeout: timeoutMs,
      maxBuffer: 64 * 1_048_576,
    });
  } catch (error) {
    const { stderr = '', stdout = '', message = '' } = error as Partial<CommandOutput & Error>;
    throw new Error(
      `Cannot run "${args.join(' ')}": ${(stderr || stdout || message).slice(-3_000).trim()}, expected it to succeed`,
    );
  }
}

/** Runs docker; resolves to what it wrote to stdout, trimmed. */
export async function docker(args: readonly string[], options?: CommandOptions): Promise<string> {
  return (await command(['docker', ...args], options)).stdout.trim();
}

/** The same, as its non-empty lines. */
export async function dockerLines(args: readonly string[]): Promise<string[]> {
  return (await docker(args)).split('\n').filter((line) => line !== '');
}

/** The image that the Dockerfile begins with. */
export const baseImage = process.env['BASE_IMAGE'] ?? 'node:24-bookworm-slim';

/** What the tests need of this machine: how compose is called, or what is missing. */
export type Engine =
  | { readonly compose: readonly string[]; readonly missing?: never }
  | { readonly compose?: never; readonly missing: string };

/** Looks for an engine that answers, for compose, and for the image that everything is built from. */
export function findEngine(baseImage: string): Engine {
  if (process.env['TAILRACE_TEST_DOCKER'] === 'no') return { missing: 'TAILRACE_TEST_DOCKER is "no"' };
  const works = (program: string, ...args: string[]): boolean =>
    spawnSync(program, args, { stdio: 'ignore', timeout: 120_000 }).status === 0;
  if (!works('docker', 'info')) return { missing: 'no Docker engine answers' };
  const compose = [['docker', 'compose'], ['docker-compose']].find(([program = '', ...args]) =>
    works(program, ...args, 'version'),
  );
  if (compose === undefined) return { missing: 'Docker has no compose' };
  if (!works('docker', 'image', 'inspect', baseImage) && !works('docker', 'pull', '--quiet', baseImage)) {
    return { missing: `the image ${baseImage} cannot be had` };
  }
  return { compose };
}
