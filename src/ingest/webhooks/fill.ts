import type { JSONValue } from 'json-p3';
import { toNumber } from '../number.js';
import { parseTemplate, type Template } from './template.js';

/** What a template is filled from: one item, and the whole body it came in. */
export interface FillFrom {
  readonly item: JSONValue;
  readonly body: JSONValue;
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
  let words = '';
  for (const piece of template.pieces) {
    if ('words' in piece) {
      words += piece.words;
      continue;
    }
    const [node, second] = [...piece.path.query(piece.from === 'body' ? from.body : from.item)];
    if (!node) return { ok: false, why: `the path ${piece.written} finds nothing` };
    if (second) return { ok: false, why: `the path ${piece.written} finds several values; it must find one` };
    if (template.single) return { ok: true, value: node.value };
    if (typeof node.value === 'object') {
      return {
        ok: false,
        why: `the path ${piece.written} finds ${kindOf(node.value)}; words are made of single values`,
      };
    }
    words += String(node.value);
  }
  return { ok: true, value: words };
}

/** As `fill`, but always words. */
export function fillWords(written: string, from: FillFrom): Filled<string> {
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
