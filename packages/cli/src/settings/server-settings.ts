// The settings of `tailrace server`, as one table.
import { appIdleForgetSetting, limitSettings, serverBudgetSettings } from './budget-settings.ts';
import { placeSettings, roleSettings } from './role-settings.ts';
import type { Setting } from './setting.ts';

/** The settings that only a server has, in the order in which help shows them. */
export const ownServerSettings: readonly Setting[] = [
  ...placeSettings,
  {
    name: 'listen',
    kind: 'address',
    argument: 'address',
    summary: 'where agents and traffic controllers connect',
    defaultText: '127.0.0.1:7100',
  },
  {
    name: 'advertise',
    kind: 'advertised-address',
    argument: 'address',
    summary: 'what they dial; a name is looked up at each dial, port 0 is the port of --listen',
    defaultText: 'the local address that reaches the registry',
  },
  {
    name: 'replicas',
    kind: 'choice',
    argument: 'number',
    summary: 'servers of a zone that hold each line: with 2 the crash of one loses nothing',
    defaultText: '1',
    choices: ['1', '2'],
  },
  {
    name: 'data',
    kind: 'path',
    argument: 'folder',
    summary: 'where the held lines are kept over a clean stop; "none" keeps nothing',
    defaultText: './data',
  },
  ...serverBudgetSettings,
  appIdleForgetSetting,
  ...limitSettings,
  {
    name: 'drain-allow-loopback',
    kind: 'switch',
    summary: 'drains may go to this machine',
    defaultText: 'off',
  },
];

/** Every setting of `tailrace server`. */
export const serverSettings: readonly Setting[] = [...ownServerSettings, ...roleSettings];
