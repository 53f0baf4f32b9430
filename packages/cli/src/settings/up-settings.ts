// The settings of `tailrace up`, as one table: the flags, the environment, the file, the help and docs/configuration.md are
// made from it. Not here: `--config` itself, which says where to read, and the settings of the commands for readers.
import {
  agentBudgetSettings,
  appIdleForgetSetting,
  controllerBudgetSettings,
  limitSettings,
  serverBudgetSettings,
} from './budget-settings.ts';
import { allowOriginSetting, publicUrlSetting } from './edge-settings.ts';
import { graceSetting, insecureSetting, logLevelSetting, metricsSetting } from './process-settings.ts';
import { syslogAllowSetting, tlsSettings, tokenSettings } from './protection-settings.ts';
import type { Setting } from './setting.ts';

/** Every setting of `tailrace up`, in the order in which help shows them. */
export const upSettings: readonly Setting[] = [
  {
    name: 'http',
    kind: 'address',
    argument: 'address',
    summary: 'where the traffic controller listens for HTTP and websockets; HTTPS with TLS on',
    defaultText: '127.0.0.1:8080',
  },
  {
    name: 'ingress',
    kind: 'zone-addresses',
    argument: '[zone=]address',
    summary: 'where the agent of z1 listens for gRPC, and z2 then on any free port; z2=ADDRESS sets that one',
    defaultText: '127.0.0.1:3458 z2=127.0.0.1:3459',
    repeatable: true,
  },
  {
    name: 'syslog',
    kind: 'zone-syslog-urls',
    argument: '[zone=]url',
    summary:
      'where the agent of z1 listens for syslog, z2=URL that of z2, or "none": tcp://, udp://, tls://, unix:// or unixgram://, each with ?app= or ?app-prefix=; tls:// asks senders for a certificate unless it has ?client-cert=none',
    defaultText: 'tcp and udp on 127.0.0.1:5514, z2 on 127.0.0.1:5515',
    repeatable: true,
  },
  {
    name: 'data',
    kind: 'path',
    argument: 'folder',
    summary: 'where drains, limits and, over a clean stop, the held lines are kept',
    defaultText: './data',
  },
  ...tlsSettings,
  ...tokenSettings,
  syslogAllowSetting,
  insecureSetting,
  publicUrlSetting,
  allowOriginSetting,
  metricsSetting,
  ...limitSettings,
  graceSetting,
  ...serverBudgetSettings,
  ...agentBudgetSettings,
  ...controllerBudgetSettings,
  appIdleForgetSetting,
  logLevelSetting('warn'),
];
