// Whether a peer may speak to this server: the part of the hello that both internal protocols share.
import { status } from '@grpc/grpc-js';
import { cannot, quoted } from '@tailrace/core/errors';
import { StreamRefusal } from './stream-status.ts';

/** How long a peer may take for its hello, in milliseconds. */
export const HELLO_TIMEOUT_MS = 10_000;

/** @throws StreamRefusal FAILED_PRECONDITION for a peer of another cluster or version. */
export function checkHello(
  action: string,
  hello: { readonly cluster: string; readonly version: number },
  expected: { readonly cluster: string; readonly version: number },
): void {
  if (hello.cluster !== expected.cluster) {
    const whatIs = `the peer belongs to cluster ${quoted(hello.cluster)}`;
    throw new StreamRefusal(
      status.FAILED_PRECONDITION,
      cannot(action, whatIs, `cluster ${quoted(expected.cluster)}`),
    );
  }
  if (hello.version !== expected.version) {
    const whatIs = `the peer speaks version ${hello.version}`;
    throw new StreamRefusal(
      status.FAILED_PRECONDITION,
      cannot(action, whatIs, `version ${expected.version}`),
    );
  }
}
