// A gRPC service for tests of connections, and callers of it: what is sent comes back.
import type { ClientDuplexStream, ServerDuplexStream, ServerUnaryCall, sendUnaryData } from '@grpc/grpc-js';
import type { Logger } from 'pino';
import { type ChannelTarget, createChannel, describeCallFailure } from '../channel.ts';
import { GrpcEndpoint } from '../grpc-endpoint.ts';
import type { PeerRole } from '../peer-roles.ts';
import type { TlsFiles } from '../tls-files.ts';

const same = (bytes: Buffer): Buffer => bytes;
const method = (name: string, isStream: boolean) => ({
  path: `/test.Echo/${name}`,
  requestStream: isStream,
  responseStream: isStream,
  requestSerialize: same,
  requestDeserialize: same,
  responseSerialize: same,
  responseDeserialize: same,
});

/** `once` answers a call, `stream` every message. */
export const echoService = { once: method('Once', false), stream: method('Stream', true) };

const handlers = {
  once: (call: ServerUnaryCall<Buffer, Buffer>, callback: sendUnaryData<Buffer>) =>
    callback(null, call.request),
  stream: (call: ServerDuplexStream<Buffer, Buffer>) => {
    call.on('data', (message: Buffer) => call.write(message));
    call.on('end', () => call.end());
    call.on('error', () => undefined);
  },
};

/** An endpoint with the echo service on a free port of 127.0.0.1. */
export async function startEcho(options: {
  readonly tls?: TlsFiles;
  readonly logger: Logger;
  readonly roles?: readonly PeerRole[];
}): Promise<{ readonly endpoint: GrpcEndpoint; readonly address: string }> {
  const { tls, logger, roles = ['agent'] } = options;
  const endpoint = new GrpcEndpoint({ logger, ...(tls === undefined ? {} : { tls }) });
  endpoint.addService(echoService, handlers, roles);
  return { endpoint, address: await endpoint.listen('127.0.0.1:0') };
}

/** Calls `once` over a channel of its own: the answer, or `code: text` as people would be told. */
export function callEcho(target: ChannelTarget, text = 'hello'): Promise<string> {
  const client = createChannel(target);
  const { path, requestSerialize, responseDeserialize } = echoService.once;
  return new Promise((resolve) => {
    client.makeUnaryRequest(
      path,
      requestSerialize,
      responseDeserialize,
      Buffer.from(text),
      (error, answer) => {
        resolve(
          error === null ? String(answer) : `${error.code}: ${describeCallFailure(target, error.details)}`,
        );
        client.close();
      },
    );
  });
}

/** A stream that stays open; `echo` resolves when what was sent is back, and rejects when the stream has ended. */
export class EchoStream {
  readonly #client: ReturnType<typeof createChannel>;
  readonly #call: ClientDuplexStream<Buffer, Buffer>;
  readonly status: Promise<string>;

  constructor(target: ChannelTarget) {
    this.#client = createChannel(target);
    const { path, requestSerialize, responseDeserialize } = echoService.stream;
    this.#call = this.#client.makeBidiStreamRequest(path, requestSerialize, responseDeserialize);
    this.#call.on('error', () => undefined);
    this.status = new Promise((resolve) => {
      this.#call.on('status', ({ code, details }) =>
        resolve(`${code}: ${describeCallFailure(target, details)}`),
      );
    });
  }

  async echo(text: string): Promise<string> {
    const answer = new Promise<string>((resolve) => {
      this.#call.once('data', (bytes: Buffer) => resolve(String(bytes)));
    });
    this.#call.write(Buffer.from(text));
    const ended = this.status.then((status) => {
      throw new Error(`the stream has ended: ${status}`);
    });
    return Promise.race([answer, ended]);
  }

  close(): void {
    this.#call.cancel();
    this.#client.close();
  }
}
