import { createHash } from 'node:crypto';
import type { Signal } from '../../domain/signal.js';
import { queryOf } from '../paths.js';
import { isJson, JSON_DEPTH } from '../wire/is-json.js';
import { parseJson } from '../wire/json-text.js';
import { pathOf, problem } from '../wire/problems.js';
import { type ReadContext, readSignal } from '../wire/read-signal.js';
import type { Understood } from '../wire/read-signals.js';
import { type FillFrom, fillWords } from './fill.js';
import { wireFrom } from './mapped-item.js';
import type { Mapping, MappingEntry } from './mapping-schema.js';

/**
 * Any JSON, read as the mapping says. All or nothing: one item that cannot be read refuses the whole body, with
 * every reason. A body in which no entry finds anything is refused too, unless it was allowed to be empty.
 */
export function readMapped(text: string, mapping: Mapping, context: ReadContext): Understood {
  const parsed = parseJson(text);
  if (!parsed.ok) return { ok: false, problems: [parsed.problem] };
  if (!isJson(parsed.value)) return { ok: false, problems: [`is nested deeper than ${JSON_DEPTH} levels`] };
  const body = parsed.value;
  const bodyHash = createHash('sha256').update(text).digest('hex').slice(0, 24);
  const signals: Signal[] = [];
  const problems: string[] = [];
  // A body that is only what is optional was meant to be empty; else something that is wanted must be there.
  let foundAny = mapping.every((entry) => entry.optional);
  mapping.forEach((entry, i) => {
    const nodes = queryOf(entry.each).query(body).nodes;
    if (nodes.length > 0 && !entry.optional) foundAny = true;
    nodes.forEach((node, n) => {
      const from = { item: node.value, body };
      if (!holds(entry, from) || leftOut(entry, from)) return;
      // Without an id of its own, an item that carries its time is known by the body it came in: sent twice it counts
      // once. Without a time either, an equal body may well be the next observation.
      const id = entry.at === undefined ? context.newId() : `${bodyHash}-${i}-${n}`;
      const signal = readItem(entry, from, pathOf('$', node.location), id, context, problems);
      if (signal) signals.push(signal);
    });
  });
  if (problems.length > 0) return { ok: false, problems };
  if (!foundAny)
    return { ok: false, problems: mapping.map((e) => `the mapping's each: ${e.each} finds nothing in this body`) };
  return { ok: true, signals };
}

function readItem(
  entry: MappingEntry,
  from: FillFrom,
  path: string,
  fallbackId: string,
  context: ReadContext,
  problems: string[],
): Signal | null {
  const why: string[] = [];
  const wire = wireFrom(entry, from, why);
  if (why.length > 0) {
    problems.push(...why.map((one) => problem(path, one)));
    return null;
  }
  return readSignal({ id: fallbackId, ...wire }, path, context, problems);
}

/** An item of an optional entry need not have what is measured or said. */
function leftOut({ optional, value, text }: MappingEntry, from: FillFrom): boolean {
  return optional && [value, text].some((written) => written !== undefined && !fillWords(written, from).ok);
}

/** Does `when` of this entry hold of this item? */
export function holds(entry: MappingEntry, from: FillFrom): boolean {
  return Object.entries(entry.when).every(([written, wanted]) => {
    const found = fillWords(written, from);
    const word = found.ok ? found.value : 'null';
    return (Array.isArray(wanted) ? wanted : [wanted]).some((one) => String(one) === word);
  });
}
