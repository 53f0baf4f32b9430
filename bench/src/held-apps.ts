// How much memory does one server use beyond the bytes that it holds, for 10,000 apps of 100 lines each?
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Client, credentials, Metadata } from '@grpc/grpc-js';
import { encodeEntry, encodeLogEnvelope } from '@tailrace/proto/envelope';
import { PROTOCOL_VERSION } from '@tailrace/proto/protocol-version';
import { readerService, uplinkService } from '@tailrace/proto/services';
import { decodeUplinkDown, encodeUplinkUp, type Run } from '@tailrace/proto/uplink-messages';
import type { Benchmark } from './benchmark.ts';
import { runOptions } from './kit/run-options.ts';
import { startProcess, stopProcess } from './kit/started-processes.ts';
import { residentBytes } from './process-usage.ts';

const apps = 10_000;
const linesPerApp = 100;
const appsPerBatch = 100;
const linesPerRun = 10;
/** By then V8 has given back the young generation that the burst needed; it does so when a process has been quiet for some 10 s. */
const settleMs = 20_000;

export const heldApps: Benchmark = {
  name: 'held-apps',
  question: '10,000 apps of 100 lines of 300 bytes in one server',
  seconds: 25,
  async run(reporter) {
    const server = fileURLToPath(new URL('./server-process.js', import.meta.url));
    const child = startProcess(runOptions().node, [server], { stdio: ['ignore', 'pipe', 'inherit'] });
    const { stdout } = child;
    if (stdout === null) throw new Error('Cannot read from the server: it has no standard output');
    const [address] = (await once(stdout, 'data')) as [Buffer];
    const client = new Client(address.toString().trim(), credentials.createInsecure());
    const empty = residentBytes(child.pid ?? 0);
    await fill(client);
    const held = await heldBytes(client);
    const afterBurst = residentBytes(child.pid ?? 0);
    await delay(settleMs);
    const resident = residentBytes(child.pid ?? 0);
    client.close();
    await stopProcess(child);
    reporter.add([
      { name: 'bytes held', value: held / 1e6, unit: 'MB' },
      { name: 'resident memory, empty', value: empty / 1e6, unit: 'MB' },
      { name: 'resident memory, right after the burst', value: afterBurst / 1e6, unit: 'MB' },
      { name: 'resident memory, 20 s later', value: resident / 1e6, unit: 'MB' },
      { name: 'resident beyond bytes held', value: (resident - held) / 1e6, unit: 'MB', goalMax: 150 },
    ]);
  },
};

async function fill(client: Client): Promise<void> {
  const { path, requestSerialize, responseDeserialize } = uplinkService.connect;
  const call = client.makeBidiStreamRequest(path, requestSerialize, responseDeserialize, new Metadata());
  call.write(
    encodeUplinkUp({
      kind: 'hello',
      hello: { cluster: 'memory', version: PROTOCOL_VERSION, peer: 'bench', zone: 'z1', open: [] },
    }),
  );
  await once(call, 'data');
  const acked = new Map<number, () => void>();
  call.on('data', (message: Buffer) => {
    const down = decodeUplinkDown(message);
    if (down.kind === 'ack') acked.get(down.ack.id)?.();
  });
  let id = 0;
  for (let seq = 1; seq <= linesPerApp; seq += linesPerRun) {
    for (let first = 0; first < apps; first += appsPerBatch) {
      const runs = Array.from({ length: appsPerBatch }, (_, i) => runOf(first + i, seq));
      id += 1;
      const done = new Promise<void>((resolve) => acked.set(id, resolve));
      call.write(encodeUplinkUp({ kind: 'batch', batch: { id, runs, totals: [] } }));
      await done;
      acked.delete(id);
    }
  }
  call.end();
}

function runOf(appNumber: number, firstSeq: number): Run {
  const app = `app-${appNumber}`;
  const payload = Buffer.alloc(260, 0x78);
  const entries = Array.from({ length: linesPerRun }, () =>
    encodeEntry(
      encodeLogEnvelope({
        timestampNs: BigInt(Date.now()) * 1_000_000n,
        sourceId: app,
        instanceId: '0',
        payload,
        isErr: false,
      }),
    ),
  );
  return { app, origin: BigInt(appNumber + 1), firstSeq, count: linesPerRun, bytes: Buffer.concat(entries) };
}

function heldBytes(client: Client): Promise<number> {
  const { path, requestSerialize, responseDeserialize } = readerService.serverStatus;
  return new Promise((resolve, reject) => {
    client.makeUnaryRequest(path, requestSerialize, responseDeserialize, {}, (error, status) => {
      if (error !== null) reject(error);
      else resolve(Number(status?.heldBytes));
    });
  });
}
