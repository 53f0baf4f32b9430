// The file of `--cursor-file`: where a reader is, so that the next one goes on there. It is replaced as a whole, so
// that a crash leaves the old or the new one. Not here: what a cursor means.
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { CliError, EXIT } from '../exit-codes.ts';

/** At most one write of the file in this time; the last position is always written at the end. */
const SAVE_INTERVAL_MS = 1000;

/**
 * The contents of the file, `undefined` if it is not there yet.
 * @throws CliError if it is there and cannot be read.
 */
export function readCursorFile(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw new CliError(`Cannot read the cursor file "${path}": ${message}`, {
      exitCode: EXIT.usage,
      cause: error,
    });
  }
}

/** Keeps the file up to date. */
export class CursorFile {
  readonly #path: string;
  readonly #contents: () => string;
  #timer: NodeJS.Timeout | undefined;
  #saved = '';

  /** @param contents what the file should hold now; empty means that there is nothing to save yet. */
  constructor(path: string, contents: () => string) {
    this.#path = path;
    this.#contents = contents;
  }

  /** Says that the contents changed; they are saved within a second. Errors are left to `close`. */
  changed(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      try {
        this.#save();
      } catch {
        // The last attempt, in close(), is the one that tells.
      }
    }, SAVE_INTERVAL_MS);
  }

  /**
   * Saves for the last time.
   * @throws CliError if that fails.
   */
  close(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#save();
  }

  #save(): void {
    const text = this.#contents();
    if (text === '' || text === this.#saved) return;
    const temporary = `${this.#path}.${process.pid}.tmp`;
    try {
      writeFileSync(temporary, text, { mode: 0o600 });
      renameSync(temporary, this.#path);
    } catch (error) {
      rmSync(temporary, { force: true });
      throw new CliError(`Cannot write the cursor file "${this.#path}": ${(error as Error).message}`, {
        cause: error,
      });
    }
    this.#saved = text;
  }
}
