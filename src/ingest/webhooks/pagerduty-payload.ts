import { isJson } from '../wire/is-json.js';
import { isRecord } from '../wire/is-record.js';
import { labelsIn, type Reported } from './alert-signal.js';
import type { Trigger } from './pagerduty-event.js';

/** What a trigger says: what it names becomes labels, all its details are told as text, its first link is the address. */
export function asReported(
  { payload, client, client_url, links, images }: Trigger,
  key: string,
): Omit<Reported, 'id' | 'name' | 'subject'> {
  const { summary, source, severity, component, group, class: sort, custom_details: details } = payload;
  const labels = { ...labelsIn(details), instance: source, dedup_key: key };
  const named = { component, group, class: sort, client };
  const known = Object.entries(named).flatMap(([name, word]) => (word ? [[name, word]] : []));
  const addresses = [
    ...(links ?? []).map(({ href }) => href),
    ...(images ?? []).flatMap(({ href, src }) => [href, src]),
    client_url,
  ];
  return {
    labels: { ...labels, ...Object.fromEntries(known) },
    status: 'firing',
    level: severity,
    title: summary,
    text: told(details),
    url: addresses.find((address) => address?.startsWith('http')) ?? undefined,
  };
}

/** `free space: 1%`, a line each. */
function told(details: unknown): string | undefined {
  if (typeof details === 'string') return details;
  if (!isRecord(details)) return undefined;
  const line = ([name, value]: [string, unknown]) =>
    `${name}: ${typeof value === 'string' ? value : isJson(value) ? JSON.stringify(value) : '…'}`;
  return Object.entries(details).slice(0, 50).map(line).join('\n');
}
