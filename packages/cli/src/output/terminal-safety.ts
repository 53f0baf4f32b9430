// Keeps text from others from driving the terminal (titles, clipboard, cursor, hidden text).
// Every text that comes from the network passes here before it is shown; only raw output that goes to no terminal does not.

/**
 * What happens to control sequences in a log message.
 * - `colour`: SGR colours, bold and reset pass, every other control character is shown as an escape. For terminals.
 * - `plain`: SGR sequences are taken out, the rest is shown as an escape. For terminals without colours.
 * - `escape`: every control character is shown as an escape. For files and pipes.
 */
export type SafetyMode = 'colour' | 'plain' | 'escape';

// Control characters of Unicode's class Cc except the tab, and the explicit bidirectional controls, which can
// make text read in another order than it has. A newline is a control character here: callers split lines first.
const UNSAFE = '(?!\\t)[\\p{Cc}\\u202a-\\u202e\\u2066-\\u2069]';
const ANY_UNSAFE = new RegExp(UNSAFE, 'u');
const EACH_UNSAFE = new RegExp(UNSAFE, 'gu');
const EACH_SGR_OR_UNSAFE = new RegExp(`\x1b\\[([0-9;]{0,64})m|${UNSAFE}`, 'gu');

const SGR_RESET = '\x1b[0m';

/** Shows every control character of a text as an escape: for names, fields, errors, table cells. One line results. */
export function escapeControls(text: string): string {
  return ANY_UNSAFE.test(text) ? text.replace(EACH_UNSAFE, escapeOf) : text;
}

/** One line of a log message (no newline inside; one that is there is escaped), made safe to show. */
export function safeLine(line: string, mode: SafetyMode): string {
  if (!ANY_UNSAFE.test(line)) return line;
  if (mode === 'escape') return line.replace(EACH_UNSAFE, escapeOf);
  let isStyled = false;
  const safe = line.replace(EACH_SGR_OR_UNSAFE, (match: string, parameters: string | undefined) => {
    if (parameters === undefined) return escapeOf(match);
    if (mode === 'plain') return '';
    const allowed = allowedSgr(parameters);
    if (allowed === '') return '';
    isStyled = true;
    return `\x1b[${allowed}m`;
  });
  return isStyled ? safe + SGR_RESET : safe;
}

function escapeOf(character: string): string {
  if (character === '\n') return '\\n';
  if (character === '\r') return '\\r';
  const code = character.charCodeAt(0);
  return code <= 0xff
    ? `\\x${code.toString(16).padStart(2, '0')}`
    : `\\u${code.toString(16).padStart(4, '0')}`;
}

/**
 * The parameters that may pass: reset, bold and its end, foreground and background colours of all three sorts.
 * Not in this set: concealed, blinking, inverse and the like, because they hide text or shout.
 */
function allowedSgr(parameters: string): string {
  const codes = parameters.split(';').map((code) => (code === '' ? 0 : Number(code)));
  const allowed: number[] = [];
  for (let at = 0; at < codes.length; at += 1) {
    const code = codes[at] ?? 0;
    if (code === 38 || code === 48) {
      const length = extendedColourLength(codes, at);
      if (length === 0) break;
      allowed.push(...codes.slice(at, at + length));
      at += length - 1;
    } else if (isPlainColour(code) || code === 0 || code === 1 || code === 22) {
      allowed.push(code);
    }
  }
  return allowed.join(';');
}

function isPlainColour(code: number): boolean {
  return (
    (code >= 30 && code <= 37) ||
    code === 39 ||
    (code >= 40 && code <= 47) ||
    code === 49 ||
    (code >= 90 && code <= 97) ||
    (code >= 100 && code <= 107)
  );
}

/** How many parameters a 256-colour (`38;5;n`) or RGB (`38;2;r;g;b`) choice takes; 0 if it is malformed. */
function extendedColourLength(codes: readonly number[], at: number): number {
  const kind = codes[at + 1];
  const length = kind === 5 ? 3 : kind === 2 ? 5 : 0;
  const values = codes.slice(at + 2, at + length);
  return length > 0 && values.length === length - 2 && values.every((value) => value <= 255) ? length : 0;
}
