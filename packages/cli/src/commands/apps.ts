// `tailrace apps` and `tailrace apps rm`. Not here: drains and limits of an app.
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
import { countText, rateText } from '../output/table.ts';
import { escapeControls } from '../output/terminal-safety.ts';
import type { AppsFlags, AppsRemoveFlags } from './apps.flags.ts';
import type { CommandContext } from './command-context.ts';
import { confirm } from './confirmation.ts';
import { limitText } from './limit-rates.ts';
import { printJson, printTable, wantsJson, warnOfMissingZones } from './table-output.ts';

/** Apps asked for at once. */
const PAGE_APPS = 1000;

/** Prints every known app whose name begins with the prefix. */
export async function listApps(flags: AppsFlags, context: CommandContext): Promise<void> {
  const client = new ControllerClient(resolveEndpoint(flags, context.env));
  const { apps, missingZones } = await fetchApps(client, flags.prefix);
  warnOfMissingZones(missingZones, context);
  if (wantsJson(flags)) {
    printJson(apps, context);
    return;
  }
  printTable(
    {
      columns: [
        { title: 'APP' },
        { title: 'INSTANCES', align: 'right' },
        { title: 'RATE', align: 'right' },
        { title: 'HELD', align: 'right' },
        { title: 'DROPPED', align: 'right' },
        { title: 'LIMIT' },
      ],
      rows: apps.map(appRow),
      empty:
        flags.prefix === undefined
          ? 'No app has logged yet'
          : `No app begins with "${escapeControls(flags.prefix)}"`,
    },
    flags,
    context,
  );
}

/** What is known of apps, and which zones did not say. */
export interface AppList {
  readonly apps: readonly JsonObject[];
  readonly missingZones: readonly string[];
}

/** Every app, page by page. */
export async function fetchApps(client: ControllerClient, prefix?: string): Promise<AppList> {
  const apps: JsonObject[] = [];
  const missingZones = new Set<string>();
  let after: string | undefined;
  do {
    const query = { prefix, limit: String(PAGE_APPS), after };
    const page = objectOf(await client.json({ path: ['v1', 'apps'], query }));
    const found = objectsOf(page['apps']);
    apps.push(...found);
    for (const zone of textsOf(page['zones_missing'])) missingZones.add(zone);
    // A page without progress would be asked for again for ever.
    const next = textField(page, 'next');
    after = found.length === 0 || next === after ? undefined : next;
  } while (after !== undefined);
  return { apps, missingZones: [...missingZones] };
}

/** Forgets the held lines of an app. */
export async function removeApp(app: string, flags: AppsRemoveFlags, context: CommandContext): Promise<void> {
  const client = new ControllerClient(resolveEndpoint(flags, context.env));
  await confirm(`Forget the held lines of "${app}"?`, flags, context);
  const answer = objectOf(await client.json({ method: 'DELETE', path: ['v1', 'apps', app, 'lines'] }));
  const forgotten = numberField(answer, 'forgotten');
  const what = forgotten === undefined ? 'the held lines' : `${countText(forgotten)} held lines`;
  context.output.stderr.write(`Forgot ${what} of "${escapeControls(app)}"\n`);
}

function appRow(app: JsonObject): readonly string[] {
  const limit = objectOf(app['limit']);
  return [
    textField(app, 'app') ?? '',
    countText(numberField(app, 'instances')),
    rateText(numberField(app, 'rate')),
    countText(numberField(app, 'held')),
    countText(numberField(app, 'dropped')),
    limitText(numberField(limit, 'lines'), numberField(limit, 'bytes')),
  ];
}
