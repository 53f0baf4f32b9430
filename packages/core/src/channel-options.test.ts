import { expect, test } from 'vitest';
import {
  INTERNAL_MESSAGE_BYTES_MAX,
  ingressServerOptions,
  internalChannelOptions,
  internalServerOptions,
} from './channel-options.ts';

test('both ends of an internal connection take messages of the same size', () => {
  for (const options of [internalChannelOptions, internalServerOptions]) {
    expect(options['grpc.max_receive_message_length']).toBe(INTERNAL_MESSAGE_BYTES_MAX);
    expect(options['grpc.max_send_message_length']).toBe(INTERNAL_MESSAGE_BYTES_MAX);
  }
});

test('a vanished peer is noticed within 4 s on every connection', () => {
  for (const options of [internalChannelOptions, internalServerOptions, ingressServerOptions]) {
    expect(options['grpc.keepalive_time_ms'] + options['grpc.keepalive_timeout_ms']).toBeLessThanOrEqual(
      4_000,
    );
  }
});

test('programs may send 10 MiB at once', () => {
  expect(ingressServerOptions['grpc.max_receive_message_length']).toBe(10 * 1024 * 1024);
});

test('a member that is known by name is looked up again within a second of a loss', () => {
  const ms = internalChannelOptions['grpc.dns_min_time_between_resolutions_ms'];
  expect(ms).toBeLessThan(1000);
});
