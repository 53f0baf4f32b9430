// The parts of a server, put together: which of them knows which, and where what one has to tell goes. When they start and stop
// is the server's business, what they do their own.

import { randomBytes } from 'node:crypto';
import type { ServerDuplexStream } from '@grpc/grpc-js';
import { INTERNAL_WINDOW_BYTES } from '@tailrace/core/channel-options';
import type { DrainTarget } from '@tailrace/core/drain-url';
import { LogStore } from '@tailrace/core/log-store';
import type { RateLimit } from '@tailrace/core/registry';
import { handoverService, readerService, replicationService, uplinkService } from '@tailrace/proto/services';
import { GrpcEndpoint } from '@tailrace/transport/grpc-endpoint';
import { AppTable } from './app-table.ts';
import { dialOutside } from './drains/dial-outside.ts';
import { DrainManager } from './drains/drain-manager.ts';
import { Gate } from './handover/gate.ts';
import { Handover } from './handover/handover.ts';
import { Ingest } from './ingest/ingest.ts';
import { DirectLogWriter, type LogWriter } from './ingest/log-writer.ts';
import { NoticeBoard } from './ingest/notice-board.ts';
import { OwedLines } from './ingest/owed-lines.ts';
import { UplinkService } from './ingest/uplink-service.ts';
import { LostLogs } from './marks/lost-logs.ts';
import { MarkRounds } from './marks/mark-rounds.ts';
import { ServerMetrics } from './metrics.ts';
import { Ownership } from './ownership.ts';
import { readerHandlers } from './reader-handlers.ts';
import { ReaderService } from './reading/reader-service.ts';
import { TurnQueue } from './reading/turn-queue.ts';
import { CopyKeeper } from './replication/copy-keeper.ts';
import { isRefusing } from './replication/peer-probe.ts';
import { ReplicaService } from './replication/replica-service.ts';
import { Replicator } from './replication/replicator.ts';
import {
  APP_BYTES_MAX_DEFAULT,
  APP_IDLE_FORGET_MS_DEFAULT,
  APPS_MAX_DEFAULT,
  type ServerOptions,
  TOTAL_BYTES_MAX_DEFAULT,
} from './server-options.ts';
import { SnapshotStore } from './snapshot-store.ts';
import { Standstill } from './standstill.ts';

/** What the parts know of the server as a whole. */
export interface ServerLife {
  readonly state: string;
  /** Unix time in milliseconds. */
  readonly startedMs: number;
  /** Names this life of the server. */
  readonly incarnation: string;
  /** Unix time in milliseconds. */
  readonly now: () => number;
  /** Asks the registry whether the server is still a member. */
  confirm(): Promise<void>;
}

type ByteStream = ServerDuplexStream<Buffer, Buffer>;

/** Nothing of it runs before it is started. */
export class ServerParts {
  readonly #options: ServerOptions;
  readonly metrics: ServerMetrics;
  readonly queue: TurnQueue;
  readonly store: LogStore;
  readonly apps: AppTable;
  /** The store of the copies of other servers' logs. */
  readonly copyStore: LogStore;
  readonly keeper: CopyKeeper;
  readonly replicas: ReplicaService;
  /** Undefined where each line is held once. */
  readonly replicator: Replicator | undefined;
  readonly ownership: Ownership;
  readonly gate = new Gate();
  readonly standstill: Standstill;
  readonly handover: Handover;
  readonly writer: LogWriter;
  readonly notices: NoticeBoard;
  readonly marks: MarkRounds;
  readonly owed: OwedLines;
  readonly uplinks: UplinkService;
  readonly readers: ReaderService;
  readonly drains: DrainManager;
  readonly snapshots: SnapshotStore | undefined;
  readonly endpoint: GrpcEndpoint;

