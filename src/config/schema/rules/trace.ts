import { z } from 'zod';
import type { TraceRule } from '../../../domain/rule-trace.js';
import { wordsSchema } from '../parts.js';
import { baseOf, common } from './common.js';
import { conditionsSchema } from './fact.js';

export const traceSchema = z.strictObject({
  ...common,
  kind: z
    .literal('trace')
    .describe('What is wrong with a batch is wrong with every SKU made of it, and every show that sells one.'),
  by: wordsSchema.default(['batch']).describe('Label that tells one batch from another; batch by default.'),
  carries: wordsSchema.describe('Names of signals that say what is made of what; they carry the labels of by and to.'),
  to: z.string().min(1).default('sku').describe('Label of what is made of it; sku by default.'),
  conditions: conditionsSchema.describe('A CEL condition for each level, over the fields of the verdict on a batch.'),
});

export const traceExample = `
id: bad-batch
kind: trace
covers: [A3]
family: operations
title: { en: "{sku} is made of bad batch {batch}", zh-CN: "{sku} 含问题批次 {batch}" }
match: batch.verdict # facts with fields such as result: fail
by: [batch]
carries: batch.contents # facts or metrics with the labels batch and sku
conditions:
  orange: fields.result == 'fail'
  red: fields.result == 'recall'
`;

export function toTrace(entry: z.output<typeof traceSchema>, currency: string): TraceRule {
  const { kind, carries, to, conditions } = entry;
  return { ...baseOf(entry, currency), kind, carries, to, conditions };
}
