// The real program against a fake controller: dumps, their order, their statuses, and every byte of them.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EXIT } from '../exit-codes.ts';
import { FakeController, logRecord } from '../testing/fake-controller.ts';
import { type ProgramResult, runProgram, startShell } from '../testing/run-program.ts';

let controller: FakeController;

beforeEach(async () => {
  controller = await FakeController.start();
});
afterEach(() => controller.close());

function recent(...args: readonly string[]): Promise<ProgramResult> {
  return runProgram(['recent', ...args], { TAILRACE_URL: controller.url });
}

/** Answers with these records, the cursor in the header. */
function serve(app: string, records: readonly object[]): void {
  controller.on(`GET /v1/apps/${app}/recent`, (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/x-ndjson', 'x-tailrace-cursor': `c-${app}` });
    response.end(records.map((record) => `${JSON.stringify(record)}\n`).join(''));
  });
}

describe('recent', () => {
  it('dumps and exits, without a summary', async () => {
    serve('web', [logRecord(1, 'one'), logRecord(2, 'two')]);
    expect(await recent('web', '-o', 'raw')).toMatchObject({
      code: EXIT.ok,
      stdout: Buffer.from('one\ntwo\n'),
      stderr: '',
    });
    expect(controller.requests[0]?.query.toString()).toBe('format=json');
  });

  it('is the same as logs --recent', async () => {
    serve('web', [logRecord(1, 'one')]);
    const args = ['logs', 'web', '--recent', '-n', '5', '--since', '2026-11-20T11:00:00Z'];
    const result = await runProgram(args, { TAILRACE_URL: controller.url });
    expect(result.stdout.toString()).toBe('2026-11-20T12:00:00.001+01:00 [APP/0] OUT one\n');
    expect(controller.requests[0]?.query.toString()).toBe(
      'lines=5&since=2026-11-20T11%3A00%3A00.000Z&format=json',
    );
  });

  it('merges several apps by time', async () => {
    serve(
      'web',
      [1, 4, 5].map((at) => logRecord(at, `web ${at}`, { app: 'web' })),
    );
    serve(
      'api',
      [2, 3, 6].map((at) => logRecord(at, `api ${at}`, { app: 'api' })),
    );
    const result = await recent('web', 'api', '-o', 'raw');
    expect(result.stdout.toString()).toBe('web 1\napi 2\napi 3\nweb 4\nweb 5\napi 6\n');
  });

  it('says on standard error what is missing, and status 5 with --strict', async () => {
    const drop = { type: 'drop', count: 3, stage: 'ring', reason: 'log_overtaken', zone: 'z1' };
    serve('web', [logRecord(1, 'one'), drop, logRecord(5, 'five')]);
    const result = await recent('web', '-o', 'raw', '--strict');
    expect(result).toMatchObject({ code: EXIT.incomplete, stdout: Buffer.from('one\nfive\n') });
    expect(result.stderr).toBe('-- Dropped 3 lines: they are not held any more (z1) --\n');
  });

  it('is incomplete under --strict when a zone did not answer', async () => {
    serve('web', [logRecord(1, 'one'), { type: 'zone', zone: 'z2', state: 'down', app: 'web' }]);
    const result = await recent('web', '-o', 'raw', '--strict');
    expect(result).toMatchObject({ code: EXIT.incomplete, stdout: Buffer.from('one\n') });
    expect(result.stderr).toMatch(/^-- Zone z2 cannot be reached/);
  });

  it('prints the cursor when asked', async () => {
    serve('web', [logRecord(1, 'one')]);
    expect((await recent('web', '--show-cursor')).stderr).toContain(
      'resume: tailrace logs web --after-cursor c-web --',
    );
    const json = (await recent('web', '--show-cursor', '--json')).stdout.toString().trim().split('\n');
    expect(JSON.parse(json.at(-1) ?? '')).toMatchObject({ type: 'end', cursor: 'c-web', lines: 1 });
  });

  it('is status 3 for an app that no zone knows, with the suggestion', async () => {
    controller.on(
      'GET /v1/apps/wbe/recent',
      { error: { code: 'unknown_app', message: 'No app "wbe"; did you mean "web"?' } },
      404,
    );
    const result = await recent('wbe');
    expect(result).toMatchObject({ code: EXIT.noSuchApp, stdout: Buffer.alloc(0) });
    expect(result.stderr).toBe('tailrace: No app "wbe"; did you mean "web"?\n');
  });

  it('is status 6 when no zone answers', async () => {
    const body = { error: { code: 'zones_unreachable', message: 'No zone can be reached' } };
    controller.on('GET /v1/apps/web/recent', body, 503);
    expect((await recent('web')).code).toBe(EXIT.unreachable);
    expect((await runProgram(['recent', 'web', '--url', 'http://127.0.0.1:1'])).code).toBe(EXIT.unreachable);
  });

  it('is status 6 when the dump breaks off, with what came before', async () => {
    controller.on('GET /v1/apps/web/recent', (_request, response) => {
      response.write(`${JSON.stringify(logRecord(1, 'one'))}\n`, () => response.destroy());
    });
    expect(await recent('web', '-o', 'raw')).toMatchObject({
      code: EXIT.unreachable,
      stdout: Buffer.from('one\n'),
    });
  });

  it('is status 124 at a time-out', async () => {
    controller.on('GET /v1/apps/web/recent', () => {});
    expect((await recent('web', '--timeout', '100ms')).code).toBe(EXIT.timeout);
  });

  it('loses no byte to a reader that begins late', async () => {
    const line = 'x'.repeat(999);
    controller.on('GET /v1/apps/web/recent', (_request, response) => {
      let index = 0;
      const pump = (): void => {
        while (index < 20_000) {
          index += 1;
          if (!response.write(`${JSON.stringify(logRecord(index, line))}\n`)) {
            response.once('drain', pump);
            return;
          }
        }
        response.end();
      };
      pump();
    });
    const shell = startShell('tailrace recent web -n all -o raw | (sleep 1; wc -c)', {
      TAILRACE_URL: controller.url,
    });
    const result = await shell.ended;
    expect(result).toMatchObject({ code: 0, stderr: '' });
    expect(result.stdout.toString().trim()).toBe(String(20_000 * 1000));
  });
});
