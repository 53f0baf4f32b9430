// A server and the address that it tells the others: it makes sure that something answers there, and tells them another one
// when this machine has changed its address, as a container does that is attached to its network anew.
import type { Registry } from '@tailrace/core/registry';
import type { RoleHealth } from '@tailrace/core/role-health';
import type { TailraceServer } from '@tailrace/server/server';
import type { Logger } from 'pino';
import { formatListenAddress, parseListenAddress } from '../settings/listen-address.ts';
import type { RunningRole } from './running-role.ts';
import type { MetricsPage } from './state-pages.ts';

/** Default of {@link AdvertisedServerOptions.reviewMs}. A look costs some microseconds while nothing changed. */
const REVIEW_MS = 1_000;

/** What an {@link AdvertisedServer} works with. */
export interface AdvertisedServerOptions {
  readonly server: TailraceServer;
  readonly registry: Pick<Registry, 'trouble'>;
  readonly logger: Logger;
  /** Finds out the host by which others reach this machine; undefined where the address is what was said. */
  readonly findHost: (() => Promise<string>) | undefined;
  /** Whether this machine has the host now. */
  readonly isOwnHost: (host: string) => boolean;
  /** Why nothing answers at `host:port`; undefined where something does. */
  readonly dialProblem: (place: string) => Promise<string | undefined>;
  /** How often the address is looked at, in milliseconds. Default 1 s. */
  readonly reviewMs?: number;
}

/** Runs a server. */
export class AdvertisedServer implements RunningRole {
  readonly #options: AdvertisedServerOptions;
  #timer: NodeJS.Timeout | undefined;
  #review: Promise<void> = Promise.resolve();
  #isStopping = false;
  #hadTrouble = false;
  /** The last look failed. */
  #isBlind = false;
  /** Why the others cannot reach us, as far as we can tell. */
  #problem: string | undefined;

  constructor(options: AdvertisedServerOptions) {
    this.#options = options;
  }

  get health(): RoleHealth {
    const { reasons, warnings } = this.#options.server.health;
    return { reasons, warnings: this.#problem === undefined ? warnings : [...warnings, this.#problem] };
  }

  get metrics(): MetricsPage {
    return this.#options.server.metrics;
  }

  async start(): Promise<Readonly<Record<string, unknown>>> {
    const { server } = this.#options;
    await server.start();
    await this.#dial();
    this.#reviewLater();
    return { address: server.address, advertised: server.advertised };
  }

  async stop(graceMs: number): Promise<boolean> {
    this.#isStopping = true;
    clearTimeout(this.#timer);
    const startedMs = performance.now();
    await this.#options.server.stop(graceMs);
    return performance.now() - startedMs <= graceMs;
  }

  stateDump(): object {
    return this.#options.server.stateDump();
  }

  /** One look at the address; for tests, and every few seconds. */
  review(): Promise<void> {
    this.#review = this.#review.then(async () => {
      try {
        await this.#look();
        this.#isBlind = false;
      } catch (error) {
        // Cut off from its network: that is said once, and again after it was over.
        if (!this.#isBlind)
          this.#options.logger.warn({ err: error }, 'Cannot look after the advertised address');
        this.#isBlind = true;
      }
    });
    return this.#review;
  }

  #reviewLater(): void {
    this.#timer = setTimeout(() => {
      void this.review().then(() => {
        if (!this.#isStopping) this.#reviewLater();
      });
    }, this.#options.reviewMs ?? REVIEW_MS);
    this.#timer.unref();
  }

  async #look(): Promise<void> {
    const { server, registry, findHost, isOwnHost } = this.#options;
    if (this.#isStopping) return;
    const isBack = this.#hadTrouble && registry.trouble === undefined;
    // Kept while a look fails: the next one has to know.
    this.#hadTrouble = this.#hadTrouble || registry.trouble !== undefined;
    const now = parseListenAddress(server.advertised);
    if (findHost !== undefined && now !== undefined && (isBack || !isOwnHost(now.host))) {
      const host = await findHost();
      if (host !== now.host) {
        await server.readvertise(formatListenAddress({ host, port: now.port }));
        await this.#dial();
      }
    }
    this.#hadTrouble = registry.trouble !== undefined;
    if (this.#problem !== undefined) await this.#dial();
  }

  async #dial(): Promise<void> {
    const { server, logger, dialProblem } = this.#options;
    const { advertised } = server;
    const why = await dialProblem(advertised);
    const problem =
      why === undefined
        ? undefined
        : `nothing answers at ${advertised}, which this server advertises: ${why}`;
    if (problem !== undefined && this.#problem === undefined) {
      logger.warn(
        { advertised, why },
        'nothing answers at the address that this server advertises, expected itself',
      );
    }
    if (problem === undefined && this.#problem !== undefined) {
      logger.info({ advertised }, 'this server answers at the address that it advertises again');
    }
    this.#problem = problem;
  }
}
