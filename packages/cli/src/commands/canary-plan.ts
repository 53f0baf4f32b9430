// What the flags of `tailrace canary` mean, checked. Not here: the canary.
import { CliError, EXIT } from '../exit-codes.ts';
import { parseSenderFlags, type SenderTarget } from '../send/sender-flags.ts';
import { parseListenAddress } from '../settings/listen-address.ts';
import type { CanaryFlags } from './canary.flags.ts';
import { parseRate } from './limit-rates.ts';
import { durationOf } from './logs-plan.ts';

/** A canary that can be run. */
export interface CanaryPlan {
  readonly app: string;
  readonly targets: readonly SenderTarget[];
  readonly instances: number;
  /** Lines a second. */
  readonly rate: number;
  readonly durationMs: number | undefined;
  readonly linesMax: number | undefined;
  readonly sizeBytes: number;
  readonly zones: readonly string[];
  readonly settleMs: number;
  readonly isStrict: boolean;
  readonly isJson: boolean;
  readonly intervalMs: number | undefined;
  readonly metricsAddress: string | undefined;
}

const DEFAULT_RATE = '100/s';
/** Far above what a zone carries. */
const RATE_MAX = 1_000_000;
const DEFAULT_SETTLE_MS = 10_000;
/** Each is a connection. */
const STREAMS_MAX = 256;
/** A line stays one line everywhere, and two of them fit into a sender that is not full. */
const SIZE_BYTES_MAX = 32_768;

/** @throws CliError with status 2 */
export function planCanary(
  flags: CanaryFlags,
  env: Readonly<Record<string, string | undefined>>,
): CanaryPlan {
  const { app, instances = 1, size = 0, ingress, zone = [], output } = flags;
  const targets = (ingress ?? [undefined]).map((address) => {
    const { tlsCert, tlsKey, tlsCa } = flags;
    const given = Object.entries({ tlsCert, tlsKey, tlsCa, ingress: address }).filter(([, value]) => value);
    return parseSenderFlags({ app, ...Object.fromEntries(given) }, env);
  });
  const rate = parseRate('--rate', flags.rate ?? DEFAULT_RATE, 'lines');
  if (rate > RATE_MAX) throw usage(`--rate: "${flags.rate}" is above ${RATE_MAX} lines a second`);
  if (size > SIZE_BYTES_MAX) throw usage(`--size: is ${size}, expected 96 to ${SIZE_BYTES_MAX} bytes`);
  if (targets.length * instances > STREAMS_MAX) {
    const streams = `${targets.length * instances} instances in all`;
    throw usage(`--instances: makes ${streams}, expected at most ${STREAMS_MAX}`);
  }
  const { metrics } = flags;
  if (metrics !== undefined && parseListenAddress(metrics) === undefined) {
    throw usage(`--metrics: is ${JSON.stringify(metrics)}, expected HOST:PORT`);
  }
  return {
    app,
    targets,
    instances,
    rate,
    durationMs: durationOf('--duration', flags.duration),
    linesMax: flags.lines,
    sizeBytes: size,
    zones: zone,
    settleMs: durationOf('--settle', flags.settle) ?? DEFAULT_SETTLE_MS,
    isStrict: flags.strict === true,
    isJson: flags.json === true || output === 'json',
    intervalMs: durationOf('--interval', flags.interval),
    metricsAddress: metrics,
  };
}

function usage(problem: string): CliError {
  return new CliError(`Cannot run a canary: ${problem}`, { exitCode: EXIT.usage });
}
