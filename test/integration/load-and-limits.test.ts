// A cluster under more than it can pass on: fast writers, a reader that stops, too many apps, senders that wait. What is not
// delivered is announced, to the line.
import { connect } from 'node:net';
import { LineSender } from '@tailrace/agent/line-sender';
import { expect, test } from 'vitest';
import { messagesOf } from '../kit/api-client.ts';
import { ProgramRun } from '../kit/program-run.ts';
import { TailReader } from '../kit/tail-reader.ts';
import { TemporaryFolder } from '../kit/temporary-folder.ts';
import { TestCluster } from '../kit/test-cluster.ts';
import { until } from '../kit/until.ts';
import { UpProgram } from '../kit/up-program.ts';

const lineCount = 200_000;
const manyLines = Buffer.from(
  Array.from({ length: lineCount }, (_, i) => `${i} the quick brown fox jumps over the lazy dog\n`).join(''),
);

/** Numbers of the lines that a tail has read. */
function numbersOf(tail: TailReader): number[] {
  return tail.messages.map((message) => Number.parseInt(message, 10));
}

function isRising(numbers: readonly number[]): boolean {
  return numbers.every((number, i) => i === 0 || number > (numbers[i - 1] ?? 0));
}

test('200,000 lines of a file arrive complete and in order at a tail that keeps reading', async () => {
  await using cluster = await TestCluster.start();
  await using tail = await TailReader.open(cluster.url, 'big', 'format=proto&lines=0');
  await using pipe = ProgramRun.tailrace(['pipe', '--app', 'big', '--ingress', cluster.ingress('z1')]);
  pipe.endInput(manyLines);
  await tail.untilLines(lineCount, 25_000);
  expect(numbersOf(tail)).toEqual(Array.from({ length: lineCount }, (_, i) => i));
  expect(tail.announced).toBe(0);
  expect((await pipe.ended()).status).toBe(0);
});

test('with a tail that stops reading for a while, delivered + announced = sent, and both are above 0', async () => {
  await using cluster = await TestCluster.start({ tailLogBytes: '1MiB', appLogBytes: '1MiB' });
  await using tail = await TailReader.open(cluster.url, 'big', 'format=json&lines=0');
  tail.socket.pause();
  await using pipe = ProgramRun.tailrace(['pipe', '--app', 'big', '--ingress', cluster.ingress('z1')]);
  pipe.endInput(manyLines);
  expect((await pipe.ended()).status).toBe(0);
  tail.socket.resume();
  await until(() => tail.lines.length + tail.announced === lineCount, {
    what: 'delivered + announced = sent',
    timeoutMs: 25_000,
    describe: () => ({ delivered: tail.lines.length, announced: tail.announced }),
  });
  expect(tail.lines.length).toBeGreaterThan(0);
  expect(tail.announced).toBeGreaterThan(0);
  expect(isRising(numbersOf(tail))).toBe(true);
});

test('too many made-up apps are limited and counted, and a quiet app keeps its lines', async () => {
  await using cluster = await TestCluster.start({ agentApps: '50' });
  const quiet = new LineSender({
    address: cluster.ingress('z1'),
    app: 'quiet',
    instanceId: '0',
    peer: 'test',
  });
  quiet.write(Buffer.from('kept'), false);
  await until(async () => messagesOf(await cluster.api.recent('quiet')).length === 1, {
    what: 'the quiet line',
  });
  const lines = Array.from({ length: 5000 }, (_, i) => `<14>1 - host made-up-${i} - - - x\n`);
  const socket = connect(cluster.syslogPort('z1'), '127.0.0.1');
  await new Promise((resolve) => socket.end(lines.join(''), () => resolve(undefined)));
  const metrics = await until(
    async () => {
      const { text } = await cluster.api.get('/metrics');
      const dropped = [...text.matchAll(/^tailrace_\S*\{[^}]*too_many_apps[^}]*\} (\d+)$/gm)].map(
        ([, value]) => Number(value),
      );
      return dropped.some((value) => value >= 4900) ? text : undefined;
    },
    { what: 'the count of dropped lines', describe: () => cluster.spy.warnings },
  );
  expect(metrics).not.toContain('made-up');
  const { apps } = (await cluster.api.get('/v1/apps?limit=1000')).json as { apps: unknown[] };
  expect(apps.length).toBeLessThanOrEqual(50);
  quiet.write(Buffer.from('still there'), false);
  await until(async () => messagesOf(await cluster.api.recent('quiet')).length === 2, {
    what: 'the second line',
  });
  await quiet.close(5000);
});

