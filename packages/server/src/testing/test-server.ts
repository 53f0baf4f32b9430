// Servers for tests, on free ports of 127.0.0.1, with a registry in memory and their log kept for looking at.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MemoryRegistry } from '@tailrace/core/memory-registry';
import type { Drain } from '@tailrace/core/registry';
import { pino } from 'pino';
import { createServer, type ServerOptions, type TailraceServer } from '../server.ts';
import { TestReader } from './test-reader.ts';
import { TestUplink } from './test-uplink.ts';

/** Everything that a test opened, closed in one call. */
export class TestBed {
  readonly registry = new MemoryRegistry({ clusterId: 'test' });
  /** Lines of the servers' own log. */
  readonly log: Record<string, unknown>[] = [];
  readonly #logger = pino(
    { level: 'debug' },
    { write: (line: string) => void this.log.push(JSON.parse(line)) },
  );
  readonly #servers = new Set<TailraceServer>();
  #tempDir: Promise<string> | undefined;
  readonly #closers: (() => Promise<void>)[] = [];

  /** A server that is not started. */
  create(options: Partial<ServerOptions> = {}): TailraceServer {
    const server = createServer({
      id: 's1',
      zone: 'z1',
      registry: this.registry,
      logger: this.#logger,
      listen: '127.0.0.1:0',
      drainsAllowLoopback: true,
      ...options,
    });
    this.#servers.add(server);
    return server;
  }

  async start(options: Partial<ServerOptions> = {}): Promise<TailraceServer> {
    const server = this.create(options);
    await server.start();
    return server;
  }

  /** Ends the server as a crash would, and takes it out of the membership as those do who notice. */
  async crash(server: TailraceServer): Promise<void> {
    const member = this.registry.view().members.find(({ id, role }) => role === 'server' && id === server.id);
    await server.abort();
    if (member !== undefined) await this.registry.reportDead(member);
  }

  async uplink(server: TailraceServer, origin = 1n): Promise<TestUplink> {
    const uplink = new TestUplink(server.address, { origin });
    this.onClose(() => uplink.close());
    await uplink.welcome;
    return uplink;
  }

  async reader(server: TailraceServer): Promise<TestReader> {
    const reader = new TestReader(server.address);
    this.onClose(() => reader.close());
    await reader.hello;
    return reader;
  }

  async addDrain(url: string, fields: Partial<Drain> = {}): Promise<Drain> {
    const drain = {
      id: 'drain-1',
      app: 'web',
      url,
      token: 'd.token',
      createdAt: '2026-11-20T11:00:00Z',
      ...fields,
    };
    await this.registry.addDrain(drain);
    return drain;
  }

  /** A folder of this test; the same at each call. */
  async tempDir(): Promise<string> {
    this.#tempDir ??= mkdtemp(join(tmpdir(), 'tailrace-server-'));
    return await this.#tempDir;
  }

  onClose(close: () => Promise<void>): void {
    this.#closers.push(close);
  }

  /** A metric's value, or the sum over its labels. */
  async metric(server: TailraceServer, name: string): Promise<number> {
    const metric = await server.metrics.getSingleMetric(`tailrace_server_${name}`)?.get();
    return (metric?.values ?? []).reduce((sum, { value }) => sum + value, 0);
  }

  async close(): Promise<void> {
    for (const close of this.#closers.splice(0)) await close();
    await Promise.all([...this.#servers].map((server) => server.stop(2_000)));
    this.#servers.clear();
    await this.registry.close();
    if (this.#tempDir !== undefined) await rm(await this.#tempDir, { recursive: true });
  }
}
