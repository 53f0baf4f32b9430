// The sender of `pipe` and `run`: lines of one app, written by a program that must never wait for the cluster unless it
// wants to, sent to an agent over the acknowledged protocol. Small and fast to load: no logs, no metrics, no sources.
import { splitMessage } from '@tailrace/core/message-parts';
import { LogEntryWriter } from '@tailrace/proto/envelope';
import type { ChannelTarget } from '@tailrace/transport/channel';
import { CHUNK_BYTES_MAX } from './chunk-queue.ts';
import { GrpcUplinkTransport } from './grpc-uplink-transport.ts';
import type { OutboundApp } from './outbound-app.ts';
import { OutboundBuffer } from './outbound-buffer.ts';
import { randomOrigin } from './random-origin.ts';
import { type Scheduler, systemScheduler, type Timer } from './scheduler.ts';
import { UplinkClient, type UplinkState } from './uplink-client.ts';
import type { UplinkTransport } from './uplink-transport.ts';
import { WallClock } from './wall-clock.ts';

/** Default of {@link LineSenderOptions.bufferBytesMax}: 4 MiB. */
export const LINE_SENDER_BUFFER_BYTES = 4 * 1024 * 1024;
/** Without an ack for so long, a full sender that may drop stops waiting. */
export const STALL_MS = 250;
/** What is kept of the grace for ending the connection in order. */
const END_GRACE_MS = 500;

/** `disconnected` also says why, as a text for people. */
export type LineSenderState = 'connecting' | 'connected' | 'disconnected';

/** Settings of a {@link LineSender}. */
export interface LineSenderOptions {
  /** `host:port` of an agent's gRPC port. */
  readonly address: string;
  /** Mutual TLS. Default: plain text. */
  readonly tls?: ChannelTarget['tls'];
  /** A valid app id. */
  readonly app: string;
  readonly instanceId: string;
  /** Tags of every line. */
  readonly tags?: Readonly<Record<string, string>>;
  /** Memory for lines that are not acknowledged, in bytes. Default 4 MiB; at least 256 KiB. When full, the oldest unsent go. */
  readonly bufferBytesMax?: number;
  /** Who we are, for the agent's logs. */
  readonly peer: string;
  /** Whether {@link LineSender.ready} waits for room for ever. Default: it gives up after 250 ms without an ack. */
  readonly block?: boolean;
  /** Uniform in [0, 1). Default `Math.random`. */
  readonly random?: () => number;
  readonly onState?: (state: LineSenderState, why: string) => void;
  /** For tests. */
  readonly transport?: UplinkTransport;
  /** For tests. */
  readonly scheduler?: Scheduler;
}

/** What became of the lines: written = sent + dropped, and sent - acked may or may not have arrived. */
export interface LineSenderCounts {
  readonly sent: number;
  readonly acked: number;
  readonly dropped: number;
}

/** Sends the lines of one app and instance. */
export class LineSender {
  readonly #buffer: OutboundBuffer;
  readonly #client: UplinkClient;
  readonly #app: OutboundApp;
  readonly #scheduler: Scheduler;
  readonly #writer: LogEntryWriter;
  readonly #options: LineSenderOptions;
  readonly #clock = new WallClock();
  readonly #fullBytes: number;
  /** Since when it is full; undefined when it is not. */
  #fullSinceMs: number | undefined;
  #waiters: (() => void)[] = [];
  #stallTimer: Timer | undefined;
  #closed: Promise<LineSenderCounts> | undefined;

