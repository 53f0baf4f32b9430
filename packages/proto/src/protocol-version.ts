// The version of the internal protocols, and how two peers agree on one. All protocols between the roles share it: a process
// speaks all of them in one version. Not here: what changed from version to version (docs/upgrading.md has that).

/** What this program speaks. Raised by every release that changes an internal protocol. */
export const PROTOCOL_VERSION = 2;

/** The oldest version that this program still speaks: always the one before, so that a cluster can be upgraded while it runs. */
export const OLDEST_PROTOCOL_VERSION = 1;

/**
 * The versions in a hello. Whoever opens a stream offers the range that it speaks; who answers chooses the newest that both
 * speak, and says it in `version` alone.
 */
export interface HelloVersions {
  /** An offer: the oldest version that the sender speaks, which is all that programs of version 1 look at. An answer: the one chosen. */
  readonly version: number;
  /** An offer: the newest version that the sender speaks. Without it that is `version`. */
  readonly newestVersion?: number;
}

/** What this program says where it opens a stream. */
export const OFFERED_VERSIONS: Required<HelloVersions> = {
  version: OLDEST_PROTOCOL_VERSION,
  newestVersion: PROTOCOL_VERSION,
};

/** The newest version that both speak; undefined if there is none. */
export function chooseVersion(offer: HelloVersions): number | undefined {
  const chosen = Math.min(PROTOCOL_VERSION, newestOf(offer));
  return chosen >= Math.max(OLDEST_PROTOCOL_VERSION, offer.version) ? chosen : undefined;
}

/** Whether a version that a peer chose is one that this program speaks. */
export function speaksVersion(version: number): boolean {
  return version >= OLDEST_PROTOCOL_VERSION && version <= PROTOCOL_VERSION;
}

/** What is wrong with versions that do not fit, in two parts for an error message: what is, and what was expected. */
export function describeVersions(hello: HelloVersions): {
  readonly whatIs: string;
  readonly expected: string;
} {
  return {
    whatIs: `the peer speaks protocol ${rangeText(hello.version, newestOf(hello))}`,
    expected: rangeText(OLDEST_PROTOCOL_VERSION, PROTOCOL_VERSION),
  };
}

function newestOf({ version, newestVersion }: HelloVersions): number {
  return Math.max(version, newestVersion ?? 0);
}

function rangeText(oldest: number, newest: number): string {
  return oldest === newest ? `version ${oldest}` : `versions ${oldest} to ${newest}`;
}
