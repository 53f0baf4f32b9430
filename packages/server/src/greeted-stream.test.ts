// Who may speak on an internal stream, and in which order. The call is a stand-in: what gRPC makes of it is tested with the services.
import { EventEmitter } from 'node:events';
import { type ServerDuplexStream, status } from '@grpc/grpc-js';
import { PROTOCOL_VERSION } from '@tailrace/proto/protocol-version';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { GreetedStream } from './greeted-stream.ts';
import { RefusedPeers } from './refused-peers.ts';

type Message =
  | { kind: 'hello'; cluster: string; version: number; newestVersion?: number; peer: string }
  | { kind: 'word' };

const hello: Message = { kind: 'hello', cluster: 'c', version: 1, peer: 'p' };
const word: Message = { kind: 'word' };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function start() {
  const call = Object.assign(new EventEmitter(), { end: () => seen.push('end') });
  const seen: unknown[] = [];
  const stream = new GreetedStream<Message, Message & { kind: 'hello' }>({
    call: call as unknown as ServerDuplexStream<Buffer, Buffer>,
    action: 'serve',
    what: 'a stream',
    cluster: 'c',
    refused: new RefusedPeers(),
    logger: pino({ level: 'silent' }),
    decode: (bytes) => JSON.parse(bytes.toString()) as Message,
    helloOf: (message) => (message.kind === 'hello' ? message : undefined),
    onHello: ({ peer }, version) => seen.push(`hello of ${peer}`, version),
    onMessage: ({ kind }) => seen.push(kind),
    onClosing: () => seen.push('closing'),
    onEnd: () => seen.push('over'),
  });
  call.on('error', (error: { code: status }) => seen.push(status[error.code]));
  const say = (message: Message) => call.emit('data', Buffer.from(JSON.stringify(message)));
  return { call, seen, stream, say };
}

test('after the hello messages are taken, and an end in order is told once', () => {
  const { call, seen, stream, say } = start();
  say(hello);
  say(word);
  expect(stream.isOpen).toBe(true);
  stream.close();
  stream.close();
  call.emit('close');
  say(word);
  expect(seen).toEqual(['hello of p', 1, 'word', 'closing', 'over', 'end']);
  expect(vi.getTimerCount()).toBe(0);
});

test('a peer is spoken to in the newest version that both know', () => {
  const { seen, say } = start();
  say({ ...hello, newestVersion: PROTOCOL_VERSION + 3 });
  expect(seen).toEqual(['hello of p', PROTOCOL_VERSION]);
});

test.each([
  ['a message before the hello', [word], ['over', 'INVALID_ARGUMENT']],
  ['a second hello', [hello, hello], ['hello of p', 1, 'over', 'INVALID_ARGUMENT']],
  ['a hello of another cluster', [{ ...hello, cluster: 'x' } as Message], ['over', 'FAILED_PRECONDITION']],
  ['a hello of another version', [{ ...hello, version: 99 } as Message], ['over', 'FAILED_PRECONDITION']],
])('%s ends the stream', (_what, messages, expected) => {
  const { seen, stream, say } = start();
  for (const message of messages) say(message);
  say(word);
  expect(seen).toEqual(expected);
  expect(stream.isOpen).toBe(false);
  expect(vi.getTimerCount()).toBe(0);
});

test('a peer that says nothing is not waited for', () => {
  const { seen } = start();
  vi.advanceTimersByTime(10_000);
  expect(seen).toEqual(['over', 'DEADLINE_EXCEEDED']);
});
