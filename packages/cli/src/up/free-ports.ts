// Looks whether the ports that were asked for are free, before anything is started: so that a port that is taken costs one
// line and not a cluster that is started and stopped. A port can still be taken in between; the listeners report that.
import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import { cannot, LogError } from '@tailrace/core/errors';
import { type ListenAddress, parseListenAddress, parseSyslogListener } from '../settings/listen-address.ts';
import type { UpConfig } from '../settings/up-config.ts';

interface WantedPort extends ListenAddress {
  readonly protocol: 'tcp' | 'udp';
  /** The flag that sets it. */
  readonly flag: string;
}

/**
 * Binds and releases every port that is not 0.
 * @throws LogError `address_in_use` or `address_unusable`, one line for all of them
 */
export async function checkPorts(config: UpConfig): Promise<void> {
  const wanted = wantedPorts(config);
  const results = await Promise.all(wanted.map(tryPort));
  const problems = results.filter((problem) => problem !== undefined);
  const [first] = problems;
  if (first === undefined) return;
  const texts = problems.map(({ text }) => text);
  throw new LogError(cannot('listen', texts.join('; '), 'free ports (0 takes any)'), { code: first.code });
}

function wantedPorts({ http, ingress, syslog, metrics }: UpConfig): WantedPort[] {
  const tcp = (text: string, flag: string): WantedPort[] => {
    const address = parseListenAddress(text);
    return address === undefined ? [] : [{ ...address, protocol: 'tcp', flag }];
  };
  const listeners = Object.values(syslog)
    .flat()
    .flatMap((url): WantedPort[] => {
      const listener = parseSyslogListener(url);
      if (typeof listener === 'string' || listener.address === undefined) return [];
      return [{ ...listener.address, protocol: url.startsWith('udp') ? 'udp' : 'tcp', flag: '--syslog' }];
    });
  const all = [
    ...tcp(http, '--http'),
    ...Object.values(ingress).flatMap((text) => tcp(text, '--ingress')),
    ...listeners,
    ...(metrics === undefined ? [] : tcp(metrics, '--metrics')),
  ];
  return all.filter(({ port }) => port !== 0);
}

interface PortProblem {
  readonly code: 'address_in_use' | 'address_unusable';
  readonly text: string;
}

function tryPort({ host, port, protocol, flag }: WantedPort): Promise<PortProblem | undefined> {
  const place = `${protocol} ${host.includes(':') ? `[${host}]` : host}:${port} (${flag})`;
  return new Promise((resolve) => {
    const onError = (error: NodeJS.ErrnoException): void => {
      const isTaken = error.code === 'EADDRINUSE';
      resolve({
        code: isTaken ? 'address_in_use' : 'address_unusable',
        text: isTaken ? `${place} is taken` : `${place} cannot be used (${error.code ?? error.message})`,
      });
    };
    if (protocol === 'tcp') {
      const server = createServer();
      server.once('error', onError);
      server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(undefined)));
    } else {
      const socket = createSocket({ type: host.includes(':') ? 'udp6' : 'udp4' });
      socket.once('error', (error) => {
        socket.close();
        onError(error);
      });
      socket.bind({ address: host, port, exclusive: true }, () => socket.close(() => resolve(undefined)));
    }
  });
}
