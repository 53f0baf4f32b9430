// `tailrace agent`: one of the roles of a cluster.
import type { CommandContext } from '../commands/command-context.ts';
import { agentConfigSource } from '../settings/agent-config.ts';
import { runRole } from './run-role.ts';

/** Runs until it is stopped; resolves to the exit status. */
export async function runAgent(
  flags: Readonly<Record<string, unknown>>,
  context: CommandContext,
): Promise<number> {
  return runRole(agentConfigSource, flags, context);
}
