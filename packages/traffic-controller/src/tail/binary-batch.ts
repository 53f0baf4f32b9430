// A batch as binary frames with envelopes, as they lie in the log: one EnvelopeBatch, or one Envelope per frame. Control records come
// between them in text frames (a JSON array each); without control records what they tell comes as envelopes of source type LGR.
import { encodeDropNotice, NOTICE_SOURCE_TYPE } from '@tailrace/core/drop-notice';
import { encodeEntry, encodeLogEnvelope } from '@tailrace/proto/envelope';
import { entryBodyStart, entryEnd } from '@tailrace/proto/wire-scanner';
import { gapRecord, gapText, holeRecord } from '../format/control-records.ts';
import { noticeEntryRecord } from '../format/record-format.ts';
import { frameHeader, frameHeaderLength, writeFrameHeader } from '../websocket/frame-header.ts';
import type { Part } from './part.ts';
import type { ControlMessage, TailBatch } from './tail-batch.ts';

/** Many small pieces are copied together: a system call takes only so many. */
const PIECES_MAX = 64;

/** Settings of a {@link BinaryBatch}. */
export interface BinaryBatchOptions {
  readonly app: string;
  readonly format: 'proto' | 'envelope';
  /** False: no text frames at all. */
  readonly hasControl: boolean;
  readonly bytesMax: number;
  readonly nowMs: () => number;
}

/** See the head of this file. */
export class BinaryBatch implements TailBatch {
  readonly #options: BinaryBatchOptions;
  readonly #frames: Buffer[] = [];
  /** Entries of the frame that is being filled. */
  #entries: Buffer[] = [];
  #entriesBytes = 0;
  /** Control records of the text frame that is being filled. */
  #records: string[] = [];
  #bytes = 0;

  constructor(options: BinaryBatchOptions) {
    this.#options = options;
  }

  get bytes(): number {
    return this.#bytes;
  }

  add(part: Part): boolean {
    const { app, hasControl } = this.#options;
    switch (part.kind) {
      case 'skip':
        return true;
      case 'run':
        return this.#addEntries(part.bytes.subarray(part.start, part.end));
      case 'notice':
        if (!hasControl) return this.#addEntries(part.bytes.subarray(part.start, part.end));
        this.#addRecord(noticeEntryRecord(app, part.zone, part));
        return true;
      case 'hole':
        if (!hasControl) return this.#addEntries(this.#holeEntry(part));
        this.#addRecord(holeRecord(app, part.zone, part));
        return true;
      case 'gap':
        if (!part.isTold) return true;
        this.addControl({ json: gapRecord(app, part.zone, part), text: gapText(part.missing) });
        return true;
    }
  }

  addControl({ json, text }: ControlMessage): void {
    if (this.#options.hasControl) this.#addRecord(json);
    else if (text !== '') this.#pushEntries(this.#textEntry(text));
  }

  finish(cursorJson: string): readonly Buffer[] {
    if (this.#options.hasControl) this.#addRecord(cursorJson);
    this.#closeEntries();
    this.#closeRecords();
    return this.#frames;
  }

  #addEntries(entries: Buffer): boolean {
    if (this.#bytes > 0 && this.#bytes + entries.length > this.#options.bytesMax) return false;
    this.#pushEntries(entries);
    return true;
  }

  #pushEntries(entries: Buffer): void {
    this.#closeRecords();
    this.#entries.push(entries);
    this.#entriesBytes += entries.length;
    this.#bytes += entries.length;
    if (this.#entries.length >= PIECES_MAX) this.#entries = [Buffer.concat(this.#entries)];
  }

  #addRecord(json: string): void {
    this.#closeEntries();
    this.#records.push(json);
    this.#bytes += Buffer.byteLength(json);
  }

  #closeEntries(): void {
    if (this.#entriesBytes === 0) return;
    if (this.#options.format === 'proto') {
      this.#frames.push(frameHeader('binary', this.#entriesBytes), ...this.#entries);
    } else {
      for (const entries of this.#entries) this.#frames.push(framesOf(entries));
    }
    this.#entries = [];
    this.#entriesBytes = 0;
  }

  #closeRecords(): void {
    if (this.#records.length === 0) return;
    const text = Buffer.from(`[${this.#records.join(',')}]`);
    this.#records = [];
    this.#frames.push(frameHeader('text', text.length), text);
  }

  #holeEntry(hole: Extract<Part, { kind: 'hole' }>): Buffer {
    const { app, nowMs } = this.#options;
    const { reason, count, firstMs, lastMs, zone } = hole;
    const nowNs = BigInt(nowMs()) * 1_000_000n;
    return encodeDropNotice({ reason, count, firstMs, lastMs, detail: '', app, zone, nowNs });
  }

  #textEntry(text: string): Buffer {
    return encodeEntry(
      encodeLogEnvelope({
        timestampNs: BigInt(this.#options.nowMs()) * 1_000_000n,
        sourceId: this.#options.app,
        instanceId: '0',
        payload: Buffer.from(text),
        isErr: true,
        tags: { source_type: NOTICE_SOURCE_TYPE },
      }),
    );
  }
}

/** Each entry's envelope as a frame of its own, in one buffer. */
function framesOf(entries: Buffer): Buffer {
  let length = 0;
  for (let at = 0; at < entries.length; ) {
    const end = entryEnd(entries, at, entries.length);
    const bodyBytes = end - entryBodyStart(entries, at, end);
    length += frameHeaderLength(bodyBytes) + bodyBytes;
    at = end;
  }
  const frames = Buffer.allocUnsafe(length);
  let offset = 0;
  for (let at = 0; at < entries.length; ) {
    const end = entryEnd(entries, at, entries.length);
    const bodyStart = entryBodyStart(entries, at, end);
    offset = writeFrameHeader(frames, offset, 'binary', end - bodyStart);
    offset += entries.copy(frames, offset, bodyStart, end);
    at = end;
  }
  return frames;
}
