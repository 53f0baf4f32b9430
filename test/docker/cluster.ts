// The compose cluster as the docker tests see it: registers tests that need it, and gives them what a user of it has. A machine
// without an engine skips them, by name; where CI=true they fail.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject, onTestFailed } from 'vitest';
import { testUnlessMissing } from '../kit/peer.ts';
import { ComposeProject } from './compose-project.ts';

const { settings, missing } = inject('composeCluster');

/** Registers a test that needs the compose cluster. */
export function clusterTest(
  name: string,
  run: (project: ComposeProject) => Promise<void>,
  timeoutMs = 60_000,
): void {
  const runOnCluster = async (): Promise<void> => {
    if (settings === undefined)
      throw new Error('Cannot run a test of the cluster: there is none, expected one');
    const project = new ComposeProject(settings);
    onTestFailed(() => keepLogs(project, name));
    await run(project);
  };
  testUnlessMissing(missing, name, runOnCluster, timeoutMs);
}

/** Registers one test for each value; "%s" in the name is the value. */
clusterTest.each =
  (values: readonly string[]) =>
  (name: string, run: (project: ComposeProject, value: string) => Promise<void>): void => {
    for (const value of values) {
      clusterTest(name.replace('%s', value), (project) => run(project, value));
    }
  };

/** Writes the containers' logs into the folder in TAILRACE_TEST_DOCKER_LOGS, for whoever looks for the reason of a failure. */
async function keepLogs(project: ComposeProject, test: string): Promise<void> {
  const folder = process.env['TAILRACE_TEST_DOCKER_LOGS'];
  if (folder === undefined || folder === '') return;
  mkdirSync(folder, { recursive: true });
  const file = `${project.settings.name} ${test}.log`.replaceAll(/[^a-z0-9]+/gi, '-');
  writeFileSync(join(folder, file), await project.logs());
}
