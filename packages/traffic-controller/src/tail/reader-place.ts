// Where a reader stands in all zones, and its text, the cursor. Beside the place in each zone's log it holds places in logs that the zone
// had before, because an app may go back to an owner that kept its log, and the time from which lines of logs that this reader never
// saw are new to it. Those go into the token as zones with names that no zone has.
import { decodeCursor, encodeCursor } from '@tailrace/core/cursor-token';
import type { Position } from '@tailrace/proto/reader-messages';
import { NO_LOG_ID } from '../feed/zone-reader.ts';

/** No zone has it in its name. */
const SEPARATOR = '\n';
/** Earlier logs that a cursor keeps per zone. */
const OLDER_PER_ZONE_MAX = 2;
/** And in all zones together: a cursor stays under 200 characters. */
const OLDER_MAX = 4;

/** Where a reader stands in one zone. */
export interface ZonePlace {
  /** The next line; also in the terms of `NO_LOG_ID`. */
  readonly position: Position;
  /** Next lines of logs that were read before, the last one first. */
  readonly older: readonly Position[];
}

/** Where a reader stands. */
export interface ReaderPlace {
  readonly zones: ReadonlyMap<string, ZonePlace>;
  /** Unix time in milliseconds from which lines of logs that it never saw are new to it. */
  readonly unseenSinceMs: number;
}

/** Whose cursor it is. */
export interface PlaceScope {
  readonly cluster: string;
  readonly app: string;
}

/** The place after another position of the same zone was reached. */
export function movedTo(place: ZonePlace | undefined, position: Position): ZonePlace {
  if (place === undefined) return { position, older: [] };
  const left = place.position;
  if (left.logId === position.logId) return { position, older: place.older };
  const older = [left, ...place.older].filter(({ logId }) => logId !== position.logId && logId !== NO_LOG_ID);
  return { position, older: older.slice(0, OLDER_PER_ZONE_MAX) };
}

/** The cursor of a place. */
export function encodePlace(scope: PlaceScope, place: ReaderPlace): string {
  const zones = new Map<string, Position>();
  for (const [zone, { position }] of place.zones) zones.set(zone, position);
  zones.set(SEPARATOR, { logId: NO_LOG_ID, index: Math.max(0, Math.floor(place.unseenSinceMs)) });
  let left = OLDER_MAX;
  for (const [zone, { older }] of place.zones) {
    for (const [i, position] of older.entries())
      if (left-- > 0) zones.set(`${zone}${SEPARATOR}${i}`, position);
  }
  return encodeCursor({ ...scope, zones });
}

/**
 * The place of a cursor.
 *
 * @throws CursorError
 */
export function decodePlace(text: string, scope: PlaceScope): ReaderPlace {
  const entries = decodeCursor(text, scope);
  const zones = new Map<string, ZonePlace>();
  for (const [name, position] of entries) {
    if (name.includes(SEPARATOR)) continue;
    const older = Array.from({ length: OLDER_PER_ZONE_MAX }, (_, i) =>
      entries.get(`${name}${SEPARATOR}${i}`),
    );
    zones.set(name, { position, older: older.filter((each) => each !== undefined) });
  }
  return { zones, unseenSinceMs: entries.get(SEPARATOR)?.index ?? 0 };
}
