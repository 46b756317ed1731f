import type { JsonObject } from '../../domain/json.js';
import type { Labels, Signal } from '../../domain/signal.js';
import type { CaseSignal } from './case-signal-schema.js';

/**
 * The signal of a step, what it leaves out taken from the case. null: the step shows none, only time goes by; a
 * string: what is wrong with it.
 */
export function caseSignal(
  common: CaseSignal,
  step: CaseSignal,
  id: string,
  at: number,
  labels: Labels,
): Signal | string | null {
  const { value, text, fields, status, level, title } = step;
  const says = [value, text, fields, status, level, title, step.kind, step.name].some((one) => one !== undefined);
  if (!says) return null;
  const name = step.name ?? common.name;
  if (name === undefined) return 'has no name; give the case a signal with a name, or the step one';
  const kind = step.kind ?? common.kind ?? kindOf(step) ?? kindOf(common);
  const base = {
    id,
    source: step.source ?? common.source ?? 'case',
    name,
    subject: step.subject ?? common.subject ?? '',
    labels: withoutEmpty({ ...labels, ...common.labels, ...step.labels }),
    at,
  };
  switch (kind) {
    case 'metric': {
      const measured = value ?? common.value;
      if (measured === undefined) return 'is a metric without a value';
      const unit = step.unit ?? common.unit;
      return { kind, ...base, value: measured, ...(unit !== undefined && { unit }) };
    }
    case 'text': {
      const said = text ?? common.text;
      return said === undefined ? 'is a text without text' : { kind, ...base, text: said };
    }
    case 'fact':
      return { kind, ...base, fields: { ...plain(common.fields), ...plain(fields) } };
    case 'alert': {
      const word = level ?? common.level;
      const said = title ?? common.title;
      return {
        kind,
        ...base,
        status: status ?? 'firing',
        ...(word !== undefined && { level: word }),
        ...(said !== undefined && { title: said }),
        ...(text !== undefined && { text }),
      };
    }
    case 'heartbeat':
      return { kind, ...base };
    case undefined:
      return 'says nothing: give it a value, text, fields, or kind: heartbeat';
  }
}

function kindOf({ value, text, fields, status, level, title }: CaseSignal) {
  if (value !== undefined) return 'metric';
  if (status !== undefined || level !== undefined || title !== undefined) return 'alert';
  if (text !== undefined) return 'text';
  return fields === undefined ? undefined : 'fact';
}

/** A label left empty takes one of the case away: `show: ""` for a signal that names no show. */
function withoutEmpty(labels: Labels): Labels {
  return Object.fromEntries(Object.entries(labels).filter(([, value]) => value !== ''));
}

function plain(fields: CaseSignal['fields']): JsonObject {
  return { ...fields };
}
