// The program's own log: pino, JSON lines on standard error, or readable ones where that is a terminal.
// Not the log lines that the cluster carries.
import { isatty } from 'node:tty';
import { destination, type Logger, pino } from 'pino';
import { PinoPretty } from 'pino-pretty';
import type { LogLevel } from '../settings/process-settings.ts';

/**
 * What JSON leaves as it is and terminals do not: C1 control characters, some of which begin sequences as ESC does, and what changes the
 * order in which text is read. Peers choose some of the names that are logged, and people look at logs on terminals.
 */
const DRIVING = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** A logger and the way to make sure that everything is written before the process ends. */
export interface ProgramLog {
  readonly logger: Logger;
  flush(): void;
}

/** Opens the log on a descriptor (default: standard error). */
export function openProgramLog(level: LogLevel, fd = 2): ProgramLog {
  // Synchronous writes: a few lines per minute, and the last one before a crash is the one that matters.
  const target = destination({ dest: fd, sync: true });
  const write = target.write.bind(target);
  target.write = (text) => write(String(text).replace(DRIVING, escapeOf));
  const options = { level };
  const logger = isatty(fd)
    ? pino(
        options,
        PinoPretty({ destination: target, ignore: 'pid,hostname', translateTime: 'SYS:HH:MM:ss.l' }),
      )
    : pino(options, target);
  return { logger, flush: () => target.flushSync() };
}

/** Inside a JSON string, where all of them are, it means the same. */
function escapeOf(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
