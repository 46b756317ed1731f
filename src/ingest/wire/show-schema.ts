import { z } from 'zod';
import { SCENES, type Show } from '../../domain/show.js';
import { readAt } from './at.js';
import { parseJson } from './json-text.js';
import { problemsOf } from './problems.js';
import { atSchema } from './signal-schema.js';

const instantSchema = atSchema.transform((at) => readAt(at) ?? 0);

/** A show as written in YAML or sent to `POST /v1/shows`; out comes a `Show`, times in ms. */
export const showSchema = z
  .strictObject({
    id: z
      .string()
      .max(100)
      .regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u, 'use letters, digits, ".", "_" and "-"'),
    title: z.string().min(1).max(200).optional(),
    host: z.string().min(1).max(100),
    platform: z.string().min(1).max(100),
    scene: z.enum(SCENES).default('regular'),
    start: instantSchema,
    end: instantSchema,
    skus: z
      .array(z.strictObject({ sku: z.string().min(1).max(100), stock: z.int().min(0) }))
      .max(1_000)
      .default([]),
    /** Sales target in minor units. */
    target: z.strictObject({ minor: z.int().min(0), currency: z.string().length(3) }).optional(),
    category: z.string().min(1).max(100).optional(),
    /** Id of a team of people.yaml: whose show it is. */
    team: z.string().min(1).max(60).optional(),
    drill: z.boolean().optional(),
  })
  .refine((show) => show.end > show.start, { path: ['end'], message: 'must be after start' })
  .transform((show): Show => ({ ...show, title: show.title ?? show.id }));

const FIELDS = [
  'id',
  'title',
  'host',
  'platform',
  'scene',
  'start',
  'end',
  'skus',
  'target',
  'category',
  'team',
  'drill',
];

export type ReadShows =
  | { readonly ok: true; readonly shows: readonly Show[] }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Reads one show or an array of them; all or none. */
export function readShows(text: string): ReadShows {
  const parsed = parseJson(text);
  if (!parsed.ok) return { ok: false, problems: [parsed.problem] };
  const many = Array.isArray(parsed.value);
  const list: readonly unknown[] = Array.isArray(parsed.value) ? parsed.value : [parsed.value];
  const shows: Show[] = [];
  const problems: string[] = [];
  list.forEach((raw, i) => {
    const read = showSchema.safeParse(raw);
    if (read.success) shows.push(read.data);
    else problems.push(...problemsOf(read.error, raw, many ? `[${i}]` : '', FIELDS));
  });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, shows };
}
