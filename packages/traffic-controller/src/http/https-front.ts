// TLS in front of the HTTP server: its certificate follows the files, handshakes are bounded in time, and whoever speaks plain HTTP
// is told so. Client certificates are asked for and not required: people have none, processes of the cluster show theirs.
import type { Server } from 'node:http';
import type { Server as HttpsServer } from 'node:https';
import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { cannot } from '@tailrace/core/errors';
import { PendingHandshakes, remoteOf } from '@tailrace/transport/pending-handshakes';
import type { RefusalLog } from '@tailrace/transport/refusal-log';
import { HANDSHAKE_TIMEOUT_MS } from '@tailrace/transport/secure-server';
import type { TlsFiles } from '@tailrace/transport/tls-files';
import { secureContextOptions } from '@tailrace/transport/tls-material';
import { errorBody } from '../api-error.ts';
import { endConnection } from './end-connection.ts';

/** First byte of every TLS handshake (RFC 8446, 5.1). */
const HANDSHAKE_RECORD = 22;

/** Options of the server, to be made with it. */
export function httpsOptions(tls: TlsFiles) {
  return {
    ...secureContextOptions(tls.current),
    handshakeTimeout: HANDSHAKE_TIMEOUT_MS,
    requestCert: true,
    rejectUnauthorized: false,
  };
}

/** Keeps a server with {@link httpsOptions} as the head of this file says, until it closes. */
export function guardHttps(server: Server, tls: TlsFiles, refusals: RefusalLog): void {
  const secure = server as unknown as HttpsServer;
  const handshakes = new PendingHandshakes({ refusals });
  const unfollow = tls.onChange((material) => secure.setSecureContext(secureContextOptions(material)));
  secure.on('secureConnection', (socket) => handshakes.finished(socket));
  secure.on('tlsClientError', (error: NodeJS.ErrnoException, socket: TLSSocket) => {
    // Gone before it said anything: a probe of the port.
    if (error.code !== 'ECONNRESET') {
      const detail = error.code ?? error.message;
      refusals.note({ action: 'connect', remote: remoteOf(socket), reason: 'handshake', detail });
    }
    socket.destroy();
  });
  const beginTls = secure.listeners('connection');
  secure.removeAllListeners('connection');
  secure.on('connection', (socket: Socket) => {
    if (!handshakes.add(socket)) return;
    onFirstBytes(socket, (isTls) => {
      if (isTls) {
        for (const listener of beginTls) Reflect.apply(listener, secure, [socket]);
        return;
      }
      refusals.note({ action: 'connect', remote: remoteOf(socket), reason: 'plain_text' });
      answerPlain(socket);
    });
  });
  const close = secure.close.bind(secure);
  secure.close = (callback) => {
    unfollow();
    handshakes.closeAll();
    return close(callback);
  };
}

/** Calls back once, with what was read put back into the socket: TLS takes it out of there before it reads itself. */
function onFirstBytes(socket: Socket, decide: (isTls: boolean) => void): void {
  const timer = setTimeout(() => socket.destroy(), HANDSHAKE_TIMEOUT_MS);
  const onError = (): void => void socket.destroy();
  const onClose = (): void => clearTimeout(timer);
  socket.on('error', onError);
  socket.once('close', onClose);
  socket.once('data', (first: Buffer) => {
    clearTimeout(timer);
    socket.off('close', onClose);
    socket.pause();
    const isTls = first[0] === HANDSHAKE_RECORD;
    if (isTls) socket.off('error', onError);
    socket.unshift(first);
    decide(isTls);
  });
}

/** Nothing of what was sent is read: it should not have come this way. */
function answerPlain(socket: Socket): void {
  const message = cannot('answer the request', 'this port speaks HTTPS', 'a URL that begins with https://');
  const body = JSON.stringify(errorBody('https_required', message));
  const head = `HTTP/1.1 400 Bad Request\r\ncontent-type: application/json; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(body)}`;
  endConnection(socket, `${head}\r\nconnection: close\r\n\r\n${body}`);
}
