// Where roles spent their time, as text for a terminal and as tables for the documentation.
import type { HotSpot, RoleProfile } from '../kit/profile-summary.ts';

/** One block of lines for each role. */
export function profileLines(profiles: readonly RoleProfile[]): string[] {
  return profiles.flatMap(({ run, role, busyS, top }) => [
    '',
    `  ${run}, ${role}: busy for ${busyS.toFixed(1)} s`,
    ...top.map(
      ({ share, name, place }) => `    ${(share * 100).toFixed(1).padStart(5)} %  ${name}  ${place}`,
    ),
  ]);
}

/** One table for each run, a column for each role. */
export function profileTables(profiles: readonly RoleProfile[]): string[] {
  const runs = [...new Set(profiles.map(({ run }) => run))];
  return runs.flatMap((run) => {
    const roles = profiles.filter((profile) => profile.run === run);
    const rows = Math.max(...roles.map(({ top }) => top.length));
    return [
      '',
      `\`${run}\`, self time in per cent of the busy time:`,
      '',
      `| ${roles.map(({ role, busyS }) => `${role}, ${busyS.toFixed(1)} s`).join(' | ')} |`,
      `|${'---|'.repeat(roles.length)}`,
      ...Array.from(
        { length: rows },
        (_, i) => `| ${roles.map(({ top }) => spotText(top[i])).join(' | ')} |`,
      ),
    ];
  });
}

function spotText(spot: HotSpot | undefined): string {
  if (spot === undefined) return '';
  const { share, name, place } = spot;
  const where = place === '' ? '' : ` ${place.replace(/^.*\/(?=[^/]+$)/, '')}`;
  return `${(share * 100).toFixed(1)} ${`\`${name}\``.replaceAll('|', '\\|')}${where}`;
}
