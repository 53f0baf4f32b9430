// What a process of `tailrace up` is made of: its certificates, its keys of tokens, its state pages and the cluster. It opens
// and closes them in order. Not here: signals, what is printed, the data folder.
import type { Registry } from '@tailrace/core/registry';
import type { RoleHealth } from '@tailrace/core/role-health';
import type { TokenVerifier } from '@tailrace/traffic-controller/token-verifier';
import { TlsFiles } from '@tailrace/transport/tls-files';
import type { Logger } from 'pino';
import { processMetricsText } from '../roles/process-metrics.ts';
import { StatePages } from '../roles/state-pages.ts';
import { openTokens } from '../roles/token-keys.ts';
import type { UpConfig } from '../settings/up-config.ts';
import { Cluster, type ClusterAddresses } from './cluster.ts';
import { checkPorts } from './free-ports.ts';

/** Where everything listens. */
export interface UpAddresses extends ClusterAddresses {
  /** HOST:PORT of the state pages. */
  readonly metrics?: string;
}

/** What it is made with. */
export interface UpProcessOptions {
  readonly config: UpConfig;
  /** Belongs to the caller, who closes it after the stop. */
  readonly registry: Registry;
  readonly logger: Logger;
  readonly version: string;
}

/** One cluster and what protects and shows it. */
export class UpProcess {
  readonly #options: UpProcessOptions;
  readonly #pages: StatePages;
  #tls: TlsFiles | undefined;
  #tokens: TokenVerifier | undefined;
  #cluster: Cluster | undefined;

  constructor(options: UpProcessOptions) {
    this.#options = options;
    this.#pages = new StatePages({
      health: () => this.health,
      metrics: () => this.#cluster?.metrics,
      processMetrics: () =>
        processMetricsText({
          registry: options.registry,
          ...(this.#tls === undefined ? {} : { tls: this.#tls }),
        }),
    });
  }

  /** What the cluster says of itself, and what it does not know of. */
  get health(): RoleHealth {
    const { reasons, warnings } = this.#cluster?.health ?? { reasons: ['the cluster starts'], warnings: [] };
    const trouble = this.#tls?.trouble;
    return { reasons, warnings: trouble === undefined ? warnings : [...warnings, `TLS: ${trouble}`] };
  }

  /** @throws LogError; to be closed then, too */
  async start(): Promise<UpAddresses> {
    const { config, logger } = this.#options;
    if (config.tls !== undefined) {
      this.#tls = await TlsFiles.load(config.tls, logger);
      // All hops are mutual, also those that stay in this process: whoever else is on this machine stays out.
      for (const role of ['controller', 'agent', 'server'] as const) this.#tls.assertRole(role);
    }
    this.#tokens = await openTokens(config, logger);
    await checkPorts(config);
    const metrics = config.metrics === undefined ? undefined : await this.#pages.listen(config.metrics);
    this.#cluster = new Cluster({ ...this.#options, tls: this.#tls, tokens: this.#tokens });
    // Asked to stop while it starts: it is not interrupted, because half a start cannot be taken back faster.
    await this.#cluster.start();
    return { ...this.#cluster.addresses, ...(metrics === undefined ? {} : { metrics }) };
  }

  /** Resolves to whether the cluster stopped in time and no line was lost. */
  async stop(graceMs: number): Promise<boolean> {
    return (await this.#cluster?.stop(graceMs)) ?? true;
  }

  /** Gives back what is not the cluster's. */
  async close(): Promise<void> {
    await this.#pages.close();
    this.#tokens?.close();
    this.#tls?.close();
  }

  /** What SIGHUP does: certificates are looked at now. Keys of tokens are within a second or two anyway. */
  reload(): void {
    this.#options.logger.info('SIGHUP: files are read again');
    void this.#tls?.poll();
  }

  stateDump(): object {
    return { health: this.health, ...this.#cluster?.stateDump() };
  }
}