  constructor(options: ServerOptions, life: ServerLife) {
    this.#options = options;
    const { id, zone, registry, logger } = options;
    const { now, incarnation } = life;
    this.metrics = this.#createMetrics();
    this.queue = new TurnQueue({
      onTurn: (durationMs) => this.metrics.turn(durationMs),
      onError: (error) => logger.error({ err: error }, 'a reader failed'),
    });
    const storeOptions = {
      totalBytesMax: options.totalBytesMax ?? TOTAL_BYTES_MAX_DEFAULT,
      appBytesMax: options.appBytesMax ?? APP_BYTES_MAX_DEFAULT,
      appsMax: options.appsMax ?? APPS_MAX_DEFAULT,
      appIdleForgetMs: options.appIdleForgetMs ?? APP_IDLE_FORGET_MS_DEFAULT,
      newLogId,
      now,
    };
    this.store = new LogStore({
      ...storeOptions,
      onEvicted: (lines) => this.metrics.evicted(lines),
      sharedWith: () => this.copyStore,
    });
    this.copyStore = new LogStore({ ...storeOptions, sharedWith: () => this.store });
    this.apps = new AppTable({ store: this.store, queue: this.queue, limitOf: this.limitOf });
    this.ownership = new Ownership({ ...options, onChanged: () => this.ownershipChanged() });
    this.standstill = new Standstill({
      confirm: () => life.confirm(),
      onNoticed: (stoodMs) =>
        logger.warn(
          { stoodMs: Math.round(stoodMs) },
          'this server stood still: it asks whether it is still a member',
        ),
      now,
    });
    const copies = new AppTable({ store: this.copyStore, queue: this.queue, limitOf: () => undefined });
    this.keeper = new CopyKeeper({
      copies,
      ownership: this.ownership,
      id,
      holderOf: (serverId) => this.handover.holderOf(serverId),
      zone,
      now,
      onBytes: (bytes) => this.metrics.copyBytes(bytes),
    });
    const peer = { cluster: registry.clusterId, id, incarnation, logger };
    this.replicas = new ReplicaService({
      ...peer,
      keeper: this.keeper,
      copies,
      now,
      onLines: (lines) => this.metrics.linesCopied(lines),
    });
    this.replicator =
      options.replicas === 2
        ? new Replicator({
            ...peer,
            tls: options.tls,
            random: Math.random,
            apps: this.apps,
            ownership: this.ownership,
            gate: this.gate,
            standstill: this.standstill,
            confirm: () => life.confirm(),
            notices: () => this.notices,
            now,
            counters: {
              lost: (why) => this.metrics.replicaLost(why),
              alone: (lines) => this.metrics.linesAlone(lines),
            },
            onPeerLost: (serverId, address) => void this.#reportIfDead(serverId, address),
          })
        : undefined;
    this.writer = this.replicator ?? new DirectLogWriter(this.apps);
    this.notices = new NoticeBoard({
      apps: this.apps,
      writer: this.writer,
      zone,
      now,
      onDropped: (reason, lines, announced) =>
        announced ? this.metrics.dropped(reason, lines) : this.metrics.unannounced(reason, lines),
    });
    const lostLogs = new LostLogs({
      apps: this.apps,
      ownership: this.ownership,
      gate: this.gate,
      notices: this.notices,
      zone,
      newLogId,
      now,
      collectMs: () => this.marks.collectMs,
      hasTold: (peer) => this.marks.hasTold(peer),
      onLost: (lines) => this.metrics.dropped('server_lost', lines),
    });
    this.marks = new MarkRounds({ ...options, ownership: this.ownership, gate: this.gate, lostLogs, now });
    this.owed = new OwedLines({ apps: this.apps, ownership: this.ownership, notices: this.notices, now });
    const ingest = new Ingest({
      owed: this.owed,
      lostLogs,
      apps: this.apps,
      gate: this.gate,
      ownership: this.ownership,
      standstill: this.standstill,
      notices: this.notices,
      writer: this.writer,
      now,
      counters: {
        linesTaken: (lines) => this.metrics.linesTaken(lines),
        duplicates: (lines) => this.metrics.duplicates(lines),
        refused: (reason, lines) => this.metrics.unannounced(reason, lines),
      },
    });
    const shared = { cluster: registry.clusterId, id, logger };
    this.uplinks = new UplinkService({
      ...shared,
      ingest,
      marks: this.marks,
      owed: this.owed,
      life: incarnation,
    });
    const context = {
      apps: this.apps,
      ownership: this.ownership,
      gate: this.gate,
      marks: this.marks,
      queue: this.queue,
    };
    this.readers = new ReaderService({ ...shared, context });
    const { drainWriteStallMs: writeStallMs } = options;
    this.drains = new DrainManager({
      ...context,
      writer: this.writer,
      isReady: (app) => this.handover.isReady(app),
      onReleased: (app) => this.handover.drainsReleased(app),
      registry,
      zone,
      logger,
      now,
      random: Math.random,
      dial: (target, signal) => this.#dial(target, signal),
      ...(writeStallMs === undefined ? {} : { writeStallMs }),
    });
    this.handover = new Handover({
      ...shared,
      ...context,
      keeper: this.keeper,
      notices: this.notices,
      writer: this.writer,
      drains: this.drains,
      tls: options.tls,
      incarnation,
      zone,
      now,
      random: Math.random,
      onReady: (app) => {
        this.replicator?.openSoon();
        this.drains.appReady(app);
      },
      counters: {
        appTaken: () => this.metrics.appTaken(),
        appGiven: () => this.metrics.appGiven(),
        bytesTaken: (bytes) => this.metrics.bytesTaken(bytes),
        linesLost: (lines) => this.metrics.dropped('not_handed_over', lines),
        gateTimedOut: () => this.metrics.gateTimedOut(),
        conflict: () => this.metrics.conflict(),
      },
    });
    const { dataDir } = options;
    this.snapshots =
      dataDir === undefined ? undefined : new SnapshotStore({ dataDir, id, zone, logger, now });
    const { tls } = options;
    this.endpoint = new GrpcEndpoint({
      logger,
      ...(tls === undefined ? {} : { tls }),
      receiveWindowBytes: INTERNAL_WINDOW_BYTES,
      onRefused: (reason) => this.metrics.refused(reason),
    });
    const connect = (call: ByteStream) => this.uplinks.serve(call);
    this.endpoint.addService(uplinkService, { connect }, ['agent']);
    this.endpoint.addService(readerService, readerHandlers(this, options, life), ['controller']);
    const take = (call: ByteStream) => this.handover.serve(call);
    this.endpoint.addService(handoverService, { take }, ['server']);
    const copy = (call: ByteStream) => this.replicas.serve(call);
    this.endpoint.addService(replicationService, { copy }, ['server']);
  }

