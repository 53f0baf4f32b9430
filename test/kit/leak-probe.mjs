// Loaded into a role's process before its program (`node --expose-gc --import`): on SIGUSR2 it collects all garbage and writes to standard
// error, as a line of the role's log, how much heap lives and which handles are open. It changes nothing of what the role does.
import { setImmediate as turn } from 'node:timers/promises';

/** Finalizers and weak references take some turns to be done with. */
const COLLECTIONS = 4;

async function probe() {
  for (let i = 0; i < COLLECTIONS; i++) {
    globalThis.gc();
    await turn();
  }
  const handles = {};
  for (const kind of process.getActiveResourcesInfo()) handles[kind] = (handles[kind] ?? 0) + 1;
  const { heapUsed } = process.memoryUsage();
  process.stderr.write(`${JSON.stringify({ level: 30, msg: 'leak probe', heapUsed, handles })}\n`);
}

process.on('SIGUSR2', () => void probe());
