// One measured run of a benchmark: load at a rate for some seconds, what arrived, what was lost, and what each process spent on it.
import { setTimeout as delay } from 'node:timers/promises';
import type { ReaderReport } from '../programs/read.ts';
import type { Generator, LoadProcess, Reader } from './load.ts';
import { meterRoles, type RoleReading } from './role-meter.ts';
import type { RoleCluster } from './roles.ts';

/** Until load and processes have settled. */
const WARM_UP_MS = 500;
/** What is on its way when the load ends has to arrive while no such time passes without an arrival. */
const DRAIN_QUIET_MS = 1_500;
/** A run whose generator sent less than this share of what was due did not keep its rate. */
const KEPT_SHARE = 0.98;

/** Lines that arrived at the far end. */
export interface Arrivals {
  readonly delivered: number;
  /** Lines that the far end was told are missing. */
  readonly announced: number;
}

/** What is measured. */
export interface Setup {
  readonly cluster: RoleCluster;
  readonly generators: readonly Generator[];
  readonly reader?: Reader;
  /** What takes lines and is no reader; its CPU is counted as a reader's. */
  readonly receiver?: LoadProcess;
  /** Where lines arrive; default: at the reader. */
  readonly arrivals?: () => Promise<Arrivals>;
  /** Deliveries that are due for a line that was sent. Default 1. */
  readonly fanOut?: number;
  /** Deliveries that are due for so many lines since the start, where only some are read. Default: `fanOut` of each. */
  readonly due?: (sent: number) => number;
}

/** What came out. */
export interface Step {
  /** Lines per second that were wanted; undefined: as many as possible. */
  readonly wanted: number | undefined;
  /** Lines per second that arrived. */
  readonly rate: number;
  readonly sent: number;
  readonly announced: number;
  readonly unannounced: number;
  /** The generator sent what was due. */
  readonly isKept: boolean;
  readonly roles: readonly RoleReading[];
  /** CPU seconds per second of roles, generators, reader and receiver together. */
  readonly cores: number;
  /** CPU in µs per line that arrived. */
  readonly generatorUs: number;
  readonly readerUs: number;
  /** Of `tailrace pipe`; undefined where there is none. */
  readonly pipeUs: number | undefined;
  readonly reader: ReaderReport | undefined;
  /** Lines that arrived while it was measured. */
  readonly lines: number;
}

/** How long and how fast. */
export interface StepPlan {
  /** Lines per second of all generators together; absent: closed loop. */
  readonly rate?: number;
  /** Lines on the way in the closed loop, where nothing else bounds them. */
  readonly window?: number;
  readonly seconds: number;
}

/** Runs one. */
export async function runStep(setup: Setup, plan: StepPlan): Promise<Step> {
  const { generators, cluster, reader, fanOut = 1 } = setup;
  const { rate, window, seconds } = plan;
  const before = await arrivalsOf(setup);
  const sentBefore = sum(await Promise.all(generators.map((each) => each.report())), ({ sent }) => sent);
  const unwatch = window === undefined ? undefined : await closeLoop(setup, window, before, sentBefore);
  const pace = {
    seconds: seconds + WARM_UP_MS / 1000 + 10,
    ...(rate === undefined ? {} : { rate: rate / generators.length }),
    ...(window === undefined ? {} : { allowed: Math.ceil(window / generators.length) }),
  };
  await Promise.all(generators.map((each) => each.run(pace)));
  await delay(WARM_UP_MS);
  await reader?.reset();
  const meter = await meterRoles(cluster);
  const from = await snapshot(setup);
  await delay(seconds * 1000);
  const to = await snapshot(setup);
  const roles = await meter.read();
  const readerReport = await reader?.report();
  await unwatch?.();
  const stopped = await Promise.all(generators.map((each) => each.stop()));
  const sentAfter = sum(stopped, (each) => each.sent);
  const sent = sentAfter - sentBefore;
  const { due: dueOf = (lines: number) => lines * fanOut } = setup;
  const due = dueOf(sentAfter) - dueOf(sentBefore);
  const end = await untilQuiet(setup, before, due);
  const lines = to.delivered - from.delivered;
  const tookS = (to.atMs - from.atMs) / 1000;
  const announced = end.announced - before.announced;
  const perLine = (cpuS: number): number => (cpuS * 1e6) / Math.max(1, lines);
  return {
    wanted: rate,
    rate: lines / tookS,
    sent,
    announced,
    unannounced: due - (end.delivered - before.delivered) - announced,
    isKept: rate === undefined || (to.sent - from.sent) / tookS >= rate * KEPT_SHARE,
    roles,
    cores:
      roles.reduce((total, role) => total + role.cores, 0) +
      (to.generatorS - from.generatorS + to.readerS - from.readerS + (to.pipeS ?? 0) - (from.pipeS ?? 0)) /
        tookS,
    generatorUs: perLine(to.generatorS - from.generatorS),
    readerUs: perLine(to.readerS - from.readerS),
    pipeUs: from.pipeS === undefined || to.pipeS === undefined ? undefined : perLine(to.pipeS - from.pipeS),
    reader: readerReport,
    lines,
  };
}

