// `tailrace traffic-controller`: one of the roles of a cluster.
import type { CommandContext } from '../commands/command-context.ts';
import { trafficControllerConfigSource } from '../settings/traffic-controller-config.ts';
import { runRole } from './run-role.ts';

/** Runs until it is stopped; resolves to the exit status. */
export async function runTrafficController(
  flags: Readonly<Record<string, unknown>>,
  context: CommandContext,
): Promise<number> {
  return runRole(trafficControllerConfigSource, flags, context);
}
