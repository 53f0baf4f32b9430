// What the URL of a syslog listener says: where it listens and whose lines it may write. It opens nothing.
//
//   listener   = ("tcp" | "udp" | "tls") "://" host ":" port [query]  |  ("unix" | "unixgram") "://" absolute-path [query]
//   query      = "?" parameter *("&" parameter)
//   parameter  = "app=" APP  |  "app-prefix=" PREFIX  |  "client-cert=" ("required" | "none")  ; the last one for tls, default required
import { validateAppId } from '@tailrace/core/app-id';
import { listenError } from '@tailrace/transport/listen-error';

/** Whose lines a listener may write. */
export interface SyslogBinding {
  /** Every line is this app's, whatever name it carries. */
  readonly app?: string;
  /** Only apps whose id begins so; lines of others are rejected. */
  readonly appPrefix?: string;
}

/** Where a listener listens. */
export type SyslogAddress =
  | { readonly kind: 'tcp' | 'udp'; readonly host: string; readonly port: number }
  | {
      readonly kind: 'tls';
      readonly host: string;
      readonly port: number;
      /** Whether senders have to show a certificate of ours. */
      readonly clientCertificates: 'required' | 'none';
    }
  | { readonly kind: 'unix' | 'unixgram'; readonly path: string };

/** A syslog listener as its URL describes it. */
export interface SyslogEndpoint {
  /** As it was given. */
  readonly url: string;
  readonly address: SyslogAddress;
  readonly binding: SyslogBinding;
}

/**
 * Reads the URL of a syslog listener.
 *
 * @throws LogError `cannot_listen` with the reason
 */
export function parseSyslogUrl(text: string): SyslogEndpoint {
  const refuse = (whatIs: string, expected: string): never => {
    throw listenError(`Cannot listen on "${text}": ${whatIs}, expected ${expected}`);
  };
  const [, scheme = '', place = '', query = ''] = /^([a-z]+):\/\/([^?#]*)(?:\?([^#]*))?$/i.exec(text) ?? [];
  const kind = scheme.toLowerCase();
  const { binding, clientCertificates } = parseQuery(query, kind === 'tls', refuse);
  switch (kind) {
    case 'tcp':
      return { url: text, address: { kind: 'tcp', ...parseHostPort(place, refuse) }, binding };
    case 'udp':
      return { url: text, address: { kind: 'udp', ...parseHostPort(place, refuse) }, binding };
    case 'tls':
      return {
        url: text,
        address: { kind: 'tls', ...parseHostPort(place, refuse), clientCertificates },
        binding,
      };
    case 'unix':
      return { url: text, address: { kind: 'unix', path: parsePath(place, refuse) }, binding };
    case 'unixgram':
      return { url: text, address: { kind: 'unixgram', path: parsePath(place, refuse) }, binding };
    default:
      return refuse(
        'it is no such URL',
        'tcp://HOST:PORT, udp://HOST:PORT, tls://HOST:PORT, unix:///PATH or unixgram:///PATH',
      );
  }
}

/** The URL of an endpoint with the port that was bound. */
export function boundSyslogUrl(endpoint: SyslogEndpoint, port?: number): string {
  return port === undefined ? endpoint.url : endpoint.url.replace(/:\d+(?=\/?(?:\?|$))/, `:${port}`);
}

function parseHostPort(
  place: string,
  refuse: (whatIs: string, expected: string) => never,
): { host: string; port: number } {
  const match = /^(?:\[([0-9a-f:.]+)\]|([^:[\]/]+)):(\d{1,5})\/?$/i.exec(place);
  const port = Number(match?.[3]);
  if (match === null || port > 65_535) {
    return refuse(`"${place}" is no address`, 'HOST:PORT with a port from 0 to 65535');
  }
  return { host: match[1] ?? match[2] ?? '', port };
}

function parsePath(place: string, refuse: (whatIs: string, expected: string) => never): string {
  return place.startsWith('/') && !place.endsWith('/')
    ? place
    : refuse(`"${place}" is no path of a socket`, 'an absolute path');
}

function parseQuery(
  query: string,
  isTls: boolean,
  refuse: (whatIs: string, expected: string) => never,
): { readonly binding: SyslogBinding; readonly clientCertificates: 'required' | 'none' } {
  let binding: SyslogBinding | undefined;
  let clientCertificates: 'required' | 'none' = 'required';
  for (const [name, value] of new URLSearchParams(query)) {
    if (isTls && name === 'client-cert') {
      if (value !== 'required' && value !== 'none') {
        return refuse(`client-cert is "${value}"`, 'required or none');
      }
      clientCertificates = value;
    } else if (binding === undefined) {
      binding = parseBinding(name, value, isTls, refuse);
    } else {
      return refuse('it has several parameters', 'one of app and app-prefix');
    }
  }
  return { binding: binding ?? {}, clientCertificates };
}

function parseBinding(
  name: string,
  value: string,
  isTls: boolean,
  refuse: (whatIs: string, expected: string) => never,
): SyslogBinding {
  if (name === 'app') {
    const problem = validateAppId(value);
    return problem === undefined
      ? { app: value }
      : refuse(problem.replace(/, expected .*$/, ''), 'an app id');
  }
  if (name === 'app-prefix') {
    const problem = validateAppId(`${value}x`);
    return problem === undefined && value !== ''
      ? { appPrefix: value }
      : refuse(`"${value}" begins no app id`, 'a prefix of app ids');
  }
  return refuse(
    `it has the parameter "${name}"`,
    isTls ? 'app, app-prefix or client-cert' : 'app or app-prefix',
  );
}
