// The lines of a scenario: numbered streams of some apps through the agents of every zone, at a rate; readers that follow each app from
// its first line on; a drain of each app where the scenario wants one. At the end it reconciles what was written with what came.

import { TlsFiles } from '@tailrace/transport/tls-files';
import type { ApiClient } from '../../kit/api-client.ts';
import { until } from '../../kit/until.ts';
import { CursorReader, type CursorReaderOptions } from './cursor-reader.ts';
import { DrainSink } from './drain-sink.ts';
import type { FaultCluster } from './fault-cluster.ts';
import { type LedgerRow, ledgerRow, type WrittenStream } from './ledger-table.ts';
import { NumberLedger } from './number-ledger.ts';
import { type NumberedSender, type SenderTarget, UplinkNumbers } from './numbered-sender.ts';
import { numberOf } from './numbered-text.ts';
import { atOwner } from './owners.ts';
import { BatchSenderNumbers, SyslogTcpNumbers, SyslogUdpNumbers } from './plain-senders.ts';

/** How lines are written. `pipe` waits while its agent holds it back, `block` for as long as it takes, `run` never. */
export type SenderKind = 'pipe' | 'block' | 'run' | 'grpc' | 'tcp' | 'udp';

/** What is written and read; every value has a default. */
export interface TrafficOptions {
  readonly kind?: SenderKind;
  /** What the names of the apps begin with. Default: `app`. */
  readonly prefix?: string;
  /** Default: 4. */
  readonly apps?: number;
  /** Only apps that this server owns while all are up. Default: any. */
  readonly ownedBy?: string;
  /** Lines a second of all streams together. Default: 2,000. */
  readonly linesPerSecond?: number;
  /** Bytes of a line. Default: 100. */
  readonly lineBytes?: number;
  /** Whether each app has a drain. Default: false. */
  readonly drains?: boolean;
  /** Whether the first app also has a reader with a filter. Default: true. */
  readonly filteredReader?: boolean;
  /** By how much the clocks of a zone's senders are wrong, in milliseconds. */
  readonly clockShiftMs?: Readonly<Record<string, number>>;
}

const noLog = { info: () => undefined, warn: () => undefined, error: () => undefined };
const TICK_MS = 10;
/** A tick that comes late makes up for so many at most: a machine that stood still does not write a minute at once. */
const TICKS_MAX = 50;
/** A filter for about a tenth of the lines. */
const EXCLUDE = `exclude=${encodeURIComponent('^#\\d*7 ')}`;
const FINISH_MS = 60_000;
const SETTLE_MS = 60_000;
/** Nothing more comes for so long, and nothing is missing: then nothing is on its way. */
const QUIET_MS = 400;
/** What an agent that died took with it is told 5 s after another one is there (decision 20); nothing that is told takes longer. */
const LOST_MS = 8_000;

/** `await using traffic = await Traffic.start(cluster, options)`. */
export class Traffic implements AsyncDisposable {
  readonly apps: readonly string[];
  readonly readers: readonly CursorReader[];
  /** Further readers of one app, with the name of their row. */
  readonly #others: { readonly place: string; readonly reader: CursorReader }[] = [];
  readonly sink: DrainSink | undefined;
  readonly senders: readonly NumberedSender[];
  readonly #cluster: FaultCluster;
  readonly #where: Pick<CursorReaderOptions, 'urls' | 'ca'>;
  readonly #tls: TlsFiles | undefined;
  #linesPerSecond: number;
  /** Paths of the drains, to remove them. */
  readonly #drains: string[] = [];
  #timer: NodeJS.Timeout | undefined;
  #lastMs = 0;
  #due = 0;

