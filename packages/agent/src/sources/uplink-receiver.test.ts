// The receiver's end of the uplink, against senders written by hand and a real one.
import { Client, type ClientDuplexStream, credentials, type ServiceError, status } from '@grpc/grpc-js';
import { encodeEntry, encodeLogEnvelope } from '@tailrace/proto/envelope';
import { PROTOCOL_VERSION } from '@tailrace/proto/protocol-version';
import { uplinkService } from '@tailrace/proto/services';
import {
  decodeUplinkDown,
  encodeUplinkUp,
  type Total,
  type UplinkDown,
} from '@tailrace/proto/uplink-messages';
import { afterEach, describe, expect, test } from 'vitest';
import { LineSender } from '../line-sender.ts';
import { type RunningAgent, runAgent } from '../testing/running-agent.ts';

let running: RunningAgent | undefined;
const clients: Client[] = [];

afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  await running?.stop();
  running = undefined;
});

/** A sender of which the test writes every message. */
class HandSender {
  readonly answers: UplinkDown[] = [];
  readonly ended: Promise<ServiceError | undefined>;
  readonly #call: ClientDuplexStream<Buffer, Buffer>;
  #onAnswer: () => void = () => undefined;

  constructor(address: string) {
    const client = new Client(address, credentials.createInsecure());
    clients.push(client);
    const { path, requestSerialize, responseDeserialize } = uplinkService.connect;
    this.#call = client.makeBidiStreamRequest(path, requestSerialize, responseDeserialize);
    this.#call.on('data', (message: Buffer) => {
      this.answers.push(decodeUplinkDown(message));
      this.#onAnswer();
    });
    this.ended = new Promise((resolve) => {
      this.#call.on('error', (error: ServiceError) => resolve(error));
      this.#call.on('end', () => resolve(undefined));
    });
  }

  hello(fields: { cluster?: string; version?: number; open?: { app: string; origin: bigint }[] } = {}): void {
    const hello = { cluster: '', version: PROTOCOL_VERSION, peer: 'test', zone: '', open: [], ...fields };
    this.#call.write(encodeUplinkUp({ kind: 'hello', hello }));
  }

  batch(id: number, firstSeq: number, lines: string[], totals: Total[] = [], app = 'web'): void {
    const bytes = entries(lines, app);
    const runs = lines.length === 0 ? [] : [{ app, origin: 1n, firstSeq, count: lines.length, bytes }];
    this.#call.write(encodeUplinkUp({ kind: 'batch', batch: { id, runs, totals } }));
  }

  raw(message: Buffer): void {
    this.#call.write(message);
  }

  end(): void {
    this.#call.end();
  }

  async until(isMet: () => boolean): Promise<void> {
    while (!isMet()) {
      await new Promise<void>((resolve) => {
        this.#onAnswer = resolve;
      });
    }
  }

  get ackedIds(): number[] {
    return this.answers.flatMap((answer) => (answer.kind === 'ack' ? [answer.ack.id] : []));
  }
}

function entries(lines: string[], app: string): Buffer {
  return Buffer.concat(
    lines.map((line) =>
      encodeEntry(
        encodeLogEnvelope({
          timestampNs: 1n,
          sourceId: app,
          instanceId: '0',
          payload: Buffer.from(line),
          isErr: false,
        }),
      ),
    ),
  );
}

const total = (lines: number, acked: number): Total => ({
  app: 'web',
  origin: 1n,
  reason: 'source_buffer',
  total: lines,
  acked,
  firstMs: 1,
  lastMs: 2,
  detail: '',
});

test('lines that come twice are taken once', async () => {
  running = await runAgent();
  const { agent, owner } = running;
  const first = new HandSender(agent.addresses.ingress);
  first.hello();
  first.batch(1, 1, ['1', '2', '3']);
  await first.until(() => first.ackedIds.includes(1));
  const second = new HandSender(agent.addresses.ingress);
  second.hello({ open: [{ app: 'web', origin: 1n }] });
  second.batch(1, 2, ['2', '3', '4', '5']);
  await second.until(() => second.ackedIds.includes(1));
  expect(second.answers[0]).toMatchObject({
    kind: 'welcome',
    welcome: { peer: 'agent-1', last: [{ last: 3 }] },
  });
  await owner.read('web', 5);
  expect(owner.lines('web')).toEqual(['1', '2', '3', '4', '5']);
  expect(await agent.metrics.metrics()).toContain('tailrace_agent_duplicate_lines_total 2');
});

