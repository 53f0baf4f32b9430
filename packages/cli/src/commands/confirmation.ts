// Asks before something is taken away, where somebody is there to answer.
import { isatty } from 'node:tty';
import { CliError, EXIT } from '../exit-codes.ts';
import { escapeControls } from '../output/terminal-safety.ts';
import type { CommandContext, ConfirmationFlags } from './command-context.ts';

/**
 * Asks on a terminal; a script, whose standard input is none, is taken at its word.
 * @throws CliError if the answer is no, or if `--no-input` forbids the question.
 */
export async function confirm(
  question: string,
  flags: ConfirmationFlags,
  context: CommandContext,
): Promise<void> {
  if (flags.yes === true || !isatty(0) || !context.output.stderrIsTerminal) return;
  if (flags.input === false) {
    throw new CliError('Cannot ask: --no-input was given, expected --yes with it', { exitCode: EXIT.usage });
  }
  context.output.stderr.write(`${escapeControls(question)} [y/N] `);
  await context.output.stderr.flush();
  const { createInterface } = await import('node:readline');
  const input = createInterface({ input: process.stdin });
  const answer = await new Promise<string>((resolve) => {
    input.once('line', resolve);
    input.once('close', () => resolve(''));
  });
  input.close();
  process.stdin.destroy();
  if (!/^y(es)?$/i.test(answer.trim())) throw new CliError('Nothing was changed');
}
