import { z } from 'zod';
import { bare, typed } from './fields.js';

/** The kinds a schema tells apart by `kind`, in their order, each with its object. */
export function kindsOf(schema: z.ZodType): ReadonlyMap<string, z.ZodObject> {
  const kinds = new Map<string, z.ZodObject>();
  for (const object of objectsIn(schema)) {
    const kind: unknown = object.shape.kind;
    if (kind instanceof z.ZodLiteral) for (const value of kind.values) kinds.set(String(value), object);
  }
  return kinds;
}

function objectsIn(schema: z.ZodType): readonly z.ZodObject[] {
  const { schema: kind } = bare(schema);
  const through = (inner: unknown): readonly z.ZodObject[] => {
    const one = typed(inner);
    return one ? objectsIn(one) : [];
  };
  if (kind instanceof z.ZodObject) return [kind];
  if (kind instanceof z.ZodUnion) return kind.options.flatMap(through);
  if (kind instanceof z.ZodPipe) return through(kind.in instanceof z.ZodTransform ? kind.out : kind.in);
  return [];
}
