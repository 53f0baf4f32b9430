// The part of a document that is written by a program: between two marks, of which each stands on a line of its own.

/** The marks of a block. */
export interface BlockMarks {
  readonly begin: string;
  readonly end: string;
}

/** The document with this text between the marks. Throws where it does not have each mark once, in this order. */
export function replaceBlock(document: string, { begin, end }: BlockMarks, text: string): string {
  const lines = document.split('\n');
  const at = (mark: string): number => {
    const first = lines.indexOf(mark);
    if (first < 0 || lines.indexOf(mark, first + 1) >= 0) {
      throw new Error(
        `Cannot write the tables: the document has "${mark}" not once, expected it on one line`,
      );
    }
    return first;
  };
  const [first, last] = [at(begin), at(end)];
  if (first > last)
    throw new Error(`Cannot write the tables: "${end}" comes first, expected it after "${begin}"`);
  return [...lines.slice(0, first + 1), '', ...text.trimEnd().split('\n'), '', ...lines.slice(last)].join(
    '\n',
  );
}
