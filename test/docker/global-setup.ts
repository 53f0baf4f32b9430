// Before the docker tests: builds the images and brings the compose cluster up, once for all of them. After them, however they
// ended: everything is removed.
import type { TestProject } from 'vitest/node';
import { ComposeProject, type ComposeSettings } from './compose-project.ts';
import { findEngine } from './engine.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The cluster that runs, or why none does. */
    readonly composeCluster: { readonly settings?: ComposeSettings; readonly missing?: string };
  }
}

/** The image that the Dockerfile begins with. */
export const baseImage = process.env['BASE_IMAGE'] ?? 'node:24-bookworm-slim';

export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const engine = findEngine(baseImage);
  if (engine.compose === undefined) {
    project.provide('composeCluster', { missing: engine.missing });
    return undefined;
  }
  const compose = await ComposeProject.plan(engine.compose);
  const reaper = await compose.startReaper();
  try {
    await timed('build', () => compose.compose(['build'], 300_000));
    await timed('up', () => compose.compose(['up', '-d'], 180_000));
  } catch (error) {
    console.error(await compose.compose(['logs', '--no-color', '--tail=20']).catch(String));
    await reaper.cleanUp();
    throw error;
  }
  project.provide('composeCluster', { settings: compose.settings });
  return () => timed('clean up', () => reaper.cleanUp());
}

async function timed(what: string, run: () => Promise<unknown>): Promise<void> {
  const startedMs = performance.now();
  await run();
  console.log(`docker: ${what} took ${((performance.now() - startedMs) / 1_000).toFixed(1)} s`);
}
