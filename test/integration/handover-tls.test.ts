// Logs that move between servers over mutual TLS, with certificates as `tailrace certs init` makes them.
import { once } from 'node:events';
import { connect } from 'node:net';
import { createAgent } from '@tailrace/agent/agent';
import { MemoryRegistry } from '@tailrace/core/memory-registry';
import { createServer, type TailraceServer } from '@tailrace/server/server';
import { TlsFiles } from '@tailrace/transport/tls-files';
import { expect, test } from 'vitest';
import { ProgramRun } from '../kit/program-run.ts';
import { SpyLogger } from '../kit/spy-logger.ts';
import { TemporaryFolder } from '../kit/temporary-folder.ts';
import { until } from '../kit/until.ts';

async function metric(server: TailraceServer, name: string): Promise<number> {
  const found = await server.metrics.getSingleMetric(`tailrace_server_${name}`)?.get();
  return (found?.values ?? []).reduce((sum, { value }) => sum + value, 0);
}

test('a server that joins takes its logs over TLS, and one that stops gives its own', async () => {
  await using folder = await TemporaryFolder.create();
  const certs = folder.file('certs');
  await using init = ProgramRun.tailrace(['certs', 'init', certs]);
  expect(await init.ended()).toMatchObject({ status: 0 });
  const { logger, ...spy } = new SpyLogger();
  const tlsOf = (role: string): Promise<TlsFiles> =>
    TlsFiles.load(
      { cert: `${certs}/${role}.crt`, key: `${certs}/${role}.key`, ca: `${certs}/ca.crt` },
      logger,
    );
  const [serverTls, agentTls] = [await tlsOf('server'), await tlsOf('agent')];
  const registry = new MemoryRegistry({ clusterId: 'test' });
  const common = { zone: 'z1', registry, logger };
  const start = async (id: string): Promise<TailraceServer> => {
    const server = createServer({
      ...common,
      id,
      listen: '127.0.0.1:0',
      drainsAllowLoopback: true,
      tls: serverTls,
    });
    await server.start();
    return server;
  };
  const s1 = await start('s1');
  const agent = createAgent({
    ...common,
    id: 'agent',
    ingress: '127.0.0.1:0',
    syslog: ['tcp://127.0.0.1:0?app-prefix=app-'],
    tls: agentTls,
  });
  await agent.start();
  const socket = connect(
    Number(new URL(agent.addresses.syslog[0]?.replace('tcp:', 'http:') ?? '').port),
    '127.0.0.1',
  );
  await once(socket, 'connect');
  for (let i = 0; i < 20; i++) socket.write(`<14>1 2026-11-20T12:00:00Z host app-${i} - - - line\n`);
  await until(async () => (await metric(s1, 'held_lines')) === 20, { what: '20 lines at the first' });
  const s2 = await start('s2');
  await until(async () => (await metric(s1, 'handover_apps_given_total')) > 0, { what: 'logs that moved' });
  await until(async () => (await metric(s1, 'handover_held_apps')) === 0, { what: 'the others that move' });
  expect((await metric(s1, 'held_lines')) + (await metric(s2, 'held_lines'))).toBe(20);
  expect(await metric(s2, 'handover_apps_taken_total')).toBeGreaterThan(0);
  await s1.stop(10_000);
  expect(await metric(s2, 'held_lines')).toBe(20);
  expect(await metric(s2, 'handover_timeouts_total')).toBe(0);
  expect(spy.lines.filter(({ level }) => level >= 50)).toEqual([]);
  socket.destroy();
  await agent.stop(1_000);
  await s2.stop(1_000);
  for (const files of [serverTls, agentTls]) files.close();
  await registry.close();
});
