import stringWidth from 'string-width';

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** Columns a text takes on a terminal: a Chinese character takes two. */
export function columns(text: string): number {
  return stringWidth(text);
}

/** A text cut into lines of at most `width` columns: at spaces where it can, between characters where it must (Chinese has no spaces). */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces(text)) {
    if (columns(line) + columns(piece.trimEnd()) <= width) {
      line += piece;
      continue;
    }
    if (line.trim() !== '') lines.push(line.trimEnd());
    line = piece;
    while (columns(line.trimEnd()) > width) {
      const head = cut(line, width);
      lines.push(head);
      line = line.slice(head.length);
    }
  }
  if (line.trim() !== '' || lines.length === 0) lines.push(line.trimEnd());
  return lines;
}

/** As much of the start of a text as fits, an ellipsis where something was left off. */
export function shorten(text: string, width: number): string {
  return columns(text) <= width ? text : `${cut(text, width - 1)}…`;
}

/** A text with spaces behind it, to `width` columns. */
export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - columns(text)));
}

/** Words with the space behind them; of Chinese text each character by itself, closing punctuation kept with it. */
function pieces(text: string): readonly string[] {
  return (
    text.match(
      /[\p{Script=Han}\u3000-\u303f\uff00-\uffef][，。、；：！？）」』】》”]*|[^\s\p{Script=Han}\u3000-\u303f\uff00-\uffef]+\s*|\s+/gu,
    ) ?? []
  );
}

function cut(text: string, width: number): string {
  let head = '';
  for (const { segment } of graphemes.segment(text)) {
    if (head !== '' && columns(head + segment) > width) break;
    head += segment;
  }
  return head;
}
