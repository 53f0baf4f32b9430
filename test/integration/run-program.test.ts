// `tailrace run` around real programs: output untouched, exit status and signals theirs, and no notice of the cluster.

import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { messagesOf } from '../kit/api-client.ts';
import { peer } from '../kit/peer.ts';
import { ProgramRun } from '../kit/program-run.ts';
import { TestCluster } from '../kit/test-cluster.ts';
import { until } from '../kit/until.ts';

const python = peer('python3');
/** Nothing listens on port 1. */
const nobody = '127.0.0.1:1';

function run(command: readonly string[], ingress = nobody, flags: readonly string[] = []): ProgramRun {
  return ProgramRun.tailrace(['run', '--app', 'web', '--ingress', ingress, ...flags, '--', ...command]);
}

describe('without a cluster', () => {
  test('output passes through byte for byte, on both streams', async () => {
    const script = 'head -c 300000 /dev/zero | tr "\\0" "\\377"; printf "no newline"; printf "e\\0r" >&2';
    await using program = run(['sh', '-c', script]);
    expect(await program.ended()).toEqual({ status: 0, signal: null });
    expect(program.stdoutBytes).toEqual(
      Buffer.concat([Buffer.alloc(300_000, 0xff), Buffer.from('no newline')]),
    );
    expect(program.stderr).toBe('e\0r');
  });

  test.each([0, 1, 7, 255])('exit status %i is that of the program', async (status) => {
    await using program = run(['sh', '-c', `exit ${status}`]);
    expect(await program.ended()).toEqual({ status, signal: null });
  });

  test.each(['SIGTERM', 'SIGKILL', 'SIGINT', 'SIGHUP'] as const)(
    'death by %s is a death by it',
    async (signal) => {
      await using program = run(['sh', '-c', `kill -${signal.slice(3)} $$; sleep 30`]);
      expect(await program.ended()).toEqual({ status: null, signal });
    },
  );

  test.each(['SIGTERM', 'SIGUSR1', 'SIGUSR2', 'SIGHUP', 'SIGINT'] as const)(
    '%s reaches the program',
    async (signal) => {
      const script = `trap 'echo got it; exit 3' ${signal.slice(3)}; echo ready; while :; do sleep 0.05; done`;
      await using program = run(['bash', '-c', script]);
      await program.untilStdout(/ready/);
      program.kill(signal);
      expect(await program.ended()).toEqual({ status: 3, signal: null });
      expect(program.stdout).toBe('ready\ngot it\n');
    },
  );

  test('standard input is the program’s', async () => {
    await using program = run(['cat']);
    program.endInput('through\n');
    await program.ended();
    expect(program.stdout).toBe('through\n');
  });

  test('its output is a pipe that can be opened by name', async () => {
    await using program = run(['sh', '-c', 'echo one > /dev/stderr; echo two > /dev/stdout']);
    await program.ended();
    expect([program.stdout, program.stderr]).toEqual(['two\n', 'one\n']);
  });

  test('a program that outlives its starter keeps nothing waiting', async () => {
    await using program = run(['sh', '-c', 'sleep 60 & echo started; exit 4']);
    expect(await program.ended()).toEqual({ status: 4, signal: null });
    expect(program.stdout).toBe('started\n');
  });

  test('a reader that goes away is what it is without us: SIGPIPE', async () => {
    const shell = `'${process.execPath}' packages/cli/bin/tailrace.mjs run --app web --ingress ${nobody} -- yes | head -1; echo "\${PIPESTATUS[0]}"`;
    await using program = new ProgramRun('bash', ['-c', shell], { cwd: `${import.meta.dirname}/../..` });
    await program.ended();
    expect(program.stdout).toBe('y\n141\n');
    expect(program.stderr).toBe('');
  });

  test('a program that is not there is status 127, one that cannot be executed 126', async () => {
    await using missing = run(['no-such-program-here']);
    expect((await missing.ended()).status).toBe(127);
    expect(missing.stderr).toContain('no-such-program-here');
    await using folder = run(['/']);
    expect((await folder.ended()).status).toBe(126);
  });

  test('only --verbose says that lines were not logged', async () => {
    await using quiet = run(['echo', 'hello']);
    await quiet.ended();
    expect(quiet.stderr).toBe('');
    await using verbose = run(['echo', 'hello'], nobody, ['--verbose']);
    await verbose.ended();
    expect(verbose.stderr).toMatch(/1 lines were not logged/);
  });
});

