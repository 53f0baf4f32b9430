// A batch as one text frame: a JSON array of records, the last one the cursor. Pieces that other readers of the app get as well are
// written from the cache, without a copy.
import { gapRecord, holeRecord } from '../format/control-records.ts';
import { noticeEntryRecord, runRecords } from '../format/record-format.ts';
import type { SliceJsonCache } from '../format/slice-json-cache.ts';
import { frameHeader } from '../websocket/frame-header.ts';
import type { Part, RunPart } from './part.ts';
import type { ControlMessage, TailBatch } from './tail-batch.ts';

/** See the head of this file. */
export class JsonBatch implements TailBatch {
  readonly #app: string;
  readonly #bytesMax: number;
  readonly #cache: SliceJsonCache;
  readonly #pieces: Buffer[] = [];
  /** Text after the last piece. */
  #text = '[';
  #bytes = 1;

  constructor(app: string, bytesMax: number, cache: SliceJsonCache) {
    this.#app = app;
    this.#bytesMax = bytesMax;
    this.#cache = cache;
  }

  get bytes(): number {
    return this.#bytes - 1;
  }

  add(part: Part): boolean {
    switch (part.kind) {
      case 'skip':
        return true;
      case 'run':
        return part.isShared ? this.#addPiece(this.#sharedJson(part)) : this.#addText(this.#runJson(part));
      case 'notice':
        return this.#addText(noticeEntryRecord(this.#app, part.zone, part));
      case 'hole':
        return this.#addText(holeRecord(this.#app, part.zone, part));
      case 'gap':
        return !part.isTold || this.#addText(gapRecord(this.#app, part.zone, part));
    }
  }

  addControl(message: ControlMessage): void {
    this.#append(message.json);
  }

  finish(cursorJson: string): readonly Buffer[] {
    this.#append(cursorJson);
    this.#text += ']';
    this.#flushText();
    const payloadBytes = this.#pieces.reduce((sum, { length }) => sum + length, 0);
    return [frameHeader('text', payloadBytes), ...this.#pieces];
  }

  #runJson(part: RunPart): string {
    return runRecords(this.#app, part.zone, part, ',');
  }

  #sharedJson(part: RunPart): Buffer {
    return this.#cache.get(this.#app, part, () => Buffer.from(this.#runJson(part)));
  }

  #addPiece(piece: Buffer): boolean {
    if (!this.#fits(piece.length)) return false;
    if (this.#bytes > 1) this.#text += ',';
    this.#flushText();
    this.#pieces.push(piece);
    this.#bytes += piece.length + 1;
    return true;
  }

  #addText(json: string): boolean {
    if (!this.#fits(Buffer.byteLength(json))) return false;
    this.#append(json);
    return true;
  }

  #append(json: string): void {
    this.#text += this.#bytes > 1 ? `,${json}` : json;
    this.#bytes += Buffer.byteLength(json) + 1;
  }

  #fits(bytes: number): boolean {
    return this.#bytes === 1 || this.#bytes + bytes < this.#bytesMax;
  }

  #flushText(): void {
    if (this.#text === '') return;
    this.#pieces.push(Buffer.from(this.#text));
    this.#text = '';
  }
}
