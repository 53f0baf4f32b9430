// A process that stood still for so long that another one has joined with its id, with a real nats-server: when it goes on, it finds
// that out and ends by itself. Two that both think they are the same member would tell readers and agents two truths.
import { describe, expect } from 'vitest';
import { natsServer, startNats } from '../kit/nats-peer.ts';
import { ProgramRun } from '../kit/program-run.ts';
import { type RoleName, RoleProcess } from '../kit/role-processes.ts';
import { TemporaryFolder } from '../kit/temporary-folder.ts';
import { until } from '../kit/until.ts';

const flagsOf: Readonly<Record<RoleName, readonly string[]>> = {
  server: ['--listen', '127.0.0.1:0'],
  agent: ['--ingress', '127.0.0.1:0'],
  'traffic-controller': ['--http', '127.0.0.1:0'],
};
const titles: Readonly<Record<RoleName, string>> = {
  server: 'server',
  agent: 'agent',
  'traffic-controller': 'traffic controller',
};

describe('a process whose id another one has taken over', () => {
  for (const role of ['server', 'agent', 'traffic-controller'] as const) {
    natsServer.test(`ends with status 1 and says why: ${titles[role]}`, async () => {
      await using nats = await startNats();
      await using folder = await TemporaryFolder.create();
      const flags = (data: string): string[] => [
        ...['--zone', 'z1', '--id', 'twin', '--registry', nats.url, '--grace', '10s'],
        ...['--metrics', '127.0.0.1:0', ...flagsOf[role]],
        ...(role === 'agent' ? [] : ['--data', folder.file(data)]),
      ];
      await using first = await RoleProcess.start(role, flags('first'));
      first.run.kill('SIGSTOP');
      await using second = await RoleProcess.start(role, flags('second'));
      first.run.kill('SIGCONT');
      expect(await first.run.ended()).toEqual({ status: 1, signal: null });
      const expected = `tailrace: Cannot go on as the ${titles[role]} "twin": another process has joined with this id, expected an id of its own for each process (--id)\n`;
      expect(first.run.stderr).toContain(expected);
      // What was said is the whole truth: no second error, no registry that refuses what nobody needs.
      const errors = first.log.filter(({ level }) => level >= 40).map(({ msg }) => msg);
      expect(errors.filter((msg) => /leave|refuses|left/.test(msg))).toEqual([]);
      await until(async () => (await second.page('/healthz')).status === 200, { what: 'the second' });
      expect(await second.stop()).toEqual({ status: 0, signal: null });
    });
  }

  natsServer.test('keeps the lines that it holds for its next start', async () => {
    await using nats = await startNats();
    await using folder = await TemporaryFolder.create();
    const common = ['--zone', 'z1', '--registry', nats.url];
    const server = (data: string): string[] => [
      ...common,
      ...['--id', 'twin', '--listen', '127.0.0.1:0', '--data', folder.file(data)],
    ];
    await using first = await RoleProcess.start('server', server('first'));
    await using agent = await RoleProcess.start('agent', [
      ...common,
      '--id',
      'a',
      '--ingress',
      '127.0.0.1:0',
    ]);
    await using sender = ProgramRun.tailrace(['pipe', '--app', 'web', '--ingress', agent.up.ingress ?? '']);
    sender.endInput('one\ntwo\n');
    expect(await sender.ended()).toMatchObject({ status: 0 });
    first.run.kill('SIGSTOP');
    await using second = await RoleProcess.start('server', server('second'));
    first.run.kill('SIGCONT');
    expect(await first.run.ended()).toMatchObject({ status: 1 });
    expect(
      await first.untilLogged(({ msg }) => msg === 'kept the lines for the next start', 'the lines'),
    ).toMatchObject({ lines: 2 });
    await second.stop();
  });
});
