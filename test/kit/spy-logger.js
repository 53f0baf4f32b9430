// A logger that keeps what was logged, so that tests can ask for it, and shows it when a test fails.
import { pino } from 'pino';

/** pino's number of the level `warn`. */
const warnLevel = 40;
/** Collects lines of all levels from `debug` on. */
export class SpyLogger {
  lines = [];
  logger = pino({ level: 'debug' }, { write: (text) => this.lines.push(JSON.parse(text)) });
  /** What a user would see. */
  get warnings() {
    return this.lines.filter(({ level }) => level >= warnLevel);
  }
}
//# sourceMappingURL=spy-logger.js.map
