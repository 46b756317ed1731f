import type { Labelled } from '../../src/domain/opinion/learn.js';

/** Naive Bayes over character pairs with add-one smoothing: the plain rival, learned from the same comments. */
export function bayes(learning: readonly Labelled[]): (text: string) => boolean {
  const counts = { complaint: new Map<string, number>(), other: new Map<string, number>() };
  const sums = { complaint: 0, other: 0 };
  let complaints = 0;
  for (const { text, complaint } of learning) {
    const side = complaint ? 'complaint' : 'other';
    if (complaint) complaints++;
    for (const pair of pairs(text)) {
      counts[side].set(pair, (counts[side].get(pair) ?? 0) + 1);
      sums[side]++;
    }
  }
  const kinds = new Set([...counts.complaint.keys(), ...counts.other.keys()]).size;
  const prior = Math.log(complaints / (learning.length - complaints));
  return (text) => {
    let odds = prior;
    for (const pair of pairs(text)) {
      const of = (side: 'complaint' | 'other') => Math.log(((counts[side].get(pair) ?? 0) + 1) / (sums[side] + kinds));
      odds += of('complaint') - of('other');
    }
    return odds >= 0;
  };
}

function* pairs(text: string): Generator<string> {
  for (let i = 0; i + 1 < text.length; i++) yield text.slice(i, i + 2);
}
