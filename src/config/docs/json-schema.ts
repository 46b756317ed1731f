import { z } from 'zod';
import type { JsonObject } from '../../domain/json.js';
import { wordAt } from './written.js';

/** JSON Schema (2020-12) of what may stand in a YAML file: editors accept what the loader accepts, short forms included. */
export function jsonSchemaOf(schema: z.ZodType): JsonObject {
  const made: unknown = JSON.parse(
    JSON.stringify(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline', override })),
  );
  if (!isObject(made)) throw new Error('a schema is an object');
  delete made.$schema;
  return made;
}

type Override = NonNullable<Parameters<typeof z.toJSONSchema>[1]>['override'];

const override: Override = ({ zodSchema, jsonSchema }) => {
  const { def } = zodSchema._zod;
  if (def.type === 'pipe' && def.in instanceof z.ZodTransform && def.out instanceof z.ZodType) {
    // A short form is made the whole one before it is checked: both may be written.
    const { description } = jsonSchema;
    for (const key of Object.keys(jsonSchema)) Reflect.deleteProperty(jsonSchema, key);
    Object.assign(jsonSchema, { anyOf: shortForms(jsonSchemaOf(def.out)), ...(description && { description }) });
  }
  // Whatever is written is taken as the words it is written with.
  if (def.type === 'string' && 'coerce' in def && def.coerce === true)
    Object.assign(jsonSchema, { type: ['string', 'number', 'boolean'] });
  // What a default says in ms or with all its parts is told by the description, as people write it.
  delete jsonSchema.default;
  const format = zodSchema instanceof z.ZodType ? wordAt(zodSchema) : null;
  if (format?.examples && jsonSchema.examples === undefined) jsonSchema.examples = [...format.examples];
};

/** A list may be one item by itself; an object what its first field may be: a name, names, a term. */
function shortForms(whole: JsonObject): JsonObject[] {
  if (whole.type === 'array' && isObject(whole.items)) return [whole.items, whole];
  const { properties } = whole;
  const first = isObject(properties) ? Object.values(properties)[0] : undefined;
  return isObject(first) ? [first, whole] : [{}];
}

function isObject(value: unknown): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
