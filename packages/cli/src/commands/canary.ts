// `tailrace canary`: puts the parts together, waits for the end, and says how every line fared.
// Not here: flags (canary.flags.ts), their meaning (canary-plan.ts), the run (canary/canary-run.ts), the words (canary/canary-report.ts).
import { randomBytes } from 'node:crypto';
import { CANARY_METRICS_TYPE, canaryMetricsText } from '../canary/canary-metrics.ts';
import { exitCodeOf, reportObject, resultOf, statusLine, summaryText } from '../canary/canary-report.ts';
import { CanaryRun } from '../canary/canary-run.ts';
import { resolveEndpoint } from '../client/controller-endpoint.ts';
import { CliError } from '../exit-codes.ts';
import { NoticeTexts } from '../output/control-notice.ts';
import { jsonLine } from '../output/line-format.ts';
import { escapeControls } from '../output/terminal-safety.ts';
import { StatePages } from '../roles/state-pages.ts';
import { openSenderTls } from '../send/sender-tls.ts';
import type { CanaryFlags } from './canary.flags.ts';
import { type CanaryPlan, planCanary } from './canary-plan.ts';
import type { CommandContext } from './command-context.ts';
import { Interruption } from './interruption.ts';
import { StatusLine } from './status-line.ts';

/** How often the line on a terminal is written anew. */
const STATUS_MS = 250;
const RUN_ID_BYTES = 5;

/** Runs it and resolves to the exit status. */
export async function runCanary(flags: CanaryFlags, context: CommandContext): Promise<number> {
  const plan = planCanary(flags, context.env);
  const endpoint = resolveEndpoint(flags, context.env);
  const tls = await openSenderTls(plan.targets[0]?.tlsPaths);
  const status = new StatusLine({ ...context.output, env: context.env, isQuiet: flags.quiet === true });
  const notices = new NoticeTexts({ utc: false });
  const run = new CanaryRun({
    ...plan,
    runId: randomBytes(RUN_ID_BYTES).toString('hex'),
    endpoint,
    tls,
    onControl: (record) => {
      const text = record.type === 'waiting' ? undefined : notices.of(record);
      if (text !== undefined) status.notice(text);
    },
    onNotice: (text) => status.notice(escapeControls(text)),
  });
  const interruption = new Interruption();
  const pages = createPages(run);
  try {
    if (plan.metricsAddress !== undefined)
      status.notice(`metrics at http://${await pages.listen(plan.metricsAddress)}/metrics`);
    const interrupted = await Promise.race([run.ready(), interruption.signalled]);
    if (typeof interrupted === 'number') return interrupted;
    return await watch(run, { plan, context, status, interruption });
  } finally {
    status.clear();
    await pages.close();
    await run.close();
    tls?.close();
    interruption.close();
  }
}

/** From the first line to the result. */
async function watch(
  run: CanaryRun,
  {
    plan,
    context,
    status,
    interruption,
  }: {
    readonly plan: CanaryPlan;
    readonly context: CommandContext;
    readonly status: StatusLine;
    readonly interruption: Interruption;
  },
): Promise<number> {
  const { stdout } = context.output;
  const timers = startTimers(run, plan, context, status);
  const over = new Promise<'done'>((resolve) => {
    if (plan.durationMs !== undefined) timers.push(setTimeout(() => resolve('done'), plan.durationMs));
  });
  const end = await Promise.race([run.write(), over, interruption.signalled]);
  const failure = typeof end === 'object' && end.kind === 'failed' ? end.error : undefined;
  if (failure === undefined) {
    await run.settle();
    await run.lookIntoRecent();
  }
  for (const timer of timers) clearTimeout(timer);
  status.clear();
  if (failure !== undefined) {
    if (failure instanceof CliError) status.notice(statusLine(run.state()));
    throw failure;
  }
  const state = run.state();
  stdout.write(
    plan.isJson
      ? `${jsonLine({ ...reportObject(state, plan.isStrict) })}\n`
      : summaryText(state, plan.isStrict),
  );
  return exitCodeOf(resultOf(state, plan.isStrict));
}

function startTimers(
  run: CanaryRun,
  { intervalMs, isJson, isStrict }: CanaryPlan,
  context: CommandContext,
  status: StatusLine,
): NodeJS.Timeout[] {
  const timers: NodeJS.Timeout[] = [];
  if (status.isShown) timers.push(setInterval(() => status.show(statusLine(run.state())), STATUS_MS));
  if (intervalMs !== undefined) {
    const tell = (): void => {
      const state = run.state(run.recentLatency);
      run.recentLatency.clear();
      if (isJson) context.output.stdout.write(`${jsonLine({ ...reportObject(state, isStrict) })}\n`);
      else status.notice(statusLine(state));
    };
    timers.push(setInterval(tell, intervalMs));
  }
  return timers;
}

function createPages(run: CanaryRun): StatePages {
  return new StatePages({
    health: () => {
      const { isTailUp, agentsAway, zonesDown } = run.state();
      const reasons = [
        ...(isTailUp ? [] : ['the tail is not connected']),
        ...agentsAway.map((address) => `the agent at ${address} cannot be reached`),
        ...zonesDown.map((zone) => `zone ${zone} is away`),
      ];
      return { reasons, warnings: [] };
    },
    metrics: () => ({
      contentType: CANARY_METRICS_TYPE,
      metrics: async () => {
        const { count, sumUs } = run.latency;
        const state = run.state();
        return canaryMetricsText({
          state,
          latency: state.latency,
          latencyCount: count,
          latencySumUs: sumUs,
        });
      },
    }),
    processMetrics: () => '',
  });
}
