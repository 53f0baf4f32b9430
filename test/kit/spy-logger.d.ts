import { type Logger } from 'pino';
/** One line of the program's own log. */
export interface LoggedLine {
  readonly level: number;
  readonly msg: string;
  readonly [field: string]: unknown;
}
/** Collects lines of all levels from `debug` on. */
export declare class SpyLogger {
  readonly lines: LoggedLine[];
  readonly logger: Logger;
  /** What a user would see. */
  get warnings(): readonly LoggedLine[];
}
//# sourceMappingURL=spy-logger.d.ts.map
