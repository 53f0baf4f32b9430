// The file with the token that a controller is shown: reading it, and saying to people what is wrong with a token that was refused.
// Nothing is trusted here: whether a token is good is the controller's business.
import { closeSync, openSync, readSync } from 'node:fs';
import { CliError, EXIT } from '../exit-codes.ts';

/** Controllers look at no longer token. */
const TOKEN_CHARS_MAX = 8 * 1024;

/**
 * The token in a file, without blanks and newlines around it.
 * @throws CliError (usage) for a file that cannot be read or holds anything but one word of ASCII; it is not repeated.
 */
export function readTokenFile(file: string): string {
  const text = readText(file).trim();
  const what = problemOf(text);
  if (what === undefined) return text;
  throw usage(`Cannot use the token file "${file}": ${what}, expected one token`);
}

/** What to do about a token that a controller refused. */
export function refusedTokenHint(file: string | undefined, nowMs: number): string {
  if (file === undefined) return 'Give a valid token with --token-file FILE or TAILRACE_TOKEN_FILE.';
  let expiresMs: number | undefined;
  try {
    expiresMs = expiryOf(readTokenFile(file));
  } catch {
    // It was readable when the request was made.
  }
  if (expiresMs === undefined || expiresMs > nowMs) return `The token in "${file}" is not a valid one there.`;
  return `The token in "${file}" expired at ${new Date(expiresMs).toISOString()}: put a new one into it.`;
}

/** When a token says that it expires, in milliseconds since 1970; `undefined` if it does not say it in a form that we know. */
function expiryOf(token: string): number | undefined {
  try {
    const claims = JSON.parse(
      Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'),
    ) as unknown;
    const exp = (claims as { exp?: unknown } | null)?.exp;
    return typeof exp === 'number' && Math.abs(exp) < 8.64e12 ? exp * 1000 : undefined;
  } catch {
    return undefined;
  }
}

/** The beginning of the file: enough to know whether it is too long. */
function readText(file: string): string {
  const buffer = Buffer.alloc(TOKEN_CHARS_MAX + 1024);
  let length = 0;
  try {
    const descriptor = openSync(file, 'r');
    try {
      for (let read = 1; read > 0 && length < buffer.length; length += read) {
        read = readSync(descriptor, buffer, length, buffer.length - length, null);
      }
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const what = code === 'ENOENT' ? 'no such file' : code === 'EACCES' ? 'permission denied' : String(code);
    throw usage(`Cannot read the token file "${file}": ${what}`);
  }
  return buffer.toString('utf8', 0, length);
}

function problemOf(text: string): string | undefined {
  if (text === '') return 'it is empty';
  if (text.length > TOKEN_CHARS_MAX) return `it is longer than ${TOKEN_CHARS_MAX} characters`;
  return /[^\x21-\x7e]/.test(text) ? 'it holds more than one word' : undefined;
}

function usage(message: string): CliError {
  return new CliError(message, { exitCode: EXIT.usage });
}
