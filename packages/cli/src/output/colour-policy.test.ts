import { describe, expect, it } from 'vitest';
import { type ColourChoice, wantsColour } from './colour-policy.ts';

const choices: readonly ColourChoice[] = ['auto', 'always', 'never'];
const matrix = choices.flatMap((choice) =>
  [true, false].flatMap((isTerminal) =>
    [undefined, '', '1', '0'].flatMap((noColour) =>
      ['xterm', 'dumb', undefined].map((term) => ({ choice, isTerminal, noColour, term })),
    ),
  ),
);

describe('wantsColour', () => {
  it.each(matrix)('$choice, terminal $isTerminal, NO_COLOR $noColour, TERM $term', (row) => {
    const { choice, isTerminal, noColour, term } = row;
    const auto = isTerminal && term !== 'dumb' && !(noColour !== undefined && noColour !== '');
    const expected = choice === 'always' || (choice === 'auto' && auto);
    expect(wantsColour({ choice, isTerminal, env: { NO_COLOR: noColour, TERM: term } })).toBe(expected);
  });
});
