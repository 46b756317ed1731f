import { z } from 'zod';
import { LEVELS } from '../../domain/level.js';
import { SCENES } from '../../domain/show.js';
import { CASE_START, type RuleCase } from '../../domain/trial/rule-case.js';
import { timeOf } from '../schema/calendar.js';
import { durationSchema, idSchema, wordIdSchema, wordsSchema } from '../schema/parts.js';
import { caseSignal } from './case-signal.js';
import { caseSignalSchema } from './case-signal-schema.js';

const PHASES = ['live', 'soon', 'off'] as const;

const stepSchema = z.strictObject({
  ...caseSignalSchema.shape,
  at: durationSchema.describe('When, counted from the start of the case.'),
  times: z.int().min(1).max(10_000).default(1).describe('Shown so many times.'),
  every: durationSchema.default(1000).describe('Time between these; 1s where it is left out.'),
  expect: z
    .enum([...LEVELS, 'none'])
    .optional()
    .describe('The highest level of the rule after the step; none where nothing is warned of.'),
  conditions: z.int().min(0).optional().describe('How many conditions of the rule hold a level after the step.'),
});

/** One case of a `*.tests.yaml`. Out comes a `RuleCase`. */
export const caseSchema = z
  .strictObject({
    rule: idSchema.describe('Id of the rule it is an example for.'),
    case: z.string().min(1).describe('What it shows, in a few words.'),
    start: z
      .string()
      .refine((text) => timeOf(text, 'Asia/Shanghai') !== null, 'is not a time; write 2026-07-15 20:00')
      .optional()
      .describe('When it begins, in Asia/Shanghai; an ordinary Wednesday noon where it is left out.'),
    calendar: z
      .strictObject({
        show: wordIdSchema.default('case-show').describe('Id of the show.'),
        host: z.string().min(1).default('case-host').describe('Its host.'),
        platform: z.string().min(1).default('douyin').describe('Where it is on.'),
        scene: z.enum(SCENES).default('regular').describe('Its scene.'),
        phase: z.enum(PHASES).default('live').describe('Live for ten minutes, about to start, or off.'),
        category: z.string().min(1).optional().describe('What it sells.'),
        skus: wordsSchema.default([]).describe('The SKUs it sells.'),
        promotion: z.union([z.boolean(), wordIdSchema]).default(false).describe('A promotion runs; its id, or true.'),
      })
      .optional()
      .describe('The show (and promotion) that is on; without it there is none.'),
    signal: caseSignalSchema.default({}).describe('What the signals of all steps have in common.'),
    steps: z.array(stepSchema).min(1).describe('In the order of their time.'),
  })
  .superRefine((one, ctx) => {
    for (const [i, step] of one.steps.entries()) {
      const before = one.steps[i - 1];
      if (before && step.at < before.at + (before.times - 1) * before.every)
        ctx.addIssue({ code: 'custom', path: ['steps', i, 'at'], message: 'is before the step above it has ended' });
      const made = caseSignal(one.signal, step, 'x', 0, {});
      if (typeof made === 'string') ctx.addIssue({ code: 'custom', path: ['steps', i], message: made });
    }
    if (one.steps.every((step) => step.expect === undefined && step.conditions === undefined))
      ctx.addIssue({ code: 'custom', path: ['steps'], message: 'expect nothing anywhere; a case needs an expect' });
  })
  .transform((one): RuleCase => {
    const start = one.start === undefined ? CASE_START : (timeOf(one.start, 'Asia/Shanghai') ?? CASE_START);
    const { calendar } = one;
    const labels: Record<string, string> = calendar ? { show: calendar.show } : {};
    return {
      rule: one.rule,
      title: one.case,
      start,
      calendar: calendar
        ? {
            ...calendar,
            category: calendar.category ?? null,
            promotion: calendar.promotion === true ? '618' : calendar.promotion === false ? null : calendar.promotion,
          }
        : null,
      steps: one.steps.map((step, i) => ({
        at: step.at,
        signals: Array.from({ length: step.times }, (_, n) =>
          caseSignal(one.signal, step, `case-${i}-${n}`, start + step.at + n * step.every, labels),
        ).filter((signal) => signal !== null && typeof signal !== 'string'),
        expected: step.expect === undefined ? undefined : step.expect === 'none' ? null : step.expect,
        conditions: step.conditions,
      })),
    };
  });
