import type { AlertSignal, Labels, MetricSignal, TextSignal } from '../../domain/signal.js';
import { readAt } from './at.js';
import { isRecord } from './is-record.js';
import { isUnsafeName, LIMITS } from './limits.js';

const NO_LABELS: Labels = Object.freeze({});

/**
 * The three shapes that come by the thousand, read without a schema: about a fifth of its cost. Takes nothing that
 * `wireSignalSchema` would refuse; whatever is not plainly right is null, and goes the way that can explain itself.
 */
export function readFast(
  raw: Readonly<Record<string, unknown>>,
  sourceId: string,
  now: number,
  newId: () => string,
): MetricSignal | TextSignal | AlertSignal | null {
  let id: unknown;
  let kind: unknown;
  let source: unknown;
  let name: unknown;
  let subject: unknown;
  let labels: unknown;
  let value: unknown;
  let unit: unknown;
  let text: unknown;
  let at: unknown;
  let alert = false;
  for (const key in raw) {
    switch (key) {
      case 'id':
        id = raw.id;
        break;
      case 'kind':
        kind = raw.kind;
        break;
      case 'source':
        source = raw.source;
        break;
      case 'name':
        name = raw.name;
        break;
      case 'subject':
        subject = raw.subject;
        break;
      case 'labels':
        labels = raw.labels;
        break;
      case 'value':
        value = raw.value;
        break;
      case 'unit':
        unit = raw.unit;
        break;
      case 'text':
        text = raw.text;
        break;
      case 'at':
        at = raw.at;
        break;
      case 'status':
      case 'level':
      case 'title':
      case 'url':
        alert = true;
        break;
      default:
        return null;
    }
  }
  if (alert && kind !== 'alert') return null;
  if (!isWord(name, LIMITS.name)) return null;
  if (id !== undefined && !isWord(id, LIMITS.id)) return null;
  if (source !== undefined && !isWord(source, LIMITS.source)) return null;
  if (subject !== undefined && (typeof subject !== 'string' || subject.length > LIMITS.subject)) return null;
  if (labels !== undefined && !isLabels(labels)) return null;
  const instant = at === undefined ? now : readAt(at);
  if (instant === null) return null;
  // Written out, not spread: the objects of one shape then stay of one shape, and cost half.
  if (kind === 'metric') {
    if (typeof value !== 'number' || !Number.isFinite(value) || text !== undefined) return null;
    if (unit !== undefined && (typeof unit !== 'string' || unit.length > LIMITS.word)) return null;
    if (unit !== undefined)
      return {
        kind,
        id: id ?? newId(),
        source: source ?? sourceId,
        name,
        subject: subject ?? '',
        labels: labels ?? NO_LABELS,
        at: instant,
        value,
        unit,
      };
    return {
      kind,
      id: id ?? newId(),
      source: source ?? sourceId,
      name,
      subject: subject ?? '',
      labels: labels ?? NO_LABELS,
      at: instant,
      value,
    };
  }
  if (kind === 'text') {
    if (typeof text !== 'string' || text.length > LIMITS.text || value !== undefined || unit !== undefined) return null;
    return {
      kind,
      id: id ?? newId(),
      source: source ?? sourceId,
      name,
      subject: subject ?? '',
      labels: labels ?? NO_LABELS,
      at: instant,
      text,
    };
  }
  if (kind === 'alert') {
    const { status = 'firing', level, title, url } = raw;
    if (value !== undefined || unit !== undefined || (status !== 'firing' && status !== 'resolved')) return null;
    if (!isTextOrNone(level, LIMITS.word) || !isTextOrNone(title, LIMITS.title)) return null;
    if (!isTextOrNone(text, LIMITS.text) || !isTextOrNone(url, LIMITS.url)) return null;
    return {
      kind,
      id: id ?? newId(),
      source: source ?? sourceId,
      name,
      subject: subject ?? '',
      labels: labels ?? NO_LABELS,
      at: instant,
      status,
      level,
      title,
      text,
      url,
    };
  }
  return null;
}

function isTextOrNone(value: unknown, max: number): value is string | undefined {
  return value === undefined || (typeof value === 'string' && value.length <= max);
}

function isWord(value: unknown, max: number): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= max;
}

function isLabels(value: unknown): value is Labels {
  if (!isRecord(value)) return false;
  let count = 0;
  for (const [name, word] of Object.entries(value)) {
    if (++count > LIMITS.labels || name.length === 0 || name.length > LIMITS.labelName || isUnsafeName(name))
      return false;
    if (typeof word !== 'string' || word.length > LIMITS.labelValue) return false;
  }
  return true;
}
