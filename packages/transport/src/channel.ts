// Connections to other members over gRPC: how one is made, and what people are told when it cannot be. A channel serves one attempt:
// who tries again makes a new one, with the certificates of that moment, and the name is looked up again.
import {
  type ChannelCredentials,
  type ChannelOptions,
  Client,
  credentials,
  logVerbosity,
  setLogVerbosity,
} from '@grpc/grpc-js';
import { internalChannelOptions } from '@tailrace/core/channel-options';
import { cannot } from '@tailrace/core/errors';
import { ClosingCredentials } from './closing-credentials.ts';
import { type PeerRole, roleName } from './peer-roles.ts';
import type { TlsFiles } from './tls-files.ts';

/** Whom to connect to. */
export interface ChannelTarget {
  /** `host:port`. */
  readonly address: string;
  /** Who is expected there: with TLS, the certificate has to name this role, whatever the address is. */
  readonly role: PeerRole;
  /** Mutual TLS with these files. Default: plain text. */
  readonly tls?: Pick<TlsFiles, 'current'> | undefined;
}

/** A new channel; the caller closes it. It connects with its first call, and a call that cannot connect fails at once. */
export function createChannel(
  { address, role, tls }: ChannelTarget,
  options: ChannelOptions = internalChannelOptions,
): Client {
  // What goes wrong comes as errors; gRPC's own log would only say it again on stderr, in a form of its own.
  setLogVerbosity(logVerbosity.NONE);
  const name = targetName(address);
  if (tls === undefined) return new Channel(name, credentials.createInsecure(), options);
  return new Channel(name, credentials.createFromSecureContext(tls.current.secureContext), {
    ...options,
    'grpc.ssl_target_name_override': roleName(role),
  });
}

class Channel extends Client {
  readonly #credentials: ClosingCredentials;

  constructor(address: string, inner: ChannelCredentials, options: ChannelOptions) {
    const closing = new ClosingCredentials(inner);
    super(address, closing, options);
    this.#credentials = closing;
  }

  override close(): void {
    super.close();
    this.#credentials.close();
  }
}

/**
 * The address as gRPC takes it. Addresses come from the registry, where anybody who may write there can put anything: one that gRPC cannot read
 * would be an exception in whoever dials, and `unix:1` would be a socket of this machine. What is no address becomes one that is never found.
 */
function targetName(address: string): string {
  const match = /^(?:[A-Za-z0-9._-]{1,253}|\[[0-9A-Fa-f:.]{2,45}(?:%[\w.-]{1,32})?\]):(\d{1,5})$/.exec(
    address,
  );
  const isAddress = match !== null && Number(match[1]) <= 65_535;
  return isAddress ? `dns:${address}` : 'dns:no-address.invalid:1';
}

/** What a call's failure means, as a text for people; it names the address where no connection could be made. */
export function describeCallFailure(target: ChannelTarget, details: string): string {
  const action = `connect to ${target.address}`;
  if (details.startsWith('Name resolution failed')) return cannot(action, 'its name cannot be resolved');
  const cause = /^No connection established\. Last error: (.*?)\.? Resolution note: .*$/s.exec(details)?.[1];
  if (cause === undefined) return details;
  const text = cause.replace(/ \(\d{4}-\d\d-\d\dT[\d:.]+Z\)$/, '').replace(/^Error: /, '');
  if (text.includes('ECONNREFUSED')) return cannot(action, 'nothing listens there');
  const [whatIs, expected] = target.tls === undefined ? plainFailure(text) : tlsFailure(text, target.role);
  return cannot(action, whatIs, expected);
}

function plainFailure(text: string): readonly [string, string?] {
  if (isClosedEarly(text) || text.includes('Protocol error')) {
    return ['it closed the connection and may speak TLS', 'a peer without TLS, as we are'];
  }
  return [text];
}

function tlsFailure(text: string, role: PeerRole): readonly [string, string?] {
  if (/wrong version number|packet length too long|http request/i.test(text)) {
    return ['it does not speak TLS', 'a peer with TLS, as we are'];
  }
  if (/altnames/i.test(text)) {
    return ['its certificate is not for this role', `the DNS name ${roleName(role)} in it`];
  }
  if (/has expired|not yet valid/i.test(text)) return [`its certificate is not valid: ${text}`];
  if (/certificate|issuer/i.test(text)) {
    return [`its certificate is not trusted: ${text}`, 'one of our authorities'];
  }
  if (isClosedEarly(text)) {
    return ['it closed the connection after the handshake', 'a peer with TLS that takes our certificate'];
  }
  return [text];
}

/** The peer gave no reason. */
function isClosedEarly(text: string): boolean {
  return /^Failed to connect$|ECONNRESET|EPIPE|hang up|disconnected before|Socket closed|closed before/.test(
    text,
  );
}
