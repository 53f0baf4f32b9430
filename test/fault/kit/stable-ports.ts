// Ports that a process finds again after its restart: from below the range out of which the system gives ports to connections, where
// one that is free for a moment would be taken. Not for a process that lives once; that takes port 0.
import { createServer } from 'node:net';

/** Linux gives connections ports from 32768 on (ip_local_port_range). */
const FIRST_PORT = 20_000;
const LAST_PORT = 32_000;
const given = new Set<number>();

/** A port of this machine that is free now and that this process has not given before. */
export async function stablePort(): Promise<number> {
  for (let attempt = 0; attempt < 1_000; attempt++) {
    const port = FIRST_PORT + Math.floor(Math.random() * (LAST_PORT - FIRST_PORT));
    if (given.has(port) || !(await isFree(port))) continue;
    given.add(port);
    return port;
  }
  throw new Error(`Cannot find a port: all of ${FIRST_PORT}-${LAST_PORT} seem taken, expected a free one`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
