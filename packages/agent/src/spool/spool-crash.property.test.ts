// The spool against everything that can happen to it: lines of several apps, acknowledgements, a disk that fails and comes back,
// crashes at any time. The file system is in memory, and a crash leaves what was written. Whatever happens, each line of an
// app arrives at most once and in order, or is counted as dropped.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InboundLedger } from '@tailrace/core/inbound-ledger';
import { LogEntryWriter } from '@tailrace/proto/envelope';
import { entryEnd } from '@tailrace/proto/wire-scanner';
import fc from 'fast-check';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import type { OutboundApp, SentRun } from '../outbound-app.ts';
import { OutboundBuffer } from '../outbound-buffer.ts';
import { systemScheduler } from '../scheduler.ts';
import { Spool } from './spool.ts';
import type { SpoolFile, SpoolFileSystem } from './spool-segment.ts';

/** Files in memory. */
class MemoryFiles implements SpoolFileSystem {
  readonly files = new Map<string, Buffer>();
  /** Whether writes fail. */
  isBroken = false;
  /** After a crash nothing changes any more. */
  isFrozen = false;

  copy(): MemoryFiles {
    const copy = new MemoryFiles();
    for (const [path, bytes] of this.files) copy.files.set(path, Buffer.from(bytes));
    this.isFrozen = true;
    return copy;
  }

  async makeFolder(): Promise<void> {}

  async list(): Promise<readonly string[]> {
    return [...this.files.keys()].map((path) => path.slice(path.lastIndexOf('/') + 1));
  }

  async size(path: string): Promise<number> {
    return this.#get(path).length;
  }

  async readAll(path: string): Promise<Buffer> {
    return this.#get(path);
  }

  async create(path: string): Promise<SpoolFile> {
    this.#check();
    this.files.set(path, Buffer.alloc(0));
    return this.#open(path);
  }

  async openToRead(path: string): Promise<SpoolFile> {
    this.#get(path);
    return this.#open(path);
  }

  async truncate(path: string, length: number): Promise<void> {
    this.files.set(path, this.#get(path).subarray(0, length));
  }

  async rename(from: string, to: string): Promise<void> {
    this.files.set(to, this.#get(from));
    this.files.delete(from);
  }

  async remove(path: string): Promise<void> {
    if (!this.isFrozen) this.files.delete(path);
  }

  #open(path: string): SpoolFile {
    let bytes = this.#get(path);
    return {
      writev: async (pieces, position) => {
        this.#check();
        bytes = Buffer.concat([bytes.subarray(0, position), ...pieces]);
        if (this.files.has(path)) this.files.set(path, bytes);
        return { bytesWritten: pieces.reduce((sum, piece) => sum + piece.length, 0) };
      },
      read: async (buffer, offset, length, position) => ({
        bytesRead: bytes.copy(buffer, offset, position, position + length),
      }),
      truncate: async (length) => {
        bytes = bytes.subarray(0, length);
        if (this.files.has(path) && !this.isFrozen) this.files.set(path, bytes);
      },
      datasync: async () => undefined,
      close: async () => undefined,
    };
  }

  #get(path: string): Buffer {
    const bytes = this.files.get(path);
    if (bytes === undefined) throw Object.assign(new Error(`no ${path}`), { code: 'ENOENT' });
    return bytes;
  }

  #check(): void {
    if (this.isBroken || this.isFrozen)
      throw Object.assign(new Error('the disk is full'), { code: 'ENOSPC' });
  }
}

/** What all owners know: the last number of each origin, and the lines. */
class Owner {
  readonly last = new Map<bigint, number>();
  readonly lines = new Map<string, number[]>();