test('pipe --block waits for a cluster that starts later and loses nothing', async () => {
  await using folder = await TemporaryFolder.create();
  let ports: string[];
  {
    await using first = await UpProgram.start(folder.file('data'));
    ports = ['--ingress', first.ingress.z1, '--http', new URL(first.url).host];
    first.run.kill('SIGTERM');
    await first.run.ended();
  }
  const [, ingress = ''] = ports;
  await using pipe = ProgramRun.tailrace(['pipe', '--app', 'late', '--block', '--ingress', ingress]);
  pipe.endInput(manyLines);
  await pipe.untilStderr(/Cannot reach the agent/);
  await using up = await UpProgram.start(folder.file('data'), ports);
  expect((await pipe.ended()).status).toBe(0);
  expect(pipe.stderr).toContain('is reached again');
  const recent = messagesOf((await up.api.recent('late')).slice(-1));
  expect(recent[0]).toMatch(new RegExp(`^${lineCount - 1} `));
  const { apps } = (await up.api.get('/v1/apps?prefix=late')).json as { apps: { dropped: number }[] };
  expect(Number(apps[0]?.dropped)).toBe(0);
});

test('a pipe that goes on over a restart of the cluster loses nothing', async () => {
  await using cluster = await TestCluster.start();
  const address = cluster.ingress('z1');
  await using pipe = ProgramRun.tailrace(['pipe', '--app', 'through', '--ingress', address]);
  const lines = Array.from({ length: 900 }, (_, i) => `line ${i}`);
  const part = (from: number): string => `${lines.slice(from, from + 300).join('\n')}\n`;
  await pipe.write(part(0));
  await until(async () => messagesOf(await cluster.api.recent('through')).length === 300, {
    what: 'the first lines',
  });
  await cluster.stop();
  await pipe.write(part(300));
  await pipe.untilStderr(/Cannot reach the agent/);
  await cluster.restart({ ingress: [address] });
  await pipe.write(part(600));
  pipe.endInput();
  expect((await pipe.ended()).status).toBe(0);
  await until(async () => messagesOf(await cluster.api.recent('through')).length >= 900, {
    what: 'all lines',
  });
  expect(messagesOf(await cluster.api.recent('through'))).toEqual(lines);
});

test('a cluster that has stopped leaves no socket, port or timer behind', async () => {
  const before = process.getActiveResourcesInfo().filter(isOurs).sort();
  {
    await using cluster = await TestCluster.start();
    const sender = new LineSender({
      address: cluster.ingress('z1'),
      app: 'web',
      instanceId: '0',
      peer: 'test',
    });
    await using tail = await TailReader.open(cluster.url, 'web');
    sender.write(Buffer.from('hello'), false);
    await tail.untilLines(1);
    expect(process.getActiveResourcesInfo().filter(isOurs).length).toBeGreaterThan(before.length);
    await sender.close(5000);
  }
  await until(() => process.getActiveResourcesInfo().filter(isOurs).length <= before.length, {
    what: 'the end of all sockets',
    describe: () => process.getActiveResourcesInfo().filter(isOurs),
  });
});

/** Sockets and servers. The client of fetch keeps connections open for a while: they are not the cluster's. */
function isOurs(resource: string): boolean {
  return /^(TCPServerWrap|TCPSocketWrap|UDPWrap|PipeConnectWrap)$/.test(resource);
}
