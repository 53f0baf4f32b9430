// One end of a stream of 64 KiB messages with nothing in it: raw grpc-js in either direction, or a raw websocket. What it carries is the
// most that any program can carry over the same connection on this machine.
import { createServer as createHttp } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { Client, Server } from '@grpc/grpc-js';
import { internalChannelOptions, internalServerOptions } from '@tailrace/core/channel-options';
import type { TlsPaths } from '@tailrace/transport/tls-material';
import { type WebSocket, WebSocketServer } from 'ws';
import { channelCredentials, clientTlsOf, serverCredentials } from '../kit/client-tls.ts';
import { receiveSettings, serveControl } from '../kit/control.ts';

/** Which end of which stream. */
export interface FloorSettings {
  readonly end: 'server' | 'client';
  /** `up`: the client of gRPC sends; `down`: its server; `websocket`: the server sends. */
  readonly stream: 'up' | 'down' | 'websocket';
  readonly tls?: TlsPaths;
  /** Of the server, for the client. */
  readonly address?: string;
}

const MESSAGE = Buffer.alloc(64 * 1024, 0x78);
const PATH = '/tailrace.bench/Stream';
const same = (bytes: Buffer): Buffer => bytes;

interface Writable {
  write(bytes: Buffer): boolean;
  on(event: 'drain', listener: () => void): unknown;
}

const settings = await receiveSettings<FloorSettings>();
const { end, stream, tls } = settings;
let received = 0;

const address = end === 'server' ? await serve() : await dial();
serveControl({ received: () => received });
process.send?.(address);

async function serve(): Promise<string> {
  if (stream === 'websocket') return serveWebSocket();
  const server = new Server(internalServerOptions);
  const method = {
    path: PATH,
    requestStream: true,
    responseStream: true,
    requestSerialize: same,
    requestDeserialize: same,
    responseSerialize: same,
    responseDeserialize: same,
  };
  server.addService(
    { stream: method },
    {
      stream: (call: Writable & { on(event: 'data', listener: (message: Buffer) => void): unknown }) => {
        if (stream === 'up') call.on('data', count);
        else pourInto(call);
      },
    },
  );
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync('127.0.0.1:0', serverCredentials(tls), (error, bound) =>
      error === null ? resolve(bound) : reject(error),
    ),
  );
  return `127.0.0.1:${port}`;
}

async function dial(): Promise<string> {
  const { address: peer = '' } = settings;
  if (stream === 'websocket') return dialWebSocket(peer);
  const client = new Client(peer, ...channelCredentials(tls, 'server', internalChannelOptions));
  const call = client.makeBidiStreamRequest(PATH, same, same);
  call.on('error', () => process.exit(0));
  call.on('data', count);
  if (stream === 'up') pourInto(call);
  return peer;
}

function count(message: Buffer): void {
  received += message.length;
}

function pourInto(target: Writable): void {
  const pour = (): void => {
    while (target.write(MESSAGE));
  };
  target.on('drain', pour);
  pour();
}

async function serveWebSocket(): Promise<string> {
  const http = tls === undefined ? createHttp() : createHttps(clientTlsOf(tls));
  const server = new WebSocketServer({ server: http, perMessageDeflate: false });
  server.on('connection', (ws: WebSocket) => {
    const send = (): void => ws.send(MESSAGE, (error) => (error == null ? send() : undefined));
    // Some on their way at once, as sockets buffer.
    for (let i = 0; i < 8; i++) send();
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return `127.0.0.1:${(http.address() as AddressInfo).port}`;
}

async function dialWebSocket(peer: string): Promise<string> {
  const [host = '', port = ''] = peer.split(':');
  const socket =
    tls === undefined
      ? connect(Number(port), host)
      : connectTls({ host, port: Number(port), ca: clientTlsOf(tls).ca, servername: 'localhost' });
  const lines = ['GET / HTTP/1.1', `Host: ${peer}`, 'Connection: Upgrade', 'Upgrade: websocket'];
  socket.write(
    [...lines, 'Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==', '\r\n'].join(
      '\r\n',
    ),
  );
  socket.on('data', count);
  socket.on('error', () => process.exit(0));
  return peer;
}
