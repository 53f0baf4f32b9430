// What do 1,000 members cost a real nats-server: at rest, when one comes or goes, for drains and limits, and when NATS restarts?
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Benchmark, Row } from './benchmark.ts';
import { runOptions } from './kit/run-options.ts';
import { startProcess } from './kit/started-processes.ts';
import { NatsProcess, natsDifference } from './nats-process.ts';
import { cpuSeconds, residentBytes } from './process-usage.ts';
import type { MemberPlan, MembersQuestion, MembersState } from './registry-members-process.ts';
import { exitOf } from './tailrace-process.ts';

const membersProgram = fileURLToPath(new URL('./registry-members-process.js', import.meta.url));
const zones = ['z1', 'z2'];
const serversPerZone = 10;
const controllers = 10;
/** More with MEMBERS=4000; each needs some 400 kB here and at NATS. */
const total = Number(process.env['MEMBERS'] ?? 1_000);
const processes = 2;
/** Two periods of an agent's heartbeat and of the idle beats of its watches. */
const restMs = 20_000;
/** A whole period of everything that is repeated at rest, so that it can be taken off. */
const windowMs = 10_000;
const drains = 100;
const recoveryMsMax = 120_000;

export const registryMembers: Benchmark = {
  name: 'registry-members',
  question: `${total.toLocaleString('en-US')} members of 2 zones (20 servers, ${controllers} controllers, ${total - 20 - controllers} agents) and one nats-server`,
  seconds: 150,
  // It needs a nats-server on the machine.
  isExtra: true,
  async run(reporter) {
    const nats = await NatsProcess.start();
    const children = Array.from({ length: processes }, () => MembersChild.start());
    try {
      reporter.add(await measure(nats, children));
    } finally {
      await Promise.all(children.map((child) => child.stop()));
      await nats.stop();
    }
  },
};

async function measure(nats: NatsProcess, children: readonly MembersChild[]): Promise<Row[]> {
  const rows: Row[] = [];
  const row = (name: string, value: number, unit: string): void => {
    rows.push({ name, value, unit });
  };
  const empty = await nats.counts();
  const emptyChild = residentBytes(children[0]?.pid ?? 0);

  const openedMs = performance.now();
  await Promise.all(children.map((child, i) => child.ask(openQuestion(nats.address, i))));
  await settled(children);
  row('all have joined and see each other', (performance.now() - openedMs) / 1000, 's');
  const opened = await Promise.all(children.map((child) => child.state()));
  row(
    '  attempts that were not answered in time',
    opened.reduce((sum, { retries }) => sum + retries, 0),
    '',
  );

  const joined = await nats.counts();
  row('NATS: connections', joined.connections, '');
  row('NATS: watches (consumers)', joined.consumers, '');
  row('NATS: memory per member', (joined.residentBytes - empty.residentBytes) / total / 1e3, 'kB');
  row('NATS: messages of all joins, per member', joined.messagesOut / total, '');
  const memory = children.reduce((sum, { pid }) => sum + residentBytes(pid) - emptyChild, 0);
  row('member: memory of its registry', memory / total / 1e3, 'kB');

  const before = await nats.counts();
  const cpuBefore = children.reduce((sum, { pid }) => sum + cpuSeconds(pid), 0);
  await delay(restMs);
  const rest = natsDifference(before, await nats.counts());
  const seconds = restMs / 1000;
  row('NATS at rest: CPU', (100 * rest.cpuSeconds) / seconds, '% core');
  row('NATS at rest: messages in', rest.messagesIn / seconds, '/s');
  row('NATS at rest: messages out', rest.messagesOut / seconds, '/s');
  row('NATS at rest: bytes in', rest.bytesIn / seconds, 'B/s');
  row('NATS at rest: bytes out', rest.bytesOut / seconds, 'B/s');
  const cpu = children.reduce((sum, { pid }) => sum + cpuSeconds(pid), 0) - cpuBefore;
  row('member at rest: CPU of its registry', (1000 * cpu) / seconds / total, 'ms/s');

  const [first] = children;
  if (first === undefined) return rows;
  const perUnit = async (
    question: MembersQuestion & { readonly count: number },
    name: string,
  ): Promise<void> => {
    const start = await nats.counts();
    const startMs = performance.now();
    await first.ask(question);
    await delay(Math.max(500, windowMs - (performance.now() - startMs)));
    const elapsed = (performance.now() - startMs) / restMs;
    const change = natsDifference(start, await nats.counts());
    // What flows at rest is taken off.
    row(`${name}: messages out`, (change.messagesOut - rest.messagesOut * elapsed) / question.count, '');
    row(`${name}: bytes out`, (change.bytesOut - rest.bytesOut * elapsed) / question.count / 1e3, 'kB');
  };
  const member: MemberPlan = { role: 'server', zone: 'z1', id: 'z1-extra' };
  await perUnit({ ask: 'joinAndLeave', member, count: 5 }, 'a server joins and leaves');
  const agent: MemberPlan = { role: 'agent', zone: 'z1', id: 'agent-extra' };
  await perUnit({ ask: 'joinAndLeave', member: agent, count: 5 }, 'an agent joins and leaves');
  await perUnit({ ask: 'addDrains', count: drains }, 'a drain is added');
  await perUnit({ ask: 'savePositions', count: drains }, 'a position is saved');
  await perUnit({ ask: 'setLimits', count: drains }, 'a limit is set');
  await perUnit({ ask: 'removeDrains', count: drains }, 'a drain is removed');

  await nats.kill();
  await delay(2_000);
  const restartedMs = performance.now();
  const cpuBeforeStorm = children.reduce((sum, { pid }) => sum + cpuSeconds(pid), 0);
  await nats.resume();
  await settled(children, (share) => {
    const afterS = (performance.now() - restartedMs) / 1000;
    row(`NATS killed and back after 2 s: ${share * 100} % of members without trouble`, afterS, 's');
  });
  const storm = await nats.counts();
  const stormCpu = children.reduce((sum, { pid }) => sum + cpuSeconds(pid), 0) - cpuBeforeStorm;
  row('  CPU of NATS for it', storm.cpuSeconds, 's');
  row('  CPU of all members for it', stormCpu, 's');
  row('  messages out', storm.messagesOut, '');
  row('  bytes out', storm.bytesOut / 1e6, 'MB');
  await delay(10_000);
  const states = await Promise.all(children.map((child) => child.state()));
  row('  members lost, 10 s later', total - Math.max(...states.map(({ seen }) => seen)), '');
  return rows;
}

