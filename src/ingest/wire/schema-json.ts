import { z } from 'zod';
import { wireSignalSchema } from './signal-schema.js';

/** JSON Schema (2020-12) of one signal on the wire, as published in docs/schemas/signal.schema.json. */
export function signalJsonSchema(): object {
  const schema = z.toJSONSchema(wireSignalSchema, { io: 'input', unrepresentable: 'any' });
  return { ...schema, $id: 'https://tocsin.invalid/schemas/signal.schema.json', title: 'Tocsin signal' };
}
