// The program's own log: pino, JSON lines on standard error, or readable ones where that is a terminal.
// Not the log lines that the cluster carries.
import { isatty } from 'node:tty';
import { destination, type Logger, pino } from 'pino';
import { PinoPretty } from 'pino-pretty';
import type { LogLevel } from '../settings/process-settings.ts';

/** A logger and the way to make sure that everything is written before the process ends. */
export interface ProgramLog {
  readonly logger: Logger;
  flush(): void;
}

/** Opens the log on a descriptor (default: standard error). */
export function openProgramLog(level: LogLevel, fd = 2): ProgramLog {
  // Synchronous writes: a few lines per minute, and the last one before a crash is the one that matters.
  const target = destination({ dest: fd, sync: true });
  const options = { level };
  const logger = isatty(fd)
    ? pino(
        options,
        PinoPretty({ destination: target, ignore: 'pid,hostname', translateTime: 'SYS:HH:MM:ss.l' }),
      )
    : pino(options, target);
  return { logger, flush: () => target.flushSync() };
}
