// Log servers, a directory and readers for tests of what lies between an upstream and a reader.
import { MemoryRegistry } from '@tailrace/core/memory-registry';
import { EnvelopeView } from '@tailrace/proto/envelope-view';
import { entryBodyStart, entryEnd } from '@tailrace/proto/wire-scanner';
import { pino } from 'pino';
import { AppFeeds } from '../feed/app-feeds.ts';
import type { ZoneEvent } from '../feed/zone-feed.ts';
import type { ZoneItem } from '../feed/zone-item.ts';
import { type ReadStart, ZoneReader } from '../feed/zone-reader.ts';
import { ServerDirectory } from '../upstream/server-directory.ts';
import { Upstream } from '../upstream/upstream.ts';
import { FakeLogServer, type FakeLogServerOptions } from './fake-log-server.ts';

/** A logger that says nothing. */
export const silentLogger = pino({ level: 'silent' });

/** Counts what feeds report. */
export class SpyFeedCounters {
  linesAppended = 0;
  linesOvertaken = 0;
  allocatedBytes = 0;

  lines(count: number): void {
    this.linesAppended += count;
  }

  overtaken(count: number): void {
    this.linesOvertaken += count;
  }

  allocated(deltaBytes: number): void {
    this.allocatedBytes += deltaBytes;
  }
}

/** Settings of a {@link FeedFixture}. */
export interface FeedFixtureOptions {
  readonly zones?: readonly string[];
  readonly feedBytesMax?: number;
  readonly feedsBytesMax?: number;
  readonly appBytesMax?: number;
  readonly beforeSend?: NonNullable<FakeLogServerOptions['beforeSend']>;
}

/** One registry with its servers, a directory of them, and feeds. */
export class FeedFixture {
  readonly registry = new MemoryRegistry();
  readonly counters = new SpyFeedCounters();
  readonly directory: ServerDirectory;
  readonly feeds: AppFeeds;
  readonly #options: FeedFixtureOptions;
  readonly #servers: FakeLogServer[] = [];

  constructor(options: FeedFixtureOptions = {}) {
    this.#options = options;
    this.directory = new ServerDirectory({
      registry: this.registry,
      zones: options.zones ?? [],
      nowMs: Date.now,
      createUpstream: (target) =>
        new Upstream({
          ...target,
          clusterId: this.registry.clusterId,
          peer: 'tc',
          logger: silentLogger,
          nowMs: Date.now,
          random: Math.random,
        }),
    });
    this.feeds = new AppFeeds({
      directory: this.directory,
      feedBytesMax: options.feedBytesMax ?? 4 * 1024 * 1024,
      ...(options.feedsBytesMax === undefined ? {} : { totalBytesMax: options.feedsBytesMax }),
      nowMs: Date.now,
      logger: silentLogger,
      counters: this.counters,
    });
  }

  /** A server that is not started. */
  createServer(id: string, zone: string): FakeLogServer {
    const { appBytesMax, beforeSend } = this.#options;
    const server = new FakeLogServer({
      id,
      zone,
      registry: this.registry,
      ...(appBytesMax === undefined ? {} : { appBytesMax }),
      ...(beforeSend === undefined ? {} : { beforeSend }),
    });
    this.#servers.push(server);
    return server;
  }

  async startServer(id: string, zone: string): Promise<FakeLogServer> {
    const server = this.createServer(id, zone);
    await server.start();
    return server;
  }

  read(app: string, zone: string, start: ReadStart, unseenSinceMs = Date.now()): CollectingReader {
    return new CollectingReader(this, app, zone, start, unseenSinceMs);
  }

  async close(): Promise<void> {
    this.feeds.close();
    this.directory.close();
    await Promise.all(this.#servers.map((server) => server.stop()));
    await this.registry.close();
  }
}

/** Reads a zone to its end whenever there is something, and keeps all of it. */
export class CollectingReader {
  readonly items: ZoneItem[] = [];
  readonly zoneEvents: ZoneEvent[] = [];
  readonly reader: ZoneReader;
  /** True: reads nothing. */
  isPaused = false;
  sliceBytes = 1024;
  readonly #release: () => void;

  constructor(fixture: FeedFixture, app: string, zone: string, start: ReadStart, unseenSinceMs: number) {
    const hold = fixture.feeds.hold(app);
    this.#release = hold.release;
    let isScheduled = false;
    const onReadable = (): void => {
      if (isScheduled) return;
      isScheduled = true;
      setImmediate(() => {
        isScheduled = false;
        this.read();
      });
    };
    this.reader = new ZoneReader({
      feed: hold.zone(zone),
      directory: fixture.directory,
      start,
      sinceMs: Date.now(),
      unseenSinceMs,
      remembered: [],
      windowBytes: 64 * 1024,
      onReadable,
      onZone: (event) => this.zoneEvents.push(event),
      logger: silentLogger,
    });
    onReadable();
  }

  /** Reads what there is. */
  read(itemsMax = Number.POSITIVE_INFINITY): void {
    if (this.isPaused) return;
    for (let i = 0; i < itemsMax; i++) {
      const item = this.reader.next(this.sliceBytes);
      if (item === undefined) return;
      this.items.push(item);
    }
  }

  /** Texts of the lines read, and what was missing as `[dropped N]`, `[hole N]` and `[gap N]`. */
  get texts(): string[] {
    return this.items.flatMap(textsOf);
  }

  close(): void {
    this.reader.close();
    this.#release();
  }
}

const view = new EnvelopeView();

function textsOf(item: ZoneItem): string[] {
  if (item.kind === 'notice') return [`[dropped ${item.count}]`];
  if (item.kind === 'hole') return [`[hole ${item.count}]`];
  if (item.kind === 'gap') return item.missing === 0 ? [] : [`[gap ${item.missing}]`];
  const texts: string[] = [];
  for (let at = item.start; at < item.end; ) {
    const end = entryEnd(item.bytes, at, item.end);
    view.read(item.bytes, entryBodyStart(item.bytes, at, item.end), end);
    texts.push(item.bytes.toString('utf8', view.payloadStart, view.payloadEnd));
    at = end;
  }
  return texts;
}

/** `a0`, `a1`, … */
export function numbered(prefix: string, from: number, to: number): string[] {
  return Array.from({ length: to - from }, (_, i) => `${prefix}${from + i}`);
}
