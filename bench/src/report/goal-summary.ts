// All goals of a run in one place: how many are met, and each one that is not.
import { goalText, isMet, type Row, valueText } from '../benchmark.ts';
import type { BenchmarkResult } from './results.ts';

/** As lines. */
export function goalLines(results: readonly Pick<BenchmarkResult, 'name' | 'node' | 'rows'>[]): string[] {
  const judged = results.flatMap(({ name, node, rows }) =>
    rows.flatMap((row) => {
      const met = isMet(row);
      return met === undefined ? [] : [{ name, node, row, met }];
    }),
  );
  if (judged.length === 0) return [];
  const missed = judged.filter(({ met }) => !met);
  const isSeveral = new Set(results.map(({ node }) => node)).size > 1;
  return [
    `Goals: ${judged.length - missed.length} of ${judged.length} met`,
    ...missed.map(
      ({ name, node, row }) =>
        `  NOT met: ${name}, ${titleOf(row)}${isSeveral ? ` (Node ${node})` : ''}: ${Number.isNaN(row.value) ? 'not measured' : valueText(row.value)} ${row.unit}, goal ${goalText(row)}`,
    ),
  ];
}

function titleOf({ group, name }: Row): string {
  return group === undefined ? name : `${group}: ${name}`;
}
