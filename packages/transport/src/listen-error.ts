// Makes one clear error of everything that can go wrong when a port or a socket is opened.
import { cannot, LogError } from '@tailrace/core/errors';

/** Why something cannot be listened on. */
export type ListenErrorCode = 'address_in_use' | 'cannot_listen';

/**
 * The error for an address or URL that cannot be opened.
 *
 * @param where - as it was given
 * @param cause - what the system said
 */
export function cannotListen(where: string, cause: unknown): LogError<ListenErrorCode> {
  const text = cause instanceof Error ? cause.message : String(cause);
  const action = `listen on ${where}`;
  if (text.includes('EADDRINUSE')) {
    const message = cannot(action, 'the address is in use', 'a free one');
    return new LogError(message, { code: 'address_in_use', cause });
  }
  if (text.includes('EACCES')) {
    return listenError(cannot(action, 'permission denied', 'an address that this user may open'), cause);
  }
  if (text.includes('EADDRNOTAVAIL')) {
    return listenError(cannot(action, 'the host has no such address', 'one of its own'), cause);
  }
  if (text.includes('ENOTFOUND') || text.includes('EAI_AGAIN')) {
    return listenError(
      cannot(action, 'the host name is not known', 'a name or an address of this host'),
      cause,
    );
  }
  return listenError(cannot(action, text), cause);
}

/** An error with a text of its own. */
export function listenError(message: string, cause?: unknown): LogError<ListenErrorCode> {
  return new LogError(message, { code: 'cannot_listen', cause });
}
