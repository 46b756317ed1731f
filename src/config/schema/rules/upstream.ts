import { z } from 'zod';
import type { UpstreamRule } from '../../../domain/rule.js';
import { levelSchema } from '../parts.js';
import { baseOf, common } from './common.js';

export const upstreamSchema = z.strictObject({
  ...common,
  kind: z.literal('upstream'),
  map: z.record(z.string().min(1), levelSchema.nullable()).default({}),
  otherwise: levelSchema.nullable().default('yellow'),
});

export function toUpstream(entry: z.output<typeof upstreamSchema>, currency: string): UpstreamRule {
  const map = Object.fromEntries(Object.entries(entry.map).map(([word, level]) => [word.toLowerCase(), level]));
  return { ...baseOf(entry, currency), kind: entry.kind, map, otherwise: entry.otherwise };
}
