import { z } from 'zod';
import { LEVELS, type Level } from '../../domain/level.js';
import { type Matcher, parseMatcher } from '../../domain/matcher.js';
import { LANGS } from '../../domain/text.js';
import { parseMs } from '../../lib/duration.js';
import { refuse } from './refuse.js';

export const levelSchema = z.enum(LEVELS);
export const langSchema = z.enum(LANGS);

/** `30m` → ms. */
export const durationSchema = z.union([z.string(), z.number()]).transform((written, ctx) => {
  const text = String(written);
  const ms = parseMs(text);
  if (ms !== null) return ms;
  refuse(ctx, { key: 'config.duration', params: { text } }, { key: 'config.mend.duration' });
  return z.NEVER;
});

/** A number, or per cent as people write it: `15%` → 0.15. */
export const figureSchema = z.union([z.number(), z.string()]).transform((written, ctx) => {
  if (typeof written === 'number') return written;
  const percent = /^\s*(-?\d+(?:\.\d+)?)\s*[%％]\s*$/.exec(written)?.[1];
  if (percent !== undefined) return Number((Number(percent) / 100).toPrecision(12));
  refuse(ctx, { key: 'config.figure', params: { text: written } }, { key: 'config.mend.figure' });
  return z.NEVER;
});

/** Money in major units, at least 0; `5_000_000` is a number here. */
export const majorSchema = z.union([z.number(), z.string()]).transform((written, ctx) => {
  const value =
    typeof written === 'number'
      ? written
      : /^[\d_]+(?:\.\d+)?$/.test(written)
        ? Number(written.replaceAll('_', ''))
        : Number.NaN;
  if (Number.isFinite(value) && value >= 0) return value;
  refuse(ctx, { key: 'config.major', params: { text: String(written) } }, { key: 'config.mend.major' });
  return z.NEVER;
});

/** Probability or share: 0…1, or 0 % … 100 %. */
export const shareSchema = figureSchema.superRefine((value, ctx) => {
  if (value < 0 || value > 1) refuse(ctx, { key: 'config.share', params: { value } }, { key: 'config.mend.share' });
});

/** Words in both languages, with `{label}` places. */
export const wordedSchema = z.strictObject({ en: z.string().min(1), 'zh-CN': z.string().min(1) });

/** An id of our own: it stands in keys, commands and metrics. */
export const idSchema = z.string().superRefine((id, ctx) => {
  if (id.length <= 60 && /^[a-z0-9][a-z0-9._-]*$/.test(id)) return;
  refuse(ctx, { key: 'config.id', params: { id } }, { key: 'config.mend.id' });
});

/** Ids of shows, promotions and people are often words of the house: `双11`, `618`. */
export const wordIdSchema = z.union([z.string(), z.number()]).transform((given, ctx) => {
  const id = String(given);
  if (id.length <= 60 && /^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u.test(id)) return id;
  refuse(ctx, { key: 'config.word-id', params: { id } }, { key: 'config.mend.word-id' });
  return z.NEVER;
});

/** Short names mean several zones (CST is Chicago's to the time zone library, China's to people there). */
const AMBIGUOUS_ZONE = /^(?!UTC$|GMT$)[A-Z]{3}$/i;

/** An IANA zone. */
export const zoneSchema = z.string().superRefine((zone, ctx) => {
  try {
    if (AMBIGUOUS_ZONE.test(zone)) throw new RangeError(zone);
    new Intl.DateTimeFormat('en', { timeZone: zone });
  } catch {
    refuse(ctx, { key: 'config.zone', params: { zone } }, { key: 'config.mend.zone' });
  }
});

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));
/** ISO 4217. */
export const currencySchema = z.string().superRefine((currency, ctx) => {
  if (!CURRENCIES.has(currency))
    refuse(ctx, { key: 'config.currency', params: { currency } }, { key: 'config.mend.currency' });
});

/** `HH:mm`. */
export const clockSchema = z.string().superRefine((text, ctx) => {
  if (!/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text))
    refuse(ctx, { key: 'config.clock', params: { text } }, { key: 'config.mend.clock' });
});

const matcherSchema = z.string().transform((text, ctx): Matcher => {
  const read = parseMatcher(text);
  if (typeof read !== 'string') return read;
  refuse(ctx, { key: 'config.matcher', params: { text } }, { key: 'config.mend.matcher' });
  return z.NEVER;
});
/** One matcher or a list of them, as they are typed in commands. */
export const matchersSchema = z.preprocess(listed, z.array(matcherSchema));

/** Label values as YAML gives them: `618` and `true` are the words they are written with. */
export const labelsSchema = z
  .record(z.string().min(1).max(100), z.union([z.string().max(200), z.number(), z.boolean()]))
  .transform(
    (labels): Record<string, string> =>
      Object.fromEntries(Object.entries(labels).map(([name, value]) => [name, String(value)])),
  );

/** One word or a list of words. */
export const wordsSchema = z.preprocess(listed, z.array(z.string().min(1)));

/** Values by level; a level left out does not exist for the rule. */
export function levelsOf<T extends z.ZodType<number>>(value: T) {
  return z.strictObject({
    blue: value.optional(),
    yellow: value.optional(),
    orange: value.optional(),
    red: value.optional(),
  });
}

/** Levels whose value does not go the way it must from the slighter to the graver; null where all do. */
export function outOfOrder(
  levels: Partial<Record<Level, number | undefined>>,
  way: 'up' | 'down',
): readonly [Level, Level] | null {
  const given = LEVELS.filter((level) => levels[level] !== undefined);
  for (const [i, level] of given.entries()) {
    const lower = given[i - 1];
    const a = lower && levels[lower];
    const b = levels[level];
    if (lower && a !== undefined && b !== undefined && (way === 'up' ? b < a : b > a)) return [lower, level];
  }
  return null;
}

function listed(written: unknown): unknown {
  return written === undefined || Array.isArray(written) ? written : [written];
}
