// A sender that writes 1, 2, 3 … for some apps into the published syslog port of a zone's agent, steadily, until it is stopped; and
// what a reader can be asked about such numbers. It sends from the host, as the daemon's log driver does.
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** Milliseconds between two numbers of an app. */
const intervalMs = 10;

/** Writes numbered lines: `await using lines = await NumberedLines.start(port, 'z1', ['a', 'b'])`. */
export class NumberedLines implements AsyncDisposable {
  readonly #socket: Socket;
  readonly #zone: string;
  readonly #apps: readonly string[];
  readonly #timer: NodeJS.Timeout;
  #last = 0;
  #error: Error | undefined;

  private constructor(socket: Socket, zone: string, apps: readonly string[]) {
    this.#socket = socket;
    this.#zone = zone;
    this.#apps = apps;
    socket.on('error', (error) => {
      this.#error = error;
    });
    this.#timer = setInterval(() => this.#write(), intervalMs);
  }

  static async start(port: number, zone: string, apps: readonly string[]): Promise<NumberedLines> {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    return new NumberedLines(socket, zone, apps);
  }

  /** The last number that was written for every app. */
  get last(): number {
    return this.#last;
  }

  /** Writes no more; resolves to the last number when everything is handed over. */
  async stop(): Promise<number> {
    clearInterval(this.#timer);
    if (!this.#socket.destroyed) {
      const closed = once(this.#socket, 'close');
      this.#socket.end();
      await closed;
    }
    if (this.#error !== undefined) {
      throw new Error(
        `Cannot write numbered lines to ${this.#zone}: ${this.#error.message}, expected the agent to take them`,
      );
    }
    return this.#last;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#timer);
    this.#socket.destroy();
  }

  #write(): void {
    this.#last += 1;
    const lines = this.#apps.map((app) => `<14>1 - ${this.#zone} ${app} - - - ${this.#last}\n`);
    this.#socket.write(lines.join(''));
  }
}

/** What is wrong with numbers that should be 1, 2, 3 … `last`; at most five complaints. */
export function troubleInNumbers(numbers: readonly number[], last: number): string[] {
  const trouble: string[] = [];
  let before = 0;
  for (const number of [...numbers, last + 1]) {
    if (number > before + 1) trouble.push(`${before + 1} to ${number - 1} are missing`);
    if (number <= before) trouble.push(`${number} comes after ${before}`);
    before = Math.max(before, number);
  }
  return trouble.slice(0, 5);
}
