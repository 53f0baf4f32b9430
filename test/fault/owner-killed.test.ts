// The owner of apps is killed, and nobody else has its lines: what it held is told, exactly, in a tail that was open, in `recent` and
// to whoever comes later. Real processes with a real nats-server, and several agents that write to the same app.
import { LineSender } from '@tailrace/agent/line-sender';
import { HashRing } from '@tailrace/core/hash-ring';
import { describe, expect, onTestFinished } from 'vitest';
import { type JsonRecord, messagesOf } from '../kit/api-client.ts';
import { ClusterProcesses } from '../kit/cluster-processes.ts';
import { natsServer } from '../kit/nats-peer.ts';
import { ProgramRun } from '../kit/program-run.ts';
import { RoleProcess } from '../kit/role-processes.ts';
import { TailReader } from '../kit/tail-reader.ts';
import { until } from '../kit/until.ts';

/** The servers of zone z1. */
const servers = ['z1-a', 'z1-b'];
const lost = 'z1-a';

describe('the owner of apps is killed, and nobody else has its lines', () => {
  natsServer.test('all that was accepted is delivered or told as missing, exactly', async () => {
    await using cluster = await ClusterProcesses.start({ flags: { server: oneCopy } });
    await using secondAgent = await RoleProcess.start('agent', [
      ...cluster.commonFlags('z1', 'z1-agent-2', 'agent'),
      ...['--ingress', '127.0.0.1:0'],
    ]);
    const [busy = '', idle = '', silent = ''] = ownedBy(lost, 3);
    const agents = [cluster.ingress('z1'), secondAgent.up.ingress ?? ''];
    const writers = agents.map((address, i) => new Writer(address, busy, `agent-${i}`));
    const idleWriter = new Writer(agents[0] ?? '', idle, 'idle');
    const silentWriter = new Writer(agents[1] ?? '', silent, 'silent');
    const api = await cluster.api();
    await using tail = await TailReader.open(cluster.url, busy, 'lines=all');
    idleWriter.write(17);
    silentWriter.write(5);
    for (const writer of writers) writer.write(200);
    await tail.untilLines(400);
    await until(async () => messagesOf(await api.recent(idle)).length === 17, { what: 'the idle app' });
    await using silentTail = await TailReader.open(cluster.url, silent, 'lines=all');
    await silentTail.untilLines(5);
    const before = tail.lines.length;
    // It writes on while the server dies and until the other one has the app.
    const steady = setInterval(() => {
      for (const writer of writers) writer.write(10);
    }, 5);
    onTestFinished(() => clearInterval(steady));
    await tail.untilLines(before + 200);
    await cluster.server(lost).kill();
    const lastBefore = tail.lines.length;
    await tail.untilLines(lastBefore + 2_000, 40_000);
    clearInterval(steady);
    for (const writer of writers) writer.write(1);
    const accepted = writers.reduce((sum, { written }) => sum + written, 0);
    // What was under way when the server died is sent again: a line may come twice.
    const delivered = (): number => new Set(tail.messages).size;
    await until(() => delivered() + tail.announced >= accepted, {
      what: 'everything that was accepted',
      describe: () => ({ delivered: delivered(), announced: tail.announced, accepted }),
    });
    expect({ delivered: delivered(), told: tail.announced }).toEqual({
      delivered: accepted - tail.announced,
      told: accepted - delivered(),
    });
    for (const writer of writers) {
      const numbers = [...new Set(tail.messages.filter((text) => text.startsWith(writer.name)))].map(
        numberOf,
      );
      expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    }
    expect(tail.controls('gap').every(({ missing }) => typeof missing === 'number')).toBe(true);

    // Whoever comes now: what was held and is gone, and what came since.
    const records = await api.recent(busy);
    expect(told(records)).toMatchObject([{ type: 'gap', reason: 'server_lost', stage: 'ring', zone: 'z1' }]);
    expect(messagesOf(records).length + missingIn(records)).toBe(accepted);

    // An app that had lines and has none now is known, although nobody wrote to it since.
    expect(await api.recent(idle)).toMatchObject([
      {
        type: 'gap',
        missing: 17,
        reason: 'server_lost',
        message: '17 lines are missing before this line: the server that held them is gone',
      },
    ]);
    await using printed = ProgramRun.tailrace(['recent', idle, '--url', cluster.url, '--strict']);
    expect(await printed.ended()).toEqual({ status: 5, signal: null });
    expect(printed.stderr).toContain('17 lines are missing before this line');

    // A tail that had read all of a silent app has missed nothing, and reads on.
    silentWriter.write(3);
    await silentTail.untilLines(8);
    expect(silentTail.announced).toBe(0);
    const silentRecords = await api.recent(silent);
    expect(missingIn(silentRecords)).toBe(5);
    expect(messagesOf(silentRecords)).toEqual(['silent 5', 'silent 6', 'silent 7']);
  });

  natsServer.test('a cursor from before is answered with the exact number', async () => {
    await using cluster = await ClusterProcesses.start({ controllers: 2, flags: { server: oneCopy } });
    const [app = ''] = ownedBy(lost, 1);
    const writer = new Writer(cluster.ingress('z1'), app, 'line');
    let cursor = '';
    {
      await using tail = await TailReader.open(cluster.url, app, 'lines=all');
      writer.write(30);
      await tail.untilLines(30);
      const record = await tail.untilRecord(({ type, delivered }) => type === 'cursor' && delivered === 30);
      cursor = record.cursor ?? '';
    }
    writer.write(12);
    const api = await cluster.api();
    await until(async () => messagesOf(await api.recent(app)).length === 42, { what: 'all lines' });
    await cluster.server(lost).kill();
    // At another controller: the first one may still have the lines.
    const other = cluster.controllers[1]?.up.url ?? '';
    await using resumed = await TailReader.open(other, app, `after=${cursor}`);
    await resumed.untilRecord(({ type }) => type === 'gap');
    writer.write(4);
    await resumed.untilLines(4, 30_000);
    expect(resumed.messages).toEqual(['line 42', 'line 43', 'line 44', 'line 45']);
    expect(resumed.announced).toBe(12);
    expect(resumed.controls('gap')).toMatchObject([{ missing: 12, zone: 'z1' }]);
  });
});

const oneCopy = ['--replicas', '1'];

/** Writes `NAME 0`, `NAME 1` … through an agent. */
class Writer {
  readonly name: string;
  readonly #sender: LineSender;
  #written = 0;

  constructor(address: string, app: string, name: string) {
    this.name = name;
    this.#sender = new LineSender({ address, app, instanceId: name, peer: name });
    onTestFinished(async () => void (await this.#sender.close(1_000)));
  }

  get written(): number {
    return this.#written;
  }

  write(lines: number): void {
    for (let i = 0; i < lines; i++) this.#sender.write(Buffer.from(`${this.name} ${this.#written++}`), false);
  }
}

function numberOf(text: string): number {
  return Number(text.slice(text.lastIndexOf(' ') + 1));
}

function told(records: readonly JsonRecord[]): JsonRecord[] {
  return records.filter(({ type }) => type === 'gap' || type === 'drop');
}

function missingIn(records: readonly JsonRecord[]): number {
  return told(records).reduce((sum, { missing, count }) => sum + (count ?? Number(missing)), 0);
}

/** Apps that a server of z1 owns. */
function ownedBy(server: string, count: number): string[] {
  const ring = new HashRing(servers);
  const apps: string[] = [];
  for (let i = 0; apps.length < count; i++) if (ring.owner(`app-${i}`) === server) apps.push(`app-${i}`);
  return apps;
}
