// Scenarios of hosts whose clocks are wrong: order is that of the log, and nothing waits for a clock.
import type { Scenario } from '../kit/scenario.ts';

const HOUR_MS = 3_600_000;

/** Scenarios of clocks. */
export const clocks: readonly Scenario[] = [
  {
    name: 'clocks-an-hour-off',
    isShort: true,
    invariants: {
      promise:
        'With the clocks of one zone an hour ahead and of the other an hour behind, readers get every line of both, each instance in order',
      tail: 'none',
      places: { 'tail, by time': 'none' },
    },
    cluster: { clockShiftMs: { z1: HOUR_MS, z2: -HOUR_MS } },
    traffic: { drains: true, clockShiftMs: { z1: HOUR_MS, z2: -HOUR_MS } },
    async run({ cluster, traffic, tell }) {
      const byTime = await traffic.addReader('tail, by time', 'order=time&reorder=200');
      await traffic.untilWritten(2_000);
      const [server] = cluster.serversOf('z1');
      await server?.term();
      await server?.start();
      tell(`${server?.id} restarted`);
      await cluster.untilServersUp();
      await traffic.untilFlowing();
      // It goes on with both zones: no line waits until another clock gets there.
      const instances = cluster.agents.map(({ id }) => id);
      await traffic.untilReached(byTime, instances);
    },
  },
];
