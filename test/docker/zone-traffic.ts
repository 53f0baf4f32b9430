// Traffic through both zones of the compose cluster while something is done to it: numbered lines of several apps go in at the
// agents' published ports, and a tail of each app reads them over the published port of the traffic controllers.
import type { TailReader } from '../kit/tail-reader.ts';
import { until } from '../kit/until.ts';
import type { ClusterAccess } from './cluster-access.ts';
import type { ComposeProject } from './compose-project.ts';
import { NumberedLines, troubleInNumbers } from './numbered-lines.ts';

/** A zone of the compose file. */
export type Zone = 'z1' | 'z2';
const zones: readonly Zone[] = ['z1', 'z2'];
/** Apps that write into both zones: enough that every server owns some of them. */
const appCount = 6;

/** `await using traffic = await ZoneTraffic.start(project, access, 'stop')`. */
export class ZoneTraffic implements AsyncDisposable {
  readonly apps: readonly string[];
  readonly #lines: Readonly<Record<Zone, NumberedLines>>;
  readonly #tails: ReadonlyMap<string, TailReader>;

  private constructor(
    apps: readonly string[],
    lines: Readonly<Record<Zone, NumberedLines>>,
    tails: ReadonlyMap<string, TailReader>,
  ) {
    this.apps = apps;
    this.#lines = lines;
    this.#tails = tails;
  }

  /** Starts to write and to read, and waits until every app's lines of both zones arrive. */
  static async start(project: ComposeProject, access: ClusterAccess, name: string): Promise<ZoneTraffic> {
    const apps = Array.from({ length: appCount }, (_, i) => `${name}-${i + 1}`);
    const tails = new Map<string, TailReader>();
    // From the first line on: a tail of what is to come may begin behind lines that are written at once.
    for (const app of apps) tails.set(app, await access.tail(app, 'lines=all'));
    const { ports } = project.settings;
    const lines = {
      z1: await NumberedLines.start(ports.SYSLOG_Z1, 'z1', apps),
      z2: await NumberedLines.start(ports.SYSLOG_Z2, 'z2', apps),
    };
    const traffic = new ZoneTraffic(apps, lines, tails);
    await traffic.untilFlowing('z1');
    await traffic.untilFlowing('z2');
    return traffic;
  }

  /** Numbers of an app that have arrived from a zone, in the order in which they came. */
  numbers(app: string, zone: Zone): number[] {
    const lines = this.#tails.get(app)?.lines ?? [];
    return lines.filter(({ instance }) => instance === zone).map(({ message }) => Number(message));
  }

  /** Control records of a type in all tails, with the app of each. */
  controls(type: string, zone: Zone): { readonly app: string; readonly [field: string]: unknown }[] {
    return [...this.#tails].flatMap(([app, tail]) =>
      tail
        .controls(type)
        .filter((record) => record.zone === zone)
        .map((record) => ({ app, ...record })),
    );
  }

  /** Resolves when lines of every app that are written from now on arrive from a zone. */
  async untilFlowing(zone: Zone, timeoutMs = 15_000): Promise<number> {
    const startedMs = performance.now();
    const from = this.#lines[zone].last + 1;
    const waiting = (): string[] =>
      this.apps.filter((app) => !((this.numbers(app, zone).at(-1) ?? 0) >= from));
    await until(() => waiting().length === 0, {
      timeoutMs,
      what: `new lines of ${zone}`,
      describe: () => ({ waiting: waiting(), from, controls: this.controls('zone', zone).slice(-6) }),
    });
    return performance.now() - startedMs;
  }

  /** Resolves when every tail has said that a zone is up or down, since the call. */
  async untilTold(zone: Zone, state: 'up' | 'down', timeoutMs = 15_000): Promise<void> {
    const told = (): number =>
      new Set(
        this.controls('zone', zone)
          .filter((record) => record['state'] === state)
          .map(({ app }) => app),
      ).size;
    await until(() => told() === this.apps.length, {
      timeoutMs,
      what: `every tail to say that ${zone} is ${state}`,
      describe: () => ({ told: told(), of: this.apps.length }),
    });
  }

  /** Writes no more, and waits until the last line of every app has arrived from both zones. */
  async finish(): Promise<void> {
    for (const zone of zones) {
      const last = await this.#lines[zone].stop();
      const waiting = (): string[] => this.apps.filter((app) => this.numbers(app, zone).at(-1) !== last);
      await until(() => waiting().length === 0, {
        what: `line ${last} of ${zone}`,
        describe: () =>
          waiting().map((app) => ({
            app,
            last: this.numbers(app, zone).at(-1),
            trouble: this.#trouble(zone),
          })),
      });
    }
  }

  /** Throws unless each app's lines of a zone are complete and in order. After {@link finish}. */
  expectComplete(zone: Zone): void {
    const trouble = this.#trouble(zone);
    if (trouble.length === 0) return;
    const told = ['gap', 'drop', 'zone'].flatMap((type) => this.controls(type, zone));
    throw new Error(
      `Lines of ${zone} are not as they were written: ${trouble.join('; ')}. The tails were told: ${JSON.stringify(told)}`,
    );
  }

  /**
   * Throws unless each app's lines of a zone arrived at least once, in order, or their tail was told that lines are missing. For faults that look
   * like a crash: whether the last batch was taken is not known then, so it may come twice, by another server. After {@link finish}.
   */
  expectNothingUntold(zone: Zone): void {
    const last = this.#lines[zone].last;
    const untold = this.apps.filter((app) => {
      const missing = last - new Set(this.numbers(app, zone)).size;
      return (
        missing > 0 &&
        ![...this.controls('gap', zone), ...this.controls('drop', zone)].some((told) => told.app === app)
      );
    });
    if (untold.length > 0)
      throw new Error(`Lines of ${untold.join(', ')} are missing in ${zone}, and nothing was told`);
    const late = this.apps.flatMap((app) => {
      const firsts = [...new Set(this.numbers(app, zone))];
      const i = firsts.findIndex((number, index) => number < (firsts[index - 1] ?? 0));
      return i < 0 ? [] : [`${app}: ${firsts[i]} comes first after ${firsts[i - 1]}`];
    });
    if (late.length > 0) throw new Error(`Lines of ${zone} are out of order: ${late.join('; ')}`);
  }

  #trouble(zone: Zone): string[] {
    return this.apps.flatMap((app) =>
      troubleInNumbers(this.numbers(app, zone), this.#lines[zone].last).map((text) => `${app}: ${text}`),
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const zone of zones) await this.#lines[zone][Symbol.asyncDispose]();
    for (const tail of this.#tails.values()) await tail[Symbol.asyncDispose]();
  }
}
