import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { AgentCounters } from '../agent-counters.ts';
import { SyslogUdpListener } from './syslog-udp-listener.ts';
import { parseSyslogUrl } from './syslog-url.ts';
import { parseUdpDrops } from './udp-kernel-drops.ts';

const table = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops
 4411: 0100007F:158A 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 41035 2 0000000000000000 17
 4412: 00000000:158B 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 41036 2 0000000000000000 0
`;

test('the table of the kernel is read by address and port', () => {
  expect(parseUdpDrops(table, { family: 'IPv4', address: '127.0.0.1', port: 5514 })).toBe(17);
  expect(parseUdpDrops(table, { family: 'IPv4', address: '0.0.0.0', port: 5515 })).toBe(0);
  expect(parseUdpDrops(table, { family: 'IPv4', address: '127.0.0.2', port: 5514 })).toBeUndefined();
  expect(parseUdpDrops('', { family: 'IPv6', address: '::1', port: 5514 })).toBeUndefined();
});

test.skipIf(process.platform !== 'linux')(
  'datagrams that nobody read in time are counted: taken + dropped = sent',
  async () => {
    const counters = new AgentCounters();
    let taken = 0;
    let told = 0;
    const listener = new SyslogUdpListener({
      endpoint: parseSyslogUrl('udp://127.0.0.1:0'),
      accept: () => taken++,
      counters,
      onKernelDrops: (datagrams) => {
        told += datagrams;
      },
    });
    const url = await listener.listen();
    const port = Number(/:(\d+)$/.exec(url)?.[1]);
    const socket = createSocket('udp4');
    const sent = 40_000;
    // Nothing is read before this turn of the event loop is over.
    for (let i = 0; i < sent; i++) socket.send(Buffer.alloc(1000), port, '127.0.0.1');
    const endMs = Date.now() + 20_000;
    while (taken + counters.udpDroppedDatagrams < sent && Date.now() < endMs) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await listener.close();
    expect(taken + counters.udpDroppedDatagrams).toBe(sent);
    expect(counters.udpDroppedDatagrams).toBeGreaterThan(0);
    expect(told).toBe(counters.udpDroppedDatagrams);
    socket.close();
    await once(socket, 'close');
  },
  30_000,
);
