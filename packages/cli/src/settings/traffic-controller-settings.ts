// The settings of `tailrace traffic-controller`, as one table.
import { controllerBudgetSettings } from './budget-settings.ts';
import { allowOriginSetting, publicUrlSetting } from './edge-settings.ts';
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
  {
    name: 'token-key',
    kind: 'file',
    argument: 'file',
    summary: 'file with the key of tokens (HS256); turns tokens on',
    defaultText: 'none',
  },
  {
    name: 'token-jwks',
    kind: 'jwks',
    argument: 'file|url',
    summary: 'file or https URL of the public keys of tokens; turns tokens on',
    defaultText: 'none',
  },
  {
    name: 'token-audience',
    kind: 'text',
    argument: 'text',
    summary: 'audience that tokens must name',
    defaultText: 'none',
  },
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
