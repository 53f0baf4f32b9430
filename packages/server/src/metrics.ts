// The server's metrics. Counters are raised where things happen; gauges are read when somebody asks. No label holds an app
// id, an address or a URL: their number is not ours to bound.
import type { DropReason } from '@tailrace/core/drop-notice';
import type { DrainConnectionState } from '@tailrace/proto/admin-messages';
import type { RefusalReason } from '@tailrace/transport/refusal-log';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Upper bounds in seconds; a turn should take 2 ms. */
const TURN_BUCKETS_S = [0.0005, 0.001, 0.002, 0.004, 0.008, 0.016, 0.032, 0.064, 0.128, 0.256];

/** What the gauges read. */
export interface ServerGauges {
  readonly heldLines: () => number;
  readonly heldBytes: () => number;
  readonly allocatedBytes: () => number;
  readonly apps: () => number;
  readonly readers: () => number;
  readonly subscriptions: () => number;
  readonly uplinks: () => number;
  readonly slices: () => number;
  readonly sliceBytes: () => number;
  readonly arriving: () => number;
  readonly heldForOthers: () => number;
  readonly copies: () => number;
  readonly copyBytes: () => number;
  readonly appsInSync: () => number;
  readonly drains: () => ReadonlyMap<DrainConnectionState, number>;
}