describe('pipe without a cluster', () => {
  test('says so, counts every line, and ends with status 1', async () => {
    await using pipe = ProgramRun.tailrace(['pipe', '--app', 'web', '--ingress', nobody]);
    pipe.endInput('a\n\nb\n');
    expect(await pipe.ended()).toEqual({ status: 1, signal: null });
    expect(pipe.stderr).toContain('Cannot deliver any of 3 lines');
    expect(pipe.stdout).toBe('');
  });

  test('is not held up by an agent that takes connections and nothing else', async () => {
    const silent = createServer(() => undefined).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    await using pipe = ProgramRun.tailrace(['pipe', '--app', 'web', '--ingress', `127.0.0.1:${port}`]);
    for (let i = 0; i < 20; i++) await pipe.write(`${'x'.repeat(999)}\n`.repeat(1000));
    pipe.endInput();
    expect((await pipe.ended()).status).toBe(1);
    expect(pipe.stderr).toContain('Cannot deliver any of 20000 lines');
    silent.close();
  });

  test('ends at Ctrl-C with status 130', async () => {
    await using pipe = ProgramRun.tailrace(['pipe', '--app', 'web', '--ingress', nobody]);
    await pipe.write('a\n');
    await pipe.untilStderr(/Cannot reach the agent/);
    pipe.kill('SIGINT');
    expect((await pipe.ended()).status).toBe(130);
  });
});

describe('with a cluster', () => {
  let cluster: TestCluster;

  beforeAll(async () => {
    cluster = await TestCluster.start();
  });

  afterAll(async () => {
    await cluster[Symbol.asyncDispose]();
  });

  test('both streams are logged, also those of a program that ends at once', async () => {
    const flags = ['--instance', '3', '--app', 'short'];
    await using program = run(
      ['sh', '-c', 'echo out; echo err >&2; printf end'],
      cluster.ingress('z1'),
      flags,
    );
    expect((await program.ended()).status).toBe(0);
    const records = await until(
      async () => {
        const found = await cluster.api.recent('short');
        return found.length >= 3 ? found : undefined;
      },
      { what: 'three lines' },
    );
    const seen = records
      .map(({ message, stream, instance }) => `${instance} ${stream} ${message}`)
      .toSorted();
    expect(seen).toEqual(['3 err err', '3 out end', '3 out out']);
  });

  python.test('a real server under real requests is logged line by line', async () => {
    const flags = ['--app', 'http-server'];
    const args = ['-u', '-m', 'http.server', '0', '--bind', '127.0.0.1'];
    await using program = run([python.path, ...args], cluster.ingress('z2'), flags);
    const [, port] = await program.untilStdout(/port (\d+)/);
    for (let i = 0; i < 5; i++) await (await fetch(`http://127.0.0.1:${port}/?request=${i}`)).arrayBuffer();
    const messages = await until(
      async () => {
        const found = messagesOf(await cluster.api.recent('http-server'));
        return found.filter((message) => message.includes('GET')).length === 5 ? found : undefined;
      },
      { what: 'five requests' },
    );
    expect(
      messages
        .filter((message) => message.includes('GET'))
        .map((message) => /request=(\d)/.exec(message)?.[1]),
    ).toEqual(['0', '1', '2', '3', '4']);
    expect(program.stderr.match(/GET/g)).toHaveLength(5);
    program.kill('SIGINT');
    await program.ended();
  });
});
