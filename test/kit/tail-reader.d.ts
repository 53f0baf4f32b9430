import WebSocket from 'ws';
import type { JsonRecord } from './api-client.ts';
/** A log line as any of the formats gives it. */
export interface TailLine {
  readonly message: string;
  readonly isErr: boolean;
  readonly instance: string;
}
/** Collects what one tail delivers: `await using tail = await TailReader.open(url, 'web')`. */
export declare class TailReader implements AsyncDisposable {
  #private;
  /** Every record of the text frames, in order; with binary formats, the control records. */
  readonly records: JsonRecord[];
  /** Log lines of every format, in order. */
  readonly lines: TailLine[];
  /** Close code once it is closed. */
  closeCode: number | undefined;
  closeReason: string;
  readonly socket: WebSocket;
  private constructor();
  /** Opens a tail; `query` without the question mark. Rejects when the upgrade is refused. */
  static open(
    url: string,
    app: string,
    query?: string,
    headers?: Record<string, string>,
  ): Promise<TailReader>;
  get messages(): string[];
  /** Control records of a type. */
  controls(type: string): JsonRecord[];
  /** Lines that the drop and gap records stand for. */
  get announced(): number;
  /** Resolves when there are at least so many lines. */
  untilLines(count: number, timeoutMs?: number): Promise<void>;
  /** Resolves when a control record matches. */
  untilRecord(matches: (record: JsonRecord) => boolean, what?: string): Promise<JsonRecord>;
  untilClosed(): Promise<number>;
  [Symbol.asyncDispose](): Promise<void>;
}
//# sourceMappingURL=tail-reader.d.ts.map
