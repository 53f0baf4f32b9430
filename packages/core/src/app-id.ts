// What may name an app: 1 to 255 bytes of printable UTF-8 without "/", and neither "." nor "..".
// It does not normalise: two spellings that look alike are two apps.

import { isUtf8 } from 'node:buffer';
import { cannot, LogError, quoted } from './errors.ts';

/** Longest app id, in bytes of UTF-8. */
export const APP_ID_BYTES_MAX = 255;

// Control, format (bidirectional overrides, zero-width), surrogate and private characters, line separators and
// noncharacters. Not \p{Cn} (unassigned): it depends on the Unicode version, and so would differ between processes.
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/u;
const plainAscii = /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/;

/** Why `text` cannot be an app id, as the part of a message after "Cannot …: "; undefined when it can. */
export function validateAppId(text: string): string | undefined {
  if (plainAscii.test(text) && text.length <= APP_ID_BYTES_MAX) return undefined;
  if (text === '') return 'the app id is empty, expected 1 to 255 bytes';
  const bytes = Buffer.byteLength(text);
  if (bytes > APP_ID_BYTES_MAX) return `the app id has ${bytes} bytes, expected at most ${APP_ID_BYTES_MAX}`;
  if (text === '.' || text === '..') return `the app id is ${quoted(text)}, expected a name`;
  if (text.includes('/')) return `the app id ${quoted(text)} holds "/", expected a name without it`;
  if (unprintable.test(text)) {
    return `the app id ${quoted(text)} holds an unprintable character, expected printable UTF-8`;
  }
  return undefined;
}

/**
 * Returns `text` when it is a valid app id.
 *
 * @throws LogError `invalid_app_id` with the reason
 */
export function parseAppId(text: string): string {
  const reason = validateAppId(text);
  if (reason !== undefined) throw new LogError(cannot('use the app id', reason), { code: 'invalid_app_id' });
  return text;
}

/** The app id in bytes[start, end), or undefined when it is not a valid one or not UTF-8. */
export function appIdFromBytes(bytes: Buffer, start: number, end: number): string | undefined {
  if (end - start < 1 || end - start > APP_ID_BYTES_MAX) return undefined;
  if (!isUtf8(bytes.subarray(start, end))) return undefined;
  const text = bytes.toString('utf8', start, end);
  return validateAppId(text) === undefined ? text : undefined;
}
