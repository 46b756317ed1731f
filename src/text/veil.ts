import { type Card, plainCard } from '../domain/card.js';
import type { IncidentEvent } from '../domain/events.js';
import type { History } from '../domain/history.js';
import { type Incident, incidentName } from '../domain/incident.js';
import type { Worded } from '../domain/text.js';
import type { CardReader } from './card-reader.js';
import { catalogue, type Key, sentence } from './catalogue.js';
import { incidentButtons } from './incident-buttons.js';
import { stateSay } from './incident-state.js';
import { say, sayText } from './say.js';
import { namer } from './sentences.js';

const TITLE: Key = 'restricted.title';
/** What stands in place of a restricted incident's title. */
const VEILED: Worded = { en: catalogue.en[TITLE] ?? '', 'zh-CN': catalogue['zh-CN'][TITLE] ?? '' };

/** A restricted incident as those see it who may not know what it is about: level, state and owner. */
export function veil(incident: Incident): Incident {
  return {
    ...incident,
    title: VEILED,
    rule: null,
    labels: {},
    groupKey: '',
    subject: '',
    roles: {},
    money: null,
    firing: [],
    cleared: [],
    noted: [],
    clocks: [],
  };
}

export function isVeiled(incident: Pick<Incident, 'title'>): boolean {
  return incident.title === VEILED;
}

/** What of an event tells no more than level, state and owner; null: nothing of it. */
export function veiledEvent(event: IncidentEvent): IncidentEvent | null {
  switch (event.type) {
    case 'opened':
      return { ...event, title: VEILED, labels: {}, subject: '', groupKey: '' };
    case 'level':
    case 'reopened':
      return { ...event, why: '' };
    case 'acknowledged':
    case 'unacknowledged':
    case 'mitigated':
    case 'resolved':
      return { ...event, note: '' };
    case 'escalated':
      return { ...event, why: '', because: [] };
    case 'assigned':
      return event.role === 'owner' ? event : null;
    case 'ack-expired':
    case 'owned':
    case 'closed':
    case 'restricted':
    case 'snoozed':
    case 'snooze-ended':
      return event;
    default:
      return null;
  }
}

export function veiledHistory(history: readonly History[]): readonly History[] {
  return history.flatMap((row): readonly History[] => {
    if (row.kind !== 'incident') return [];
    const event = veiledEvent(row.event);
    return event ? [{ ...row, event }] : [];
  });
}

/** The card of a veiled incident. */
export function veiledCard(incident: Incident, { lang, zone, now, people }: CardReader, badge: string): Card {
  const nameOf = namer(people);
  const field = (name: Key, value: Parameters<typeof say>[2]) => ({
    name: sayText(lang, zone, sentence(name), now),
    value: say(lang, zone, value),
  });
  return plainCard(
    `${incidentName(incident.id)} · ${VEILED[lang]}`,
    [say(lang, zone, sentence('restricted.happening'))],
    {
      level: incident.level,
      badge,
      fields: [
        field('card.state', stateSay(incident, nameOf)),
        field(
          'card.owner',
          incident.owner === null ? sentence('nobody') : sentence('text', { text: nameOf(incident.owner) }),
        ),
      ],
      buttons: incidentButtons(incident, lang),
      footer: say(
        lang,
        zone,
        sentence('card.footer', { opened: { at: incident.openedAt }, changed: { at: incident.updatedAt } }),
      ),
      drill: incident.drill,
    },
  );
}
