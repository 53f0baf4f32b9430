// The settings of `tailrace traffic-controller`, as one table.
import { controllerBudgetSettings } from './budget-settings.ts';
import { allowOriginSetting, publicUrlSetting } from './edge-settings.ts';
import { tokenSettings } from './protection-settings.ts';
import { placeSettings, roleSettings } from './role-settings.ts';
import type { Setting } from './setting.ts';

/** The settings that only a traffic controller has, in the order in which help shows them. */
export const ownTrafficControllerSettings: readonly Setting[] = [
  ...placeSettings,
  {
    name: 'http',
    kind: 'address',
    argument: 'address',
    summary: 'where it listens for HTTP and websockets; HTTPS with TLS on',
    defaultText: '127.0.0.1:8080',
  },
  publicUrlSetting,
  allowOriginSetting,
  ...tokenSettings,
  {
    name: 'data',
    kind: 'path',
    argument: 'folder',
    summary: 'where drains and limits are kept by the controller that a static registry names',
    defaultText: './data',
  },
  ...controllerBudgetSettings,
];

/** Every setting of `tailrace traffic-controller`. */
export const trafficControllerSettings: readonly Setting[] = [
  ...ownTrafficControllerSettings,
  ...roleSettings,
];
