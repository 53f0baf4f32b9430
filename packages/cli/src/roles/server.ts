// `tailrace server`: one of the roles of a cluster.
import type { CommandContext } from '../commands/command-context.ts';
import { serverConfigSource } from '../settings/server-config.ts';
import { runRole } from './run-role.ts';

/** Runs until it is stopped; resolves to the exit status. */
export async function runServer(
  flags: Readonly<Record<string, unknown>>,
  context: CommandContext,
): Promise<number> {
  return runRole(serverConfigSource, flags, context);
}