  constructor(options: LineSenderOptions) {
    this.#options = options;
    this.#scheduler = options.scheduler ?? systemScheduler;
    const bytesMax = Math.max(options.bufferBytesMax ?? LINE_SENDER_BUFFER_BYTES, 4 * CHUNK_BYTES_MAX);
    this.#fullBytes = bytesMax - 2 * CHUNK_BYTES_MAX;
    this.#buffer = new OutboundBuffer({
      bytesMax,
      appsMax: 1,
      fullReason: 'source_buffer',
      newOrigin: randomOrigin,
      scheduler: this.#scheduler,
      onUnrouted: () => undefined,
    });
    const app = this.#buffer.open(options.app);
    if (app === undefined) {
      throw new Error('Cannot open the app: the buffer has one already, expected none');
    }
    this.#app = app;
    this.#writer = new LogEntryWriter(options.app, options.instanceId, options.tags);
    this.#client = new UplinkClient({
      buffer: this.#buffer,
      transport:
        options.transport ??
        new GrpcUplinkTransport({ address: options.address, role: 'agent', tls: options.tls }),
      scheduler: this.#scheduler,
      random: options.random ?? Math.random,
      cluster: '',
      peer: options.peer,
      zone: '',
      // Our agent keeps the order of refused and later batches; this is what lets one app fill the connection.
      batchesPerAppMax: 2,
      listener: {
        onRefused: (refused) => this.#holdBack(refused),
        onReleased: () => undefined,
        onState: (state, why) => this.#noteState(state, why),
      },
    });
    app.onProgress = () => this.#wakeIfRoom();
    this.#client.attach(app);
    this.#client.start();
  }

  /** Whether the next line may push out the oldest unsent ones. */
  get isFull(): boolean {
    return this.#buffer.allocatedBytes > this.#fullBytes;
  }

  /** So far. */
  get counts(): LineSenderCounts {
    const { sentLines, ackedLines, dropped } = this.#buffer;
    return { sent: sentLines, acked: ackedLines, dropped: sum(dropped.values()) };
  }

  /**
   * Takes a line without its line end; an empty one too. Never waits: when full, the oldest unsent lines are dropped and
   * counted. A line over 60 KiB becomes several, with the tag `part`.
   */
  write(line: Buffer, isErr: boolean, timestampNs: bigint = this.#clock.nowNs()): void {
    const parts = splitMessage(line);
    if (parts.length === 1) {
      this.#buffer.appendLine(this.#app, this.#writer, timestampNs, isErr, line, 0, line.length);
    } else {
      const { app, instanceId, tags } = this.#options;
      for (const [i, part] of parts.entries()) {
        const writer = new LogEntryWriter(app, instanceId, { ...tags, part: `${i + 1}/${parts.length}` });
        this.#buffer.appendLine(this.#app, writer, timestampNs, isErr, part, 0, part.length);
      }
    }
    if (this.isFull) {
      this.#fullSinceMs ??= this.#scheduler.now();
    }
  }

  /** Resolves when there is room for half a buffer, or waiting is of no use (see {@link LineSenderOptions.block}). */
  ready(): Promise<void> {
    if (!this.isFull || this.#mayGiveUp || this.#closed !== undefined) {
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      this.#waiters.push(resolve);
      this.#watchStall();
    });
  }

  /** Sends what is left, counts included, within `graceMs`, and ends the connection. Call it once; later calls give the same. */
  close(graceMs: number): Promise<LineSenderCounts> {
    this.#closed ??= this.#close(graceMs);
    return this.#closed;
  }

  async #close(graceMs: number): Promise<LineSenderCounts> {
    this.#wake();
    this.#buffer.announceNow();
    const isClean = await this.#buffer.whenClean(graceMs);
    const { app, origin } = this.#app.ledger;
    if (isClean) {
      this.#client.sayBye([{ app, origin }]);
    }
    await this.#client.close(isClean ? END_GRACE_MS : 0);
    this.#buffer.close();
    const { sent, acked, dropped } = this.counts;
    return { sent, acked, dropped: dropped + this.#buffer.unsentLines };
  }

  get #mayGiveUp(): boolean {
    return this.#options.block !== true && this.#stallLeftMs <= 0;
  }

  /** Until waiting is of no use, if no ack comes. */
  get #stallLeftMs(): number {
    // Not full any more, but not half empty either: then the last ack alone decides, or a waiter would wait for ever.
    return Math.max(this.#fullSinceMs ?? 0, this.#client.lastAckMs) + STALL_MS - this.#scheduler.now();
  }

  #watchStall(): void {
    if (this.#stallTimer !== undefined || this.#options.block === true) {
      return;
    }
    this.#stallTimer = this.#scheduler.after(Math.max(1, this.#stallLeftMs), () => {
      this.#stallTimer = undefined;
      if (this.#waiters.length === 0) {
        return;
      }
      if (this.#mayGiveUp) {
        this.#wake();
      } else {
        this.#watchStall();
      }
    });
  }

  #wakeIfRoom(): void {
    if (!this.isFull) {
      this.#fullSinceMs = undefined;
    }
    if (this.#buffer.allocatedBytes <= this.#buffer.bytesMax / 2) {
      this.#wake();
    }
  }

  #wake(): void {
    this.#stallTimer?.cancel();
    this.#stallTimer = undefined;
    for (const resolve of this.#waiters.splice(0)) {
      resolve();
    }
  }

  #holdBack(app: OutboundApp): void {
    app.hold = this.#scheduler.after(STALL_MS, () => {
      app.hold = undefined;
      this.#client.offer(app);
    });
  }

  #noteState(state: UplinkState, why: string): void {
    if (state === 'open') {
      this.#options.onState?.('connected', why);
    } else if (state === 'waiting' || state === 'closed') {
      this.#options.onState?.('disconnected', why);
    } else if (state === 'connecting') {
      this.#options.onState?.('connecting', why);
    }
  }
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) {
    total += value;
  }
  return total;
}
