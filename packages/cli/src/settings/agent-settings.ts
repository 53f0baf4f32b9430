// The settings of `tailrace agent`, as one table.
import {
  agentBudgetSettings,
  appIdleForgetSetting,
  limitSettings,
  spoolSettings,
} from './budget-settings.ts';
import { syslogAllowSetting } from './protection-settings.ts';
import { placeSettings, roleSettings } from './role-settings.ts';
import type { Setting } from './setting.ts';

/** The settings that only an agent has, in the order in which help shows them. */
export const ownAgentSettings: readonly Setting[] = [
  ...placeSettings,
  {
    name: 'ingress',
    kind: 'address',
    argument: 'address',
    summary: 'where it listens for gRPC: programs, tailrace pipe and tailrace run',
    defaultText: '127.0.0.1:3458',
  },
  {
    name: 'syslog',
    kind: 'syslog-urls',
    argument: 'url',
    summary:
      'where it listens for syslog, or "none": tcp://, udp://, tls://, unix:// or unixgram://, each with ?app= or ?app-prefix=; tls:// asks senders for a certificate unless it has ?client-cert=none',
    defaultText: 'none',
    repeatable: true,
  },
  syslogAllowSetting,
  ...agentBudgetSettings,
  ...spoolSettings,
  appIdleForgetSetting,
  ...limitSettings,
];

/** Every setting of `tailrace agent`. */
export const agentSettings: readonly Setting[] = [...ownAgentSettings, ...roleSettings];
