import { z } from 'zod';
import type { UpstreamRule } from '../../../domain/rule.js';
import { durationSchema, levelSchema } from '../parts.js';
import { baseOf, common, whenSchema } from './common.js';

const mapSchema = z.record(z.string().min(1), levelSchema.nullable());

export const upstreamSchema = z.strictObject({
  ...common,
  kind: z.literal('upstream'),
  map: mapSchema
    .default({})
    .describe("The sender's word for how bad it is (lower case) to our level; null takes no notice; none by default."),
  otherwise: levelSchema
    .nullable()
    .default('yellow')
    .describe('The level for words not named there; yellow by default, null takes no notice.'),
  elastic: z
    .array(
      z.strictObject({
        name: z.string().min(1).describe('Name of the case, said in the reasons.'),
        when: whenSchema.describe('When it is in force: scene, phase, promotion, labels.'),
        map: mapSchema.default({}).describe('Words that count differently then; others as without the case.'),
        otherwise: levelSchema
          .nullable()
          .optional()
          .describe('Level of words no map names; left out, as without the case.'),
      }),
    )
    .default([])
    .describe('Other levels in their place; the first case that holds is in force.'),
  stale: durationSchema
    .optional()
    .describe('An alert its sender has not repeated for so long is over; left out, it stands until it is resolved.'),
});

export function toUpstream(entry: z.output<typeof upstreamSchema>, currency: string): UpstreamRule {
  const { kind, otherwise, stale } = entry;
  const elastic = entry.elastic.map(({ map, ...one }) => ({ ...one, map: lowered(map) }));
  const staleMs = stale === undefined ? {} : { staleMs: stale };
  return { ...baseOf(entry, currency), kind, map: lowered(entry.map), otherwise, elastic, ...staleMs };
}

function lowered(map: UpstreamRule['map']): UpstreamRule['map'] {
  return Object.fromEntries(Object.entries(map).map(([word, level]) => [word.toLowerCase(), level]));
}

export const upstreamExample = `- id: weather
  kind: upstream
  family: operations
  title: { en: "Weather in {region}: {alert}", zh-CN: "{region} 天气预警：{alert}" }
  match: weather.*
  by: [region]
  map: { blue: blue, yellow: yellow, orange: orange, red: red, minor: null }
`;
