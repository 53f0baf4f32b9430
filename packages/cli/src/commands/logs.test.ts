// The real program against a fake controller: what it prints where, and with which status it ends.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EXIT } from '../exit-codes.ts';
import { cursorRecord, FakeController, logRecord } from '../testing/fake-controller.ts';
import { PROGRAM, type ProgramRun, runProgram, startProgram, startShell } from '../testing/run-program.ts';

let controller: FakeController;
let directory: string;
let runs: ProgramRun[];

beforeEach(async () => {
  controller = await FakeController.start();
  directory = mkdtempSync(join(tmpdir(), 'tailrace-logs-'));
  runs = [];
});
afterEach(async () => {
  for (const run of runs) run.child.kill('SIGKILL');
  await controller.close();
  rmSync(directory, { recursive: true });
});

function logs(...args: readonly string[]): ProgramRun {
  const run = startProgram(['logs', ...args], { TAILRACE_URL: controller.url });
  runs.push(run);
  return run;
}

function shell(command: string, env: Readonly<Record<string, string>> = {}): ProgramRun {
  const run = startShell(command, { TAILRACE_URL: controller.url, ...env });
  runs.push(run);
  return run;
}

/** Every new tail gets lines 1 to `count` at once. */
function serveLines(count: number, end?: () => void): void {
  controller.onTail = (tail) => {
    const lines = Array.from({ length: count }, (_, at) =>
      logRecord(at + 1, `line ${at + 1}`, { app: tail.app }),
    );
    tail.send(...lines, cursorRecord(`c${count}`));
    if (end === undefined) tail.close(1000);
    else end();
  };
}

