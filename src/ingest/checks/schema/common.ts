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
export const headersSchema = z.record(z.string().min(1), z.string()).default({});
/** Header name → environment variable that holds its value. */
export const headersEnvSchema = z.record(z.string().min(1), envNameSchema).default({});

/** What every check may say. */
export const common = {
  id: idSchema,
  every: positiveDurationSchema.optional(),
  cron: cronSchema.optional(),
  /** The zone the cron expression is read in. */
  zone: zoneSchema.default('UTC'),
  during_show: positiveDurationSchema.optional(),
  timeout: positiveDurationSchema.default(5_000),
  missed: z.enum(['skip', 'catch-up']).default('skip'),
  jitter: durationSchema.optional(),
  labels: labelsSchema.default({}),
  subject: z.string().max(200).optional(),
  show: z.union([z.string(), z.number()]).transform(String).optional(),
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
