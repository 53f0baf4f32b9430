// The look at the ports before a start: taken ones are named with their flag, in one line, and nothing stays bound.
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, test } from 'vitest';
import { loadUpConfig } from '../settings/load-up-config.ts';
import { checkPorts } from './free-ports.ts';

const free = { http: '127.0.0.1:0', ingress: ['127.0.0.1:0'], syslog: ['tcp://127.0.0.1:0'] };

test('free ports pass, again and again', async () => {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  const config = loadUpConfig(
    { ...free, http: `127.0.0.1:${port}`, syslog: [`udp://127.0.0.1:${port}`] },
    {},
  );
  await checkPorts(config);
  await checkPorts(config);
});

test('all taken ports are named in one line with their flags', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const socket = createSocket('udp4').bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const udpPort = socket.address().port;
  const flags = { ...free, http: `127.0.0.1:${port}`, syslog: [`udp://127.0.0.1:${udpPort}`] };
  await expect(checkPorts(loadUpConfig(flags, {}))).rejects.toMatchObject({
    code: 'address_in_use',
    message: `Cannot listen: tcp 127.0.0.1:${port} (--http) is taken; udp 127.0.0.1:${udpPort} (--syslog) is taken, expected free ports (0 takes any)`,
  });
  socket.close();
  await new Promise((resolve) => server.close(resolve));
});

test('an address that is not of this machine is named', async () => {
  const config = loadUpConfig({ ...free, http: '192.0.2.1:80', insecure: true }, {});
  await expect(checkPorts(config)).rejects.toMatchObject({ code: 'address_unusable' });
});
