// The end of a connection that has got its last answer: nothing more is read as a request, and it does not outlive the answer by much.
// Without it a client that never closes its side, or that sends one byte more, would keep the connection and its memory for ever.
import type { Duplex } from 'node:stream';

/** How long a client may take to read its last answer and to close. */
export const LAST_ANSWER_MS = 1_000;

/** Sends what is left to send, and closes. What still comes is thrown away: a connection whose input is not read never notices its end. */
export function endConnection(socket: Duplex, lastBytes?: string): void {
  if (lastBytes === undefined) socket.end();
  else socket.end(lastBytes);
  socket.resume();
  const timer = setTimeout(() => socket.destroy(), LAST_ANSWER_MS);
  timer.unref();
  socket.once('close', () => clearTimeout(timer));
}
