// The gRPC port as programs use it, on real ports.
import { Client, type ClientWritableStream, credentials, type ServiceError, status } from '@grpc/grpc-js';
import { encodeEntry, encodeLogEnvelope } from '@tailrace/proto/envelope';
import { ingressService } from '@tailrace/proto/services';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type RunningAgent, runAgent } from '../testing/running-agent.ts';

let running: RunningAgent;
let client: Client;

beforeEach(async () => {
  running = await runAgent();
  client = new Client(running.agent.addresses.ingress, credentials.createInsecure(), {
    'grpc.max_send_message_length': -1,
  });
});

afterEach(async () => {
  client.close();
  await running.stop();
});

const envelope = (payload: string, app = 'web', tags: Record<string, string> = {}, timestampNs = 5n) =>
  encodeLogEnvelope({
    timestampNs,
    sourceId: app,
    instanceId: '7',
    payload: Buffer.from(payload),
    isErr: false,
    tags,
  });

/** A batch that a program may send. */
const batch = (...envelopes: Buffer[]) => Buffer.concat(envelopes.map((each) => encodeEntry(each)));

function open(method: 'sender' | 'batchSender'): {
  call: ClientWritableStream<Buffer>;
  answer: Promise<ServiceError | null>;
} {
  const { path, requestSerialize, responseDeserialize } = ingressService[method];
  let resolve: (error: ServiceError | null) => void = () => undefined;
  const answer = new Promise<ServiceError | null>((settle) => {
    resolve = settle;
  });
  const call = client.makeClientStreamRequest(path, requestSerialize, responseDeserialize, (error) =>
    resolve(error),
  );
  call.on('error', () => undefined);
  return { call, answer };
}

async function send(message: Buffer): Promise<ServiceError | null> {
  const { path, requestSerialize, responseDeserialize } = ingressService.send;
  return new Promise((resolve) => {
    client.makeUnaryRequest(path, requestSerialize, responseDeserialize, message, (error) => resolve(error));
  });
}

const rejected = () => running.agent.stateDump().rejected;

describe('Sender', () => {
  test('takes one envelope a message, unchanged', async () => {
    const { call, answer } = open('sender');
    for (let i = 0; i < 100; i++) call.write(envelope(`${i}`, 'web', { custom: 'tag' }));
    call.end();
    expect(await answer).toBeNull();
    const lines = await running.owner.read('web', 100);
    expect(lines.map(({ payload }) => payload)).toEqual(Array.from({ length: 100 }, (_, i) => `${i}`));
    expect(lines[0]).toMatchObject({ instanceId: '7', timestampNs: 5n, tags: { custom: 'tag' } });
    expect(running.owner.model.record('web').envelopes[0]).toEqual(envelope('0', 'web', { custom: 'tag' }));
  });

  test('an envelope that cannot be read is rejected alone', async () => {
    const { call, answer } = open('sender');
    call.write(envelope('one'));
    call.write(Buffer.from([0x0a, 0xff]));
    call.write(envelope('two'));
    call.end();
    expect(await answer).toBeNull();
    expect((await running.owner.read('web', 2)).map(({ payload }) => payload)).toEqual(['one', 'two']);
    expect(rejected()).toEqual({ bad_envelope: 1 });
  });
});

