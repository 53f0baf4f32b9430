// What the compose cluster is for, as somebody on the host uses it: the README's section about it, the demo app, the log driver in
// each of its formats, and a drain. Nothing is broken here.
import { readFileSync } from 'node:fs';
import { describe, expect } from 'vitest';
import type { JsonRecord } from '../kit/api-client.ts';
import { ProgramRun, tailraceProgram } from '../kit/program-run.ts';
import { shellLines } from '../kit/shell-lines.ts';
import { TemporaryFolder } from '../kit/temporary-folder.ts';
import { until } from '../kit/until.ts';
import { clusterTest } from './cluster.ts';
import { ClusterAccess } from './cluster-access.ts';
import { repository } from './compose-project.ts';
import { removeContainers, startContainer } from './containers.ts';
import { docker } from './engine.ts';
import { NumberedLines } from './numbered-lines.ts';

async function recentOf(access: ClusterAccess, app: string): Promise<JsonRecord[]> {
  const text = await access.run(['recent', app, '--lines', 'all', '-o', 'json']).catch(() => '');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as JsonRecord)
    .filter(({ type }) => type === 'log');
}

/** Registers the tests of what the cluster is for. */
export function describeUsage(): void {
  describe('the compose cluster', () => {
    clusterTest('does what the README says, typed as it stands', async (project) => {
      await using folder = await TemporaryFolder.create();
      const readme = readFileSync(`${repository}README.md`, 'utf8');
      const lines = shellLines(readme, 'A cluster with compose').filter((line) => !/up -d|^npm /.test(line));
      expect(lines.length).toBeGreaterThan(4);
      const script = lines
        .map((line) => line.replace('docker-compose', project.settings.compose.join(' ')))
        .map((line) => line.replaceAll('npx tailrace', `"${process.execPath}" "${tailraceProgram}"`))
        .map((line) => line.replaceAll('127.0.0.1:8080', `127.0.0.1:${project.settings.ports.HTTP}`))
        // What follows until Ctrl-C ends here when it has shown something.
        .map((line) => line.replace(/ (logs demo)$/, ' $1 --until-match order'));
      // One shell for all of them: what is exported in one line holds in the next.
      await using run = new ProgramRun('sh', ['-exc', script.join('\n')], {
        env: { ...project.settings.env, PATH: process.env['PATH'] ?? '' },
        cwd: folder.path,
      });
      expect({ ...(await run.ended()), stderr: run.stderr }).toMatchObject({ status: 0 });
      expect(run.stdout).toMatch(/order \d+: one /);
    });

    clusterTest('has the lines of the demo app, in order, both streams', async (project) => {
      await using access = await ClusterAccess.open(project);
      const orders = await until(
        async () => {
          const records = await recentOf(access, 'demo');
          return records.some(({ stream }) => stream === 'err') ? records : undefined;
        },
        { timeoutMs: 20_000, what: 'an error of the demo app' },
      );
      const numbers = orders.map(({ message = '' }) => Number(/^order (\d+): /.exec(message)?.[1]));
      expect(numbers).toEqual(numbers.map((_, i) => i + 1));
      const errors = orders.filter(({ stream }) => stream === 'err');
      expect(errors.every(({ message = '' }) => message.includes('no '))).toBe(true);
    });

    clusterTest.each(['rfc5424', 'rfc5424micro', 'rfc3164', ''])(
      'reads the log driver in its format "%s"',
      async (project, format) => {
        await using access = await ClusterAccess.open(project);
        const app = `driver-${format === '' ? 'default' : format}`;
        const startedMs = Date.now();
        const container = await startContainer(project, {
          script: `console.log('to stdout: [a] <b> {"c":1} é'); console.log('  indented'); console.error('to stderr')`,
          options: [
            ...[
              '--network=none',
              '--log-driver=syslog',
              `--log-opt=tag=${app}`,
              `--log-opt=syslog-format=${format}`,
            ],
            `--log-opt=syslog-address=tcp://127.0.0.1:${project.settings.ports.SYSLOG_Z2}`,
          ],
        });
        const records = await until(
          async () => {
            const found = await recentOf(access, app);
            return found.length >= 3 ? found : undefined;
          },
          { what: `three lines of ${app}` },
        );
        await removeContainers(container);
        const lineOf = (stream: string): string[] =>
          records.filter((record) => record.stream === stream).map(({ message = '' }) => message);
        expect(lineOf('out')).toEqual(['to stdout: [a] <b> {"c":1} é', '  indented']);
        expect(lineOf('err')).toEqual(['to stderr']);
        for (const record of records) {
          expect(record).toMatchObject({ app, zone: 'z2' });
          const atMs = Date.parse(String(record['time']));
          // The formats have seconds or microseconds; none has the time of another day or zone.
          expect(Math.abs(atMs - startedMs)).toBeLessThan(30_000);
        }
      },
    );

    clusterTest('drains both zones to a receiver', async (project) => {
      await using access = await ClusterAccess.open(project);
      const receiver = await startContainer(project, {
        script: `require('net').createServer((socket) => socket.pipe(process.stdout, { end: false })).listen(5140)`,
        options: ['--network', project.network('z1'), '--network-alias=receiver'],
      });
      await docker(['network', 'connect', '--alias', 'receiver', project.network('z2'), receiver]);
      await access.run(['drains', 'add', 'drained', 'syslog://receiver:5140']);
      const { ports } = project.settings;
      await using z1 = await NumberedLines.start(ports.SYSLOG_Z1, 'z1', ['drained']);
      await using z2 = await NumberedLines.start(ports.SYSLOG_Z2, 'z2', ['drained']);
      // Which zone a line came from is in its index only: both write the same numbers, so each comes twice.
      await until(() => z1.last >= 100 && z2.last >= 100);
      const lasts = [await z1.stop(), await z2.stop()];
      const numbersOf = async (): Promise<number[]> =>
        [...(await docker(['logs', receiver])).matchAll(/ drained \S+ - - (\d+)$/gm)].map(([, number]) =>
          Number(number),
        );
      const expected = lasts
        .flatMap((last) => Array.from({ length: last }, (_, i) => i + 1))
        .sort((a, b) => a - b);
      await until(async () => (await numbersOf()).length >= expected.length, {
        what: `${expected.length} drained lines`,
        describe: () => access.run(['drains', 'drained']),
      });
      expect((await numbersOf()).sort((a, b) => a - b)).toEqual(expected);
      await access.run(['drains', 'rm', 'drained', 'syslog://receiver:5140', '--yes']);
      await removeContainers(receiver);
    });
  });
}
