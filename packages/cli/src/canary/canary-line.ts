// How a canary's line looks: `tailrace-canary RUN STREAM NUMBER MICROSECONDS`, and filling up to the size asked for.
// The run id tells the lines of one canary from those of any other, earlier or at the same time. Not here: the account.

/** What a line says. */
export interface CanaryLine {
  readonly stream: number;
  readonly number: number;
  /** When it was written, on the writer's own clock, in microseconds. */
  readonly writtenUs: number;
}

const WORD = 'tailrace-canary';
/** Lower-case letters and digits. */
const RUN_ID = /^[a-z0-9]{1,32}$/;

/** Bytes of the longest line without filling: a shorter size cannot be asked for. */
export const CANARY_LINE_BYTES_MIN = 96;

/** Writes and reads the lines of one run. */
export class CanaryLines {
  readonly runId: string;
  readonly #prefix: string;
  readonly #sizeBytes: number;
  #filling = '';

  /** @param sizeBytes - length of every line, {@link CANARY_LINE_BYTES_MIN} or more; shorter means as short as it gets */
  constructor(runId: string, sizeBytes = 0) {
    if (!RUN_ID.test(runId)) {
      throw new RangeError(
        `Cannot use the run id "${runId}": expected 1 to 32 lower-case letters and digits`,
      );
    }
    this.runId = runId;
    this.#prefix = `${WORD} ${runId} `;
    this.#sizeBytes = sizeBytes;
  }

  /** The bytes of a line; they have no line end. */
  write(line: CanaryLine): Buffer {
    const text = `${this.#prefix}${line.stream} ${line.number} ${Math.trunc(line.writtenUs)}`;
    const missing = this.#sizeBytes - text.length - 1;
    if (missing < 1) return Buffer.from(text, 'latin1');
    if (this.#filling.length < missing) this.#filling = 'x'.repeat(missing);
    return Buffer.from(`${text} ${this.#filling.slice(0, missing)}`, 'latin1');
  }

  /** A line that only shows that a stream gets through; it has no number and is in no account. */
  hello(stream: number): Buffer {
    return Buffer.from(`${this.#prefix}hello ${stream}`, 'latin1');
  }

  /** The stream that says hello; undefined for everything else. */
  readHello(message: string): number | undefined {
    if (!message.startsWith(`${this.#prefix}hello `)) return undefined;
    const stream = toCount(message.slice(this.#prefix.length + 'hello '.length));
    return stream < 0 ? undefined : stream;
  }

  /** What a line says; undefined for everything that is not of this run. */
  read(message: string): CanaryLine | undefined {
    if (!message.startsWith(this.#prefix)) return undefined;
    const [stream, number, writtenUs, filling, ...more] = message.slice(this.#prefix.length).split(' ', 5);
    if (more.length > 0 || (filling !== undefined && !/^x+$/.test(filling))) return undefined;
    const line = { stream: toCount(stream), number: toCount(number), writtenUs: toCount(writtenUs) };
    return line.stream < 0 || line.number < 1 || line.writtenUs < 0 ? undefined : line;
  }
}

/** A whole number, or -1. */
function toCount(text: string | undefined): number {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : -1;
}
