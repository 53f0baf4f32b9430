// Whether a stream gets colours. Not here: which colours.

/** What `--color` may be. */
export type ColourChoice = 'auto' | 'always' | 'never';

/** Everything that the decision depends on. */
export interface ColourCircumstances {
  /** The flag; it beats the environment. */
  readonly choice: ColourChoice;
  /** Whether this stream (not another one) is a terminal. */
  readonly isTerminal: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * `always` and `never` decide; `auto` means: a terminal, NO_COLOR unset or empty (https://no-color.org), and a
 * TERM other than `dumb`.
 */
export function wantsColour(circumstances: ColourCircumstances): boolean {
  const { choice, isTerminal, env } = circumstances;
  if (choice !== 'auto') return choice === 'always';
  if (!isTerminal || env['TERM'] === 'dumb') return false;
  return (env['NO_COLOR'] ?? '') === '';
}
