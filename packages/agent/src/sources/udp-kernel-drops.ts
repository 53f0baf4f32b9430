// How many datagrams the kernel dropped because nobody read them in time: the last column of /proc/net/udp and udp6. Nothing tells
// it to the socket itself. Where there are no such files nothing is counted.
import { readFile } from 'node:fs/promises';

/** Where a socket is bound. */
export interface BoundUdp {
  readonly family: 'IPv4' | 'IPv6';
  readonly address: string;
  readonly port: number;
}

/** The file with the sockets of a family. */
export function udpTableOf(family: BoundUdp['family']): string {
  return family === 'IPv4' ? '/proc/net/udp' : '/proc/net/udp6';
}

/**
 * What the table says of a socket: the drops since it was opened; undefined when it does not say. An address of IPv6 is not
 * looked at: a port is bound once there.
 */
export function parseUdpDrops(table: string, { family, address, port }: BoundUdp): number | undefined {
  const portText = port.toString(16).toUpperCase().padStart(4, '0');
  const local = family === 'IPv4' ? `${addressText(address)}:${portText}` : `:${portText}`;
  for (const line of table.split('\n').slice(1)) {
    const columns = line.trim().split(/\s+/);
    const drops = Number(columns.at(-1));
    if (columns[1]?.endsWith(local) === true && columns.length >= 13 && Number.isSafeInteger(drops))
      return drops;
  }
  return undefined;
}

/** Drops of a socket until now; undefined where that is not known. */
export async function readUdpDrops(bound: BoundUdp): Promise<number | undefined> {
  try {
    return parseUdpDrops(await readFile(udpTableOf(bound.family), 'latin1'), bound);
  } catch {
    return undefined;
  }
}

/** The bytes of the address as the kernel prints them: as a number of this machine, which is little-endian wherever Node runs. */
function addressText(address: string): string {
  const bytes = address.split('.').map((each) => Number(each).toString(16).toUpperCase().padStart(2, '0'));
  return bytes.reverse().join('');
}
