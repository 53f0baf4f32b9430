// What a fault scenario is: a cluster, lines that flow through it, what is done to it meanwhile, and what then has to be true of the ledger.
import type { SeededRandom } from '../../kit/seeded-random.ts';
import type { FaultCluster, FaultClusterOptions } from './fault-cluster.ts';
import type { LedgerRow } from './ledger-table.ts';
import type { Traffic, TrafficOptions } from './traffic.ts';

/**
 * What may become of accepted lines. `none`: each is delivered. `announced`: what is not delivered is announced, exactly, and something is.
 * `accounted`: the same, and nothing needs to be lost. `at least`: something is announced and never more than is missing, for a sender that
 * vanished with its counts. `counted`: senders without acks; what is missing is measured and told.
 */
export type LossRule = 'none' | 'announced' | 'accounted' | 'at least' | 'counted';

/** What has to be true at the end, beside what always has to: no line out of order or of nobody's, no process that ended by itself. */
export interface Invariants {
  /** In words, for people. */
  readonly promise: string;
  readonly tail: LossRule;
  /** Default: as the tail. */
  readonly recent?: LossRule;
  /** Default: as the tail. */
  readonly drain?: LossRule;
  /** Of further readers, by their place. */
  readonly places?: Readonly<Record<string, LossRule>>;
  /** Places where lines may come twice, because nobody knows whether they had arrived. Default: drains, whose window is sent again. */
  readonly mayRepeat?: readonly string[];
  /** Whether a gap of unknown size may be told. Default: no. */
  readonly unknownGaps?: boolean;
}

/** What a scenario works with. */
export interface ScenarioWorld {
  readonly cluster: FaultCluster;
  readonly traffic: Traffic;
  readonly random: SeededRandom;
  /** How long the faults of a scenario last: 1 is as it is described, less is for `npm test`. */
  readonly scale: number;
  /** Notes what is done, with its time. */
  tell(what: string): void;
}

/** A named scenario. */
export interface Scenario {
  readonly name: string;
  readonly invariants: Invariants;
  /** Whether `npm test` runs it, with the scale of {@link shortScale} or its own. */
  readonly isShort?: boolean;
  readonly shortScale?: number;
  /** What it needs and is not there yet; it is listed with this and not run. */
  readonly waitsFor?: string;
  readonly cluster?: FaultClusterOptions;
  readonly traffic?: TrafficOptions;
  /** Does to the cluster what is to be done. At its end everything is healed, and lines flow again before the ledger is closed. */
  run(world: ScenarioWorld): Promise<void>;
  /** More that has to be true; returns complaints. */
  verify?(world: ScenarioWorld, rows: readonly LedgerRow[]): string[];
}

/** Scale in `npm test`. */
export const shortScale = 0.1;
