// Mutual TLS of the clients that benchmarks have of their own: generators, readers and the floor.
import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { type ChannelCredentials, type ChannelOptions, credentials, ServerCredentials } from '@grpc/grpc-js';
import type { TlsPaths } from '@tailrace/transport/tls-material';

/** Contents of the files. */
export function clientTlsOf(paths: TlsPaths): {
  readonly cert: Buffer;
  readonly key: Buffer;
  readonly ca: Buffer;
} {
  return { cert: readFileSync(paths.cert), key: readFileSync(paths.key), ca: readFileSync(paths.ca) };
}

/** For `new Client(address, ...)`: plain text, or TLS to a peer of this role. */
export function channelCredentials(
  tls: TlsPaths | undefined,
  role: string,
  options: ChannelOptions,
): [ChannelCredentials, ChannelOptions] {
  if (tls === undefined) return [credentials.createInsecure(), options];
  return [
    credentials.createFromSecureContext(createSecureContext({ ...clientTlsOf(tls), minVersion: 'TLSv1.2' })),
    { ...options, 'grpc.ssl_target_name_override': `${role}.tailrace.internal` },
  ];
}

/** For a server of the floor. */
export function serverCredentials(tls: TlsPaths | undefined): ServerCredentials {
  if (tls === undefined) return ServerCredentials.createInsecure();
  const { cert, key, ca } = clientTlsOf(tls);
  return ServerCredentials.createSsl(ca, [{ cert_chain: cert, private_key: key }], true);
}
