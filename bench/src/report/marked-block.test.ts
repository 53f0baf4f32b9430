// Blocks in documents.
import { expect, test } from 'vitest';
import { replaceBlock } from './marked-block.ts';

const marks = { begin: '<!-- begin -->', end: '<!-- end -->' };

test('what is between the marks is replaced, and what is around them stays', () => {
  const document = '# A\n\n<!-- begin -->\nold\n<!-- end -->\n\nB\n';
  const once = replaceBlock(document, marks, 'new\nlines\n');
  expect(once).toBe('# A\n\n<!-- begin -->\n\nnew\nlines\n\n<!-- end -->\n\nB\n');
  expect(replaceBlock(once, marks, 'new\nlines\n')).toBe(once);
});

test('a document without its marks, or with several, is not written', () => {
  for (const document of [
    'A',
    '<!-- begin -->',
    '<!-- end -->\n<!-- begin -->',
    '<!-- begin -->\n<!-- begin -->\n<!-- end -->',
  ]) {
    expect(() => replaceBlock(document, marks, 'new')).toThrow(/^Cannot write the tables: /);
  }
});
