// `tailrace up` as a user starts it: what it prints, how it refuses to start, how it stops, and what survives it.
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { messagesOf } from '../kit/api-client.ts';
import { ProgramRun } from '../kit/program-run.ts';
import { SyslogReceiver } from '../kit/syslog-receiver.ts';
import { TemporaryFolder } from '../kit/temporary-folder.ts';
import { TestCluster } from '../kit/test-cluster.ts';
import { until } from '../kit/until.ts';
import { UpProgram } from '../kit/up-program.ts';

let folder: TemporaryFolder;

beforeEach(async () => {
  folder = await TemporaryFolder.create();
});

afterEach(() => folder[Symbol.asyncDispose]());

async function pipe(up: UpProgram, app: string, text: string): Promise<void> {
  await using run = ProgramRun.tailrace(['pipe', '--app', app, '--ingress', up.ingress.z1]);
  run.endInput(text);
  expect(await run.ended()).toEqual({ status: 0, signal: null });
}

describe('a start', () => {
  test('prints where it listens and commands that work as they are printed', async () => {
    await using up = await UpProgram.start(folder.file('data'));
    expect(up.run.stdout).toContain('Drains to loopback addresses are allowed here');
    const command =
      /\| (?:npx )?tailrace (pipe --app web --ingress \S+)/.exec(up.run.stdout)?.[1]?.split(' ') ?? [];
    await using run = ProgramRun.tailrace(command);
    run.endInput('hello\n');
    expect((await run.ended()).status).toBe(0);
    const logs = /^ {2}(?:npx )?tailrace (logs web --url \S+)$/m.exec(up.run.stdout)?.[1]?.split(' ') ?? [];
    await using reader = ProgramRun.tailrace(logs);
    await reader.untilStdout(/hello/);
    reader.kill('SIGINT');
    expect((await reader.ended()).status).toBe(130);
    expect(up.run.stderr).toBe('');
  });

  test('on a taken port ends with one line and status 1', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const ports = ['--ingress', '127.0.0.1:0', '--syslog', 'tcp://127.0.0.1:0'];
    const flags = ['--http', `127.0.0.1:${port}`, ...ports, '--data', folder.file('data')];
    await using up = ProgramRun.tailrace(['up', ...flags]);
    expect(await up.ended()).toEqual({ status: 1, signal: null });
    expect(up.stdout).toBe('');
    expect(up.stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(up.stderr).toContain(`127.0.0.1:${port}`);
    await new Promise((resolve) => taken.close(resolve));
  });

  test('on the data of another that runs ends with one line and status 1', async () => {
    await using up = await UpProgram.start(folder.file('data'));
    const flags = ['--http', '127.0.0.1:0', '--ingress', '127.0.0.1:0', '--syslog', 'tcp://127.0.0.1:0'];
    await using second = ProgramRun.tailrace(['up', ...flags, '--data', folder.file('data')]);
    expect(await second.ended()).toEqual({ status: 1, signal: null });
    expect(second.stderr).toBe(
      `tailrace: Cannot use this data folder: process ${up.run.pid} uses it already, expected a folder of its own for each cluster (--data)\n`,
    );
  });

  test('with five mistakes names all five and ends with status 2', async () => {
    const file = folder.file('tailrace.yaml');
    await writeFile(file, 'grace: soon\nsyslog: {z1: ftp://127.0.0.1}\nagent-apps: -3\n');
    const options = { env: { TAILRACE_LOG_LEVEL: 'loud' } };
    await using up = ProgramRun.tailrace(['up', '--http', 'nowhere', '--config', file], options);
    expect(await up.ended()).toEqual({ status: 2, signal: null });
    for (const name of ['--http', 'grace in', 'syslog in', 'agent-apps in', 'TAILRACE_LOG_LEVEL']) {
      expect(up.stderr).toContain(`  ${name}`);
    }
    expect(up.stderr).toContain('5 settings are wrong');
  });

  test('with a data folder that is a file ends with one line and status 1', async () => {
    await writeFile(folder.file('data'), '');
    await using up = ProgramRun.tailrace(['up', '--data', folder.file('data')]);
    expect((await up.ended()).status).toBe(1);
    expect(up.stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});

test('a port that is taken while it starts: the error names it, and what was started is stopped again', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  // The cluster itself does not look before: this is what happens when somebody was faster.
  for (const setting of ['http', 'ingress', 'syslog'] as const) {
    const address = `127.0.0.1:${port}`;
    const value = { http: address, ingress: [address], syslog: [`tcp://${address}`] }[setting];
    await expect(TestCluster.start({ [setting]: value })).rejects.toThrow(String(port));
  }
  await new Promise((resolve) => taken.close(resolve));
});

describe('a stop', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)(
    'by %s is clean: status 0, and the next start has the lines',
    async (signal) => {
      const lines = Array.from({ length: 3000 }, (_, i) => `line ${i}`);
      {
        await using up = await UpProgram.start(folder.file('data'));
        await pipe(up, 'web', `${lines.join('\n')}\n`);
        up.run.kill(signal);
        expect(await up.run.ended()).toEqual({ status: 0, signal: null });
        expect(up.run.stderr).toContain('Stopped; lines, drains and limits are kept');
      }
      await using up = await UpProgram.start(folder.file('data'));
      expect(messagesOf(await up.api.recent('web'))).toEqual(lines);
    },
  );

  test('by a second Ctrl-C is at once, with status 130, also while a drain has not sent everything', async () => {
    await using up = await UpProgram.start(folder.file('data'));
    const stalled = createServer({ pauseOnConnect: true }).listen(0, '127.0.0.1');
    await once(stalled, 'listening');
    const { port } = stalled.address() as AddressInfo;
    const connected = once(stalled, 'connection');
    await up.api.post('/v1/apps/web/drains', { url: `syslog://127.0.0.1:${port}` });
    await pipe(up, 'web', `${'x'.repeat(999)}\n`.repeat(15_000));
    const [socket] = (await connected) as [Socket];
    up.run.kill('SIGINT');
    await up.run.untilStderr(/Stopping/);
    const end = await until(
      () => {
        up.run.kill('SIGINT');
        return up.run.end;
      },
      { what: 'the end' },
    );
    expect(end).toEqual({ status: 130, signal: null });
    socket.destroy();
    stalled.close();
  });

  test('by kill -9 keeps drains and limits', async () => {
    await using receiver = await SyslogReceiver.start();
    {
      await using up = await UpProgram.start(folder.file('data'));
      expect((await up.api.post('/v1/apps/web/drains', { url: receiver.url })).status).toBe(201);
      expect((await up.api.request('PUT', '/v1/apps/web/limit', { lines: 5000 })).status).toBeLessThan(300);
      up.run.kill('SIGKILL');
      await up.run.ended();
    }
    await using up = await UpProgram.start(folder.file('data'));
    const { drains } = (await up.api.get('/v1/apps/web/drains')).json as { drains: { url: string }[] };
    expect(drains.map(({ url }) => url)).toEqual([receiver.url]);
    expect((await up.api.get('/v1/apps/web/limit')).json).toMatchObject({ lines: 5000 });
    await pipe(up, 'web', 'after the crash\n');
    await receiver.untilMessages(1);
    expect(receiver.texts).toEqual(['after the crash']);
  });

  test('leaves no port behind', async () => {
    await using up = await UpProgram.start(folder.file('data'));
    const port = Number(new URL(up.url).port);
    up.run.kill('SIGTERM');
    await up.run.ended();
    const server = createServer().listen(port, '127.0.0.1');
    await once(server, 'listening');
    await new Promise((resolve) => server.close(resolve));
  });
});

