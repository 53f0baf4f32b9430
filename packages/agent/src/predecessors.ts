// What earlier processes left of apps: for each app a chain of origins, of which only the oldest may send, and what comes in
// now only after the last of them.
import type { OutboundApp } from './outbound-app.ts';

/** The chains of all apps. */
export class Predecessors {
  readonly #chains = new Map<string, OutboundApp[]>();

  /** All of them. */
  *all(): Iterable<OutboundApp> {
    for (const chain of this.#chains.values()) yield* chain;
  }

  /** The last of an app. */
  newest(id: string): OutboundApp | undefined {
    return this.#chains.get(id)?.at(-1);
  }

  /** Puts one behind the others of its app. */
  add(app: OutboundApp): void {
    const before = this.#chains.get(app.id) ?? [];
    app.predecessor = before.at(-1);
    this.#chains.set(app.id, [...before, app]);
  }

  /** Whether it is the oldest of its app. */
  isNext(app: OutboundApp): boolean {
    return this.#chains.get(app.id)?.[0] === app;
  }

  /** The oldest of its app is done. Returns the next one. */
  end(app: OutboundApp): OutboundApp | undefined {
    const [, ...rest] = this.#chains.get(app.id) ?? [];
    if (rest.length > 0) this.#chains.set(app.id, rest);
    else this.#chains.delete(app.id);
    return rest[0];
  }
}
