// How commands that print a table print it: a table for people, one JSON object a line for machines.
import { wantsColour } from '../output/colour-policy.ts';
import { jsonLine } from '../output/line-format.ts';
import { renderFields, renderTable, type TableColumn } from '../output/table.ts';
import { escapeControls } from '../output/terminal-safety.ts';
import { type CommandContext, colourChoice, type TableFlags } from './command-context.ts';

/** Whether the flags ask for JSON. */
export function wantsJson(flags: TableFlags): boolean {
  return flags.json === true || flags.output === 'json';
}

/** Prints objects as JSON, one a line, and nothing where there are none. */
export function printJson(objects: readonly object[], context: CommandContext): void {
  context.output.stdout.write(objects.map((object) => `${jsonLine(object)}\n`).join(''));
}

/** Prints a table, or on standard error that there is nothing to show. */
export function printTable(
  table: {
    readonly columns: readonly TableColumn[];
    readonly rows: readonly (readonly string[])[];
    readonly empty: string;
  },
  flags: TableFlags,
  context: CommandContext,
): void {
  const { stdout, stderr, stdoutIsTerminal } = context.output;
  if (table.rows.length === 0) {
    stderr.write(`${table.empty}\n`);
    return;
  }
  const colour = wantsColour({
    choice: colourChoice(flags.color),
    isTerminal: stdoutIsTerminal,
    env: context.env,
  });
  stdout.write(renderTable(table.columns, table.rows, { colour }));
}

/** Prints names and values, one pair a line. */
export function printFields(fields: readonly (readonly [string, string])[], context: CommandContext): void {
  context.output.stdout.write(renderFields(fields));
}

/** Says on standard error that the answer is not complete. */
export function warnOfMissingZones(zones: readonly string[], context: CommandContext): void {
  if (zones.length === 0) return;
  const names = zones.map(escapeControls).join(', ');
  context.output.stderr.write(`-- ${zones.length === 1 ? 'zone' : 'zones'} ${names} did not answer --\n`);
}
