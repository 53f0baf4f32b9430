// The real program on a pseudo-terminal, and under load: what a terminal gets, and what a reader who stops costs.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cursorRecord, FakeController, logRecord } from '../testing/fake-controller.ts';
import { PROGRAM, ProgramRun, startProgram } from '../testing/run-program.ts';

let controller: FakeController;
let runs: ProgramRun[];

beforeEach(async () => {
  controller = await FakeController.start();
  runs = [];
});
afterEach(async () => {
  for (const run of runs) run.child.kill('SIGKILL');
  await controller.close();
});

/** Runs the program with a pseudo-terminal as standard output and error; `script` is part of Debian's bsdutils. */
function onTerminal(args: string, env: Readonly<Record<string, string>> = {}): ProgramRun {
  const command = `'${process.execPath}' '${PROGRAM}' ${args}`;
  const run = new ProgramRun('script', ['-qec', command, '/dev/null'], {
    TAILRACE_URL: controller.url,
    TERM: 'xterm-256color',
    ...env,
  });
  runs.push(run);
  return run;
}

function serveHostileLine(): void {
  controller.onTail = (tail) => {
    tail.send(
      logRecord(1, 'a\x1b]0;title\x07\x1b[31mred\x1b[2J', {
        instance: '\x1b[5m',
        tags: { source_type: '\x9b1m' },
      }),
      { type: 'zone', zone: '\x1b[2Jz2', state: 'down' },
      cursorRecord('c1'),
    );
    tail.close(1000);
  };
}

const ESCAPE = '\x1b';
const SGR = new RegExp(`${ESCAPE}\\[[0-9;]*m`, 'g');

/** Without it the tests are skipped, but not where CI promises that it is there. */
const hasScript =
  spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout?.includes('util-linux') === true;
const isOptional = process.env['CI'] !== 'true';

describe.skipIf(!hasScript && isOptional)('logs on a terminal (script of util-linux)', () => {
  it('lets only colours through, from every field', async () => {
    serveHostileLine();
    const { stdout } = await onTerminal('logs web').ended;
    const text = stdout.toString();
    expect(text.replace(SGR, '').replace(/[\t\r\n]/g, '')).not.toMatch(/\p{Cc}/u);
    expect(text).toContain('a\\x1b]0;title\\x07\x1b[31mred\\x1b[2J\x1b[0m');
    expect(text).toContain('[\\x9b1m/\\x1b[5m]');
  });

  it('puts notices where they belong among the lines, and tells how to resume', async () => {
    controller.onTail = (tail) => {
      const records: object[] = [];
      for (let index = 1; index <= 50; index += 1) {
        records.push(logRecord(index * 2 - 1, `line ${index}`));
        records.push({ type: 'drop', count: 1, stage: 'limit', reason: `reason ${index}`, zone: 'z1' });
      }
      tail.send(...records, cursorRecord('c99'));
      tail.close(1000);
    };
    const { stdout } = await onTerminal('logs web --no-prefix --color never').ended;
    const expected = Array.from({ length: 50 }, (_, at) => [
      `line ${at + 1}`,
      `-- Dropped 1 line: reason ${at + 1} (z1) --`,
    ]).flat();
    const summary = '-- 50 lines, 50 dropped; resume: tailrace logs web --after-cursor c99 --';
    expect(stdout.toString().split('\r\n')).toEqual([...expected, summary, '']);
  });

  it('orders by time there', async () => {
    controller.onTail = (tail) => tail.close(1000);
    await onTerminal('logs web').ended;
    expect(Object.fromEntries(controller.tails[0]?.query ?? [])).toMatchObject({
      order: 'time',
      reorder: '200',
    });
  });

  it.each([
    ['', {}, true],
    ['', { NO_COLOR: '1' }, false],
    ['', { NO_COLOR: '' }, true],
    ['', { TERM: 'dumb' }, false],
    ['--color never', {}, false],
    ['--no-color', {}, false],
    ['--color always', { NO_COLOR: '1', TERM: 'dumb' }, true],
  ])('with "%s" and %j has colours: %s', async (flags, env, isColoured) => {
    serveHostileLine();
    const { stdout } = await onTerminal(`logs web ${flags}`, env).ended;
    expect(stdout.toString().includes('\x1b[')).toBe(isColoured);
  });

  it.each([
    ['n', 1, 0],
    ['y', 0, 1],
  ])('asks before it takes something away; the answer "%s" is taken', async (answer, code, requests) => {
    controller.on('DELETE /v1/apps/web/lines', { forgotten: 3 });
    const command = `script -qec "'${process.execPath}' '${PROGRAM}' apps rm web" /dev/null`;
    const run = new ProgramRun('bash', ['-c', `echo ${answer} | ${command}`], {
      TAILRACE_URL: controller.url,
    });
    runs.push(run);
    const result = await run.ended;
    expect(result.stdout.toString()).toContain('Forget the held lines of "web"? [y/N]');
    expect({ code: result.code, requests: controller.requests.length }).toEqual({ code, requests });
  });
});

describe.skipIf(process.platform !== 'linux')('logs with a reader that stops', () => {
  it('costs bounded memory, and loses nothing that it took', async () => {
    const lines = 3000;
    const big = 'x'.repeat(50_000);
    controller.onTail = (tail) => {
      let index = 0;
      const pump = (): void => {
        if (index === lines) {
          tail.close(1000);
          return;
        }
        index += 1;
        tail.socket.send(JSON.stringify([logRecord(index, big), cursorRecord(`c${index}`)]), pump);
      };
      pump();
    };
    const run = startProgram(['logs', 'web', '-o', 'raw', '-q'], { TAILRACE_URL: controller.url });
    runs.push(run);
    run.child.stdout?.pause();
    while (controller.tails.length === 0) await new Promise(setImmediate);
    // Wait until the controller cannot send any more: everything between it and the reader is full.
    const socket = controller.tails[0]?.socket;
    let stuckTurns = 0;
    let sent = 0;
    while (stuckTurns < 3000) {
      await new Promise(setImmediate);
      const waiting = socket?.bufferedAmount ?? 0;
      stuckTurns = waiting > 0 && waiting === sent ? stuckTurns + 1 : 0;
      sent = waiting;
    }
    const resident = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${run.child.pid}/status`, 'utf8'))?.[1];
    expect(Number(resident) / 1024).toBeLessThan(160);
    run.child.stdout?.resume();
    expect((await run.ended).stdout.length).toBe(lines * 50_001);
  });
});
