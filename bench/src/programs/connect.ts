// Any number of agents that are connected to one server and say nothing: an uplink each, on a connection of its own.
import { Client } from '@grpc/grpc-js';
import { internalChannelOptions } from '@tailrace/core/channel-options';
import { PROTOCOL_VERSION } from '@tailrace/proto/protocol-version';
import { uplinkService } from '@tailrace/proto/services';
import { encodeUplinkUp } from '@tailrace/proto/uplink-messages';
import type { TlsPaths } from '@tailrace/transport/tls-material';
import { channelCredentials } from '../kit/client-tls.ts';
import { receiveSettings, serveControl } from '../kit/control.ts';

/** How many and where to. */
export interface ConnectSettings {
  readonly address: string;
  readonly tls?: TlsPaths;
  readonly cluster: string;
  readonly count: number;
}

const CONNECTING_MAX = 20;

const { address, tls, cluster, count } = await receiveSettings<ConnectSettings>();
for (let first = 0; first < count; first += CONNECTING_MAX) {
  await Promise.all(
    Array.from({ length: Math.min(CONNECTING_MAX, count - first) }, (_, i) => open(first + i)),
  );
}
serveControl({});
process.send?.('ready');

function open(number: number): Promise<void> {
  const client = new Client(address, ...channelCredentials(tls, 'server', internalChannelOptions));
  const { path, requestSerialize, responseDeserialize } = uplinkService.connect;
  const call = client.makeBidiStreamRequest(path, requestSerialize, responseDeserialize);
  const hello = { cluster, version: PROTOCOL_VERSION, peer: `agent-${number}`, zone: 'z1', open: [] };
  call.write(encodeUplinkUp({ kind: 'hello', hello }));
  return new Promise((resolve, reject) => {
    call.once('data', () => resolve());
    call.once('error', reject);
  });
}
