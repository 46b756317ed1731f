import { type Matcher, parseMatcher } from '../../domain/matcher.js';
import type { Token } from './tokens.js';
import { quote } from './tokens.js';
import { labelOf } from './words.js';

const FORM = /^([^\s=~!＝～！"“”「」]+)(=~|!~|!=|=)(.*)$/su;

/** null: this word is not meant as a matcher. A string: it is, and says why it cannot be one (English, for logs). */
export function readMatcher(token: Token): Matcher | string | null {
  if (token.quoted) return null;
  // Only the operator is made plain: the value is somebody's own text.
  const m = FORM.exec(
    token.text.replace(
      /^([^=~!＝～！]*)([=~!＝～！]+)/u,
      (_all, label: string, op: string) => label + op.normalize('NFKC'),
    ),
  );
  if (!m) return null;
  const [, label = '', op = '', value = ''] = m;
  return parseMatcher(`${labelOf(label)}${op}"${value}"`);
}

/** A matcher as it has to be typed to be read back the same. */
export function typedMatcher(matcher: Matcher): string {
  return `${matcher.label}${matcher.op}${quote(matcher.value)}`;
}
