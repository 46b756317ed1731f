import { compile, type JSONPathQuery, type JSONValue } from 'json-p3';
import { plainSteps, walk } from './plain-path.js';
import { pathOf } from './wire/problems.js';

// Paths come from the configuration: there are as many as somebody wrote.
const compiled = new Map<string, JSONPathQuery>();

/** A JSONPath (RFC 9535), compiled once. Throws where it is none; the schemas see to that beforehand. */
export function queryOf(path: string): JSONPathQuery {
  let query = compiled.get(path);
  if (!query) {
    query = compile(path);
    if (compiled.size > 10_000) compiled.clear();
    compiled.set(path, query);
  }
  return query;
}

/** A value that a path finds, and where: `$.orders[3]`. */
export interface FoundItem {
  readonly value: JSONValue;
  readonly path: string;
}

/** Everything that a path finds. One that only fans out a list (`$.orders[*]`) is walked, not asked. */
export function itemsAt(path: string, body: JSONValue): readonly FoundItem[] {
  const steps = path.endsWith('[*]') ? plainSteps(path.slice(0, -3)) : null;
  const list = steps === null ? undefined : walk(body, steps);
  if (steps === null || (list !== undefined && !Array.isArray(list)))
    return queryOf(path)
      .query(body)
      .nodes.map((node) => ({ value: node.value, path: pathOf('$', node.location) }));
  const prefix = pathOf('$', steps);
  return (list ?? []).map((value, i) => new ListItem(value, prefix, i));
}

/** One of what may be hundreds of thousands: where it is gets written out only where somebody asks. */
class ListItem implements FoundItem {
  constructor(
    readonly value: JSONValue,
    private readonly list: string,
    private readonly place: number,
  ) {}

  get path(): string {
    return `${this.list}[${this.place}]`;
  }
}
