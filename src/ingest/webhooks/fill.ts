import type { JSONPathQuery, JSONValue } from 'json-p3';
import { toNumber } from '../number.js';
import { walk } from '../plain-path.js';
import { type PathPiece, parseTemplate, type Template } from './template.js';

/** What a template is filled from: one item, and the whole body it came in. */
export interface FillFrom {
  readonly item: JSONValue;
  readonly body: JSONValue;
  /** What the body was asked for already, by the path as it is written. */
  readonly asked?: Map<string, Found>;
}

/** A value, or the path that found nothing (or something that is no single value). */
export type Filled<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: string };

// Templates come from the configuration: there are as many as somebody wrote.
const parsed = new Map<string, Template>();
function templateOf(written: string): Template {
  let template = parsed.get(written);
  if (!template) {
    template = parseTemplate(written);
    if (parsed.size > 10_000) parsed.clear();
    parsed.set(written, template);
  }
  return template;
}

/** The value a template stands for: as it is in the body where the template is one path, else as words. */
export function fill(written: string, from: FillFrom): Filled<JSONValue> {
  const template = templateOf(written);
  if (template.constant) return template.constant;
  let words = '';
  for (const piece of template.pieces) {
    if ('words' in piece) {
      words += piece.words;
      continue;
    }
    const found = foundBy(piece, from);
    if (found === 'several')
      return { ok: false, why: `the path ${piece.written} finds several values; it must find one` };
    if (found === 'nothing') return { ok: false, why: `the path ${piece.written} finds nothing` };
    const { value } = found;
    if (template.single) return { ok: true, value };
    if (typeof value === 'object') {
      return { ok: false, why: `the path ${piece.written} finds ${kindOf(value)}; words are made of single values` };
    }
    words += String(value);
  }
  return { ok: true, value: words };
}

type Found = { readonly value: JSONValue } | 'nothing' | 'several';

function foundBy(piece: PathPiece, from: FillFrom): Found {
  if (piece.steps) {
    const value = walk(piece.from === 'body' ? from.body : from.item, piece.steps);
    return value === undefined ? 'nothing' : { value };
  }
  if (piece.from === 'item') return onlyOne(piece.path, from.item);
  // The body is the same for each of its items: asked once, not once for each of thousands.
  const known = from.asked?.get(piece.written);
  if (known !== undefined) return known;
  const found = onlyOne(piece.path, from.body);
  from.asked?.set(piece.written, found);
  return found;
}

function onlyOne(path: JSONPathQuery, value: JSONValue): Found {
  const [node, second] = [...path.query(value)];
  if (!node) return 'nothing';
  return second ? 'several' : { value: node.value };
}

/** As `fill`, but always words. */
export function fillWords(written: string, from: FillFrom): Filled<string> {
  const { constant } = templateOf(written);
  if (constant) return constant;
  const filled = fill(written, from);
  if (!filled.ok) return filled;
  const { value } = filled;
  if (typeof value === 'string') return { ok: true, value };
  if (typeof value === 'number' || typeof value === 'boolean') return { ok: true, value: String(value) };
  return { ok: false, why: `${written} finds ${kindOf(value)}; expected words` };
}

/** As `fill`, but a number: `12.5`, `"12.5"`, `"1,250"`, `"18%"` (0.18), `true` (1). */
export function fillNumber(written: string, from: FillFrom): Filled<number> {
  const filled = fill(written, from);
  if (!filled.ok) return filled;
  const number = toNumber(filled.value);
  return number === null
    ? { ok: false, why: `${written} finds ${JSON.stringify(filled.value)?.slice(0, 60)}; expected a number` }
    : { ok: true, value: number };
}

function kindOf(value: JSONValue): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'a list' : `a ${typeof value}`;
}
