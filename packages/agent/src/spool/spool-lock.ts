// Whose spool a folder is: a file with the process that uses it. It keeps honest agents apart; it is no protection.
import { readFileSync } from 'node:fs';
import { open, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { cannot, LogError } from '@tailrace/core/errors';

/** How often the owner shows that it lives. */
const TOUCH_MS = 2_000;
/** An owner on another host, of which nothing was seen for so long, is gone. */
const SILENT_MS = 10_000;
/** How often a folder is looked at whose owner may be gone. */
const RETRY_MS = 500;
const SETTLE_MS = 50;

/** Who has the folder. */
interface Owner {
  readonly pid: number;
  readonly host: string;
  /** When the process began, as the kernel counts it: ids of processes are used again. Empty where that is not known. */
  readonly began: string;
}

/** A folder that is ours until it is released. */
export class SpoolLock {
  readonly #path: string;
  readonly #timer: NodeJS.Timeout;

  private constructor(path: string) {
    this.#path = path;
    this.#timer = setInterval(() => {
      const now = new Date();
      utimes(path, now, now).catch(() => undefined);
    }, TOUCH_MS);
    this.#timer.unref();
  }

  /**
   * Takes the folder; that of a process that is gone is taken over. Whether a process of another host (or container) is gone
   * shows in 10 s, which are waited for.
   *
   * @throws LogError `spool_in_use` when somebody else has it, or what the file system says
   */
  static async take(folder: string): Promise<SpoolLock> {
    const path = join(folder, 'lock');
    const endMs = Date.now() + SILENT_MS + 2 * TOUCH_MS;
    let isTakenOver = false;
    for (;;) {
      if (await create(path)) {
        // Of several who found the same old lock, the last one has the file.
        if (isTakenOver) await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
        if (!isTakenOver || isOurs(await readOwner(path))) return new SpoolLock(path);
      }
      const owner = await readOwner(path);
      const isGone = owner === undefined ? await isSilent(path) : await isOver(owner, path);
      if (isGone) {
        const aside = `${path}.${process.pid}`;
        await rename(path, aside).catch(() => undefined);
        await rm(aside, { force: true });
        isTakenOver = true;
        continue;
      }
      if ((owner !== undefined && isSurelyAlive(owner)) || Date.now() >= endMs) {
        const who = owner === undefined ? 'somebody' : `process ${owner.pid} of ${owner.host}`;
        const message = cannot('use the spool', `"${folder}" is in use by ${who}`, 'a folder for each agent');
        throw new LogError(message, { code: 'spool_in_use' });
      }
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }

  /** Gives the folder back. */
  async release(): Promise<void> {
    clearInterval(this.#timer);
    await rm(this.#path, { force: true }).catch(() => undefined);
  }
}

async function create(path: string): Promise<boolean> {
  try {
    const file = await open(path, 'wx', 0o600);
    try {
      const owner: Owner = { pid: process.pid, host: hostname(), began: beginOf(process.pid) };
      await file.writeFile(`${JSON.stringify(owner)}\n`);
    } finally {
      await file.close();
    }
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Undefined: the file is not there any more, or says nothing (yet). */
async function readOwner(path: string): Promise<Owner | undefined> {
  try {
    const owner = JSON.parse(await readFile(path, 'utf8')) as Partial<Owner>;
    const { pid, host, began } = owner;
    return typeof pid === 'number' && typeof host === 'string'
      ? { pid, host, began: String(began ?? '') }
      : undefined;
  } catch {
    return undefined;
  }
}

async function isOver(owner: Owner, path: string): Promise<boolean> {
  if (owner.host !== hostname()) return isSilent(path);
  if (!isAlive(owner.pid)) return true;
  // A process of the same id that began at another time is another one; but hosts of the same name may be containers, in which
  // ids say nothing.
  return !isSurelyAlive(owner) && isSilent(path);
}

function isSurelyAlive({ pid, host, began }: Owner): boolean {
  return host === hostname() && isAlive(pid) && (began === '' || began === beginOf(pid));
}

function isOurs(owner: Owner | undefined): boolean {
  return owner?.pid === process.pid && owner.host === hostname() && owner.began === beginOf(process.pid);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Field 22 of /proc/PID/stat; the name before it may hold anything but a later ")". */
function beginOf(pid: number): string {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

async function isSilent(path: string): Promise<boolean> {
  try {
    return Date.now() - (await stat(path)).mtimeMs > SILENT_MS;
  } catch {
    return true;
  }
}
