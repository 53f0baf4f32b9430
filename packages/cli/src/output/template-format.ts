// `--template '{time} {app}[{instance}] {message}'`: a fixed set of fields, no logic. Not here: Go templates.
import type { LogRecord } from '../client/log-records.ts';
import { CliError, EXIT } from '../exit-codes.ts';
import { type LineFormat, messageLines, sourceType, streamName, type TextOptions } from './line-format.ts';
import { LocalClock } from './local-time.ts';
import { escapeControls, safeLine } from './terminal-safety.ts';

/** What stands between the braces of a template. */
export const TEMPLATE_FIELDS = [
  'time',
  'app',
  'instance',
  'zone',
  'type',
  'stream',
  'index',
  'message',
] as const;

type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'field'; readonly name: (typeof TEMPLATE_FIELDS)[number] }
  | { readonly kind: 'tag'; readonly name: string };

/**
 * Prints each line of a message with the template. `{{` and `}}` are braces, `\t` and `\n` are a tab and a newline,
 * `{tags.NAME}` is a tag, empty where a line has none.
 * @throws CliError (usage) for an unknown field or a brace that is not closed.
 */
export function createTemplateFormat(
  template: string,
  options: Pick<TextOptions, 'utc' | 'safety'>,
): LineFormat {
  const parts = parseTemplate(template);
  const clock = new LocalClock({ utc: options.utc, style: { fractionDigits: 3, offset: 'colon' } });
  return (record, chunk) => {
    for (const line of messageLines(record.message)) {
      let text = '';
      for (const part of parts) {
        if (part.kind === 'text') text += part.text;
        else if (part.kind === 'tag') text += escapeControls(record.tags?.[part.name] ?? '');
        else if (part.name === 'message') text += safeLine(line, options.safety);
        else if (part.name === 'time') text += clock.format(record.time);
        else text += escapeControls(fieldText(record, part.name));
      }
      chunk.addText(`${text}\n`);
    }
  };
}

function fieldText(record: LogRecord, name: (typeof TEMPLATE_FIELDS)[number]): string {
  if (name === 'type') return sourceType(record);
  if (name === 'stream') return streamName(record);
  const value = record[name];
  return value ?? '';
}

function parseTemplate(template: string): readonly Part[] {
  const parts: Part[] = [];
  const token = /\{\{|\}\}|\{([^{}]*)\}|[{}]|\\[nt\\]|[^{}\\]+|\\/g;
  for (const match of template.matchAll(token)) {
    const text = match[0];
    if (match[1] !== undefined) parts.push(fieldPart(match[1]));
    else if (text === '{{' || text === '}}') parts.push({ kind: 'text', text: text.slice(1) });
    else if (text === '{' || text === '}') {
      throw usage(
        `Cannot read the template: "${text}" at position ${match.index + 1} stands alone, expected "${text}${text}"`,
      );
    } else if (text === '\\n') parts.push({ kind: 'text', text: '\n' });
    else if (text === '\\t') parts.push({ kind: 'text', text: '\t' });
    else parts.push({ kind: 'text', text: text === '\\\\' ? '\\' : text });
  }
  return parts;
}

function fieldPart(name: string): Part {
  if (name.startsWith('tags.') && name.length > 5) return { kind: 'tag', name: name.slice(5) };
  const field = TEMPLATE_FIELDS.find((known) => known === name);
  if (field === undefined) {
    throw usage(
      `Cannot read the template: unknown field "{${name}}", expected one of ${TEMPLATE_FIELDS.join(', ')}, tags.NAME`,
    );
  }
  return { kind: 'field', name: field };
}

function usage(message: string): CliError {
  return new CliError(message, { exitCode: EXIT.usage });
}
