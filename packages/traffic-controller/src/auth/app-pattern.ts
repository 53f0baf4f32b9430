// Which apps a token is for: names, and patterns in which `*` stands for any text. Pure, and linear in the length of the names: no
// regular expression is made of what a token says.
import { validateAppId } from '@tailrace/core/app-id';

/** One name or pattern of a token. */
export class AppPattern {
  readonly text: string;
  /** What lies between the stars; a name without a star is one part. */
  readonly #parts: readonly string[];

  private constructor(text: string) {
    this.text = text;
    this.#parts = text.split('*');
  }

  /** Undefined for what could never fit an app: the rules are those of app ids. */
  static parse(text: string): AppPattern | undefined {
    return validateAppId(text) === undefined ? new AppPattern(text) : undefined;
  }

  /** Whether it fits one name only. A name that holds a star itself can only be reached with a pattern. */
  get isExact(): boolean {
    return this.#parts.length === 1;
  }

  /** What every app that it fits begins with. */
  get prefix(): string {
    return this.#parts[0] ?? '';
  }

  /** Whether it fits the app. A star stands for any text, also for none. */
  fits(app: string): boolean {
    const first = this.prefix;
    if (this.isExact) return app === first;
    const last = this.#parts.at(-1) ?? '';
    const endAt = app.length - last.length;
    if (!app.startsWith(first) || endAt < first.length || !app.endsWith(last)) return false;
    // The leftmost place of each part leaves the most room for the next one.
    let at = first.length;
    for (const part of this.#parts.slice(1, -1)) {
      const found = app.indexOf(part, at);
      if (found === -1 || found + part.length > endAt) return false;
      at = found + part.length;
    }
    return true;
  }
}

/** All names and patterns of a token. */
export class AppSet {
  readonly #names = new Set<string>();
  readonly #patterns: AppPattern[] = [];

  constructor(patterns: readonly AppPattern[]) {
    for (const pattern of patterns) {
      if (pattern.isExact) this.#names.add(pattern.text);
      else this.#patterns.push(pattern);
    }
  }

  has(app: string): boolean {
    return this.#names.has(app) || this.#patterns.some((pattern) => pattern.fits(app));
  }

  /** Whether every app is in it, whatever its name. */
  get isEvery(): boolean {
    return this.#patterns.some(({ text }) => /^\*+$/.test(text));
  }

  /** Names that no pattern's prefix covers: what can be asked for one by one. */
  get names(): readonly string[] {
    const { prefixes } = this;
    return [...this.#names].filter((name) => !prefixes.some((prefix) => name.startsWith(prefix)));
  }

  /** What the apps that patterns fit begin with. None is a prefix of another, so that nothing is looked through twice. */
  get prefixes(): readonly string[] {
    const kept: string[] = [];
    for (const prefix of this.#patterns.map((pattern) => pattern.prefix).sort(byCodeUnits)) {
      const last = kept.at(-1);
      if (last === undefined || !prefix.startsWith(last)) kept.push(prefix);
    }
    return kept;
  }
}

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
