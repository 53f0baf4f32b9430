// Questions to a process of a benchmark and their answers, over the channel that Node opens to a child. Not used for log lines.
import type { ChildProcess } from 'node:child_process';

/** What a process answers to: names of questions and who answers them. */
export type ControlHandlers = Readonly<Record<string, (argument: never) => unknown>>;

interface Question {
  readonly question: number;
  readonly name: string;
  readonly argument: unknown;
}

interface Answer {
  readonly answer: number;
  readonly value?: unknown;
  readonly error?: string;
}

const ASK_MS = 30_000;
let asked = 0;

/** Asks a child; rejects when it answers with an error, ends, or says nothing for 30 s. */
export function ask<T>(child: ChildProcess, name: string, argument?: unknown): Promise<T> {
  const question = ++asked;
  return new Promise((resolve, reject) => {
    const done = (): void => {
      clearTimeout(timer);
      child.off('message', onMessage);
      child.off('exit', onExit);
    };
    const fail = (whatIs: string): void => {
      done();
      reject(new Error(`Cannot ask process ${child.pid} for ${name}: ${whatIs}`));
    };
    const onMessage = (message: Answer): void => {
      if (message.answer !== question) return;
      if (message.error !== undefined) {
        fail(message.error);
        return;
      }
      done();
      resolve(message.value as T);
    };
    const onExit = (code: number | null): void => fail(`it ended with status ${code}`);
    const timer = setTimeout(() => fail(`no answer within ${ASK_MS} ms`), ASK_MS);
    child.on('message', onMessage);
    child.on('exit', onExit);
    if (child.exitCode !== null || !child.connected) onExit(child.exitCode);
    else child.send({ question, name, argument } satisfies Question);
  });
}

/** Says something to a child that does not answer it. */
export function tell(child: ChildProcess, name: string, argument: unknown): void {
  if (child.connected) child.send({ question: 0, name, argument } satisfies Question);
}

/** Answers the parent. With `background` the process ends as if nobody could ask; else it ends when the parent goes away. */
export function serveControl(handlers: ControlHandlers, { background = false } = {}): void {
  process.on('message', (message: Question) => {
    const handler = handlers[message.name] as ((argument: unknown) => unknown) | undefined;
    if (handler === undefined) return;
    void Promise.resolve()
      .then(() => handler(message.argument))
      .then(
        (value) => reply({ answer: message.question, value }),
        (error: unknown) =>
          reply({ answer: message.question, error: error instanceof Error ? error.message : String(error) }),
      );
  });
  if (background) process.channel?.unref();
  else process.once('disconnect', () => process.exit(0));
}

function reply(answer: Answer): void {
  if (answer.answer !== 0 && process.connected) process.send?.(answer);
}

/** Gives a child what it is to do: any size, unlike an argument. */
export function giveSettings(child: ChildProcess, settings: object): void {
  child.send({ settings });
}

/** In a child: what {@link giveSettings} gave. */
export function receiveSettings<T>(): Promise<T> {
  return new Promise((resolve) => {
    process.once('message', (message: { settings: T }) => resolve(message.settings));
  });
}
