import { type Matcher, parseMatcher } from '../../domain/matcher.js';
import type { Token } from './tokens.js';
import { quote } from './tokens.js';
import { labelOf } from './words.js';

const FORM = /^([^\s=~!＝～！"“”「」]+)([=＝][~～]|[!！][~～]|[!！][=＝]|[=＝])(.*)$/su;

/** null: this word is not meant as a matcher. A string: it is, and says why it cannot be one (English, for logs). */
export function readMatcher({ text, quoted, quoteAt }: Token): Matcher | string | null {
  if (quoted) return null;
  // What stands in quotes is the value, whatever it begins with.
  const m = FORM.exec(text.slice(0, quoteAt ?? text.length));
  if (!m) return null;
  const [, label = '', op = '', value = ''] = m;
  return parseMatcher(`${labelOf(label)}${op.normalize('NFKC')}"${value}${text.slice(quoteAt ?? text.length)}"`);
}

/** A matcher as it has to be typed to be read back the same. */
export function typedMatcher(matcher: Matcher): string {
  return `${matcher.label}${matcher.op}${quote(matcher.value)}`;
}
