// Property tests of the account against a naive one that keeps every number.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CanaryLedger } from './ledger.ts';

const STREAMS = 3;

const arbitraryOperation = fc.oneof(
  fc.record({ kind: fc.constant('write' as const), stream: fc.nat(STREAMS - 1) }),
  fc.record({
    kind: fc.constant('ack' as const),
    stream: fc.nat(STREAMS - 1),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
  fc.record({
    kind: fc.constant('arrive' as const),
    stream: fc.nat(STREAMS - 1),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
  fc.record({ kind: fc.constant('announce' as const), count: fc.nat(5) }),
);

/** Keeps everything. */
class NaiveLedger {
  readonly sent = new Array<number>(STREAMS).fill(0);
  readonly acked = new Array<number>(STREAMS).fill(0);
  readonly arrivals: { stream: number; number: number }[] = [];
  announced = 0;

  totals(): object {
    const seen = new Set<string>();
    const highest = new Array<number>(STREAMS).fill(0);
    let duplicate = 0;
    let outOfOrder = 0;
    for (const { stream, number } of this.arrivals) {
      const key = `${stream}/${number}`;
      if (seen.has(key)) duplicate += 1;
      else if (number < (highest[stream] ?? 0)) outOfOrder += 1;
      seen.add(key);
      highest[stream] = Math.max(highest[stream] ?? 0, number);
    }
    let absent = 0;
    let unacknowledged = 0;
    for (let stream = 0; stream < STREAMS; stream++) {
      for (let number = 1; number <= (this.sent[stream] ?? 0); number++) {
        if (seen.has(`${stream}/${number}`)) continue;
        if (number <= (this.acked[stream] ?? 0)) absent += 1;
        else unacknowledged += 1;
      }
    }
    const { announced } = this;
    return {
      sent: sum(this.sent),
      acknowledged: sum(this.acked),
      received: seen.size,
      duplicate,
      late: 0,
      outOfOrder,
      absent,
      announced,
      unknownLosses: 0,
      missing: Math.max(0, absent - announced),
      surplus: Math.max(0, announced - absent),
      unacknowledged,
    };
  }
}

describe('CanaryLedger', () => {
  it('counts as a naive account does, whatever is lost, repeated, reordered or announced', () => {
    fc.assert(
      fc.property(fc.array(arbitraryOperation, { maxLength: 150 }), (operations) => {
        const ledger = new CanaryLedger({ streams: STREAMS });
        const naive = new NaiveLedger();
        for (const operation of operations) {
          if (operation.kind === 'write') {
            const number = ledger.next(operation.stream);
            naive.sent[operation.stream] = number;
          } else if (operation.kind === 'ack') {
            const { stream } = operation;
            const through = Math.round(operation.share * (naive.sent[stream] ?? 0));
            ledger.acknowledgedThrough(stream, through);
            naive.acked[stream] = Math.max(naive.acked[stream] ?? 0, through);
          } else if (operation.kind === 'arrive') {
            const { stream } = operation;
            const number = Math.ceil(operation.share * (naive.sent[stream] ?? 0));
            if (number === 0) continue;
            ledger.received(stream, number);
            naive.arrivals.push({ stream, number });
          } else {
            ledger.announced(operation.count);
            naive.announced += operation.count;
          }
          const totals = ledger.totals();
          expect(totals).toEqual(naive.totals());
          expect(totals.received + totals.absent + totals.unacknowledged).toBe(totals.sent);
          expect(totals.absent + totals.surplus).toBe(totals.announced + totals.missing);
        }
      }),
    );
  });

  it('is settled when everything was acknowledged and arrived or was announced', () => {
    const ledger = new CanaryLedger({ streams: 1 });
    expect(ledger.isSettled).toBe(true);
    ledger.sentThrough(0, 3);
    ledger.received(0, 1);
    ledger.received(0, 3);
    ledger.announced(1);
    expect(ledger.isSettled).toBe(false);
    ledger.acknowledgedThrough(0, 3);
    expect(ledger.isSettled).toBe(true);
  });

  it('knows what is overdue since a mark', () => {
    const ledger = new CanaryLedger({ streams: 1 });
    ledger.sentThrough(0, 5);
    ledger.acknowledgedThrough(0, 3);
    const mark = ledger.mark();
    ledger.acknowledgedThrough(0, 5);
    ledger.received(0, 1);
    expect([ledger.overdue(mark), ledger.totals().missing]).toEqual([2, 4]);
    ledger.announced(1);
    expect(ledger.overdue(mark)).toBe(1);
    ledger.received(0, 3);
    expect(ledger.overdue(mark)).toBe(0);
  });

  it('takes no line that was never written', () => {
    const ledger = new CanaryLedger({ streams: 1 });
    ledger.next(0);
    expect([ledger.received(1, 1), ledger.received(0, 2), ledger.received(0, 0)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(ledger.totals().received).toBe(0);
  });

  it('calls nothing missing where a loss of unknown size was announced', () => {
    const ledger = new CanaryLedger({ streams: 1 });
    ledger.sentThrough(0, 5);
    ledger.acknowledgedThrough(0, 5);
    expect(ledger.totals().missing).toBe(5);
    ledger.announced(undefined);
    expect(ledger.totals()).toMatchObject({ missing: 0, absent: 5, unknownLosses: 1 });
  });

  it('keeps given up holes absent, also when their lines come after all', () => {
    const ledger = new CanaryLedger({ streams: 1, holesMax: 2 });
    ledger.sentThrough(0, 6);
    ledger.acknowledgedThrough(0, 6);
    for (const number of [2, 4, 6, 1]) ledger.received(0, number);
    expect(ledger.totals()).toMatchObject({ received: 3, absent: 3, late: 1, duplicate: 0 });
  });
});

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
