import type { Json, JsonObject } from '../../../../src/domain/json.js';
import { asList, asObject } from '../json.js';

/** Collects complaints in Slack's own words: `must be less than 76 characters [json-pointer:/blocks/0/text/text]`. */
export class Complaints {
  readonly all: string[] = [];
  add(at: string, what: string): void {
    this.all.push(`${what} [json-pointer:${at}]`);
  }
}

/** Looks at one value at a JSON pointer. */
export type Check = (value: Json, at: string, complaints: Complaints) => void;

export function text(max: number, min = 1): Check {
  return (value, at, complaints) => {
    if (typeof value !== 'string') complaints.add(at, 'must be a string');
    else if (value.length < min) complaints.add(at, `must be more than ${min - 1} characters`);
    else if (value.length > max) complaints.add(at, `must be less than ${max + 1} characters`);
  };
}

export const flag: Check = (value, at, complaints) => {
  if (typeof value !== 'boolean') complaints.add(at, 'must be a boolean');
};

export function whole(min: number, max: number): Check {
  return (value, at, complaints) => {
    if (typeof value !== 'number' || !Number.isInteger(value)) complaints.add(at, 'must be an integer');
    else if (value < min) complaints.add(at, `must be greater than ${min - 1}`);
    else if (value > max) complaints.add(at, `must be less than ${max + 1}`);
  };
}

export function oneOf(...words: string[]): Check {
  return (value, at, complaints) => {
    if (typeof value !== 'string' || !words.includes(value)) complaints.add(at, 'must be a valid enum value');
  };
}

export function matching(pattern: RegExp, what: string): Check {
  return (value, at, complaints) => {
    if (typeof value !== 'string' || !pattern.test(value)) complaints.add(at, what);
  };
}

export function url(max: number): Check {
  return (value, at, complaints) => {
    text(max)(value, at, complaints);
    if (typeof value === 'string' && !/^(https?|mailto|slack):\S+$/i.test(value))
      complaints.add(at, 'must be a valid URL');
  };
}

export function list(item: Check, max: number, min = 1): Check {
  return (value, at, complaints) => {
    const items = asList(value);
    if (items === null) return complaints.add(at, 'must provide an array');
    if (items.length < min) complaints.add(at, `no fewer than ${min} items allowed`);
    if (items.length > max) complaints.add(at, `no more than ${max} items allowed`);
    for (const [i, entry] of items.entries()) item(entry, `${at}/${i}`, complaints);
  };
}

export interface Shape {
  readonly required?: Readonly<Record<string, Check>>;
  readonly optional?: Readonly<Record<string, Check>>;
  /** What no single property can say. */
  readonly also?: (value: JsonObject, at: string, complaints: Complaints) => void;
}

/** An object with these properties and no other. */
export function shape(described: Shape): Check {
  return (value, at, complaints) => {
    const object = asObject(value);
    if (object === null) return complaints.add(at, 'must provide an object');
    for (const name of Object.keys(described.required ?? {}))
      if (object[name] === undefined) complaints.add(at, `missing required field: ${name}`);
    for (const [name, entry] of Object.entries(object)) {
      const check = described.required?.[name] ?? described.optional?.[name];
      if (check) check(entry, `${at}/${name}`, complaints);
      else complaints.add(at, `invalid additional property: ${name}`);
    }
    described.also?.(object, at, complaints);
  };
}

/** An object whose `type` says which shape it has. `type` itself need not be described. */
export function byType(shapes: Readonly<Record<string, Shape>>): Check {
  const checks = new Map(
    Object.entries(shapes).map(([type, entry]) => [
      type,
      shape({ ...entry, required: { ...entry.required, type: oneOf(type) } }),
    ]),
  );
  return (value, at, complaints) => {
    const object = asObject(value);
    if (object === null) return complaints.add(at, 'must provide an object');
    const type = object.type;
    if (typeof type !== 'string') return complaints.add(at, 'missing required field: type');
    const check = checks.get(type);
    if (check) check(object, at, complaints);
    else complaints.add(`${at}/type`, `unsupported type: ${type}`);
  };
}

export const anything: Check = () => {};
