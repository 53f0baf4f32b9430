import fc from 'fast-check';
import { expect, test } from 'vitest';
import { InboundLedger, JUMP_MAX, SEQ_MAX } from './inbound-ledger.ts';
import { OutboundLedger } from './outbound-ledger.ts';

test('lines are numbered from 1 without holes', () => {
  const ledger = new OutboundLedger('web', 9n);
  expect(ledger).toMatchObject({ app: 'web', origin: 9n, lastSeq: 0, isClean: true });
  expect(ledger.assign(10)).toBe(1);
  expect(ledger.assign(1)).toBe(11);
  expect(ledger.lastSeq).toBe(11);
});

test('a drop is pending until it is acknowledged', () => {
  const ledger = new OutboundLedger('web', 9n);
  ledger.drop('rate_limit', 3, 1000, 'limit 10 lines/s');
  ledger.drop('rate_limit', 4, 2000);
  ledger.drop('agent_buffer', 1, 3000);
  ledger.drop('agent_buffer', 0, 4000);
  const totals = ledger.pendingTotals();
  const web = { app: 'web', origin: 9n };
  expect(totals).toEqual([
    {
      ...web,
      reason: 'rate_limit',
      total: 7,
      acked: 0,
      firstMs: 1000,
      lastMs: 2000,
      detail: 'limit 10 lines/s',
    },
    { ...web, reason: 'agent_buffer', total: 1, acked: 0, firstMs: 3000, lastMs: 3000, detail: '' },
  ]);
  expect(ledger).toMatchObject({ isClean: false, droppedLines: 8 });
  ledger.totalsSent(totals);
  expect(ledger.unsentTotals()).toEqual([]);
  expect(ledger.pendingTotals()).toEqual(totals);
  ledger.ackTotals(totals);
  expect(ledger.pendingTotals()).toEqual([]);
  expect(ledger).toMatchObject({ isClean: true, droppedLines: 8 });
});

test('the time of a report is that of the part that was not acknowledged', () => {
  const ledger = new OutboundLedger('web', 9n);
  ledger.drop('rate_limit', 3, 1000);
  const first = ledger.unsentTotals();
  ledger.totalsSent(first);
  ledger.drop('rate_limit', 5, 2000);
  ledger.drop('rate_limit', 5, 2500);
  expect(ledger.unsentTotals()).toMatchObject([{ total: 13, acked: 0, firstMs: 1000, lastMs: 2500 }]);
  ledger.ackTotals(first);
  expect(ledger.unsentTotals()).toMatchObject([{ total: 13, acked: 3, firstMs: 2000, lastMs: 2500 }]);
});

test('after a lost connection everything unacknowledged is to be sent again', () => {
  const ledger = new OutboundLedger('web', 9n);
  ledger.drop('rate_limit', 3, 1000);
  ledger.totalsSent(ledger.unsentTotals());
  ledger.resetSent();
  expect(ledger.unsentTotals()).toMatchObject([{ total: 3, acked: 0 }]);
});

test('a late or foreign acknowledgement changes nothing', () => {
  const ledger = new OutboundLedger('web', 9n);
  ledger.drop('rate_limit', 3, 1000);
  const old = ledger.pendingTotals();
  ledger.drop('rate_limit', 3, 2000);
  ledger.ackTotals(ledger.pendingTotals());
  ledger.ackTotals(old);
  expect(ledger.isClean).toBe(true);
  ledger.drop('rate_limit', 1, 3000);
  ledger.ackTotals([
    { app: 'web', origin: 8n, reason: 'rate_limit', total: 99, acked: 0, firstMs: 0, lastMs: 0, detail: '' },
  ]);
  expect(ledger.pendingTotals()).toMatchObject([{ total: 7, acked: 6, firstMs: 3000 }]);
});

test('reports that are never acknowledged take bounded room, with a wider time', () => {
  const ledger = new OutboundLedger('web', 9n);
  let early = ledger.pendingTotals();
  for (let i = 0; i < 100; i++) {
    ledger.drop('rate_limit', 1, 1000 + i);
    const totals = ledger.unsentTotals();
    ledger.totalsSent(totals);
    if (i === 50) early = totals;
  }
  ledger.ackTotals(early);
  const [rest] = ledger.pendingTotals();
  expect(rest).toMatchObject({ total: 100, acked: 51, lastMs: 1099 });
  expect(rest?.firstMs).toBeLessThanOrEqual(1051);
});

test('no report is one that a receiver refuses, and together they tell every drop up to the largest total', () => {
  const ledger = new OutboundLedger('web', 9n);
  const receiver = new InboundLedger();
  let announced = 0;
  const report = (): void => {
    for (const total of ledger.unsentTotals()) {
      expect(receiver.totalProblem(9n, total.reason, total.total, total.acked)).toBeUndefined();
      announced += receiver.acceptTotal(9n, total.reason, total.total, total.acked, 0);
      ledger.totalsSent([total]);
      expect(ledger.hasUnsentTotals).toBe(false);
      ledger.ackTotals([total]);
    }
  };
  ledger.drop('source_buffer', 2.5 * JUMP_MAX, 1000);
  for (let i = 0; i < 3; i++) report();
  expect(ledger.isClean).toBe(true);
  expect(announced).toBe(2.5 * JUMP_MAX);
  ledger.drop('source_buffer', 2 ** 50, 1000);
  while (ledger.hasUnsentTotals) report();
  expect(announced).toBe(SEQ_MAX - 1);
  ledger.drop('source_buffer', 1, 2000);
  expect(ledger.isClean).toBe(true);
  expect(ledger.pendingTotals()).toEqual([]);
});

