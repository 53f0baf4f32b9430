// Lines as text for people, `2026-11-20T12:00:00.123Z [APP/0] OUT message`, always in UTC: for those who ask with curl. The `tailrace`
// program formats by itself, in local time and with colours.
import { EnvelopeView } from '@tailrace/proto/envelope-view';
import { entryBodyStart, entryEnd } from '@tailrace/proto/wire-scanner';
import type { EntryRun } from './record-format.ts';
import { TimestampFormat } from './timestamp-format.ts';

const view = new EnvelopeView();
const timestamps = new TimestampFormat();

/** The lines of a run, each with its newline. What is no log line is left out: it has no text. */
export function runText(run: EntryRun): string {
  const { bytes, end } = run;
  let text = '';
  for (let at = run.start; at < end; ) {
    const next = entryEnd(bytes, at, end);
    view.read(bytes, entryBodyStart(bytes, at, end), next);
    if (view.kind === 'log') text += lineText();
    at = next;
  }
  return text;
}

/** A line of our own, in the form of a notice. */
export function noticeLine(timeMs: number, message: string): string {
  return `${timestamps.toMilliseconds(timeMs)} [LGR/0] ERR ${message}\n`;
}

function lineText(): string {
  const time = timestamps.toMilliseconds(view.timestampMs);
  const source = escapeControls(`${view.tag('source_type') ?? 'APP'}/${view.instanceId}`);
  const prefix = `${time} [${source}] ${view.isErr ? 'ERR' : 'OUT'} `;
  const message = view.bytes.toString('utf8', view.payloadStart, view.payloadEnd);
  if (!message.includes('\n')) return `${prefix}${escapeControls(withoutReturn(message))}\n`;
  const lines = message.split('\n').map(withoutReturn);
  if (lines.length > 1 && lines.at(-1) === '') lines.pop();
  return lines.map((line) => `${prefix}${escapeControls(line)}\n`).join('');
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}

// Everything but tab that a terminal may obey: whoever prints this to one must not be driven by what an app logged.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNSAFE = /[\x00-\x08\x0a-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNSAFE_EACH = /[\x00-\x08\x0a-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/g;

function escapeControls(text: string): string {
  if (!UNSAFE.test(text)) return text;
  return text.replace(UNSAFE_EACH, (character) => {
    const code = character.charCodeAt(0);
    return code < 0x100
      ? `\\x${code.toString(16).padStart(2, '0')}`
      : `\\u${code.toString(16).padStart(4, '0')}`;
  });
}
