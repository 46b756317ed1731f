import type { IncidentAction } from '../../domain/action.js';
import type { Labels, Signal } from '../../domain/signal.js';
import { eachInTurns } from './in-turns.js';
import { parseJson } from './json-text.js';
import { problem } from './problems.js';
import { type ReadContext, readSignal } from './read-signal.js';

/** What a service asks to be done about an alert it sent before: found by its source and these of its labels. */
export interface AlertRequest {
  readonly labels: Labels;
  readonly action: IncidentAction;
}

/** What became of a body: signals and requests, or every reason why not. Never some of both. */
export type Understood =
  | { readonly ok: true; readonly signals: readonly Signal[]; readonly requests?: readonly AlertRequest[] }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Two objects one under the other, and no comma between them. */
const LINES = /\}[ \t]*\r?\n\s*\{/;

/**
 * Reads a body of `POST /v1/signals`: one object, an array, or NDJSON (told so, or by its looks). One of thousands is
 * read in turns, and answers with a promise.
 */
export function readSignals(text: string, ndjson: boolean, context: ReadContext): Understood | Promise<Understood> {
  if (ndjson) return readLines(text, context);
  const parsed = parseJson(text);
  if (!parsed.ok) return LINES.test(text) ? readLines(text, context) : { ok: false, problems: [parsed.problem] };
  const problems: string[] = [];
  const signals: Signal[] = [];
  const outcome = (): Understood => (problems.length > 0 ? { ok: false, problems } : { ok: true, signals });
  if (Array.isArray(parsed.value)) {
    const list: readonly unknown[] = parsed.value;
    const late = eachInTurns(list, problems, (raw, i) => {
      const signal = readSignal(raw, `[${i}]`, context, problems);
      if (signal) signals.push(signal);
    });
    return late ? late.then(outcome) : outcome();
  }
  const signal = readSignal(parsed.value, '', context, problems);
  if (signal) signals.push(signal);
  return outcome();
}

function readLines(text: string, context: ReadContext): Understood | Promise<Understood> {
  const problems: string[] = [];
  const signals: Signal[] = [];
  const late = eachInTurns(text.split('\n'), problems, (written, i) => {
    const line = written.trim();
    if (line === '') return;
    const parsed = parseJson(line);
    if (!parsed.ok) {
      problems.push(problem(`line ${i + 1}`, parsed.problem));
      return;
    }
    const signal = readSignal(parsed.value, `line ${i + 1}`, context, problems);
    if (signal) signals.push(signal);
  });
  const outcome = (): Understood => {
    if (signals.length === 0 && problems.length === 0)
      problems.push('the body is empty; expected one JSON object a line');
    return problems.length > 0 ? { ok: false, problems } : { ok: true, signals };
  };
  return late ? late.then(outcome) : outcome();
}
