// Scenarios of readers and drains that stop, hang and vanish: they harm nobody but themselves, and are told what they missed.
import type { Scenario } from '../kit/scenario.ts';
import { vanishingReaders } from '../kit/vanishing-readers.ts';

/** One app with long lines: what does not fit into the logs between a writer and a reader is there after a few thousand of them. */
const longLines = { apps: 1, lineBytes: 8_000 } as const;
/** About 40 MB: more than a small log and what the kernel holds for a connection. */
const LINES_TO_OVERTAKE = 5_000;

/** Scenarios of readers and drains. */
export const readers: readonly Scenario[] = [
  {
    name: 'stalled-reader',
    isShort: true,
    invariants: {
      promise: 'A reader that stops reading is told how much it missed, exactly; nobody waits for it',
      // With logs as small as they have to be here, a busy machine's other readers may be overtaken too, and are told.
      tail: 'accounted',
      recent: 'counted',
      places: { 'tail, stalled': 'announced' },
    },
    cluster: {
      flags: { 'traffic-controller': ['--tail-log-bytes', '1MiB'], server: ['--app-log-bytes', '4MiB'] },
    },
    traffic: longLines,
    async run({ traffic, tell }) {
      const stalled = await traffic.addReader('tail, stalled');
      stalled.pause();
      tell('a reader stops reading');
      await traffic.untilWritten(LINES_TO_OVERTAKE);
      stalled.resume();
      tell('it reads on');
    },
  },
  {
    name: 'stalled-drain',
    isShort: true,
    invariants: {
      promise:
        'A drain that accepts and never reads holds nobody up; its receiver is told what it missed, exactly',
      // With a log as small as it has to be here, a busy machine's readers may be overtaken too, and are told.
      tail: 'accounted',
      recent: 'counted',
      drain: 'announced',
    },
    cluster: { flags: { server: ['--app-log-bytes', '4MiB'] } },
    traffic: { ...longLines, drains: true },
    async run({ traffic, tell }) {
      traffic.sink?.pause();
      tell('the receiver stops reading');
      await traffic.untilWritten(LINES_TO_OVERTAKE);
      traffic.sink?.resume();
      tell('it reads on');
    },
  },
  {
    name: 'readers-vanish',
    isShort: true,
    invariants: {
      promise: '1,000 readers that connect and vanish cost nobody a line and leave nothing behind',
      tail: 'none',
    },
    async run(world) {
      const count = Math.ceil(1_000 * world.scale);
      await vanishingReaders(world, count);
      world.tell(`${count} readers came and went`);
      const { cluster, traffic } = world;
      await cluster.untilReaders(traffic.openReaders);
    },
  },
];
