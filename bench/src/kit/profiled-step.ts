// One more run after those that were measured, with CPU profiles of all roles: where they spend their time at the rate that was found. Its
// own numbers are no measurements and are thrown away.
import { join } from 'node:path';
import { runOptions } from './run-options.ts';
import { runStep, type Setup, type StepPlan } from './step.ts';

/** Does nothing unless profiles are wanted. */
export async function profileStep(setup: Setup, plan: StepPlan): Promise<void> {
  const { profiles } = runOptions();
  if (profiles === undefined) return;
  const { roles, name } = setup.cluster;
  await Promise.all(roles.map((role) => role.startProfile()));
  await runStep(setup, plan);
  await Promise.all(roles.map((role) => role.stopProfile(join(profiles, name, `${role.id}.cpuprofile`))));
}