test('an error that nobody caught is logged and ends it with status 1', async () => {
  const source = 'process.once("SIGUSR2", () => { throw new Error("nobody caught this"); })';
  const options = { env: { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(source)}` } };
  await using up = await UpProgram.start(folder.file('data'), [], options);
  up.run.kill('SIGUSR2');
  expect(await up.run.ended()).toEqual({ status: 1, signal: null });
  const line = JSON.parse(up.run.stderr.trimEnd().split('\n').at(-1) ?? '') as {
    level: number;
    err: { message: string };
  };
  expect(line).toMatchObject({ level: 60, err: { message: 'nobody caught this' } });
});

test('SIGUSR1 writes the state to standard error and nothing stops', async () => {
  await using up = await UpProgram.start(folder.file('data'));
  await pipe(up, 'web', 'hello\n');
  up.run.kill('SIGUSR1');
  const [line] = await up.run.untilStderr(/^\{.*\}$/m);
  const dump = JSON.parse(line) as {
    agents: unknown[];
    servers: unknown[];
    controller: unknown;
    memory: unknown;
  };
  expect(dump.agents).toHaveLength(2);
  expect(dump.servers).toHaveLength(4);
  expect(dump).toHaveProperty('memory.rss');
  await pipe(up, 'web', 'still here\n');
});

test('tailrace servers stops and starts a zone, and status says so', async () => {
  await using up = await UpProgram.start(folder.file('data'));
  await using stop = up.read(['servers', 'stop', 'z1']);
  expect((await stop.ended()).status).toBe(0);
  expect(stop.stdout).toBe('z1-a\nz1-b\n');
  await using start = up.read(['servers', 'start', 'z1']);
  expect((await start.ended()).status).toBe(0);
  expect(start.stdout).toBe('z1-a\nz1-b\n');
  await using unknown = up.read(['servers', 'stop', 'z3']);
  expect((await unknown.ended()).status).toBe(1);
  expect(unknown.stderr).toContain('z3');
});

test('a data folder is made with all folders above it', async () => {
  await mkdir(folder.file('a'));
  await using up = await UpProgram.start(folder.file('a/b/c'));
  await until(async () => (await up.api.get('/readyz')).status === 200, { what: 'readiness' });
});
