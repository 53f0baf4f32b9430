// A whole cluster inside the test's process, as `tailrace up` makes it, on free ports and in a folder of its own. It can be
// stopped and started again on the same data.
import { join } from 'node:path';
import { EmbeddedRegistry } from '@tailrace/cli/embedded-registry';
import { loadUpConfig } from '@tailrace/cli/load-up-config';
import { Cluster } from '@tailrace/cli/up-cluster';
import { ApiClient } from './api-client.js';
import { SpyLogger } from './spy-logger.js';
import { TemporaryFolder } from './temporary-folder.js';
/** One cluster of one test: `await using cluster = await TestCluster.start()`. */
export class TestCluster {
  /** What the cluster logged about itself. */
  spy = new SpyLogger();
  #folder;
  #settings;
  #registry;
  #cluster;
  constructor(folder, settings) {
    this.#folder = folder;
    this.#settings = settings;
  }
  static async start(settings = {}) {
    const cluster = new TestCluster(await TemporaryFolder.create(), settings);
    try {
      await cluster.restart();
    } catch (error) {
      await cluster[Symbol.asyncDispose]();
      throw error;
    }
    return cluster;
  }
  get addresses() {
    if (this.#cluster === undefined) throw new Error('Cannot tell the addresses: the cluster is stopped');
    return this.#cluster.addresses;
  }
  /** Base URL of the traffic controller. */
  get url() {
    return this.addresses.url;
  }
  /** HOST:PORT of a zone's gRPC ingress. */
  ingress(zone) {
    return this.#zone(zone).ingress;
  }
  /** Port of a zone's syslog listener with a scheme. */
  syslogPort(zone, scheme = 'tcp') {
    const url = this.#zone(zone).syslog.find((candidate) => candidate.startsWith(`${scheme}:`));
    if (url === undefined) throw new Error(`Cannot find a ${scheme} listener in ${zone}`);
    return Number(new URL(url.replace(/^\w+:/, 'http:')).port);
  }
  get api() {
    return new ApiClient(this.url);
  }
  get registry() {
    if (this.#registry === undefined) throw new Error('Cannot give the registry: the cluster is stopped');
    return this.#registry;
  }
  /** Stops it if it runs, and starts it on the same data and ports. */
  async restart(settings = {}) {
    await this.stop();
    this.#settings = { ...this.#settings, ...settings };
    const free = {
      http: '127.0.0.1:0',
      ingress: ['127.0.0.1:0'],
      syslog: ['tcp://127.0.0.1:0', 'udp://127.0.0.1:0'],
    };
    const config = loadUpConfig({ ...free, grace: '10s', data: this.#folder.path, ...this.#settings }, {});
    const registry = EmbeddedRegistry.open(join(config.dataDir, 'registry'));
    const cluster = new Cluster({ config, registry, logger: this.spy.logger, version: 'test' });
    this.#registry = registry;
    this.#cluster = cluster;
    await cluster.start();
  }
  /** Stops it cleanly; resolves to whether it was done in time. */
  async stop(graceMs = 10_000) {
    const isClean = (await this.#cluster?.stop(graceMs)) ?? true;
    await this.#registry?.close();
    this.#cluster = undefined;
    this.#registry = undefined;
    return isClean;
  }
  async [Symbol.asyncDispose]() {
    try {
      await this.stop();
    } finally {
      await this.#folder[Symbol.asyncDispose]();
    }
  }
  #zone(zone) {
    const found = this.addresses.zones.find((candidate) => candidate.zone === zone);
    if (found === undefined) throw new Error(`Cannot find zone ${zone}`);
    return found;
  }
}
//# sourceMappingURL=test-cluster.js.map
