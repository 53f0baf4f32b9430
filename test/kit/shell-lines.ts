// The commands that a Markdown page tells its readers to type. It runs nothing.

/** The lines of the blocks that are marked as shell, below a heading of the second level. */
export function shellLines(markdown: string, heading: string): string[] {
  const sections = markdown.split(/^## /m);
  const section = sections.find((text) => text.startsWith(`${heading}\n`));
  if (section === undefined) {
    throw new Error(`Cannot read the commands of "${heading}": there is no such section, expected one`);
  }
  return [...section.matchAll(/^```sh\n(.*?)^```$/gms)].flatMap(([, block = '']) => block.trim().split('\n'));
}
