// `tailrace canary` against a whole cluster: when everything is well, when lines are dropped and it is said, when they are
// lost and nobody says so, and when the ways to the cluster are cut for a while.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { JsonRecord } from '../kit/api-client.ts';
import { ClusterProcesses } from '../kit/cluster-processes.ts';
import { CuttableProxy } from '../kit/cuttable-proxy.ts';
import { ForgingProxy } from '../kit/forging-proxy.ts';
import { ProgramRun } from '../kit/program-run.ts';
import { TemporaryFolder } from '../kit/temporary-folder.ts';
import { until } from '../kit/until.ts';
import { UpProgram } from '../kit/up-program.ts';

let folder: TemporaryFolder;
let up: UpProgram;

beforeAll(async () => {
  folder = await TemporaryFolder.create();
  up = await UpProgram.start(folder.file('data'));
});

afterAll(async () => {
  await up?.[Symbol.asyncDispose]();
  await folder?.[Symbol.asyncDispose]();
});

interface Report {
  readonly final: boolean;
  readonly [field: string]: unknown;
}

function start(flags: readonly string[], url = up.url): ProgramRun {
  return ProgramRun.tailrace(['canary', '--json', ...flags], { env: { TAILRACE_URL: url } });
}

function reports(run: ProgramRun): Report[] {
  return run.stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Report);
}

async function finished(run: ProgramRun): Promise<{ status: number | null; report: Report | undefined }> {
  const { status } = await run.ended();
  return { status, report: reports(run).at(-1) };
}

describe('a canary', () => {
  test('accounts for every line of several instances through two zones', async () => {
    const agents = ['--ingress', up.ingress.z1, '--ingress', up.ingress.z2];
    await using run = start([
      '--app',
      'well',
      '--rate',
      '2k/s',
      '--lines',
      '1000',
      '--instances',
      '2',
      ...agents,
    ]);
    const { status, report } = await finished(run);
    expect(report, run.stderr).toMatchObject({
      type: 'canary',
      final: true,
      app: 'well',
      sent: 1000,
      acknowledged: 1000,
      received: 1000,
      missing: 0,
      duplicate: 0,
      out_of_order: 0,
      in_flight: 0,
      recent: { held: 1000, missing: 0, duplicate: 0, out_of_order: 0 },
      result: 'ok',
    });
    expect(status).toBe(0);
  });

  test('is not disturbed by another one of the same app, nor by an earlier one', async () => {
    const flags = ['--app', 'well', '--rate', '1k/s', '--lines', '300', '--ingress', up.ingress.z1];
    await using first = start(flags);
    await using second = start(flags);
    for (const run of [first, second]) {
      const { status, report } = await finished(run);
      expect(report, run.stderr).toMatchObject({ received: 300, missing: 0, surplus: 0, result: 'ok' });
      expect(status).toBe(0);
    }
  });

  test('ends with 0 when lines are dropped and it is said, and with 5 under --strict', async () => {
    await using limit = up.read(['limits', 'set', 'limited', '--lines', '200/s']);
    expect((await limit.ended()).status).toBe(0);
    const flags = ['--app', 'limited', '--rate', '2k/s', '--lines', '2000', '--ingress', up.ingress.z1];
    for (const [more, expected] of [
      [[], { status: 0, result: 'ok' }],
      [['--strict'], { status: 5, result: 'incomplete' }],
    ] as const) {
      await using run = start([...flags, ...more]);
      const { status, report } = await finished(run);
      expect(report, run.stderr).toMatchObject({ sent: 2000, missing: 0, result: expected.result });
      expect(Number(report?.['announced'])).toBeGreaterThan(0);
      expect(Number(report?.['received']) + Number(report?.['announced'])).toBe(2000);
      expect(status).toBe(expected.status);
    }
  });

  test('ends with 5 when a line is lost and nobody says so', async () => {
    let isTaken = false;
    await using proxy = await ForgingProxy.start(up.url, (records) =>
      records.filter(({ message }: JsonRecord) => {
        const isVictim = !isTaken && /^tailrace-canary \w+ 0 57 /.test(message ?? '');
        if (isVictim) isTaken = true;
        return !isVictim;
      }),
    );
    const flags = ['--app', 'forged', '--rate', '1k/s', '--lines', '200', '--settle', '1s'];
    await using run = start([...flags, '--ingress', up.ingress.z1], proxy.url);
    const { status, report } = await finished(run);
    expect(report, run.stderr).toMatchObject({
      received: 199,
      missing: 1,
      announced: 0,
      recent: { held: 200, missing: 0 },
      result: 'incomplete',
    });
    expect(status).toBe(5);
  });

  test('ends with 5 when lines change their places, and counts what comes twice', async () => {
    const numberOf = ({ message }: JsonRecord): number =>
      Number(/^tailrace-canary \w+ 0 (\d+) /.exec(message ?? '')?.[1] ?? 0);
    let held: JsonRecord | undefined;
    await using proxy = await ForgingProxy.start(up.url, (records) =>
      records.flatMap((record) => {
        if (numberOf(record) === 57) held = record;
        if (numberOf(record) === 57) return [];
        return numberOf(record) === 58 && held !== undefined ? [record, held, held] : [record];
      }),
    );
    const flags = ['--app', 'swapped', '--rate', '500/s', '--lines', '200'];
    await using run = start([...flags, '--ingress', up.ingress.z1], proxy.url);
    const { status, report } = await finished(run);
    expect(report, run.stderr).toMatchObject({ received: 200, missing: 0, duplicate: 1, out_of_order: 1 });
    expect(status).toBe(5);
  });

  test('goes on by cursor when the controller is away for a while, and writes on when the agent was', async () => {
    await using controller = await CuttableProxy.start(Number(new URL(up.url).port));
    await using agent = await CuttableProxy.start(Number(up.ingress.z1.split(':')[1]));
    const flags = ['--app', 'cut', '--rate', '500/s', '--interval', '100ms', '--ingress', agent.address];
    await using run = start(flags, `http://${controller.address}`);
    const received = (): number => Number(reports(run).at(-1)?.['received'] ?? 0);
    const untilMore = async (what: string): Promise<void> => {
      const before = received();
      await until(() => received() > before + 50, { what, describe: () => run.stderr });
    };
    await untilMore('the first lines');
    controller.cut();
    await until(() => run.stderr.includes('reconnect') || run.stderr.includes('closed'), {
      what: 'a word of it',
    });
    controller.heal();
    await untilMore('lines after the controller was away');
    agent.cut();
    await run.untilStderr(/Cannot reach the agent/);
    agent.heal();
    await run.untilStderr(/is reached again/);
    await untilMore('lines after the agent was away');
    run.kill('SIGINT');
    const { status, report } = await finished(run);
    expect(report, run.stderr).toMatchObject({ final: true, missing: 0, out_of_order: 0, result: 'ok' });
    expect(Number(report?.['reconnects'])).toBeGreaterThan(0);
    expect(report?.['received']).toBe(report?.['sent']);
    expect(status).toBe(0);
  });

  test('serves its account to Prometheus, without the name of the app', async () => {
    const flags = ['--app', 'measured', '--rate', '100', '--metrics', '127.0.0.1:0'];
    await using run = start([...flags, '--ingress', up.ingress.z2]);
    const page = (await run.untilStderr(/metrics at (http:\S+)/))[1] ?? '';
    const text = await until(async () => {
      const answer = await (await fetch(page)).text();
      return Number(/^tailrace_canary_received_lines_total (\d+)$/m.exec(answer)?.[1] ?? 0) > 10 && answer;
    });
    expect(text).toMatch(/^tailrace_canary_missing_lines 0$/m);
    expect(text).toMatch(/^tailrace_canary_latency_seconds\{quantile="0.99"\} 0\.\d+$/m);
    expect(text).not.toContain('measured');
    for (const line of text.trimEnd().split('\n')) {
      expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+(\{quantile="[\d.]+"\})? [\d.e+-]+)$/);
    }
    expect((await fetch(page.replace('/metrics', '/readyz'))).status).toBe(200);
    run.kill('SIGINT');
    expect((await run.ended()).status).toBe(0);
  });

  test('says at the end as text what it has as an object', async () => {
    const flags = ['canary', '--app', 'words', '--lines', '20', '--rate', '500', '--ingress', up.ingress.z1];
    await using run = up.read(flags);
    expect((await run.ended()).status, run.stderr).toBe(0);
    expect(run.stdout).toMatch(/^sent {10}20 in \d/m);
    expect(run.stdout).toMatch(/^result {8}every line is accounted for$/m);
    expect(run.stderr).toBe('');
  });
});

