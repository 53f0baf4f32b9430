// What scenarios need and this version does not have yet. A scenario that waits is listed and told with the reason; it is switched on here,
// for all that need the same.

/** What a scenario may need. */
export type Feature = 'spool' | 'replicas' | 'crashNotices' | 'agentNotices';

/** Undefined: it is there. */
const waiting: Readonly<Record<Feature, string | undefined>> = {
  spool: undefined,
  replicas: undefined,
  crashNotices: undefined,
  agentNotices: undefined,
};

/** Whether it is there. */
export function isLanded(feature: Feature): boolean {
  return waiting[feature] === undefined;
}

/** For a scenario that needs it. */
export function waitsFor(...features: readonly Feature[]): { readonly waitsFor?: string } {
  const missing = features.map((feature) => waiting[feature]).filter((what) => what !== undefined);
  return missing.length === 0 ? {} : { waitsFor: missing.join(' and ') };
}
