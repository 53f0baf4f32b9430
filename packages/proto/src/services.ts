// The gRPC services as definitions that grpc-js takes, for servers and for clients. Hot methods hand the bytes of
// their messages through untouched; the administrative ones have objects. Nothing of grpc-js is loaded here.
import * as fields from './admin-fields.ts';
import { decodeTable, encodeTable, type FieldTable } from './field-table.ts';

/** One method, as grpc-js's `MethodDefinition`. */
export interface MethodDefinition<Request, Response> {
  readonly path: string;
  readonly requestStream: boolean;
  readonly responseStream: boolean;
  readonly requestSerialize: (value: Request) => Buffer;
  readonly requestDeserialize: (bytes: Buffer) => Request;
  readonly responseSerialize: (value: Response) => Buffer;
  readonly responseDeserialize: (bytes: Buffer) => Response;
}

/** loggregator.v2.Ingress. Requests are serialized Envelopes or EnvelopeBatches, responses are empty. */
export const ingressService = {
  sender: bytesMethod('/loggregator.v2.Ingress/Sender', true, false),
  batchSender: bytesMethod('/loggregator.v2.Ingress/BatchSender', true, false),
  send: bytesMethod('/loggregator.v2.Ingress/Send', false, false),
} as const;

/** tailrace.v1.Uplink. Messages are the bytes of uplink-messages. */
export const uplinkService = {
  connect: bytesMethod('/tailrace.v1.Uplink/Connect', true, true),
} as const;

/** tailrace.v1.Handover. Messages are the bytes of handover-messages. */
export const handoverService = {
  take: bytesMethod('/tailrace.v1.Handover/Take', true, true),
} as const;

/** tailrace.v1.Replication. Messages are the bytes of replication-messages. */
export const replicationService = {
  copy: bytesMethod('/tailrace.v1.Replication/Copy', true, true),
} as const;

/** tailrace.v1.Reader. Messages of `subscribe` are the bytes of reader-messages, the others admin-messages. */
export const readerService = {
  subscribe: bytesMethod('/tailrace.v1.Reader/Subscribe', true, true),
  listApps: callMethod('/tailrace.v1.Reader/ListApps', fields.listAppsRequest, fields.listAppsResponse),
  forgetLines: callMethod(
    '/tailrace.v1.Reader/ForgetLines',
    fields.forgetLinesRequest,
    fields.forgetLinesResponse,
  ),
  drainStates: callMethod(
    '/tailrace.v1.Reader/DrainStates',
    fields.drainStatesRequest,
    fields.drainStatesResponse,
  ),
  testDrain: callMethod('/tailrace.v1.Reader/TestDrain', fields.testDrainRequest, fields.testDrainResponse),
  serverStatus: callMethod(
    '/tailrace.v1.Reader/ServerStatus',
    fields.serverStatusRequest,
    fields.serverStatusResponse,
  ),
} as const;

function bytesMethod(
  path: string,
  requestStream: boolean,
  responseStream: boolean,
): MethodDefinition<Buffer, Buffer> {
  return {
    path,
    requestStream,
    responseStream,
    requestSerialize: sameBytes,
    requestDeserialize: sameBytes,
    responseSerialize: sameBytes,
    responseDeserialize: sameBytes,
  };
}

function callMethod<Request extends object, Response extends object>(
  path: string,
  request: FieldTable<Request>,
  response: FieldTable<Response>,
): MethodDefinition<Request, Response> {
  return {
    path,
    requestStream: false,
    responseStream: false,
    requestSerialize: (value) => encodeTable(request, value),
    requestDeserialize: (bytes) => decodeTable(request, bytes),
    responseSerialize: (value) => encodeTable(response, value),
    responseDeserialize: (bytes) => decodeTable(response, bytes),
  };
}

function sameBytes(bytes: Buffer): Buffer {
  return bytes;
}
