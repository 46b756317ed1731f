import { compile, type JSONPathQuery } from 'json-p3';
import { plainSteps } from '../plain-path.js';

/** A path in a template. */
export interface PathPiece {
  readonly path: JSONPathQuery;
  /** The steps of a path that need only be walked; null where it has to be asked. */
  readonly steps: readonly (string | number)[] | null;
  readonly from: 'item' | 'body';
  readonly written: string;
}
type Piece = { readonly words: string } | PathPiece;

/** Words with paths between them, ready to be filled from an item of a body. */
export interface Template {
  readonly pieces: readonly Piece[];
  /** The whole template is one path: its value is taken as it is, not as words. */
  readonly single: boolean;
  /** What it says where there is no path in it; else null. */
  readonly constant: { readonly ok: true; readonly value: string } | null;
}

/**
 * Reads `$.a.b`, `$$.shop` (from the top of the body) or `sku:{$.sku}`. A brace that does not begin a path is a
 * plain brace. Throws an Error that names the place where it is not one.
 */
export function parseTemplate(text: string): Template {
  if (text.startsWith('$')) return { pieces: [pathPiece(text)], single: true, constant: null };
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
  const constant = pieces.some((piece) => 'path' in piece) ? null : ({ ok: true, value: text } as const);
  return { pieces, single: pieces.length === 1 && at === text.length && text.startsWith('{'), constant };
}

function pathPiece(written: string): PathPiece {
  const from = written.startsWith('$$') ? 'body' : 'item';
  try {
    const path = from === 'body' ? written.slice(1) : written;
    return { path: compile(path), steps: plainSteps(path), from, written };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`"${written}" is not a JSONPath (RFC 9535): ${why}`);
  }
}
