import { createHash } from 'node:crypto';
import type { AlertSignal } from '../../domain/signal.js';
import { isRecord } from '../wire/is-record.js';
import { isUnsafeName, LIMITS } from '../wire/limits.js';
import type { ReadContext } from '../wire/read-signal.js';
import { baseOf, type Observed } from './compose.js';

/** What a monitoring system says of one condition, before it is cut to what a signal may hold. */
export interface Reported extends Observed {
  readonly status: 'firing' | 'resolved';
  /** The sender's own word for how bad it is. */
  readonly level?: string | undefined;
  readonly title?: string | undefined;
  readonly text?: string | undefined;
  readonly url?: string | undefined;
}

export function alertSignal(reported: Reported, context: ReadContext): AlertSignal {
  const { status, level, title, text, url } = reported;
  return {
    kind: 'alert',
    ...baseOf(reported, context),
    status,
    ...(level ? { level: level.slice(0, LIMITS.word) } : {}),
    ...(title ? { title: title.slice(0, LIMITS.title) } : {}),
    ...(text ? { text: text.slice(0, LIMITS.text) } : {}),
    ...(url && isWebAddress(url) ? { url } : {}),
  };
}

/** Names and values of the sender's own choosing as labels: single values only, the first `most` of them. */
export function labelsIn(value: unknown, most = LIMITS.labels / 2): Record<string, string> {
  const labels: Record<string, string> = {};
  if (!isRecord(value)) return labels;
  let left = most;
  for (const [name, found] of Object.entries(value)) {
    if (left === 0) break;
    if (typeof found !== 'string' && typeof found !== 'number' && typeof found !== 'boolean') continue;
    if (name === '' || name.length > LIMITS.labelName || isUnsafeName(name) || found === '') continue;
    labels[name] = String(found).slice(0, LIMITS.labelValue);
    left--;
  }
  return labels;
}

/** A key of the sender's that is too long for a label is told apart by its hash. */
export function keyLabel(key: string): string {
  if (key.length <= LIMITS.labelValue) return key;
  const hash = hashOf(key);
  return `${key.slice(0, LIMITS.labelValue - hash.length - 1)}~${hash}`;
}

/** 32 hex digits that stand for a text. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

function isWebAddress(url: string): boolean {
  return url.length <= LIMITS.url && /^https?:\/\/\S+$/i.test(url);
}
