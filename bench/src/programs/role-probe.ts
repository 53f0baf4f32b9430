// Loaded into a role's process before its program (`node --import`): answers what only the process itself knows, its event loop's
// lag, how many gRPC messages it took and sent, and where it spends its time. It changes nothing of what the role does.
import { mkdirSync, writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { dirname } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Server } from '@grpc/grpc-js';
import { serveControl } from '../kit/control.ts';

const RESOLUTION_MS = 5;
const PROFILE_INTERVAL_US = 500;
const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
delay.enable();

interface Stream {
  on(event: 'data', listener: () => void): unknown;
  write(...args: unknown[]): boolean;
}

/** Messages per method since the last reset. */
const received: Record<string, number> = {};
const sent: Record<string, number> = {};

// Messages are counted where streams are served: what a server counts are the same messages that its clients sent.
const addService = Server.prototype.addService;
Server.prototype.addService = function (service, implementation) {
  const counted = { ...implementation };
  for (const [name, handler] of Object.entries(implementation)) {
    const method = service[name];
    if (method === undefined || !(method.requestStream || method.responseStream)) continue;
    const serve = (call: Stream, callback: unknown): void => {
      (handler as (call: unknown, callback: unknown) => void)(call, callback);
      if (method.requestStream) countData(call, method.path);
      if (method.responseStream) countWrites(call, method.path);
    };
    counted[name] = serve as unknown as typeof handler;
  }
  addService.call(this, service, counted);
};

function countData(call: Stream, path: string): void {
  call.on('data', () => {
    received[path] = (received[path] ?? 0) + 1;
  });
}

function countWrites(call: Stream, path: string): void {
  const write = call.write.bind(call);
  call.write = (...args) => {
    sent[path] = (sent[path] ?? 0) + 1;
    return write(...args);
  };
}

/** Answer to `probe`; also begins anew. */
export interface ProbeReport {
  /** `process.version`. */
  readonly node: string;
  readonly lagP99Ms: number;
  readonly lagMaxMs: number;
  readonly received: Readonly<Record<string, number>>;
  readonly sent: Readonly<Record<string, number>>;
}

/** Answer to `memory`. */
export interface MemoryReport {
  readonly heapBytes: number;
  /** Buffers and what else lies beside the heap. */
  readonly externalBytes: number;
}

/** While a CPU profile is taken. */
let profiler: Session | undefined;

serveControl(
  {
    startProfile: async () => {
      profiler = new Session();
      profiler.connect();
      await profiler.post('Profiler.enable');
      await profiler.post('Profiler.setSamplingInterval', { interval: PROFILE_INTERVAL_US });
      await profiler.post('Profiler.start');
    },
    stopProfile: async (path: string) => {
      const { profile } = (await profiler?.post('Profiler.stop')) ?? {};
      profiler?.disconnect();
      profiler = undefined;
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, JSON.stringify(profile));
    },
    probe: (): ProbeReport => {
      // What is recorded is the time between two looks, which is the resolution when nothing is late.
      const late = (ns: number): number => Math.max(0, ns / 1e6 - RESOLUTION_MS);
      const report = {
        node: process.version,
        lagP99Ms: late(delay.percentile(99)),
        lagMaxMs: late(delay.max),
        received: { ...received },
        sent: { ...sent },
      };
      delay.reset();
      for (const path of Object.keys(received)) received[path] = 0;
      for (const path of Object.keys(sent)) sent[path] = 0;
      return report;
    },
    /** Only in a role that was started with `--expose-gc`. */
    collect: () => {
      const { gc } = globalThis as { gc?: () => void };
      if (gc === undefined) throw new Error('Cannot collect: the role was started without --expose-gc');
      gc();
    },
    memory: (): MemoryReport => {
      const { heapUsed, external } = process.memoryUsage();
      return { heapBytes: heapUsed, externalBytes: external };
    },
  },
  { background: true },
);

// A role never outlives the benchmark that started it, however that ends.
process.once('disconnect', () => process.exit(1));