test('what a sender dropped becomes a drop of the agent, once, and a hole is announced', async () => {
  running = await runAgent();
  const { agent, owner } = running;
  const sender = new HandSender(agent.addresses.ingress);
  sender.hello();
  sender.batch(1, 1, ['1'], [total(5, 0)]);
  sender.batch(2, 2, [], [total(5, 0)]);
  sender.batch(3, 5, ['5'], [total(8, 5)]);
  await sender.until(() => sender.ackedIds.includes(3));
  await owner.until(() => owner.model.record('web').dropped === 11);
  expect(Object.fromEntries(owner.model.record('web').droppedBy)).toEqual({
    source_buffer: 8,
    unexplained: 3,
  });
  expect(owner.lines('web')).toEqual(['1', '5']);
});

test('envelopes are checked here too: bad ones are rejected alone, foreign ones too, reserved tags go', async () => {
  running = await runAgent();
  const { agent, owner } = running;
  const sender = new HandSender(agent.addresses.ingress);
  sender.hello();
  const tagged = encodeLogEnvelope({
    timestampNs: 0n,
    sourceId: 'web',
    instanceId: '0',
    payload: Buffer.from('tagged'),
    isErr: false,
    tags: { 'tailrace.dropped': '1' },
  });
  const bytes = Buffer.concat([
    entries(['1'], 'web'),
    encodeEntry(Buffer.from([0x12, 0x09])),
    entries(['foreign'], 'other'),
    encodeEntry(tagged),
    entries(['2', '3'], 'web'),
  ]);
  const runs = [{ app: 'web', origin: 1n, firstSeq: 1, count: 6, bytes }];
  sender.raw(encodeUplinkUp({ kind: 'batch', batch: { id: 1, runs, totals: [] } }));
  const lines = await owner.read('web', 4);
  expect(lines.map(({ payload }) => payload)).toEqual(['1', 'tagged', '2', '3']);
  expect(lines[1]?.tags).toEqual({});
  expect(lines[1]?.timestampNs).toBeGreaterThan(0n);
  expect(agent.stateDump().rejected).toEqual({ bad_envelope: 1, bad_app_id: 1 });
});

