import { compile } from 'json-p3';
import { validateDetailed } from 'node-cron';
import { RE2JS } from 're2js';
import { z } from 'zod';
import { unreachable } from '../../domain/signal.js';
import {
  durationSchema,
  envNameSchema,
  httpUrlSchema,
  idSchema,
  labelsSchema,
  positiveDurationSchema,
} from '../zod-parts.js';

const cronSchema = z.string().superRefine((text, ctx) => {
  const { valid, errors } = validateDetailed(text);
  if (valid) return;
  const why = errors.map((e) => e.message).join('; ');
  ctx.addIssue({ code: 'custom', message: `"${text}" is not a cron expression${why ? `: ${why}` : ''}` });
});
const zoneSchema = z.string().refine((zone) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}, 'is not an IANA time zone; write one like Asia/Shanghai');
const pathSchema = z.string().superRefine((text, ctx) => {
  try {
    compile(text);
  } catch (error) {
    ctx.addIssue({ code: 'custom', message: `"${text}" is not a JSONPath (RFC 9535): ${String(error)}` });
  }
});
const patternSchema = z.string().refine((text) => {
  try {
    RE2JS.compile(text);
    return true;
  } catch {
    return false;
  }
}, 'is not a regular expression (RE2 syntax)');
const metricNameSchema = z.string().min(1).max(200);
const headersSchema = z.record(z.string().min(1), z.string()).default({});
/** Header name → environment variable that holds its value. */
const headersEnvSchema = z.record(z.string().min(1), envNameSchema).default({});

const common = {
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
const httpSchema = z.strictObject({
  ...common,
  kind: z.literal('http'),
  url: httpUrlSchema,
  method: z.enum(['GET', 'HEAD', 'POST', 'PUT']).default('GET'),
  headers: headersSchema,
  headers_env: headersEnvSchema,
  body: z.string().optional(),
  /** Answers that count as up; none given: 200 to 299. */
  expect_status: z.union([z.int().transform((one) => [one]), z.array(z.int())]).default([]),
  /** Metric name → path of its number in the answer. */
  json: z.record(metricNameSchema, pathSchema).default({}),
  /** What the answer must hold to count as up. */
  body_match: patternSchema.optional(),
  slow_after: positiveDurationSchema.optional(),
});
const hlsSchema = z.strictObject({
  ...common,
  kind: z.literal('hls'),
  url: httpUrlSchema,
  headers: headersSchema,
  headers_env: headersEnvSchema,
  /** The newest segment may be this many target durations old. */
  stale_after_targets: z.number().positive().default(3),
});
const heartbeatSchema = z.strictObject({
  ...common,
  kind: z.literal('heartbeat'),
  /** The name heartbeats are sent under: `POST /v1/heartbeats/<name>`. */
  name: z.string().min(1).max(190),
  within: positiveDurationSchema,
});

/** One check as written in YAML; out comes a `CheckConfig`, durations in ms. */
export const checkSchema = z
  .discriminatedUnion('kind', [httpSchema, hlsSchema, heartbeatSchema])
  .superRefine((entry, ctx) => {
    if ((entry.every === undefined) !== (entry.cron === undefined)) return;
    const message = 'a check needs either every: 10s or cron: "*/5 * * * *", and not both';
    ctx.addIssue({ code: 'custom', path: ['every'], message });
  })
  .transform(toCheck);
type CheckEntry = z.output<typeof httpSchema> | z.output<typeof hlsSchema> | z.output<typeof heartbeatSchema>;

/** When a check runs. */
export type CheckTimes =
  | { readonly type: 'every'; readonly everyMs: number }
  | { readonly type: 'cron'; readonly cron: string; readonly zone: string };

interface CheckBase {
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
export interface HttpCheck extends CheckBase {
  readonly kind: 'http';
  readonly url: string;
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT';
  readonly headers: Readonly<Record<string, string>>;
  /** Header name → environment variable that holds its value. */
  readonly headersEnv: Readonly<Record<string, string>>;
  readonly body: string | null;
  /** Empty: 200 to 299. */
  readonly expectStatus: readonly number[];
  readonly json: Readonly<Record<string, string>>;
  readonly bodyMatch: string | null;
  readonly slowAfterMs: number | null;
}
export interface HlsCheck extends CheckBase {
  readonly kind: 'hls';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly headersEnv: Readonly<Record<string, string>>;
  readonly staleAfterTargets: number;
}
export interface HeartbeatCheck extends CheckBase {
  readonly kind: 'heartbeat';
  readonly name: string;
  readonly withinMs: number;
}
/** A scheduled probe that yields signals. */
export type CheckConfig = HttpCheck | HlsCheck | HeartbeatCheck;

function toCheck(entry: CheckEntry): CheckConfig {
  const base = {
    id: entry.id,
    times: timesOf(entry),
    duringShowMs: entry.during_show ?? null,
    timeoutMs: entry.timeout,
    missed: entry.missed,
    // A tenth of the pace by itself; a cron time was chosen by somebody, so it stands unless they say otherwise.
    jitterMs: entry.jitter ?? (entry.every === undefined ? 0 : Math.min(entry.every / 10, 5_000)),
    labels: entry.labels,
    show: entry.show ?? null,
  };
  switch (entry.kind) {
    case 'http':
      return {
        ...base,
        kind: 'http',
        subject: entry.subject ?? `http:${entry.id}`,
        url: entry.url,
        method: entry.method,
        headers: entry.headers,
        headersEnv: entry.headers_env,
        body: entry.body ?? null,
        expectStatus: entry.expect_status,
        json: entry.json,
        bodyMatch: entry.body_match ?? null,
        slowAfterMs: entry.slow_after ?? null,
      };
    case 'hls':
      return {
        ...base,
        kind: 'hls',
        subject: entry.subject ?? `stream:${entry.id}`,
        url: entry.url,
        headers: entry.headers,
        headersEnv: entry.headers_env,
        staleAfterTargets: entry.stale_after_targets,
      };
    case 'heartbeat':
      return {
        ...base,
        kind: 'heartbeat',
        subject: entry.subject ?? `heartbeat:${entry.name}`,
        name: entry.name,
        withinMs: entry.within,
      };
    default:
      return unreachable(entry);
  }
}

function timesOf(entry: CheckEntry): CheckTimes {
  if (entry.cron !== undefined) return { type: 'cron', cron: entry.cron, zone: entry.zone };
  return { type: 'every', everyMs: entry.every ?? 60_000 };
}
