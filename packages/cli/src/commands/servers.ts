// `tailrace servers stop|start`: asks the controller of `tailrace up` to stop or start servers.
import { objectOf, textsOf } from '../client/answer-fields.ts';
import { type ConnectionFlags, resolveEndpoint } from '../client/controller-endpoint.ts';
import { ControllerClient } from '../client/http-client.ts';
import { escapeControls } from '../output/terminal-safety.ts';
import type { CommandContext } from './command-context.ts';

/** Stops or starts the servers of a zone, or one, and prints their ids, one a line. */
export async function controlServers(
  action: 'stop' | 'start',
  target: string,
  flags: ConnectionFlags,
  context: CommandContext,
): Promise<void> {
  const client = new ControllerClient(resolveEndpoint(flags, context.env));
  const answer = objectOf(await client.json({ method: 'POST', path: ['v1', 'servers', target, action] }));
  const servers = textsOf(answer['servers']);
  context.output.stdout.write(servers.map((id) => `${escapeControls(id)}\n`).join(''));
  if (servers.length === 0) context.output.stderr.write(`There was nothing to ${action}\n`);
}
