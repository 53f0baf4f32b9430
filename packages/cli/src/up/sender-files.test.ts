// Which certificate the commands to try write with.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { senderFiles } from './sender-files.ts';

test('that of a program beside ours where both of its files are there, else ours', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tailrace-sender-'));
  const at = (name: string): string => join(folder, name);
  const own = { cert: at('up.crt'), key: at('up.key'), ca: at('ca.crt') };
  expect(senderFiles(own)).toEqual(own);
  writeFileSync(at('client.crt'), '');
  expect(senderFiles(own)).toEqual(own);
  writeFileSync(at('client.key'), '');
  expect(senderFiles(own)).toEqual({ cert: at('client.crt'), key: at('client.key'), ca: own.ca });
  rmSync(folder, { recursive: true });
});
