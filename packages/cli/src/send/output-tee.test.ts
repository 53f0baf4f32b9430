// One output, twice: bytes untouched to our output, lines to the log, and who is held up by whom.
import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ByteSink } from '../output/byte-sink.ts';
import { OutputWriter } from '../output/output-writer.ts';
import { OutputTee } from './output-tee.ts';

/** Takes a chunk when it is told to. */
class FakeSink implements ByteSink {
  readonly taken: Buffer[] = [];
  #waiting: (() => void)[] = [];
  #isOpen: boolean;

  constructor(isOpen = true) {
    this.#isOpen = isOpen;
  }

  write(chunk: Buffer, done: (error?: NodeJS.ErrnoException) => void): void {
    const take = (): void => {
      this.taken.push(chunk);
      done();
    };
    if (this.#isOpen) queueMicrotask(take);
    else this.#waiting.push(take);
  }

  open(): void {
    this.#isOpen = true;
    for (const take of this.#waiting.splice(0)) take();
  }
}

test('every byte is handed on and every line is logged, wherever the chunks are cut', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.string({ unit: 'binary', minLength: 1 })), async (chunks) => {
      const source = new PassThrough();
      const sink = new FakeSink();
      const lines: string[] = [];
      const tee = new OutputTee(source, new OutputWriter(sink), (line) => lines.push(line.toString()));
      for (const chunk of chunks) source.write(chunk);
      source.end();
      await tee.drain();
      const text = chunks.join('');
      expect(Buffer.concat(sink.taken).toString()).toBe(text);
      const expected = text.split('\n').map((line) => line.replace(/\r$/, ''));
      if (text === '' || text.endsWith('\n')) expected.pop();
      expect(lines).toEqual(expected);
    }),
  );
});

test('an output that takes nothing holds the program up after 256 KiB, and nothing is lost', async () => {
  const source = new PassThrough({ highWaterMark: 64 * 1024 });
  const sink = new FakeSink(false);
  const tee = new OutputTee(source, new OutputWriter(sink), () => undefined);
  const chunk = Buffer.alloc(64 * 1024, 'x');
  let written = 0;
  while (source.write(chunk)) {
    written += 1;
    await new Promise((resolve) => setImmediate(resolve));
    expect(written).toBeLessThan(20);
  }
  source.end();
  sink.open();
  await tee.drain();
  expect(Buffer.concat(sink.taken)).toHaveLength((written + 1) * chunk.length);
});

test('when the reader of our output goes away, so does ours of the program', async () => {
  const source = new PassThrough();
  const gone: ByteSink = {
    write: (_chunk, done) => done(Object.assign(new Error('gone'), { code: 'EPIPE' })),
  };
  const tee = new OutputTee(source, new OutputWriter(gone), () => undefined);
  source.write('x\n');
  await tee.drain();
  expect(source.destroyed).toBe(true);
});