  take(app: OutboundApp, run: SentRun): void {
    const { origin } = app.ledger;
    let at = 0;
    for (let i = 0; i < run.count; i++) {
      const end = entryEnd(run.bytes, at, run.bytes.length);
      const seq = run.firstSeq + i;
      const last = this.last.get(origin);
      if (last !== undefined && seq > last + 1) throw new Error(`hole: ${seq} after ${last}`);
      if (last === undefined || seq > last) {
        this.last.set(origin, seq);
        const text = run.bytes.toString('latin1', at, end);
        const lines = this.lines.get(app.id) ?? [];
        lines.push(Number(/#(\d+)#/.exec(text)?.[1]));
        this.lines.set(app.id, lines);
      }
      at = end;
    }
  }
}

let origins = 0n;

/** One process. */
class Process {
  readonly spool: Spool;
  readonly buffer: OutboundBuffer;

  private constructor(files: MemoryFiles, folder: string) {
    const newOrigin = (): bigint => ++origins;
    const logger = pino({ level: 'silent' });
    this.spool = new Spool({
      folder,
      files,
      bytesMax: 16 * 1024 * 1024,
      scheduler: systemScheduler,
      logger,
      newOrigin,
    });
    this.buffer = new OutboundBuffer({
      bytesMax: 64 * 1024,
      appsMax: 10,
      fullReason: 'agent_buffer',
      newOrigin,
      scheduler: systemScheduler,
      onUnrouted: () => undefined,
      spool: this.spool,
    });
  }

  static async start(files: MemoryFiles, folder: string): Promise<Process> {
    const process = new Process(files, folder);
    const inbound = new InboundLedger();
    const { apps } = await process.spool.open({
      buffer: process.buffer,
      inbound: () => inbound,
      onKept: () => undefined,
    });
    for (const { app, lostLines } of apps) process.buffer.restore(app, lostLines);
    await process.spool.begin();
    return process;
  }

  write(id: string, number: number, bytes: number): void {
    const app = this.buffer.open(id);
    if (app === undefined) throw new Error('too many apps');
    const payload = Buffer.from(`#${number}#${'x'.repeat(bytes)}`);
    this.buffer.appendLine(app, new LogEntryWriter(id, '0'), 1n, false, payload, 0, payload.length);
  }

  /** Sends what can be sent, at most `runs` of each app; of each the ack arrives, or not. */
  send(owner: Owner, runs: number, isAcked: boolean): number {
    let sent = 0;
    for (const app of [...this.buffer.everything()]) {
      if (app.predecessor !== undefined) continue;
      for (let i = 0; i < runs; i++) {
        const run = this.buffer.take(app, 4096, 1e9);
        if (run === undefined) break;
        sent += run.count;
        owner.take(app, run);
        if (isAcked) {
          this.buffer.resolve(app, run);
          continue;
        }
        this.buffer.requeue(app, run);
        break;
      }
      const totals = isAcked ? this.buffer.takeTotals(app) : [];
      if (totals.length > 0) this.buffer.resolveTotals(app, totals);
    }
    return sent;
  }

  get droppedLines(): number {
    let lines = 0;
    for (const count of this.buffer.dropped.values()) lines += count;
    return lines;
  }
}

const step = fc.oneof(
  fc.record({
    kind: fc.constant('write' as const),
    app: fc.constantFrom('a', 'b', 'c'),
    lines: fc.integer({ min: 1, max: 60 }),
    bytes: fc.constantFrom(10, 300, 3000),
  }),
  fc.record({
    kind: fc.constant('send' as const),
    runs: fc.integer({ min: 1, max: 3 }),
    isAcked: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('pause' as const) }),
  fc.record({ kind: fc.constant('flush' as const) }),
  fc.record({ kind: fc.constant('crash' as const) }),
  fc.record({ kind: fc.constant('stop' as const) }),
);

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 2));

