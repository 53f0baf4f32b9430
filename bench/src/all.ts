// Every benchmark, in the order in which a run of all goes through them.
import { agent } from './agent.ts';
import { agents } from './agents.ts';
import { apps } from './apps.ts';
import type { Benchmark } from './benchmark.ts';
import { drain } from './drain.ts';
import { endToEnd } from './end-to-end.ts';
import { fanOut } from './fan-out.ts';
import { growth } from './growth.ts';
import { heldApps } from './held-apps.ts';
import { idleLatency } from './idle-latency.ts';
import { idleTails } from './idle-tails.ts';
import { idleUp } from './idle-up.ts';
import { ingest } from './ingest.ts';
import { ingress } from './ingress.ts';
import { noisyNeighbour } from './noisy-neighbour.ts';
import { pipeToTail } from './pipe-to-tail.ts';
import { recent } from './recent.ts';
import { recentProgram } from './recent-program.ts';
import { registryMembers } from './registry-members.ts';
import { ringBuild } from './ring-build.ts';
import { soak } from './soak.ts';
import { stalledReaders } from './stalled-readers.ts';
import { tail } from './tail.ts';
import { wan } from './wan.ts';

/** See the head of this file. */
export const benchmarks: readonly Benchmark[] = [
  ingest,
  tail,
  ingress,
  endToEnd,
  agent,
  fanOut,
  apps,
  recent,
  noisyNeighbour,
  drain,
  wan,
  idleTails,
  agents,
  growth,
  idleLatency,
  heldApps,
  recentProgram,
  idleUp,
  stalledReaders,
  pipeToTail,
  ringBuild,
  soak,
  registryMembers,
];

/** Those whose rates say how fast Tailrace is, under one name for the command line. */
export const headline: readonly Benchmark[] = [ingest, tail, ingress, endToEnd, agent, fanOut];

/** Throws where none has the name. */
export function findBenchmark(name: string): Benchmark {
  const found = benchmarks.find((benchmark) => benchmark.name === name);
  if (found === undefined) throw new Error(`Cannot run ${name}: it is no benchmark`);
  return found;
}
