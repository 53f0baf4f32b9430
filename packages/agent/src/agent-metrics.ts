// The agent's counters as Prometheus metrics, in a registry of their own. Values are read when they are asked for;
// nothing is counted here. No label holds an app id or an address.

import type { RefusalReason } from '@tailrace/transport/refusal-log';
import { Counter, Gauge, Registry } from 'prom-client';
import type { AgentCounters } from './agent-counters.ts';
import { REJECT_REASONS } from './agent-counters.ts';
import type { OutboundBuffer } from './outbound-buffer.ts';
import type { Spool } from './spool/spool.ts';
import type { SpoolReport } from './spool/spool-options.ts';

/** What the metrics show. */
export interface AgentMetricsSources {
  readonly buffer: OutboundBuffer;
  readonly counters: AgentCounters;
  readonly spool?: Spool | undefined;
  readonly uplinksConnected: () => number;
  readonly sendersConnected: () => number;
  readonly syslogConnections: () => number;
  readonly refusedPeers: () => ReadonlyMap<RefusalReason, number>;
}

/** A prom-client registry with the `tailrace_agent_*` metrics of one agent. */
export function createAgentMetrics(sources: AgentMetricsSources): Registry {
  const { buffer, counters } = sources;
  const registry = new Registry();

  const counter = (name: string, help: string, read: () => number): void => {
    const metric: Counter = new Counter({
      name: `tailrace_agent_${name}`,
      help,
      registers: [registry],
      collect() {
        metric.reset();
        metric.inc(read());
      },
    });
  };
  const reasons = (name: string, help: string, read: () => ReadonlyMap<string, number>): void => {
    const metric: Counter<'reason'> = new Counter({
      name: `tailrace_agent_${name}`,
      help,
      labelNames: ['reason'],
      registers: [registry],
      collect() {
        metric.reset();
        for (const [reason, count] of read()) {
          metric.inc({ reason }, count);
        }
      },
    });
  };
  const gauge = (name: string, help: string, read: () => number): void => {
    const metric: Gauge = new Gauge({
      name: `tailrace_agent_${name}`,
      help,
      registers: [registry],
      collect() {
        metric.set(read());
      },
    });
  };

  counter(
    'received_lines_total',
    'Lines that came in, dropped ones included',
    () => buffer.receivedLines + counters.tooManyAppsLines,
  );
  reasons('rejected_total', 'Inputs that are not a line of any app, by reason', () =>
    rejectedByReason(counters),
  );
  reasons(
    'dropped_lines_total',
    'Lines dropped here or announced as dropped by pipe and run, by reason',
    () => droppedByReason(sources),
  );
  counter('sent_lines_total', 'Lines sent to servers, each counted once', () => buffer.sentLines);
  counter('acked_lines_total', 'Lines that servers acknowledged', () => buffer.ackedLines);
  counter(
    'udp_dropped_datagrams_total',
    'Syslog datagrams that the kernel dropped because they came faster than they were read',
    () => counters.udpDroppedDatagrams,
  );
  counter(
    'duplicate_lines_total',
    'Lines of pipe and run that came again after a reconnect',
    () => counters.duplicateLines,
  );
  reasons(
    'refused_peers_total',
    'Connections and calls that were refused for their certificate, by reason',
    sources.refusedPeers,
  );
  gauge('unsent_lines', 'Lines that wait to be sent', () => buffer.unsentLines);
  gauge('unacked_lines', 'Lines that were sent and are not acknowledged', () => buffer.unresolvedLines);
  gauge('buffer_bytes', 'Memory of the buffer in use', () => buffer.allocatedBytes);
  gauge('buffer_bytes_max', 'Memory that the buffer may use', () => buffer.bytesMax);
  const spool = (): SpoolReport | undefined => sources.spool?.report();
  counter(
    'restored_lines_total',
    'Lines that an earlier process left in the spool',
    () => buffer.restoredLines,
  );
  counter(
    'spool_damaged_segments_total',
    'Segments of the spool that were damaged',
    () => spool()?.damagedSegments ?? 0,
  );
  counter('spool_write_errors_total', 'Writes to the spool that failed', () => spool()?.writeErrors ?? 0);
  gauge('spool_bytes', 'Disk space of the spool in use', () => spool()?.bytes ?? 0);
  gauge(
    'spool_bytes_max',
    'Disk space that the spool may use; 0: there is none',
    () => spool()?.bytesMax ?? 0,
  );
  gauge(
    'spool_writable',
    '1: lines are in the spool before they are sent; 0: they are in memory alone',
    () => (spool()?.trouble === '' ? 1 : 0),
  );
  gauge('apps', 'Apps that are known', () => buffer.apps.size);
  gauge('uplinks_connected', 'Servers to which there is an open uplink', sources.uplinksConnected);
  gauge('senders_connected', 'Connected pipe and run processes', sources.sendersConnected);
  gauge('syslog_connections', 'Open syslog connections', sources.syslogConnections);
  return registry;
}

/** Every reason, those included that did not happen yet, so that a first one is a change and not a new series. */
function rejectedByReason(counters: AgentCounters): ReadonlyMap<string, number> {
  return new Map(REJECT_REASONS.map((reason) => [reason, counters.rejected.get(reason) ?? 0]));
}

function droppedByReason({ buffer, counters }: AgentMetricsSources): ReadonlyMap<string, number> {
  const reasons = ['agent_buffer', 'agent_spool', 'rate_limit', 'source_buffer', 'unexplained'] as const;
  return new Map<string, number>([
    ...reasons.map((reason) => [reason, buffer.dropped.get(reason) ?? 0] as const),
    ['too_many_apps', counters.tooManyAppsLines],
  ]);
}
