import { EmbeddedRegistry } from '@tailrace/cli/embedded-registry';
import { type ClusterAddresses } from '@tailrace/cli/up-cluster';
import { ApiClient } from './api-client.ts';
import { SpyLogger } from './spy-logger.ts';
/** Settings of `tailrace up` by the names of their flags in camelCase; addresses are free ports unless given. */
export type TestSettings = Readonly<Record<string, string | readonly string[]>>;
/** Both zones take part in everything. */
export type TestZone = 'z1' | 'z2';
/** One cluster of one test: `await using cluster = await TestCluster.start()`. */
export declare class TestCluster implements AsyncDisposable {
  #private;
  /** What the cluster logged about itself. */
  readonly spy: SpyLogger;
  private constructor();
  static start(settings?: TestSettings): Promise<TestCluster>;
  get addresses(): ClusterAddresses;
  /** Base URL of the traffic controller. */
  get url(): string;
  /** HOST:PORT of a zone's gRPC ingress. */
  ingress(zone: TestZone): string;
  /** Port of a zone's syslog listener with a scheme. */
  syslogPort(zone: TestZone, scheme?: 'tcp' | 'udp'): number;
  get api(): ApiClient;
  get registry(): EmbeddedRegistry;
  /** Stops it if it runs, and starts it on the same data and ports. */
  restart(settings?: TestSettings): Promise<void>;
  /** Stops it cleanly; resolves to whether it was done in time. */
  stop(graceMs?: number): Promise<boolean>;
  [Symbol.asyncDispose](): Promise<void>;
}
//# sourceMappingURL=test-cluster.d.ts.map
