import { z } from 'zod';

/** Names a schema knows at a path of the value as written; empty where any name may stand. */
export function knownKeys(schema: z.ZodType, value: unknown, path: readonly PropertyKey[]): readonly string[] {
  const objects = objectsAt(schema, value, path);
  return [...new Set(objects.flatMap((object) => Object.keys(object.shape)))];
}

/** Words a discriminator may have at a path: the kinds of rules. */
export function knownKinds(
  schema: z.ZodType,
  value: unknown,
  path: readonly PropertyKey[],
  discriminator: string,
): readonly string[] {
  const kinds = objectsAt(schema, value, path, true).flatMap((object) => {
    const kind: unknown = object.shape[discriminator];
    return kind instanceof z.ZodLiteral ? [...kind.values].map(String) : [];
  });
  return [...new Set(kinds)];
}

function objectsAt(
  schema: z.ZodType,
  value: unknown,
  path: readonly PropertyKey[],
  everyOption = false,
): readonly z.ZodObject[] {
  const [part, ...rest] = path;
  return unwrap(schema, value, part === undefined && everyOption).flatMap((one) => {
    if (part === undefined) return one instanceof z.ZodObject ? [one] : [];
    const inside = value !== null && typeof value === 'object' ? Reflect.get(value, part) : undefined;
    const next = stepInto(one, part);
    return next ? objectsAt(next, inside, rest, everyOption) : [];
  });
}

function stepInto(schema: z.ZodType, part: PropertyKey): z.ZodType | undefined {
  if (schema instanceof z.ZodObject) return typed(Reflect.get(schema.shape, part));
  if (schema instanceof z.ZodArray) return typed(schema.element);
  if (schema instanceof z.ZodRecord) return typed(schema.valueType);
  return undefined;
}

/** What stands behind defaults, transforms and choices. */
function unwrap(schema: z.ZodType, value: unknown, everyOption: boolean): readonly z.ZodType[] {
  const through = (inner: unknown): readonly z.ZodType[] => {
    const one = typed(inner);
    return one ? unwrap(one, value, everyOption) : [];
  };
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault
  ) {
    return through(schema.def.innerType);
  }
  if (schema instanceof z.ZodPipe) return through(schema.in instanceof z.ZodTransform ? schema.out : schema.in);
  if (schema instanceof z.ZodDiscriminatedUnion) {
    const { discriminator } = schema.def;
    const kind = value !== null && typeof value === 'object' ? Reflect.get(value, discriminator) : undefined;
    const options = schema.options.flatMap((option) => through(option));
    if (everyOption) return options;
    return options.filter((option) => {
      const literal: unknown = option instanceof z.ZodObject ? option.shape[discriminator] : undefined;
      return literal instanceof z.ZodLiteral && literal.values.has(typeof kind === 'string' ? kind : '');
    });
  }
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => through(option));
  return [schema];
}

function typed(schema: unknown): z.ZodType | undefined {
  return schema instanceof z.ZodType ? schema : undefined;
}
