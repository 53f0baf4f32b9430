// Tails apps over any number of websockets that keep reading, and tells what came: how many, how late, and in which order.
import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { createHistogram } from 'node:perf_hooks';
import { connect as connectTls } from 'node:tls';
import type { TlsPaths } from '@tailrace/transport/tls-material';
import { clientTlsOf } from '../kit/client-tls.ts';
import { receiveSettings, serveControl } from '../kit/control.ts';
import { monotonicNs } from '../kit/shared-clock.ts';
import { TailFrames } from '../kit/tail-frames.ts';

/** What to read. */
export interface ReaderSettings {
  /** `host:port` of a controller. */
  readonly address: string;
  readonly tls?: TlsPaths;
  readonly format: 'json' | 'proto' | 'envelope';
  /** The app of each websocket. */
  readonly apps: readonly string[];
  /** Where a line's number is in an envelope; -1: order is not looked at. */
  readonly numberOffset: number;
}

/** Totals over all websockets since they were opened; latencies since the last reset. */
export interface ReaderReport {
  /** Envelopes that were counted in binary frames; the same as `delivered` for JSON. */
  readonly entries: number;
  readonly delivered: number;
  readonly dropped: number;
  readonly frames: number;
  readonly bytes: number;
  /** Frames that did not begin with the line that had to come. */
  readonly outOfOrder: number;
  readonly open: number;
  readonly latencyP50Ms: number;
  readonly latencyP99Ms: number;
  readonly latencyMaxMs: number;
}

const CONNECTING_MAX = 50;
const PROGRESS_MS = 5;
const LATENCY_MAX_NS = 120e9;
/** A frame of no bytes, masked with zeros, as the frames of clients have to be. */
const PONG = Buffer.from([0x8a, 0x80, 0, 0, 0, 0]);

const settings = await receiveSettings<ReaderSettings>();
const latency = createHistogram({ lowest: 1, highest: LATENCY_MAX_NS, figures: 3 });
const tails: TailFrames[] = [];
let outOfOrder = 0;
let open = 0;
let progress: NodeJS.Timeout | undefined;

for (let first = 0; first < settings.apps.length; first += CONNECTING_MAX) {
  await Promise.all(settings.apps.slice(first, first + CONNECTING_MAX).map(openTail));
}

serveControl({
  report,
  /** Latencies begin anew. */
  reset: () => latency.reset(),
  /** Tells the parent every few milliseconds how many lines came to all readers together. */
  progress: (isWanted: boolean) => {
    clearInterval(progress);
    if (isWanted) progress = setInterval(() => process.send?.({ progress: delivered() }), PROGRESS_MS);
  },
});
process.send?.('ready');

function delivered(): number {
  let sum = 0;
  for (const { totals, entries } of tails) sum += settings.format === 'json' ? totals.delivered : entries;
  return sum;
}

function report(): ReaderReport {
  const sum = { delivered: 0, dropped: 0, frames: 0, bytes: 0 };
  for (const { totals, frames, bytes } of tails) {
    sum.delivered += totals.delivered;
    sum.dropped += totals.dropped;
    sum.frames += frames;
    sum.bytes += bytes;
  }
  const answer = {
    ...sum,
    entries: delivered(),
    outOfOrder,
    open,
    latencyP50Ms: latency.percentile(50) / 1e6,
    latencyP99Ms: latency.percentile(99) / 1e6,
    latencyMaxMs: latency.max / 1e6,
  };
  return answer;
}

async function openTail(app: string): Promise<void> {
  const { address, tls, format, numberOffset } = settings;
  const [host = '', port = ''] = address.split(':');
  const socket: Socket =
    tls === undefined
      ? connect(Number(port), host)
      : connectTls({ host, port: Number(port), ca: clientTlsOf(tls).ca, servername: 'localhost' });
  await new Promise((resolve, reject) => {
    socket.once(tls === undefined ? 'connect' : 'secureConnect', resolve);
    socket.once('error', reject);
  });
  socket.write(
    [
      `GET /v1/apps/${app}/tail?format=${format} HTTP/1.1`,
      `Host: ${address}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
      '\r\n',
    ].join('\r\n'),
  );
  let base: number | undefined;
  const frames = new TailFrames(
    {
      onTime: (timeNs) =>
        latency.record(Math.max(1, Math.min(LATENCY_MAX_NS, Math.round(Number(monotonicNs()) - timeNs)))),
      onNumber: (number, entries) => {
        base ??= number - entries;
        if (number - entries === base) return;
        outOfOrder += 1;
        base = number - entries;
      },
      onPing: () => socket.write(PONG),
    },
    format,
    numberOffset,
  );
  tails.push(frames);
  await new Promise<void>((resolve, reject) => {
    let head = Buffer.alloc(0);
    const onHead = (chunk: Buffer): void => {
      head = Buffer.concat([head, chunk]);
      const end = head.indexOf('\r\n\r\n');
      if (end < 0) return;
      socket.off('data', onHead);
      const status = head.subarray(0, head.indexOf('\r\n')).toString();
      if (!status.startsWith('HTTP/1.1 101')) {
        reject(new Error(`Cannot tail ${app}: ${status}, expected 101`));
        return;
      }
      open += 1;
      socket.on('data', (bytes: Buffer) => frames.take(bytes));
      if (head.length > end + 4) frames.take(head.subarray(end + 4));
      resolve();
    };
    socket.on('data', onHead);
    socket.on('close', () => {
      open -= 1;
    });
  });
}