  /** The limit that counts for an app now. */
  readonly limitOf = (app: string): RateLimit | undefined => {
    return this.#options.registry.limits().get(app) ?? this.#options.defaultLimit;
  };

  /** What follows from another view for logs, readers and drains, in this order. */
  ownershipChanged(): void {
    this.marks.serversChanged();
    this.handover.viewChanged();
    this.replicator?.viewChanged();
    this.readers.ownershipChanged();
    this.drains.ownershipChanged();
  }

  /** Where connections to the outside may go. */
  dialPolicy() {
    const { drainsAllowLoopback: allowLoopback, drainsCa: ca } = this.#options;
    return { allowLoopback, ...(ca === undefined ? {} : { ca }) };
  }

  /** Where nothing listens any more nobody is alive: the others need not wait for the missing heartbeats. */
  async #reportIfDead(serverId: string, address: string): Promise<void> {
    const { registry, logger } = this.#options;
    const member = this.ownership.others.find(({ id }) => id === serverId);
    if (member?.address !== address || registry.reportDead === undefined) return;
    if (!(await isRefusing(address)) || !this.ownership.others.includes(member)) return;
    logger.warn({ server: serverId }, 'nothing listens at the address of a server any more: it is reported');
    this.metrics.serverReported();
    try {
      await registry.reportDead(member);
    } catch (error) {
      logger.debug({ err: error, server: serverId }, 'a server cannot be reported');
    }
  }

  #dial(target: DrainTarget, signal: AbortSignal) {
    return dialOutside({ ...target, ...this.dialPolicy(), signal });
  }

  #createMetrics(): ServerMetrics {
    return new ServerMetrics({
      heldLines: () => this.store.heldLines,
      heldBytes: () => this.store.heldBytes,
      allocatedBytes: () => this.store.allocatedBytes,
      apps: () => this.apps.size,
      readers: () => this.readers.sessionCount,
      subscriptions: () => this.readers.subscriptionCount,
      uplinks: () => this.uplinks.size,
      slices: () => this.readers.slices,
      sliceBytes: () => this.readers.sliceBytes,
      arriving: () => this.handover.arriving,
      heldForOthers: () => this.handover.held,
      copies: () => this.keeper.size,
      copyBytes: () => this.copyStore.allocatedBytes,
      appsInSync: () => this.replicator?.syncedApps ?? 0,
      drains: () => this.drains.countByState(),
    });
  }
}

function newLogId(): bigint {
  return randomBytes(8).readBigUInt64LE();
}
