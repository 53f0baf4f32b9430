// A TLS listener for what is not HTTP: bounded handshakes, certificates that follow their files, and a reason for every
// connection that is not handed on. It knows no protocol above TLS.
import type { Server, Socket } from 'node:net';
import { createServer, type TLSSocket } from 'node:tls';
import { PendingHandshakes, remoteOf } from './pending-handshakes.ts';
import type { RefusalLog, RefusalReason } from './refusal-log.ts';
import type { TlsFiles } from './tls-files.ts';
import { secureContextOptions, tlsProtocolOptions } from './tls-material.ts';

/** How long a handshake may take. */
export const HANDSHAKE_TIMEOUT_MS = 10_000;

/** Settings of {@link createSecureServer}. */
export interface SecureServerOptions {
  readonly tls: TlsFiles;
  /** Whether a peer must show a certificate of our authorities. */
  readonly clientCertificates: 'required' | 'none';
  /** Application protocol that a peer has to speak (ALPN). Default: any. */
  readonly alpn?: string;
  readonly refusals: RefusalLog;
  /** Default {@link HANDSHAKE_TIMEOUT_MS}. */
  readonly handshakeTimeoutMs?: number;
  /** Default 1,024. */
  readonly handshakesMax?: number;
}

/**
 * A server that calls `onSocket` with each connection that passed. It does not listen yet; closing it ends what follows the files,
 * and the handshakes that are under way.
 */
export function createSecureServer(
  options: SecureServerOptions,
  onSocket: (socket: TLSSocket) => void,
): Server {
  const { tls, clientCertificates, alpn, refusals, handshakesMax } = options;
  const isRequired = clientCertificates === 'required';
  const server = createServer({
    ...secureContextOptions(tls.current),
    ...tlsProtocolOptions,
    handshakeTimeout: options.handshakeTimeoutMs ?? HANDSHAKE_TIMEOUT_MS,
    requestCert: isRequired,
    // Node would close without a word; here the reason is known.
    rejectUnauthorized: false,
    noDelay: true,
    ...(alpn === undefined ? {} : { ALPNProtocols: [alpn] }),
  });
  const handshakes = new PendingHandshakes({
    refusals,
    ...(handshakesMax === undefined ? {} : { max: handshakesMax }),
  });
  server.prependListener('connection', (socket: Socket) => handshakes.add(socket));
  server.on('secureConnection', (socket) => {
    handshakes.finished(socket);
    socket.on('error', () => socket.destroy());
    const refusal = isRequired ? refusalOf(socket) : undefined;
    if (refusal === undefined) {
      onSocket(socket);
      return;
    }
    refusals.note({ action: 'connect', remote: remoteOf(socket), ...refusal });
    socket.destroy();
  });
  server.on('tlsClientError', (error: NodeJS.ErrnoException, socket) => {
    handshakes.finished(socket);
    // Too many of them: said above. Gone before it said anything: a probe of the port.
    if (error.code !== 'ECONNRESET') {
      const reason: RefusalReason = isPlainText(error) ? 'plain_text' : 'handshake';
      refusals.note({
        action: 'connect',
        remote: remoteOf(socket),
        reason,
        detail: error.code ?? error.message,
      });
    }
    socket.destroy();
  });
  const unfollow = tls.onChange((material) => server.setSecureContext(secureContextOptions(material)));
  server.once('close', () => unfollow());
  const close = server.close.bind(server);
  server.close = (callback) => {
    unfollow();
    handshakes.closeAll();
    return close(callback);
  };
  return server;
}

function refusalOf(socket: TLSSocket): { reason: RefusalReason; detail?: string } | undefined {
  // A resumed session is authorized also where no certificate came with it.
  if (Object.keys(socket.getPeerCertificate()).length === 0) return { reason: 'no_certificate' };
  if (socket.authorized) return undefined;
  return { reason: 'untrusted_certificate', detail: String(socket.authorizationError) };
}

/** What comes to OpenSSL's mind when the first bytes are no handshake. */
function isPlainText({ code }: NodeJS.ErrnoException): boolean {
  return code === 'ERR_SSL_HTTP_REQUEST' || code === 'ERR_SSL_WRONG_VERSION_NUMBER';
}
