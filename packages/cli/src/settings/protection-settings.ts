// The settings that protect what a process listens on: certificates, tokens, networks. Plain data; what is made of their values is
// in protection-values.ts.
import type { Setting } from './setting.ts';

/** What protects the connections between the roles. */
export const tlsSettings: readonly Setting[] = [
  {
    name: 'tls-cert',
    kind: 'file',
    argument: 'file',
    summary:
      'own certificate in PEM, with the name of its role; all three turn TLS on, read again when they change',
    defaultText: 'none',
  },
  { name: 'tls-key', kind: 'file', argument: 'file', summary: 'key of --tls-cert', defaultText: 'none' },
  {
    name: 'tls-ca',
    kind: 'file',
    argument: 'file',
    summary: 'certificate authorities of the cluster: who shows a certificate of theirs is one of us',
    defaultText: 'none',
  },
];

/** What asks readers for tokens. */
export const tokenSettings: readonly Setting[] = [
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
];

/** Who may write plain syslog. */
export const syslogAllowSetting: Setting = {
  name: 'syslog-allow',
  kind: 'networks',
  argument: 'cidr',
  summary: 'network that may write to tcp:// and udp:// listeners; others, except this machine, are refused',
  defaultText: 'any',
  repeatable: true,
};
