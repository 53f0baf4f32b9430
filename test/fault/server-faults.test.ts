// Zones whose servers stop and start at random while lines are written and readers come and go. Afterwards, for each app:
// sent = delivered + announced, and the lines of each instance are in their order, none twice. SEED=… repeats a run.
import { LineSender } from '@tailrace/agent/line-sender';
import { expect, test } from 'vitest';
import { SeededRandom } from '../kit/seeded-random.ts';
import { TailReader } from '../kit/tail-reader.ts';
import { TestCluster } from '../kit/test-cluster.ts';
import { until } from '../kit/until.ts';

const zones = ['z1', 'z2'] as const;
const apps = ['app-0', 'app-1', 'app-2', 'app-3'] as const;
const steps = 40;

/** One app: its writers in both zones, and a reader that resumes where the one before it was cut off. */
class AppUnderTest implements AsyncDisposable {
  readonly name: string;
  sent = 0;
  readonly #cluster: TestCluster;
  readonly #senders: ReadonlyMap<string, LineSender>;
  readonly #next = new Map<string, number>();
  readonly #finished: TailReader[] = [];
  #tail: TailReader | undefined;
  #cursor: string | undefined;

  constructor(name: string, cluster: TestCluster) {
    this.name = name;
    this.#cluster = cluster;
    this.#senders = new Map(
      zones.map((zone) => [
        zone,
        new LineSender({ address: cluster.ingress(zone), app: name, instanceId: zone, peer: 'fault test' }),
      ]),
    );
  }

  write(zone: string, count: number): void {
    const first = this.#next.get(zone) ?? 0;
    for (let i = first; i < first + count; i++) this.#senders.get(zone)?.write(Buffer.from(String(i)), false);
    this.#next.set(zone, first + count);
    this.sent += count;
  }

  async open(): Promise<void> {
    // A reader that was cut off before its first cursor leaves the place where it began.
    this.#cursor = this.#tail?.controls('cursor').at(-1)?.cursor ?? this.#cursor;
    if (this.#tail !== undefined) {
      await this.#tail[Symbol.asyncDispose]();
      this.#finished.push(this.#tail);
    }
    const query = this.#cursor === undefined ? 'lines=all' : `after=${this.#cursor}`;
    this.#tail = await TailReader.open(this.#cluster.url, this.name, query);
  }

  /** What all readers got up to their cursors: what one got after its last cursor comes again in the next. */
  get readers(): readonly TailReader[] {
    return this.#tail === undefined ? [] : [...this.#finished, this.#tail];
  }

  get delivered(): number {
    return this.readers.reduce((sum, tail) => sum + countedUpToCursor(tail).delivered, 0);
  }

  get announced(): number {
    return this.readers.reduce((sum, tail) => sum + countedUpToCursor(tail).dropped, 0);
  }

  /** Numbers of a zone's lines, as far as the cursors say that they were delivered. */
  numbersOf(zone: string): number[] {
    return this.readers.flatMap((tail) =>
      tail.lines
        .slice(0, countedUpToCursor(tail).delivered)
        .filter(({ instance }) => instance === zone)
        .map(({ message }) => Number(message)),
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...this.#senders.values()].map((sender) => sender.close(1000)));
    await this.#tail?.[Symbol.asyncDispose]();
  }
}

/** The totals of a connection in its last cursor record. */
function countedUpToCursor(tail: TailReader): { delivered: number; dropped: number } {
  const last = tail.controls('cursor').at(-1);
  return { delivered: Number(last?.['delivered'] ?? 0), dropped: Number(last?.['dropped'] ?? 0) };
}

test('whatever zone stops and starts, every line is delivered or announced, in order and once', async () => {
  const random = SeededRandom.fromEnvironment();
  const story: string[] = [];
  await using cluster = await TestCluster.start();
  const subjects = apps.map((name) => new AppUnderTest(name, cluster));
  const stopped = new Set<string>();
  const toggle = async (zone: string): Promise<void> => {
    const action = stopped.has(zone) ? 'start' : 'stop';
    story.push(`${action} ${zone}`);
    const answer = await cluster.api.post(`/v1/servers/${zone}/${action}`);
    expect(answer.status, answer.text).toBe(200);
    if (action === 'stop') stopped.add(zone);
    else stopped.delete(zone);
  };
  try {
    await Promise.all(subjects.map((subject) => subject.open()));
    for (let step = 0; step < steps; step++) {
      for (const subject of subjects) subject.write(random.pick(zones), random.between(0, 200));
      const choice = random.next();
      if (choice < 0.45) await toggle(random.pick(zones));
      else if (choice < 0.6) {
        const index = random.between(0, subjects.length - 1);
        story.push(`reopen ${apps[index]}`);
        await subjects[index]?.open();
      }
    }
    for (const zone of [...stopped]) await toggle(zone);
    for (const subject of subjects) {
      await until(() => subject.delivered + subject.announced >= subject.sent, {
        what: `every line of ${subject.name}`,
        describe: () => ({
          sent: subject.sent,
          delivered: subject.delivered,
          announced: subject.announced,
          controls: subject.readers.flatMap(({ records }) =>
            records
              .filter(({ type }) => type !== 'log' && type !== 'cursor')
              .map((record) => JSON.stringify(record)),
          ),
        }),
      });
      expect(subject.delivered + subject.announced).toBe(subject.sent);
      for (const zone of zones) {
        const numbers = subject.numbersOf(zone);
        expect(numbers.filter((number, i) => i > 0 && number <= (numbers[i - 1] ?? -1))).toEqual([]);
      }
    }
  } catch (error) {
    console.error(`SEED=${random.seed}: ${story.join(', ')}`);
    throw error;
  } finally {
    await Promise.all(subjects.map((subject) => subject[Symbol.asyncDispose]()));
  }
}, 60_000);