describe('a canary that cannot begin', () => {
  test('ends with 6 where there is no controller, or no agent', async () => {
    const free = '127.0.0.1:9';
    await using blind = start(['--app', 'a', '--ingress', up.ingress.z1], `http://${free}`);
    await using mute = start(['--app', 'a', '--ingress', free]);
    expect((await blind.ended()).status).toBe(6);
    expect(blind.stderr).toMatch(/Cannot reach the traffic controller/);
    expect((await mute.ended()).status).toBe(6);
    expect(mute.stderr).toMatch(/Cannot reach the agent at 127\.0\.0\.1:9: /);
    expect(blind.stdout + mute.stdout).toBe('');
  });

  test('ends with 2 and the name of the flag that is wrong', async () => {
    for (const [flags, reason] of [
      [['--rate', 'fast'], /Cannot use --rate: "fast" is not a rate/],
      [['--size', '1'], /--size/],
      [['--size', '99999'], /--size: is 99999, expected 96 to 32768/],
      [['--instances', '500'], /--instances: makes 500 instances in all, expected at most 256/],
      [['--ingress', 'nowhere'], /--ingress: is "nowhere", expected HOST:PORT/],
      [['--metrics', 'nowhere'], /--metrics: is "nowhere", expected HOST:PORT/],
      [['--duration', 'long'], /--duration/],
    ] as const) {
      await using run = start(['--app', 'a', ...flags]);
      expect((await run.ended()).status).toBe(2);
      expect(run.stderr).toMatch(reason);
    }
  });
});

test('a canary writes with a certificate, and without the right to read ends with 4', async () => {
  await using cluster = await ClusterProcesses.start({
    registry: 'static',
    tls: true,
    tokens: true,
    serversPerZone: 1,
  });
  const files = { cert: 'client.crt', key: 'client.key', ca: 'ca.crt' };
  const flags = [
    ...['canary', '--json', '--app', 'tls', '--lines', '50', '--rate', '500'],
    ...['--ingress', cluster.ingress('z1')],
    ...Object.entries(files).flatMap(([flag, file]) => [`--tls-${flag}`, cluster.certificate(file)]),
  ];
  const env = await cluster.readerEnv();
  await using run = ProgramRun.tailrace(flags, { env });
  expect(await finished(run), run.stderr).toMatchObject({
    status: 0,
    report: { received: 50, result: 'ok' },
  });
  const { TAILRACE_TOKEN_FILE: _, ...without } = env;
  await using refused = ProgramRun.tailrace(flags, { env: without });
  expect((await refused.ended()).status).toBe(4);
}, 60_000);
