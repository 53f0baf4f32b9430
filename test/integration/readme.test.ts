// The tour of the README, typed as it stands: every line of the tour's ```sh blocks runs against a real `tailrace up`.
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect } from 'vitest';
import { peer } from '../kit/peer.ts';
import { ProgramRun, tailraceProgram } from '../kit/program-run.ts';
import { shellLines } from '../kit/shell-lines.ts';
import { TemporaryFolder } from '../kit/temporary-folder.ts';
import { UpProgram } from '../kit/up-program.ts';

const readme = readFileSync(fileURLToPath(new URL('../../README.md', import.meta.url)), 'utf8');

/** The same line against a cluster on other ports, with the program found without npx. */
function adapted(line: string, up: UpProgram, syslogPort: string): string {
  return line
    .replaceAll('npx tailrace', `"${process.execPath}" "${tailraceProgram}"`)
    .replaceAll('http://127.0.0.1:8080', up.url)
    .replace('--port 5514', `--port ${syslogPort}`);
}

describe('the README', () => {
  const [curl, logger] = [peer('curl'), peer('logger')];

  (curl.path === '' ? curl : logger).test('has a tour whose commands all work', async () => {
    await using folder = await TemporaryFolder.create();
    await using up = await UpProgram.start(folder.path);
    const syslogPort = (await up.run.untilStdout(/z1 agent, syslog\s+tcp:\/\/\S+:(\d+)/))[1] ?? '';
    const lines = shellLines(readme, 'A tour of 60 seconds');
    expect(lines.length).toBeGreaterThan(10);
    for (const line of lines) {
      const env = { TAILRACE_URL: up.url, TAILRACE_INGRESS: up.ingress.z1, PATH: process.env['PATH'] ?? '' };
      await using run = new ProgramRun('sh', ['-c', adapted(line, up, syslogPort)], {
        env,
        cwd: dirname(folder.path),
      });
      const { status } = await run.ended();
      expect({ line, status, stderr: status === 0 ? '' : run.stderr }).toEqual({
        line,
        status: 0,
        stderr: '',
      });
    }
  });
});
