// What a controller counts about itself, as Prometheus metrics. No label holds an app id, an address or a URL. Values that others keep
// anyway (feeds, sockets, upstreams) are read when they are asked for.
import { Counter, Gauge, Registry } from 'prom-client';
import type { FeedCounters } from './feed/zone-feed.ts';
import type { JsonCacheCounters } from './format/slice-json-cache.ts';
import type { TailCounters } from './tail/tail-session.ts';
import type { SocketCounters } from './websocket/tail-socket.ts';

/** Values that are read at each scrape. */
export interface MetricSources {
  /** Open tails by format. */
  readonly readers: () => ReadonlyMap<string, number>;
  readonly feeds: () => number;
  readonly recentsRunning: () => number;
  /** Upstreams by state. */
  readonly upstreams: () => ReadonlyMap<string, number>;
  readonly reconnects: () => number;
  readonly jsonCacheBytes: () => number;
}

/** Counters of the controller; the methods are named for what happened. */
export class ControllerMetrics implements FeedCounters, JsonCacheCounters, SocketCounters {
  readonly registry = new Registry();
  /** For tail sessions, whose counters would have the names of those of sockets. */
  readonly tail: TailCounters;
  readonly #feedAllocated: Gauge;
  readonly #feedLines: Counter;
  readonly #feedOvertaken: Counter;
  readonly #jsonCache: Counter<'result'>;
  readonly #sentBytes: Counter;
  readonly #ignoredFrames: Counter;
  readonly #closes: Counter<'reason'>;
  readonly #readersRefused: Counter<'reason'>;
  readonly #recents: Counter<'result'>;
  readonly #requests: Counter<'method' | 'status'>;
  readonly #accessRefused: Counter<'reason'>;
  readonly #refusedPeers: Counter<'reason'>;

  constructor() {
    const registers = [this.registry];
    const counter = <Label extends string = never>(name: string, help: string, labelNames: Label[] = []) =>
      new Counter({ name: `tailrace_controller_${name}`, help, labelNames, registers });
    const delivered = counter('lines_delivered_total', 'Lines sent to tails');
    const filtered = counter('lines_filtered_total', "Lines kept back by tails' own filters");
    const dropped = counter('lines_dropped_total', 'Lines announced to tails as dropped or missing');
    this.tail = {
      delivered: (lines) => delivered.inc(lines),
      filtered: (lines) => filtered.inc(lines),
      dropped: (lines) => dropped.inc(lines),
    };
    this.#feedAllocated = new Gauge({
      name: 'tailrace_controller_feed_allocated_bytes',
      help: 'Memory of the logs of tailed apps',
      registers,
    });
    this.#feedLines = counter('feed_lines_total', 'Lines read from servers into feeds');
    this.#feedOvertaken = counter(
      'feed_overtaken_lines_total',
      'Lines that servers lost before feeds read them',
    );
    this.#jsonCache = counter('json_cache_total', 'Pieces of JSON asked for', ['result']);
    this.#sentBytes = counter('sent_bytes_total', 'Bytes of frames sent to tails');
    this.#ignoredFrames = counter('client_frames_ignored_total', 'Frames that tail clients sent');
    this.#closes = counter(
      'reader_closes_total',
      'Tails that ended, by close code, stalled, silent or token_expired',
      ['reason'],
    );
    this.#readersRefused = counter('readers_refused_total', 'Tails that were refused', ['reason']);
    this.#recents = counter('recents_total', 'Dumps of recent lines', ['result']);
    this.#requests = counter('http_requests_total', 'HTTP requests answered', ['method', 'status']);
    this.#accessRefused = counter(
      'access_refused_total',
      'Requests refused for their token, Host or Origin',
      ['reason'],
    );
    this.#refusedPeers = counter(
      'refused_peers_total',
      'Connections without a usable TLS handshake, by reason',
      ['reason'],
    );
  }

  /** Adds the values that are read at each scrape. To be called once. */
  watch(sources: MetricSources): void {
    const gauge = (name: string, help: string, read: () => number): void => {
      this.#gauge(name, help, [], (self) => self.set(read()));
    };
    const labelled = (
      name: string,
      help: string,
      label: string,
      read: () => ReadonlyMap<string, number>,
    ): void => {
      this.#gauge(name, help, [label], (self) => {
        self.reset();
        for (const [value, count] of read()) self.set({ [label]: value }, count);
      });
    };
    labelled('readers', 'Open tails', 'format', sources.readers);
    labelled('upstreams', 'Streams to log servers', 'state', sources.upstreams);
    gauge('feeds', 'Apps and zones that are being read for tails', sources.feeds);
    gauge('recents_running', 'Dumps that are running', sources.recentsRunning);
    gauge(
      'upstream_reconnects',
      'Streams to present log servers that were lost since they joined',
      sources.reconnects,
    );
    gauge('json_cache_bytes', 'JSON kept for the next reader', sources.jsonCacheBytes);
  }

  lines(count: number): void {
    this.#feedLines.inc(count);
  }

  overtaken(count: number): void {
    this.#feedOvertaken.inc(count);
  }

  allocated(deltaBytes: number): void {
    this.#feedAllocated.inc(deltaBytes);
  }

  hit(): void {
    this.#jsonCache.inc({ result: 'hit' });
  }

  miss(): void {
    this.#jsonCache.inc({ result: 'miss' });
  }

  bytesSent(bytes: number): void {
    this.#sentBytes.inc(bytes);
  }

  clientFrameIgnored(): void {
    this.#ignoredFrames.inc();
  }

  closed(reason: string): void {
    this.#closes.inc({ reason });
  }

  readerRefused(reason: string): void {
    this.#readersRefused.inc({ reason });
  }

  recentDone(result: 'ok' | 'failed' | 'refused' | 'aborted'): void {
    this.#recents.inc({ result });
  }

  requestAnswered(method: string, status: number): void {
    this.#requests.inc({ method, status: String(status) });
  }

  accessRefused(reason: string): void {
    this.#accessRefused.inc({ reason });
  }

  peerRefused(reason: string): void {
    this.#refusedPeers.inc({ reason });
  }

  #gauge(name: string, help: string, labelNames: string[], collect: (self: Gauge<string>) => void): void {
    new Gauge<string>({
      name: `tailrace_controller_${name}`,
      help,
      labelNames,
      registers: [this.registry],
      collect() {
        collect(this);
      },
    });
  }
}
