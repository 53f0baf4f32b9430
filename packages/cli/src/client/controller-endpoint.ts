// Where the traffic controller is and what to show it: --url, TAILRACE_URL, the token file.
// Not here: requests (http-client.ts, tail-socket.ts).
import { withoutCredentials } from '@tailrace/core/errors';
import { CliError, EXIT } from '../exit-codes.ts';
import { readAuthorityFile } from './authority-file.ts';
import { readTokenFile } from './token-file.ts';

/** Where a controller is looked for if nothing else is said: the address of `tailrace up`. */
export const DEFAULT_URL = 'http://127.0.0.1:8080';

/** The flags that every command which talks to a controller has. */
export interface ConnectionFlags {
  readonly url?: string;
  readonly tokenFile?: string;
  readonly ca?: string;
}

/** A controller to talk to. */
export interface ControllerEndpoint {
  /** Base address; its path ends in `/`. */
  readonly base: URL;
  /** The address as people read it, without a slash at the end. */
  readonly text: string;
  /** The file of the token that is shown, if one is. */
  readonly tokenFile: string | undefined;
  /** Headers of every request, read anew so that a renewed token file is used from the next connection on. */
  headers(): Record<string, string>;
  /** TLS options of every connection, read anew as well; without --ca the authorities are those that Node knows. */
  trust(): { readonly ca?: string };
}

/**
 * Resolves flags, then environment, then the default.
 * @throws CliError (usage) for an address that is none, one with a password in it, or a file that cannot be used.
 */
export function resolveEndpoint(
  flags: ConnectionFlags,
  env: Readonly<Record<string, string | undefined>>,
): ControllerEndpoint {
  const given = flags.url ?? nonEmpty(env['TAILRACE_URL']) ?? DEFAULT_URL;
  const base = parseBase(given);
  const tokenFile = flags.tokenFile ?? nonEmpty(env['TAILRACE_TOKEN_FILE']);
  if (tokenFile !== undefined) readTokenFile(tokenFile);
  const caFile = flags.ca ?? nonEmpty(env['TAILRACE_CA']);
  if (caFile !== undefined) readAuthorityFile(caFile);
  return {
    base,
    text: `${base.origin}${base.pathname.replace(/\/$/, '')}`,
    tokenFile,
    trust: () => (caFile === undefined ? {} : { ca: readAuthorityFile(caFile) }),
    headers: () => (tokenFile === undefined ? {} : { authorization: `Bearer ${readTokenFile(tokenFile)}` }),
  };
}

/** The address of a path under the base, with a query. Undefined values are left out, lists are repeated. */
export function endpointUrl(
  endpoint: ControllerEndpoint,
  path: readonly string[],
  query: Readonly<Record<string, string | readonly string[] | undefined>> = {},
): URL {
  const url = new URL(path.map((segment) => encodeURIComponent(segment)).join('/'), endpoint.base);
  for (const [name, value] of Object.entries(query)) {
    for (const each of typeof value === 'string' ? [value] : (value ?? []))
      url.searchParams.append(name, each);
  }
  return url;
}

function parseBase(text: string): URL {
  const shown = `"${withoutCredentials(text)}"`;
  let url: URL;
  try {
    url = new URL(text.includes('://') ? text : `http://${text}`);
  } catch {
    throw usage(`Cannot use --url ${shown}: not an address, expected something like ${DEFAULT_URL}`);
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw usage(
      `Cannot use --url ${shown}: its scheme is "${url.protocol.slice(0, -1)}", expected http or https`,
    );
  }
  if (url.username !== '' || url.password !== '') {
    throw usage('Cannot use --url: it holds a user name or password, expected a token in --token-file');
  }
  url.search = '';
  url.hash = '';
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return url;
}

function nonEmpty(text: string | undefined): string | undefined {
  return text === undefined || text === '' ? undefined : text;
}

function usage(message: string): CliError {
  return new CliError(message, { exitCode: EXIT.usage });
}
