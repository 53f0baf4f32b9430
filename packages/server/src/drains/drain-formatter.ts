// Makes the bytes that a drain's receiver gets: which envelopes, in which syslog format, in which framing. It reads slices
// of a log and knows no connection.
import type { LogSlice } from '@tailrace/core/app-log';
import type { DrainTarget } from '@tailrace/core/drain-url';
import { NOTICE_SOURCE_TYPE, noticeText } from '@tailrace/core/drop-notice';
import {
  formatRfc3164,
  formatRfc5424,
  type SyslogFormatOptions,
  type SyslogLine,
} from '@tailrace/core/syslog-format';
import { frameNewline, frameOctetCounted } from '@tailrace/core/syslog-framing';
import { EnvelopeView } from '@tailrace/proto/envelope-view';
import { WireError } from '@tailrace/proto/wire-error';
import { entryBodyStart, entryEnd } from '@tailrace/proto/wire-scanner';
import { metricLines } from './metric-lines.ts';

/** PRI of a message about loss: local5.warning, as Heroku's receivers expect. */
const OVERTAKEN_PRI = '<172>';

/** A slice as its receiver gets it. */
export interface FormattedSlice {
  /** Frames; empty when nothing of the slice is for this receiver. */
  readonly bytes: Buffer;
  /** Lines in it. A notice is none. */
  readonly lines: number;
  /** Lines that are not of the drain's type. */
  readonly filtered: number;
  /** Lines for which a notice of the log in it stands. */
  readonly announced: number;
}

/** Formats for one drain. Not shared between drains: the HOSTNAME of each is its own token. */
export class DrainFormatter {
  readonly #target: DrainTarget;
  readonly #app: string;
  readonly #options: SyslogFormatOptions;
  readonly #view = new EnvelopeView();

  /** @param token HOSTNAME of every message, unless the URL names another */
  constructor(target: DrainTarget, app: string, token: string) {
    this.#target = target;
    this.#app = app;
    this.#options = { hostname: target.hostname ?? token, sd: target.structuredData };
  }

  /** The frames of a slice. Notices are in it whatever the drain's type. */
  slice(slice: LogSlice): FormattedSlice {
    const { bytes } = slice;
    const frames: Buffer[] = [];
    let filtered = 0;
    for (let offset = 0; offset < bytes.length; ) {
      const start = entryBodyStart(bytes, offset, bytes.length);
      offset = entryEnd(bytes, offset, bytes.length);
      const before = frames.length;
      this.#addEnvelope(frames, bytes, start, offset, slice.kind === 'drop');
      if (frames.length === before) filtered += 1;
    }
    const isNotice = slice.kind === 'drop';
    return {
      bytes: frames.length === 1 && frames[0] !== undefined ? frames[0] : Buffer.concat(frames),
      lines: isNotice ? 0 : slice.count - filtered,
      filtered: isNotice ? 0 : filtered,
      announced: isNotice ? slice.count : 0,
    };
  }

  /** What the receiver is told before the first line after a hole that this drain itself has left. */
  overtaken(count: number, firstMs: number, nowMs: number): Buffer {
    const text = noticeText({ reason: 'drain_overtaken', count, firstMs, lastMs: firstMs, detail: '' });
    return this.notice(text, nowMs, OVERTAKEN_PRI);
  }

  /** One message of our own. @param pri for example `<172>`; default that of an ERR line */
  notice(text: string, nowMs: number, pri?: string): Buffer {
    const message = this.#format({
      app: this.#app,
      instanceId: '0',
      isErr: true,
      timestampNs: BigInt(Math.floor(nowMs)) * 1_000_000n,
      payload: Buffer.from(text),
      sourceType: NOTICE_SOURCE_TYPE,
    });
    if (pri === undefined) return this.#frame(message);
    return this.#frame(Buffer.concat([Buffer.from(pri), message.subarray(message.indexOf('>') + 1)]));
  }

  #addEnvelope(frames: Buffer[], bytes: Buffer, start: number, end: number, isNotice: boolean): void {
    try {
      const view = this.#view;
      view.read(bytes, start, end);
      const { type } = this.#target;
      if (view.kind === 'log') {
        if (isNotice || type !== 'metrics')
          this.#add(frames, bytes.subarray(view.payloadStart, view.payloadEnd));
      } else if (type !== 'logs') {
        for (const { text, element } of metricLines(bytes.subarray(start, end))) {
          this.#add(frames, Buffer.from(text), [element]);
        }
      }
    } catch (error) {
      // An agent checks envelopes in depth; one that is malformed all the same is left out and counts as filtered.
      if (!(error instanceof WireError)) throw error;
    }
  }

  #add(frames: Buffer[], payload: Buffer, elements?: SyslogLine['elements']): void {
    const view = this.#view;
    const sourceType = view.tag('source_type');
    const message = this.#format({
      app: this.#app,
      instanceId: view.instanceId,
      isErr: view.isErr,
      timestampNs: view.timestampNs,
      payload,
      ...(sourceType === undefined ? {} : { sourceType }),
      ...(this.#options.sd === 'tags' ? { tags: view.tags() } : {}),
      ...(elements === undefined ? {} : { elements }),
    });
    frames.push(this.#frame(message));
  }

  #format(line: SyslogLine): Buffer {
    return this.#target.format === 'rfc3164'
      ? formatRfc3164(line, this.#options)
      : formatRfc5424(line, this.#options);
  }

  #frame(message: Buffer): Buffer {
    return this.#target.framing === 'newline' ? frameNewline(message) : frameOctetCounted(message);
  }
}
