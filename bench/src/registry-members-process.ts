// Many members of a cluster in one process, each with a registry and a connection of its own, as a benchmark's child. It does
// what its parent asks over the IPC channel, one question at a time.

import { NatsRegistry } from '@tailrace/cli/nats-registry';
import type { Membership, Role } from '@tailrace/core/registry';
import { pino } from 'pino';

/** A member to be. */
export interface MemberPlan {
  readonly role: Role;
  readonly zone: string;
  readonly id: string;
}

/** What can be asked. */
export type MembersQuestion =
  | { readonly ask: 'open'; readonly address: string; readonly members: readonly MemberPlan[] }
  /** How it is with all of them. */
  | { readonly ask: 'state' }
  /** One more member joins, seen by all, and leaves. */
  | { readonly ask: 'joinAndLeave'; readonly member: MemberPlan; readonly count: number }
  | { readonly ask: 'addDrains' | 'savePositions' | 'setLimits' | 'removeDrains'; readonly count: number };

/** What is answered to `state`; the others answer with the time that they took. */
export interface MembersState {
  /** Members whose registry is in trouble, and what the first of them says. */
  readonly troubled: number;
  readonly trouble: string;
  /** The smallest and the largest number of servers in a view. */
  readonly serversMin: number;
  readonly serversMax: number;
  /** In the view of a controller, which sees all; 0 where there is none. */
  readonly seen: number;
  readonly drainsMin: number;
  readonly limitsMin: number;
  readonly retries: number;
}

/** So many join at a time. */
const openAtOnce = 10;
const openAttemptsMax = 20;

const members: { readonly plan: MemberPlan; readonly registry: NatsRegistry }[] = [];
let address = '';
/** Attempts to open a registry that NATS did not answer in time. */
let retries = 0;

/** Tries again as the roles do. */
async function openRegistry(plan: MemberPlan): Promise<NatsRegistry> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await NatsRegistry.open({
        servers: [address],
        cluster: 'bench',
        role: plan.role,
        zone: plan.zone,
        replicas: 1,
        logger: pino({ level: 'error' }, pino.destination(2)),
        connectTimeoutMs: 3_000,
      });
    } catch (error) {
      if (attempt === openAttemptsMax) throw error;
      retries += 1;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
}

function join(registry: NatsRegistry, plan: MemberPlan): Promise<Membership> {
  return registry.join({
    ...plan,
    // Of about the length that host names have.
    address: `${plan.id}.example.internal:7100`,
    state: 'up',
    incarnation: crypto.randomUUID(),
    version: 1,
    ...(plan.role === 'agent' ? { sources: ['tcp://127.0.0.1:5514', 'grpc://127.0.0.1:3458'] } : {}),
  });
}

async function open(plans: readonly MemberPlan[]): Promise<void> {
  const left = [...plans];
  const worker = async (): Promise<void> => {
    for (let plan = left.shift(); plan !== undefined; plan = left.shift()) {
      const registry = await openRegistry(plan);
      await join(registry, plan);
      members.push({ plan, registry });
    }
  };
  await Promise.all(Array.from({ length: openAtOnce }, worker));
}

async function joinAndLeave(plan: MemberPlan): Promise<void> {
  const registry = await openRegistry(plan);
  const membership = await join(registry, plan);
  await new Promise((resolve) => setTimeout(resolve, 300));
  await membership.leave();
  await new Promise((resolve) => setTimeout(resolve, 300));
  await registry.close();
}

async function each(
  count: number,
  action: (registry: NatsRegistry, i: number) => Promise<unknown>,
): Promise<void> {
  const { registry } = members.find(({ plan }) => plan.role === 'controller') ?? members[0] ?? {};
  if (registry === undefined) throw new Error('Cannot ask: there is no member');
  for (let i = 0; i < count; i += 1) await action(registry, i);
}

function state(): MembersState {
  const servers = members.map(
    ({ registry }) => registry.view().members.filter(({ role }) => role === 'server').length,
  );
  const controller = members.find(({ plan }) => plan.role === 'controller')?.registry;
  const followers = members.filter(({ plan }) => plan.role !== 'agent');
  return {
    trouble: members.find(({ registry }) => registry.trouble !== undefined)?.registry.trouble ?? '',
    troubled: members.filter(({ registry }) => registry.trouble !== undefined).length,
    serversMin: Math.min(...servers),
    serversMax: Math.max(...servers),
    seen: controller?.view().members.length ?? 0,
    drainsMin: Math.min(...followers.map(({ registry }) => registry.drains().length)),
    retries,
    limitsMin: Math.min(...members.map(({ registry }) => registry.limits().size)),
  };
}

async function answer(question: MembersQuestion): Promise<MembersState | number> {
  const startedMs = performance.now();
  switch (question.ask) {
    case 'state':
      return state();
    case 'open':
      address = question.address;
      await open(question.members);
      break;
    case 'joinAndLeave':
      for (let i = 0; i < question.count; i += 1) await joinAndLeave(question.member);
      break;
    case 'addDrains':
      await each(question.count, (registry, i) =>
        registry.addDrain({
          id: `0f8b3a52-0000-4000-8000-${String(i).padStart(12, '0')}`,
          app: `team-app-${i}`,
          url: `syslog-tls://logs.example.com:6514?sd=tags&app=${i}`,
          token: `d.9c1e4a7e-0000-4000-8000-${String(i).padStart(12, '0')}`,
          createdAt: new Date().toISOString(),
        }),
      );
      break;
    case 'removeDrains':
      await each(question.count, (registry, i) =>
        registry.removeDrain(`team-app-${i}`, `0f8b3a52-0000-4000-8000-${String(i).padStart(12, '0')}`),
      );
      break;
    case 'savePositions':
      await each(question.count, (registry, i) =>
        registry.saveDrainPosition(`0f8b3a52-0000-4000-8000-${String(i).padStart(12, '0')}`, 'z1', {
          logId: '17446744073709551615',
          index: 1_000_000 + i,
        }),
      );
      break;
    default:
      await each(question.count, (registry, i) => registry.setLimit(`team-app-${i}`, { lines: 1000 + i }));
  }
  return performance.now() - startedMs;
}

process.on('message', (question: MembersQuestion) => {
  answer(question).then(
    (value) => process.send?.({ value }),
    (error: unknown) => process.send?.({ error: error instanceof Error ? error.message : String(error) }),
  );
});
process.on('disconnect', () => process.exit());
