import { entities } from './escape.js';

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** As much of the start of a plain text as `most` characters hold, an ellipsis where something was left off. */
export function cutText(text: string, most: number): string {
  return text.length <= most ? text : `${head(text, most - 1)}…`;
}

/** The same for text that is written with entities: `most` counts those, and none is cut through. */
export function cutEntities(text: string, most: number): string {
  const whole = entities(text);
  if (whole.length <= most) return whole;
  let end = 0;
  for (let used = 0; end < text.length; end++) {
    used += entities(text.charAt(end)).length;
    if (used > most - 1) break;
  }
  return `${entities(head(text, end))}…`;
}

/** The first `most` characters; what a reader calls a character (an emoji of several code points) stays whole. */
function head(text: string, most: number): string {
  const at = graphemes.segment(text).containing(Math.max(0, most));
  return text.slice(0, at?.index ?? text.length).trimEnd();
}
