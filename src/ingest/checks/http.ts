import { RE2JS } from 're2js';
import type { Say } from '../../domain/text.js';
import { toNumber } from '../number.js';
import { queryOf } from '../paths.js';
import { isJson } from '../wire/is-json.js';
import { parseJson } from '../wire/json-text.js';
import { type Answered, fetchText } from './fetch-text.js';
import { headersOf } from './headers.js';
import { type CheckOutcome, couldNotRun, type Measure, measured } from './outcome.js';
import type { CheckRunDeps } from './run-deps.js';
import type { HttpCheck } from './schema.js';

/** Asks one address. Yields `http.up`, `http.latency_ms`, `http.slow` (with slow_after) and the figures of `json`. */
export async function runHttp(check: HttpCheck, deps: CheckRunDeps): Promise<CheckOutcome> {
  const headers = headersOf(check, deps.secretOf);
  if (!headers.ok) return couldNotRun(headers.said);
  const answer = await fetchText(
    { url: check.url, method: check.method, headers: headers.headers, body: check.body },
    deps,
  );
  if (!answer.ok) return answer.of === 'check' ? couldNotRun(answer.said) : measured(answer.said, [up(0)]);
  const measures: Measure[] = [{ name: 'http.latency_ms', value: Math.round(answer.ms), unit: 'ms' }];
  if (check.slowAfterMs !== null) measures.push({ name: 'http.slow', value: answer.ms > check.slowAfterMs ? 1 : 0 });
  const wrong = whatIsWrong(check, answer);
  if (wrong) return measured(wrong, [up(0), ...measures]);
  const json = jsonMeasures(check, answer);
  if (json.wrong) return measured(json.wrong, [up(0), ...measures]);
  measures.push(...json.measures);
  if (json.missing) return couldNotRun(json.missing, [up(1), ...measures]);
  const said = {
    key: 'probe.http-up',
    params: { status: String(answer.status), after: { ms: Math.round(answer.ms) } },
  };
  return measured(said, [up(1), ...measures]);
}

function up(value: 0 | 1): Measure {
  return { name: 'http.up', value };
}

function whatIsWrong(check: HttpCheck, answer: Answered): Say | null {
  const { status } = answer;
  const expected =
    check.expectStatus.length === 0 ? status >= 200 && status < 300 : check.expectStatus.includes(status);
  if (!expected) {
    const wanted = check.expectStatus.length === 0 ? '200–299' : check.expectStatus.join(', ');
    return { key: 'probe.status', params: { status: String(status), wanted } };
  }
  if (check.bodyMatch !== null && !RE2JS.compile(check.bodyMatch).matcher(answer.text).find()) {
    return { key: 'probe.no-match', params: { pattern: check.bodyMatch } };
  }
  return null;
}

interface JsonMeasures {
  readonly measures: readonly Measure[];
  /** The answer is not what it should be. */
  readonly wrong: Say | null;
  /** The answer is fine, and a path finds no number in it: nobody knows what that figure is. */
  readonly missing: Say | null;
}

function jsonMeasures(check: HttpCheck, answer: Answered): JsonMeasures {
  const wanted = Object.entries(check.json);
  if (wanted.length === 0) return { measures: [], wrong: null, missing: null };
  const parsed = parseJson(answer.text);
  if (!parsed.ok || !isJson(parsed.value)) {
    return {
      measures: [],
      missing: null,
      wrong: { key: 'probe.not-json', params: { type: answer.contentType || '–' } },
    };
  }
  const measures: Measure[] = [];
  let missing: Say | null = null;
  for (const [name, path] of wanted) {
    const found = queryOf(path).query(parsed.value).nodes;
    const value = found.length === 1 ? toNumber(found[0]?.value) : null;
    if (value !== null) measures.push({ name, value });
    else missing ??= { key: 'probe.no-figure', params: { path, name } };
  }
  return { measures, wrong: null, missing };
}
