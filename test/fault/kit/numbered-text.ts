// The text of a numbered line, `#123 xxxx`, and how its number is read back. Everything else that a reader gets is a notice.

/** Makes lines of one length. */
export class NumberedText {
  readonly #filler: string;

  /** @param bytes of a line; it is longer where its number needs that */
  constructor(bytes: number) {
    this.#filler = 'x'.repeat(bytes);
    this.bytes = bytes;
  }

  readonly bytes: number;

  /** The line of a number. */
  of(number: number): string {
    const head = `#${number} `;
    return head + this.#filler.slice(0, Math.max(1, this.bytes - head.length));
  }
}

/** The number of a line; NaN for a line of somebody else. */
export function numberOf(text: string): number {
  if (!text.startsWith('#')) return Number.NaN;
  const end = text.indexOf(' ');
  return end === -1 ? Number.NaN : Number(text.slice(1, end));
}

/** How many lines a notice's text says are lost; 0 for a text that says no such thing. */
export function announcedIn(text: string): number {
  const [, dropped] = /(?:[Dd]ropped|:) (\d+) (?:lines?|messages?)\b/.exec(text) ?? [];
  const [, missing] = /^(\d+) lines? (?:is|are) missing before this line/.exec(text) ?? [];
  return Number(dropped ?? missing ?? 0);
}