/** One sender, two owners, a network that loses, repeats and breaks: what is promised over all of it. */
test('every line is taken once and every drop announced, whatever the network does', () => {
  const actions = fc.array(
    fc.oneof(
      {
        weight: 4,
        arbitrary: fc.record({ kind: fc.constant('write' as const), count: fc.integer({ min: 1, max: 9 }) }),
      },
      {
        weight: 3,
        arbitrary: fc.record({ kind: fc.constant('drop' as const), count: fc.integer({ min: 1, max: 9 }) }),
      },
      { weight: 4, arbitrary: fc.record({ kind: fc.constant('send' as const) }) },
      { weight: 4, arbitrary: fc.record({ kind: fc.constant('ack' as const) }) },
      // A break after the batch arrived and before its acknowledgement did, or before it arrived.
      { weight: 2, arbitrary: fc.record({ kind: fc.constant('reconnect' as const), arrived: fc.boolean() }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('move' as const) }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('restart' as const) }) },
    ),
    { maxLength: 120, size: 'max' },
  );
  fc.assert(
    fc.property(actions, (steps) => {
      const sender = new OutboundLedger('web', 5n);
      const owners = [new Owner(), new Owner()] as const;
      let owner: Owner = owners[0];
      let waiting: number[] = [];
      let flying: Batch | undefined;
      let resolved = 0;
      let dropped = 0;
      let isReportUnresolved = false;
      const arrive = (batch: Batch): void => owner.take(batch);
      const ack = (): void => {
        if (flying === undefined) return;
        arrive(flying);
        resolved = Math.max(resolved, flying.firstSeq + flying.count - 1);
        sender.ackTotals(flying.totals);
        isReportUnresolved = false;
        waiting = waiting.filter((seq) => seq > resolved);
        flying = undefined;
      };
      const send = (): void => {
        if (flying !== undefined) return;
        const totals = sender.unsentTotals();
        sender.totalsSent(totals);
        flying = { firstSeq: waiting[0] ?? sender.lastSeq + 1, count: waiting.length, totals };
      };
      for (const step of steps) {
        switch (step.kind) {
          case 'write': {
            const firstSeq = sender.assign(step.count);
            for (let i = 0; i < step.count; i++) waiting.push(firstSeq + i);
            break;
          }
          case 'drop':
            sender.drop('agent_buffer', step.count, 0);
            dropped += step.count;
            break;
          case 'send':
            send();
            break;
          case 'ack':
            ack();
            break;
          case 'reconnect': {
            if (flying !== undefined && step.arrived) arrive(flying);
            if (flying !== undefined && flying.totals.length > 0) isReportUnresolved = true;
            flying = undefined;
            sender.resetSent();
            const last = owner.ledger.last(5n) ?? 0;
            waiting = waiting.filter((seq) => seq > last);
            break;
          }
          case 'move':
            // An app moves when what was sent is resolved, reports included.
            ack();
            if (isReportUnresolved) {
              send();
              ack();
            }
            {
              const former = owner;
              owner = owner === owners[0] ? owners[1] : owners[0];
              owner.ledger.merge(former.ledger.toJSON());
            }
            sender.resetSent();
            break;
          case 'restart':
            owner.restart();
            flying = undefined;
            sender.resetSent();
            break;
        }
      }
      while (waiting.length > 0 || !sender.isClean) {
        ack();
        send();
        ack();
      }
      const taken = owners.flatMap((each) => each.taken).sort((a, b) => a - b);
      expect(taken).toEqual(Array.from({ length: sender.lastSeq }, (_, i) => i + 1));
      expect(owners[0].gaps + owners[1].gaps).toBe(0);
      expect(owners[0].announced + owners[1].announced).toBe(dropped);
      expect(sender.lastSeq + sender.droppedLines).toBe(taken.length + dropped);
    }),
    { numRuns: 500 },
  );
});

interface Batch {
  readonly firstSeq: number;
  readonly count: number;
  readonly totals: ReturnType<OutboundLedger['pendingTotals']>;
}

/** An owner as the servers are: what the ledger says is appended to a list. */
class Owner {
  ledger = new InboundLedger();
  readonly taken: number[] = [];
  gaps = 0;
  announced = 0;

  take(batch: Batch): void {
    const { skip, take, gap } = this.ledger.acceptRun(5n, batch.firstSeq, batch.count, 0);
    for (let i = 0; i < take; i++) this.taken.push(batch.firstSeq + skip + i);
    this.gaps += gap;
    for (const { origin, reason, total, acked } of batch.totals) {
      this.announced += this.ledger.acceptTotal(origin, reason, total, acked, 0);
    }
  }

  /** A clean restart: the ledger is saved and read back. */
  restart(): void {
    this.ledger = InboundLedger.from(JSON.parse(JSON.stringify(this.ledger)));
  }
}
