import { z } from 'zod';
import { LEVELS } from '../../domain/level.js';
import { wordAt } from './written.js';

/** One row of the page. */
export interface Field {
  /** `levels.red.escalate[].after` */
  readonly path: string;
  /** `length of time`, `level`, `list of ids`. */
  readonly type: string;
  readonly required: boolean;
  readonly about: string;
}

/** All fields of an object, nested ones after the one that holds them; those named in `except` are left out. */
export function fieldsOf(schema: z.ZodType, except: ReadonlySet<string> = new Set(), at = ''): readonly Field[] {
  const inner = bare(schema).schema;
  if (!(inner instanceof z.ZodObject)) return [];
  return Object.entries(inner.shape).flatMap(([name, value]) => {
    const field = typed(value);
    if (!field || except.has(name)) return [];
    const path = at === '' ? name : `${at}.${name}`;
    const { schema: kind, optional, about } = bare(field);
    const own = { path, type: typeOf(kind), required: !optional, about: about ?? '' };
    return [own, ...nested(kind, path)];
  });
}

/** Without defaults and the like, and what they say of it. */
export function bare(schema: z.ZodType): {
  readonly schema: z.ZodType;
  readonly optional: boolean;
  readonly about: string | undefined;
} {
  let here = schema;
  let optional = false;
  let about = schema.description;
  for (;;) {
    about ??= here.description;
    if (here instanceof z.ZodOptional || here instanceof z.ZodDefault || here instanceof z.ZodPrefault) optional = true;
    else if (!(here instanceof z.ZodNullable)) break;
    const next = typed(here.def.innerType);
    if (!next) break;
    here = next;
  }
  // What is changed as it is read may be left out where what is read may be.
  if (here instanceof z.ZodPipe && here.in instanceof z.ZodOptional) optional = true;
  return { schema: here, optional, about };
}

function nested(kind: z.ZodType, path: string): readonly Field[] {
  if (wordAt(kind)) return [];
  const level = ofEachLevel(kind);
  if (level) return inside(level, `${path}.<level>`);
  if (kind instanceof z.ZodObject) return fieldsOf(kind, undefined, path);
  if (kind instanceof z.ZodArray) return inside(kind.element, `${path}[]`);
  if (kind instanceof z.ZodRecord) return inside(kind.valueType, `${path}.<id>`);
  if (kind instanceof z.ZodPipe)
    return kind.in instanceof z.ZodTransform ? inside(kind.out, path) : inside(kind.in, path);
  return [];
}

function inside(schema: unknown, path: string): readonly Field[] {
  const one = typed(schema);
  if (!one) return [];
  const { schema: kind } = bare(one);
  return kind instanceof z.ZodObject && !wordAt(kind) ? fieldsOf(kind, undefined, path) : nested(kind, path);
}

/** What stands under each of the four levels, where an object is one of those. */
function ofEachLevel(kind: z.ZodType): z.ZodType | undefined {
  if (!(kind instanceof z.ZodObject) || Object.keys(kind.shape).join() !== LEVELS.join()) return undefined;
  const red = typed(kind.shape.red);
  return red && bare(red).schema;
}

/** What may be written there, in a few words. */
function typeOf(schema: z.ZodType): string {
  const { schema: kind } = bare(schema);
  const written = wordAt(kind);
  if (written) return written.word;
  const of = (inner: unknown): string => {
    const one = typed(inner);
    return one ? typeOf(one) : 'anything';
  };
  if (kind instanceof z.ZodArray) return `list of ${of(kind.element)}`;
  if (kind instanceof z.ZodRecord) return `${of(kind.valueType)} by name`;
  const level = ofEachLevel(kind);
  if (level) return `${typeOf(level)} by level`;
  if (kind instanceof z.ZodObject) return 'fields';
  if (kind instanceof z.ZodEnum) return kind.options.map((word) => `\`${word}\``).join(', ');
  if (kind instanceof z.ZodLiteral) return [...kind.values].map((word) => `\`${String(word)}\``).join(', ');
  if (kind instanceof z.ZodUnion) return [...new Set(kind.options.map(of))].join(' or ');
  if (kind instanceof z.ZodPipe) {
    if (!(kind.in instanceof z.ZodTransform)) return of(kind.in);
    const whole = typed(kind.out);
    const item = whole instanceof z.ZodArray ? typed(whole.element) : undefined;
    return item ? `one or a list of ${typeOf(item)}` : `word or ${of(kind.out)}`;
  }
  if (kind instanceof z.ZodBoolean) return '`true` or `false`';
  if (kind instanceof z.ZodNumber)
    return kind.def.checks?.some((check) => 'format' in check._zod.def) ? 'whole number' : 'number';
  if (kind instanceof z.ZodString) return 'text';
  if (kind instanceof z.ZodNull) return '`null`';
  return 'anything';
}

export function typed(schema: unknown): z.ZodType | undefined {
  return schema instanceof z.ZodType ? schema : undefined;
}
