// `tailrace run`: a program whose output passes through untouched and is logged on the way. The program comes first: it is
// started before anything that only the log needs is loaded, and it is never kept waiting by the log.
import type { LineSender } from '@tailrace/agent/line-sender';
import { CliError, EXIT } from '../exit-codes.ts';
import { AgentLink } from '../send/agent-link.ts';
import { endAs, startProgram } from '../send/child-program.ts';
import { OutputTee } from '../send/output-tee.ts';
import { parseSenderFlags, type SenderTarget } from '../send/sender-flags.ts';
import { openSenderTls } from '../send/sender-tls.ts';
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
  const link = new AgentLink(target.address);
  const sender = await openSender(target, link);
  let unloggable = 0;
  log = (line, isErr) => {
    if (sender instanceof CliError) unloggable += 1;
    else sender.write(line, isErr);
  };
  for (const { line, isErr } of early.splice(0)) log(line, isErr);
  const end = await child.ended;
  child.release();
  await Promise.all(tees.map((tee) => tee.drain()));
  let lost = unloggable;
  let trouble = 'no answer';
  if (sender instanceof CliError) trouble = sender.message;
  else {
    // An agent that cannot be reached is not waited for; one that is there is.
    const { sent, acked, dropped } = await sender.close((await link.settled()) ? flushMs : 0);
    lost = dropped + sent - acked;
    if (link.why !== '') trouble = link.why;
  }
  if (flags.verbose === true && lost > 0) {
    stderr.write(`tailrace: ${lost} lines were not logged (agent at ${target.address}: ${trouble})\n`);
  }
  await stdout.flush();
  await stderr.flush();
  endAs(end);
}

/** The program runs, so a certificate that cannot be used is no reason to end: its lines are not logged, that is all. */
async function openSender(target: SenderTarget, link: AgentLink): Promise<LineSender | CliError> {
  const { LineSender } = await import('@tailrace/agent/line-sender');
  try {
    const tls = await openSenderTls(target.tlsPaths);
    return new LineSender({
      ...target,
      ...(tls === undefined ? {} : { tls }),
      peer: `run ${process.pid}`,
      onState: (state, why) => link.note(state, why),
    });
  } catch (error) {
    if (error instanceof CliError) return error;
    throw error;
  }
}
