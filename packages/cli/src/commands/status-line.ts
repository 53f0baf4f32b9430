// One line on a terminal's standard error that is written anew while a command runs, and notices that go above it. Elsewhere
// there are only the notices.
import type { OutputWriter } from '../output/output-writer.ts';

/** Where it is shown. */
export interface StatusLineOptions {
  readonly stderr: OutputWriter;
  readonly stderrIsTerminal: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Neither line nor notices. */
  readonly isQuiet: boolean;
}

/** Back to the first column, and nothing of the line is left. */
const ERASE = '\r\u001b[2K';
/** A line that wraps cannot be erased. */
const COLUMNS_MAX = 118;

/** Show it, clear it, and say things in between. */
export class StatusLine {
  readonly #options: StatusLineOptions;
  #isOnScreen = false;

  constructor(options: StatusLineOptions) {
    this.#options = options;
  }

  /** Whether there is a terminal that can do it, and nobody objects. */
  get isShown(): boolean {
    const { stderrIsTerminal, env, isQuiet } = this.#options;
    return stderrIsTerminal && !isQuiet && env['TERM'] !== 'dumb' && (env['CI'] ?? '') === '';
  }

  /** Writes the line anew; a slow terminal gets fewer of them. */
  show(text: string): void {
    const { stderr } = this.#options;
    if (!this.isShown || stderr.queuedBytes > 0) return;
    stderr.write(`${ERASE}${text.slice(0, COLUMNS_MAX)}`);
    this.#isOnScreen = true;
  }

  /** Takes the line away. */
  clear(): void {
    if (!this.#isOnScreen) return;
    this.#isOnScreen = false;
    this.#options.stderr.write(ERASE);
  }

  /** A line for people that stays. */
  notice(text: string): void {
    if (this.#options.isQuiet) return;
    this.clear();
    this.#options.stderr.write(`-- ${text} --\n`);
  }
}
