/** One word of a typed line. `text` is without its quotes; `start`…`end` is where it stood in the line. */
export interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The whole word stood in quotes: never a keyword, a level or a number. */
  readonly quoted: boolean;
  /** Where in `text` the first part in quotes begins; null: none. What stands there is a value and no operator. */
  readonly quoteAt: number | null;
}

const CLOSING: Readonly<Record<string, string>> = { '"': '"', '“': '”', '”': '”', '「': '」', '＂': '＂' };
const SPACE = /[\s\u3000]/u;

/**
 * Splits a line at spaces (full-width ones too). Quotes, straight or Chinese, hold words together, at the start of
 * a word or after an operator (`title="a b"`); inside them `\"` and `\\` stand for themselves. A quote that is never
 * closed is taken as a plain character, because people write notes with them.
 */
export function tokenise(line: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < line.length) {
    if (SPACE.test(line.charAt(at))) {
      at++;
      continue;
    }
    const token = oneToken(line, at);
    tokens.push(token);
    at = token.end;
  }
  return tokens;
}

function oneToken(line: string, start: number): Token {
  let at = start;
  let text = '';
  let quoted = false;
  let quoteAt: number | null = null;
  while (at < line.length && !SPACE.test(line.charAt(at))) {
    const inside = mayQuote(line, start, at) ? quotedPart(line, at) : null;
    if (inside) {
      quoted = at === start && (inside.end === line.length || SPACE.test(line.charAt(inside.end)));
      quoteAt ??= text.length;
      text += inside.text;
      at = inside.end;
    } else {
      text += line.charAt(at);
      at++;
    }
  }
  return { text, start, end: at, quoted, quoteAt };
}

function mayQuote(line: string, start: number, at: number): boolean {
  return CLOSING[line.charAt(at)] !== undefined && (at === start || /[=~＝～:：]/u.test(line.charAt(at - 1)));
}

/** What stands in quotes that open here, and where they end; null: none do, or they are never closed. */
export function quotedPart(line: string, open: number): { readonly text: string; readonly end: number } | null {
  const closing = CLOSING[line.charAt(open)];
  let text = '';
  for (let at = open + 1; at < line.length; at++) {
    const char = line.charAt(at);
    const next = line.charAt(at + 1);
    if (char === '\\' && (next === '\\' || next === closing)) {
      text += next;
      at++;
    } else if (char === closing || (closing === '”' && char === '"')) return { text, end: at + 1 };
    else text += char;
  }
  return null;
}

/** A value as it has to be typed to be read back the same: quoted where it holds spaces, quotes or commas, or begins like an operator. */
export function quote(value: string): string {
  return value !== '' && !/^[=~!＝～！]|[\s\u3000"“”「」＂\\,，、]/u.test(value)
    ? value
    : `"${value.replace(/["\\]/g, (char) => `\\${char}`)}"`;
}
