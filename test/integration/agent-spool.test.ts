// An agent with a spool as a process: killed under load, and stopped and killed while no server is there. Lines go in through
// `pipe` and come out through `recent`: each once, in order, none missing.
import { mkdir, readdir } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ClusterProcesses, freePort } from '../kit/cluster-processes.ts';
import { ProgramRun } from '../kit/program-run.ts';
import { RoleProcess } from '../kit/role-processes.ts';
import { until } from '../kit/until.ts';

let cluster: ClusterProcesses;
/** Of the server, where it has to be found again. */
let serverFlags: readonly string[];

beforeAll(async () => {
  cluster = await ClusterProcesses.start({ registry: 'static', serversPerZone: 1 });
  const place = cluster.servers[0]?.up.address ?? '';
  serverFlags = [
    ...cluster.commonFlags('z1', place, 'server'),
    '--listen',
    place,
    '--data',
    cluster.folder.file('data'),
  ];
}, 60_000);

afterAll(() => cluster?.[Symbol.asyncDispose]());

/** One agent of z1 after the other, on one port and with one spool. */
class RestartedAgent implements AsyncDisposable {
  readonly ingress: string;
  readonly folder: string;
  readonly #id: string;
  readonly #flags: readonly string[];
  process: RoleProcess | undefined;

  private constructor(id: string, port: number, flags: readonly string[]) {
    this.#id = id;
    this.ingress = `127.0.0.1:${port}`;
    this.folder = cluster.folder.file(`spool-${id}`);
    this.#flags = flags;
  }

  static async create(id: string, ...flags: string[]): Promise<RestartedAgent> {
    const agent = new RestartedAgent(id, await freePort(), flags);
    await agent.start();
    return agent;
  }

  async start(): Promise<RoleProcess> {
    const flags = ['--ingress', this.ingress, '--spool', this.folder, ...this.#flags];
    this.process = await RoleProcess.start('agent', [
      ...cluster.commonFlags('z1', this.#id, 'agent'),
      ...flags,
    ]);
    return this.process;
  }

  async metric(name: string): Promise<number> {
    const { text } = (await this.process?.page('/metrics')) ?? { text: '' };
    return Number(new RegExp(`^tailrace_agent_${name} (\\d+)`, 'm').exec(text)?.[1] ?? Number.NaN);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.process?.[Symbol.asyncDispose]();
  }
}

function pipe(app: string, agent: RestartedAgent): ProgramRun {
  return ProgramRun.tailrace(['pipe', '--app', app, '--ingress', agent.ingress, '--block']);
}

const numbered = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => `${from + i} ${'x'.repeat(100)}\n`).join('');

/** The numbers of the lines of an app, in order, once there are as many. */
async function recent(app: string, count: number): Promise<readonly number[]> {
  return until(
    async () => {
      await using run = ProgramRun.tailrace([
        'recent',
        app,
        '--lines',
        'all',
        '-o',
        'raw',
        '--url',
        cluster.url,
      ]);
      run.endInput();
      await run.ended();
      const lines = run.stdout.split('\n').filter((line) => line !== '');
      return lines.length >= count ? lines.map((line) => Number.parseInt(line, 10)) : undefined;
    },
    { what: `${count} lines of ${app}` },
  );
}

const upTo = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

test('kill -9 under load, three times: every line once and in order', async () => {
  await using agent = await RestartedAgent.create('killed');
  await using run = pipe('killed', agent);
  const steps = 4;
  for (let step = 0; step < steps; step++) {
    await run.write(numbered(step * 5000 + 1, step * 5000 + 5000));
    if (step === steps - 1) break;
    await until(async () => (await agent.metric('received_lines_total')) > 0, { what: 'lines at the agent' });
    await agent.process?.kill();
    await agent.start();
  }
  run.endInput('');
  expect(await run.ended(), run.stderr).toEqual({ status: 0, signal: null });
  expect(await recent('killed', steps * 5000)).toEqual(upTo(steps * 5000));
}, 60_000);

test('stopped, and killed, while no server is there: every line once and in order, and the spool is empty at the end', async () => {
  await using agent = await RestartedAgent.create('alone', '--agent-buffer-bytes', '1MiB');
  await cluster.servers[0]?.stop();
  let sent = 0;
  for (const signal of ['SIGTERM', 'SIGKILL', 'SIGKILL'] as const) {
    await using run = pipe('alone', agent);
    run.endInput(numbered(sent + 1, sent + 10_000));
    expect(await run.ended(), run.stderr).toEqual({ status: 0, signal: null });
    sent += 10_000;
    const end = await agent.process?.stop(signal);
    if (signal === 'SIGTERM') expect(end).toEqual({ status: 0, signal: null });
    await agent.start();
  }
  expect(await agent.metric('restored_lines_total')).toBe(sent);
  await using server = await RoleProcess.start('server', serverFlags);
  expect(server.up.address).toBe(cluster.servers[0]?.up.address);
  expect(await recent('alone', sent)).toEqual(upTo(sent));
  await until(async () => (await agent.metric('unacked_lines')) === 0, { what: 'acks' });
  await agent.process?.stop();
  expect(await readdir(agent.folder)).toEqual([]);
}, 60_000);

test('two agents do not use one spool', async () => {
  await using agent = await RestartedAgent.create('first');
  const flags = [
    ...cluster.commonFlags('z1', 'second', 'agent'),
    '--ingress',
    '127.0.0.1:0',
    '--spool',
    agent.folder,
  ];
  await using second = RoleProcess.spawn('agent', flags);
  expect(await second.run.ended()).toEqual({ status: 1, signal: null });
  expect(second.run.stderr).toContain('is in use by process');
}, 30_000);

test('a disk that is full: lines go on in memory, are told of where people look, and are spooled again when there is room', async (context) => {
  const folder = cluster.folder.file('small-disk');
  await mkdir(folder);
  await using mount = new ProgramRun('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', folder]);
  if ((await mount.ended().catch(() => undefined))?.status !== 0) context.skip('nothing may be mounted here');
  try {
    await using agent = await RestartedAgent.create('full', '--spool', folder);
    const server = await RoleProcess.start('server', serverFlags).catch(() => undefined);
    await server?.stop();
    await using run = pipe('full', agent);
    run.endInput(numbered(1, 40_000));
    expect(await run.ended(), run.stderr).toEqual({ status: 0, signal: null });
    await agent.process?.untilLogged(({ msg }) => /the spool cannot be written/.test(msg), 'the trouble');
    expect(await agent.process?.page('/readyz')).toMatchObject({ text: expect.stringContaining('ENOSPC') });
    expect(await agent.metric('spool_writable')).toBe(0);
    await using again = await RoleProcess.start('server', serverFlags);
    expect(again.up.address).toBeDefined();
    expect(await recent('full', 40_000)).toEqual(upTo(40_000));
    await until(async () => (await agent.metric('spool_writable')) === 1, {
      what: 'a spool that can be written',
    });
  } finally {
    await using umount = new ProgramRun('umount', ['-l', folder]);
    await umount.ended();
  }
}, 60_000);
