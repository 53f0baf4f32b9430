// `tailrace logs` over restarts of the traffic controller that it reads from, as real processes: it goes on by itself behind what it
// has printed, and a second run goes on where the first one left its place in a file.
import { LineSender } from '@tailrace/agent/line-sender';
import { describe, expect } from 'vitest';
import { ClusterProcesses, freePort } from '../kit/cluster-processes.ts';
import { natsServer } from '../kit/nats-peer.ts';
import { ProgramRun } from '../kit/program-run.ts';
import { RoleProcess } from '../kit/role-processes.ts';
import { until } from '../kit/until.ts';

describe('tailrace logs', () => {
  natsServer.test(
    'prints each line once while its traffic controller is killed and restarted',
    async () => {
      await using cluster = await ClusterProcesses.start({ serversPerZone: 1 });
      const port = await freePort();
      const flags = [
        ...cluster.commonFlags('z1', 'restarted', 'traffic-controller'),
        ...['--http', `127.0.0.1:${port}`, '--data', cluster.folder.file('restarted')],
      ];
      const app = 'followed';
      const sender = new LineSender({ address: cluster.ingress('z1'), app, instanceId: '0', peer: 'test' });
      let written = 0;
      const write = (lines: number): void => {
        for (let i = 0; i < lines; i++) sender.write(Buffer.from(`line ${written++}`), false);
      };
      const expected = (): string[] => Array.from({ length: written }, (_, i) => `line ${i}`);
      const cursorFile = cluster.folder.file('place');
      const common = [
        'logs',
        app,
        '--url',
        `http://127.0.0.1:${port}`,
        '--no-prefix',
        '--cursor-file',
        cursorFile,
      ];
      const texts = (run: ProgramRun): string[] => run.stdout.split('\n').filter((text) => text !== '');
      let controller = await RoleProcess.start('traffic-controller', flags);
      try {
        write(20);
        await using run = ProgramRun.tailrace([...common, '-n', 'all']);
        const untilAll = (): Promise<unknown> =>
          until(() => texts(run).length >= written, {
            timeoutMs: 40_000,
            what: 'all lines',
            describe: () => ({ printed: texts(run).length, written, stderr: run.stderr.slice(-500) }),
          });
        write(20);
        await untilAll();
        for (const end of ['SIGTERM', 'SIGKILL'] as const) {
          await controller.stop(end);
          write(30);
          controller = await RoleProcess.start('traffic-controller', flags);
          write(30);
          await untilAll();
        }
        expect(texts(run)).toEqual(expected());
        expect(run.stderr).not.toContain('missing');
        run.kill('SIGINT');
        expect((await run.ended()).status).toBe(130);
        const before = written;
        write(10);
        await using next = ProgramRun.tailrace(common);
        await until(() => texts(next).length >= 10, { what: 'the lines since', timeoutMs: 30_000 });
        expect(texts(next)).toEqual(expected().slice(before));
      } finally {
        await sender.close(1_000);
        await controller[Symbol.asyncDispose]();
      }
    },
    120_000,
  );
});
