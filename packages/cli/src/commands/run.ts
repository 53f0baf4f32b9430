// `tailrace run`: a program whose output passes through untouched and is logged on the way. The program comes first: it is
// started before anything that only the log needs is loaded, and it is never kept waiting by the log.
import { CliError, EXIT } from '../exit-codes.ts';
import { probeAgent } from '../send/agent-probe.ts';
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
  const child = startProgram(command, args);
  // Until the sender is loaded, what the program writes is handed on already, and its lines are kept for the log.
  let log = (line: Buffer, isErr: boolean): void => {
    early.push({ line, isErr });
  };
  const early: { line: Buffer; isErr: boolean }[] = [];
  const { stdout, stderr } = context.output;
  const tees = [
    new OutputTee(child.stdout, stdout, (line) => log(line, false)),
    new OutputTee(child.stderr, stderr, (line) => log(line, true)),
  ];
  await child.started;
  const { LineSender } = await import('@tailrace/agent/line-sender');
  let isUp = false;
  let trouble = 'no answer';
  const probed = probeAgent(target.address).then((why) => {
    trouble = why === '' || isUp ? trouble : why;
    return why === '';
  });
  const sender = new LineSender({
    ...target,
    peer: `run ${process.pid}`,
    onState: (state, why) => {
      isUp = state === 'connected';
      if (state === 'disconnected' && why !== 'closed') trouble = why;
    },
  });
  log = (line, isErr) => sender.write(line, isErr);
  for (const { line, isErr } of early.splice(0)) log(line, isErr);
  const end = await child.ended;
  child.release();
  await Promise.all(tees.map((tee) => tee.drain()));
  // An agent that cannot be reached is not waited for; one whose port takes connections is.
  const isWorthIt = isUp || (await probed);
  const { sent, acked, dropped } = await sender.close(isWorthIt ? flushMs : 0);
  const lost = dropped + sent - acked;
  if (flags.verbose === true && lost > 0) {
    stderr.write(`tailrace: ${lost} lines were not logged (agent at ${target.address}: ${trouble})\n`);
  }
  await stdout.flush();
  await stderr.flush();
  endAs(end);
}
