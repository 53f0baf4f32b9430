// The feeds of the apps that are being tailed: one per app and zone, made when the first reader comes, and kept for a while after the
// last one left, because readers come back. What a feed holds and how is zone-feed.ts.
import type { Logger } from 'pino';
import type { ServerDirectory } from '../upstream/server-directory.ts';
import { type FeedCounters, ZoneFeed } from './zone-feed.ts';

/** Default of {@link AppFeedsOptions.totalBytesMax}: 512 MiB. */
export const FEEDS_BYTES_MAX_DEFAULT = 512 * 1024 * 1024;
/** When all feeds are full together, so much of the total is let go of at once. */
const EVICT_PART = 1 / 16;
/** How long feeds outlive their last reader. */
export const FEED_LINGER_MS = 5_000;

/** A reader's hold on the feeds of an app. */
export interface AppFeedHold {
  /** The feed of a zone; made when it is asked for first. */
  zone(name: string): ZoneFeed;
  /** Lets go. Calling it again does nothing. */
  release(): void;
}

/** What {@link AppFeeds} are made with. */
export interface AppFeedsOptions {
  readonly directory: ServerDirectory;
  /** Budget of each feed's log in allocated bytes. */
  readonly feedBytesMax: number;
  /** Budget of all feeds together, in allocated bytes. When it is full the largest feed lets go of its oldest lines. Default 512 MiB. */
  readonly totalBytesMax?: number;
  readonly nowMs: () => number;
  readonly logger: Logger;
  readonly counters: FeedCounters;
}

interface AppFeed {
  readonly zones: Map<string, ZoneFeed>;
  holds: number;
  lingerTimer: NodeJS.Timeout | undefined;
}

/** All feeds of a controller. They are bounded by the number of readers: each app in here has one, or had one seconds ago. */
export class AppFeeds {
  readonly #options: AppFeedsOptions;
  readonly #apps = new Map<string, AppFeed>();
  readonly #counters: FeedCounters;
  #allocatedBytes = 0;
  #evicting: NodeJS.Immediate | undefined;

  constructor(options: AppFeedsOptions) {
    this.#options = options;
    const { counters } = options;
    this.#counters = {
      lines: (count) => counters.lines(count),
      overtaken: (count) => counters.overtaken(count),
      allocated: (deltaBytes) => {
        this.#allocatedBytes += deltaBytes;
        counters.allocated(deltaBytes);
        if (this.#allocatedBytes > this.#totalBytesMax) this.#evicting ??= setImmediate(() => this.#evict());
      },
    };
  }

  /** Memory that all feeds hold. */
  get allocatedBytes(): number {
    return this.#allocatedBytes;
  }

  /** Apps with feeds. */
  get appCount(): number {
    return this.#apps.size;
  }

  /** All feeds, for state dumps and metrics. */
  *[Symbol.iterator](): Iterator<ZoneFeed> {
    for (const { zones } of this.#apps.values()) yield* zones.values();
  }

  /** Holds the feeds of an app until the hold is released. */
  hold(app: string): AppFeedHold {
    const feed = this.#apps.get(app) ?? { zones: new Map(), holds: 0, lingerTimer: undefined };
    this.#apps.set(app, feed);
    feed.holds++;
    clearTimeout(feed.lingerTimer);
    feed.lingerTimer = undefined;
    let isHeld = true;
    return {
      zone: (name) => this.#zone(feed, app, name),
      release: () => {
        if (!isHeld) return;
        isHeld = false;
        this.#release(feed, app);
      },
    };
  }

  close(): void {
    clearImmediate(this.#evicting);
    for (const feed of this.#apps.values()) closeFeed(feed);
    this.#apps.clear();
  }

  get #totalBytesMax(): number {
    return this.#options.totalBytesMax ?? FEEDS_BYTES_MAX_DEFAULT;
  }

  /** Takes from the largest feeds, so that quiet apps keep their lines. Outside of the append that asked for it. */
  #evict(): void {
    this.#evicting = undefined;
    const wantedBytes = this.#totalBytesMax * (1 - EVICT_PART);
    const feeds = [...this].sort((a, b) => b.allocatedBytes - a.allocatedBytes);
    for (const [i, feed] of feeds.entries()) {
      if (this.#allocatedBytes <= wantedBytes) return;
      // Down to the size of the next one at most, and to a half at most.
      feed.shrinkTo(Math.max(feeds[i + 1]?.allocatedBytes ?? 0, feed.allocatedBytes / 2));
    }
  }

  #zone(feed: AppFeed, app: string, zone: string): ZoneFeed {
    let zoneFeed = feed.zones.get(zone);
    if (zoneFeed === undefined) {
      const { directory, feedBytesMax: bytesMax, nowMs, logger } = this.#options;
      const counters = this.#counters;
      zoneFeed = new ZoneFeed({ app, zone, directory, bytesMax, nowMs, logger, counters });
      feed.zones.set(zone, zoneFeed);
    }
    return zoneFeed;
  }

  #release(feed: AppFeed, app: string): void {
    feed.holds--;
    if (feed.holds > 0 || this.#apps.get(app) !== feed) return;
    feed.lingerTimer = setTimeout(() => {
      this.#apps.delete(app);
      closeFeed(feed);
    }, FEED_LINGER_MS);
  }
}

function closeFeed(feed: AppFeed): void {
  clearTimeout(feed.lingerTimer);
  for (const zone of feed.zones.values()) zone.close();
}
