// What lives in a role's process after all garbage is collected, asked over and over until it is no more than it was: what is on its way
// out needs its time, what leaks does not go away.
import type { RoleLogLine } from '../../kit/role-processes.ts';
import { until } from '../../kit/until.ts';
import type { FaultNode } from './fault-node.ts';

/** Flags of Node for processes that are asked. */
export const leakProbeFlags = [
  '--expose-gc',
  '--import',
  new URL('../../kit/leak-probe.mjs', import.meta.url).href,
] as const;

/** What a process holds. */
export interface LiveState {
  readonly heapBytes: number;
  /** Open handles by kind. */
  readonly handles: Readonly<Record<string, number>>;
}

/** Kinds that come and go with what the process does by itself, and of which a leak would be a leak of sockets or heap too. */
const volatileKinds = new Set([
  'Timeout',
  'Immediate',
  'TickObject',
  'Microtask',
  'FSReqPromise',
  'FSReqCallback',
]);
const SETTLE_MS = 30_000;

/** Asks a process once. */
export async function liveState(node: FaultNode): Promise<LiveState> {
  const isProbe = ({ msg }: RoleLogLine): boolean => msg === 'leak probe';
  const before = node.process.log.filter(isProbe).length;
  node.process.run.kill('SIGUSR2');
  const line = await until(() => node.process.log.filter(isProbe)[before], { what: `a probe of ${node.id}` });
  const handles = line['handles'] as Record<string, number>;
  return {
    heapBytes: Number(line['heapUsed']),
    handles: Object.fromEntries(Object.entries(handles).filter(([kind]) => !volatileKinds.has(kind))),
  };
}

/** Asks until it holds no more than before, or for half a minute; resolves to the last answer. */
export async function settledState(
  node: FaultNode,
  before: LiveState,
  heapGrowthMax: number,
): Promise<LiveState> {
  const endMs = performance.now() + SETTLE_MS;
  for (;;) {
    const state = await liveState(node);
    if (growthOf(state, before, heapGrowthMax).length === 0 || performance.now() > endMs) return state;
  }
}

/** What a process holds more than before. */
export function growthOf(state: LiveState, before: LiveState, heapGrowthMax: number): string[] {
  const kinds = new Set([...Object.keys(state.handles), ...Object.keys(before.handles)]);
  const grown = [...kinds].filter((kind) => (state.handles[kind] ?? 0) > (before.handles[kind] ?? 0));
  const heap = state.heapBytes - before.heapBytes;
  return [
    ...grown.map((kind) => `${state.handles[kind]} ${kind}, expected ${before.handles[kind] ?? 0}`),
    ...(heap > heapGrowthMax ? [`${heap} bytes more heap, expected at most ${heapGrowthMax}`] : []),
  ];
}
