// What the cores of the machine allow: how many lines a second all of them together could carry at the CPU time that a line takes in every
// process, how many the busiest process could alone, and how many if the connections alone took any. Pure arithmetic over one measured run and the floors.
import { availableParallelism } from 'node:os';
import type { Floor } from './floor.ts';

/** Connections that a line crosses, with what each of them costs at the floor. */
export interface Hops {
  /** Streams of gRPC. */
  readonly grpc: number;
  readonly websocket?: { readonly count: number; readonly floor: Floor };
}

/** What is known of a run. */
export interface CapacitySource {
  readonly step: {
    readonly rate: number;
    /** Of all processes together, and of the one that uses most. */
    readonly cores: number;
    readonly busiestCores: number;
  };
  readonly floor: Floor;
  readonly lineBytes: number;
  readonly hops: Hops;
  /** Default: those of this machine. */
  readonly coresMax?: number;
}

/** Share of the floor that is told in cores. */
const GOAL_SHARE = 0.3;

/** `[name, value, unit]` each. */
export function capacityRows({
  step,
  floor,
  lineBytes,
  hops,
  coresMax = availableParallelism(),
}: CapacitySource): readonly (readonly [name: string, value: number, unit: string])[] {
  const usPerLine = (step.cores * 1e6) / step.rate;
  const floorRate = floor.bytesPerSecond / lineBytes;
  const { websocket } = hops;
  const usPerLineBare =
    (lineBytes / 1000) *
    (hops.grpc * floor.cpuUsPerKb +
      (websocket === undefined ? 0 : websocket.count * websocket.floor.cpuUsPerKb));
  const rateOf = (us: number): number => (coresMax * 1e6) / us;
  return [
    ['CPU, all processes', usPerLine, 'us/line'],
    ['bound by the cores', rateOf(usPerLine), '/s'],
    ['bound by the cores, to the floor', rateOf(usPerLine) / floorRate, 'x'],
    // Lines go through one thread of a process; what its helpers do for it comes on top.
    ['bound by the busiest process, to the floor', step.rate / step.busiestCores / floorRate, 'x'],
    [`cores that ${GOAL_SHARE} x floor needs`, (GOAL_SHARE * floorRate * usPerLine) / 1e6, 'cores'],
    ['CPU of bare connections', usPerLineBare, 'us/line'],
    ['bound of bare connections, to the floor', rateOf(usPerLineBare) / floorRate, 'x'],
  ];
}
