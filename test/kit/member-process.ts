// A process that has joined a cluster in NATS and does nothing else, so that a test can kill it, halt it and let it go on.
import { fileURLToPath } from 'node:url';
import type { Member } from '@tailrace/core/registry';
import { ProgramRun } from './program-run.ts';

/** Starts it and resolves when it has joined; the program ends with the test: `await using a = await startMember(…)`. */
export async function startMember(
  servers: readonly string[],
  cluster: string,
  member: Member,
): Promise<ProgramRun> {
  const { role, zone } = member;
  const options = { servers, cluster, role, zone, replicas: 1 };
  const source = `
    const { NatsRegistry } = await import('@tailrace/cli/nats-registry');
    const { pino } = await import('pino');
    const logger = pino({ level: 'info' }, pino.destination(2));
    const registry = await NatsRegistry.open({ ...${JSON.stringify(options)}, logger });
    const membership = await registry.join(${JSON.stringify(member)});
    console.log('joined');
    process.once('SIGTERM', () => membership.leave().then(() => registry.close()));`;
  const args = ['--conditions=@tailrace/source', '--import=tsx', '--input-type=module', '--eval', source];
  const cwd = fileURLToPath(new URL('..', import.meta.url));
  const run = new ProgramRun(process.execPath, args, { cwd });
  await run.untilStdout(/joined/);
  return run;
}
