// For the tests of this package's readers: the error that some bytes cause. Any other error is a failure of the test.
import { WireError } from './wire-error.ts';

/** The WireError that `read` throws; undefined if it throws nothing. Throws whatever else `read` throws. */
export function thrownBy(read: () => unknown): WireError | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    if (error instanceof WireError) {
      return error;
    }
    throw error;
  }
}
