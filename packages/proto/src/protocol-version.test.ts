// What two programs of any two versions make of each other's hello.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chooseVersion,
  describeVersions,
  OFFERED_VERSIONS,
  OLDEST_PROTOCOL_VERSION,
  PROTOCOL_VERSION,
  speaksVersion,
} from './protocol-version.ts';

describe('protocol versions', () => {
  it('accept this version and the one before', () => {
    expect(PROTOCOL_VERSION - OLDEST_PROTOCOL_VERSION).toBe(1);
    expect(chooseVersion(OFFERED_VERSIONS)).toBe(PROTOCOL_VERSION);
    expect(chooseVersion({ version: PROTOCOL_VERSION })).toBe(PROTOCOL_VERSION);
    expect(chooseVersion({ version: OLDEST_PROTOCOL_VERSION })).toBe(OLDEST_PROTOCOL_VERSION);
    expect(chooseVersion({ version: PROTOCOL_VERSION, newestVersion: PROTOCOL_VERSION + 1 })).toBe(
      PROTOCOL_VERSION,
    );
  });

  it('refuse what is too old or too new, with both ranges in the text', () => {
    for (const version of [0, OLDEST_PROTOCOL_VERSION - 1, PROTOCOL_VERSION + 1, 99]) {
      expect(chooseVersion({ version })).toBeUndefined();
      expect(speaksVersion(version)).toBe(false);
    }
    expect(describeVersions({ version: 99 })).toEqual({
      whatIs: 'the peer speaks protocol version 99',
      expected: `versions ${OLDEST_PROTOCOL_VERSION} to ${PROTOCOL_VERSION}`,
    });
    expect(describeVersions({ version: 98, newestVersion: 99 }).whatIs).toBe(
      'the peer speaks protocol versions 98 to 99',
    );
  });

  it('choose the newest that both speak, whatever is offered', () => {
    const version = fc.integer({ min: 0, max: 6 });
    fc.assert(
      fc.property(version, fc.option(version, { nil: undefined }), (oldest, newest) => {
        const spoken = [];
        for (let each = oldest; each <= Math.max(oldest, newest ?? 0); each++) {
          if (speaksVersion(each)) spoken.push(each);
        }
        const offer = newest === undefined ? { version: oldest } : { version: oldest, newestVersion: newest };
        expect(chooseVersion(offer)).toBe(spoken.at(-1));
      }),
    );
  });
});
