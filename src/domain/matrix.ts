import { rank } from './level.js';
import type { Matrix, MatrixRow } from './rule.js';

/** Rows with the highest level first, as they are read. */
export function orderedRows(matrix: Matrix): readonly MatrixRow[] {
  return matrix.rows.toSorted((a, b) => rank(b.level) - rank(a.level));
}

/** The first row whose probability and money (minor units) are both reached; null where none is. */
export function readMatrix(rows: readonly MatrixRow[], probability: number, minor: number): MatrixRow | null {
  return rows.find((row) => probability >= row.probability && minor >= row.money) ?? null;
}
