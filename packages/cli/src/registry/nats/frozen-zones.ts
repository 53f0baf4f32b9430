// Zones of which over half went away at once: whoever notices keeps the view and tells the others, who cannot know, because
// the view is all that they see. Words for people; nothing is decided by them.
import type { Msg, Subscription } from '@nats-io/transport-node';
import { quoted } from '@tailrace/core/errors';
import { frozenSubject } from './registry-keys.ts';
import type { StoreContext } from './store-context.ts';

/** What was heard of others counts for so long, in milliseconds: four announcements. */
const heardMs = 2_000;
/** A word about a zone is short; anything longer is not ours. */
const noticeBytesMax = 1_024;

/** What this process noticed, and what it heard. */
export class FrozenZones {
  readonly #context: StoreContext;
  /** zone and who noticed -> words. */
  readonly #noticed = new Map<string, { readonly zone: string; readonly text: string }>();
  readonly #heard = new Map<string, { readonly text: string; readonly untilMs: number }>();
  #subscription: Subscription | undefined;

  constructor(context: StoreContext) {
    this.#context = context;
  }

  get trouble(): string | undefined {
    for (const { text } of this.#noticed.values()) return text;
    const nowMs = performance.now();
    for (const [subject, { text, untilMs }] of this.#heard) {
      if (untilMs > nowMs) return text;
      this.#heard.delete(subject);
    }
    return undefined;
  }

  start(): void {
    const { link, cluster, role, zone } = this.#context;
    const callback = (error: Error | null, message: Msg): void => {
      if (error !== null || message.data.length > noticeBytesMax) return;
      this.#heard.set(message.subject, { text: message.string(), untilMs: performance.now() + heardMs });
    };
    this.#subscription = link.connection.subscribe(
      frozenSubject(cluster, role === 'controller' ? undefined : zone),
      {
        callback,
      },
    );
  }

  freeze(zone: string, by: string, away: number, of: number): void {
    const key = `${by} ${zone}`;
    const text = `${away} of ${of} servers of zone ${quoted(zone)} went away at once: the view is kept as it was until they are back, at most 30 s`;
    if (!this.#noticed.has(key)) this.#context.logger.warn({ zone, away, of }, text);
    this.#noticed.set(key, { zone, text });
  }

  thaw(zone: string, by: string): void {
    if (this.#noticed.delete(`${by} ${zone}`))
      this.#context.logger.info({ zone }, 'The view is no longer kept');
  }

  /** Tells the others; to be called with every heartbeat. */
  announce(): void {
    const { link, cluster } = this.#context;
    for (const { zone, text } of this.#noticed.values()) {
      link.connection.publish(frozenSubject(cluster, zone), text);
    }
  }

  close(): void {
    if (!this.#context.link.connection.isClosed()) this.#subscription?.unsubscribe();
    this.#noticed.clear();
    this.#heard.clear();
  }
}
