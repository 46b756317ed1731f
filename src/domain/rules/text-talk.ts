import type { Json } from '../json.js';
import type { SpeechContext } from '../rule.js';
import { listIn, numberIn, objectOf, textIn, textsIn } from './inner.js';
import type { Reading } from './reading.js';

/** A piece of a transcript. */
export interface Fragment {
  readonly utterance: string;
  readonly at: number;
  readonly text: string;
  /** Claims that ended in it. */
  readonly claims: readonly string[];
}
/** What was said last, oldest first. */
export type Talk = readonly Fragment[];

interface Joined {
  readonly talk: Talk;
  readonly text: string;
  /** Where in the text each fragment starts. */
  readonly starts: readonly number[];
  /** Where the new one stands. */
  readonly here: { readonly from: number; readonly to: number };
}

const MAX_FRAGMENTS = 50;
const LATIN_END = /[A-Za-z0-9,.!?]$/;
const LATIN_START = /^[A-Za-z0-9]/;

/**
 * Puts a fragment in its place, by time, among those before (one of the same utterance is replaced), and reads them as
 * one text. Kept is what was said within the context of the newest, or of the fragment itself where that came late.
 */
export function joinTalk(before: Talk, fragment: Fragment, { withinMs, characters }: SpeechContext): Joined {
  const others = before.filter((one) => one.utterance !== fragment.utterance);
  const all = [...others, fragment].sort((a, b) => a.at - b.at);
  const newest = all.at(-1)?.at ?? fragment.at;
  let place = all.indexOf(fragment);
  let first = all.findIndex((one) => one === fragment || one.at >= newest - withinMs);
  let length = all.slice(first, place).reduce((sum, one) => sum + one.text.length, 0);
  // A fragment is read with so much of what came before it, and never without itself.
  while (first < place && length > characters) length -= all[first++]?.text.length ?? 0;
  first = Math.max(first, all.length - MAX_FRAGMENTS, 0);
  first = Math.min(first, place);
  const talk = all.slice(first);
  place -= first;
  let text = '';
  const starts: number[] = [];
  let from = 0;
  let to = 0;
  for (const [i, one] of talk.entries()) {
    if (i > 0 && LATIN_END.test(text) && LATIN_START.test(one.text)) text += ' ';
    starts.push(text.length);
    if (i === place) from = text.length;
    text += one.text;
    if (i === place) to = text.length;
  }
  return { talk, text, starts, here: { from, to } };
}

/** What was said is remembered, never a finding. */
export function talkReading(talk: Talk, { withinMs }: SpeechContext, at: number, now: number): Reading {
  const newest = talk.at(-1)?.at ?? at;
  return {
    level: null,
    at,
    inner: {
      talk: talk.map((one) => ({ utterance: one.utterance, at: one.at, text: one.text, claims: [...one.claims] })),
    },
    figures: {},
    reasons: () => [],
    wakeAt: null,
    // An utterance may still grow a while after it began.
    keepUntil: Math.max(newest + 2 * withinMs, now),
  };
}

/** null where a memory is not of what was said. */
export function talkOf(inner: Json | undefined): Talk | null {
  const object = objectOf(inner);
  if (!object || !Object.hasOwn(object, 'talk')) return null;
  return listIn(object, 'talk').flatMap((item) => {
    const one = objectOf(item);
    const utterance = textIn(one, 'utterance');
    const at = numberIn(one, 'at');
    const text = textIn(one, 'text');
    return utterance === undefined || at === undefined || text === undefined
      ? []
      : [{ utterance, at, text, claims: textsIn(one, 'claims') }];
  });
}
