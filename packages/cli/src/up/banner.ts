// What `tailrace up` prints when it is ready: where everything listens, and three commands to try. Only text.
import { relative } from 'node:path';
import type { ClusterAddresses } from './cluster.ts';

/** What the text depends on beside the addresses. */
export interface BannerOptions {
  readonly version: string;
  readonly dataDir: string;
  readonly currentDir: string;
  /** How this program is called in the commands to try: `tailrace` or `npx tailrace`. */
  readonly program: string;
}

const defaultUrl = 'http://127.0.0.1:8080';
const defaultIngress = '127.0.0.1:3458';

/** The text, with a newline at its end. */
export function bannerText(addresses: ClusterAddresses, options: BannerOptions): string {
  const { version, dataDir, currentDir, program } = options;
  const near = relative(currentDir, dataDir);
  const folder = near === '' || near.startsWith('..') ? dataDir : `./${near}`;
  const rows = [
    ['traffic controller', addresses.url],
    ...addresses.zones.flatMap(({ zone, ingress, syslog }) => [
      [`${zone} agent, gRPC`, ingress],
      [`${zone} agent, syslog`, syslog.join('  ')],
    ]),
  ];
  const url = addresses.url === defaultUrl ? '' : ` --url ${addresses.url}`;
  const first = addresses.zones[0]?.ingress ?? defaultIngress;
  const ingress = first === defaultIngress ? '' : ` --ingress ${first}`;
  return `Tailrace ${version} is up: two zones, two servers in each. Ctrl-C stops it.

${rows.map(([what = '', where = '']) => `  ${what.padEnd(20)}${where}`.trimEnd()).join('\n')}
  ${'data'.padEnd(20)}${folder}

Drains to loopback addresses are allowed here; a cluster refuses them.

Try, in another terminal:
  ping localhost | ${program} pipe --app web${ingress}
  ${program} logs web${url}
  ${program} drains add web syslog://127.0.0.1:1514${url}
`;
}
