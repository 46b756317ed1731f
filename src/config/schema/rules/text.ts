import { z } from 'zod';
import type { TextRule } from '../../../domain/rule.js';
import { durationSchema, idSchema, levelSchema, wordedSchema, wordsSchema } from '../parts.js';
import { baseOf, common } from './common.js';

export const textSchema = z.strictObject({
  ...common,
  kind: z.literal('text'),
  lists: z.array(z.strictObject({ id: idSchema, level: levelSchema, title: wordedSchema, terms: wordsSchema })).min(1),
  negations: wordsSchema.default([]),
  exceptions: wordsSchema.default([]),
  /** Characters on either side of a term in which negations and exceptions count. */
  near: z.int().min(0).max(100).default(10),
  repeat: z.strictObject({ times: z.int().min(0).max(100), within: durationSchema }).default({ times: 0, within: 0 }),
  hold: durationSchema.default(900_000),
});

export function toText(entry: z.output<typeof textSchema>, currency: string): TextRule {
  const { kind, lists, negations, exceptions } = entry;
  const repeat = { times: entry.repeat.times, withinMs: entry.repeat.within };
  const base = baseOf(entry, currency);
  return { ...base, kind, lists, negations, exceptions, window: entry.near, repeat, holdMs: entry.hold };
}
