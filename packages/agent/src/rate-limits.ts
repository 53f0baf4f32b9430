// Which limit counts for which app, live: its own from the registry, else the default. It gives each app its limiter and
// changes it when the registry does; deciding about lines is the limiter's.
import { AppLimiter } from '@tailrace/core/app-limiter';
import type { RateLimit, Registry, Unsubscribe } from '@tailrace/core/registry';
import type { OutboundApp } from './outbound-app.ts';

/** Settings of {@link RateLimits}. */
export interface RateLimitsOptions {
  readonly registry: Registry;
  /** For apps without a limit of their own; absent: none. */
  readonly defaultLimit?: RateLimit | undefined;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** The app with this id, if it is known. */
  readonly find: (id: string) => OutboundApp | undefined;
}

/** Keeps the limiters of all apps up to date. */
export class RateLimits {
  readonly #options: RateLimitsOptions;
  #unsubscribe: Unsubscribe | undefined;

  constructor(options: RateLimitsOptions) {
    this.#options = options;
  }

  /** Follows the registry from now on. */
  start(): void {
    this.#unsubscribe = this.#options.registry.onLimits((id) => {
      const app = this.#options.find(id);
      if (app !== undefined) {
        this.apply(app);
      }
    });
  }

  close(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }

  /** Gives the app the limit that counts now. */
  apply(app: OutboundApp): void {
    const { registry, defaultLimit, now } = this.#options;
    const limit = registry.limits().get(app.id) ?? defaultLimit;
    if (limit === undefined || (limit.lines === undefined && limit.bytes === undefined)) {
      app.limiter = undefined;
    } else if (app.limiter === undefined) {
      app.limiter = new AppLimiter(limit, now());
    } else {
      app.limiter.setLimit(limit, now());
    }
  }
}
