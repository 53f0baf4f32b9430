import { expect, test } from 'vitest';
import { TurnQueue } from './turn-queue.ts';

function manualQueue() {
  const scheduled: (() => void)[] = [];
  let nowMs = 0;
  const queue = new TurnQueue({ nowMs: () => nowMs, schedule: (run) => scheduled.push(run) });
  return {
    queue,
    scheduled,
    advance: (ms: number) => {
      nowMs += ms;
    },
    runOnce: () => scheduled.shift()?.(),
  };
}

test('takers get turns in the order in which they queued, once each', () => {
  const { queue, runOnce } = manualQueue();
  const turns: string[] = [];
  const first = { turn: () => void turns.push('first') };
  const second = { turn: () => void turns.push('second') };
  queue.enqueue(first);
  queue.enqueue(second);
  queue.enqueue(first);
  runOnce();
  expect(turns).toEqual(['first', 'second']);
  expect(queue.length).toBe(0);
});

test('a taker with more to do goes to the end of the queue', () => {
  const { queue, runOnce, advance } = manualQueue();
  const turns: string[] = [];
  const busy = {
    turn: () => {
      turns.push('busy');
      advance(0.5);
      queue.enqueue(busy);
    },
  };
  queue.enqueue(busy);
  queue.enqueue({ turn: () => void turns.push('quiet') });
  runOnce();
  expect(turns.slice(0, 3)).toEqual(['busy', 'quiet', 'busy']);
});

test('after two milliseconds the event loop is let go and the rest waits', () => {
  const { queue, runOnce, advance, scheduled } = manualQueue();
  const turns: number[] = [];
  for (let i = 0; i < 3; i++) {
    queue.enqueue({
      turn: () => {
        turns.push(i);
        advance(1);
      },
    });
  }
  runOnce();
  expect(turns).toEqual([0, 1]);
  expect(scheduled.length).toBe(1);
  runOnce();
  expect(turns).toEqual([0, 1, 2]);
});

test('a loop can await its turn', async () => {
  const queue = new TurnQueue();
  await queue.wait();
  expect(queue.length).toBe(0);
});

test('a taker that is removed gets no turn', () => {
  const { queue, runOnce } = manualQueue();
  let turns = 0;
  const taker = { turn: () => void turns++ };
  queue.enqueue(taker);
  queue.remove(taker);
  runOnce();
  expect(turns).toBe(0);
});
