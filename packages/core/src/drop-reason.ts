// Why lines were dropped and where on their way. The names are part of what readers see, in notices and control records.

/**
 * - `rate_limit`: above the app's limit. - `agent_buffer`: the agent's buffer was full. - `too_many_apps`: no room for another app.
 * - `agent_spool`: the agent's spool was damaged, or could not be read back.
 * - `source_buffer`: the buffer of `pipe` or `run` was full. - `log_overtaken`: the app's log no longer holds them.
 * - `slow_reader`: a reader did not keep up. - `unexplained`: a sender's sequence has a hole. - `drain_overtaken`: a drain did not keep up.
 * - `not_saved`: held when a server stopped, and could not be written or read back. - `not_handed_over`: held by a server that
 * went away before it had handed them to the new owner of the app. - `server_lost`: held by a server that was lost, and by no
 * other. - `agent_died`: an agent ended without sending them; there may be more that nobody knows of.
 */
export type DropReason = (typeof DROP_REASONS)[number];

/** Where lines are dropped: at a limit, in the agent's buffer, at the source, in an app's log, at a tail, at a drain. */
export type DropStage = 'limit' | 'agent' | 'source' | 'ring' | 'tail' | 'drain';

/** Every reason. */
export const DROP_REASONS = [
  'rate_limit',
  'agent_buffer',
  'agent_spool',
  'too_many_apps',
  'source_buffer',
  'log_overtaken',
  'slow_reader',
  'unexplained',
  'drain_overtaken',
  'not_saved',
  'not_handed_over',
  'server_lost',
  'agent_died',
] as const;

const STAGES: Readonly<Record<DropReason, DropStage>> = {
  rate_limit: 'limit',
  too_many_apps: 'limit',
  agent_buffer: 'agent',
  agent_spool: 'agent',
  unexplained: 'agent',
  agent_died: 'agent',
  source_buffer: 'source',
  log_overtaken: 'ring',
  not_saved: 'ring',
  not_handed_over: 'ring',
  server_lost: 'ring',
  slow_reader: 'tail',
  drain_overtaken: 'drain',
};

/** The stage at which lines are dropped for this reason. */
export function stageOf(reason: DropReason): DropStage {
  return STAGES[reason];
}

/** The reason that a peer named, which may be newer than we are: an unknown one counts as `unexplained`. */
export function toDropReason(name: string): DropReason {
  return DROP_REASONS.find((reason) => reason === name) ?? 'unexplained';
}
