import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tailrace } from '../gen/tailrace.js';
import { mutated } from './envelope.arbitrary.ts';
import { anyText, anyUint, anyUint32 } from './messages.arbitrary.ts';
import { ingressService, type MethodDefinition, readerService, uplinkService } from './services.ts';
import { thrownBy } from './thrown-by.ts';

/** What the generated code has of a message. */
interface Generated {
  fromObject(fields: Record<string, unknown>): object;
  encode(message: object): { finish(): Uint8Array };
}

interface Call {
  readonly name: string;
  readonly method: Pick<MethodDefinition<never, never>, 'requestSerialize' | 'responseSerialize'> &
    Pick<MethodDefinition<object, object>, 'requestDeserialize' | 'responseDeserialize'>;
  readonly request: fc.Arbitrary<object>;
  readonly response: fc.Arbitrary<object>;
  readonly generatedRequest: Generated;
  readonly generatedResponse: Generated;
}

const anyRate = fc.double({ min: 0, noNaN: true });
const { v1 } = tailrace;

const calls: readonly Call[] = [
  {
    name: 'ListApps',
    method: readerService.listApps,
    request: fc.record({ prefix: anyText, limit: anyUint32, after: anyText }),
    response: fc.record({
      apps: fc.array(
        fc.record({
          app: anyText,
          instances: anyUint32,
          rate: anyRate,
          heldLines: anyUint,
          heldBytes: anyUint,
          dropped: anyUint,
          limitLines: anyRate,
          limitBytes: anyRate,
          lastMs: anyUint,
        }),
        { maxLength: 3 },
      ),
      more: fc.boolean(),
    }),
    generatedRequest: v1.ListAppsRequest,
    generatedResponse: v1.ListAppsResponse,
  },
  {
    name: 'ForgetLines',
    method: readerService.forgetLines,
    request: fc.record({ app: anyText }),
    response: fc.record({ forgottenLines: anyUint }),
    generatedRequest: v1.ForgetLinesRequest,
    generatedResponse: v1.ForgetLinesResponse,
  },
  {
    name: 'DrainStates',
    method: readerService.drainStates,
    request: fc.record({ app: anyText }),
    response: fc.record({
      drains: fc.array(
        fc.record({
          drainId: anyText,
          zone: anyText,
          state: fc.constantFrom('connecting', 'connected', 'backoff', 'idle'),
          delivered: anyUint,
          dropped: anyUint,
          unconfirmed: anyUint,
          held: anyUint,
          lastError: anyText,
          nextAttemptMs: anyUint,
        }),
        { maxLength: 3 },
      ),
    }),
    generatedRequest: v1.DrainStatesRequest,
    generatedResponse: v1.DrainStatesResponse,
  },
  {
    name: 'TestDrain',
    method: readerService.testDrain,
    request: fc.record({ app: anyText, url: anyText, token: anyText }),
    response: fc.record({
      ok: fc.boolean(),
      stage: fc.constantFrom('url', 'dns', 'tcp', 'tls', 'write', 'done'),
      message: anyText,
    }),
    generatedRequest: v1.TestDrainRequest,
    generatedResponse: v1.TestDrainResponse,
  },
  {
    name: 'ServerStatus',
    method: readerService.serverStatus,
    request: fc.constant({}),
    response: fc.record({
      id: anyText,
      zone: anyText,
      state: anyText,
      apps: anyUint,
      heldLines: anyUint,
      heldBytes: anyUint,
      allocatedBytes: anyUint,
      linesTotal: anyUint,
      droppedTotal: anyUint,
      readers: anyUint32,
      uplinks: anyUint32,
      drains: anyUint32,
      uptimeMs: anyUint,
      replicas: anyUint32,
      replicasWanted: anyUint32,
    }),
    generatedRequest: v1.ServerStatusRequest,
    generatedResponse: v1.ServerStatusResponse,
  },
];

function generatedBytes(generated: Generated, message: object): Buffer {
  return Buffer.from(generated.encode(generated.fromObject({ ...message })).finish());
}

describe.each(calls)('$name', ({ method, request, response, generatedRequest, generatedResponse }) => {
  test('has requests as the generated code writes them', () => {
    fc.assert(
      fc.property(request, (message) => {
        const bytes = method.requestSerialize(message as never);
        expect(bytes.equals(generatedBytes(generatedRequest, message))).toBe(true);
        expect(method.requestDeserialize(bytes)).toEqual(message);
      }),
    );
  });

  test('has responses as the generated code writes them', () => {
    fc.assert(
      fc.property(response, (message) => {
        const bytes = method.responseSerialize(message as never);
        expect(bytes.equals(generatedBytes(generatedResponse, message))).toBe(true);
        expect(method.responseDeserialize(bytes)).toEqual(message);
      }),
    );
  });

  test('refuses damaged messages with a WireError', () => {
    fc.assert(
      fc.property(mutated(response.map((message) => method.responseSerialize(message as never))), (bytes) => {
        expect(() => thrownBy(() => method.responseDeserialize(bytes))).not.toThrow();
      }),
    );
  });
});

describe('services', () => {
  test('have the paths and directions of their .proto files', () => {
    const methods = [ingressService, uplinkService, readerService].flatMap((service) =>
      Object.values(service),
    );
    expect(methods.map((method) => [method.path, method.requestStream, method.responseStream])).toEqual([
      ['/loggregator.v2.Ingress/Sender', true, false],
      ['/loggregator.v2.Ingress/BatchSender', true, false],
      ['/loggregator.v2.Ingress/Send', false, false],
      ['/tailrace.v1.Uplink/Connect', true, true],
      ['/tailrace.v1.Reader/Subscribe', true, true],
      ['/tailrace.v1.Reader/ListApps', false, false],
      ['/tailrace.v1.Reader/ForgetLines', false, false],
      ['/tailrace.v1.Reader/DrainStates', false, false],
      ['/tailrace.v1.Reader/TestDrain', false, false],
      ['/tailrace.v1.Reader/ServerStatus', false, false],
    ]);
  });

  test('hand the bytes of hot messages through untouched', () => {
    const bytes = Buffer.from('x');
    for (const method of [...Object.values(ingressService), uplinkService.connect, readerService.subscribe]) {
      expect(method.requestSerialize(bytes)).toBe(bytes);
      expect(method.requestDeserialize(bytes)).toBe(bytes);
      expect(method.responseSerialize(bytes)).toBe(bytes);
      expect(method.responseDeserialize(bytes)).toBe(bytes);
    }
  });
});
