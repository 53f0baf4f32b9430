// Which roles may call which gRPC method: handlers that look at the caller's certificate first. The certificate has been
// verified by then; a call that is refused gets UNAUTHENTICATED and never reaches the handler.
import {
  type handleUnaryCall,
  type ServerDuplexStream,
  type ServerUnaryCall,
  type ServiceDefinition,
  type sendUnaryData,
  status,
  type UntypedHandleCall,
  type UntypedServiceImplementation,
} from '@grpc/grpc-js';
import { cannot } from '@tailrace/core/errors';
import { type PeerRole, rolesOfCertificate } from './peer-roles.ts';
import type { RefusalLog } from './refusal-log.ts';

type AnyUnaryCall = ServerUnaryCall<unknown, unknown>;
type AnyDuplexStream = ServerDuplexStream<unknown, unknown>;

/** The same handlers, for callers whose certificate has one of the roles. */
export function guardHandlers(
  service: ServiceDefinition,
  handlers: UntypedServiceImplementation,
  roles: readonly PeerRole[],
  refusals: RefusalLog,
): UntypedServiceImplementation {
  const guarded: UntypedServiceImplementation = {};
  for (const [name, handler] of Object.entries(handlers)) {
    const path = service[name]?.path ?? name;
    guarded[name] = guard(handler, path, service[name]?.responseStream === true, roles, refusals);
  }
  return guarded;
}

function guard(
  handler: UntypedHandleCall,
  path: string,
  answersStream: boolean,
  roles: readonly PeerRole[],
  refusals: RefusalLog,
): UntypedHandleCall {
  const handle = handler as handleUnaryCall<unknown, unknown>;
  return (call: AnyUnaryCall, callback: sendUnaryData<unknown>) => {
    const own = rolesOfCertificate(call.getAuthContext().sslPeerCertificate);
    if (own.some((role) => roles.includes(role))) {
      handle(call, callback);
      return;
    }
    const whose = own.length === 0 ? 'of no role' : `for ${own.join(' and ')}`;
    refusals.note({
      action: path,
      remote: call.getPeer(),
      reason: 'wrong_role',
      detail: `the certificate is ${whose}`,
    });
    const details = cannot(`call ${path}`, `the certificate is ${whose}`, `one for ${roles.join(' or ')}`);
    const refusal = { code: status.UNAUTHENTICATED, details };
    if (!answersStream) {
      callback(refusal);
      return;
    }
    // grpc-js takes the status of a stream from this event.
    (call as unknown as AnyDuplexStream).emit('error', Object.assign(new Error(details), refusal));
  };
}
