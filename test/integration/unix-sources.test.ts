// Syslog over unix sockets into a whole cluster, as programs of the same machine use it, with the app fixed by the listener.
import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { peer } from '../kit/peer.ts';
import { ProgramRun } from '../kit/program-run.ts';
import { TailReader } from '../kit/tail-reader.ts';
import { TemporaryFolder } from '../kit/temporary-folder.ts';
import { TestCluster } from '../kit/test-cluster.ts';

const logger = peer('logger');

test('a unix stream socket takes lines for the app that its URL names', async () => {
  await using folder = await TemporaryFolder.create();
  const path = folder.file('log.sock');
  await using cluster = await TestCluster.start({
    syslog: [`unix://${path}?app=fixed`, 'tcp://127.0.0.1:0'],
  });
  await using tail = await TailReader.open(cluster.url, 'fixed');
  const socket = connect(path);
  await once(socket, 'connect');
  socket.end('<11>1 - host someone-else - - - by unix socket\nplain text without a header\n');
  await tail.untilLines(2);
  expect(tail.messages).toEqual(['by unix socket', 'plain text without a header']);
  expect(tail.lines[0]?.isErr).toBe(true);
});

logger.test('logger writes to a unix stream socket', async () => {
  await using folder = await TemporaryFolder.create();
  const path = folder.file('stream.sock');
  await using cluster = await TestCluster.start({ syslog: [`unix://${path}?app-prefix=host-`] });
  await using tail = await TailReader.open(cluster.url, 'host-cron');
  await using run = new ProgramRun(logger.path, ['--socket', path, '--tag', 'host-cron', 'by stream']);
  expect((await run.ended()).status).toBe(0);
  await tail.untilLines(1);
  expect(tail.messages).toEqual(['by stream']);
});

logger.test('logger writes to a unix datagram socket, as to /dev/log', async () => {
  await using folder = await TemporaryFolder.create();
  const path = folder.file('datagram.sock');
  await using cluster = await TestCluster.start({ syslog: [`unixgram://${path}`] });
  await using tail = await TailReader.open(cluster.url, 'cron');
  for (const text of ['first datagram', 'second datagram']) {
    await using run = new ProgramRun(logger.path, ['--socket', path, '--tag', 'cron', text]);
    expect((await run.ended()).status).toBe(0);
  }
  await tail.untilLines(2);
  expect(tail.messages).toEqual(['first datagram', 'second datagram']);
});
