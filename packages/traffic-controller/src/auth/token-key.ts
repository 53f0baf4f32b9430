// The file with the key of HS256 tokens: one line of text. The controller checks tokens with it, and `tailrace token` makes them.
// The key is the text as it stands, without the newline at its end, so that every tool and every shell comes to the same bytes.
import { randomBytes } from 'node:crypto';
import { cannot, LogError, quoted } from '@tailrace/core/errors';

/** Fewest bytes of a key: as many as the hash of HS256 has (RFC 7518, section 3.2). */
export const KEY_BYTES_MIN = 32;
/** Longest key file. */
export const KEY_FILE_BYTES_MAX = 4096;
/** Random bytes of a new key; as text they are 64 characters. */
const NEW_KEY_BYTES = 48;

/** A key for a new file, with the newline at its end. */
export function newTokenKeyText(): string {
  return `${randomBytes(NEW_KEY_BYTES).toString('base64url')}\n`;
}

/**
 * The key in the bytes of a key file.
 *
 * @throws LogError `invalid_token_key` for anything but one line of printable ASCII without blanks; the key is not repeated
 */
export function parseTokenKey(path: string, contents: Buffer): Buffer {
  const text = contents.toString('latin1').replace(/\r?\n$/, '');
  const whatIs = problemOf(text);
  if (whatIs === undefined) return Buffer.from(text, 'latin1');
  const expected = `one line of at least ${KEY_BYTES_MIN} characters, as "tailrace token key FILE" makes it`;
  throw new LogError(cannot(`use the token key file ${quoted(path, 200)}`, whatIs, expected), {
    code: 'invalid_token_key',
  });
}

function problemOf(text: string): string | undefined {
  if (text === '') return 'it is empty';
  if (text.includes('\n')) return 'it has more than one line';
  if (/[^\x21-\x7e]/.test(text)) return 'it holds blanks or bytes that are not printable ASCII';
  if (text.length < KEY_BYTES_MIN) return `the key has ${text.length} bytes`;
  return undefined;
}
