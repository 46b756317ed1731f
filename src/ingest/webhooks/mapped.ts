import { createHash } from 'node:crypto';
import type { Signal } from '../../domain/signal.js';
import { itemsAt } from '../paths.js';
import { eachInTurns } from '../wire/in-turns.js';
import { isJson, JSON_DEPTH } from '../wire/is-json.js';
import { parseJson } from '../wire/json-text.js';
import { problem } from '../wire/problems.js';
import { type ReadContext, readSignal } from '../wire/read-signal.js';
import type { Understood } from '../wire/read-signals.js';
import { type FillFrom, fillWords } from './fill.js';
import { wireFrom } from './mapped-item.js';
import type { Mapping, MappingEntry } from './mapping-schema.js';

/**
 * Any JSON, read as the mapping says. All or nothing: one item that cannot be read refuses the whole body, with
 * every reason. A body in which no entry finds anything is refused too, unless it was allowed to be empty.
 * A body of thousands of items is read in turns, and answers with a promise.
 */
export function readMapped(text: string, mapping: Mapping, context: ReadContext): Understood | Promise<Understood> {
  const parsed = parseJson(text);
  if (!parsed.ok) return { ok: false, problems: [parsed.problem] };
  if (!isJson(parsed.value)) return { ok: false, problems: [`is nested deeper than ${JSON_DEPTH} levels`] };
  const body = parsed.value;
  const found = mapping.map((entry) => itemsAt(entry.each, body));
  // A body that is only what is optional was meant to be empty; else something that is wanted must be there.
  const isWanted = mapping.every((e) => e.optional) || mapping.some((e, i) => !e.optional && found[i]?.length !== 0);
  if (!isWanted)
    return { ok: false, problems: mapping.map((e) => `the mapping's each: ${e.each} finds nothing in this body`) };

  const bodyHash = createHash('sha256').update(text).digest('hex').slice(0, 24);
  const signals: Signal[] = [];
  const problems: string[] = [];
  const asked: FillFrom['asked'] = new Map();
  const read = (entry: MappingEntry, i: number): Promise<void> | undefined =>
    eachInTurns(found[i] ?? [], problems, ({ value: item, path }, n) => {
      const filledFrom = { item, body, asked };
      if (!holds(entry, filledFrom) || leftOut(entry, filledFrom)) return;
      // Without an id of its own, an item that carries its time is known by the body it came in: sent twice it counts
      // once. Without a time either, an equal body may well be the next observation.
      const id = entry.at === undefined ? context.newId() : `${bodyHash}-${i}-${n}`;
      const signal = readItem(entry, filledFrom, path, id, context, problems);
      if (signal) signals.push(signal);
    });
  const outcome = (): Understood => (problems.length > 0 ? { ok: false, problems } : { ok: true, signals });

  const from = (first: number): Promise<void> | undefined => {
    for (let i = first; i < mapping.length; i++) {
      const entry = mapping[i];
      const late = entry && read(entry, i);
      if (late) return late.then(() => from(i + 1));
    }
    return undefined;
  };
  const late = from(0);
  return late ? late.then(outcome) : outcome();
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
  if (wire.id === undefined) wire.id = fallbackId;
  return readSignal(wire, path, context, problems);
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
