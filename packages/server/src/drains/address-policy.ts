// Which addresses a connection to the outside may go to. Users name these hosts, so what only this machine or its network
// can reach must not be reachable through us. Private networks are allowed: receivers inside a platform are usual.
import { BlockList, isIP } from 'node:net';

/** Why an address is refused. */
export type AddressRange =
  | 'loopback'
  | 'unspecified'
  | 'link-local'
  | 'multicast'
  | 'metadata'
  | 'reserved'
  | 'malformed';

interface Rule {
  readonly range: AddressRange;
  readonly ipv4?: readonly (readonly [network: string, prefix: number])[];
  readonly ipv6?: readonly (readonly [network: string, prefix: number])[];
}

/**
 * Special-purpose registries of IANA for IPv4 and IPv6 (RFC 6890), and the addresses at which clouds serve credentials
 * that are not link-local already: AWS over IPv6, Alibaba, Azure, Oracle.
 */
const RULES: readonly Rule[] = [
  { range: 'loopback', ipv4: [['127.0.0.0', 8]], ipv6: [['::1', 128]] },
  { range: 'unspecified', ipv4: [['0.0.0.0', 8]], ipv6: [['::', 128]] },
  {
    range: 'metadata',
    ipv4: [
      ['169.254.169.254', 32],
      ['100.100.100.200', 32],
      ['168.63.129.16', 32],
      ['192.0.0.192', 32],
    ],
    ipv6: [['fd00:ec2::254', 128]],
  },
  { range: 'link-local', ipv4: [['169.254.0.0', 16]], ipv6: [['fe80::', 10]] },
  { range: 'multicast', ipv4: [['224.0.0.0', 4]], ipv6: [['ff00::', 8]] },
  { range: 'reserved', ipv4: [['240.0.0.0', 4]] },
];

/** NAT64 (RFC 6052) writes an IPv4 address into the last 32 bits; IPv4-mapped addresses are known to BlockList itself. */
const NAT64_PREFIX = '64:ff9b::';
const NAT64_PREFIX_BITS = 96;

const lists = RULES.map((rule) => ({ range: rule.range, list: toBlockList(rule) }));

/** The range for which an address is refused, or undefined for one that may be dialled. */
export function refusedRange(address: string, allowLoopback: boolean): AddressRange | undefined {
  // A scope such as `%eth0` says nothing about the range.
  const bare = address.split('%', 1)[0] ?? '';
  const family = isIP(bare);
  if (family === 0) return 'malformed';
  const found = lists.find(({ list }) => list.check(bare, family === 4 ? 'ipv4' : 'ipv6'))?.range;
  return found === 'loopback' && allowLoopback ? undefined : found;
}

function toBlockList(rule: Rule): BlockList {
  const list = new BlockList();
  for (const [network, prefix] of rule.ipv4 ?? []) {
    list.addSubnet(network, prefix, 'ipv4');
    list.addSubnet(`${NAT64_PREFIX}${network}`, NAT64_PREFIX_BITS + prefix, 'ipv6');
  }
  for (const [network, prefix] of rule.ipv6 ?? []) list.addSubnet(network, prefix, 'ipv6');
  return list;
}
