import type { Say } from '../../domain/text.js';
import { parseJson } from '../wire/json-text.js';
import { fetchText } from './fetch-text.js';
import { headersOf } from './headers.js';
import type { Observation } from './observation.js';
import { type CheckOutcome, couldNotRun, measured } from './outcome.js';
import { type Answer, readAnswer } from './prometheus-answer.js';
import { fillIn } from './rows/places.js';
import { sameBefore } from './rows/same.js';
import { subjectOf } from './rows/subject.js';
import type { CheckRunDeps } from './run-deps.js';
import type { PrometheusCheck } from './schema.js';
import { unfitIn } from './unfit.js';

/** Asks Prometheus. Yields a metric for each series of the answer, under the name and labels the check wants. */
export async function runPrometheus(check: PrometheusCheck, deps: CheckRunDeps): Promise<CheckOutcome> {
  const headers = headersOf(check, deps.secretOf);
  if (!headers.ok) return couldNotRun(headers.said);
  // https://prometheus.io/docs/prometheus/latest/querying/api/#instant-queries
  const body = new URLSearchParams({
    query: check.query,
    timeout: `${Math.max(1, Math.round(check.timeoutMs * 0.9))}ms`,
  });
  const answered = await fetchText(
    {
      url: `${check.url.replace(/\/+$/, '')}/api/v1/query`,
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers.headers },
      body: body.toString(),
    },
    deps,
  );
  if (!answered.ok) return couldNotRun(answered.said);
  const raw = answered.text;
  const parsed = parseJson(raw);
  const answer = parsed.ok ? readAnswer(parsed.value) : null;
  if (answer === null) {
    const params = { status: String(answered.status), type: answered.contentType || '–' };
    return couldNotRun({ key: 'prom.not-api', params }, [], { raw });
  }
  if (!answer.ok) return couldNotRun({ key: answer.key, params: { why: answer.why } }, [], { raw });
  return outcomeOf(check, answer, deps.now(), raw);
}

type Series = Extract<Answer, { ok: true }>;

function outcomeOf(check: PrometheusCheck, answer: Series, now: number, raw: string): CheckOutcome {
  const observations: Observation[] = [];
  const seen = new Map<string, number>();
  let wrong: Say | null = null;
  const own = Object.keys(check.labels).length + (check.show === null ? 0 : 1) + 1;
  for (const [i, one] of answer.series.entries()) {
    const name = check.name ?? one.labels.__name__;
    if (name === undefined) return couldNotRun({ key: 'prom.no-name' }, [], { raw });
    const labels = labelsOf(check, one.labels);
    const subject =
      check.subjectOfSeries === null
        ? subjectOf(labels) || check.subject
        : fillIn(check.subjectOfSeries, (label) => labels[label] ?? one.labels[label] ?? '');
    const unit = check.unit === null ? {} : { unit: check.unit };
    const found: Observation = { kind: 'metric', name, subject, labels, at: one.at, value: one.value, ...unit };
    const unfit = unfitIn(found, now, own);
    const before = unfit === null ? sameBefore(found, i + 1, seen) : null;
    if (unfit) wrong ??= { key: 'rows.unfit', params: { row: i + 1, column: unfit.part, why: { say: unfit.said } } };
    else if (before !== null) wrong ??= { key: 'prom.same', params: { first: before, second: i + 1, name, subject } };
    else observations.push(found);
  }
  if (answer.series.length === 0 && answer.skipped === 0 && check.empty !== null && check.name !== null) {
    observations.push({ kind: 'metric', name: check.name, value: check.empty });
  }
  const brought = { observations, raw };
  if (wrong) return couldNotRun(wrong, [], brought);
  return measured(saidOf(check, answer), [], brought);
}

function saidOf(check: PrometheusCheck, answer: Series): Say {
  const params = {
    n: answer.series.length,
    skipped: answer.skipped,
    warnings: answer.warnings.join('; ').slice(0, 300),
    count: check.empty ?? 0,
  };
  if (answer.warnings.length > 0) return { key: 'prom.warned', params };
  if (answer.skipped > 0) return { key: 'prom.skipped', params };
  if (answer.series.length > 0) return { key: 'prom.read', params };
  return { key: check.empty === null ? 'prom.empty' : 'prom.empty-counts', params };
}

function labelsOf(check: PrometheusCheck, series: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const kept = Object.entries(series).filter(
    ([label, value]) => label !== '__name__' && value !== '' && (check.by === null || check.by.includes(label)),
  );
  return Object.fromEntries(kept.map(([label, value]) => [check.rename[label] ?? label, value]));
}
