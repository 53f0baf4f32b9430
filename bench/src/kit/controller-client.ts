// Requests of benchmarks to a controller, over whatever its edge speaks.
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { clientTlsOf } from './client-tls.ts';
import type { RoleCluster } from './roles.ts';

/** What came back. */
export interface ControllerAnswer {
  readonly status: number;
  readonly bytes: number;
}

/** Sends one request on a connection of its own and reads its answer to the end. */
export function requestController(
  { edgeTls, ...cluster }: { readonly edgeTls: RoleCluster['edgeTls']; readonly address: string },
  method: string,
  path: string,
  body?: object,
): Promise<ControllerAnswer> {
  const [host = '', port = ''] = cluster.address.split(':');
  const request = edgeTls === undefined ? requestHttp : requestHttps;
  return new Promise((resolve, reject) => {
    const call = request(
      {
        ...{ host, port: Number(port), method, path },
        ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' } }),
        ...(edgeTls === undefined ? {} : { ca: clientTlsOf(edgeTls).ca, servername: 'localhost' }),
      },
      (response) => {
        let bytes = 0;
        response.on('data', (chunk: Buffer) => {
          bytes += chunk.length;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, bytes }));
        response.on('error', reject);
      },
    );
    call.on('error', reject);
    call.end(body === undefined ? undefined : JSON.stringify(body));
  });
}
