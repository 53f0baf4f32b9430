// Lists the apps that a token may read. Servers are asked for what the token's names and patterns begin with, so that a token for a few
// apps costs little in a cluster of many, and everything else is left out before pages are cut: they are full, and `next` names no other app.
import { cannot } from '@tailrace/core/errors';
import type { AppSummary } from '@tailrace/proto/admin-messages';
import { ApiError } from '../api-error.ts';
import type { TokenGrant } from '../auth/token-grant.ts';
import type { AppPage, ServerCalls } from '../upstream/server-calls.ts';

/** Apps that a server is asked for at once. */
const SCAN_PAGE = 1_000;
/** More names than these are not asked for one by one. */
const LOOKUPS_MAX = 32;
/** More prefixes than these are looked through as one. */
const SCANS_MAX = 16;
/** How long apps may be looked through. */
const SCAN_TIMEOUT_MS = 10_000;

/** A part of a list. */
export interface AppRange {
  readonly prefix: string;
  readonly limit: number;
  readonly after: string;
}

type Calls = Pick<ServerCalls, 'listApps'>;

/** A page of the apps that the token may read, in the order of their ids. Throws ApiError `deadline_exceeded`. */
export async function listReadableApps(calls: Calls, grant: TokenGrant, range: AppRange): Promise<AppPage> {
  const { prefix, limit, after } = range;
  if (!grant.has('read')) return { apps: [], hasMore: false, missingZones: [] };
  if (grant.apps.isEvery) return calls.listApps(prefix, limit, after);
  const { lookups, scans } = planOf(grant, range);
  const deadlineMs = performance.now() + SCAN_TIMEOUT_MS;
  const pages = await Promise.all([
    ...lookups.map((name) => lookUp(calls, name, after)),
    ...scans.map((start) => scan(calls, grant, { prefix: start, limit, after }, deadlineMs)),
  ]);
  const apps = pages
    .flatMap((page) => page.apps)
    .filter(({ app }) => grant.apps.has(app))
    .sort((a, b) => (a.app < b.app ? -1 : 1));
  return {
    apps: apps.slice(0, limit),
    hasMore: apps.length > limit,
    missingZones: [...new Set(pages.flatMap(({ missingZones }) => missingZones))].sort(),
  };
}

/** What to ask for by name, and what to look through; no app is found by two of them. */
function planOf(
  { apps }: TokenGrant,
  { prefix, after }: AppRange,
): { readonly lookups: readonly string[]; readonly scans: readonly string[] } {
  const lookups = apps.names.filter((name) => name.startsWith(prefix) && name > after);
  const scans = apps.prefixes.flatMap((start) => {
    if (prefix.startsWith(start)) return [prefix];
    return start.startsWith(prefix) ? [start] : [];
  });
  if (lookups.length <= LOOKUPS_MAX && scans.length <= SCANS_MAX) return { lookups, scans };
  return { lookups: [], scans: [commonPrefix([...lookups, ...scans])] };
}

/** The app of this name, which comes first of all that begin with it. */
async function lookUp(calls: Calls, name: string, after: string): Promise<AppPage> {
  const page = await calls.listApps(name, 1, after);
  return { ...page, apps: page.apps.filter(({ app }) => app === name) };
}

/** Looks through the apps with a prefix until there are more than `limit` that may be read, or no more. */
async function scan(
  calls: Calls,
  grant: TokenGrant,
  { prefix, limit, after }: AppRange,
  deadlineMs: number,
): Promise<AppPage> {
  const found: AppSummary[] = [];
  const missingZones = new Set<string>();
  let at = after;
  for (;;) {
    const page = await calls.listApps(prefix, SCAN_PAGE, at);
    found.push(...page.apps.filter(({ app }) => grant.apps.has(app)));
    for (const zone of page.missingZones) missingZones.add(zone);
    const last = page.apps.at(-1)?.app;
    if (!page.hasMore || last === undefined || found.length > limit) {
      return { apps: found, hasMore: false, missingZones: [...missingZones] };
    }
    at = last;
    if (performance.now() > deadlineMs) {
      const whatIs = `it took longer than ${SCAN_TIMEOUT_MS / 1000} s to look through them`;
      throw new ApiError('deadline_exceeded', cannot('list the apps', whatIs, 'a longer prefix'));
    }
  }
}

function commonPrefix(texts: readonly string[]): string {
  const [first = '', ...others] = texts;
  let length = first.length;
  for (const text of others) {
    while (!text.startsWith(first.slice(0, length))) length--;
  }
  return first.slice(0, length);
}
