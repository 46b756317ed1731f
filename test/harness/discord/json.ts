/** An object out of JSON whose members nobody has looked at yet. */
export type Json = { readonly [key: string]: unknown };

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Its members, or none. */
export function json(value: unknown): Json {
  return isJson(value) ? value : {};
}

/** The objects of a list, in order; nothing when it is no list. */
export function objects(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter(isJson) : [];
}

export function string(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

export function number(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

/** Length as Discord counts: characters, not UTF-16 units. */
export function length(text: string): number {
  return [...text].length;
}