test('whatever is written, acknowledged, crashed and started again: each line once, in order, and none missing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const folder = await mkdtemp(join(tmpdir(), 'tailrace-spool-'));
      let files = new MemoryFiles();
      const owner = new Owner();
      const written = new Map<string, number[]>();
      let process = await Process.start(files, folder);
      let number = 0;
      const drain = async (): Promise<void> => {
        for (let i = 0; i < 2000; i++) {
          process.send(owner, 10, true);
          if (
            process.buffer.isClean &&
            [...process.buffer.everything()].every((app) => app.predecessor === undefined)
          )
            return;
          await pause();
        }
        throw new Error('not all lines could be sent');
      };
      for (const each of steps) {
        if (each.kind === 'write') {
          for (let i = 0; i < each.lines; i++) {
            number++;
            written.set(each.app, [...(written.get(each.app) ?? []), number]);
            process.write(each.app, number, each.bytes);
          }
        } else if (each.kind === 'send') {
          process.send(owner, each.runs, each.isAcked);
        } else if (each.kind === 'pause') {
          await pause();
        } else if (each.kind === 'stop') {
          await process.spool.close();
          expect(process.droppedLines).toBe(0);
          process = await Process.start(files, folder);
        } else {
          await process.spool.flush();
          if (each.kind === 'crash') {
            expect(process.droppedLines).toBe(0);
            files = files.copy();
            await process.spool.close();
            process = await Process.start(files, folder);
          }
        }
      }
      await drain();
      expect(process.droppedLines).toBe(0);
      for (const [app, numbers] of written) expect(owner.lines.get(app)).toEqual(numbers);
      await process.spool.close();
      expect([...files.files.keys()]).toEqual([]);
      await rm(folder, { recursive: true });
    }),
    { numRuns: 100 },
  );
}, 60_000);

test('killed at any time, with a disk that fails and comes back: no line twice, none out of order, none missing that was kept and not dropped', async () => {
  const wild = fc.oneof(
    step,
    fc.record({ kind: fc.constant('kill' as const) }),
    fc.record({ kind: fc.constant('disk' as const), isBroken: fc.boolean() }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(wild, { maxLength: 40 }), async (steps) => {
      const folder = await mkdtemp(join(tmpdir(), 'tailrace-spool-'));
      let files = new MemoryFiles();
      const owner = new Owner();
      /** Lines that have to arrive, by app. */
      const sure = new Map<string, number[]>();
      let unsure: { app: string; number: number }[] = [];
      let process = await Process.start(files, folder);
      let number = 0;
      let hasBroken = false;
      const keep = (): void => {
        if (process.spool.trouble !== '' || process.droppedLines > 0) return;
        for (const { app, number: each } of unsure) sure.set(app, [...(sure.get(app) ?? []), each]);
        unsure = [];
      };
      const restart = async (): Promise<void> => {
        files = files.copy();
        files.isBroken = false;
        unsure = [];
        await process.spool.close();
        process = await Process.start(files, folder);
      };
      for (const each of steps) {
        if (each.kind === 'write') {
          for (let i = 0; i < each.lines; i++) {
            number++;
            unsure.push({ app: each.app, number });
            process.write(each.app, number, each.bytes);
          }
        } else if (each.kind === 'send') {
          process.send(owner, each.runs, each.isAcked);
        } else if (each.kind === 'pause') {
          await pause();
        } else if (each.kind === 'disk') {
          files.isBroken = each.isBroken;
          hasBroken ||= each.isBroken;
        } else if (each.kind === 'kill') {
          await restart();
        } else {
          await process.spool.flush();
          keep();
          if (each.kind !== 'flush') await restart();
        }
      }
      files.isBroken = false;
      for (let i = 0; i < 2000 && !process.buffer.isClean; i++) {
        process.send(owner, 10, true);
        await pause();
      }
      expect(process.buffer.isClean).toBe(true);
      for (const [app, lines] of owner.lines) {
        expect(
          lines.every((line, i) => i === 0 || line > (lines[i - 1] ?? 0)),
          `${app}: ${lines}`,
        ).toBe(true);
      }
      if (!hasBroken) {
        for (const [app, lines] of sure) {
          expect(owner.lines.get(app)).toEqual(expect.arrayContaining(lines));
        }
      }
      await process.spool.close();
      await rm(folder, { recursive: true });
    }),
    { numRuns: 150 },
  );
}, 60_000);
