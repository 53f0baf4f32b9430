// Writes lines at a rate, as fast as it is let, or as many as it is allowed: over our uplink protocol, loggregator's BatchSender, syslog
// over TCP, or standard output. It is made to cost as little as possible, and never sends a line that it did not count.
import { connect, type Socket } from 'node:net';
import { Client } from '@grpc/grpc-js';
import { internalChannelOptions } from '@tailrace/core/channel-options';
import { PROTOCOL_VERSION } from '@tailrace/proto/protocol-version';
import { ingressService, uplinkService } from '@tailrace/proto/services';
import { decodeUplinkDown, encodeUplinkUp } from '@tailrace/proto/uplink-messages';
import type { TlsPaths } from '@tailrace/transport/tls-material';
import { channelCredentials } from '../kit/client-tls.ts';
import { receiveSettings, serveControl } from '../kit/control.ts';
import {
  envelopeBatch,
  type LineTemplate,
  plainLines,
  renew,
  syslogLines,
  type TemplateRun,
  uplinkBatch,
} from '../kit/line-template.ts';
import { monotonicNs } from '../kit/shared-clock.ts';

/** What to write and where to. */
export interface GeneratorSettings {
  readonly kind: 'uplink' | 'batches' | 'syslog' | 'stdout';
  /** `host:port`. */
  readonly address: string;
  readonly tls?: TlsPaths;
  readonly apps: readonly string[];
  /** Lines of a batch, in sum. */
  readonly lines: number;
  /** Different apps in a batch. Default 1. */
  readonly appsPerBatch?: number;
  /** Bytes of an envelope, or of a line where lines are sent. */
  readonly lineBytes: number;
  /** Ids of the connections, where there are several. */
  readonly id?: string;
}

/** What was written so far. */
export interface GeneratorReport {
  readonly sent: number;
  /** Lines that were due and are not sent. */
  readonly behind: number;
}

/** Bytes on the way on an uplink: an agent has two batches of 256 KiB. */
const IN_FLIGHT_BYTES = 512 * 1024;
const IN_FLIGHT_MIN = 2;
const IN_FLIGHT_MAX = 64;
/** Copies of a batch that may wait in a connection without acks. */
const WAITING_BYTES_MAX = 256 * 1024;

/** Sends batches; `isOpen` is false while it takes no more. */
interface Output {
  readonly isOpen: boolean;
  send(template: LineTemplate): void;
  close(): void;
}

const settings = await receiveSettings<GeneratorSettings>();
const groups = makeGroups();
const linesPerBatch = groups[0]?.[0]?.lines ?? 1;
let sent = 0;
let batches = 0;
let allowed = Number.POSITIVE_INFINITY;
let rate = 0;
let startedMs = 0;
let startedSent = 0;
let stopTimer: NodeJS.Timeout | undefined;
let pace: NodeJS.Timeout | undefined;
let isRunning = false;
const output = await openOutput();

serveControl({
  /** Runs for at most `seconds`. */
  start: (wanted: { rate: number | null; allowed: number | null; seconds: number }) => {
    rate = wanted.rate ?? Number.POSITIVE_INFINITY;
    allowed = sent + (wanted.allowed ?? Number.POSITIVE_INFINITY);
    startedMs = performance.now();
    startedSent = sent;
    isRunning = true;
    stopTimer = setTimeout(stop, wanted.seconds * 1000);
    pump();
    return sent;
  },
  /** Lines in sum that may be sent, since the process started. */
  allow: (total: number) => {
    allowed = total;
    pump();
  },
  report: (): GeneratorReport => ({ sent, behind: Math.max(0, due()) }),
  stop: (): GeneratorReport => {
    const behind = isRunning ? Math.max(0, due()) : 0;
    stop();
    return { sent, behind };
  },
  close: () => output.close(),
});
process.send?.('ready');

function stop(): void {
  isRunning = false;
  clearTimeout(stopTimer);
  clearTimeout(pace);
}

function due(): number {
  const scheduled =
    rate === Number.POSITIVE_INFINITY ? rate : startedSent + ((performance.now() - startedMs) * rate) / 1000;
  return Math.min(scheduled, allowed) - sent;
}

function pump(): void {
  if (!isRunning) return;
  for (let left = due(); left >= linesPerBatch && output.isOpen; left -= linesPerBatch) {
    const group = groups[batches % groups.length];
    const template = group?.pop();
    if (template === undefined) break;
    batches += 1;
    renew(template, batches, monotonicNs());
    output.send(template);
    sent += template.lines;
  }
  clearTimeout(pace);
  if (rate !== Number.POSITIVE_INFINITY) pace = setTimeout(pump, 1);
}

