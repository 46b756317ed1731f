import { z } from 'zod';
import { durationSchema, idSchema, matchersSchema, wordedSchema, wordsSchema, zoneSchema } from '../parts.js';
import { daysSchema, handOffSchema, hoursSchema, oneOrMore, rotationSchema, turnSchema } from './written.js';

const showDutySchema = z.strictObject({
  before: durationSchema
    .default(30 * 60_000)
    .describe('How long before the start of a show it begins; 30m by default.'),
  match: matchersSchema
    .default([])
    .describe(
      'Which shows, by their labels; by default those of the `team` of the schedule, or all where it has none.',
    ),
});

export const layerSchema = z.strictObject({
  id: idSchema.optional().describe('Its name, where it is told who is on duty and why; layer-1, layer-2 … by default.'),
  people: oneOrMore(turnSchema).describe(
    'Ids of people in the order of their turns; a list among them is a turn of several together, equally many in each.',
  ),
  rotation: rotationSchema
    .default({ unit: 'weeks', n: 1 })
    .describe('How long a turn lasts: weekly (default), daily, or hours, days or weeks: 12h, 3d, 2w.'),
  start: handOffSchema
    .optional()
    .describe(
      'The first hand-off, on the clock of the wall, which gives the hour (and the weekday) of all others; needed where people take turns. Nobody is on duty by the layer before it.',
    ),
  zone: zoneSchema
    .optional()
    .describe('The time zone of its hand-offs, hours and days; left out, that of the schedule.'),
  hours: oneOrMore(hoursSchema)
    .optional()
    .describe('Parts of the day it holds in, one or a list; all day by default. Over midnight: 21:00-09:00.'),
  days: oneOrMore(daysSchema)
    .optional()
    .describe('Days of the week its hours begin on, one or a list: mon, mon-fri; every day by default.'),
  shows: showDutySchema.optional().describe('It holds only while a show is on; by default at all times.'),
});

export const scheduleSchema = z.strictObject({
  name: z
    .union([z.string().min(1), wordedSchema])
    .optional()
    .describe('As people call it, in one form or in both languages; its id by default.'),
  team: idSchema.optional().describe('The team whose shows it is about; none by default.'),
  zone: zoneSchema
    .optional()
    .describe('The time zone it is read in, and that of its layers; left out, that of the house.'),
  cover: z
    .enum(['always', 'shows', 'never'])
    .optional()
    .describe(
      'When somebody has to be on duty, so that a gap is warned about: always (default), shows (default where every layer is bound to shows) or never.',
    ),
  group: idSchema
    .optional()
    .describe('One of `groups`, kept equal to who is on duty: a Slack user group, a Discord role; none by default.'),
  channels: wordsSchema.default([]).describe('Channels that are told of each hand-off; none by default.'),
  layers: z
    .array(layerSchema)
    .min(1)
    .describe('Who is on duty when; a later layer stands above the earlier ones where it has somebody.'),
});
export type ScheduleEntry = z.output<typeof scheduleSchema>;
export type LayerEntry = z.output<typeof layerSchema>;

export const scheduleExample = `ops:
  name: { en: Live operations, zh-CN: 直播运营值班 }
  zone: Asia/Shanghai
  channels: [ops]
  layers:
    - id: day
      rotation: weekly
      start: 2026-01-05T09:00 # a Monday: every turn begins on Mondays at nine
      hours: "09:00-21:00"
      people: [lin, chen]
    - id: night
      rotation: 3d
      start: 2026-01-05T21:00
      hours: "21:00-09:00"
      people: [zhou, wang]
    - id: europe # follows the sun: on working days London has part of the night
      zone: Europe/London
      rotation: daily
      start: 2026-01-05T14:00
      days: mon-fri
      hours: "14:00-22:00"
      people: [maya, anna]
    - id: grand-shows # two together, from an hour before each large show to its end
      rotation: weekly
      start: 2026-01-05T09:00
      shows: { before: 1h, match: scene=flash-sale }
      people: [[lin, zhou], [chen, wang]]
`;
