// Why a `logs` or `recent` ends; the first reason wins. Not here: what follows from it (logs.ts).
import type { ExitCode } from '../exit-codes.ts';

/** A reason to end. */
export type ReadingEnd =
  /** Everything was printed. */
  | { readonly kind: 'done' }
  /** The moment of `--until` came. */
  | { readonly kind: 'until' }
  /** `--until-match` matched. */
  | { readonly kind: 'match' }
  /** `--timeout` ran out. */
  | { readonly kind: 'timeout' }
  /** A signal came. */
  | { readonly kind: 'interrupted'; readonly exitCode: ExitCode }
  /** Nobody reads the output any more. */
  | { readonly kind: 'reader_gone' }
  | { readonly kind: 'failed'; readonly error: unknown };

/** Collects reasons and keeps the first. */
export class FirstEnd {
  readonly reached: Promise<ReadingEnd>;
  #resolve: (end: ReadingEnd) => void = () => {};

  constructor() {
    this.reached = new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }

  /** Gives a reason; ignored if there is one already. */
  end(end: ReadingEnd): void {
    this.#resolve(end);
  }
}
