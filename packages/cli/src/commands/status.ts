// `tailrace status`: zones, servers, agents and controllers as the traffic controller sees them.
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
import { bytesText, countText, type TableColumn } from '../output/table.ts';
import type { CommandContext } from './command-context.ts';
import type { StatusFlags } from './status.flags.ts';
import { printFields, printJson, printTable, wantsJson } from './table-output.ts';

/** Prints one table each for zones, servers and agents; with JSON one object. */
export async function showStatus(flags: StatusFlags, context: CommandContext): Promise<void> {
  const client = new ControllerClient(resolveEndpoint(flags, context.env));
  const status = objectOf(await client.json({ path: ['v1', 'status'] }));
  if (wantsJson(flags)) {
    printJson([status], context);
    return;
  }
  printFields(controllerFields(status), context);
  context.output.stdout.write('\n');
  printSection('zones', ZONE_COLUMNS, objectsOf(status['zones']).map(zoneRow), flags, context);
  context.output.stdout.write('\n');
  printSection('servers', SERVER_COLUMNS, objectsOf(status['servers']).map(serverRow), flags, context);
  context.output.stdout.write('\n');
  printSection('agents', AGENT_COLUMNS, objectsOf(status['agents']).map(agentRow), flags, context);
  const controllers = objectsOf(status['controllers']);
  // The one of `up` is no member of its own cluster.
  if (controllers.length === 0) return;
  context.output.stdout.write('\n');
  printSection('controllers', CONTROLLER_COLUMNS, controllers.map(controllerRow), flags, context);
}

const ZONE_COLUMNS: readonly TableColumn[] = [
  { title: 'ZONE' },
  { title: 'STATE' },
  { title: 'SERVERS', align: 'right' },
  { title: 'AGENTS', align: 'right' },
  { title: 'REPLICAS' },
];

const SERVER_COLUMNS: readonly TableColumn[] = [
  { title: 'SERVER' },
  { title: 'ZONE' },
  { title: 'STATE' },
  { title: 'ADDRESS' },
  { title: 'APPS', align: 'right' },
  { title: 'HELD', align: 'right' },
  { title: 'MEMORY', align: 'right' },
  { title: 'LINES', align: 'right' },
  { title: 'DROPPED', align: 'right' },
  { title: 'READERS', align: 'right' },
  { title: 'DRAINS', align: 'right' },
  { title: 'REPLICAS' },
  { title: 'LAST ERROR' },
];

const AGENT_COLUMNS: readonly TableColumn[] = [
  { title: 'AGENT' },
  { title: 'ZONE' },
  { title: 'STATE' },
  { title: 'ADDRESS' },
  { title: 'SOURCES' },
];

const CONTROLLER_COLUMNS: readonly TableColumn[] = [
  { title: 'CONTROLLER' },
  { title: 'ZONE' },
  { title: 'STATE' },
  { title: 'ADDRESS' },
];

function printSection(
  what: string,
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  flags: StatusFlags,
  context: CommandContext,
): void {
  printTable({ columns, rows, empty: `There are no ${what}` }, flags, context);
}

function controllerFields(status: JsonObject): readonly (readonly [string, string])[] {
  const controller = objectOf(status['controller']);
  return [
    ['cluster', textField(status, 'cluster') ?? '-'],
    ['controller', textField(controller, 'id') ?? '-'],
    ['version', textField(status, 'version') ?? '-'],
    ['readers', countText(numberField(controller, 'readers'))],
    ['registry', registryText(objectOf(status['registry']))],
  ];
}

function registryText(registry: JsonObject): string {
  const state = textField(registry, 'state') ?? '-';
  const reason = textField(registry, 'reason');
  return reason === undefined ? state : `${state}: ${reason}`;
}

function zoneRow(zone: JsonObject): readonly string[] {
  return [
    textField(zone, 'zone') ?? '',
    textField(zone, 'state') ?? '-',
    countText(numberField(zone, 'servers')),
    countText(numberField(zone, 'agents')),
    textField(zone, 'replicas') ?? '-',
  ];
}

function serverRow(server: JsonObject): readonly string[] {
  return [
    textField(server, 'id') ?? '',
    textField(server, 'zone') ?? '',
    textField(server, 'state') ?? '-',
    textField(server, 'address') ?? '-',
    countText(numberField(server, 'apps')),
    countText(numberField(server, 'held_lines')),
    bytesText(numberField(server, 'allocated_bytes')),
    countText(numberField(server, 'lines_total')),
    countText(numberField(server, 'dropped_total')),
    countText(numberField(server, 'readers')),
    countText(numberField(server, 'drains')),
    textField(server, 'replicas') ?? '-',
    textField(server, 'last_error') ?? '-',
  ];
}

function agentRow(agent: JsonObject): readonly string[] {
  return [
    textField(agent, 'id') ?? '',
    textField(agent, 'zone') ?? '',
    textField(agent, 'state') ?? '-',
    textField(agent, 'address') ?? '-',
    textsOf(agent['sources']).join(', ') || '-',
  ];
}

function controllerRow(controller: JsonObject): readonly string[] {
  return [
    textField(controller, 'id') ?? '',
    textField(controller, 'zone') ?? '',
    textField(controller, 'state') ?? '-',
    textField(controller, 'address') ?? '-',
  ];
}
