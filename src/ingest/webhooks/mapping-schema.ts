import { compile } from 'json-p3';
import { z } from 'zod';
import { SIGNAL_KINDS } from '../../domain/signal.js';
import { parseTemplate } from './template.js';

/** A JSONPath of RFC 9535: `$.orders[*]`. */
const pathSchema = z.string().superRefine((text, ctx) => {
  try {
    compile(text);
  } catch (error) {
    ctx.addIssue({ code: 'custom', message: `"${text}" is not a JSONPath (RFC 9535): ${messageOf(error)}` });
  }
});

/** A path (`$.sku`, `$$.shop` from the top of the body) or words with paths in braces (`sku:{$.sku}`). */
const templateSchema = z.string().superRefine((text, ctx) => {
  try {
    parseTemplate(text);
  } catch (error) {
    ctx.addIssue({ code: 'custom', message: messageOf(error) });
  }
});

const literalSchema = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/**
 * One shape of signal to be read out of a sender's body. `each` picks the items (arrays fan out),
 * every other field is read from one item.
 */
export const mappingEntrySchema = z
  .strictObject({
    each: pathSchema.default('$').describe('The items, as a JSONPath; the whole body by default.'),
    /** Only items where each of these paths holds (one of) these values. */
    when: z
      .record(templateSchema, z.union([literalSchema, z.array(literalSchema)]))
      .default({})
      .describe('Only items where each of these paths holds (one of) these values; all by default.'),
    kind: z.enum(SIGNAL_KINDS).describe('The kind of signal: metric, text, fact, alert or heartbeat.'),
    id: templateSchema
      .optional()
      .describe('What tells it from every other; left out, the place in the body and its hash.'),
    name: templateSchema.describe('The name of the signal.'),
    subject: templateSchema
      .default('')
      .describe('What it is of: a path, or words with paths in braces (sku:{$.sku}); empty by default.'),
    labels: z
      .record(z.string().min(1), templateSchema)
      .default({})
      .describe('Labels, each by a path or template; none by default.'),
    at: templateSchema.optional().describe('When it was observed; left out, when it came.'),
    /** What a number in `at` counts. */
    at_unit: z.enum(['ms', 's']).default('ms').describe('What a number in `at` counts: ms (default) or s.'),
    value: templateSchema.optional().describe('The value of a metric.'),
    /** The value is multiplied by this: 0.01 makes a ratio of per cent. */
    scale: z
      .number()
      .default(1)
      .describe('The value is multiplied by this: 0.01 makes a ratio of per cent; 1 by default.'),
    unit: z.string().max(50).optional().describe('The unit of the value.'),
    text: templateSchema.optional().describe('The text of a text signal.'),
    /** A fact's fields: a path to a whole object, or each field by itself. */
    fields: z
      .union([pathSchema, z.record(z.string().min(1), templateSchema)])
      .optional()
      .describe('The fields of a fact: a path to a whole object, or each by itself.'),
    level: templateSchema.optional().describe("The sender's word for how bad an alert is."),
    status: templateSchema.optional().describe("The sender's word for whether an alert fires."),
    /** Which of the sender's words mean `resolved`; every other means `firing`. */
    resolved_when: z
      .array(z.string())
      .default(['resolved', 'ok', 'closed', 'recovered'])
      .describe('Words of `status` that mean resolved; every other means firing.'),
    title: templateSchema.optional().describe("The sender's own title."),
    url: templateSchema.optional().describe('A link to it.'),
    /** Neither a body without such an item is wrong, nor an item without the value or text asked for. */
    optional: z
      .boolean()
      .default(false)
      .describe('true: nothing is wrong with a body without such an item or value; false by default.'),
  })
  .superRefine((entry, ctx) => {
    const needs = (field: 'value' | 'text' | 'fields') => {
      if (entry[field] === undefined) {
        ctx.addIssue({ code: 'custom', path: [field], message: `a ${entry.kind} signal needs "${field}"` });
      }
    };
    if (entry.kind === 'metric') needs('value');
    if (entry.kind === 'text') needs('text');
    if (entry.kind === 'fact') needs('fields');
  });

/** One entry or several; each is shown every body. */
export const mappingSchema = z.preprocess(
  (written) => (Array.isArray(written) ? written : [written]),
  z.array(mappingEntrySchema).min(1),
);

export type MappingEntry = z.output<typeof mappingEntrySchema>;
export type Mapping = readonly MappingEntry[];

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
