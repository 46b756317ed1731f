import type { IncidentAction } from '../../domain/action.js';
import type { Labels, Signal } from '../../domain/signal.js';
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

/** Reads a body of `POST /v1/signals`: one object, an array, or NDJSON (told so, or by its looks). */
export function readSignals(text: string, ndjson: boolean, context: ReadContext): Understood {
  if (ndjson) return readLines(text, context);
  const parsed = parseJson(text);
  if (!parsed.ok) return LINES.test(text) ? readLines(text, context) : { ok: false, problems: [parsed.problem] };
  const problems: string[] = [];
  const signals: Signal[] = [];
  if (Array.isArray(parsed.value)) {
    for (let i = 0; i < parsed.value.length; i++) {
      const signal = readSignal(parsed.value[i], `[${i}]`, context, problems);
      if (signal) signals.push(signal);
    }
  } else {
    const signal = readSignal(parsed.value, '', context, problems);
    if (signal) signals.push(signal);
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, signals };
}

function readLines(text: string, context: ReadContext): Understood {
  const problems: string[] = [];
  const signals: Signal[] = [];
  const lines = text.split('\n');
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]?.trim();
    if (!line) continue;
    const parsed = parseJson(line);
    if (!parsed.ok) {
      problems.push(problem(`line ${i + 1}`, parsed.problem));
      continue;
    }
    const signal = readSignal(parsed.value, `line ${i + 1}`, context, problems);
    if (signal) signals.push(signal);
  }
  if (signals.length === 0 && problems.length === 0)
    problems.push('the body is empty; expected one JSON object a line');
  return problems.length > 0 ? { ok: false, problems } : { ok: true, signals };
}
