// How the older lines of a log come into it when those who have them have different parts of it.
import { AppLog } from '@tailrace/core/app-log';
import { InboundLedger } from '@tailrace/core/inbound-ledger';
import type { HandoverWant } from '@tailrace/proto/handover-messages';
import { expect, test } from 'vitest';
import { AppState } from '../app-table.ts';
import { entriesOf, numbered, textsOf } from '../testing/lines.ts';
import { until } from '../testing/until.ts';
import { Arrival, type ArrivingPart, type CopyHolder } from './arrival.ts';

/** A log with the lines `line <index>` from one index to another. */
function logOf(fromIndex: number, toIndex: number, logId = 1n): AppLog {
  const log = new AppLog({ app: 'web', logId, startIndex: fromIndex });
  const bytes = entriesOf(numbered('line', fromIndex, toIndex - fromIndex));
  log.appendEntries(bytes, 0, bytes.length, toIndex - fromIndex, 1_000);
  return log;
}

/** Has a log, and answers each want with all of it. */
class Holder implements CopyHolder {
  isThere = true;
  readonly wants: HandoverWant[] = [];
  readonly #log: AppLog;

  constructor(log: AppLog) {
    this.#log = log;
  }

  fetch(want: HandoverWant, arrival: Arrival): void {
    this.wants.push(want);
    const chunks = [...this.#log.chunksBefore(want.before)];
    setImmediate(() => arrival.arrived({ ...want, chunks, atStart: true }, this));
  }

  hurry(): void {}
}

const copyAt = (log: AppLog) => ({ holder: new Holder(log), logId: log.logId });

/** Fills a log that begins at an index, and tells how many lines are announced as lost. */
async function arrive(
  firstIndex: number,
  part: Partial<ArrivingPart>,
): Promise<{ log: AppLog; lost: number }> {
  const log = new AppLog({ app: 'web', logId: 1n, startIndex: firstIndex });
  let isComplete = false;
  let lost = 0;
  const arrival = new Arrival({
    state: new AppState(log, new InboundLedger()),
    parts: [{ offset: 0, fromIndex: 0, remote: [], local: [], ...part }],
    zone: 'z1',
    now: () => 1_000,
    onBytes: () => undefined,
    onLost: (lines) => {
      lost += lines;
    },
    onComplete: () => {
      isComplete = true;
    },
  });
  arrival.start();
  await until('it is complete', () => isComplete);
  return { log, lost };
}

const linesOf = (log: AppLog): string[] =>
  [...log.snapshot().chunks].flatMap(({ bytes, lines }) => (lines === 0 ? [] : textsOf(bytes)));

test('a shorter copy is asked again when nobody else has what it has', async () => {
  const remote = [logOf(15, 20), logOf(0, 10), logOf(8, 16)].map(copyAt);
  const { log, lost } = await arrive(20, { remote });
  expect(linesOf(log)).toEqual(numbered('line', 0, 20));
  expect(lost).toBe(0);
});

test('of several shorter copies the longest comes first, and only what is between is lost', async () => {
  const gone = copyAt(logOf(0, 20));
  gone.holder.isThere = false;
  const { log, lost } = await arrive(20, { remote: [gone, copyAt(logOf(0, 5)), copyAt(logOf(3, 12))] });
  expect(linesOf(log)).toEqual(numbered('line', 0, 12));
  expect(lost).toBe(8);
});

test('lines that are here are not told as lost because another server has fewer', async () => {
  const gone = copyAt(logOf(0, 12));
  gone.holder.isThere = false;
  const { log, lost } = await arrive(12, {
    remote: [gone, copyAt(logOf(0, 5))],
    local: [{ log: logOf(0, 10) }],
  });
  expect(linesOf(log)).toEqual(numbered('line', 0, 10));
  expect(lost).toBe(2);
});

test('what reaches higher of what is here comes first', async () => {
  const { log, lost } = await arrive(12, { local: [{ log: logOf(0, 5) }, { log: logOf(4, 12) }] });
  expect(linesOf(log)).toEqual(numbered('line', 0, 12));
  expect(lost).toBe(0);
});

test('a copy under a former name is asked under that name', async () => {
  const former = copyAt(logOf(0, 10, 5n));
  const { log } = await arrive(20, { remote: [copyAt(logOf(10, 20)), former] });
  expect(linesOf(log)).toEqual(numbered('line', 0, 20));
  expect(former.holder.wants).toEqual([{ app: 'web', logId: 5n, before: 10 }]);
});

test('a holder that says for ever that its lines will come is given up, and they are told as lost', async () => {
  const copy = copyAt(logOf(0, 10));
  copy.holder.fetch = (want, arrival) => {
    setImmediate(() => arrival.arrived({ ...want, chunks: [], atStart: false }, copy.holder));
  };
  const { lost } = await arrive(10, { remote: [copy] });
  expect(lost).toBe(10);
});

test('a notice of which only a part is wanted is not fetched again and again', async () => {
  const lost = new AppLog({ app: 'web', logId: 1n });
  lost.appendDrop(10, entriesOf(['a notice']), 1_000);
  const copy = copyAt(lost);
  const { log } = await arrive(10, { fromIndex: 5, remote: [copy] });
  expect(copy.holder.wants).toHaveLength(1);
  expect(log.firstIndex).toBe(10);
});
