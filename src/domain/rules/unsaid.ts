import type { GradeState } from '../grade/state.js';
import type { Json } from '../json.js';
import type { ShowBook } from '../show-book.js';
import type { Labels } from '../signal.js';
import type { Say } from '../text.js';
import { type Reading, standing } from './reading.js';

/** Nothing can be said now, for want of data: what held goes on holding, and what is remembered is kept. */
export function unsaid(
  state: GradeState | undefined,
  when: { readonly at: number; readonly now: number; readonly shows: ShowBook; readonly labels: Labels },
  keep: { readonly inner: Json; readonly wakeAt: number | null; readonly keepUntil: number },
  reasons: () => readonly Say[],
): Reading {
  if (state && (state.level !== null || state.pending !== null))
    return { ...standing({ ...when, state, head: undefined }), at: when.at, ...keep };
  return { level: null, at: when.at, figures: {}, reasons, ...keep };
}
