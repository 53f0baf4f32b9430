// A TCP syslog receiver on any number of ports that takes everything and counts it: octet-counted messages (RFC 6587, section 3.4.1), and
// how many lines they say are missing.
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { receiveSettings, serveControl } from '../kit/control.ts';

/** What to be. */
export interface ReceiverSettings {
  /** Ports to listen on. */
  readonly ports: number;
}

/** What came, on all ports together. */
export interface ReceiverReport {
  readonly messages: number;
  readonly bytes: number;
  /** Lines that an error message of a drain stands for. */
  readonly dropped: number;
}

const DIGIT_0 = 0x30;
const SPACE = 0x20;
/** Longer ones are lines: an error message of a drain is shorter. */
const NOTICE_BYTES_MAX = 260;

const { ports } = await receiveSettings<ReceiverSettings>();
let messages = 0;
let bytes = 0;
let dropped = 0;

const servers = Array.from({ length: ports }, () => createServer(take).listen(0, '127.0.0.1'));
await Promise.all(servers.map((server) => new Promise((resolve) => server.once('listening', resolve))));

serveControl({
  addresses: () => servers.map((server) => (server.address() as AddressInfo).port),
  report: (): ReceiverReport => ({ messages, bytes, dropped }),
});
process.send?.('ready');

function take(socket: Socket): void {
  let length = 0;
  let left = 0;
  let short: Buffer[] | undefined;
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    for (let at = 0; at < chunk.length; ) {
      if (left === 0) {
        const byte = chunk[at++] ?? 0;
        if (byte !== SPACE) {
          length = length * 10 + byte - DIGIT_0;
          continue;
        }
        left = length;
        length = 0;
        messages += 1;
        short = left <= NOTICE_BYTES_MAX ? [] : undefined;
        continue;
      }
      const end = Math.min(chunk.length, at + left);
      short?.push(chunk.subarray(at, end));
      left -= end - at;
      at = end;
      if (left === 0 && short !== undefined) takeShort(Buffer.concat(short).toString('latin1'));
    }
  });
}

function takeShort(message: string): void {
  const [, lines] = /Error L10 \(output buffer overflow\): (\d+) messages/.exec(message) ?? [];
  if (lines === undefined) return;
  messages -= 1;
  dropped += Number(lines);
}