/** Whether nothing was lost, announced or not, at the rate that was wanted. */
export function isClean({ announced, unannounced, isKept, reader }: Step): boolean {
  return isKept && announced === 0 && unannounced === 0 && (reader?.outOfOrder ?? 0) === 0;
}

async function arrivalsOf({ arrivals, reader }: Setup): Promise<Arrivals> {
  if (arrivals !== undefined) return arrivals();
  const report = await reader?.report();
  if (report === undefined) return { delivered: 0, announced: 0 };
  return { delivered: report.entries, announced: report.dropped };
}

async function snapshot(setup: Setup) {
  const { generators, reader, receiver } = setup;
  const [{ delivered }, reports] = await Promise.all([
    arrivalsOf(setup),
    Promise.all(generators.map((each) => each.report())),
  ]);
  return {
    atMs: performance.now(),
    delivered,
    sent: sum(reports, ({ sent }) => sent),
    generatorS: sum(generators, (each) => each.cpuSeconds()),
    readerS: reader?.cpuSeconds() ?? receiver?.cpuSeconds() ?? 0,
    pipeS: generators[0]?.pipeCpuSeconds(),
  };
}

/** Lets generators send only so much more than what has arrived. */
async function closeLoop(
  { reader, generators, arrivals, fanOut = 1 }: Setup,
  window: number,
  before: Arrivals,
  sentBefore: number,
): Promise<() => Promise<void>> {
  const allow = (delivered: number): void => {
    const arrived = (delivered - before.delivered) / fanOut;
    for (const each of generators)
      each.allow(Math.floor((sentBefore + arrived + window) / generators.length));
  };
  if (arrivals === undefined && reader !== undefined) return reader.watch(allow);
  let isOver = false;
  const polled = (async () => {
    while (!isOver) {
      allow((await arrivals?.())?.delivered ?? 0);
      await delay(10);
    }
  })();
  return async () => {
    isOver = true;
    await polled;
  };
}

async function untilQuiet(setup: Setup, before: Arrivals, due: number): Promise<Arrivals> {
  let last = await arrivalsOf(setup);
  for (let quietMs = 0; quietMs < DRAIN_QUIET_MS; quietMs += 50) {
    const accounted = last.delivered + last.announced - before.delivered - before.announced;
    if (accounted >= due) return last;
    await delay(50);
    const next = await arrivalsOf(setup);
    if (next.delivered !== last.delivered || next.announced !== last.announced) quietMs = 0;
    last = next;
  }
  return last;
}

function sum<T>(values: readonly T[], of: (value: T) => number): number {
  return values.reduce((total, value) => total + of(value), 0);
}
