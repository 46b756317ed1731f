import { z } from 'zod';
import type { TermList, TextRule } from '../../../domain/rule.js';
import { durationSchema, idSchema, levelSchema, wordedSchema, wordsSchema } from '../parts.js';
import { termListIdSchema } from '../terms.js';
import { baseOf, common } from './common.js';

const inlineSchema = z.strictObject({
  id: idSchema.describe('What the reasons call it.'),
  level: levelSchema.describe('How grave a hit is: blue, yellow, orange or red.'),
  title: wordedSchema.describe('What it forbids, in both languages.'),
  terms: wordsSchema.describe('Words that must not be said.'),
});

const contextSchema = z.strictObject({
  within: durationSchema.describe('How long before a fragment what was said still belongs to it.'),
  characters: z.int().min(10).max(1_000).default(120).describe('How much of it at most; 120 by default.'),
  utterance: z
    .string()
    .min(1)
    .default('utterance')
    .describe('Label that names an utterance sent again as it grows; `utterance` by default, else the signal itself.'),
});

export const textSchema = z.strictObject({
  ...common,
  kind: z.literal('text'),
  lists: z
    .array(z.union([termListIdSchema, inlineSchema]))
    .min(1)
    .describe('Ids of lists in terms/, or lists written here.'),
  negations: wordsSchema
    .default([])
    .describe('Words before a term that take it back, beside those it knows; none by default.'),
  exceptions: wordsSchema.default([]).describe('Words near a term that make it harmless; none by default.'),
  names: wordsSchema.default([]).describe('Names of brands and shops that may hold a term; none by default.'),
  near: z
    .int()
    .min(0)
    .max(100)
    .default(10)
    .describe('Characters on either side of a term in which negations and exceptions count; 10 by default.'),
  repeat: z
    .strictObject({
      times: z.int().min(0).max(100).describe('How often; 0: never.'),
      within: durationSchema.describe('Within how long.'),
    })
    .default({ times: 0, within: 0 })
    .describe('The same claim so often within a while raises its level by one; never by default.'),
  hold: durationSchema
    .default(900_000)
    .describe('How long a claim stays a finding without being made again; 15m by default.'),
  context: contextSchema
    .optional()
    .describe('Read fragments of a transcript together; left out, each text stands by itself.'),
});

export const textExample = `- id: host-speech
  kind: text
  covers: [A9]
  family: strategy
  title: { en: "{host} said “{claim}” on air", zh-CN: "主播 {host} 口播“{claim}”" }
  match: { names: ["speech.*"], kinds: [text] }
  by: [show, host]
  lists: [cn/absolute, cn/cosmetics]
  repeat: { times: 3, within: 10m }
  context: { within: 6s }
`;

/** `lists`: those of terms/, by id. */
export function toText(
  entry: z.output<typeof textSchema>,
  currency: string,
  lists: ReadonlyMap<string, TermList>,
): TextRule {
  const { kind, negations, exceptions, names, context } = entry;
  return {
    ...baseOf(entry, currency),
    kind,
    lists: entry.lists.flatMap((list) => (typeof list === 'string' ? (lists.get(list) ?? []) : toInline(list))),
    negations,
    exceptions,
    names,
    window: entry.near,
    repeat: { times: entry.repeat.times, withinMs: entry.repeat.within },
    holdMs: entry.hold,
    context: context
      ? { withinMs: context.within, characters: context.characters, utterance: context.utterance }
      : null,
  };
}

function toInline({ terms, ...list }: z.output<typeof inlineSchema>): TermList {
  const plain = { pattern: false, sounds: false, initials: false, harmless: [] };
  return {
    ...list,
    jurisdiction: '',
    categories: [],
    except: [],
    excuses: [],
    terms: terms.map((written) => ({ written, ...plain })),
  };
}
