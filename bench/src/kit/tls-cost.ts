// What TLS costs: the same columns of a benchmark with it and without, each at its own highest rate.
import type { Row } from '../benchmark.ts';
import { rowValue } from './row-values.ts';

/** For each of these roles, what it spends on a line more with TLS than without, as rows of the column with it. */
export function costOfTls(
  rows: readonly Row[],
  [secure, plain]: readonly [secure: string, plain: string],
  roles: readonly string[],
): Row[] {
  return roles.flatMap((role) => {
    const value = rowValue(rows, secure, `CPU ${role}`) - rowValue(rows, plain, `CPU ${role}`);
    return Number.isNaN(value)
      ? []
      : [{ group: secure, name: `CPU of TLS, ${role}`, value, unit: 'us/line' }];
  });
}
