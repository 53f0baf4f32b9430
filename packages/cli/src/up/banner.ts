// What `tailrace up` prints when it is ready: where everything listens, and commands to try. Only text.
import { relative } from 'node:path';
import type { TlsPaths, TokenConfig } from '../settings/protection-values.ts';
import type { UpAddresses } from './up-process.ts';

/** What the text depends on beside the addresses. */
export interface BannerOptions {
  readonly version: string;
  readonly dataDir: string;
  readonly currentDir: string;
  /** How this program is called in the commands to try: `tailrace` or `npx tailrace`. */
  readonly program: string;
  /** With TLS: the certificate that programs may write with. */
  readonly sender?: TlsPaths;
  readonly tokens?: TokenConfig;
}

const defaultUrl = 'http://127.0.0.1:8080';
const defaultIngress = '127.0.0.1:3458';
const tokenFile = 'tailrace.token';

/** The text, with a newline at its end. */
export function bannerText(addresses: UpAddresses, options: BannerOptions): string {
  const { version, dataDir, currentDir, program } = options;
  const { metrics } = addresses;
  const rows = [
    ['traffic controller', addresses.url],
    ...addresses.zones.flatMap(({ zone, ingress, syslog }) => [
      [`${zone} agent, gRPC`, ingress],
      [`${zone} agent, syslog`, syslog.length === 0 ? 'none' : syslog.join('  ')],
    ]),
    ...(metrics === undefined ? [] : [['state and metrics', `http://${metrics}/metrics`]]),
  ];
  const first = addresses.zones[0]?.ingress ?? defaultIngress;
  const ingress = first === defaultIngress ? '' : ` --ingress ${first}`;
  const reader = readerFlags(addresses.url, options);
  return `Tailrace ${version} is up: two zones, two servers in each. Ctrl-C stops it.

${rows.map(([what = '', where = '']) => `  ${what.padEnd(20)}${where}`.trimEnd()).join('\n')}
  ${'data'.padEnd(20)}${near(dataDir, currentDir)}

Drains to loopback addresses are allowed here; a cluster refuses them.
${tokenText(options)}
Try, in another terminal:
  ping localhost | ${program} pipe --app web${ingress}${senderFlags(options)}
  ${program} logs web${reader}
  ${program} drains add web syslog://127.0.0.1:1514${reader}
`;
}

function readerFlags(url: string, { sender, tokens, currentDir }: BannerOptions): string {
  const where = url === defaultUrl ? '' : ` --url ${url}`;
  const ca = sender === undefined ? '' : ` --ca ${inShell(near(sender.ca, currentDir))}`;
  return `${where}${ca}${hasTokens(tokens) ? ` --token-file ${tokenFile}` : ''}`;
}

function senderFlags({ sender, currentDir }: BannerOptions): string {
  if (sender === undefined) return '';
  const flags = Object.entries({ cert: sender.cert, key: sender.key, ca: sender.ca });
  return flags.map(([name, path]) => ` --tls-${name} ${inShell(near(path, currentDir))}`).join('');
}

function tokenText({ tokens, program, currentDir }: BannerOptions): string {
  if (!hasTokens(tokens)) return '';
  const { tokenKeyFile: key, tokenAudience: audience } = tokens;
  const to = audience === undefined ? '' : ` --audience ${inShell(audience)}`;
  if (key === undefined)
    return `
Readers need a token that a key of the key set has signed; these commands take it from ${tokenFile}.
`;
  return `
Readers need a token. This makes one that may do everything for an hour:
  ${program} token --key ${inShell(near(key, currentDir))}${to} --apps '*' --rights admin > ${tokenFile}
`;
}

function hasTokens(tokens: TokenConfig | undefined): tokens is TokenConfig {
  return tokens?.tokenKeyFile !== undefined || tokens?.tokenJwks !== undefined;
}

/** Short where that is in the current folder. */
function near(path: string, currentDir: string): string {
  const way = relative(currentDir, path);
  return way === '' || way.startsWith('..') ? path : `./${way}`;
}

/** A word of a command line. */
function inShell(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
