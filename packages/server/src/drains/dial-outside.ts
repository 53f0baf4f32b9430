// The only way to a host that a user named: resolve it, check every address, connect to a checked address, and check where
// the connection really ended. It speaks no protocol beyond TLS's handshake.
import { lookup } from 'node:dns/promises';
import { connect, isIP, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { cannot, LogError, quoted } from '@tailrace/core/errors';
import { refusedRange } from './address-policy.ts';

/** Name resolution, TCP and TLS together must be done in this time by default, in milliseconds. */
export const DIAL_TIMEOUT_MS = 10_000;

/** At which step a connection to the outside failed. */
export type DialStage = 'dns' | 'tcp' | 'tls';

/** Why a connection to the outside could not be made. Always worth another try: names and networks change. */
export class DialError extends LogError<
  'refused_address' | 'not_found' | 'not_connected' | 'timeout' | 'aborted'
> {
  override readonly name = 'DialError';
  /** The step that failed. */
  readonly stage: DialStage;

  constructor(stage: DialStage, code: DialError['code'], message: string, cause?: unknown) {
    super(message, { code, retryable: true, cause });
    this.stage = stage;
  }
}

/** What to dial, and what is allowed. */
export interface DialOptions {
  readonly host: string;
  readonly port: number;
  readonly transport: 'tcp' | 'tls';
  /** True: this machine may be dialled. For one machine with everything on it, and for tests. */
  readonly allowLoopback: boolean;
  /** For all steps together. Default {@link DIAL_TIMEOUT_MS}. */
  readonly timeoutMs?: number;
  /** Gives up. */
  readonly signal?: AbortSignal;
  /** Certificate authorities in PEM to trust instead of the built-in ones. */
  readonly ca?: string;
  /** All addresses of a name. Default: the system's resolver. */
  readonly resolve?: (host: string) => Promise<readonly string[]>;
}

/**
 * Connects to a host outside.
 *
 * One address that is refused refuses the name: it is no receiver's, or somebody plays tricks with it.
 * @throws DialError
 */
export async function dialOutside(options: DialOptions): Promise<Socket> {
  const timeout = AbortSignal.timeout(options.timeoutMs ?? DIAL_TIMEOUT_MS);
  const signal = options.signal === undefined ? timeout : AbortSignal.any([timeout, options.signal]);
  const place: Place = { options, signal, stage: 'dns' };
  const addresses = await resolveChecked(place);
  place.stage = 'tcp';
  const socket = await connectToAny(place, addresses);
  if (options.transport === 'tcp') return socket;
  place.stage = 'tls';
  return await startTls(place, socket);
}

/** How far a dial has come. */
interface Place {
  readonly options: DialOptions;
  readonly signal: AbortSignal;
  stage: DialStage;
}

async function resolveChecked(place: Place): Promise<readonly string[]> {
  const { host, allowLoopback, resolve = resolveAll } = place.options;
  const addresses = isIP(host) === 0 ? await untilAborted(place, resolve(host)) : [host];
  if (addresses.length === 0) throw failed(place, 'not_found', 'it has no address');
  for (const address of addresses) {
    const range = refusedRange(address, allowLoopback);
    if (range !== undefined) throw refused(place, address, range);
  }
  return addresses;
}

async function resolveAll(host: string): Promise<readonly string[]> {
  const found = await lookup(host, { all: true });
  return found.map(({ address }) => address);
}

/** The first address that takes a connection, in the resolver's order. */
async function connectToAny(place: Place, addresses: readonly string[]): Promise<Socket> {
  let lastError: unknown;
  for (const address of addresses) {
    try {
      return await connectTo(place, address);
    } catch (error) {
      if (place.signal.aborted || (error instanceof DialError && error.code === 'refused_address'))
        throw error;
      lastError = error;
    }
  }
  throw lastError;
}

async function connectTo(place: Place, address: string): Promise<Socket> {
  const { port, allowLoopback } = place.options;
  const socket = connect({ host: address, port });
  await untilEvent(place, socket, 'connect');
  const { remoteAddress } = socket;
  const range = remoteAddress === undefined ? 'malformed' : refusedRange(remoteAddress, allowLoopback);
  if (range === undefined) return socket;
  socket.destroy();
  // Without a remote address the peer was gone before this could look.
  if (remoteAddress === undefined) throw failed(place, 'not_connected', 'the connection ended at once');
  throw refused(place, remoteAddress, range);
}

async function startTls(place: Place, socket: Socket): Promise<TLSSocket> {
  const { host, ca } = place.options;
  const servername = isIP(host) === 0 ? { servername: host } : {};
  const secure = connectTls({ socket, host, ...servername, ...(ca === undefined ? {} : { ca }) });
  await untilEvent(place, secure, 'secureConnect');
  return secure;
}

/** Waits for the event; on an error, an early close, or when given up, destroys the socket. */
function untilEvent(place: Place, socket: Socket, event: 'connect' | 'secureConnect'): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (error?: DialError) => {
      socket.off(event, onReady).off('error', onError).off('close', onClose);
      place.signal.removeEventListener('abort', onAbort);
      if (error === undefined) return resolve();
      // An error may follow that nobody listens to any more.
      socket.on('error', () => undefined);
      socket.destroy();
      reject(error);
    };
    const onReady = () => settle();
    const onError = (error: Error) => settle(failed(place, 'not_connected', error.message, error));
    const onClose = () => settle(failed(place, 'not_connected', 'the connection was closed'));
    const onAbort = () => settle(aborted(place));
    socket.on(event, onReady).on('error', onError).on('close', onClose);
    place.signal.addEventListener('abort', onAbort);
    if (place.signal.aborted) onAbort();
  });
}

async function untilAborted<T>(place: Place, promise: Promise<T>): Promise<T> {
  const { signal } = place;
  let onAbort: (() => void) | undefined;
  const abort = new Promise<never>((_, reject) => {
    onAbort = () => reject(aborted(place));
    signal.addEventListener('abort', onAbort);
    if (signal.aborted) onAbort();
  });
  try {
    return await Promise.race([promise, abort]);
  } catch (error) {
    throw error instanceof DialError ? error : failed(place, 'not_found', toMessage(error), error);
  } finally {
    if (onAbort !== undefined) signal.removeEventListener('abort', onAbort);
  }
}

function aborted(place: Place): DialError {
  const isOurs = place.options.signal?.aborted ?? false;
  const { timeoutMs = DIAL_TIMEOUT_MS } = place.options;
  return isOurs
    ? failed(place, 'aborted', 'it was given up')
    : failed(place, 'timeout', `no answer within ${timeoutMs / 1000} s`);
}

function refused(place: Place, address: string, range: string): DialError {
  const { host } = place.options;
  const whatIs =
    address === host ? `it is a ${range} address` : `its address ${address} is a ${range} address`;
  return new DialError(
    place.stage,
    'refused_address',
    cannot(`connect to ${name(place)}`, whatIs, 'an address outside'),
  );
}

function failed(place: Place, code: DialError['code'], whatIs: string, cause?: unknown): DialError {
  const action =
    place.stage === 'dns' ? `resolve ${quoted(place.options.host)}` : `connect to ${name(place)}`;
  return new DialError(place.stage, code, cannot(action, whatIs), cause);
}

function name({ options: { host, port } }: Place): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

function toMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
