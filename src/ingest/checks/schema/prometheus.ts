import { z } from 'zod';
import { httpUrlSchema } from '../../zod-parts.js';
import { hasPlaces } from '../rows/places.js';
import { withoutPlaces } from '../rows/schema.js';
import { baseOf, type CheckBase, common, headersEnvSchema, headersSchema, metricNameSchema } from './common.js';

const labelSchema = z.string().min(1).max(100);

export const prometheusSchema = z.strictObject({
  ...common,
  kind: z.literal('prometheus').describe('An instant query; each series of its answer becomes a metric.'),
  url: httpUrlSchema.describe('Where Prometheus (or what speaks its HTTP API) is, without /api/v1/query.'),
  query: z.string().min(1).max(20_000).describe('The query, in PromQL; it must give an instant vector or a scalar.'),
  name: metricNameSchema.optional().describe('Name of the metrics; the name the series have unless given.'),
  unit: z.string().max(100).optional().describe('Unit of the numbers; none by default.'),
  by: z.array(labelSchema).optional().describe('Labels of the series that are kept; all unless given.'),
  rename: z
    .record(labelSchema, labelSchema)
    .default({})
    .describe('Label as Prometheus has it → label as rules know it (instance: host); none by default.'),
  empty: z.number().optional().describe('What an empty answer counts as; unless given, it says nothing.'),
  headers: headersSchema.describe('Headers that are sent along; none by default.'),
  headers_env: headersEnvSchema.describe('Header → environment variable with its value (authorization: PROM_AUTH).'),
});

/** An instant query whose series become metrics. */
export interface PrometheusCheck extends CheckBase {
  readonly kind: 'prometheus';
  readonly url: string;
  readonly query: string;
  /** null: the name each series has. */
  readonly name: string | null;
  readonly unit: string | null;
  /** Labels that are kept; null keeps all. */
  readonly by: readonly string[] | null;
  readonly rename: Readonly<Record<string, string>>;
  /** What an empty answer counts as; null: it says nothing. */
  readonly empty: number | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly headersEnv: Readonly<Record<string, string>>;
  /** Words with `{label}` places; null: made of the labels. */
  readonly subjectOfSeries: string | null;
}

export function toPrometheus(entry: z.output<typeof prometheusSchema>): PrometheusCheck {
  return {
    ...baseOf(withoutPlaces(entry), `prometheus:${entry.id}`),
    kind: 'prometheus',
    url: entry.url,
    query: entry.query,
    name: entry.name ?? null,
    unit: entry.unit ?? null,
    by: entry.by ?? null,
    rename: entry.rename,
    empty: entry.empty ?? null,
    headers: entry.headers,
    headersEnv: entry.headers_env,
    subjectOfSeries: entry.subject !== undefined && hasPlaces(entry.subject) ? entry.subject : null,
  };
}

/** What zod cannot say of one field alone. */
export function prometheusProblem(entry: z.output<typeof prometheusSchema>): string | null {
  if (entry.empty !== undefined && entry.name === undefined) {
    return 'an empty answer has no name of its own: empty: needs name: beside it';
  }
  return Object.values(entry.labels).some(hasPlaces)
    ? 'labels: holds what is the same for all series; labels of the series are taken by themselves, and rename: renames them'
    : null;
}

export const prometheusExample = `
id: checkout-errors
kind: prometheus
url: http://127.0.0.1:9090
query: sum by (service) (rate(http_requests_total{code=~"5.."}[5m]))
name: http.error_rate
unit: 1/s
every: 30s
`;
