const QUOTE_CHARS = 16;

/** The words around a term, with it marked «…»: as they came, pictures and all. Offsets are of the text as it came. */
export function quoteOf(text: string, from: number, to: number): string {
  let start = Math.max(0, from - QUOTE_CHARS);
  let end = Math.min(text.length, to + QUOTE_CHARS);
  // A picture is not cut in two.
  if (isLow(text, start)) start++;
  if (isLow(text, end)) end--;
  const before = `${start > 0 ? '…' : ''}${text.slice(start, from)}`;
  const after = `${text.slice(to, end)}${end < text.length ? '…' : ''}`;
  return `${before}«${text.slice(from, to)}»${after}`.replace(/\s+/g, ' ');
}

function isLow(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}
