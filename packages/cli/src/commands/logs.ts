// `tailrace logs` and `tailrace recent`: puts the parts together, waits for the end, says how it went.
// Not here: flags (logs.flags.ts), their meaning (logs-plan.ts), the reading itself (the two sessions).
import picocolors from 'picocolors';
import { resolveEndpoint } from '../client/controller-endpoint.ts';
import { CliError, EXIT } from '../exit-codes.ts';
import { wantsColour } from '../output/colour-policy.ts';
import { lines } from '../output/control-notice.ts';
import {
  createCfFormat,
  createJsonFormat,
  createRawFormat,
  createTextFormat,
  jsonLine,
  type LineFormat,
} from '../output/line-format.ts';
import { type AppTotals, RecordPrinter } from '../output/record-printer.ts';
import { createTemplateFormat } from '../output/template-format.ts';
import { escapeControls, type SafetyMode } from '../output/terminal-safety.ts';
import { type CommandContext, colourChoice } from './command-context.ts';
import { CursorFile, readCursorFile } from './cursor-file.ts';
import { FollowSession } from './follow-session.ts';
import { Interruption } from './interruption.ts';
import type { LogsFlags } from './logs.flags.ts';
import { type LogsPlan, planLogs } from './logs-plan.ts';
import { FirstEnd, type ReadingEnd } from './reading-end.ts';
import { RecentSession } from './recent-session.ts';

/** How long a reader that does not read may hold up the end after a signal, and after `--timeout`. */
const FLUSH_AFTER_SIGNAL_MS = 1000;
const FLUSH_AFTER_TIMEOUT_MS = 5000;
/** Lines that were written just before `--until` are given this long to arrive. */
const UNTIL_GRACE_MS = 1000;

/**
 * Runs the command and resolves with its exit status.
 * @throws CliError for everything that goes wrong, with its own exit status.
 */
export async function runLogs(
  apps: readonly string[],
  flags: LogsFlags,
  context: CommandContext,
): Promise<number> {
  const { stdout, stderr, stdoutIsTerminal } = context.output;
  const cursorFileText = flags.cursorFile === undefined ? undefined : readCursorFile(flags.cursorFile);
  const plan = planLogs(apps, flags, { nowMs: context.now(), stdoutIsTerminal, cursorFileText });
  const endpoint = resolveEndpoint(flags, context.env);
  const matches = await compileMatch(flags.untilMatch);
  const printer = createPrinter(plan, flags, context, matches);
  const end = new FirstEnd();
  const interruption = new Interruption();
  void interruption.signalled.then((exitCode) => end.end({ kind: 'interrupted', exitCode }));
  for (const writer of [stdout, stderr]) writer.onFailure((error) => end.end(outputEnd(error)));
  const timers = startTimers(plan, end, context.now());
  const cursorFile =
    flags.cursorFile === undefined
      ? undefined
      : new CursorFile(flags.cursorFile, () => cursorText(printer.totals()));
  const session =
    plan.mode === 'follow'
      ? new FollowSession({ endpoint, plan, printer, stdout, end, cursorFile, now: context.now })
      : new RecentSession({ endpoint, plan, printer, stdout, end });

  const how = await end.reached;
  session.close();
  for (const timer of timers) clearTimeout(timer);
  if (how.kind === 'reader_gone') {
    interruption.close();
    saveCursor(cursorFile);
    return EXIT.ok;
  }
  const flushMs = flushLimitMs(how);
  const isFlushed = await Promise.race([
    stdout.flush(flushMs),
    interruption.signalled.then(() => stdout.flush(FLUSH_AFTER_SIGNAL_MS)),
  ]);
  const exitCode = exitCodeOf(how, printer.totals(), flags.strict === true);
  if (!isFlushed) {
    // Somebody holds the other end and does not read. The first of all rules is that Ctrl-C works.
    printer.notice(`${stdout.queuedBytes} bytes were not written: the reader does not read`);
    saveCursor(cursorFile);
    process.exit(exitCode);
  }
  summarise(how, plan, flags, printer, context);
  saveCursor(cursorFile);
  interruption.close();
  if (how.kind === 'failed') throw how.error;
  return exitCode;
}

function createPrinter(
  plan: LogsPlan,
  flags: LogsFlags,
  context: CommandContext,
  matches: ((message: string) => boolean) | undefined,
): RecordPrinter {
  const { stdout, stderr, stdoutIsTerminal, stderrIsTerminal } = context.output;
  const choice = colourChoice(flags.color);
  const colour = wantsColour({ choice, isTerminal: stdoutIsTerminal, env: context.env });
  const noticeColour = wantsColour({ choice, isTerminal: stderrIsTerminal, env: context.env });
  const safety: SafetyMode = colour ? 'colour' : stdoutIsTerminal ? 'plain' : 'escape';
  return new RecordPrinter({
    apps: plan.apps,
    format: createFormat(plan, flags, { colour, safety }),
    isJson: plan.output === 'json',
    showCursor: flags.showCursor === true,
    quiet: flags.quiet === true,
    utc: flags.utc === true,
    hasFilters: plan.hasFilters,
    stdout,
    stderr,
    paintNotice: picocolors.createColors(noticeColour).yellow,
    ...(matches === undefined ? {} : { matches }),
  });
}

