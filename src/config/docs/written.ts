import { z } from 'zod';
import * as ingest from '../../ingest/zod-parts.js';
import * as duty from '../schema/oncall/written.js';
import * as parts from '../schema/parts.js';

/** How something is written: the word for it in the page, and what it looks like. */
export interface Written {
  readonly word: string;
  readonly examples?: readonly (string | number)[];
}

const KNOWN: readonly (readonly [z.ZodType, Written])[] = [
  [parts.durationSchema, { word: 'length of time', examples: ['30s', '15m', '2h'] }],
  [ingest.durationSchema, { word: 'length of time', examples: ['10s', '5m'] }],
  [ingest.positiveDurationSchema, { word: 'length of time', examples: ['10s', '5m'] }],
  [parts.shareSchema, { word: 'share', examples: [0.1, '10%'] }],
  [parts.figureSchema, { word: 'number or per cent', examples: [0.15, '15%'] }],
  [parts.majorSchema, { word: 'money', examples: ['5_000_000'] }],
  [parts.levelSchema, { word: 'level' }],
  [parts.langSchema, { word: 'language' }],
  [parts.wordedSchema, { word: 'words in both languages' }],
  [parts.idSchema, { word: 'id' }],
  [parts.wordIdSchema, { word: 'id' }],
  [ingest.idSchema, { word: 'id' }],
  [parts.zoneSchema, { word: 'time zone', examples: ['Asia/Shanghai'] }],
  [parts.currencySchema, { word: 'currency', examples: ['CNY'] }],
  [parts.clockSchema, { word: 'time of day', examples: ['03:30'] }],
  [parts.matchersSchema, { word: 'matchers', examples: ['region=east'] }],
  [parts.wordsSchema, { word: 'word or words' }],
  [parts.labelsSchema, { word: 'labels' }],
  [duty.rotationSchema, { word: 'length of a turn', examples: ['weekly', 'daily', '12h', '3d'] }],
  [duty.handOffSchema, { word: 'date and time', examples: ['2026-01-05T09:00'] }],
  [duty.hoursSchema, { word: 'hours', examples: ['09:00-21:00'] }],
  [duty.daysSchema, { word: 'days', examples: ['mon-fri'] }],
  [duty.turnSchema, { word: 'person or people' }],
  [ingest.labelsSchema, { word: 'labels' }],
  [ingest.envNameSchema, { word: 'environment variable' }],
  [ingest.httpUrlSchema, { word: 'address' }],
];

/** By what a schema is made of: a copy of it with a description is still it. */
const byDef: ReadonlyMap<unknown, Written> = new Map(
  KNOWN.flatMap(([schema, written]): [unknown, Written][] => [
    [schema.def, written],
    ...(schema instanceof z.ZodPipe ? [[schema.def.out, written] as [unknown, Written]] : []),
  ]),
);

/** How a schema of the common parts is written; null where it is none of them. */
export function wordAt(schema: z.ZodType): Written | null {
  const byOut = schema instanceof z.ZodPipe ? byDef.get(schema.def.out) : undefined;
  return byDef.get(schema.def) ?? byOut ?? null;
}
