// How the positions of an origin's lines become the numbers under which they are sent: one by one, but for what was cut before.
// Who knows what is settled and what was cut numbers the rest in the same way, in this process or in another.

interface Mark {
  readonly position: number;
  readonly seq: number;
}

/** The numbers of one origin. */
export class Numbering {
  #takenSeq: number;
  #settledSeq: number;
  /** Where the distance of position and number changed, ascending; the first is at or before what is settled. */
  readonly #marks: Mark[];
  /** Ascending and apart, behind the settled position. */
  #cuts: { readonly position: number; count: number }[];

  /** @param cuts - [position, lines] of what will not be numbered, ascending */
  constructor(settledPosition: number, settledSeq: number, cuts: readonly (readonly [number, number])[]) {
    this.#takenSeq = settledSeq;
    this.#settledSeq = settledSeq;
    this.#marks = [{ position: settledPosition, seq: settledSeq }];
    this.#cuts = cuts.map(([position, count]) => ({ position, count }));
  }

  /** Whether everything that has a number is settled. */
  get isSettled(): boolean {
    return this.#settledSeq === this.#takenSeq;
  }

  /** Numbers the next lines. */
  take(position: number, count: number): void {
    const mark = this.#marks.at(-1) as Mark;
    const seq = this.#takenSeq + 1;
    if (position - seq !== mark.position - mark.seq) this.#marks.push({ position, seq });
    this.#takenSeq += count;
  }

  /** So many more are settled, in the order of their numbers. */
  settle(count: number): void {
    this.#settledSeq += count;
  }

  /** Lines that have no number will not get one. */
  cut(position: number, count: number): void {
    const at = this.#cuts.findIndex((cut) => cut.position > position);
    const index = at < 0 ? this.#cuts.length : at;
    const before = this.#cuts[index - 1];
    if (before !== undefined && before.position + before.count === position) before.count += count;
    else this.#cuts.splice(index, 0, { position, count });
  }

  /** What another process has to know. */
  state(): {
    readonly settledPosition: number;
    readonly settledSeq: number;
    readonly cuts: readonly (readonly [number, number])[];
  } {
    const settledSeq = this.#settledSeq;
    let mark = this.#marks[0] as Mark;
    for (let next = this.#marks[1]; next !== undefined && next.seq <= settledSeq; next = this.#marks[1]) {
      this.#marks.shift();
      mark = next;
    }
    const settledPosition = mark.position + settledSeq - mark.seq;
    this.#cuts = this.#cuts.filter(({ position, count }) => position + count - 1 > settledPosition);
    const cuts = this.#cuts.map(({ position, count }) => [position, count] as const);
    return { settledPosition, settledSeq, cuts };
  }
}