function createFormat(
  plan: LogsPlan,
  flags: LogsFlags,
  look: { colour: boolean; safety: SafetyMode },
): LineFormat {
  const utc = flags.utc === true;
  switch (plan.output) {
    case 'raw':
      return look.safety === 'escape' ? createRawFormat() : createRawFormat(look.safety);
    case 'json':
      return createJsonFormat();
    case 'cf':
      return createCfFormat({ utc, ...look });
    case 'template':
      return createTemplateFormat(plan.template, { utc, safety: look.safety });
    case 'text':
      return createTextFormat({
        utc,
        ...look,
        prefix: flags.prefix !== false,
        timestamps: flags.timestamps === true,
        showApp: plan.apps.length > 1,
      });
  }
}

/** The pattern of `--until-match`, in the same dialect as the controller's filters: it cannot run for ever. */
async function compileMatch(
  pattern: string | undefined,
): Promise<((message: string) => boolean) | undefined> {
  if (pattern === undefined) return undefined;
  const { RE2JS } = await import('re2js');
  try {
    const compiled = RE2JS.compile(pattern);
    return (message) => compiled.matcher(message).find();
  } catch (error) {
    throw new CliError(`Cannot use --until-match "${pattern}": ${(error as Error).message}`, {
      exitCode: EXIT.usage,
    });
  }
}

function startTimers(plan: LogsPlan, end: FirstEnd, nowMs: number): readonly NodeJS.Timeout[] {
  const timers: NodeJS.Timeout[] = [];
  if (plan.timeoutMs !== undefined)
    timers.push(setTimeout(() => end.end({ kind: 'timeout' }), plan.timeoutMs));
  if (plan.untilMs !== undefined) {
    const waitMs = Math.min(plan.untilMs - nowMs + UNTIL_GRACE_MS + (plan.reorderMs ?? 0), 2 ** 31 - 1);
    timers.push(setTimeout(() => end.end({ kind: 'until' }), waitMs));
  }
  return timers;
}

function outputEnd(error: NodeJS.ErrnoException): ReadingEnd {
  if (error.code === 'EPIPE') return { kind: 'reader_gone' };
  return {
    kind: 'failed',
    error: new CliError(`Cannot write the output: ${error.message}`, { cause: error }),
  };
}

function flushLimitMs(how: ReadingEnd): number {
  if (how.kind === 'interrupted') return FLUSH_AFTER_SIGNAL_MS;
  return how.kind === 'timeout' ? FLUSH_AFTER_TIMEOUT_MS : Number.POSITIVE_INFINITY;
}

function exitCodeOf(how: ReadingEnd, totals: readonly AppTotals[], isStrict: boolean): number {
  if (how.kind === 'interrupted') return how.exitCode;
  const isIncomplete = totals.some(
    ({ dropped, hasUnknownGap, zonesDown }) => dropped > 0 || hasUnknownGap || zonesDown.length > 0,
  );
  if (isStrict && isIncomplete) return EXIT.incomplete;
  return how.kind === 'timeout' ? EXIT.timeout : EXIT.ok;
}

/** Says at the end of a follow how much was printed and how to go on; at the end of a dump only the cursor, if asked. */
function summarise(
  how: ReadingEnd,
  plan: LogsPlan,
  flags: LogsFlags,
  printer: RecordPrinter,
  context: CommandContext,
): void {
  if (plan.mode === 'recent' && flags.showCursor !== true) return;
  const totals = printer.totals();
  // A follow that never began has nothing to sum up; its error says it all.
  if (how.kind === 'failed' && totals.every((total) => total.lines + total.dropped === 0)) return;
  if (plan.output === 'json') {
    for (const total of totals) context.output.stdout.write(`${jsonLine(endRecord(how, total))}\n`);
    return;
  }
  const printed = totals.reduce((sum, total) => sum + total.lines, 0);
  const dropped = totals.reduce((sum, total) => sum + total.dropped, 0);
  const unknown = totals.some((total) => total.hasUnknownGap) ? ' or more' : '';
  const resume = context.output.stderrIsTerminal || flags.showCursor === true ? resumeText(totals) : '';
  printer.notice(`${lines(printed)}, ${dropped}${unknown} dropped${resume}`);
}

function endRecord(how: ReadingEnd, total: AppTotals): object {
  return {
    type: 'end',
    app: total.app,
    reason: how.kind,
    lines: total.lines,
    dropped: total.dropped,
    ...(total.hasUnknownGap ? { has_unknown_gap: true } : {}),
    ...(total.zonesDown.length === 0 ? {} : { zones_down: total.zonesDown }),
    ...(total.cursor === undefined ? {} : { cursor: total.cursor }),
  };
}

/** The command that goes on behind the last line; empty while there is no position. */
function resumeText(totals: readonly AppTotals[]): string {
  const known = totals.filter((total) => total.cursor !== undefined);
  if (known.length === 0) return '';
  const apps = totals.map((total) => shellWord(total.app)).join(' ');
  const cursors = known.map(({ app, cursor = '' }) => {
    return ` --after-cursor ${shellWord(totals.length === 1 ? cursor : `${app}=${cursor}`)}`;
  });
  return `; resume: tailrace logs ${apps}${cursors.join('')}`;
}

function shellWord(text: string): string {
  const safe = escapeControls(text);
  return /^[\w@%+=:,./-]+$/.test(safe) ? safe : `'${safe.replaceAll("'", "'\\''")}'`;
}

/** The contents of a cursor file: the cursor alone for one app, `APP=CURSOR` a line for several. */
function cursorText(totals: readonly AppTotals[]): string {
  const known = totals.filter((total) => total.cursor !== undefined);
  if (totals.length === 1) return known.map((total) => `${total.cursor}\n`).join('');
  return known.map((total) => `${total.app}=${total.cursor}\n`).join('');
}

function saveCursor(cursorFile: CursorFile | undefined): void {
  cursorFile?.close();
}
