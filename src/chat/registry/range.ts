import type { Stretch } from '../../domain/oncall/stretch.js';
import { parseSpan, parseTime, spanEnd } from './when.js';

/** Where one time may end and the other begin. */
const BETWEEN = /\s+(?:to|until|till|through|for)\s+|\s*(?:到|至|~|～|—|–)\s*|\s+-\s+|(?<=\d)-(?=\d{1,2}[:.点])/giu;

const UNTIL = /^(?:(?:until|till|to)\s|直到|截至|截止|到|至)/u;

/**
 * Reads `tomorrow 20:00 to 23:00`, `20:00-23:00`, `tomorrow 20:00 for 3h`, `明天 20:00 到 23:00`, and, from now on,
 * `for 4h` and `until 18:00`, in `zone` (IANA). The end is the next such time after the beginning.
 */
export function parseRange(text: string, now: number, zone: string): Stretch | 'past' | null {
  const plain = text.normalize('NFKC').toLowerCase().trim();
  let past = false;
  for (const between of plain.matchAll(BETWEEN)) {
    const start = parseTime(plain.slice(0, between.index), now, zone);
    if (start === 'past') past = true;
    if (start === null || start === 'past') continue;
    const until = endOf(between[0].trim(), plain.slice(between.index + between[0].length), start.at, now, zone);
    if (until !== null) return { from: start.at, until };
  }
  const span = parseSpan(plain, now, zone);
  if (span === null || span === 'past') return span ?? (past ? 'past' : null);
  // A time alone may as well be where it begins.
  if ('until' in span && !UNTIL.test(plain)) return null;
  return { from: now, until: spanEnd(span, now) };
}

function endOf(word: string, text: string, from: number, now: number, zone: string): number | null {
  if (word === 'for') {
    const span = parseSpan(text, from, zone);
    return span !== null && span !== 'past' && 'ms' in span ? from + span.ms : null;
  }
  // A day is meant as it is today; a time of day alone as it comes after the beginning.
  for (const since of [now, from]) {
    const end = parseTime(text, since, zone);
    if (end !== null && end !== 'past' && end.at > from) return end.at;
  }
  return null;
}
