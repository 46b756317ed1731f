import { compile, type JSONPathQuery } from 'json-p3';

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
