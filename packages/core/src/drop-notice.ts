// The notice that stands in a log for dropped lines: an ordinary log envelope, so that readers of every protocol can show it,
// with tags that say the same to programs. When one is written is not decided here.
import { encodeEntry, encodeLogEnvelope } from '@tailrace/proto/envelope';
import type { EnvelopeView } from '@tailrace/proto/envelope-view';
import { type DropReason, type DropStage, stageOf, toDropReason } from './drop-reason.ts';

export { DROP_REASONS, type DropReason, type DropStage, stageOf, toDropReason } from './drop-reason.ts';

/** Source type of notices. */
export const NOTICE_SOURCE_TYPE = 'LGR';

/** Tags of a notice. Sources cannot set them: tags that begin with `tailrace.` are cut out at the agent. */
export const NOTICE_TAGS = {
  dropped: 'tailrace.dropped',
  stage: 'tailrace.stage',
  reason: 'tailrace.reason',
  firstMs: 'tailrace.first_ms',
  lastMs: 'tailrace.last_ms',
  zone: 'tailrace.zone',
} as const;

/** What a notice tells. */
export interface DropNotice {
  readonly reason: DropReason;
  /** Lines that it stands for. */
  readonly count: number;
  /** Unix time in milliseconds of the first of them. */
  readonly firstMs: number;
  /** Unix time in milliseconds of the last of them. */
  readonly lastMs: number;
  /** More for people, see {@link noticeText}; may be empty. */
  readonly detail: string;
  /** Zone in which they were dropped; may be empty. */
  readonly zone?: string;
}

/** A notice read back. */
export interface ParsedDropNotice {
  readonly count: number;
  readonly stage: DropStage;
  readonly reason: DropReason;
  readonly firstMs: number;
  readonly lastMs: number;
  readonly zone: string;
}

/**
 * The text that people see. `detail` is the limit (`limit 1000 lines/s`) for `rate_limit` and `too_many_apps`, the agent for
 * `agent_died`, the drain for `drain_overtaken` in a tail (empty: the text for the drain's receiver), and for the other reasons a
 * cause that replaces the usual one.
 */
export function noticeText(notice: DropNotice): string {
  const { reason, count, detail } = notice;
  const lines = count === 1 ? '1 line' : `${count} lines`;
  const missing = `${lines} ${count === 1 ? 'is' : 'are'} missing before this line`;
  const between = `between ${isoTime(notice.firstMs)} and ${isoTime(notice.lastMs)}`;
  const because = (cause: string) => `Dropped ${lines} ${between}: ${detail === '' ? cause : detail}`;
  const limit = detail === '' ? '' : ` (${detail})`;
  switch (reason) {
    case 'rate_limit':
      return `Rate limit exceeded: dropped ${lines} ${between}${limit}`;
    case 'too_many_apps':
      return `Dropped ${lines} ${between}: too many apps${limit}`;
    case 'agent_buffer':
      return because(`the log servers${notice.zone ? ` of zone ${notice.zone}` : ''} could not be reached`);
    case 'agent_spool':
      return because('the spool of their agent was damaged');
    case 'source_buffer':
      return because('the agent did not take them in time');
    case 'log_overtaken':
      return because('the log no longer holds them');
    case 'not_saved':
      return because('they could not be kept over a restart of their server');
    case 'not_handed_over':
      return because('their server went away before it had handed them over');
    case 'slow_reader':
      return because('this reader is too slow');
    case 'unexplained':
      return missing;
    case 'server_lost':
      return `${missing}: the server that held them is gone`;
    case 'agent_died':
      return `At least ${missing}: ${detail === '' ? 'their agent' : detail} ended without sending them`;
    case 'drain_overtaken': {
      const messages = count === 1 ? '1 message' : `${count} messages`;
      const drain = detail === '' ? '' : ` Drain ${detail}`;
      return `Error L10 (output buffer overflow): ${messages} dropped since ${isoTime(notice.firstMs)}.${drain}`;
    }
  }
}

/** The notice as one entry of an EnvelopeBatch: tag, length and envelope. */
export function encodeDropNotice(
  notice: DropNotice & { readonly app: string; readonly zone: string; readonly nowNs: bigint },
): Buffer {
  const envelope = encodeLogEnvelope({
    timestampNs: notice.nowNs,
    sourceId: notice.app,
    instanceId: '0',
    payload: Buffer.from(noticeText(notice)),
    isErr: true,
    tags: {
      source_type: NOTICE_SOURCE_TYPE,
      [NOTICE_TAGS.dropped]: String(notice.count),
      [NOTICE_TAGS.stage]: stageOf(notice.reason),
      [NOTICE_TAGS.reason]: notice.reason,
      [NOTICE_TAGS.firstMs]: String(notice.firstMs),
      [NOTICE_TAGS.lastMs]: String(notice.lastMs),
      [NOTICE_TAGS.zone]: notice.zone,
    },
  });
  return encodeEntry(envelope);
}

/** What a notice says, or undefined for an envelope that is none. */
export function parseDropNotice(view: EnvelopeView): ParsedDropNotice | undefined {
  const count = view.tag(NOTICE_TAGS.dropped);
  if (count === undefined) return undefined;
  const reason = toDropReason(view.tag(NOTICE_TAGS.reason) ?? '');
  return {
    count: toNumber(count),
    stage: stageOf(reason),
    reason,
    firstMs: toNumber(view.tag(NOTICE_TAGS.firstMs)),
    lastMs: toNumber(view.tag(NOTICE_TAGS.lastMs)),
    zone: view.tag(NOTICE_TAGS.zone) ?? '',
  };
}

function toNumber(text: string | undefined): number {
  const number = Number(text ?? '0');
  return Number.isFinite(number) ? number : 0;
}

function isoTime(timeMs: number): string {
  const time = new Date(timeMs);
  return Number.isNaN(time.getTime()) ? 'an unknown time' : time.toISOString();
}
