// From the URL of a syslog listener to the listener.
import type { AgentCounters } from '../agent-counters.ts';
import type { Intake } from '../intake.ts';
import { SyslogLines } from './syslog-lines.ts';
import type { SyslogListener } from './syslog-listener.ts';
import { SyslogStreamListener, type SyslogTls } from './syslog-stream-listener.ts';
import { SyslogUdpListener } from './syslog-udp-listener.ts';
import { SyslogUnixgramListener } from './syslog-unixgram-listener.ts';
import { parseSyslogUrl } from './syslog-url.ts';

/** Why lines of a UDP listener are missing, for readers. */
const UDP_DETAIL = 'the agent did not read them in time';

/** What every syslog listener needs. */
export interface SyslogListenerContext {
  readonly intake: Intake;
  readonly counters: AgentCounters;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Nanoseconds since the epoch. */
  readonly nowNs: () => bigint;
  /** Connections at a time. Default 1000. */
  readonly connectionsMax?: number;
  /** For `tls://`. */
  readonly tls?: SyslogTls | undefined;
  /** Whether a machine may write where no certificate is asked for. Default: every one. */
  readonly isSenderAllowed?: (address: string | undefined) => boolean;
  /** Called when the kernel has dropped datagrams of a listener. */
  readonly onKernelDrops?: (url: string, datagrams: number) => void;
}

/**
 * The listener that a URL describes. It is not opened.
 *
 * @throws LogError `cannot_listen` for a URL that cannot be read
 */
export function createSyslogListener(url: string, context: SyslogListenerContext): SyslogListener {
  const endpoint = parseSyslogUrl(url);
  const { intake, counters, now, nowNs, connectionsMax, isSenderAllowed } = context;
  const { accept } = new SyslogLines({ intake, counters, binding: endpoint.binding, now, nowNs });
  const senders = isSenderAllowed === undefined ? {} : { isSenderAllowed };
  const { address } = endpoint;
  switch (address.kind) {
    case 'udp':
      return new SyslogUdpListener({
        endpoint,
        accept,
        counters,
        ...senders,
        onKernelDrops: (datagrams) => {
          // Of a listener of one app it is known whose they were.
          const { app } = endpoint.binding;
          if (app !== undefined) intake.refuse(app, datagrams, UDP_DETAIL);
          context.onKernelDrops?.(url, datagrams);
        },
      });
    case 'unixgram':
      return new SyslogUnixgramListener(endpoint, accept);
    default:
      return new SyslogStreamListener({
        endpoint,
        accept,
        counters,
        ...(address.kind === 'tcp' || (address.kind === 'tls' && address.clientCertificates === 'none')
          ? senders
          : {}),
        ...(context.tls === undefined ? {} : { tls: context.tls }),
        ...(connectionsMax === undefined ? {} : { connectionsMax }),
      });
  }
}
