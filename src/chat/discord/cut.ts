const ELLIPSIS = '…';

/** At most `most` characters (UTF-16 units, never half of one sign), with an ellipsis where something is left out. */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${whole(text.slice(0, most - 1)).trimEnd()}${ELLIPSIS}`;
}

/** As `cutText`, for markup of ours: no half timestamp and no backslash without its sign remain. */
export function cutMarkup(markup: string, most: number): string {
  if (markup.length <= most) return markup;
  const kept = whole(markup.slice(0, most - 1)).replace(/(?<!\\)(?:\\\\)*<[^>]*$/, '');
  const loose = /\\+$/.exec(kept)?.[0].length ?? 0;
  return `${(loose % 2 === 1 ? kept.slice(0, -1) : kept).trimEnd()}${ELLIPSIS}`;
}

function whole(text: string): string {
  return /[\ud800-\udbff]$/.test(text) ? text.slice(0, -1) : text;
}

/**
 * The lines that fit into `most` characters, joined; where some do not, the last one says how many were left out.
 * `more` says that in words.
 */
export function fitLines(lines: readonly string[], most: number, more: (left: number) => string): string {
  if (lines.join('\n').length <= most) return lines.join('\n');
  const kept: string[] = [];
  let used = 0;
  for (const line of lines) {
    const rest = lines.length - kept.length - 1;
    if (used + line.length + 1 + more(rest).length > most) break;
    kept.push(line);
    used += line.length + 1;
  }
  return [...kept, more(lines.length - kept.length)].join('\n');
}
