import { z } from 'zod';
import type { AnomalyRule } from '../../../domain/rule.js';
import { durationSchema } from '../parts.js';
import { baseOf, common, scaled } from './common.js';

/** Rarer than this nothing can be said to be. */
const RAREST = 1_000_000;
const SENSITIVITY = { low: 0.3, normal: 1, high: 3 } as const;
const USUAL_LEVELS = { yellow: 1000, orange: 10_000 } as const;
const { levels, elastic } = scaled(z.number().min(10).max(RAREST));

export const anomalySchema = z.strictObject({
  ...common,
  kind: z.literal('anomaly'),
  direction: z
    .enum(['up', 'down', 'both'])
    .default('both')
    .describe(
      'Which way counts as unusual: up, down, or both, among them flat or restless as never before; default both.',
    ),
  season: z
    .enum(['auto', 'show', 'none'])
    .default('auto')
    .describe(
      'What the series may follow: auto finds out whether the day and the week matter, show learns the course of live shows from one to the next and watches only on air, none neither; default auto.',
    ),
  levels: levels
    .default(USUAL_LEVELS)
    .describe(
      'How rare an observation must be for each level, as once in so many observations, 10 to 1000000; default yellow 1000 and orange 10000.',
    ),
  elastic: elastic.describe('Other rarities in their place by scene, phase, promotion or label; default none.'),
  sensitivity: z
    .enum(['low', 'normal', 'high'])
    .default('normal')
    .describe('Makes all levels about three times rarer (low) or more frequent (high) at once; default normal.'),
  warmup: z
    .int()
    .min(30)
    .max(10_000)
    .default(150)
    .describe(
      'Observations learned from before anything is said; for season show two whole shows besides; default 150.',
    ),
  calm: z.int().min(1).max(300).default(12).describe('Usual observations in a row after which it is over; default 12.'),
  every: durationSchema
    .default(60_000)
    .describe('At most one observation in so long is learned from, the others are only looked at; default 1m.'),
});

export const anomalyExample = `id: conversion-unusual
kind: anomaly
family: operations
title: { en: "Conversion is unusual", zh-CN: "转化率异常" }
match: shop.conversion
by: [subject]
direction: down
levels: { yellow: 1000, orange: 10000 }
sensitivity: normal
`;

export function toAnomaly(entry: z.output<typeof anomalySchema>, currency: string): AnomalyRule {
  const { kind, direction, season, levels, elastic, sensitivity, warmup, calm, every: everyMs } = entry;
  const base = { ...baseOf(entry, currency), kind, direction, season, levels, elastic };
  return { ...base, sensitivity: SENSITIVITY[sensitivity], warmup, calm, everyMs };
}
