// `tailrace run`: a program whose output passes through untouched and is logged on the way. The program comes first: it is
// started before anything that only the log needs is loaded, and it is never kept waiting by the log.
import { CliError, EXIT } from '../exit-codes.ts';
import { endAs, startProgram } from '../send/child-program.ts';
import { OutputTee } from '../send/output-tee.ts';
import { parseSenderFlags } from '../send/sender-flags.ts';
import type { CommandContext } from './command-context.ts';
import type { RunFlags } from './run.flags.ts';

/** How long the last lines may take to reach the agent once the program has ended. */
const flushMs = 2000;

/** Runs the program to its end and ends as it did. */
export async function runProgram(
  words: readonly string[],
  flags: RunFlags,
  context: CommandContext,
): Promise<void> {
  const target = parseSenderFlags(flags, context.env);
  const [command, ...args] = words;
  if (command === undefined) throw new CliError('Cannot run: no program is given', { exitCode: EXIT.usage });
  const child = await startProgram(command, args);
  const { LineSender } = await import('@tailrace/agent/line-sender');
  let trouble = '';
  const sender = new LineSender({
    ...target,
    peer: `run ${process.pid}`,
    onState: (state, why) => {
      if (state === 'disconnected') trouble = why;
      if (state === 'connected') trouble = '';
    },
  });
  const { stdout, stderr } = context.output;
  const tees = [
    new OutputTee(child.stdout, stdout, (line) => sender.write(line, false)),
    new OutputTee(child.stderr, stderr, (line) => sender.write(line, true)),
  ];
  const end = await child.ended;
  child.release();
  await Promise.all(tees.map((tee) => tee.drain()));
  // An agent that cannot be reached is not waited for; one that has not answered yet is.
  const { sent, acked, dropped } = await sender.close(trouble === '' ? flushMs : 0);
  const lost = dropped + sent - acked;
  if (flags.verbose === true && lost > 0) {
    const why = trouble === '' ? 'no answer' : trouble;
    stderr.write(`tailrace: ${lost} lines were not logged: the agent at ${target.address}: ${why}\n`);
  }
  await stdout.flush();
  await stderr.flush();
  endAs(end);
}