/** Counters and gauges of one server, in a registry of their own. */
export class ServerMetrics {
  readonly registry = new Registry();
  readonly #lines = this.#counter('lines_received_total', 'Lines taken from agents.');
  readonly #duplicates = this.#counter(
    'duplicate_lines_total',
    'Lines that agents sent again and that were there already.',
  );
  readonly #evicted = this.#counter(
    'evicted_lines_total',
    'Lines that were let go of to stay within the memory budgets.',
  );
  readonly #dropped = this.#counterByReason(
    'dropped_lines_total',
    'Lines announced as dropped in a log, by reason.',
  );
  readonly #unannounced = this.#counterByReason(
    'unannounced_lines_total',
    'Lines that were not taken and that no log could announce, by reason.',
  );
  readonly #damages = this.#counter(
    'snapshot_damages_total',
    'Places of a saved file that could not be read back.',
  );
  readonly #refused = this.#counterByReason(
    'refused_peers_total',
    'Connections and calls that were refused for their certificate, by reason.',
  );
  readonly #appsTaken = this.#counter(
    'handover_apps_taken_total',
    'Apps whose log was taken over from another server.',
  );
  readonly #appsGiven = this.#counter(
    'handover_apps_given_total',
    'Apps whose log another server has taken over, whole.',
  );
  readonly #handoverBytes = this.#counter(
    'handover_bytes_total',
    'Bytes of lines that came from other servers of the zone.',
  );
  readonly #handoverTimeouts = this.#counter(
    'handover_timeouts_total',
    'Changes of the zone after which a server did not say in time what it holds.',
  );
  readonly #handoverConflicts = this.#counter(
    'handover_conflicts_total',
    'Apps that had several logs, which were put behind each other.',
  );
  readonly #linesCopied = this.#counter(
    'copied_lines_total',
    'Lines of other servers that were taken into copies of their logs.',
  );
  readonly #copyBytes = this.#counter(
    'copy_fetched_bytes_total',
    'Bytes of older lines that were fetched to complete copies of logs.',
  );
  readonly #linesAlone = this.#counter(
    'uncopied_lines_total',
    'Lines that went into a log here alone because their replica was lost on the way.',
  );
  readonly #replicasLost = this.#counterByReason(
    'replicas_lost_total',
    'Replicas that were lost, by reason: gone, silent or nonsense.',
  );
  readonly #reported = this.#counter(
    'servers_reported_total',
    'Servers of the zone that were reported to the registry as dead.',
  );
  readonly #turns = new Histogram({
    name: 'tailrace_server_turn_seconds',
    help: 'How long a turn of the event loop for readers took.',
    buckets: TURN_BUCKETS_S,
    registers: [this.registry],
  });
  #linesTotal = 0;
  #droppedTotal = 0;

  constructor(gauges: ServerGauges) {
    this.#gauge('held_lines', 'Lines held.', gauges.heldLines);
    this.#gauge('held_bytes', 'Bytes of the lines held.', gauges.heldBytes);
    this.#gauge('allocated_bytes', 'Bytes of memory that count against the budget.', gauges.allocatedBytes);
    this.#gauge('apps', 'Apps with a log.', gauges.apps);
    this.#gauge('readers', 'Open reader streams.', gauges.readers);
    this.#gauge('subscriptions', 'Open subscriptions.', gauges.subscriptions);
    this.#gauge('uplinks', 'Open uplinks.', gauges.uplinks);
    this.#gauge(
      'handover_arriving_apps',
      'Apps of which older lines are on their way here from other servers.',
      gauges.arriving,
    );
    this.#gauge('handover_held_apps', 'Apps of other servers whose log is still here.', gauges.heldForOthers);
    this.#gauge('copies', 'Copies of logs of other servers that are kept here.', gauges.copies);
    this.#gauge(
      'copy_bytes',
      'Bytes of memory of the copies; they count against the same budget as the logs.',
      gauges.copyBytes,
    );
    this.#gauge('replicated_apps', 'Apps whose log another server has a whole copy of.', gauges.appsInSync);
    this.#collectedCounter('slices_sent_total', 'Slices sent to readers.', gauges.slices);
    this.#collectedCounter('slice_bytes_sent_total', 'Bytes of slices sent to readers.', gauges.sliceBytes);
    new Gauge({
      name: 'tailrace_server_drains',
      help: 'Drains that run here, by the state of their connection.',
      labelNames: ['state'],
      registers: [this.registry],
      collect() {
        const counts = gauges.drains();
        for (const state of ['idle', 'connecting', 'connected', 'backoff'] as const) {
          this.set({ state }, counts.get(state) ?? 0);
        }
      },
    });
  }

  /** Lines taken since the start. */
  get linesTotal(): number {
    return this.#linesTotal;
  }

  /** Lines announced as dropped since the start. */
  get droppedTotal(): number {
    return this.#droppedTotal;
  }

  linesTaken(lines: number): void {
    this.#linesTotal += lines;
    this.#lines.inc(lines);
  }

  duplicates(lines: number): void {
    this.#duplicates.inc(lines);
  }

  evicted(lines: number): void {
    this.#evicted.inc(lines);
  }

  /** Lines that a notice stands for. */
  dropped(reason: DropReason, lines: number): void {
    this.#droppedTotal += lines;
    this.#dropped.inc({ reason }, lines);
  }

  /** Lines for which there is no log. */
  unannounced(reason: DropReason | 'bad_app_id' | 'bad_run', lines: number): void {
    this.#unannounced.inc({ reason }, lines);
  }

  appTaken(): void {
    this.#appsTaken.inc();
  }

  appGiven(): void {
    this.#appsGiven.inc();
  }

  bytesTaken(bytes: number): void {
    this.#handoverBytes.inc(bytes);
  }

  gateTimedOut(): void {
    this.#handoverTimeouts.inc();
  }

  conflict(): void {
    this.#handoverConflicts.inc();
  }

  linesCopied(lines: number): void {
    this.#linesCopied.inc(lines);
  }

  copyBytes(bytes: number): void {
    this.#copyBytes.inc(bytes);
  }

  linesAlone(lines: number): void {
    this.#linesAlone.inc(lines);
  }

  replicaLost(reason: 'gone' | 'silent' | 'nonsense'): void {
    this.#replicasLost.inc({ reason });
  }

  serverReported(): void {
    this.#reported.inc();
  }

  snapshotDamages(count: number): void {
    this.#damages.inc(count);
  }

  refused(reason: RefusalReason): void {
    this.#refused.inc({ reason });
  }

  turn(durationMs: number): void {
    this.#turns.observe(durationMs / 1000);
  }

  #counter(name: string, help: string): Counter {
    return new Counter({ name: `tailrace_server_${name}`, help, registers: [this.registry] });
  }

  #counterByReason(name: string, help: string): Counter<'reason'> {
    return new Counter({
      name: `tailrace_server_${name}`,
      help,
      labelNames: ['reason'],
      registers: [this.registry],
    });
  }

  #gauge(name: string, help: string, read: () => number): void {
    new Gauge({
      name: `tailrace_server_${name}`,
      help,
      registers: [this.registry],
      collect() {
        this.set(read());
      },
    });
  }

  /** A counter whose value is kept elsewhere. */
  #collectedCounter(name: string, help: string, read: () => number): void {
    let last = 0;
    new Counter({
      name: `tailrace_server_${name}`,
      help,
      registers: [this.registry],
      collect() {
        const now = read();
        this.inc(now - last);
        last = now;
      },
    });
  }
}
