// `tailrace drains` and its subcommands. Not here: the receivers, which only the servers dial.
import { maskUrl } from '@tailrace/core/drain-url';
import {
  type JsonObject,
  numberField,
  objectOf,
  objectsOf,
  textField,
  textsOf,
} from '../client/answer-fields.ts';
import { resolveEndpoint } from '../client/controller-endpoint.ts';
import { ControllerClient } from '../client/http-client.ts';
import { CliError, EXIT } from '../exit-codes.ts';
import { countText } from '../output/table.ts';
import { escapeControls } from '../output/terminal-safety.ts';
import type { CommandContext } from './command-context.ts';
import { confirm } from './confirmation.ts';
import type { DrainsFlags, DrainsRemoveFlags } from './drains.flags.ts';
import { printFields, printJson, printTable, wantsJson, warnOfMissingZones } from './table-output.ts';

/** Prints the drains of an app, or of every app. */
export async function listDrains(
  app: string | undefined,
  flags: DrainsFlags,
  context: CommandContext,
): Promise<void> {
  const client = new ControllerClient(resolveEndpoint(flags, context.env));
  const drains = await fetchDrains(client, app);
  if (wantsJson(flags)) {
    printJson(drains, context);
    return;
  }
  printTable(
    {
      columns: [{ title: 'APP' }, { title: 'ID' }, { title: 'URL' }, { title: 'CREATED' }],
      rows: drains.map((drain) => [
        textField(drain, 'app') ?? app ?? '',
        textField(drain, 'id') ?? '',
        textField(drain, 'url') ?? '',
        textField(drain, 'created_at') ?? '-',
      ]),
      empty: app === undefined ? 'No app has a drain' : `"${escapeControls(app)}" has no drains`,
    },
    flags,
    context,
  );
}

/** Adds a drain and prints its id and token. */
export async function addDrain(
  app: string,
  url: string,
  flags: DrainsFlags,
  context: CommandContext,
): Promise<void> {
  const client = new ControllerClient(resolveEndpoint(flags, context.env));
  const drain = objectOf(
    await client.json({ method: 'POST', path: ['v1', 'apps', app, 'drains'], body: { url } }),
  );
  if (wantsJson(flags)) printJson([drain], context);
  else {
    const fields = [
      ['id', textField(drain, 'id') ?? ''],
      ['token', textField(drain, 'token') ?? ''],
      ['url', textField(drain, 'url') ?? maskUrl(url)],
    ] as const;
    printFields(fields, context);
  }
}

/** Removes a drain that is named by its URL, id or token. */
export async function removeDrain(
  app: string,
  name: string,
  flags: DrainsRemoveFlags,
  context: CommandContext,
): Promise<void> {
  const client = new ControllerClient(resolveEndpoint(flags, context.env));
  const drain = await findDrain(client, app, name);
  const id = textField(drain, 'id') ?? '';
  const url = textField(drain, 'url') ?? maskUrl(name);
  await confirm(`Remove the drain ${url} of "${app}"?`, flags, context);
  await client.json({ method: 'DELETE', path: ['v1', 'apps', app, 'drains', id] });
  context.output.stderr.write(`Removed ${escapeControls(url)} (${escapeControls(id)})\n`);
}

/** Prints what a drain did, per zone. */
export async function showDrain(
  app: string,
  name: string,
  flags: DrainsFlags,
  context: CommandContext,
): Promise<void> {
  const client = new ControllerClient(resolveEndpoint(flags, context.env));
  const found = await findDrain(client, app, name);
  const id = textField(found, 'id') ?? '';
  const drain = objectOf(await client.json({ path: ['v1', 'apps', app, 'drains', id] }));
  if (wantsJson(flags)) {
    printJson([drain], context);
    return;
  }
  const fields = ['id', 'url', 'token', 'created_at'].flatMap((field): [string, string][] => {
    const value = textField(drain, field);
    return value === undefined ? [] : [[field.replace('_', ' '), value]];
  });
  printFields(fields, context);
  context.output.stdout.write('\n');
  warnOfMissingZones(textsOf(drain['zones_missing']), context);
  printTable(
    {
      columns: [
        { title: 'ZONE' },
        { title: 'STATE' },
        { title: 'DELIVERED', align: 'right' },
        { title: 'DROPPED', align: 'right' },
        { title: 'UNCONFIRMED', align: 'right' },
        { title: 'HELD', align: 'right' },
        { title: 'NEXT ATTEMPT' },
        { title: 'LAST ERROR' },
      ],
      rows: objectsOf(drain['zones']).map((zone) => [
        textField(zone, 'zone') ?? '',
        textField(zone, 'state') ?? '',
        countText(numberField(zone, 'delivered')),
        countText(numberField(zone, 'dropped')),
        countText(numberField(zone, 'unconfirmed')),
        countText(numberField(zone, 'held')),
        textField(zone, 'next_attempt') ?? '-',
        textField(zone, 'last_error') ?? '-',
      ]),
      empty: 'No zone has tried it yet',
    },
    flags,
    context,
  );
}

/** Sends a marked line and prints how far it came. Resolves with exit status 1 if a stage failed. */
export async function testDrain(
  app: string,
  url: string,
  flags: DrainsFlags,
  context: CommandContext,
): Promise<number> {
  const client = new ControllerClient(resolveEndpoint(flags, context.env));
  const result = objectOf(
    await client.json({ method: 'POST', path: ['v1', 'apps', app, 'drains', 'test'], body: { url } }),
  );
  const isOk = result['ok'] === true;
  if (wantsJson(flags)) printJson([result], context);
  else if (isOk) {
    const message = textField(result, 'message') ?? `one line was sent to ${maskUrl(url)}`;
    context.output.stdout.write(`ok: ${escapeControls(message)}\n`);
  } else {
    const stage = textField(result, 'stage') ?? 'unknown stage';
    const message = textField(result, 'message') ?? 'no reason was given';
    context.output.stdout.write(`failed at ${escapeControls(stage)}: ${escapeControls(message)}\n`);
  }
  return isOk ? EXIT.ok : EXIT.failure;
}

/** The drains of an app, or of all apps. */
async function fetchDrains(client: ControllerClient, app?: string): Promise<readonly JsonObject[]> {
  const path = app === undefined ? ['v1', 'drains'] : ['v1', 'apps', app, 'drains'];
  const answer = objectOf(await client.json({ path }));
  return objectsOf(answer['drains']);
}

/** The one drain with this id, token or URL; URLs are compared in the form that the controller shows. */
async function findDrain(client: ControllerClient, app: string, name: string): Promise<JsonObject> {
  const drains = await fetchDrains(client, app);
  const byName = drains.filter((drain) => [drain['id'], drain['token']].includes(name));
  const shown = maskUrl(name);
  const found =
    byName.length > 0
      ? byName
      : drains.filter((drain) => [name, shown].includes(textField(drain, 'url') ?? ''));
  const only = found[0];
  if (only === undefined) {
    throw new CliError(`Cannot find the drain "${shown}" of "${app}": no id, token or URL is this one`, {
      hint: `"tailrace drains ${app}" lists them.`,
    });
  }
  if (found.length > 1) {
    throw new CliError(
      `Cannot tell which drain "${shown}" of "${app}" is meant: ${found.length} look so, expected an id`,
    );
  }
  return only;
}
