// What the program's own log lets through to whoever looks at it.
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openProgramLog } from './program-log.ts';

test('a name that a peer chose cannot drive the terminal of who reads the log, and is still exact', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tailrace-log-'));
  const path = join(folder, 'log');
  const fd = openSync(path, 'w');
  const app = 'a\u001b[2Jb\u009b2Jc\u0085d\u202ee\u2066f\u007fg\u2028h é ☃ 😀';
  const log = openProgramLog('info', fd);
  log.logger.warn({ app, err: new Error(app) }, app);
  log.flush();
  closeSync(fd);
  const text = readFileSync(path, 'utf8');
  rmSync(folder, { recursive: true });
  expect(text.trimEnd()).not.toMatch(/[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/u);
  expect(text).toContain('é ☃ 😀');
  expect(JSON.parse(text)).toMatchObject({ app, msg: app, err: { message: app } });
});
