// Containers that tests add to the compose project: with its label, so that they go when it goes.
import { randomBytes } from 'node:crypto';
import type { ComposeProject } from './compose-project.ts';
import { baseImage, docker } from './engine.ts';

/** A container beside those of the compose file. */
export interface AddedContainer {
  /** The JavaScript that Node runs in it. */
  readonly script: string;
  /** More of `docker run`: log driver, network. */
  readonly options?: readonly string[];
}

/** Starts one in the background; resolves to its id. */
export async function startContainer(project: ComposeProject, container: AddedContainer): Promise<string> {
  const { name } = project.settings;
  return docker([
    ...['run', '--detach', `--label=com.docker.compose.project=${name}`],
    ...['--name', `${name}-${randomBytes(3).toString('hex')}`, '--init', '--user=1000:1000', '--read-only'],
    ...(container.options ?? ['--network=none']),
    ...['--entrypoint=node', baseImage, '-e', container.script],
  ]);
}

/** Ends and removes containers. */
export async function removeContainers(...ids: string[]): Promise<void> {
  await docker(['rm', '--force', '--volumes', ...ids]);
}

/** The address of a container on a network of the project; empty when it is not connected. */
export async function addressOf(project: ComposeProject, id: string, network: string): Promise<string> {
  const format = `{{with index .NetworkSettings.Networks "${project.network(network)}"}}{{.IPAddress}}{{end}}`;
  return docker(['inspect', '--format', format, id]);
}

/** Cuts containers off a network. */
export async function disconnect(
  project: ComposeProject,
  network: string,
  ids: readonly string[],
): Promise<void> {
  for (const id of ids) await docker(['network', 'disconnect', project.network(network), id]);
}

/** Connects containers to a network again, under the name of their service. */
export async function connect(
  project: ComposeProject,
  network: string,
  service: string,
  ids: readonly string[],
): Promise<void> {
  for (const id of ids)
    await docker(['network', 'connect', '--alias', service, project.network(network), id]);
}
