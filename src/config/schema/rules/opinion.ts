import { z } from 'zod';
import type { CommentModelFile } from '../../../domain/opinion/model.js';
import { ANY, OTHER, THEMES } from '../../../domain/opinion/themes.js';
import type { OpinionRule } from '../../../domain/rule.js';
import { durationSchema, idSchema, levelsOf, shareSchema, wordedSchema, wordsSchema } from '../parts.js';
import { baseOf, common, hysteresis, whenSchema } from './common.js';

const times = levelsOf(z.number().positive());
const counts = levelsOf(z.int().positive());

const wordSchema = z.strictObject({
  title: wordedSchema.optional().describe('What a theme of your own is called, in both languages; left out, its name.'),
  names: wordsSchema.default([]).describe('Words that name what is spoken of and say nothing of it; none by default.'),
  complaints: wordsSchema.default([]).describe('Words that say it is wrong; none by default.'),
  praise: wordsSchema.default([]).describe('Words that say it is right; none by default.'),
});

export const opinionSchema = z.strictObject({
  ...common,
  kind: z.literal('opinion'),
  themes: wordsSchema
    .optional()
    .describe(
      `Themes watched, each an alert of its own: ${THEMES.join(', ')}, ${OTHER}, ${ANY} (all complaints together), or one of words; all but ${ANY} by default.`,
    ),
  window: durationSchema.describe('The time it counts over.'),
  levels: times
    .default({})
    .describe('How many times the usual share of complaints each level holds from; none by default.'),
  counts: counts
    .default({})
    .describe('How many complaints in the window each level holds from, whatever their share; none by default.'),
  elastic: z
    .array(
      z.strictObject({
        name: z.string().min(1).describe('Named in the reasons.'),
        when: whenSchema.describe('When it holds; all that is given must be so.'),
        levels: times.optional().describe('Times the usual share then; left out, as without the case.'),
        counts: counts.optional().describe('Complaints in the window then; left out, as without the case.'),
      }),
    )
    .default([])
    .describe('Other values by scene, phase, promotion or label; the first case that holds. None by default.'),
  hysteresis: hysteresis.describe(
    'How far below a value it must fall before the level goes down, a share; 0 by default.',
  ),
  least: z
    .int()
    .min(1)
    .default(10)
    .describe('With fewer complaints of a theme in the window its share says nothing; 10 by default.'),
  usual: shareSchema
    .refine((share) => share > 0)
    .default(0.01)
    .describe('Share of comments that counts as usual until one is learned, above 0; 1% by default.'),
  learn: durationSchema
    .refine((ms) => ms > 0)
    .default(7 * 86_400_000)
    .describe('Half-life of what is learned of the usual share; 7d by default.'),
  from: shareSchema.default(0.5).describe('Probability from which a comment is a complaint; 50% by default.'),
  words: z
    .record(idSchema, wordSchema)
    .default({})
    .describe('Words of your own by theme, beside those it knows; a new name makes a new theme. None by default.'),
  model: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Model that `tocsin learn comments` wrote, relative to the folder of the configuration; left out, the lexicon alone judges.',
    ),
});

export const opinionExample = `- id: complaints
  kind: opinion
  covers: [A20]
  family: operations
  title: { en: "Complaints about {theme} in {show}", zh-CN: "{show} 集中抱怨：{theme}" }
  match: { names: ["comment.*"], kinds: [text] }
  by: [show, sku]
  window: 5m
  levels: { blue: 3, yellow: 6, orange: 12 }
  counts: { orange: 60, red: 150 }
  hysteresis: 20%
  words:
    ripeness:
      title: { en: "ripeness", zh-CN: "成熟度" }
      complaints: [没熟, 生的, 捂熟的]
`;

/** Themes of an entry, own ones among them. */
export function knownThemes({ words }: Pick<z.output<typeof opinionSchema>, 'words'>): readonly string[] {
  return [...new Set([...THEMES, OTHER, ...Object.keys(words), ANY])];
}

export function toOpinion(
  entry: z.output<typeof opinionSchema>,
  currency: string,
  models: ReadonlyMap<string, CommentModelFile>,
): OpinionRule {
  const { kind, levels, counts, elastic, hysteresis, least, usual, from, words } = entry;
  const own = Object.entries(words);
  return {
    ...baseOf(entry, currency),
    kind,
    themes: entry.themes ?? knownThemes(entry).filter((theme) => theme !== ANY),
    windowMs: entry.window,
    levels,
    counts,
    elastic: elastic.map((one) => ({ ...one, levels: one.levels ?? levels, counts: one.counts ?? counts })),
    hysteresis,
    least,
    usual,
    learnMs: entry.learn,
    from,
    words: Object.fromEntries(
      own.map(([theme, { names, complaints, praise }]) => [theme, { names, faults: complaints, merits: praise }]),
    ),
    names: Object.fromEntries(own.flatMap(([theme, { title }]) => (title ? [[theme, title]] : []))),
    model: (entry.model !== undefined && models.get(entry.model)) || null,
  };
}
