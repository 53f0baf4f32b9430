// Names for the sequences of a sender.
import { randomBytes } from 'node:crypto';

/** A random number of 64 bits that is not 0, since 0 is how the protocol writes "none". */
export function randomOrigin(): bigint {
  return randomBytes(8).readBigUInt64LE() || 1n;
}
