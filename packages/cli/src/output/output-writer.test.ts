import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ByteSink } from './byte-sink.ts';
import { OutputWriter } from './output-writer.ts';

/** Takes writes and finishes them when the test says so. */
class FakeSink implements ByteSink {
  readonly taken: Buffer[] = [];
  #done: ((error?: NodeJS.ErrnoException) => void) | undefined;

  write(chunk: Buffer, done: (error?: NodeJS.ErrnoException) => void): void {
    if (this.#done !== undefined) throw new Error('Only one write may be in flight');
    this.taken.push(Buffer.from(chunk));
    this.#done = done;
  }

  get isBusy(): boolean {
    return this.#done !== undefined;
  }

  finish(error?: NodeJS.ErrnoException): void {
    const done = this.#done;
    this.#done = undefined;
    done?.(error);
  }

  finishAll(): void {
    while (this.isBusy) this.finish();
  }
}

function brokenPipe(): NodeJS.ErrnoException {
  return Object.assign(new Error('broken pipe'), { code: 'EPIPE' });
}

describe('OutputWriter', () => {
  it('writes every byte once and in order, with one write in flight, whatever the sizes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.uint8Array({ maxLength: 300_000 }), fc.constant('finish' as const)), {
          maxLength: 40,
        }),
        (steps) => {
          const sink = new FakeSink();
          const writer = new OutputWriter(sink);
          const given: Buffer[] = [];
          let written = 0;
          for (const step of steps) {
            if (step === 'finish') sink.finish();
            else {
              given.push(Buffer.from(step));
              writer.write(Buffer.from(step), () => {
                written += 1;
              });
            }
          }
          sink.finishAll();
          expect(Buffer.concat(sink.taken).equals(Buffer.concat(given))).toBe(true);
          expect(written).toBe(given.length);
          expect(writer.queuedBytes).toBe(0);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('writes small chunks together while a write is in flight', () => {
    const sink = new FakeSink();
    const writer = new OutputWriter(sink);
    for (let at = 0; at < 1000; at += 1) writer.write('x');
    sink.finishAll();
    expect(sink.taken.map((chunk) => chunk.length)).toEqual([1, 999]);
  });

  it('is full at its high-water mark and gives relief below half of it', () => {
    const sink = new FakeSink();
    const writer = new OutputWriter(sink, { highWaterBytes: 100 });
    let relieved = 0;
    writer.write(Buffer.alloc(60));
    expect(writer.isFull).toBe(false);
    writer.write(Buffer.alloc(40));
    expect(writer.isFull).toBe(true);
    writer.onRelief(() => {
      relieved += 1;
    });
    expect(relieved).toBe(0);
    sink.finish();
    expect(relieved).toBe(1);
    sink.finishAll();
    expect(relieved).toBe(1);
  });

  it('discards everything after a failure and tells everybody who waits', async () => {
    const sink = new FakeSink();
    const writer = new OutputWriter(sink, { highWaterBytes: 10 });
    let failure: string | undefined;
    let relieved = false;
    let written = false;
    writer.write(Buffer.alloc(20));
    writer.write(Buffer.alloc(20), () => {
      written = true;
    });
    writer.onFailure((error) => {
      failure = error.code;
    });
    writer.onRelief(() => {
      relieved = true;
    });
    const flushed = writer.flush();
    sink.finish(brokenPipe());
    expect(await flushed).toBe(true);
    writer.write('more');
    expect({ failure, relieved, written, queued: writer.queuedBytes }).toEqual({
      failure: 'EPIPE',
      relieved: true,
      written: false,
      queued: 0,
    });
    expect(sink.taken).toHaveLength(1);
    expect(await writer.flush()).toBe(true);
  });

  it('gives up a flush after its time', async () => {
    const writer = new OutputWriter(new FakeSink());
    writer.write('x');
    expect(await writer.flush(1)).toBe(false);
  });

  it('calls back at once for nothing when nothing is in flight, else behind what is', () => {
    const sink = new FakeSink();
    const writer = new OutputWriter(sink);
    const order: string[] = [];
    writer.write('', () => order.push('first'));
    writer.write('x', () => order.push('x'));
    writer.write('', () => order.push('last'));
    expect(order).toEqual(['first']);
    sink.finishAll();
    expect(order).toEqual(['first', 'x', 'last']);
  });
});
