// A logger that keeps what was logged, so that tests can ask for it, and shows it when a test fails.
import { type Logger, pino } from 'pino';

/** One line of the program's own log. */
export interface LoggedLine {
  readonly level: number;
  readonly msg: string;
  readonly [field: string]: unknown;
}

/** pino's number of the level `warn`. */
const warnLevel = 40;

/** Collects lines of all levels from `debug` on. */
export class SpyLogger {
  readonly lines: LoggedLine[] = [];
  readonly logger: Logger = pino(
    { level: 'debug' },
    { write: (text: string) => this.lines.push(JSON.parse(text) as LoggedLine) },
  );

  /** What a user would see. */
  get warnings(): readonly LoggedLine[] {
    return this.lines.filter(({ level }) => level >= warnLevel);
  }
}
