// A buffer and one uplink in simulated time, against a peer of which the test sees every message.

import { LogEntryWriter } from '@tailrace/proto/envelope';
import { PROTOCOL_VERSION } from '@tailrace/proto/protocol-version';
import {
  decodeUplinkUp,
  encodeUplinkDown,
  type UplinkBatch,
  type UplinkUp,
} from '@tailrace/proto/uplink-messages';
import type { OutboundApp } from '../outbound-app.ts';
import { OutboundBuffer } from '../outbound-buffer.ts';
import { UplinkClient, type UplinkState } from '../uplink-client.ts';
import type { UplinkLink, UplinkLinkEvents, UplinkTransport } from '../uplink-transport.ts';
import { SimulatedScheduler } from './simulated-scheduler.ts';

/** A connection of which the test holds the other end. Nothing happens on it unless the test says so. */
export class SpyLink implements UplinkLink {
  readonly events: UplinkLinkEvents;
  readonly sent: UplinkUp[] = [];
  isEnded = false;
  isDestroyed = false;
  /** What `send` answers. */
  isWritable = true;

  constructor(events: UplinkLinkEvents) {
    this.events = events;
  }

  send(message: Buffer): boolean {
    this.sent.push(decodeUplinkUp(message));
    return this.isWritable;
  }

  end(): void {
    this.isEnded = true;
  }

  destroy(): void {
    this.isDestroyed = true;
  }

  get batches(): UplinkBatch[] {
    return this.sent.flatMap((message) => (message.kind === 'batch' ? [message.batch] : []));
  }

  welcome(
    last: ReadonlyArray<{ app: string; origin: bigint; last: number }> = [],
    cluster = 'fake',
    batchBytesMax?: number,
  ): void {
    const welcome = {
      ...{ cluster, version: PROTOCOL_VERSION, peer: 'spy', last },
      ...(batchBytesMax === undefined ? {} : { batchBytesMax }),
    };
    this.events.onMessage(encodeUplinkDown({ kind: 'welcome', welcome }));
  }

  ack(id: number, refused: { moved?: string[]; overloaded?: string[] } = {}): void {
    const ack = { id, moved: refused.moved ?? [], overloaded: refused.overloaded ?? [] };
    this.events.onMessage(encodeUplinkDown({ kind: 'ack', ack }));
  }
}

/** A transport that hands out {@link SpyLink}s. */
export class SpyTransport implements UplinkTransport {
  readonly links: SpyLink[] = [];
  isClosed = false;

  connect(events: UplinkLinkEvents): UplinkLink {
    const link = new SpyLink(events);
    this.links.push(link);
    return link;
  }

  close(): void {
    this.isClosed = true;
  }

  /** The newest connection. */
  get link(): SpyLink {
    const link = this.links.at(-1);
    if (link === undefined) throw new Error('no connection was begun');
    return link;
  }
}

/** One sender. */
export class SenderWorld {
  readonly scheduler = new SimulatedScheduler();
  readonly transport = new SpyTransport();
  readonly buffer: OutboundBuffer;
  readonly client: UplinkClient;
  readonly states: UplinkState[] = [];
  readonly refused: string[] = [];
  readonly released: string[] = [];

  constructor(
    options: {
      bytesMax?: number;
      batchesPerAppMax?: 1 | 2;
      appsMax?: number;
      onReplaced?: (app: OutboundApp) => void;
    } = {},
  ) {
    const { scheduler, transport } = this;
    let origins = 0n;
    this.buffer = new OutboundBuffer({
      bytesMax: options.bytesMax ?? 4 * 1024 * 1024,
      appsMax: options.appsMax ?? 100,
      fullReason: 'agent_buffer',
      newOrigin: () => ++origins,
      scheduler,
      onUnrouted: (app) => this.client.attach(app),
      ...(options.onReplaced === undefined ? {} : { onReplaced: options.onReplaced }),
    });
    this.client = new UplinkClient({
      buffer: this.buffer,
      transport,
      scheduler,
      random: () => 0.5,
      cluster: 'fake',
      peer: 'agent',
      zone: 'z1',
      batchesPerAppMax: options.batchesPerAppMax ?? 1,
      listener: {
        onRefused: (app, refusal) => this.refused.push(`${app.id} ${refusal}`),
        onReleased: (app) => this.released.push(app.id),
        onState: (state) => this.states.push(state),
      },
    });
  }

  get link(): SpyLink {
    return this.transport.link;
  }

  /** Starts, and goes as far as a connection on which batches go. */
  open(
    last: ReadonlyArray<{ app: string; origin: bigint; last: number }> = [],
    batchBytesMax?: number,
  ): SpyLink {
    this.client.start();
    this.link.events.onOpen();
    this.link.welcome(last, 'fake', batchBytesMax);
    this.scheduler.advance(0);
    return this.link;
  }

  /** After a connection broke: waits for the next one and opens it. */
  reopen(last: ReadonlyArray<{ app: string; origin: bigint; last: number }> = []): SpyLink {
    const before = this.transport.links.length;
    while (this.transport.links.length === before) this.scheduler.advance(100);
    this.link.events.onOpen();
    this.link.welcome(last);
    this.scheduler.advance(0);
    return this.link;
  }

  app(id: string): OutboundApp {
    const app = this.buffer.open(id);
    if (app === undefined) throw new Error('too many apps');
    return app;
  }

  /** Writes lines of about `bytes` bytes each and lets what is due happen. */
  write(id: string, lines: number, bytes = 100): void {
    const app = this.app(id);
    const writer = new LogEntryWriter(id, '0');
    const payload = Buffer.alloc(bytes, 'x');
    for (let i = 0; i < lines; i++) {
      this.buffer.appendLine(app, writer, 1n, false, payload, 0, payload.length);
    }
    this.scheduler.advance(0);
  }
}
