import type { CloudEvent } from 'cloudevents';
import { isRecord } from '../wire/is-record.js';
import { LIMITS } from '../wire/limits.js';
import { hashOf, labelsIn } from './alert-signal.js';

const ATTRIBUTES: ReadonlySet<string> = new Set([
  'id',
  'time',
  'type',
  'source',
  'specversion',
  'datacontenttype',
  'subject',
  'datacontentencoding',
  'dataschema',
  'data_base64',
  'schemaurl',
  'data',
]);

/**
 * An event in the wire form of a signal. `type` is its name, `subject` its subject, source and id together its id, the
 * extension attributes and `data.labels` its labels (and `ce_source` the source). What it is shows in its data:
 *
 *     18.5                            a metric
 *     { value: 18.5, unit? }          a metric
 *     "words"                         a text
 *     { text: "words" }               a text
 *     { status: firing | resolved, level?, title?, text?, url? }   an alert
 *     anything else                   a fact: the object itself, or { items: […] }, or nothing
 *
 * `timed`: does the event tell its time?
 */
export function wireOfEvent(event: CloudEvent<unknown>, timed: boolean): Record<string, unknown> {
  const extensions = Object.fromEntries(Object.entries(event).filter(([name]) => !ATTRIBUTES.has(name)));
  const data = event.data;
  const labels = isRecord(data) && isRecord(data.labels) ? data.labels : {};
  const id = `${event.source}|${event.id}`;
  return {
    id: id.length <= LIMITS.id ? id : hashOf(id),
    name: event.type.slice(0, LIMITS.name),
    subject: (event.subject ?? '').slice(0, LIMITS.subject),
    labels: {
      ...labelsIn({ ...extensions, ...labels }, LIMITS.labels - 1),
      ce_source: event.source.slice(0, LIMITS.labelValue),
    },
    ...(timed ? { at: event.time } : {}),
    ...bodyOf(data),
  };
}

function bodyOf(data: unknown): Record<string, unknown> {
  if (typeof data === 'number') return { kind: 'metric', value: data };
  if (typeof data === 'string') return { kind: 'text', text: data.slice(0, LIMITS.text) };
  if (Array.isArray(data)) return { kind: 'fact', fields: { items: data } };
  if (ArrayBuffer.isView(data)) return { kind: 'fact', fields: { bytes: data.byteLength } };
  if (!isRecord(data)) return { kind: 'fact', fields: data === undefined || data === null ? {} : { value: data } };
  if (typeof data.value === 'number') {
    const unit = typeof data.unit === 'string' ? { unit: data.unit.slice(0, LIMITS.word) } : {};
    return { kind: 'metric', value: data.value, ...unit };
  }
  if (data.status === 'firing' || data.status === 'resolved') return { kind: 'alert', ...alertOf(data) };
  if (typeof data.text === 'string') return { kind: 'text', text: data.text.slice(0, LIMITS.text) };
  return { kind: 'fact', fields: data };
}

function alertOf({ status, level, title, text, url }: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const word = (value: unknown, most: number) => (typeof value === 'string' ? value.slice(0, most) : undefined);
  const told = {
    level: word(level, LIMITS.word),
    title: word(title, LIMITS.title),
    text: word(text, LIMITS.text),
    url: word(url, LIMITS.url),
  };
  return { status, ...Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined)) };
}
