// Finds out whether a server that was lost is dead, as far as that can be seen from here: nothing listens at its address any more.
// One that cannot be reached, or does not answer, may be alive, and is left to the registry's heartbeats.
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** Tries, all of which have to be refused. */
const TRIES = 2;
/** Time between two of them, in milliseconds. */
const BETWEEN_MS = 100;
/** Longest time for one, in milliseconds. */
const TRY_MS_MAX = 500;

/** True: `host:port` refuses connections, at every try. Takes 0.1 s then. */
export async function isRefusing(address: string): Promise<boolean> {
  const match = /^(?:\[([^\]]+)\]|([^:[\]]+)):(\d{1,5})$/.exec(address);
  const host = match?.[1] ?? match?.[2];
  const port = Number(match?.[3]);
  if (host === undefined || port > 65_535) return false;
  for (let i = 0; i < TRIES; i++) {
    if (i > 0) await delay(BETWEEN_MS, undefined, { ref: false });
    if (!(await isRefused(host, port))) return false;
  }
  return true;
}

function isRefused(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: TRY_MS_MAX });
    const end = (refused: boolean): void => {
      socket.destroy();
      resolve(refused);
    };
    socket.once('connect', () => end(false));
    socket.once('timeout', () => end(false));
    socket.once('error', (error: NodeJS.ErrnoException) => end(error.code === 'ECONNREFUSED'));
  });
}
