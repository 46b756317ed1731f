import { compile, type JSONPathQuery } from 'json-p3';

type Piece =
  | { readonly words: string }
  | { readonly path: JSONPathQuery; readonly from: 'item' | 'body'; readonly written: string };

/** Words with paths between them, ready to be filled from an item of a body. */
export interface Template {
  readonly pieces: readonly Piece[];
  /** The whole template is one path: its value is taken as it is, not as words. */
  readonly single: boolean;
}

/**
 * Reads `$.a.b`, `$$.shop` (from the top of the body) or `sku:{$.sku}`. A brace that does not begin a path is a
 * plain brace. Throws an Error that names the place where it is not one.
 */
export function parseTemplate(text: string): Template {
  if (text.startsWith('$')) return { pieces: [pathPiece(text)], single: true };
  const pieces: Piece[] = [];
  let at = 0;
  for (;;) {
    const open = text.indexOf('{$', at);
    if (open === -1) break;
    const close = text.indexOf('}', open);
    if (close === -1) throw new Error(`"${text}": the brace at character ${open + 1} is never closed`);
    if (open > at) pieces.push({ words: text.slice(at, open) });
    pieces.push(pathPiece(text.slice(open + 1, close)));
    at = close + 1;
  }
  if (at < text.length) pieces.push({ words: text.slice(at) });
  return { pieces, single: pieces.length === 1 && at === text.length && text.startsWith('{') };
}

function pathPiece(written: string): Piece {
  const from = written.startsWith('$$') ? 'body' : 'item';
  try {
    return { path: compile(from === 'body' ? written.slice(1) : written), from, written };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`"${written}" is not a JSONPath (RFC 9535): ${why}`);
  }
}
