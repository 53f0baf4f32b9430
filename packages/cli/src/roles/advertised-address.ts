// Under which address others reach a server: what was said, or what its listener is bound to, or what is found out, because a
// listener on every address of the machine has no address that others can dial. It opens no listener and changes nothing.
import { connect, isIP } from 'node:net';
import { networkInterfaces } from 'node:os';
import { cannot, LogError, quoted } from '@tailrace/core/errors';
import type { Registry } from '@tailrace/core/registry';
import { isOwnAddress } from '../registry/static/own-address.ts';
import { formatListenAddress, parseListenAddress } from '../settings/listen-address.ts';
import type { RegistryConfig } from '../settings/role-config.ts';
import type { ServerConfig } from '../settings/server-config.ts';

/** How long a place may take to answer, in milliseconds. */
const DIAL_MS = 3_000;

/** What a server advertises, and how to find out whether it has changed. */
export interface AdvertisedAddress {
  /** `host:port`; port 0 is the one that was bound. Undefined: the address that was bound. */
  readonly advertise: string | undefined;
  /** Finds it out again; undefined where it was said, or cannot change. */
  readonly findHost: (() => Promise<string>) | undefined;
}

/**
 * What a server of this configuration advertises.
 *
 * @throws LogError `no_address` when it cannot be found out
 */
export async function advertisedAddress(
  { listen, advertise, zone, registry: { address } }: ServerConfig,
  registry: Registry,
): Promise<AdvertisedAddress> {
  const bound = parseListenAddress(listen);
  if (bound === undefined) throw new Error(`Cannot read the address ${quoted(listen)}: expected HOST:PORT`);
  if (advertise !== undefined || !isAnyAddress(bound.host)) return { advertise, findHost: undefined };
  if (address.kind === 'static') {
    const places = registry
      .view()
      .members.filter((member) => member.role === 'server' && member.zone === zone)
      .map((member) => member.address);
    return { advertise: await ownPlace(places, listen), findHost: undefined };
  }
  const findHost = (): Promise<string> => localHostTowards(address.servers);
  return { advertise: formatListenAddress({ host: await findHost(), port: bound.port }), findHost };
}

/**
 * What the status shows for a listener that nobody of the cluster dials: where it listens, and for one on every address the one
 * towards NATS, if there is a way to it now.
 */
export async function shownAddress(listen: string, { address }: RegistryConfig): Promise<string> {
  const bound = parseListenAddress(listen);
  if (bound === undefined || !isAnyAddress(bound.host) || address.kind === 'static') return listen;
  try {
    return formatListenAddress({ host: await localHostTowards(address.servers), port: bound.port });
  } catch {
    return listen;
  }
}

/** Whether this machine has the address now. */
export function isOwnHost(host: string): boolean {
  return Object.values(networkInterfaces()).some((each) => each?.some((own) => own.address === host));
}

/** Why nothing takes a connection at `host:port`; undefined where something does. */
export async function dialProblem(place: string): Promise<string | undefined> {
  try {
    await localHostOf(place);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function isAnyAddress(host: string): boolean {
  return host === '0.0.0.0' || (isIP(host) === 6 && /^[0:]+$/.test(host));
}

/** Which of the places of a static cluster's file is this machine. */
async function ownPlace(places: readonly string[], listen: string): Promise<string> {
  for (const place of places) if (await isOwnAddress(place, [listen])) return place;
  const whatIs = `none of ${places.join(', ') || 'no servers'} is ${listen} of this machine`;
  throw new LogError(
    cannot('find this server in the static registry', whatIs, '--advertise with one of them'),
    { code: 'no_address' },
  );
}

/** The local address of a connection to the first of these places that takes one: its network knows us by it. */
async function localHostTowards(places: readonly string[]): Promise<string> {
  let last: unknown;
  for (const place of places) {
    try {
      return await localHostOf(place);
    } catch (error) {
      last = error;
    }
  }
  const whatIs = `none of ${places.join(', ')} takes a connection`;
  throw new LogError(cannot('find out the address that others can dial', whatIs, '--advertise HOST:PORT'), {
    code: 'no_address',
    cause: last,
  });
}

function localHostOf(place: string): Promise<string> {
  const address = parseListenAddress(place);
  if (address === undefined) return Promise.reject(new Error(`${quoted(place)} is no HOST:PORT`));
  return new Promise((resolve, reject) => {
    const socket = connect(address);
    const fail = (error: Error): void => {
      clearTimeout(timer);
      socket.destroy();
      reject(error);
    };
    const timer = setTimeout(() => fail(new Error(`${place} does not answer within ${DIAL_MS} ms`)), DIAL_MS);
    socket.on('error', fail);
    socket.once('connect', () => {
      clearTimeout(timer);
      // An IPv4 address that an IPv6 socket shows.
      resolve((socket.localAddress ?? '').replace(/^::ffff:(?=\d+\.)/i, ''));
      socket.destroy();
    });
  });
}