  private constructor(
    cluster: FaultCluster,
    options: TrafficOptions,
    sink: DrainSink | undefined,
    tls: TlsFiles | undefined,
  ) {
    const { kind = 'pipe', prefix = 'app', apps = 4, linesPerSecond = 2_000, lineBytes = 100 } = options;
    this.#cluster = cluster;
    this.#linesPerSecond = linesPerSecond;
    this.sink = sink;
    this.apps = namesOfApps(cluster, prefix, apps, options.ownedBy);
    this.#tls = tls;
    this.#where = { urls: cluster.urls, ...(cluster.ca === undefined ? {} : { ca: cluster.ca }) };
    this.readers = this.apps.map((app, first) => new CursorReader({ ...this.#where, app, first }));
    if (options.filteredReader !== false) {
      const reader = new CursorReader({ ...this.#where, app: this.firstApp, first: 1, query: EXCLUDE });
      this.#others.push({ place: 'tail, filtered', reader });
    }
    this.senders = cluster.agents.flatMap(({ id, zone }) =>
      this.apps.map((app) =>
        createSender(kind, {
          app,
          instance: id,
          ingress: cluster.ingressOf(id),
          syslogPort: cluster.syslogPortOf(id),
          lineBytes,
          ...(tls === undefined ? {} : { tls }),
          clockShiftMs: options.clockShiftMs?.[zone] ?? 0,
        }),
      ),
    );
  }

  /** Opens readers and drains and begins to write; resolves when every reader has lines of every stream. */
  static async start(cluster: FaultCluster, options: TrafficOptions = {}): Promise<Traffic> {
    const sink = options.drains === true ? await DrainSink.start() : undefined;
    const paths = cluster.tlsPaths('client');
    const tls = paths === undefined ? undefined : await TlsFiles.load(paths, noLog);
    const traffic = new Traffic(cluster, options, sink, tls);
    try {
      await until(() => traffic.allReaders.every(({ isOpen }) => isOpen), { what: 'open tails' });
      await traffic.#addDrains();
      traffic.go();
      await traffic.untilFlowing();
      return traffic;
    } catch (error) {
      await traffic[Symbol.asyncDispose]();
      throw error;
    }
  }

  /** The first of the apps. */
  get firstApp(): string {
    return this.apps[0] ?? '';
  }

  /** Every reader. */
  get allReaders(): readonly CursorReader[] {
    return [...this.readers, ...this.#others.map(({ reader }) => reader)];
  }

  /** How many tails are open. */
  get openReaders(): number {
    return this.allReaders.filter(({ isOpen }) => isOpen).length;
  }

  /** One more reader of the first app, from its first line on; its row has the name of its place. */
  async addReader(place: string, query = ''): Promise<CursorReader> {
    const reader = new CursorReader({ ...this.#where, app: this.firstApp, query });
    this.#others.push({ place, reader });
    await until(() => reader.isOpen, { what: `the reader for ${place}` });
    return reader;
  }

  /** Lines written so far. */
  get written(): number {
    return this.senders.reduce((sum, { written }) => sum + written, 0);
  }

  /** Longest time without a line of any stream at its reader, since that is measured. */
  get silenceMs(): number {
    return Math.max(0, ...this.readers.flatMap(({ silenceMs }) => [...silenceMs.values()]));
  }

  /** From now on. */
  measureSilence(): void {
    for (const reader of this.readers) reader.measureSilence();
  }

  /** Another rate from now on. */
  set linesPerSecond(rate: number) {
    this.#linesPerSecond = rate;
  }

  /** Writes from now on. */
  go(): void {
    this.#lastMs = performance.now();
    this.#timer ??= setInterval(() => this.#tick(), TICK_MS);
  }

  /** Writes nothing for now. */
  halt(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /** Resolves when lines that are written from now on have come to every reader, of every stream or those of some instances. */
  async untilFlowing(
    instances = this.#cluster.agents.map(({ id }) => id),
    timeoutMs = 40_000,
  ): Promise<void> {
    const streams = this.senders
      .filter(({ instance }) => instances.includes(instance))
      .map((sender) => ({ sender, from: sender.written }));
    const isThere = ({ sender, from }: { sender: NumberedSender; from: number }): boolean => {
      const reader = this.readers.find(({ app }) => app === sender.app);
      return (reader?.streams.get(sender.instance)?.largest ?? 0) > from;
    };
    await until(() => streams.every(isThere), {
      timeoutMs,
      what: 'new lines of every stream',
      describe: () =>
        streams
          .filter((stream) => !isThere(stream))
          .map(({ sender: { app, instance, written }, from }) => ({ app, instance, from, written })),
    });
  }

  /** Resolves when lines that are written from now on have come to one reader, of some instances. */
  async untilReached(reader: CursorReader, instances: readonly string[]): Promise<void> {
    const streams = this.senders
      .filter(({ app, instance }) => app === reader.app && instances.includes(instance))
      .map((sender) => ({ sender, from: sender.written }));
    await until(
      () => streams.every(({ sender, from }) => (reader.streams.get(sender.instance)?.largest ?? 0) > from),
      { what: `new lines of ${instances.join(', ')}`, timeoutMs: 40_000 },
    );
  }

  /** Resolves when so many more lines are written. */
  async untilWritten(lines: number, timeoutMs = 120_000): Promise<void> {
    const goal = this.written + lines;
    await until(() => this.written >= goal, { timeoutMs, what: `${lines} more written lines` });
  }

  /**
   * Writes no more and waits until everything has come or is announced, or nothing more comes. Then it gives the ledger: a row for the
   * tails, one for the reader with a filter, one for recent, one for the drains.
   * @param complaints - what the senders say of themselves goes in here
   * @param isExact - false: lines will be missing without a word, and nothing waits long for them
   */
  async reconcile(complaints: string[], isExact = true): Promise<LedgerRow[]> {
    this.halt();
    const ends = await Promise.all(this.senders.map((sender) => sender.finish(FINISH_MS)));
    complaints.push(...ends.filter((end) => end !== undefined));
    await this.#settled(isExact);
    const recent = await this.#recentRow();
    const [tail, ...others] = this.#liveRows(true);
    return [...(tail === undefined ? [] : [tail]), recent, ...others];
  }

  /** The ledger of those that read all the time, as it is when nothing is on its way; then writing goes on. */
  async checkpoint(): Promise<LedgerRow[]> {
    this.halt();
    await this.#settled(true);
    const rows = this.#liveRows(true);
    this.go();
    return rows;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.halt();
    await Promise.all(this.senders.map((sender) => sender.finish(0)));
    await Promise.all(this.allReaders.map((reader) => reader[Symbol.asyncDispose]()));
    // Where nobody answers any more, the cluster ends with them.
    const api = this.#cluster.api();
    await Promise.all(this.#drains.map((path) => api.request('DELETE', path).catch(() => undefined)));
    await this.sink?.[Symbol.asyncDispose]();
    this.#tls?.close();
  }

  #settled(isExact: boolean): Promise<void> {
    return settled(
      () => this.#liveRows(false).map(({ delivered, filtered, missing }) => [delivered + filtered, missing]),
      isExact ? SETTLE_MS / 2 : LOST_MS,
    );
  }

  async #addDrains(): Promise<void> {
    if (this.sink === undefined) return;
    const api = this.#cluster.api();
    for (const app of this.apps) {
      const { status, text } = await api.post(`/v1/apps/${app}/drains`, { url: this.sink.url });
      if (status !== 201) throw new Error(`Cannot add a drain: ${status} ${text}, expected 201`);
      this.#drains.push(`/v1/apps/${app}/drains/${(JSON.parse(text) as { id: string }).id}`);
    }
  }

  #tick(): void {
    const nowMs = performance.now();
    const ms = Math.min(nowMs - this.#lastMs, TICKS_MAX * TICK_MS);
    this.#lastMs = nowMs;
    this.#due += (ms * this.#linesPerSecond) / 1000;
    const each = Math.floor(this.#due / this.senders.length);
    if (each === 0) return;
    this.#due -= each * this.senders.length;
    for (const sender of this.senders) sender.write(each);
  }

  get #writtenStreams(): readonly WrittenStream[] {
    return this.senders.map(({ app, instance, written }) => ({ app, instance, written }));
  }

  /** What came to those that are there all the time. */
  #liveRows(withEvidence: boolean): LedgerRow[] {
    const streams = this.#writtenStreams;
    const rows = [this.#tailRow('tail', streams, this.readers, withEvidence)];
    for (const { place, reader } of this.#others) {
      const own = streams.filter(({ app }) => app === reader.app);
      rows.push(this.#tailRow(place, own, [reader], withEvidence));
    }
    return [...rows, ...this.#drainRows(withEvidence)];
  }

  #tailRow(
    place: string,
    streams: readonly WrittenStream[],
    readers: readonly CursorReader[],
    withEvidence: boolean,
  ): LedgerRow {
    const announced = new Map<string, number>();
    for (const reader of readers) {
      for (const [reason, count] of reader.announced)
        announced.set(reason, (announced.get(reason) ?? 0) + count);
    }
    const instances = new Set(this.senders.map(({ instance }) => instance));
    const arrived = {
      place,
      streamOf: (app: string, instance: string) =>
        readers.find((reader) => reader.app === app)?.streams.get(instance),
      strangers: readers.flatMap((reader) => [...reader.streams.keys()].filter((id) => !instances.has(id))),
      filtered: readers.reduce((sum, reader) => sum + reader.filtered, 0),
      announced,
    };
    return ledgerRow(streams, arrived, { withEvidence });
  }

  #drainRows(withEvidence: boolean): LedgerRow[] {
    const { sink } = this;
    if (sink === undefined) return [];
    const announced = [...sink.apps.values()].reduce((sum, app) => sum + app.announced, 0);
    const arrived = {
      place: 'drain',
      streamOf: (app: string, instance: string) => sink.apps.get(app)?.streams.get(instance),
      strangers: [],
      filtered: 0,
      announced: new Map(announced === 0 ? [] : [['told', announced]]),
    };
    return [ledgerRow(this.#writtenStreams, arrived, { withEvidence })];
  }

  async #recentRow(): Promise<LedgerRow> {
    const ledgers = new Map<string, NumberLedger>();
    const announced = new Map<string, number>();
    for (const app of this.apps) {
      for (const record of await this.#recent(app)) {
        const { type, instance = '', message = '', count = 0 } = record;
        if (type === 'log') {
          const key = `${app}\n${instance}`;
          const ledger = ledgers.get(key) ?? new NumberLedger();
          ledgers.set(key, ledger);
          ledger.take(numberOf(message));
        } else if (type === 'drop' || type === 'gap') {
          const reason = type === 'gap' ? 'gap' : String(record['reason']);
          const lost = type === 'gap' ? Number(record['missing'] ?? 0) : count;
          if (reason !== 'drain_overtaken') announced.set(reason, (announced.get(reason) ?? 0) + lost);
        }
      }
    }
    return ledgerRow(this.#writtenStreams, {
      place: 'recent',
      streamOf: (app, instance) => ledgers.get(`${app}\n${instance}`),
      strangers: [],
      filtered: 0,
      announced,
    });
  }

  /** From the last controller, which answers as any other does. */
  async #recent(app: string): ReturnType<ApiClient['recent']> {
    const api = this.#cluster.api(this.#cluster.urls.at(-1));
    return until(() => api.recent(app).catch(() => undefined), {
      what: `recent of ${app}`,
      timeoutMs: 30_000,
    });
  }
}

function namesOfApps(cluster: FaultCluster, prefix: string, count: number, owner?: string): string[] {
  const names: string[] = [];
  for (let i = 0; names.length < count; i++) {
    const name = `${prefix}-${i}`;
    if (owner === undefined || atOwner(cluster, cluster.node(owner).zone, name).id === owner)
      names.push(name);
  }
  return names;
}

function createSender(kind: SenderKind, target: SenderTarget): NumberedSender {
  switch (kind) {
    case 'pipe':
      return new UplinkNumbers(target, { waits: true });
    case 'block':
      return new UplinkNumbers(target, { waits: true, block: true });
    case 'run':
      return new UplinkNumbers(target, { waits: false });
    case 'grpc':
      return new BatchSenderNumbers(target);
    case 'tcp':
      return new SyslogTcpNumbers(target);
    case 'udp':
      return new SyslogUdpNumbers(target);
  }
}

/** Resolves when nothing is missing and nothing moves, or nothing moves for `unevenMs`. */
async function settled(state: () => (readonly number[])[], unevenMs: number): Promise<void> {
  let before = '';
  let sinceMs = performance.now();
  await until(
    () => {
      const now = state();
      const text = JSON.stringify(now);
      if (text !== before) {
        before = text;
        sinceMs = performance.now();
      }
      const isEven = now.every(([, missing]) => missing === 0);
      return performance.now() - sinceMs > (isEven ? QUIET_MS : unevenMs);
    },
    { timeoutMs: 10 * SETTLE_MS, what: 'the end of the lines' },
  );
}
