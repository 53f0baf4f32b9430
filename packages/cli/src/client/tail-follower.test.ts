import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EXIT } from '../exit-codes.ts';
import { cursorRecord, FakeController, type FakeTail, logRecord } from '../testing/fake-controller.ts';
import { type ConnectionFlags, resolveEndpoint } from './controller-endpoint.ts';
import type { StreamRecord } from './log-records.ts';
import { type FollowRequest, type ReconnectPolicy, TailFollower } from './tail-follower.ts';

const forever: ReconnectPolicy = { attemptsMax: Number.POSITIVE_INFINITY, fromStart: false };
const request: FollowRequest = { app: 'web', query: { stream: 'out' }, start: { lines: '10' } };

let controller: FakeController;
let followers: TailFollower[];

beforeEach(async () => {
  controller = await FakeController.start();
  followers = [];
});
afterEach(async () => {
  for (const follower of followers) follower.close();
  await controller.close();
});

/** Everything that a follower says, as text, and a way to wait for it. */
class Journal {
  readonly entries: string[] = [];
  exitCode: number | undefined;
  #waiting: (() => void)[] = [];

  add(entry: string): void {
    this.entries.push(entry);
    for (const wake of this.#waiting.splice(0)) wake();
  }

  async until(entry: string): Promise<void> {
    while (!this.entries.includes(entry)) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }
}

function follow(
  policy = forever,
  url = controller.url,
  flags: ConnectionFlags = {},
): { follower: TailFollower; journal: Journal } {
  const journal = new Journal();
  const follower = new TailFollower(resolveEndpoint({ url, ...flags }, {}), request, {
    policy,
    // No waiting between attempts.
    random: () => 0,
    listener: {
      onConnected: () => journal.add('connected'),
      onFrame: (records) => {
        for (const record of records) journal.add(describeRecord(record));
      },
      onReconnecting: ({ attempt, cursor }) => journal.add(`reconnecting ${attempt} ${cursor}`),
      onReconnected: (resumed) => journal.add(`reconnected ${resumed}`),
      onEnd: (error) => {
        journal.exitCode = (error as { exitCode?: number } | undefined)?.exitCode;
        journal.add(error === undefined ? 'done' : 'failed');
      },
    },
  });
  followers.push(follower);
  follower.start();
  return { follower, journal };
}

function describeRecord(record: StreamRecord): string {
  const { message, cursor } = record as { message?: string; cursor?: string };
  return `${record.type} ${message ?? cursor ?? ''}`;
}

describe('TailFollower', () => {
  it('begins where it is told and goes on behind the last cursor', async () => {
    controller.onTail = (tail: FakeTail) => {
      const number = controller.tails.length;
      tail.send(logRecord(number, `line ${number}`), cursorRecord(`c${number}`));
      if (number < 3) setImmediate(() => tail.terminate());
    };
    const { journal } = follow();
    await journal.until('cursor c3');
    expect(journal.entries).toEqual([
      'connected',
      'log line 1',
      'cursor c1',
      'reconnecting 1 c1',
      'reconnected true',
      'log line 2',
      'cursor c2',
      'reconnecting 1 c2',
      'reconnected true',
      'log line 3',
      'cursor c3',
    ]);
    const queries = controller.tails.map((tail) => tail.query.toString());
    expect(queries).toEqual(['stream=out&lines=10', 'stream=out&after=c1', 'stream=out&after=c2']);
  });

  it('comes back after a restart (1001) and after being cut off for not reading (1008)', async () => {
    controller.onTail = (tail) => {
      const number = controller.tails.length;
      tail.send(cursorRecord(`c${number}`));
      if (number === 1) tail.close(1001, 'going away');
      if (number === 2) tail.close(1008, 'no byte taken for 60 s');
    };
    const { journal } = follow();
    await journal.until('cursor c3');
    expect(controller.tails).toHaveLength(3);
  });

  it('ends without an error when the controller has nothing more to send', async () => {
    controller.onTail = (tail) => {
      tail.send(logRecord(1, 'only'), cursorRecord('c1'));
      tail.close(1000);
    };
    const { journal } = follow();
    await journal.until('done');
    expect(journal.entries).toContain('log only');
  });

  it('fails at once when nobody is there, and with status 6', async () => {
    const { journal } = follow(forever, 'http://127.0.0.1:1');
    await journal.until('failed');
    expect(journal.entries).toEqual(['failed']);
    expect(journal.exitCode).toBe(EXIT.unreachable);
  });

  it('tries as often as it is told', async () => {
    const { journal } = follow({ attemptsMax: 3, fromStart: true }, 'http://127.0.0.1:1');
    await journal.until('failed');
    expect(journal.entries.filter((entry) => entry.startsWith('reconnecting'))).toHaveLength(3);
    expect(journal.exitCode).toBe(EXIT.unreachable);
  });

  it('does not come back when it is told not to', async () => {
    controller.onTail = (tail) => tail.terminate();
    const { journal } = follow({ attemptsMax: 0, fromStart: false });
    await journal.until('failed');
    expect(journal.entries).toEqual(['connected', 'failed']);
  });

  it('counts a connection that delivers nothing as a failed attempt', async () => {
    controller.onTail = (tail) => tail.terminate();
    const { journal } = follow({ attemptsMax: 2, fromStart: false });
    await journal.until('failed');
    expect(controller.tails).toHaveLength(3);
  });

  it.each([
    [400, { error: { code: 'invalid_filter', message: 'Cannot use the filter' } }, EXIT.usage],
    [401, { error: { code: 'unauthorized', message: 'No token' } }, EXIT.notAllowed],
    [403, { error: { code: 'forbidden_host', message: 'Not this host' } }, EXIT.notAllowed],
    [404, 'a page of something else', EXIT.failure],
  ])('gives up at a refusal with status %i', async (status, body, exitCode) => {
    controller.refuse = () => ({ status, body });
    const { journal } = follow({ attemptsMax: Number.POSITIVE_INFINITY, fromStart: true });
    await journal.until('failed');
    expect(journal.entries).toEqual(['failed']);
    expect(journal.exitCode).toBe(exitCode);
  });

  it('tries again while the controller is not ready', async () => {
    let refusals = 2;
    controller.refuse = () => {
      refusals -= 1;
      return refusals >= 0
        ? { status: 503, body: { error: { code: 'not_ready', message: 'Not yet' } } }
        : undefined;
    };
    const { journal } = follow({ attemptsMax: Number.POSITIVE_INFINITY, fromStart: true });
    await journal.until('connected');
    expect(journal.entries).toEqual(['reconnecting 1 undefined', 'reconnecting 2 undefined', 'connected']);
  });

  it('begins anew, with everything that is held, when another cluster answers after a reconnect', async () => {
    controller.refuse = (_app, query) => {
      if (query.get('after') === null) return undefined;
      return { status: 400, body: { error: { code: 'invalid_cursor', message: 'another cluster' } } };
    };
    controller.onTail = (tail) => {
      tail.send(cursorRecord('c1'));
      if (controller.tails.length === 1) setImmediate(() => tail.terminate());
    };
    const { journal } = follow();
    await journal.until('reconnected false');
    expect(controller.tails.map((tail) => tail.query.toString())).toEqual([
      'stream=out&lines=10',
      'stream=out&lines=all',
    ]);
  });

  it('refuses frames that are no list of records', async () => {
    controller.onTail = (tail) => tail.socket.send('{"type":"log"}');
    const { journal } = follow();
    await journal.until('failed');
    expect(journal.exitCode).toBe(EXIT.failure);
  });

  it('reads nothing while it is paused', async () => {
    controller.onTail = (tail) => tail.send(logRecord(1, 'first'), cursorRecord('c1'));
    const { follower, journal } = follow();
    await journal.until('cursor c1');
    follower.pause();
    const tail = controller.tails[0];
    // More than the socket buffers of both sides hold: it can only go out when somebody reads.
    const big = 'x'.repeat(1024 * 1024);
    let sent = 0;
    for (let index = 2; index < 42; index += 1) {
      tail?.socket.send(JSON.stringify([logRecord(index, big), cursorRecord(`c${index}`)]), () => {
        sent += 1;
      });
    }
    // Far more turns of the event loop than the whole transfer takes when somebody reads.
    for (let turn = 0; turn < 2000; turn += 1) await new Promise(setImmediate);
    expect(sent).toBeLessThan(40);
    follower.resume();
    await journal.until('cursor c41');
  });
});

describe('a token that expires while a tail is open', () => {
  let folder: string;
  let tokenFile: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tailrace-follower-'));
    tokenFile = join(folder, 'token');
    writeFileSync(tokenFile, 'first');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const shown = (): unknown[] => controller.tails.map(({ headers }) => headers.authorization);

  it('is replaced by the one that is in its file by then, behind the last line', async () => {
    controller.onTail = (tail) => {
      const number = controller.tails.length;
      tail.send(logRecord(number, `line ${number}`), cursorRecord(`c${number}`));
      if (number > 1) return;
      writeFileSync(tokenFile, 'second\n');
      tail.close(1008, 'token expired');
    };
    const { journal } = follow(forever, controller.url, { tokenFile });
    await journal.until('cursor c2');
    expect(shown()).toEqual(['Bearer first', 'Bearer second']);
    expect(controller.tails[1]?.query.get('after')).toBe('c1');
    expect(journal.entries).toContain('reconnected true');
  });

  it.each([
    ['that is still in its file', forever, () => undefined],
    ['whose file is gone', forever, () => rmSync(tokenFile)],
    ['with --reconnect no', { attemptsMax: 0, fromStart: false }, () => writeFileSync(tokenFile, 'second')],
  ])('%s is the end, with status 4', async (_name, policy, meanwhile) => {
    controller.onTail = (tail) => {
      meanwhile();
      tail.close(1008, 'token expired');
    };
    const { journal } = follow(policy, controller.url, { tokenFile });
    await journal.until('failed');
    expect(journal.exitCode).toBe(EXIT.notAllowed);
    expect(shown()).toEqual(['Bearer first']);
  });

  it('differs from other closes with the same code', async () => {
    controller.onTail = (tail) => {
      if (controller.tails.length === 1) tail.close(1008, 'no byte taken for 60 s');
      else tail.send(cursorRecord('c2'));
    };
    const { journal } = follow(forever, controller.url, { tokenFile });
    await journal.until('cursor c2');
  });
});
