// The parts of tailrace.v1.Uplink (uplink.proto) that say how far logs were: marks, the question for them and the answer. When
// somebody asks, and what follows from an answer, is not decided here.
import type { MessageReader } from './message-reader.ts';
import type { MessageWriter } from './message-writer.ts';

/** How far an app's log was when its owner last acknowledged something. */
export interface Mark {
  /** Empty where the place in a message says which app. */
  readonly app: string;
  /** Random number of 64 bits, unsigned; 0 for none. */
  readonly logId: bigint;
  /** The log's next index. */
  readonly nextIndex: number;
  /** How many of the indices before it were held. */
  readonly held: number;
  /** Lines of other senders before it whose acks may not have arrived. */
  readonly unsure: readonly UnsureLines[];
}

/** The lines `fromIndex` to `toIndex - 1`, of the sender `peer`. */
export interface UnsureLines {
  readonly peer: string;
  readonly fromIndex: number;
  readonly toIndex: number;
}

/** Marks of a sender, in answer to a question. */
export interface MarkAnswer {
  /** That of the question. */
  readonly round: number;
  readonly marks: readonly Mark[];
  /** True: these were all. */
  readonly last: boolean;
}

/** The question of a server where logs ended that are lost. */
export interface MarkAsk {
  readonly round: number;
  /** Ids of the zone's servers that are up. */
  readonly up: readonly string[];
  /** Ids of those that are lost. */
  readonly lost: readonly string[];
  /** True: of every app of the server that asks, whoever had it. */
  readonly all: boolean;
}

/** No lines are unsure, as nearly always: there may be 10,000 marks. */
export const NONE_UNSURE: readonly UnsureLines[] = [];

/** Stands for an app that was refused. */
export const NO_MARK: Mark = { app: '', logId: 0n, nextIndex: 0, held: 0, unsure: NONE_UNSURE };

/** Writes the fields of a mark. */
export function writeMark(writer: MessageWriter, mark: Mark): void {
  writer.messages(5, mark.unsure, (lines) => {
    writer.uint(3, lines.toIndex);
    writer.uint(2, lines.fromIndex);
    writer.string(1, lines.peer);
  });
  writer.uint(4, mark.held);
  writer.uint(3, mark.nextIndex);
  writer.fixed64(2, mark.logId);
  writer.string(1, mark.app);
}

/** Reads the fields of a mark. */
export function readMark(reader: MessageReader): Mark {
  let app = '';
  let logId = 0n;
  let nextIndex = 0;
  let held = 0;
  let unsure: UnsureLines[] | undefined;
  while (reader.next()) {
    if (reader.field === 1) app = reader.string();
    else if (reader.field === 2) logId = reader.fixed64();
    else if (reader.field === 3) nextIndex = reader.uint();
    else if (reader.field === 4) held = reader.uint();
    else if (reader.field === 5) {
      unsure ??= [];
      unsure.push(reader.message(readUnsure));
    } else reader.skip();
  }
  return { app, logId, nextIndex, held, unsure: unsure ?? NONE_UNSURE };
}

function readUnsure(reader: MessageReader): UnsureLines {
  let peer = '';
  let fromIndex = 0;
  let toIndex = 0;
  while (reader.next()) {
    if (reader.field === 1) peer = reader.string();
    else if (reader.field === 2) fromIndex = reader.uint();
    else if (reader.field === 3) toIndex = reader.uint();
    else reader.skip();
  }
  return { peer, fromIndex, toIndex };
}

/** Writes the fields of an answer. */
export function writeMarkAnswer(writer: MessageWriter, answer: MarkAnswer): void {
  writer.bool(3, answer.last);
  writer.messages(2, answer.marks, (mark) => writeMark(writer, mark));
  writer.uint(1, answer.round);
}

/** Reads the fields of an answer. */
export function readMarkAnswer(reader: MessageReader): MarkAnswer {
  let round = 0;
  const marks: Mark[] = [];
  let last = false;
  while (reader.next()) {
    if (reader.field === 1) round = reader.uint();
    else if (reader.field === 2) marks.push(reader.message(readMark));
    else if (reader.field === 3) last = reader.bool();
    else reader.skip();
  }
  return { round, marks, last };
}

/** Writes the fields of a question. */
export function writeMarkAsk(writer: MessageWriter, ask: MarkAsk): void {
  writer.bool(4, ask.all);
  writer.strings(3, ask.lost);
  writer.strings(2, ask.up);
  writer.uint(1, ask.round);
}

/** Reads the fields of a question. */
export function readMarkAsk(reader: MessageReader): MarkAsk {
  let round = 0;
  const up: string[] = [];
  const lost: string[] = [];
  let all = false;
  while (reader.next()) {
    if (reader.field === 1) round = reader.uint();
    else if (reader.field === 2) up.push(reader.string());
    else if (reader.field === 3) lost.push(reader.string());
    else if (reader.field === 4) all = reader.bool();
    else reader.skip();
  }
  return { round, up, lost, all };
}
