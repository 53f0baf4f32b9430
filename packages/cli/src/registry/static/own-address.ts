// Whether an address that a file names is this process. Names are looked up once, at the start; nothing is dialled.
import { lookup } from 'node:dns/promises';
import { networkInterfaces } from 'node:os';
import { type ListenAddress, parseListenAddress } from '../../settings/listen-address.ts';
import { dialAddress } from './cluster-file.ts';

/**
 * True when `address` is one of `own`, or has the port of one that listens on every address of the machine and a host that is
 * this machine.
 */
export async function isOwnAddress(address: string, own: readonly string[]): Promise<boolean> {
  if (own.some((each) => dialAddress(each) === address)) return true;
  const wanted = parseListenAddress(address);
  if (wanted === undefined) return false;
  return (
    own.map(parseListenAddress).some((each) => isAny(each, wanted)) && (await isThisMachine(wanted.host))
  );
}

function isAny(each: ListenAddress | undefined, { port }: ListenAddress): boolean {
  return each !== undefined && each.port === port && /^(0\.0\.0\.0|[0:]+)$/.test(each.host);
}

async function isThisMachine(host: string): Promise<boolean> {
  const own = Object.values(networkInterfaces()).flatMap((each) => each?.map(({ address }) => address) ?? []);
  try {
    return (await lookup(host, { all: true })).some(({ address }) => own.includes(address));
  } catch {
    return false;
  }
}
