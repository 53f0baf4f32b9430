// What SIGHUP means to a service: files are read again. Where the terminal that it ran in was closed it asks for a stop instead:
// nobody could stop it any more, or see what it says.
import { isatty } from 'node:tty';

const stderrFd = 2;

/** For `onHangup` of ProcessEvents; to be made at the start, while the terminal is there. */
export function reloadAtHangup(reload: () => void): () => boolean {
  const isOnTerminal = isatty(stderrFd);
  return () => {
    if (isOnTerminal && !isatty(stderrFd)) return false;
    reload();
    return true;
  };
}
