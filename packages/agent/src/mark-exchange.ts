// How far the logs of an agent's apps were when something was last acknowledged, and telling that to the servers that come after
// a lost one: with the first batch of an app to another server, and for all apps when a server asks. It opens no connection and
// decides nothing about who owns an app.
import { HashRing } from '@tailrace/core/hash-ring';
import type { Mark, MarkAsk } from '@tailrace/proto/mark-messages';
import { encodeUplinkUp, type UplinkAck, type UplinkWelcome } from '@tailrace/proto/uplink-messages';
import type { BatchPart } from './batch-filler.ts';
import type { OutboundApp } from './outbound-app.ts';
import type { Scheduler } from './scheduler.ts';

/** Marks of one message, and apps that are looked at in one turn of the event loop. */
const MARKS_PER_TURN = 500;

/** What a {@link MarkExchange} works with. */
export interface MarkExchangeOptions {
  /** All apps of the sender, those without anything to send included. */
  readonly apps: () => Iterable<OutboundApp>;
  readonly scheduler: Scheduler;
  /** Random name of this life of the sender. */
  readonly life: string;
}

/** One connection's end of it. An app costs four fields; an answer is made as fast as the connection takes it, and never kept. */
export class MarkExchange {
  readonly #options: MarkExchangeOptions;
  /** What the answer under way has still to look at. */
  #answering: { readonly ask: MarkAsk; readonly marks: Iterator<Mark | undefined> } | undefined;
  #send: ((message: Buffer) => boolean) | undefined;
  #server = '';
  #serverLife = '';
  #isWritable = true;
  #isStepDue = false;

  constructor(options: MarkExchangeOptions) {
    this.#options = options;
  }

  get life(): string {
    return this.#options.life;
  }

  /** A connection is open. `send` returns whether it takes more at once. */
  welcomed(welcome: UplinkWelcome, send: (message: Buffer) => boolean): void {
    this.#send = send;
    this.#server = welcome.peer;
    this.#serverLife = welcome.life ?? '';
    this.#isWritable = true;
    if (welcome.ask !== undefined) this.asked(welcome.ask);
  }

  /** The connection is over. */
  ended(): void {
    this.#send = undefined;
    this.#answering = undefined;
  }

  /** The connection takes messages again. */
  drained(): void {
    this.#isWritable = true;
    this.#step();
  }

  /** The server asks; what it asked before does not count any more. The first part of the answer goes at once, before any batch. */
  asked(ask: MarkAsk): void {
    this.#answering = { ask, marks: this.#wanted(ask) };
    this.#step();
  }

  /** What another server than this one has acknowledged of the apps of a batch. */
  marksFor(parts: readonly BatchPart[]): Mark[] {
    const marks: Mark[] = [];
    for (const { app } of parts)
      if (app.markLogId !== 0n && app.markLife !== this.#serverLife) marks.push(markOf(app));
    return marks;
  }

  /** Keeps what an ack says of the apps of its batch. */
  acked(parts: readonly BatchPart[], ack: UplinkAck): void {
    const { marks } = ack;
    if (marks === undefined) return;
    // In the order in which the receiver finds the apps: first in the runs, then in the totals.
    const withRuns = parts.filter(({ runs }) => runs.length > 0);
    const ordered =
      withRuns.length === parts.length
        ? parts
        : [...withRuns, ...parts.filter(({ runs }) => runs.length === 0)];
    for (const [i, { app }] of ordered.entries()) {
      const mark = marks[i];
      if (mark === undefined || mark.logId === 0n) continue;
      app.markLogId = mark.logId;
      app.markIndex = mark.nextIndex;
      app.markHeld = mark.held;
      app.markUnsure = mark.unsure;
      app.markLife = this.#serverLife;
    }
  }

  #step(): void {
    const answering = this.#answering;
    const send = this.#send;
    if (answering === undefined || send === undefined || !this.#isWritable) return;
    const marks: Mark[] = [];
    let last = false;
    for (let i = 0; i < MARKS_PER_TURN && !last; i++) {
      const next = answering.marks.next();
      if (next.done === true) last = true;
      else if (next.value !== undefined) marks.push(next.value);
    }
    if (last) this.#answering = undefined;
    if (marks.length > 0 || last) {
      const answer = { round: answering.ask.round, marks, last };
      this.#isWritable = send(encodeUplinkUp({ kind: 'marks', answer }));
    }
    if (last || this.#isStepDue) return;
    this.#isStepDue = true;
    this.#options.scheduler.soon(() => {
      this.#isStepDue = false;
      this.#step();
    });
  }

  /** Per app the mark that is asked for, or undefined. */
  *#wanted(ask: MarkAsk): Generator<Mark | undefined> {
    const server = this.#server;
    const life = this.#serverLife;
    if (!ask.up.includes(server) || (!ask.all && ask.lost.length === 0)) return;
    const ring = new HashRing(ask.up);
    const lost = new Set(ask.lost);
    const ringBefore = ask.all ? undefined : new HashRing([...new Set([...ask.up, ...ask.lost])]);
    for (const app of this.#options.apps()) {
      const isWanted =
        app.markLogId !== 0n &&
        ring.owner(app.id) === server &&
        (ringBefore === undefined ? app.markLife !== life : lost.has(ringBefore.owner(app.id) ?? ''));
      yield isWanted ? markOf(app) : undefined;
    }
  }
}

function markOf(app: OutboundApp): Mark {
  const { markLogId: logId, markIndex: nextIndex, markHeld: held, markUnsure: unsure } = app;
  return { app: app.id, logId, nextIndex, held, unsure };
}
