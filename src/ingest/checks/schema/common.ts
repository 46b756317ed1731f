import { compile } from 'json-p3';
import { validateDetailed } from 'node-cron';
import { RE2JS } from 're2js';
import { z } from 'zod';
import { durationSchema, envNameSchema, idSchema, labelsSchema, positiveDurationSchema } from '../../zod-parts.js';

const cronSchema = z.string().superRefine((text, ctx) => {
  const { valid, errors } = validateDetailed(text);
  if (valid) return;
  const why = errors.map((e) => e.message).join('; ');
  ctx.addIssue({ code: 'custom', message: `"${text}" is not a cron expression${why ? `: ${why}` : ''}` });
});
export const zoneSchema = z.string().refine((zone) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}, 'is not an IANA time zone; write one like Asia/Shanghai');
export const pathSchema = z.string().superRefine((text, ctx) => {
  try {
    compile(text);
  } catch (error) {
    ctx.addIssue({ code: 'custom', message: `"${text}" is not a JSONPath (RFC 9535): ${String(error)}` });
  }
});
export const patternSchema = z.string().refine((text) => {
  try {
    RE2JS.compile(text);
    return true;
  } catch {
    return false;
  }
}, 'is not a regular expression (RE2 syntax)');
export const metricNameSchema = z.string().min(1).max(200);
export const headersSchema = z
  .record(z.string().min(1), z.string())
  .default({})
  .describe('Headers that are sent; none by default.');
/** Header name → environment variable that holds its value. */
export const headersEnvSchema = z
  .record(z.string().min(1), envNameSchema)
  .default({})
  .describe('Headers whose values come from environment variables: header to variable; none by default.');

/** What every check may say. */
export const common = {
  id: idSchema.describe('Its name: in commands and metrics, and in the subject of what it finds.'),
  every: positiveDurationSchema.optional().describe('How often it runs; either this or cron.'),
  cron: cronSchema.optional().describe('When it runs, as a cron expression; either this or every.'),
  /** The zone the cron expression is read in. */
  zone: zoneSchema.default('UTC').describe('The zone the cron expression is read in; UTC by default.'),
  during_show: positiveDurationSchema
    .optional()
    .describe('How often while its show (or, where it names none, any show) is live; as otherwise by default.'),
  timeout: positiveDurationSchema.default(5_000).describe('After this long it has failed; 5s by default.'),
  missed: z
    .enum(['skip', 'catch-up'])
    .default('skip')
    .describe(
      'What becomes of runs that fell due while nothing ran: skip (default) or catch-up, which runs the newest.',
    ),
  jitter: durationSchema
    .optional()
    .describe(
      'The most its runs are shifted, always the same way; a tenth of every (5s at most) by default, 0 with cron.',
    ),
  labels: labelsSchema.default({}).describe('Labels given to what it finds; none by default.'),
  subject: z
    .string()
    .max(200)
    .optional()
    .describe('The subject of what it finds; left out, its kind and what it looks at.'),
  show: z
    .union([z.string(), z.number()])
    .transform(String)
    .optional()
    .describe('The id of the show it belongs to; left out, it goes by any show.'),
};

const commonSchema = z.strictObject(common);
export type CommonEntry = z.output<typeof commonSchema>;

/** When a check runs. */
export type CheckTimes =
  | { readonly type: 'every'; readonly everyMs: number }
  | { readonly type: 'cron'; readonly cron: string; readonly zone: string };

export interface CheckBase {
  readonly id: string;
  readonly times: CheckTimes;
  /** The pace while its show (or, where it names none, any show) is live. */
  readonly duringShowMs: number | null;
  readonly timeoutMs: number;
  /** What becomes of ticks that fell due while nothing ran. */
  readonly missed: 'skip' | 'catch-up';
  /** Upper bound of the check's own fixed shift, so that not all run at one instant. */
  readonly jitterMs: number;
  readonly labels: Readonly<Record<string, string>>;
  readonly subject: string;
  readonly show: string | null;
}

/** The part of a check that all kinds have; `subject` stands where the entry names none. */
export function baseOf(entry: CommonEntry, subject: string): CheckBase {
  return {
    id: entry.id,
    times: timesOf(entry),
    duringShowMs: entry.during_show ?? null,
    timeoutMs: entry.timeout,
    missed: entry.missed,
    // A tenth of the pace by itself; a cron time was chosen by somebody, so it stands unless they say otherwise.
    jitterMs: entry.jitter ?? (entry.every === undefined ? 0 : Math.min(entry.every / 10, 5_000)),
    labels: entry.labels,
    subject: entry.subject ?? subject,
    show: entry.show ?? null,
  };
}

function timesOf(entry: CommonEntry): CheckTimes {
  if (entry.cron !== undefined) return { type: 'cron', cron: entry.cron, zone: entry.zone };
  return { type: 'every', everyMs: entry.every ?? 60_000 };
}