describe('BatchSender', () => {
  test('takes batches of many apps', async () => {
    const { call, answer } = open('batchSender');
    for (let i = 0; i < 50; i++)
      call.write(batch(envelope(`${i}`, 'a'), envelope(`${i}`, 'b'), envelope(`${i}`, 'a')));
    call.end();
    expect(await answer).toBeNull();
    expect(await running.owner.read('a', 100)).toHaveLength(100);
    expect(await running.owner.read('b', 50)).toHaveLength(50);
  });

  test('one bad envelope is rejected alone and counted', async () => {
    const { call, answer } = open('batchSender');
    const noApp = encodeLogEnvelope({
      timestampNs: 1n,
      sourceId: '',
      instanceId: '',
      payload: Buffer.from('x'),
      isErr: false,
    });
    const tooLarge = envelope('x'.repeat(128 * 1024));
    call.write(
      batch(
        envelope('one'),
        Buffer.from([0x12, 0x05, 0x61]),
        noApp,
        envelope('x', 'a/b'),
        tooLarge,
        envelope('two'),
      ),
    );
    call.end();
    expect(await answer).toBeNull();
    expect((await running.owner.read('web', 2)).map(({ payload }) => payload)).toEqual(['one', 'two']);
    expect(rejected()).toEqual({ bad_envelope: 1, bad_app_id: 2, envelope_too_large: 1 });
  });

  test('bad framing ends the stream with the offset; what came before it stays', async () => {
    const { call, answer } = open('batchSender');
    const good = batch(envelope('one'));
    call.write(Buffer.concat([good, Buffer.from([0x0a, 0x7f, 0x01])]));
    const error = await answer;
    expect(error?.code).toBe(status.INVALID_ARGUMENT);
    expect(error?.details).toMatch(
      new RegExp(`at offset ${good.length + 2}|at offset ${good.length + 1}|at offset ${good.length}`),
    );
    expect((await running.owner.read('web', 1)).map(({ payload }) => payload)).toEqual(['one']);
    expect(rejected()).toEqual({ bad_batch: 1 });
  });

  test('a message over 10 MiB ends its stream and nobody else’s', async () => {
    const big = open('batchSender');
    const other = open('batchSender');
    big.call.write(Buffer.alloc(11 * 1024 * 1024));
    expect((await big.answer)?.code).toBe(status.RESOURCE_EXHAUSTED);
    other.call.write(batch(envelope('one')));
    other.call.end();
    expect(await other.answer).toBeNull();
    await running.owner.read('web', 1);
  });

  test('a program that goes away without a word leaves its lines', async () => {
    const { call } = open('batchSender');
    call.write(batch(envelope('one')));
    await running.owner.read('web', 1);
    call.cancel();
    const next = open('batchSender');
    next.call.write(batch(envelope('two')));
    next.call.end();
    expect(await running.owner.read('web', 2)).toHaveLength(2);
  });
});

describe('Send', () => {
  test('takes a batch', async () => {
    expect(await send(batch(envelope('one'), envelope('two')))).toBeNull();
    await running.owner.read('web', 2);
  });

  test.each([
    [
      'a bad envelope',
      Buffer.concat([batch(envelope('one')), Buffer.from([0x0a, 0x02, 0x0a, 0x05])]),
      'bad_envelope',
    ],
    ['bad framing', Buffer.concat([batch(envelope('one')), Buffer.from([0x0a, 0x7f])]), 'bad_batch'],
    ['an app id that is none', batch(envelope('one'), envelope('two', 'a/b')), 'bad_app_id'],
  ])('with %s takes nothing of the batch and says where', async (_, message, reason) => {
    const error = await send(message);
    expect(error?.code).toBe(status.INVALID_ARGUMENT);
    expect(error?.details).toMatch(/at offset \d+/);
    expect(rejected()).toEqual({ [reason]: 1 });
    expect(running.agent.stateDump().receivedLines).toBe(0);
  });
});

describe('what is not a program’s to write', () => {
  test('tags of Tailrace’s own are taken out, the others stay', async () => {
    await send(batch(envelope('one', 'web', { 'tailrace.dropped': '5', keep: 'me', 'tailrace.': 'x' })));
    const [line] = await running.owner.read('web', 1);
    expect(line).toMatchObject({ payload: 'one', timestampNs: 5n, tags: { keep: 'me' } });
    expect(Object.keys(line?.tags ?? {})).toEqual(['keep']);
  });

  test('an envelope without a time gets the time at which it came', async () => {
    const before = BigInt(Date.now() - 5) * 1_000_000n;
    await send(batch(envelope('one', 'web', { 'tailrace.stage': 'x' }, 0n), envelope('two', 'web', {}, 0n)));
    for (const { timestampNs } of await running.owner.read('web', 2)) {
      expect(timestampNs).toBeGreaterThan(before);
      expect(timestampNs).toBeLessThan(BigInt(Date.now() + 5) * 1_000_000n);
    }
  });
});
