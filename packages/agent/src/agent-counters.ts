// What an agent counts beside its buffer: plain numbers, so that counting costs nothing. agent-metrics.ts shows them.

/**
 * Why something that came in is not a line of any app.
 *
 * - `bad_envelope`, `envelope_too_large`: bytes of a program that are no envelope, or one over 128 KiB.
 * - `bad_batch`: framing of a program's batch, or of a run of `pipe` and `run`.
 * - `bad_app_id`: no app id, or one that cannot be one. - `app_not_allowed`: another app than its listener may write.
 * - `empty_line`: a syslog message without text. - `bad_syslog`: a syslog header that cannot be read.
 * - `frame_too_large`, `bad_frame`, `cut_frame`: syslog framing over 1 MiB, unreadable, or ended by the end of the connection.
 * - `too_many_connections`, `too_much_held`: a syslog connection over the limit of its listener, of connections or of bytes.
 * - `sender_not_allowed`: a syslog connection or datagram from a machine outside the networks that may write.
 * - `stalled_frame`: a syslog connection whose message made no progress while its listener held much.
 */
export type RejectReason = (typeof REJECT_REASONS)[number];

/** Every reason. */
export const REJECT_REASONS = [
  'bad_envelope',
  'envelope_too_large',
  'bad_batch',
  'bad_app_id',
  'app_not_allowed',
  'empty_line',
  'bad_syslog',
  'frame_too_large',
  'bad_frame',
  'cut_frame',
  'too_many_connections',
  'too_much_held',
  'stalled_frame',
  'sender_not_allowed',
] as const;

/** Counts of one agent. */
export class AgentCounters {
  readonly rejected = new Map<RejectReason, number>();
  /** Lines of apps that were one too many: they are in no app's totals. */
  tooManyAppsLines = 0;
  /** Datagrams that the kernel dropped because they were not read in time: nobody knows of which app they were. */
  udpDroppedDatagrams = 0;
  /** Lines of `pipe` and `run` that came twice. */
  duplicateLines = 0;

  /** Counts what was rejected. */
  reject(reason: RejectReason, count = 1): void {
    this.rejected.set(reason, (this.rejected.get(reason) ?? 0) + count);
  }
}
