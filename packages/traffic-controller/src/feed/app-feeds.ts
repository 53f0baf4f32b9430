// The feeds of the apps that are being tailed: one per app and zone, made when the first reader comes, and kept for a while after the
// last one left, because readers come back. What a feed holds and how is zone-feed.ts.
import type { Logger } from 'pino';
import type { ServerDirectory } from '../upstream/server-directory.ts';
import { type FeedCounters, ZoneFeed } from './zone-feed.ts';

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

  constructor(options: AppFeedsOptions) {
    this.#options = options;
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
    for (const feed of this.#apps.values()) closeFeed(feed);
    this.#apps.clear();
  }

  #zone(feed: AppFeed, app: string, zone: string): ZoneFeed {
    let zoneFeed = feed.zones.get(zone);
    if (zoneFeed === undefined) {
      const { directory, feedBytesMax: bytesMax, nowMs, logger, counters } = this.#options;
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
