// The compose cluster that the docker tests share: built and started before the first of them, removed after the last, and not there while
// other tests run. A machine without an engine skips the tests, by name; where CI=true they fail.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, onTestFailed } from 'vitest';
import { testUnlessMissing } from '../kit/peer.ts';
import { ComposeProject, type Reaper } from './compose-project.ts';
import { baseImage, findEngine } from './engine.ts';

const buildMsMax = 300_000;
const upMsMax = 180_000;

const engine = findEngine(baseImage);
let project: ComposeProject | undefined;
let reaper: Reaper | undefined;

/** Starts the cluster before the tests of the file that calls this, and removes everything after them, however they ended. */
export function provideCluster(): void {
  const { compose } = engine;
  if (compose === undefined) return;
  beforeAll(
    async () => {
      project = await ComposeProject.plan(compose);
      reaper = await project.startReaper();
      await timed('build', project.compose(['build'], buildMsMax));
      try {
        await timed('up', project.compose(['up', '-d'], upMsMax));
      } catch (error) {
        console.error(await project.logs().catch(String));
        throw error;
      }
    },
    buildMsMax + upMsMax + 30_000,
  );
  afterAll(() => timed('clean up', reaper?.cleanUp()), 120_000);
}

/** Registers a test that needs the cluster. */
export function clusterTest(
  name: string,
  run: (project: ComposeProject) => Promise<void>,
  timeoutMs = 60_000,
): void {
  const runOnCluster = async (): Promise<void> => {
    const cluster = project;
    if (cluster === undefined)
      throw new Error('Cannot run a test of the cluster: there is none, expected one');
    onTestFailed(() => keepLogs(cluster, name));
    await run(cluster);
  };
  testUnlessMissing(engine.missing, name, runOnCluster, timeoutMs);
}

/** Registers one test for each value; "%s" in the name is the value. */
clusterTest.each =
  (values: readonly string[]) =>
  (name: string, run: (project: ComposeProject, value: string) => Promise<void>): void => {
    for (const value of values) {
      clusterTest(name.replace('%s', value), (cluster) => run(cluster, value));
    }
  };

async function timed(what: string, work: Promise<unknown> | undefined): Promise<void> {
  const startedMs = performance.now();
  await work;
  console.log(`docker: ${what} took ${((performance.now() - startedMs) / 1_000).toFixed(1)} s`);
}

/** Writes the containers' logs into the folder in TAILRACE_TEST_DOCKER_LOGS, for whoever looks for the reason of a failure. */
async function keepLogs(cluster: ComposeProject, test: string): Promise<void> {
  const folder = process.env['TAILRACE_TEST_DOCKER_LOGS'];
  if (folder === undefined || folder === '') return;
  mkdirSync(folder, { recursive: true });
  const file = `${cluster.settings.name} ${test}`.replaceAll(/[^a-z0-9]+/gi, '-');
  writeFileSync(join(folder, `${file}.log`), await cluster.logs());
}
