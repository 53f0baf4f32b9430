import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeControls, type SafetyMode, safeLine } from './terminal-safety.ts';

const CONTROL_EXCEPT_TAB = /(?!\t)[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;
// The slow, obvious grammar of what may pass: each parameter on its own.
const COLOUR =
  '(?:0|1|22|39|49|3[0-7]|4[0-7]|9[0-7]|10[0-7]|[34]8;5;\\d{1,3}|[34]8;2;\\d{1,3};\\d{1,3};\\d{1,3})';
const ALLOWED_SGR = new RegExp(`\\x1b\\[${COLOUR}(?:;${COLOUR})*m`, 'g');

/** Text made of what attacks are made of, so that sequences really come about. */
const hostileText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '\x1b',
        '\x1b[',
        '\x1b]',
        '\x9b',
        '\x07',
        '\x1b\\',
        'm',
        ';',
        '0',
        '1',
        '31',
        '38;5;',
        '48;2;',
      ),
      fc.constantFrom(
        '\x1b[31m',
        '\x1b[0m',
        '\x1b[8m',
        '\x1b[2J',
        '\x1b]0;title\x07',
        '\r',
        '\n',
        '\t',
        '\x00',
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));

describe('safeLine', () => {
  it('leaves no control character in files and pipes', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(safeLine(text, 'escape')).not.toMatch(CONTROL_EXCEPT_TAB);
        expect(escapeControls(text)).not.toMatch(CONTROL_EXCEPT_TAB);
      }),
      { numRuns: 2000 },
    );
  });

  it('lets nothing but colours, bold and reset reach a terminal', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(safeLine(text, 'colour').replace(ALLOWED_SGR, '')).not.toMatch(CONTROL_EXCEPT_TAB);
        expect(safeLine(text, 'plain')).not.toMatch(CONTROL_EXCEPT_TAB);
      }),
      { numRuns: 2000 },
    );
  });

  it('resets at the end of a line that set a colour', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const safe = safeLine(text, 'colour');
        expect(safe.includes('\x1b')).toBe(safe.endsWith('\x1b[0m'));
      }),
    );
  });

  it('changes no text without control characters', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom<SafetyMode>('colour', 'plain', 'escape'),
        (text, mode) => {
          fc.pre(!CONTROL_EXCEPT_TAB.test(text));
          expect(safeLine(text, mode)).toBe(text);
        },
      ),
    );
  });

  it.each([
    ['the clipboard (OSC 52)', '\x1b]52;c;ZWNobw==\x07', '\\x1b]52;c;ZWNobw==\\x07'],
    ['the window title', '\x1b]0;root#\x1b\\', '\\x1b]0;root#\\x1b\\'],
    ['the cursor', 'a\x1b[1A\x1b[2Kb', 'a\\x1b[1A\\x1b[2Kb'],
    ['an 8-bit sequence', '\x9b2J', '\\x9b2J'],
    ['overwriting by carriage return', 'bad\rgood', 'bad\\rgood'],
    ['text that reads in another order', 'user\u202egnp.exe', 'user\\u202egnp.exe'],
    ['a colour that never ends', '\x1b[38;5', '\\x1b[38;5'],
  ])('shows an attempt at %s', (_what, text, shown) => {
    expect(safeLine(text, 'colour')).toBe(shown);
  });

  it('passes colours and takes out what hides text', () => {
    expect(safeLine('\x1b[1;31mred\x1b[m', 'colour')).toBe('\x1b[1;31mred\x1b[0m\x1b[0m');
    expect(safeLine('\x1b[8mhidden', 'colour')).toBe('hidden');
    expect(safeLine('\x1b[8;32mgreen', 'colour')).toBe('\x1b[32mgreen\x1b[0m');
    expect(safeLine('\x1b[38;2;1;2;3;4mx', 'colour')).toBe('\x1b[38;2;1;2;3mx\x1b[0m');
    expect(safeLine('\x1b[38;5;999;31mx', 'colour')).toBe('x');
  });

  it('takes colours out where colours are off', () => {
    expect(safeLine('\x1b[1;31mred\x1b[0m', 'plain')).toBe('red');
  });

  it('keeps tabs', () => {
    expect(safeLine('\tat f (a.js:1)', 'escape')).toBe('\tat f (a.js:1)');
  });
});
