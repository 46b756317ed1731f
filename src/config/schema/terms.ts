import { z } from 'zod';
import { EXCUSES, type Term, type TermList } from '../../domain/rule-text.js';
import { patternProblem } from '../../domain/speech/pattern-check.js';
import { levelSchema, wordedSchema, wordsSchema } from './parts.js';
import { refuse } from './refuse.js';

/** `cn/cosmetics`: whose law, and which list. */
export const termListIdSchema = z.string().superRefine((id, ctx) => {
  if (id.length <= 60 && /^[a-z0-9-]+\/[a-z0-9][a-z0-9._-]*$/.test(id)) return;
  refuse(ctx, { key: 'config.term-list-id', params: { id } }, { key: 'config.mend.term-list-id' });
});

const entrySchema = z
  .strictObject({
    term: z.string().min(1).optional().describe('The words as they are said; left out where `pattern` is given.'),
    pattern: z
      .string()
      .min(1)
      .optional()
      .describe(
        'Wordings in one: (a|b) is a choice, a? may be left out, {n} a number, {0-4} so many characters within the clause.',
      ),
    article: wordedSchema
      .optional()
      .describe('The article it rests on, in both languages; left out, that of the list.'),
    source: z.string().min(1).optional().describe('Where that can be read; left out, as the list says.'),
    note: wordedSchema.optional().describe('What the host is told with it, in both languages; none by default.'),
    evadable: z
      .boolean()
      .optional()
      .describe('Found also in characters of the same sound and in pinyin; left out, as the list says.'),
    initials: z
      .boolean()
      .default(false)
      .describe('Found also by the first letters of its pinyin (zgj), three at least; false by default.'),
    harmless: wordsSchema.default([]).describe('Longer words that hold it and do no harm; none by default.'),
  })
  .superRefine(({ term, pattern }, ctx) => {
    if ((term === undefined) === (pattern === undefined))
      refuse(ctx, { key: 'config.term-or-pattern' }, { key: 'config.mend.term-or-pattern' });
    const why = pattern === undefined ? null : patternProblem(pattern);
    if (why !== null)
      refuse(ctx, { key: 'config.pattern', params: { pattern: pattern ?? '', why } }, { key: 'config.mend.pattern' }, [
        'pattern',
      ]);
  });

/** A term of its own, or with what is to be known of it. */
const termSchema = z.preprocess((written) => (typeof written === 'string' ? { term: written } : written), entrySchema);

/** One file of `terms/`: a list the law is kept by. */
export const termListSchema = z.strictObject({
  id: termListIdSchema.describe('What rules call it: whose law, a slash, and its name (cn/absolute).'),
  jurisdiction: z
    .string()
    .regex(/^[a-z0-9-]+$/)
    .describe('Where it holds; a signal with another `jurisdiction` label is not read by it.'),
  categories: wordsSchema
    .default([])
    .describe('Only for goods whose `category` label is one of these; all by default.'),
  except: wordsSchema.default([]).describe('Not for goods of these categories; none by default.'),
  level: levelSchema.describe('How grave a hit is: blue, yellow, orange or red.'),
  title: wordedSchema.describe('What it forbids, in both languages.'),
  article: wordedSchema.describe('The article of law it rests on, in both languages.'),
  source: z.string().min(1).describe('Where the law or ruling can be read.'),
  evadable: z
    .boolean()
    .default(false)
    .describe('Are its terms found in characters of the same sound? false by default.'),
  excuses: z
    .array(z.enum(EXCUSES))
    .default([])
    .describe('What the law lets pass beside plain grammar: usage, own, grade, award, fact … None by default.'),
  terms: z.array(termSchema).min(1).describe('Words and patterns; at least one.'),
});
export type TermListEntry = z.output<typeof termListSchema>;

export const termListExample = `id: cn/absolute
jurisdiction: cn
level: yellow
title: { en: Absolute claim, zh-CN: 绝对化用语 }
article: { en: "Advertising Law of the PRC, Article 9 (3)", zh-CN: 《广告法》第九条第（三）项 }
source: 《广告法》第九条第（三）项
evadable: true
excuses: [usage, own, award]
terms:
  - 独一无二
  - { term: 万能, harmless: [万能胶] }
  - { pattern: "(全国|全网){0-2}第(一|1)" }
`;

/** Makes a checked file a list. */
export function toTermList(entry: TermListEntry): TermList {
  const { id, level, title, jurisdiction, categories, except, article, excuses } = entry;
  const terms = entry.terms.map((term) => toTerm(term, entry.evadable));
  return { id, level, title, jurisdiction, categories, except, article, excuses, terms };
}

function toTerm(entry: TermListEntry['terms'][number], evadable: boolean): Term {
  return {
    written: entry.pattern ?? entry.term ?? '',
    pattern: entry.pattern !== undefined,
    sounds: entry.evadable ?? evadable,
    initials: entry.initials,
    harmless: entry.harmless,
    ...(entry.article && { article: entry.article }),
    ...(entry.note && { note: entry.note }),
  };
}
