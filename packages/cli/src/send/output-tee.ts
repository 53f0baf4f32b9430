// One output of a program under `tailrace run`, twice: every byte to our own output, every line to the log. The log never
// holds the program up; our own output does, as the terminal or pipe behind it would without us.
import type { Readable } from 'node:stream';
import { LineSplitter } from '@tailrace/core/line-splitter';
import type { OutputWriter } from '../output/output-writer.ts';

/** Bytes that wait for our output before the program is held up: four times what a pipe of its own would take. */
const waitingBytesMax = 256 * 1024;
/** After the program's end its output may be kept open by others that it started: silence for so long ends it for us. */
const lingerMs = 500;

/** Copies one stream. */
export class OutputTee {
  readonly #source: Readable;
  readonly #target: OutputWriter;
  readonly #onLine: (line: Buffer) => void;
  readonly #splitter = new LineSplitter();
  readonly #done: Promise<void>;
  #finish: () => void = () => undefined;
  #linger: NodeJS.Timeout | undefined;
  #isLingering = false;

  constructor(source: Readable, target: OutputWriter, onLine: (line: Buffer) => void) {
    this.#source = source;
    this.#target = target;
    this.#onLine = onLine;
    this.#done = new Promise((resolve) => {
      this.#finish = resolve;
    });
    source.on('data', (chunk: Buffer) => this.#copy(chunk));
    source.on('close', () => this.#end());
    source.on('error', () => this.#end());
    // Our reader went away: the program is to meet the closed pipe that it would have met without us.
    target.onFailure(() => source.destroy());
  }

  /** The program has ended: resolves when all of its output is handed on. */
  drain(): Promise<void> {
    this.#isLingering = true;
    this.#waitForSilence();
    return this.#done;
  }

  #copy(chunk: Buffer): void {
    this.#splitter.push(chunk, this.#onLine);
    const mustWait = this.#target.queuedBytes + chunk.length > waitingBytesMax;
    if (mustWait) this.#source.pause();
    this.#target.write(chunk, () => {
      if (mustWait) this.#source.resume();
      this.#waitForSilence();
    });
    this.#waitForSilence();
  }

  #waitForSilence(): void {
    clearTimeout(this.#linger);
    if (this.#isLingering && !this.#source.isPaused() && !this.#source.closed) {
      this.#linger = setTimeout(() => this.#source.destroy(), lingerMs);
    }
  }

  #end(): void {
    this.#isLingering = false;
    clearTimeout(this.#linger);
    this.#splitter.end(this.#onLine);
    this.#finish();
  }
}
