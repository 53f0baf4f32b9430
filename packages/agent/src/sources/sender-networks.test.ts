// Which addresses are in the networks that may write, and what listeners do with the others.
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect } from 'node:net';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { AgentCounters } from '../agent-counters.ts';
import { portOf } from '../testing/running-agent.ts';
import { SenderNetworks } from './sender-networks.ts';
import { SyslogStreamListener } from './syslog-stream-listener.ts';
import { SyslogUdpListener } from './syslog-udp-listener.ts';
import { parseSyslogUrl } from './syslog-url.ts';

const networks = new SenderNetworks(['10.1.0.0/16', '192.0.2.7/32', 'fd00::/8']);

test('addresses in a network may write, as IPv4, in IPv6 and with a scope', () => {
  for (const address of [
    '10.1.0.0',
    '10.1.255.255',
    '::ffff:10.1.2.3',
    '192.0.2.7',
    'fd12::1',
    'fd12::1%eth0',
  ]) {
    expect(networks.allows(address), address).toBe(true);
  }
});

test('this machine may always write', () => {
  for (const address of ['127.0.0.1', '127.9.9.9', '::1', '::ffff:127.0.0.1']) {
    expect(networks.allows(address), address).toBe(true);
  }
});

test('others may not, nor what has no address', () => {
  for (const address of [
    '10.2.0.0',
    '10.0.255.255',
    '192.0.2.8',
    'fe80::1',
    '::ffff:10.2.0.1',
    '',
    undefined,
  ]) {
    expect(networks.allows(address), String(address)).toBe(false);
  }
});

test('every prefix divides as arithmetic says', () => {
  fc.assert(
    fc.property(
      fc.nat(0xffffffff),
      fc.nat(0xffffffff),
      fc.integer({ min: 0, max: 32 }),
      (base, other, bits) => {
        const text = (n: number): string => [24, 16, 8, 0].map((shift) => (n >>> shift) & 255).join('.');
        const same = bits === 0 || base >>> (32 - bits) === other >>> (32 - bits);
        const isLoopback = other >>> 24 === 127;
        expect(new SenderNetworks([`${text(base)}/${bits}`]).allows(text(other))).toBe(same || isLoopback);
      },
    ),
  );
});

test('a text that is no network is refused', () => {
  for (const text of ['10.0.0.0', '10.0.0.0/33', 'example/8', 'fd00::/129', '10.0.0.0/x']) {
    expect(() => new SenderNetworks([text]), text).toThrow(/expected one such as 10.0.0.0\/8/);
  }
});

describe('listeners', () => {
  const counters = new AgentCounters();
  const isSenderAllowed = (address: string | undefined): boolean => address !== '127.0.0.1';
  const refused = (): number => counters.rejected.get('sender_not_allowed') ?? 0;

  test('over TCP close connections from elsewhere, take nothing of them and count them', async () => {
    const frames: string[] = [];
    const listener = new SyslogStreamListener({
      endpoint: parseSyslogUrl('tcp://127.0.0.1:0'),
      accept: (frame) => frames.push(frame.toString()),
      counters,
      isSenderAllowed,
    });
    const url = await listener.listen();
    const before = refused();
    const socket = connect({ host: '127.0.0.1', port: portOf(url) });
    socket.on('error', () => undefined);
    socket.write('<14>1 - - web - - - refused\n');
    await once(socket, 'close');
    await listener.close();
    expect({ frames, refused: refused() - before, open: listener.connections }).toEqual({
      frames: [],
      refused: 1,
      open: 0,
    });
  });

  test('over UDP drop datagrams from elsewhere and count them', async () => {
    const frames: string[] = [];
    const listener = new SyslogUdpListener({
      endpoint: parseSyslogUrl('udp://127.0.0.1:0'),
      accept: (frame) => frames.push(frame.toString()),
      counters,
      isSenderAllowed: (address) => address !== '127.0.0.1' || frames.length === 0,
    });
    const port = portOf(await listener.listen());
    const before = refused();
    const socket = createSocket('udp4');
    for (const text of ['first', 'second']) socket.send(text, port, '127.0.0.1');
    await vi.waitFor(() => expect(refused()).toBe(before + 1));
    socket.close();
    await listener.close();
    expect(frames).toEqual(['first']);
  });
});
