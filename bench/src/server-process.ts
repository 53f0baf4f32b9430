// One server alone in its process, for benchmarks of the server itself: a registry in memory with this one member. Prints its address.
import { letHeapGrow } from '@tailrace/cli/heap-growth';
import { boundYoungGeneration } from '@tailrace/cli/young-generation';
import { MemoryRegistry } from '@tailrace/core/memory-registry';
import { createServer } from '@tailrace/server/server';
import { pino } from 'pino';

// As every role does.
letHeapGrow();
boundYoungGeneration();

const server = createServer({
  id: 'bench-a',
  zone: 'z1',
  registry: new MemoryRegistry(),
  logger: pino({ level: 'warn' }, pino.destination(2)),
  listen: '127.0.0.1:0',
  drainsAllowLoopback: true,
});
await server.start();
process.stdout.write(`${server.address}\n`);
process.once('SIGTERM', () => {
  void server.stop(1000);
});