function jsonLines(text: string): Record<string, unknown>[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('logs', () => {
  it('prints log lines, and only those, to standard output', async () => {
    controller.onTail = (tail) => {
      tail.send({ type: 'waiting' });
      tail.send(
        logRecord(1, 'one'),
        { type: 'drop', count: 7, stage: 'limit', reason: 'rate_limit', zone: 'z1' },
        logRecord(9, 'two'),
        { type: 'zone', zone: 'z2', state: 'down' },
        cursorRecord('c9'),
      );
      tail.close(1000);
    };
    const result = await logs('web').ended;
    expect(result.stdout.toString()).toBe(
      '2026-11-20T12:00:00.001+01:00 [APP/0] OUT one\n2026-11-20T12:00:00.009+01:00 [APP/0] OUT two\n',
    );
    expect(result.stderr.split('\n')).toEqual([
      '-- waiting for the first line of "web" --',
      '-- Dropped 7 lines: rate limit exceeded (z1) --',
      '-- Zone z2 cannot be reached: its lines are delayed or missing from here on --',
      '-- 2 lines, 7 dropped --',
      '',
    ]);
    expect(result.code).toBe(EXIT.ok);
  });

  it('asks for the last 10 lines in order of arrival, with the filters', async () => {
    serveLines(1);
    await logs('web', '-i', 'a', '-i', 'b', '-e', 'c', '--instance', '3', '--zone', 'z2', '--stream', 'err')
      .ended;
    const query = controller.tails[0]?.query;
    expect(query?.getAll('include')).toEqual(['a', 'b']);
    expect(Object.fromEntries(query ?? [])).toMatchObject({
      lines: '10',
      order: 'arrival',
      exclude: 'c',
      instance: '3',
      zone: 'z2',
      stream: 'err',
      format: 'json',
    });
  });

  it('merges several apps and names them in the prefix', async () => {
    serveLines(2);
    const result = await logs('web', 'api', '-n', '2').ended;
    const lines = result.stdout
      .toString()
      .split('\n')
      .filter((line) => line !== '');
    expect(lines).toHaveLength(4);
    expect(lines.filter((line) => line.includes(' web [APP/0] OUT line '))).toHaveLength(2);
    expect(lines.filter((line) => line.includes(' api [APP/0] OUT line '))).toHaveLength(2);
    expect(controller.tails.map((tail) => tail.app).sort()).toEqual(['api', 'web']);
  });

  it('puts control records into a JSON stream, one object a line, and nothing on standard error', async () => {
    controller.onTail = (tail) => {
      tail.send({ type: 'waiting' }, cursorRecord('c0'));
      tail.send(
        logRecord(1, 'one\x1b\u009b'),
        { type: 'gap', missing: null, zone: 'z1' },
        cursorRecord('c1'),
      );
      tail.close(1000);
    };
    const result = await logs('web', '--json').ended;
    expect(jsonLines(result.stdout.toString())).toEqual([
      { type: 'waiting', app: 'web' },
      logRecord(1, 'one\x1b\u009b'),
      { type: 'gap', missing: null, zone: 'z1', app: 'web' },
      { type: 'end', app: 'web', reason: 'done', lines: 1, dropped: 0, has_unknown_gap: true, cursor: 'c1' },
    ]);
    expect(result.stdout.toString().replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
    expect(result.stderr).toBe('');
  });

  it('reports lines that are missing without a word', async () => {
    controller.onTail = (tail) => {
      tail.send(logRecord(1, 'one'), logRecord(5, 'five'), cursorRecord('c5'));
      tail.close(1000);
    };
    const result = await logs('web', '--strict').ended;
    expect(result.stderr).toContain('-- 3 lines are missing before this line: unannounced (z1) --');
    expect(result.code).toBe(EXIT.incomplete);
  });

  it('goes on behind the cursor after a lost connection, and says so', async () => {
    controller.onTail = (tail) => {
      const number = controller.tails.length;
      tail.send(logRecord(number, `line ${number}`), cursorRecord(`c${number}`));
      if (number === 1) setImmediate(() => tail.terminate());
      else tail.close(1000);
    };
    const result = await logs('web', '-o', 'raw').ended;
    expect(result.stdout.toString()).toBe('line 1\nline 2\n');
    expect(result.stderr).toMatch(
      /^-- reconnecting in \d\.\d s \(attempt 1\): the connection was closed --$/m,
    );
    expect(controller.tails[1]?.query.get('after')).toBe('c1');
  });

  it('announces a reconnect as a record in JSON', async () => {
    controller.onTail = (tail) => {
      const number = controller.tails.length;
      tail.send(cursorRecord(`c${number}`));
      if (number === 1) tail.close(1001, 'going away');
      else tail.close(1000);
    };
    const records = jsonLines((await logs('web', '-o', 'json').ended).stdout.toString());
    expect(records[0]).toMatchObject({
      type: 'reconnect',
      app: 'web',
      attempt: 1,
      reason: 'going away',
      cursor: 'c1',
    });
  });

  it('gives the bytes of a payload in raw output', async () => {
    const payload = Buffer.from([0xff, 0x00, 0x1b, 0x5b, 0x32, 0x4a]);
    controller.onTail = (tail) => {
      tail.send(
        logRecord(1, payload.toString('utf8'), { payload_base64: payload.toString('base64') }),
        cursorRecord('c'),
      );
      tail.close(1000);
    };
    const result = await logs('web', '-o', 'raw').ended;
    expect(result.stdout).toEqual(Buffer.concat([payload, Buffer.from('\n')]));
  });

  it('sends the token of a file', async () => {
    const path = join(directory, 'token');
    writeFileSync(path, 'secret\n');
    serveLines(1);
    await logs('web', '--token-file', path).ended;
    expect(controller.tails[0]?.headers.authorization).toBe('Bearer secret');
  });
});

describe('the end of logs', () => {
  it('is status 0 at a match, with nothing behind the matching line', async () => {
    serveLines(5, () => {});
    const result = await logs('web', '--until-match', '^line [34]$', '-o', 'raw', '-q').ended;
    expect(result.stdout.toString()).toBe('line 1\nline 2\nline 3\n');
    expect({ code: result.code, stderr: result.stderr }).toEqual({ code: EXIT.ok, stderr: '' });
  });

  it('is status 124 at a time-out, also when nobody accepted the connection', async () => {
    serveLines(1, () => {});
    const result = await logs('web', '--timeout', '50ms', '-q').ended;
    expect(result.code).toBe(EXIT.timeout);
    const unreachable = [
      'logs',
      'web',
      '--url',
      'http://127.0.0.1:1',
      '--reconnect',
      'forever',
      '--timeout',
      '50ms',
    ];
    expect((await runProgram(unreachable)).code).toBe(EXIT.timeout);
  });

  it('comes by itself at the time of --until', async () => {
    serveLines(1, () => {});
    const result = await logs('web', '--until', new Date(Date.now() + 500).toISOString(), '-o', 'json').ended;
    expect(jsonLines(result.stdout.toString()).at(-1)).toMatchObject({
      type: 'end',
      reason: 'until',
      lines: 1,
    });
    expect(result.code).toBe(EXIT.ok);
  });

  it('is status 5 with --strict when lines were dropped, also at a time-out', async () => {
    controller.onTail = (tail) => {
      tail.send(
        { type: 'drop', count: 1, stage: 'limit', reason: 'rate_limit', zone: 'z1' },
        cursorRecord('c'),
      );
      tail.close(1000);
    };
    expect((await logs('web', '--strict').ended).code).toBe(EXIT.incomplete);
    expect((await logs('web').ended).code).toBe(EXIT.ok);
    controller.onTail = (tail) => tail.send({ type: 'gap', missing: null }, cursorRecord('c'));
    expect((await logs('web', '--strict', '--timeout', '100ms').ended).code).toBe(EXIT.incomplete);
  });

  it('is status 6 with one clear line when nobody is there', async () => {
    const result = await runProgram(['logs', 'web', '--url', 'http://127.0.0.1:1']);
    expect(result.code).toBe(EXIT.unreachable);
    expect(result.stdout).toHaveLength(0);
    expect(result.stderr.split('\n')).toEqual([
      'tailrace: Cannot reach the traffic controller at http://127.0.0.1:1: connection refused',
      'Start a cluster with "tailrace up", or name another controller with --url or TAILRACE_URL.',
      '',
    ]);
  });

  it('is status 6 after a lost connection with --reconnect no', async () => {
    serveLines(1, () => controller.tails[0]?.close(1001, 'going away'));
    const result = await logs('web', '--reconnect', 'no').ended;
    expect(result.code).toBe(EXIT.unreachable);
    expect(result.stderr).toContain('going away');
  });

  it('is status 4 for a token that is refused and 2 for a filter', async () => {
    controller.refuse = () => ({
      status: 401,
      body: { error: { code: 'unauthorized', message: 'Token expired' } },
    });
    const result = await logs('web').ended;
    expect(result.code).toBe(EXIT.notAllowed);
    expect(result.stderr).toContain('Token expired');
    controller.refuse = () => ({
      status: 400,
      body: { error: { code: 'invalid_filter', message: 'Bad "("' } },
    });
    expect((await logs('web', '-i', '(').ended).code).toBe(EXIT.usage);
  });

  it.each([
    ['SIGINT', EXIT.interrupted],
    ['SIGTERM', EXIT.terminated],
  ] as const)('is a summary and status at %s: %i', async (signal, code) => {
    serveLines(3, () => {});
    const run = logs('web', '--show-cursor');
    await run.until(() => run.stdout.split('\n').length === 4);
    run.child.kill(signal);
    const result = await run.ended;
    expect(result.code).toBe(code);
    expect(result.stderr).toBe('-- 3 lines, 0 dropped; resume: tailrace logs web --after-cursor c3 --\n');
  });

  it('is silent at Ctrl-C with -q', async () => {
    serveLines(3, () => {});
    const run = logs('web', '-q');
    await run.until(() => run.stdout.split('\n').length === 4);
    run.child.kill('SIGINT');
    expect(await run.ended).toMatchObject({ code: EXIT.interrupted, stderr: '' });
  });

  it('is silent and status 0 when the reader of a pipe goes away', async () => {
    controller.onTail = (tail) => {
      let index = 0;
      const pump = (): void => {
        index += 1;
        tail.socket.send(
          JSON.stringify([logRecord(index, `line ${index}`), cursorRecord(`c${index}`)]),
          (error) => {
            if (error === undefined || error === null) setImmediate(pump);
          },
        );
      };
      pump();
    };
    const run = shell('set -o pipefail; tailrace logs web -o raw | head -1; echo $?');
    const result = await run.ended;
    expect(result.stdout.toString()).toBe('line 1\n0\n');
    expect(result.stderr).toBe('');
  });

  it.each([
    ['one Ctrl-C within about a second', 1],
    ['two at once', 2],
  ])('comes at %s while nobody reads a full pipe', async (_what, signals) => {
    const big = 'x'.repeat(100_000);
    controller.onTail = (tail) => {
      for (let index = 1; index < 100; index += 1)
        tail.send(logRecord(index, big), cursorRecord(`c${index}`));
    };
    const path = join(directory, 'pipe');
    // The shell itself holds the reading end open and never reads; then it becomes the program.
    const run = shell(
      `mkfifo ${path}; exec 3<>${path}; exec '${process.execPath}' '${PROGRAM}' logs web -q >${path}`,
    );
    while (controller.tails.length === 0) await new Promise(setImmediate);
    const started = performance.now();
    for (let sent = 0; sent < signals; sent += 1) run.child.kill('SIGINT');
    expect((await run.ended).code).toBe(EXIT.interrupted);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

describe('cursor files', () => {
  it('are written as lines are printed and used by the next run', async () => {
    const path = join(directory, 'web.cursor');
    serveLines(3);
    await logs('web', '--cursor-file', path).ended;
    expect(readFileSync(path, 'utf8')).toBe('c3\n');
    await logs('web', '--cursor-file', path).ended;
    expect(controller.tails[1]?.query.get('after')).toBe('c3');
    expect(controller.tails[1]?.query.get('lines')).toBeNull();
  });

  it('hold a line for each of several apps', async () => {
    const path = join(directory, 'cursor');
    serveLines(2);
    await logs('web', 'api', '--cursor-file', path).ended;
    expect(readFileSync(path, 'utf8')).toBe('web=c2\napi=c2\n');
  });

  it('make the command fail when they cannot be written', async () => {
    serveLines(1);
    const result = await logs('web', '--cursor-file', join(directory, 'none', 'cursor')).ended;
    expect(result.code).toBe(EXIT.failure);
    expect(result.stderr).toContain('Cannot write the cursor file');
  });
});
