// Dumps the recent lines of one or more apps, merged by time, as fast as standard output takes them.
// Not here: how it all ends (logs.ts).
import type { ControllerEndpoint } from '../client/controller-endpoint.ts';
import { isLogRecord, type StreamRecord } from '../client/log-records.ts';
import { openRecent, type RecentDump } from '../client/recent-reader.ts';
import type { OutputWriter } from '../output/output-writer.ts';
import type { RecordPrinter } from '../output/record-printer.ts';
import type { LogsPlan } from './logs-plan.ts';
import type { FirstEnd } from './reading-end.ts';

/** Records of several apps that are printed with one write. */
const RUN_RECORDS_MAX = 1000;
/**
 * The output may wait for its reader up to this size, far more than when following: a controller does not wait for a
 * dump to be taken, and `| less` reads only as far as somebody looks. It is more than a zone holds of an app by default.
 */
const WAITING_BYTES_MAX = 64 * 1024 * 1024;

/** What a dump works with. */
export interface RecentParts {
  readonly endpoint: ControllerEndpoint;
  readonly plan: LogsPlan;
  readonly printer: RecordPrinter;
  readonly stdout: OutputWriter;
  readonly end: FirstEnd;
}

/** A running dump. It begins with its construction and ends with `close`. */
export class RecentSession {
  readonly #parts: RecentParts;
  readonly #abort = new AbortController();

  constructor(parts: RecentParts) {
    this.#parts = parts;
    this.#dump().then(
      () => parts.end.end({ kind: 'done' }),
      (error: unknown) => parts.end.end({ kind: 'failed', error }),
    );
  }

  /** Ends the requests. */
  close(): void {
    this.#abort.abort();
  }

  async #dump(): Promise<void> {
    const { endpoint, plan, printer } = this.#parts;
    const query = { ...plan.filters, ...plan.start };
    // All are asked before the first is printed: an app that is not known must not come after half of the output.
    const dumps = await Promise.all(
      plan.apps.map((app) => openRecent(endpoint, app, query, this.#abort.signal)),
    );
    const only = dumps[0];
    if (dumps.length === 1 && only !== undefined) {
      for await (const batch of only.batches) await this.#print(only.app, batch);
    } else {
      await this.#mergeByTime(dumps);
    }
    for (const dump of dumps) {
      const cursor = dump.cursor();
      if (cursor !== undefined) printer.setCursor(dump.app, cursor);
    }
  }

  async #mergeByTime(dumps: readonly RecentDump[]): Promise<void> {
    const queues = await Promise.all(dumps.map((dump) => DumpQueue.open(dump)));
    let run: StreamRecord[] = [];
    let runApp: string | undefined;
    for (;;) {
      const next = earliest(queues);
      if (runApp !== undefined && (next?.app !== runApp || run.length >= RUN_RECORDS_MAX)) {
        await this.#print(runApp, run);
        run = [];
      }
      if (next === undefined) return;
      runApp = next.app;
      run.push(next.head);
      await next.queue.advance();
    }
  }

  async #print(app: string, records: readonly StreamRecord[]): Promise<void> {
    const { printer, stdout } = this.#parts;
    printer.print(app, records);
    if (stdout.queuedBytes < WAITING_BYTES_MAX) return;
    await new Promise<void>((resolve) => stdout.onRelief(resolve, WAITING_BYTES_MAX));
  }
}

/** One dump, read record by record. */
class DumpQueue {
  readonly app: string;
  readonly #batches: AsyncIterator<readonly StreamRecord[]>;
  #batch: readonly StreamRecord[] = [];
  #at = 0;
  /** Time of the head; a control record stays with the line before it. */
  time = '';

  private constructor(dump: RecentDump) {
    this.app = dump.app;
    this.#batches = dump.batches[Symbol.asyncIterator]();
  }

  static async open(dump: RecentDump): Promise<DumpQueue> {
    const queue = new DumpQueue(dump);
    await queue.#load();
    return queue;
  }

  get head(): StreamRecord | undefined {
    return this.#batch[this.#at];
  }

  async advance(): Promise<void> {
    this.#at += 1;
    if (this.#at >= this.#batch.length) await this.#load();
    else this.#readTime();
  }

  async #load(): Promise<void> {
    this.#at = 0;
    do {
      const next = await this.#batches.next();
      this.#batch = next.done === true ? [] : next.value;
      if (next.done === true) return;
    } while (this.#batch.length === 0);
    this.#readTime();
  }

  #readTime(): void {
    const { head } = this;
    if (head !== undefined && isLogRecord(head)) this.time = head.time;
  }
}

/** Times are all UTC with nanoseconds, so that text order is time order; among equals the app named first wins. */
function earliest(
  queues: readonly DumpQueue[],
): { readonly app: string; readonly head: StreamRecord; readonly queue: DumpQueue } | undefined {
  let first: { app: string; head: StreamRecord; queue: DumpQueue } | undefined;
  for (const queue of queues) {
    const { head, app } = queue;
    if (head === undefined) continue;
    if (first === undefined || queue.time < first.queue.time) first = { app, head, queue };
  }
  return first;
}
