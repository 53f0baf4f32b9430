// `tailrace pipe`: standard input, line by line, into the log of an app. Reading waits while the buffer is full and the
// agent takes lines; what happens when it does not is the sender's policy. At the end it says what was not delivered.
import { LineSender, type LineSenderCounts, type LineSenderState } from '@tailrace/agent/line-sender';
import { LineSplitter } from '@tailrace/core/line-splitter';
import { EXIT } from '../exit-codes.ts';
import { AgentLink } from '../send/agent-link.ts';
import { parseSenderFlags } from '../send/sender-flags.ts';
import { openSenderTls } from '../send/sender-tls.ts';
import { StandardInput } from '../send/standard-input.ts';
import type { CommandContext } from './command-context.ts';
import type { PipeFlags } from './pipe.flags.ts';

/** How long the last lines may take: to an agent that takes them, and to one that cannot be reached. */
const flushMs = 10_000;
const flushUnreachableMs = 2000;
/** After a signal: somebody waits for the end. */
const flushInterruptedMs = 250;
/** The longest time that a timer can wait, 24.8 days: `--block` has no deadline. */
const foreverMs = 2 ** 31 - 1;

/** Sends standard input and resolves to the exit status. */
export async function pipeLines(flags: PipeFlags, context: CommandContext): Promise<number> {
  const target = parseSenderFlags(flags, context.env);
  const tls = await openSenderTls(target.tlsPaths);
  const { stderr } = context.output;
  const say = (text: string): void => {
    if (flags.quiet !== true) stderr.write(`tailrace: ${text}\n`);
  };
  const link = new LinkNotices(target.address, say);
  const sender = new LineSender({
    ...target,
    ...(tls === undefined ? {} : { tls }),
    peer: `pipe ${process.pid}`,
    block: flags.block === true,
    onState: (state, why) => link.note(state, why),
  });
  const input = new StandardInput();
  try {
    await sendLines(input, sender, flags.stderr === true);
  } finally {
    link.close();
  }
  const counts = await sender.close(graceMs(link.isUp, input.exitStatus !== undefined, flags.block === true));
  input.close();
  tls?.close();
  const loss = lossText(counts, target.address, link.why);
  if (loss !== undefined) say(loss);
  return input.exitStatus ?? (loss === undefined ? EXIT.ok : EXIT.failure);
}

async function sendLines(input: StandardInput, sender: LineSender, isErr: boolean): Promise<void> {
  const splitter = new LineSplitter();
  const lines: Buffer[] = [];
  const collect = (line: Buffer): number => lines.push(line);
  const send = async (): Promise<void> => {
    for (const line of lines.splice(0)) {
      if (sender.isFull && input.exitStatus === undefined)
        await Promise.race([sender.ready(), input.interrupted]);
      sender.write(line, isErr);
    }
  };
  for await (const chunk of input.chunks()) {
    splitter.push(chunk, collect);
    await send();
  }
  splitter.end(collect);
  await send();
}

function graceMs(isUp: boolean, isInterrupted: boolean, isBlocking: boolean): number {
  if (isInterrupted) return isUp ? flushMs : flushInterruptedMs;
  if (isBlocking) return foreverMs;
  return isUp ? flushMs : flushUnreachableMs;
}

/** What was not delivered, in words; undefined when everything was. */
function lossText(
  { sent, acked, dropped }: LineSenderCounts,
  address: string,
  why: string,
): string | undefined {
  const lost = dropped + sent - acked;
  if (lost === 0) return undefined;
  const total = sent + dropped;
  const reason = why === '' ? 'it did not take them in time' : why;
  if (acked === 0) return `Cannot deliver any of ${total} lines to the agent at ${address}: ${reason}`;
  const unconfirmed = sent - acked;
  const parts = [
    ...(dropped > 0 ? [`${dropped} were dropped`] : []),
    ...(unconfirmed > 0 ? [`${unconfirmed} were sent without an answer`] : []),
  ];
  return `Of ${total} lines ${parts.join(' and ')} (agent at ${address}: ${reason})`;
}

/** Says once when the agent cannot be reached, and once when it can again. */
class LinkNotices {
  /** Why it could not be reached at first; empty while it can. */
  why = '';
  readonly #link: AgentLink;
  readonly #address: string;
  readonly #say: (text: string) => void;
  #isAnnounced = false;
  #isClosed = false;

  constructor(address: string, say: (text: string) => void) {
    this.#address = address;
    this.#link = new AgentLink(address);
    this.#say = say;
  }

  get isUp(): boolean {
    return this.#link.isUp;
  }

  note(state: LineSenderState, why: string): void {
    if (state === 'connecting' || why === 'closed') return;
    this.#link.note(state, why);
    if (this.#link.isUp) {
      this.why = '';
      if (this.#isAnnounced) this.#say(`The agent at ${this.#address} is reached again`);
      this.#isAnnounced = false;
    } else {
      this.why = this.why === '' ? this.#link.why : this.why;
      if (!this.#isAnnounced && !this.#isClosed)
        this.#say(
          `Cannot reach the agent at ${this.#address}: ${this.#link.why}; lines are held, up to 4 MiB`,
        );
      this.#isAnnounced = true;
    }
  }

  /** The end is near: a connection that closes now is no news. */
  close(): void {
    this.#isClosed = true;
  }
}
