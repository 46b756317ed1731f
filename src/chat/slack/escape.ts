import { cleanText } from '../../text/clean.js';

/**
 * Slack's mrkdwn has no escape for its marks, so each is shown by a character that looks the same and means nothing.
 * An underscore inside a word (`SKU_1`) is no mark and stays, so that it can still be copied.
 */
const MARKS: readonly (readonly [RegExp, string])[] = [
  [/\*/gu, '∗'],
  [/~/gu, '∼'],
  [/`/gu, 'ˋ'],
  [/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/gu, 'ˍ'],
  // A quotation, where it begins a line.
  [/^(\s*)>/u, '$1＞'],
  // An emoji by name; not the middle of a time or of a dotted name.
  [/(?<![\p{L}\p{N}]):(?!\d{1,2}:)(?=[\p{L}\p{N}_+'-]+:)/gu, '∶'],
];

/** Text from anywhere, with nothing in it that mrkdwn would take for formatting. One line; `&<>` are still to be escaped. */
export function neutral(text: string): string {
  return MARKS.reduce((left, [mark, shown]) => left.replace(mark, shown), cleanText(text));
}

/** `&`, `<` and `>` as Slack wants them: without these there is no mention, link or date. */
export function entities(text: string): string {
  return text.replace(/[&<>]/gu, (character) => (character === '&' ? '&amp;' : character === '<' ? '&lt;' : '&gt;'));
}

/** Text from anywhere as mrkdwn that shows it and does nothing. */
export function escapeText(text: string): string {
  return entities(neutral(text));
}
