import type { Say } from '../../../domain/text.js';
import { toNumber } from '../../number.js';
import { type Cell, isBytes } from './table.js';

export type Figure =
  | { readonly ok: true; readonly value: number }
  /** Nothing is known: that is not zero. */
  | { readonly ok: true; readonly value: null }
  | { readonly ok: false; readonly said: Say };

const WHOLE = /^[+-]?\d+$/;

/**
 * The number a cell holds: `12.5`, `"1,250"`, `"18%"` (0.18), true (1); null where it is empty. A whole number that a
 * figure (a double) cannot hold exactly is refused rather than rounded; a decimal is taken to its nearest double.
 */
export function figureIn(cell: Cell | undefined): Figure {
  if (cell === null || cell === undefined) return { ok: true, value: null };
  if (isBytes(cell)) return { ok: false, said: { key: 'rows.bytes' } };
  const text = String(cell).trim();
  if (text === '') return { ok: true, value: null };
  const value = toNumber(typeof cell === 'string' ? text : cell);
  if (value === null) return { ok: false, said: { key: 'rows.not-number', params: { value: text.slice(0, 60) } } };
  const digits = text.replaceAll(',', '');
  if (!Number.isSafeInteger(value) && WHOLE.test(digits) && BigInt(digits) !== BigInt(value)) {
    return { ok: false, said: { key: 'rows.inexact', params: { value: text } } };
  }
  return { ok: true, value };
}
