import { RE2JS } from 're2js';
import type { Say } from '../../domain/text.js';
import { type Answered, fetchText } from './fetch-text.js';
import { headersOf } from './headers.js';
import { jsonFigures } from './json-figures.js';
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
  const brought = { raw: answer.text };
  if (wrong) return measured(wrong, [up(0), ...measures], brought);
  if (Object.keys(check.json).length > 0) {
    const figures = jsonFigures(answer.text, check.json);
    if (!figures.json) return measured(notJson(answer), [up(0), ...measures], brought);
    measures.push(...figures.measures);
    if (figures.missing) return couldNotRun(figures.missing, [up(1), ...measures], brought);
  }
  const said = {
    key: 'probe.http-up',
    params: { status: String(answer.status), after: { ms: Math.round(answer.ms) } },
  };
  return measured(said, [up(1), ...measures], brought);
}

function up(value: 0 | 1): Measure {
  return { name: 'http.up', value };
}

function notJson({ contentType }: Answered): Say {
  return { key: 'probe.not-json', params: { type: contentType || '–' } };
}

function whatIsWrong(check: HttpCheck, answer: Answered): Say | null {
  const { status } = answer;
  const expected =
    check.expectStatus.length === 0 ? status >= 200 && status < 300 : check.expectStatus.includes(status);
  if (!expected) {
    const wanted = check.expectStatus.length === 0 ? '200–299' : check.expectStatus.join(', ');
    return { key: 'probe.status', params: { status: String(status), wanted } };
  }
  if (check.expectType !== null && !isOfType(answer.contentType, check.expectType)) {
    return { key: 'probe.wrong-type', params: { type: answer.contentType || '–', wanted: check.expectType } };
  }
  if (check.bodyMatch !== null && !RE2JS.compile(check.bodyMatch).matcher(answer.text).find()) {
    return { key: 'probe.no-match', params: { pattern: check.bodyMatch } };
  }
  return null;
}

/** `application/json; charset=utf-8` is of type `application/json`, and of `application/*`. */
function isOfType(contentType: string, wanted: string): boolean {
  const plain = (type: string) => (type.split(';')[0] ?? '').trim().toLowerCase();
  const [is, of] = [plain(contentType), plain(wanted)];
  return is === of || (of.endsWith('/*') && is.startsWith(of.slice(0, -1)));
}
