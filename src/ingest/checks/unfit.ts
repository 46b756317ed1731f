import type { Say } from '../../domain/text.js';
import { DAY_MS, readAt } from '../wire/at.js';
import { problemInFields } from '../wire/fields.js';
import { isUnsafeName, LIMITS } from '../wire/limits.js';
import type { Observation } from './observation.js';

/** What of an observation is no part of a signal, and why. */
export interface Unfit {
  /** `name`, `value` …, or the name of a label. */
  readonly part: string;
  readonly said: Say;
}

/** The first thing in an observation that a signal cannot hold; null where all fits. `own`: labels its check adds. */
export function unfitIn(one: Observation, now: number, own = 0): Unfit | null {
  if (one.name === '') return { part: 'name', said: { key: 'rows.empty' } };
  return (
    tooLong('name', one.name, LIMITS.name) ??
    tooLong('subject', one.subject, LIMITS.subject) ??
    unfitLabels(one.labels ?? {}, own) ??
    unfitAt(one.at, now) ??
    unfitContent(one)
  );
}

function unfitContent(one: Observation): Unfit | null {
  switch (one.kind) {
    case 'metric':
      if (!Number.isFinite(one.value)) return { part: 'value', said: { key: 'rows.no-number' } };
      return tooLong('unit', one.unit, LIMITS.word);
    case 'text':
      return tooLong('text', one.text, LIMITS.text);
    case 'fact': {
      const found = problemInFields(one.fields);
      return found === null ? null : { part: found.path.join('.'), said: { key: 'rows.unsafe' } };
    }
    case 'alert':
      return (
        tooLong('level', one.level, LIMITS.word) ??
        tooLong('title', one.title, LIMITS.title) ??
        tooLong('text', one.text, LIMITS.text) ??
        tooLong('url', one.url, LIMITS.url)
      );
    default:
      return null;
  }
}

function unfitLabels(labels: Readonly<Record<string, string>>, own: number): Unfit | null {
  const names = Object.keys(labels);
  if (names.length + own > LIMITS.labels) {
    return {
      part: 'labels',
      said: { key: 'rows.too-many-labels', params: { n: names.length + own, most: LIMITS.labels } },
    };
  }
  for (const name of names) {
    if (isUnsafeName(name)) return { part: name, said: { key: 'rows.unsafe' } };
    const found = tooLong(name, name, LIMITS.labelName) ?? tooLong(name, labels[name], LIMITS.labelValue);
    if (found) return found;
  }
  return null;
}

function unfitAt(at: number | undefined, now: number): Unfit | null {
  if (at === undefined) return null;
  if (readAt(at) === null) return { part: 'at', said: { key: 'rows.no-time' } };
  return at > now + DAY_MS ? { part: 'at', said: { key: 'rows.ahead', params: { now: { at: now } } } } : null;
}

function tooLong(part: string, text: string | undefined, most: number): Unfit | null {
  if (text === undefined || text.length <= most) return null;
  return { part, said: { key: 'rows.too-long', params: { n: text.length, most } } };
}
