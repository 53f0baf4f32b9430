// The places where the roles spent most of their time, from the CPU profiles that they wrote. Self time only: what a
// function calls is counted where it is.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const TOP = 10;
/** What the profile calls the start of the profiler itself. */
const PROFILER = 'dispatch';

/** A CPU profile as V8 writes it. */
export interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
  }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** A function and its share. */
export interface HotSpot {
  /** Of the time in which the process was busy, 0..1. */
  readonly share: number;
  /** Name of the function, or what the profile calls it: `(program)` is native code, `(garbage collector)` the collector. */
  readonly name: string;
  /** File and line; empty for what is not JavaScript. */
  readonly place: string;
}

/** Where a role spent its time. */
export interface RoleProfile {
  /** The cluster of the run: benchmark and variant. */
  readonly run: string;
  readonly role: string;
  /** Seconds in which it was not idle, the profiler's own left out. */
  readonly busyS: number;
  readonly top: readonly HotSpot[];
}

/** Of every profile in the folder (`FOLDER/RUN/ROLE.cpuprofile`). */
export function profilesOf(folder: string): RoleProfile[] {
  return readdirSync(folder).flatMap((run) =>
    readdirSync(join(folder, run)).map((file) => {
      const profile = JSON.parse(readFileSync(join(folder, run, file), 'utf8')) as CpuProfile;
      return { run, role: file.replace(/\.cpuprofile$/, ''), ...summaryOf(profile) };
    }),
  );
}

/** The functions with the largest self time. */
export function summaryOf({ nodes, samples, timeDeltas }: CpuProfile): Pick<RoleProfile, 'busyS' | 'top'> {
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const spots = new Map<string, { name: string; place: string; us: number }>();
  let busyUs = 0;
  for (const [i, sample] of samples.entries()) {
    const { functionName = '?', url = '', lineNumber = 0 } = frames.get(sample) ?? {};
    if (functionName === '(idle)' || (functionName === PROFILER && url === '')) continue;
    const us = timeDeltas[i] ?? 0;
    busyUs += us;
    const name = functionName === '' ? '(anonymous)' : functionName;
    const place = url === '' ? '' : `${placeOf(url)}:${lineNumber + 1}`;
    const spot = spots.get(`${name} ${place}`) ?? { name, place, us: 0 };
    spot.us += us;
    spots.set(`${name} ${place}`, spot);
  }
  const top = [...spots.values()]
    .sort((a, b) => b.us - a.us)
    .slice(0, TOP)
    .map(({ name, place, us }) => ({ share: us / busyUs, name, place }));
  return { busyS: busyUs / 1e6, top };
}

/** From the package on. */
function placeOf(url: string): string {
  return url
    .replace(/^.*\/node_modules\//, '')
    .replace(/^.*\/packages\//, '')
    .replace(/^.*\/bench\/dist\//, 'bench/');
}
