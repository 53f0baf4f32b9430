// When the line is shown, and that notices leave nothing of it behind.
import { expect, test } from 'vitest';
import type { OutputWriter } from '../output/output-writer.ts';
import { StatusLine } from './status-line.ts';

function open(options: { isTerminal?: boolean; env?: Record<string, string>; isQuiet?: boolean } = {}) {
  const written: string[] = [];
  const stderr = { queuedBytes: 0, write: (text: string) => written.push(text) } as unknown as OutputWriter;
  const { isTerminal = true, env = {}, isQuiet = false } = options;
  return { written, line: new StatusLine({ stderr, stderrIsTerminal: isTerminal, env, isQuiet }) };
}

test('a terminal gets the line, and notices above it', () => {
  const { written, line } = open();
  line.show('one');
  line.notice('hear');
  line.clear();
  expect(written).toEqual(['\r\u001b[2Kone', '\r\u001b[2K', '-- hear --\n']);
});

test.each([[{ isTerminal: false }], [{ env: { CI: '1' } }], [{ env: { TERM: 'dumb' } }]])(
  'with %o there are notices alone',
  (options) => {
    const { written, line } = open(options);
    line.show('one');
    line.notice('hear');
    expect(written).toEqual(['-- hear --\n']);
  },
);

test('quiet means quiet', () => {
  const { written, line } = open({ isQuiet: true });
  line.show('one');
  line.notice('hear');
  expect(written).toEqual([]);
});