/** The members of one process: every role in each. */
function openQuestion(address: string, index: number): MembersQuestion {
  const servers = zones.flatMap((zone) =>
    Array.from(
      { length: serversPerZone },
      (_, i): MemberPlan => ({ role: 'server', zone, id: `${zone}-${i}` }),
    ),
  );
  const others = Array.from({ length: total - servers.length }, (_, i): MemberPlan => {
    const zone = zones[i % zones.length] ?? '';
    return i < controllers
      ? { role: 'controller', zone, id: `controller-${i}` }
      : { role: 'agent', zone, id: `host-${String(i).padStart(5, '0')}` };
  });
  const members = [...servers, ...others].filter((_, i) => Math.floor(i / 2) % processes === index);
  return { ask: 'open', address, members };
}

/** Everybody is without trouble, and whoever sees all sees all. `onShare` is told when half and when all are. */
async function settled(
  children: readonly MembersChild[],
  onShare: (share: number) => void = () => undefined,
): Promise<void> {
  let isHalf = false;
  for (const deadlineMs = performance.now() + recoveryMsMax; ; await delay(50)) {
    const states = await Promise.all(children.map((child) => child.state()));
    const troubled = states.reduce((sum, state) => sum + state.troubled, 0);
    if (!isHalf && troubled <= total / 2) {
      isHalf = true;
      onShare(0.5);
    }
    if (
      troubled === 0 &&
      states.every(({ seen, serversMin }) => seen >= total && serversMin >= serversPerZone)
    ) {
      onShare(1);
      return;
    }
    if (performance.now() > deadlineMs) {
      throw new Error(`Members do not settle within ${recoveryMsMax} ms: ${JSON.stringify(states)}`);
    }
  }
}

class MembersChild {
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess) {
    this.#child = child;
  }

  static start(): MembersChild {
    return new MembersChild(
      startProcess(runOptions().node, [membersProgram], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] }),
    );
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  async ask(question: MembersQuestion): Promise<unknown> {
    this.#child.send(question);
    const [answer] = (await once(this.#child, 'message')) as [
      { readonly value?: unknown; readonly error?: string },
    ];
    if (answer.error !== undefined) throw new Error(`A member failed: ${answer.error}`);
    return answer.value;
  }

  async state(): Promise<MembersState> {
    return (await this.ask({ ask: 'state' })) as MembersState;
  }

  async stop(): Promise<void> {
    this.#child.kill('SIGTERM');
    await exitOf(this.#child);
  }
}
