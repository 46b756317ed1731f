import { WEBHOOK_PLACES, type WebhookPlace } from '../../domain/escalation/webhook.js';
import type { Page } from '../chat.js';

const PLACES = new RegExp(`\\{(${WEBHOOK_PLACES.join('|')})\\}`, 'g');

/** What is sent: the body of the configuration with its places filled, or our own form. `at`: ms since the epoch. */
export function bodyOf(template: string | null, page: Page, at: number): string {
  if (template === null) return JSON.stringify(ownForm(page, at));
  const values = valuesOf(page);
  return template.replace(PLACES, (_, place: WebhookPlace) => JSON.stringify(values[place]).slice(1, -1));
}

function valuesOf({ person, text, incident, level, event, url }: Page): Readonly<Record<WebhookPlace, string>> {
  return {
    phone: person?.phone ?? '',
    name: person?.name ?? '',
    text,
    incident: incident ?? '',
    level: level ?? '',
    event,
    url: url ?? '',
  };
}

/** `type`, `timestamp`, `data`, as Standard Webhooks recommends. */
function ownForm({ event, person, ...data }: Page, at: number) {
  return {
    type: `tocsin.${event}`,
    timestamp: new Date(at).toISOString(),
    data: { ...data, person: person?.id ?? null, name: person?.name ?? null, phone: person?.phone ?? null },
  };
}