describe('refused with a reason', () => {
  test.each<[string, (sender: HandSender) => void, status, RegExp]>([
    [
      'another cluster',
      (sender) => sender.hello({ cluster: 'other' }),
      status.FAILED_PRECONDITION,
      /cluster "other", expected "fake"/,
    ],
    [
      'another version',
      (sender) => sender.hello({ version: 99 }),
      status.FAILED_PRECONDITION,
      /protocol version 99, expected versions 1 to 2/,
    ],
    [
      'a batch before the hello',
      (sender) => sender.batch(1, 1, ['1']),
      status.INVALID_ARGUMENT,
      /expected a hello/,
    ],
    [
      'nonsense',
      (sender) => sender.raw(Buffer.from([0xff])),
      status.INVALID_ARGUMENT,
      /Cannot read the uplink message/,
    ],
    [
      'a run that says another count than it has',
      (sender) => {
        sender.hello();
        const runs = [{ app: 'web', origin: 1n, firstSeq: 1, count: 3, bytes: entries(['1'], 'web') }];
        sender.raw(encodeUplinkUp({ kind: 'batch', batch: { id: 1, runs, totals: [] } }));
      },
      status.INVALID_ARGUMENT,
      /says 3 lines from 1 and has 1/,
    ],
    [
      'a total that contradicts itself',
      (sender) => {
        sender.hello();
        sender.batch(1, 1, ['1'], [total(1, 2)]);
      },
      status.INVALID_ARGUMENT,
      /a total of "web" is impossible/,
    ],
    [
      'a total that a server would refuse',
      (sender) => {
        sender.hello();
        sender.batch(1, 1, ['1'], [total(2 ** 49, 2 ** 49)]);
      },
      status.INVALID_ARGUMENT,
      /a total of "web" is impossible/,
    ],
    [
      'a total that rises by more than anybody drops',
      (sender) => {
        sender.hello();
        sender.batch(1, 1, ['1'], [total(2 ** 47, 0)]);
      },
      status.INVALID_ARGUMENT,
      /a total of "web" is impossible: it rises by/,
    ],
    [
      'a hole that is larger than any, inside one batch too',
      (sender) => {
        sender.hello();
        const bytes = entries(['1'], 'web');
        const run = { app: 'web', origin: 1n, count: 1, bytes };
        const runs = [
          { ...run, firstSeq: 1 },
          { ...run, firstSeq: 2 ** 47 },
        ];
        sender.raw(encodeUplinkUp({ kind: 'batch', batch: { id: 1, runs, totals: [] } }));
      },
      status.INVALID_ARGUMENT,
      /a run of "web" is impossible: \d+ lines are missing/,
    ],
  ])('%s', async (_, misbehave, code, reason) => {
    running = await runAgent();
    const sender = new HandSender(running.agent.addresses.ingress);
    misbehave(sender);
    const error = await sender.ended;
    expect(error?.code).toBe(code);
    expect(error?.details).toMatch(reason);
    expect(running.agent.stateDump()).toMatchObject({ senders: 0, receivedLines: 0, dropped: {} });
  });
});

test('a sender that ends is let go in order', async () => {
  running = await runAgent();
  const sender = new HandSender(running.agent.addresses.ingress);
  sender.hello();
  sender.end();
  expect(await sender.ended).toBeUndefined();
});

describe('holding back', () => {
  test('a sender over its fair share waits while its app makes progress, and goes on when it got rid of it', async () => {
    running = await runAgent({ bufferBytesMax: 1024 * 1024 });
    const { agent, owner } = running;
    const sender = new HandSender(agent.addresses.ingress);
    sender.hello();
    sender.batch(1, 1, ['first']);
    await owner.until(() => owner.lines('web').length === 1);
    await sender.until(() => sender.ackedIds.includes(1));
    owner.isHolding = true;
    sender.batch(2, 2, ['second']);
    await owner.until(() => owner.lines('web').length === 2);
    for (let id = 3; id < 10; id++)
      sender.batch(id, 3 + (id - 3) * 100, new Array<string>(100).fill('x'.repeat(1000)));
    await sender.until(() => sender.ackedIds.includes(0));
    expect(sender.ackedIds).not.toContain(9);
    owner.releaseAnswers();
    await sender.until(() => sender.ackedIds.includes(9));
    await owner.until(() => owner.lines('web').length === 702);
    expect(agent.stateDump().dropped).toEqual({});
  });

  test('nobody is held back for an app that makes no progress', async () => {
    running = await runAgent({ bufferBytesMax: 1024 * 1024 });
    const { agent, owner, registry } = running;
    registry.setServers([]);
    const sender = new HandSender(agent.addresses.ingress);
    sender.hello();
    for (let id = 1; id <= 30; id++)
      sender.batch(id, (id - 1) * 100 + 1, new Array<string>(100).fill('x'.repeat(1000)));
    await sender.until(() => sender.ackedIds.includes(30));
    expect(agent.stateDump().dropped['agent_buffer']).toBeGreaterThan(0);
    registry.setServers([{ id: 's1', address: owner.address }]);
    await owner.until(() => owner.lines('web').length + owner.model.record('web').dropped === 3000);
  });

  test('a pipe into a slow owner loses nothing and is held back', async () => {
    running = await runAgent({ bufferBytesMax: 2 * 1024 * 1024 });
    const { agent, owner } = running;
    const sender = new LineSender({
      address: agent.addresses.ingress,
      app: 'web',
      instanceId: '0',
      peer: 'pipe',
      block: true,
    });
    const line = (i: number) => `${i} `.padEnd(300, 'x');
    const lines = 40_000;
    // The owner answers only every 20 ms.
    owner.isHolding = true;
    const slow = setInterval(() => {
      owner.releaseAnswers();
      owner.isHolding = true;
    }, 20);
    for (let i = 0; i < lines; i++) {
      if (sender.isFull) await sender.ready();
      sender.write(Buffer.from(line(i)), false);
    }
    clearInterval(slow);
    owner.releaseAnswers();
    expect(await sender.close(10_000)).toEqual({ sent: lines, acked: lines, dropped: 0 });
    await owner.until(() => owner.lines('web').length === lines);
    expect(owner.lines('web').findIndex((each, i) => each !== line(i))).toBe(-1);
    expect(agent.stateDump().dropped).toEqual({});
  });
});

