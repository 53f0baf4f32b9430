// `tailrace limits`, `limits set` and `limits rm`. Not here: how rates are written (limit-rates.ts).
import { numberField, objectOf, objectsOf, textField } from '../client/answer-fields.ts';
import { type ConnectionFlags, resolveEndpoint } from '../client/controller-endpoint.ts';
import { ControllerClient } from '../client/http-client.ts';
import { CliError, EXIT } from '../exit-codes.ts';
import { bytesText, countText } from '../output/table.ts';
import { escapeControls } from '../output/terminal-safety.ts';
import type { CommandContext } from './command-context.ts';
import { limitText, parseRate } from './limit-rates.ts';
import type { LimitsFlags, LimitsSetFlags } from './limits.flags.ts';
import { printJson, printTable, wantsJson } from './table-output.ts';

/** Prints the limits of all apps that have one. */
export async function listLimits(flags: LimitsFlags, context: CommandContext): Promise<void> {
  const client = new ControllerClient(resolveEndpoint(flags, context.env));
  const limits = objectsOf(objectOf(await client.json({ path: ['v1', 'limits'] }))['limits']);
  if (wantsJson(flags)) {
    printJson(limits, context);
    return;
  }
  printTable(
    {
      columns: [{ title: 'APP' }, { title: 'LINES/S', align: 'right' }, { title: 'BYTES/S', align: 'right' }],
      rows: limits.map((limit) => [
        textField(limit, 'app') ?? '',
        countText(numberField(limit, 'lines')),
        bytesText(numberField(limit, 'bytes')),
      ]),
      empty: 'No app has a limit of its own',
    },
    flags,
    context,
  );
}

/** Sets the limit of an app: what is not named has no limit afterwards. */
export async function setLimit(app: string, flags: LimitsSetFlags, context: CommandContext): Promise<void> {
  const lines = flags.lines === undefined ? undefined : parseRate('--lines', flags.lines, 'lines');
  const bytes = flags.bytes === undefined ? undefined : parseRate('--bytes', flags.bytes, 'bytes');
  if (lines === undefined && bytes === undefined) {
    throw new CliError('Cannot set the limit: no rate was given, expected --lines N/s, --bytes N/s or both', {
      exitCode: EXIT.usage,
    });
  }
  const client = new ControllerClient(resolveEndpoint(flags, context.env));
  await client.json({
    method: 'PUT',
    path: ['v1', 'apps', app, 'limit'],
    body: { ...(lines === undefined ? {} : { lines }), ...(bytes === undefined ? {} : { bytes }) },
  });
  context.output.stderr.write(`Limit of "${escapeControls(app)}" in each zone: ${limitText(lines, bytes)}\n`);
}

/** Removes the limit of an app. */
export async function removeLimit(
  app: string,
  flags: ConnectionFlags,
  context: CommandContext,
): Promise<void> {
  const client = new ControllerClient(resolveEndpoint(flags, context.env));
  await client.json({ method: 'DELETE', path: ['v1', 'apps', app, 'limit'] });
  context.output.stderr.write(`"${escapeControls(app)}" has no limit of its own any more\n`);
}
