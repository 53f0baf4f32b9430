import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EXIT } from '../exit-codes.ts';
import { FakeController, logRecord } from '../testing/fake-controller.ts';
import { resolveEndpoint } from './controller-endpoint.ts';
import { openRecent } from './recent-reader.ts';

let controller: FakeController;

beforeEach(async () => {
  controller = await FakeController.start();
});
afterEach(() => controller.close());

async function read(): Promise<{ messages: string[]; cursor: string | undefined }> {
  const endpoint = resolveEndpoint({ url: controller.url }, {});
  const dump = await openRecent(endpoint, 'web', { lines: '5' }, new AbortController().signal);
  const messages: string[] = [];
  for await (const batch of dump.batches)
    for (const record of batch) messages.push(String(record['message']));
  return { messages, cursor: dump.cursor() };
}

describe('openRecent', () => {
  it('reads the same records wherever the network cuts the bytes', async () => {
    const messages = ['plain', 'ümläut 漢字 🌊', '', 'with\nnewline'];
    const body = Buffer.from(
      messages.map((message, at) => `${JSON.stringify(logRecord(at, message))}\n`).join(''),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat({ max: body.length }), { maxLength: 6 }), async (cuts) => {
        controller.on('GET /v1/apps/web/recent', (_request, response) => {
          response.writeHead(200, { 'x-tailrace-cursor': 'c9' });
          const positions = [...cuts].sort((a, b) => a - b);
          let from = 0;
          const step = (): void => {
            const to = positions.shift();
            if (to === undefined) {
              response.end(body.subarray(from));
              return;
            }
            response.write(body.subarray(from, to), () => setImmediate(step));
            from = to;
          };
          step();
        });
        expect(await read()).toEqual({ messages, cursor: 'c9' });
      }),
      { numRuns: 30 },
    );
    expect(controller.requests[0]?.query.toString()).toBe('lines=5&format=json');
  });

  it('takes a last line without a newline', async () => {
    controller.on('GET /v1/apps/web/recent', (_request, response) =>
      response.end(JSON.stringify(logRecord(1, 'x'))),
    );
    expect((await read()).messages).toEqual(['x']);
  });

  it('says status 3 for an app that no zone knows', async () => {
    controller.on(
      'GET /v1/apps/web/recent',
      { error: { code: 'unknown_app', message: 'Did you mean "wob"?' } },
      404,
    );
    await expect(read()).rejects.toMatchObject({ exitCode: EXIT.noSuchApp, message: 'Did you mean "wob"?' });
  });

  it('says status 6 when nobody answers, and when the answer breaks off', async () => {
    controller.on('GET /v1/apps/web/recent', (_request, response) => {
      response.write(`${JSON.stringify(logRecord(1, 'x'))}\n`, () => response.destroy());
    });
    await expect(read()).rejects.toMatchObject({ exitCode: EXIT.unreachable });
  });

  it('refuses what is not records', async () => {
    controller.on('GET /v1/apps/web/recent', (_request, response) => response.end('<html>\n'));
    await expect(read()).rejects.toMatchObject({ exitCode: EXIT.failure });
  });
});
