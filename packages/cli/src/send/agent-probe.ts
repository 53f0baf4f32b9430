// Whether an agent's port takes connections, and if not why, in plain words: sooner and plainer than gRPC says it, which goes
// on trying. It tells nothing about what answers there.
import { connect } from 'node:net';
import { parseListenAddress } from '../settings/listen-address.ts';

/** Longer than a connection takes that is worth waiting for. */
const timeoutMs = 1000;

/** Resolves to why no connection can be made, or to an empty text. */
export function probeAgent(address: string): Promise<string> {
  const parsed = parseListenAddress(address);
  if (parsed === undefined) return Promise.resolve('it is not an address');
  return new Promise((resolve) => {
    const socket = connect({ ...parsed, timeout: timeoutMs });
    const finish = (why: string): void => {
      socket.destroy();
      resolve(why);
    };
    socket.once('connect', () => finish(''));
    socket.once('timeout', () => finish(`no answer within ${timeoutMs} ms`));
    socket.once('error', (error) => finish(reasonOf(error)));
  });
}

function reasonOf(error: NodeJS.ErrnoException): string {
  if (error.code === 'ECONNREFUSED') return 'nothing listens there';
  if (error.code === 'ENOTFOUND' || error.code === 'EAI_AGAIN') return 'its name cannot be resolved';
  return error.code ?? error.message;
}
