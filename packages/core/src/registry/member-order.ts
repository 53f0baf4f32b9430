// The order of members in every view: the same in every process, whatever its locale.
import type { Member } from './registry.ts';

/** By zone, then id, then role, each by UTF-16 code units. */
export function compareMembers(a: Member, b: Member): number {
  return compareText(a.zone, b.zone) || compareText(a.id, b.id) || compareText(a.role, b.role);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
