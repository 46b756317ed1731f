import { z } from 'zod';
import { httpUrlSchema, positiveDurationSchema } from '../../zod-parts.js';
import {
  baseOf,
  type CheckBase,
  common,
  headersEnvSchema,
  headersSchema,
  metricNameSchema,
  pathSchema,
  patternSchema,
} from './common.js';

export const httpSchema = z.strictObject({
  ...common,
  kind: z.literal('http'),
  url: httpUrlSchema.describe('The address that is asked.'),
  method: z.enum(['GET', 'HEAD', 'POST', 'PUT']).default('GET').describe('GET (default), HEAD, POST or PUT.'),
  headers: headersSchema,
  headers_env: headersEnvSchema,
  body: z.string().optional().describe('What is sent; nothing by default.'),
  /** Answers that count as up; none given: 200 to 299. */
  expect_status: z
    .union([z.int().transform((one) => [one]), z.array(z.int())])
    .default([])
    .describe('Answers that count as up, one or a list; 200 to 299 by default.'),
  /** Metric name → path of its number in the answer. */
  json: z
    .record(metricNameSchema, pathSchema)
    .default({})
    .describe('Metric name to the JSONPath of its number in the answer; none by default.'),
  /** What the answer must hold to count as up. */
  body_match: patternSchema
    .optional()
    .describe('What the answer must hold to count as up, a regular expression (RE2).'),
  expect_type: z
    .string()
    .regex(/^[\w.+-]+\/(?:\*|[\w.+-]+)$/, 'must be a content type like application/json or image/*')
    .optional()
    .describe('Content type of an answer that counts as up (application/json, image/*); default any.'),
  slow_after: positiveDurationSchema
    .optional()
    .describe('An answer that takes longer counts as slow; never by default.'),
});

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
  readonly expectType: string | null;
  readonly slowAfterMs: number | null;
}

export function toHttp(entry: z.output<typeof httpSchema>): HttpCheck {
  return {
    ...baseOf(entry, `http:${entry.id}`),
    kind: 'http',
    url: entry.url,
    method: entry.method,
    headers: entry.headers,
    headersEnv: entry.headers_env,
    body: entry.body ?? null,
    expectStatus: entry.expect_status,
    json: entry.json,
    bodyMatch: entry.body_match ?? null,
    expectType: entry.expect_type ?? null,
    slowAfterMs: entry.slow_after ?? null,
  };
}

export const httpExample = `
- id: order-api
  kind: http
  url: https://orders.example.com/healthz
  every: 30s
  during_show: 5s
  json: { orders.queue: $.queue.length }
`;
