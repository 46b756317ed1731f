const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** As much of the start of a plain text as `most` characters hold, an ellipsis where something was left off. */
export function cutText(text: string, most: number): string {
  return text.length <= most ? text : `${head(text, most - 1)}…`;
}

/** The first `most` characters; what a reader calls a character (an emoji of several code points) stays whole. */
export function head(text: string, most: number): string {
  const at = graphemes.segment(text).containing(Math.max(0, most));
  return text.slice(0, at?.index ?? text.length).trimEnd();
}
