// HTTP requests from a process of a static cluster to the controller that keeps its drains and limits: the address, the
// certificates, and what a failure is called. What is asked and answered is in the controller's registry-wire.ts.
import {
  type ClientRequest,
  Agent as HttpAgent,
  request as httpRequest,
  type IncomingMessage,
} from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { cannot, LogError, quoted } from '@tailrace/core/errors';
import { RegistryError, type RegistryErrorCode } from '@tailrace/core/registry';
import { roleName } from '@tailrace/transport/peer-roles';
import type { TlsFiles } from '@tailrace/transport/tls-files';
import { tlsProtocolOptions } from '@tailrace/transport/tls-material';

/** Connections for calls; the stream of changes has one of its own. */
const SOCKETS_MAX = 4;
/** Longest error answer that is read, in characters. */
const ERROR_CHARS_MAX = 4_096;

/** Where the holder is, and how it is asked. */
export class HolderEndpoint {
  readonly address: string;
  readonly #tls: TlsFiles | undefined;
  readonly #agent: HttpAgent;

  constructor(address: string, tls: TlsFiles | undefined) {
    this.address = address;
    this.#tls = tls;
    const options = { keepAlive: true, maxSockets: SOCKETS_MAX };
    this.#agent = tls === undefined ? new HttpAgent(options) : new HttpsAgent(options);
  }

  /** Begins a request; the caller ends it, and handles its events. */
  request(method: 'GET' | 'POST', path: string, options: { readonly isStream: boolean }): ClientRequest {
    const { hostname, port } = new URL(`http://${this.address}`);
    const shared = {
      // Host guards people's browsers against pages of others; the holder may not know the name that the file has for it.
      headers: { host: 'localhost', 'content-type': 'application/json' },
      host: hostname.replace(/^\[|\]$/g, ''),
      port: port === '' ? 80 : Number(port),
      method,
      path,
      agent: options.isStream ? (false as const) : this.#agent,
    };
    if (this.#tls === undefined) return httpRequest(shared);
    const { cert, key, ca } = this.#tls.current;
    return httpsRequest({
      ...shared,
      cert,
      key,
      ca,
      servername: roleName('controller'),
      ...tlsProtocolOptions,
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}

/** Reads an answer to its end, up to `charsMax`; a longer one rejects. */
export async function readText(response: IncomingMessage, charsMax: number): Promise<string> {
  let text = '';
  response.setEncoding('utf8');
  for await (const part of response) {
    text += part as string;
    if (text.length > charsMax) throw new Error('the answer is too long');
  }
  return text;
}

/** The error that an answer other than 200 stands for. */
export async function toRefusal(
  response: IncomingMessage,
  address: string,
  action: string,
): Promise<LogError> {
  const status = response.statusCode ?? 0;
  const { code, message } = errorOf(await readText(response, ERROR_CHARS_MAX).catch(() => ''));
  if (code === 'unknown_route') {
    const whatIs = `the controller ${address} does not keep drains and limits`;
    const expected = `that address in its --http or --advertise, and the same file`;
    return new RegistryError(cannot(action, whatIs, expected), { code: 'unavailable' });
  }
  const registryCode = FROM_API[code];
  if (registryCode !== undefined) return new RegistryError(message, { code: registryCode });
  const whatIs = `the controller ${address} answers ${status} ${quoted(message, 200)}`;
  // What is wrong with the request itself will be wrong again.
  if (status === 400 || status === 413)
    return new LogError(cannot(action, whatIs), { code: 'invalid_request' });
  return new RegistryError(cannot(action, whatIs), { code: 'unavailable' });
}

const FROM_API: Readonly<Record<string, RegistryErrorCode>> = {
  duplicate_drain: 'duplicate',
  read_only: 'read_only',
};

function errorOf(text: string): { readonly code: string; readonly message: string } {
  try {
    const { error } = JSON.parse(text) as { readonly error?: Readonly<Record<string, unknown>> };
    const [code, message] = [error?.['code'], error?.['message']];
    return {
      code: typeof code === 'string' ? code : '',
      message: typeof message === 'string' ? message : '',
    };
  } catch {
    return { code: '', message: text.slice(0, 200) };
  }
}

/** In words for people: why a connection failed. */
export function connectionProblem(error: unknown): string {
  if (error instanceof LogError) return error.message;
  const { code, message } = error as NodeJS.ErrnoException;
  // An attempt at several addresses has the details in its parts.
  return message === '' || message === undefined ? (code ?? 'the connection failed') : message;
}
