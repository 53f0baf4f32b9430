// What a token allows: its claims, checked and turned into questions that routes ask. The claims are documented in docs/tokens.md.
// It knows neither signatures nor requests.
import { AppPattern, AppSet } from './app-pattern.ts';

/** What can be allowed. `admin` includes the other two. */
export const RIGHTS = ['read', 'drain', 'admin'] as const;

/** A right: `read` lines, `drain` them, `admin` changes limits, forgets lines and sees the cluster's status. */
export type Right = (typeof RIGHTS)[number];

/** Most entries of the claim `apps`. More belong into patterns. */
export const APPS_MAX = 256;
/** Most entries of the claim `rights`. Words that are not known are not counted as rights. */
const RIGHTS_MAX = 64;
/** Longest `sub`, in characters; it is written into audit lines. */
export const SUBJECT_CHARS_MAX = 255;
/** How far the clock of whoever made a token may be ahead of ours. */
export const CLOCK_TOLERANCE_S = 30;

/** Why the claims of a token that is well signed cannot be used. */
export type ClaimRefusal = 'expired' | 'not_yet_valid' | 'invalid_claims';

/** What the bearer of a token may do, and until when. */
export class TokenGrant {
  readonly apps: AppSet;
  readonly #rights: ReadonlySet<Right>;
  /** The claim `sub`, for audit lines. */
  readonly subject: string | undefined;
  /** Unix time in milliseconds; `Infinity` where no tokens are asked for. */
  readonly expiresAtMs: number;

  constructor(options: {
    readonly apps: readonly AppPattern[];
    readonly rights: readonly Right[];
    readonly subject?: string;
    readonly expiresAtMs: number;
  }) {
    this.apps = new AppSet(options.apps);
    this.#rights = new Set(options.rights);
    this.subject = options.subject;
    this.expiresAtMs = options.expiresAtMs;
  }

  /** Whether it has the right, for whichever apps. */
  has(right: Right): boolean {
    return this.#rights.has(right) || this.#rights.has('admin');
  }

  /** Whether it has the right for an app, which need not exist. */
  allows(right: Right, app: string): boolean {
    return this.has(right) && this.apps.has(app);
  }

  /** Whether it has the right for every app. */
  allowsEvery(right: Right): boolean {
    return this.has(right) && this.apps.isEvery;
  }
}

/** For requests where no tokens are asked for: everything. */
export const EVERYTHING = new TokenGrant({
  apps: parsePatterns(['*']) ?? [],
  rights: RIGHTS,
  expiresAtMs: Number.POSITIVE_INFINITY,
});

/** For requests that need no token and have none that is valid: nothing. */
export const NOTHING = new TokenGrant({ apps: [], rights: [], expiresAtMs: Number.POSITIVE_INFINITY });

/** Reads the claims of a token whose signature is good. Missing apps or rights mean none of them. */
export function parseClaims(
  claims: Readonly<Record<string, unknown>>,
  nowMs: number,
): TokenGrant | ClaimRefusal {
  const { exp, nbf, iat, sub, apps: appsClaim = [], rights: rightsClaim = [] } = claims;
  if (!isTime(exp) || !isTimeOrAbsent(nbf) || !isTimeOrAbsent(iat)) return 'invalid_claims';
  if (sub !== undefined && (typeof sub !== 'string' || sub.length > SUBJECT_CHARS_MAX))
    return 'invalid_claims';
  const apps = parsePatterns(appsClaim);
  const rights = parseRights(rightsClaim);
  if (apps === undefined || rights === undefined) return 'invalid_claims';
  if (exp * 1000 <= nowMs) return 'expired';
  const latestS = nowMs / 1000 + CLOCK_TOLERANCE_S;
  if ((nbf ?? 0) > latestS || (iat ?? 0) > latestS) return 'not_yet_valid';
  return new TokenGrant({
    apps,
    rights,
    ...(sub === undefined ? {} : { subject: sub }),
    expiresAtMs: exp * 1000,
  });
}

/** The claim `apps`: a list of names and patterns; undefined if it is anything else. */
export function parsePatterns(claim: unknown): readonly AppPattern[] | undefined {
  if (!Array.isArray(claim) || claim.length > APPS_MAX) return undefined;
  const patterns: AppPattern[] = [];
  for (const text of claim as readonly unknown[]) {
    const pattern = typeof text === 'string' ? AppPattern.parse(text) : undefined;
    if (pattern === undefined) return undefined;
    patterns.push(pattern);
  }
  return patterns;
}

/** The claim `rights`: a list of words, of which those that are not known allow nothing; undefined if it is anything else. */
function parseRights(claim: unknown): readonly Right[] | undefined {
  if (!Array.isArray(claim) || claim.length > RIGHTS_MAX) return undefined;
  if (!(claim as readonly unknown[]).every((word) => typeof word === 'string')) return undefined;
  return RIGHTS.filter((right) => claim.includes(right));
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

function isTimeOrAbsent(value: unknown): value is number | undefined {
  return value === undefined || isTime(value);
}