describe('an app that is one too many', () => {
  test('is refused as overloaded, and nothing of it is counted as dropped', async () => {
    running = await runAgent({ appsMax: 0 });
    const { agent } = running;
    const sender = new HandSender(agent.addresses.ingress);
    sender.hello();
    sender.batch(1, 1, ['1', '2'], [total(3, 0)]);
    sender.batch(2, 3, ['3']);
    await sender.until(() => sender.ackedIds.includes(2));
    const acks = sender.answers.flatMap((answer) => (answer.kind === 'ack' ? [answer.ack] : []));
    expect(acks).toEqual([
      { id: 1, moved: [], overloaded: ['web'] },
      { id: 2, moved: [], overloaded: ['web'] },
    ]);
    expect(agent.stateDump()).toMatchObject({ receivedLines: 0, dropped: {}, tooManyAppsLines: 0 });
    expect(running.logs.filter(({ msg }) => msg.includes('too many apps'))).toHaveLength(1);
  });

  test('is taken in order once there is room: later lines wait until the refused ones came again', async () => {
    running = await runAgent({ appsMax: 1, appIdleForgetMs: 300 });
    const { agent, owner } = running;
    const first = new HandSender(agent.addresses.ingress);
    first.hello();
    first.batch(1, 1, ['x'], [], 'first');
    await first.until(() => first.ackedIds.includes(1));
    const sender = new HandSender(agent.addresses.ingress);
    sender.hello();
    let id = 0;
    const isTaken = async (firstSeq: number, lines: string[]): Promise<boolean> => {
      const batchId = ++id;
      const bytes = entries(lines, 'web');
      const runs = [{ app: 'web', origin: 2n, firstSeq, count: lines.length, bytes }];
      sender.raw(encodeUplinkUp({ kind: 'batch', batch: { id: batchId, runs, totals: [] } }));
      await sender.until(() => sender.ackedIds.includes(batchId));
      const ack = sender.answers.find((answer) => answer.kind === 'ack' && answer.ack.id === batchId);
      return ack?.kind === 'ack' && ack.ack.overloaded.length === 0;
    };
    expect(await isTaken(1, ['1', '2'])).toBe(false);
    while (agent.stateDump().apps > 0) expect(await isTaken(3, ['3'])).toBe(false);
    expect(await isTaken(3, ['3'])).toBe(false);
    expect(await isTaken(1, ['1', '2'])).toBe(true);
    expect(await isTaken(3, ['3'])).toBe(true);
    await owner.until(() => owner.lines('web').length === 3);
    expect(owner.lines('web')).toEqual(['1', '2', '3']);
  });

  test('makes its sender say how many lines were not taken', async () => {
    running = await runAgent({ appsMax: 0 });
    const sender = new LineSender({
      address: running.agent.addresses.ingress,
      app: 'web',
      instanceId: '0',
      peer: 'pipe',
    });
    for (const line of ['1', '2', '3']) sender.write(Buffer.from(line), false);
    const { sent, acked, dropped } = await sender.close(300);
    expect(acked).toBe(0);
    expect(sent + dropped).toBe(3);
  });
});
