// Collects what one frame of records prints, so that a frame of thousands of lines becomes one write.

/** Text and bytes in order. Text is kept as one growing string until bytes come or the chunk is taken. */
export class OutputChunk {
  #text = '';
  #parts: Buffer[] = [];

  /** Appends text. */
  addText(text: string): void {
    this.#text += text;
  }

  /** Appends bytes as they are. */
  addBytes(bytes: Buffer): void {
    this.#closeText();
    this.#parts.push(bytes);
  }

  /** Everything added since the last call; empty if nothing was. */
  take(): Buffer {
    this.#closeText();
    const parts = this.#parts;
    this.#parts = [];
    const only = parts[0];
    return parts.length === 1 && only !== undefined ? only : Buffer.concat(parts);
  }

  #closeText(): void {
    if (this.#text === '') return;
    this.#parts.push(Buffer.from(this.#text));
    this.#text = '';
  }
}