/** Of each group of apps the templates that are free. */
function makeGroups(): LineTemplate[][] {
  const { apps, lines, appsPerBatch = 1, lineBytes, kind } = settings;
  const make = { uplink: uplinkBatch, batches: envelopeBatch, syslog: syslogLines, stdout: plainLines }[kind];
  const copiesOf = (bytes: number): number => {
    if (kind !== 'uplink') return 1;
    const inFlight = Math.min(IN_FLIGHT_MAX, Math.max(IN_FLIGHT_MIN, Math.floor(IN_FLIGHT_BYTES / bytes)));
    return Math.max(1, Math.ceil((inFlight * appsPerBatch) / apps.length));
  };
  const made: LineTemplate[][] = [];
  for (let first = 0; first < apps.length; first += appsPerBatch) {
    const runs = apps.slice(first, first + appsPerBatch).map(
      (app, i): TemplateRun => ({
        app,
        origin: BigInt(process.pid) * 1_000_000n + BigInt(first + i + 1),
        count: lines / appsPerBatch,
        counter: { sent: 0 },
      }),
    );
    const template = make(runs, lineBytes);
    const copies = Array.from({ length: copiesOf(template.bytes.length) }, () => ({
      ...template,
      bytes: Buffer.from(template.bytes),
    }));
    made.push(copies);
  }
  return made;
}

function giveBack(template: LineTemplate, group: number): void {
  groups[group]?.push(template);
}

async function openOutput(): Promise<Output> {
  if (settings.kind === 'uplink') return openUplink();
  if (settings.kind === 'batches') return openBatchSender();
  return openLines();
}

async function openUplink(): Promise<Output> {
  const { address, tls, id = 'generator' } = settings;
  const client = new Client(address, ...channelCredentials(tls, 'server', internalChannelOptions));
  const { path, requestSerialize, responseDeserialize } = uplinkService.connect;
  const call = client.makeBidiStreamRequest(path, requestSerialize, responseDeserialize);
  const underWay = new Map<number, readonly [LineTemplate, number]>();
  let inFlight = 0;
  const inFlightMax = Math.min(
    IN_FLIGHT_MAX,
    Math.max(IN_FLIGHT_MIN, Math.floor(IN_FLIGHT_BYTES / (groups[0]?.[0]?.bytes.length ?? 1))),
  );
  call.on('error', (error) => {
    if (isRunning) throw error;
  });
  const welcomed = new Promise<void>((resolve) => {
    call.on('data', (message: Buffer) => {
      const down = decodeUplinkDown(message);
      if (down.kind === 'welcome') {
        resolve();
        return;
      }
      if (down.kind !== 'ack') return;
      const { id: acked, moved, overloaded } = down.ack;
      if (moved.length > 0 || overloaded.length > 0)
        throw new Error(`Cannot send: ${moved[0] ?? overloaded[0]} is refused`);
      const known = underWay.get(acked);
      if (known === undefined) return;
      underWay.delete(acked);
      inFlight -= 1;
      giveBack(...known);
      pump();
    });
  });
  const hello = { cluster: 'bench', version: PROTOCOL_VERSION, peer: id, zone: 'z1', open: [] };
  call.write(encodeUplinkUp({ kind: 'hello', hello }));
  await welcomed;
  return {
    get isOpen() {
      return inFlight < inFlightMax;
    },
    send(template) {
      inFlight += 1;
      underWay.set(batches, [template, (batches - 1) % groups.length]);
      call.write(template.bytes);
    },
    close: () => call.end(),
  };
}

async function openBatchSender(): Promise<Output> {
  const { address, tls } = settings;
  const client = new Client(address, ...channelCredentials(tls, 'agent', internalChannelOptions));
  const { path, requestSerialize, responseDeserialize } = ingressService.batchSender;
  const call = client.makeClientStreamRequest(path, requestSerialize, responseDeserialize, () => undefined);
  call.on('error', (error) => {
    if (isRunning) throw error;
  });
  let isOpen = true;
  call.on('drain', () => {
    isOpen = true;
    pump();
  });
  await new Promise<void>((resolve, reject) =>
    client.waitForReady(Date.now() + 10_000, (error) => (error ? reject(error) : resolve())),
  );
  return {
    get isOpen() {
      return isOpen;
    },
    send(template) {
      // A copy: gRPC keeps it until it is framed, and nobody says when that is.
      isOpen = call.write(Buffer.from(template.bytes));
      giveBack(template, (batches - 1) % groups.length);
    },
    close: () => call.end(),
  };
}

async function openLines(): Promise<Output> {
  const stream = settings.kind === 'stdout' ? process.stdout : await openSocket();
  stream.on('drain', pump);
  return {
    get isOpen() {
      return stream.writableLength < WAITING_BYTES_MAX;
    },
    send(template) {
      stream.write(Buffer.from(template.bytes));
      giveBack(template, (batches - 1) % groups.length);
    },
    close: () => stream.end(),
  };
}

async function openSocket(): Promise<Socket> {
  const [host = '', port = ''] = settings.address.split(':');
  const socket = connect(Number(port), host);
  await new Promise((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  return socket;
}
