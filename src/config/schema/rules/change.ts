import { z } from 'zod';
import type { ChangeRule } from '../../../domain/rule.js';
import { durationSchema, figureSchema, shareSchema } from '../parts.js';
import { refuse } from '../refuse.js';
import { baseOf, common, scaled } from './common.js';

const HALF_HOUR = 1_800_000;

export const changeSchema = z
  .strictObject({
    ...common,
    kind: z.literal('change').describe('A metric against itself.'),
    direction: z.enum(['up', 'down', 'both']).default('both').describe('Which way it must move; both by default.'),
    measure: z
      .enum(['percent', 'absolute'])
      .default('percent')
      .describe('Levels are shares of what it is compared with (percent, the default), or in the unit of the signal.'),
    against: z
      .enum(['window', 'shows'])
      .default('window')
      .describe(
        'Compare with a while ago (window, the default), or with the same minute of earlier shows of this host and scene.',
      ),
    over: durationSchema
      .optional()
      .describe(
        'Length of the window, 30m by default; with against: shows, the window used until enough shows are known.',
      ),
    from: z
      .enum(['value', 'mean', 'median'])
      .default('value')
      .describe(
        'What in the window it is compared with: the value at its start (the default), its mean or its median.',
      ),
    min_base: figureSchema
      .default(0)
      .describe('Per cent of less than this says nothing, in the unit of the signal; 0 by default.'),
    shows: z
      .strictObject({
        most: z.int().min(3).max(20).default(8).describe('Earlier shows learned from at most; 8 by default.'),
        least: z
          .int()
          .min(3)
          .max(20)
          .default(3)
          .describe('Earlier shows needed before anything is said; 3 by default.'),
      })
      .prefault({})
      .describe('How many earlier shows are learned from.'),
    ...scaled(figureSchema),
    hysteresis: shareSchema
      .default(0.1)
      .describe('How far back past the threshold before the level goes down, as a share of it; 0.1 by default.'),
  })
  .superRefine((entry, ctx) => {
    const beyond = entry.measure === 'percent' && entry.direction === 'down' ? fallBeyondAll(entry) : undefined;
    if (beyond !== undefined)
      refuse(
        ctx,
        { key: 'config.fall-beyond-all', params: { percent: beyond.value * 100 } },
        { key: 'config.mend.fall-beyond-all', params: { value: beyond.value } },
        beyond.path,
      );
    const { least, most } = entry.shows;
    if (least > most)
      refuse(ctx, { key: 'config.shows-order', params: { least, most } }, { key: 'config.mend.shows-order' }, [
        'shows',
        'least',
      ]);
    if (entry.over !== undefined && entry.over <= 0)
      refuse(ctx, { key: 'config.no-window' }, { key: 'config.mend.no-window' }, ['over']);
  });

/** The first level that no fall reaches: more than everything. Mostly a per cent sign that was left out. */
function fallBeyondAll({ levels, elastic }: Pick<ChangeRule, 'levels' | 'elastic'>) {
  const places = [
    { of: levels, path: ['levels'] },
    ...elastic.map((one, i) => ({ of: one.levels, path: ['elastic', i, 'levels'] })),
  ];
  return places
    .flatMap(({ of, path }) => Object.entries(of).map(([level, value]) => ({ value, path: [...path, level] })))
    .find(({ value }) => value > 1);
}

export function toChange(entry: z.output<typeof changeSchema>, currency: string): ChangeRule {
  const { kind, direction, measure, against, from, shows, levels, elastic, hysteresis } = entry;
  const overMs = entry.over ?? (against === 'window' ? HALF_HOUR : null);
  const scales = { levels, elastic, hysteresis };
  return {
    ...baseOf(entry, currency),
    kind,
    direction,
    measure,
    against,
    overMs,
    from,
    minBase: entry.min_base,
    shows,
    ...scales,
  };
}

export const changeExample = `
id: conversion-falls
kind: change
covers: [B2]
family: operations
title: { en: "Conversion of {host} falls", zh-CN: "{host} 转化率骤降" }
match: show.conversion
by: [show, host, scene]
against: shows # the same minute of earlier shows of this host and scene
over: 15m # until three shows are known: against a quarter of an hour ago
direction: down
levels: { yellow: 30%, orange: 50% }
`;
