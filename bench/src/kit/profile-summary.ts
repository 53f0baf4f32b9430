// The places where the roles spent most of their time, from the CPU profiles that they wrote at their end. Self time only: what a
// function calls is counted where it is.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const TOP = 14;

interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
  }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** Prints the top of every profile in the folder (`FOLDER/RUN/ROLE/*.cpuprofile`). */
export function profileSummary(folder: string): void {
  for (const run of readdirSync(folder)) {
    for (const role of readdirSync(join(folder, run))) {
      for (const file of readdirSync(join(folder, run, role))) {
        const profile = JSON.parse(readFileSync(join(folder, run, role, file), 'utf8')) as CpuProfile;
        console.log(`\n  ${run}, ${role}`);
        for (const line of topOf(profile)) console.log(`    ${line}`);
      }
    }
  }
}

function topOf({ nodes, samples, timeDeltas }: CpuProfile): string[] {
  const names = new Map(nodes.map(({ id, callFrame }) => [id, nameOf(callFrame)]));
  const selfUs = new Map<string, number>();
  let busyUs = 0;
  for (const [i, sample] of samples.entries()) {
    const name = names.get(sample) ?? '?';
    const deltaUs = timeDeltas[i] ?? 0;
    if (name === '(idle)') continue;
    busyUs += deltaUs;
    selfUs.set(name, (selfUs.get(name) ?? 0) + deltaUs);
  }
  return [...selfUs]
    .sort(([, a], [, b]) => b - a)
    .slice(0, TOP)
    .map(([name, us]) => `${((us / busyUs) * 100).toFixed(1).padStart(5)} %  ${name}`);
}

function nameOf({ functionName, url, lineNumber }: CpuProfile['nodes'][number]['callFrame']): string {
  const name = functionName === '' ? '(anonymous)' : functionName;
  if (url === '') return name;
  const place = url.replace(/^.*\/node_modules\//, '').replace(/^.*\/packages\//, '');
  return `${name}  ${place}:${lineNumber + 1}`;
}
