import { type Calls, NO_CALLS } from '../chat/chat.js';
import { type Card, plainCard } from '../domain/card.js';
import { type Incident, incidentName } from '../domain/incident.js';
import type { NoticeBody } from '../domain/notice.js';
import type { Say } from '../domain/text.js';
import { type Key, sentence } from '../text/catalogue.js';
import { badge } from '../text/incident-card.js';
import { stateSay } from '../text/incident-state.js';
import { say, sayText, wordedText } from '../text/say.js';
import { levelWord, namer } from '../text/sentences.js';
import type { RenderFor } from './render.js';

type Still = Extract<NoticeBody, { for: 'still' }>;

/** Asks whoever acknowledged whether they are still on it; once that is settled, it says so and disturbs nobody. */
export function renderStill(
  incident: Incident,
  { person, storm }: Still,
  reader: RenderFor,
): { readonly card: Card; readonly calls: Calls } {
  const { lang, zone, now, people } = reader;
  const nameOf = namer(people);
  const inc = incidentName(incident.id);
  const asked = incident.state === 'acknowledged' && incident.stillAskedAt !== null;
  const until = incident.ackExpiresAt;
  const title = wordedText(incident.title, lang, incident.labels);
  const lines: Say[] = [sentence('still.text', { who: nameOf(person), inc, level: levelWord(incident.level), title })];
  if (!asked || until === null) lines.push(sentence('still.over', { state: { say: stateSay(incident, nameOf) } }));
  else {
    lines.push(sentence('still.until', { until: { at: until }, left: { at: until, style: 'relative' } }));
    if (storm) lines.push(sentence('still.storm'));
  }
  const button = (key: Key, command: string, style: 'primary' | 'plain') => ({
    command,
    label: sayText(lang, zone, sentence(key), now),
    style,
  });
  const still = storm
    ? button('button.still.all', 'still all', 'primary')
    : button('button.still', `still ${inc}`, 'primary');
  const card = plainCard(
    sayText(lang, zone, sentence('still.title', { inc }), now),
    lines.map((line) => say(lang, zone, line)),
    {
      level: incident.level,
      badge: badge(incident.level, lang),
      drill: incident.drill,
      buttons: asked ? [still, button('button.hand-back', `unack ${inc}`, 'plain')] : [],
    },
  );
  const called = asked ? people.filter(({ id }) => id === person) : [];
  return { card, calls: called.length > 0 ? { people: called, groups: [] } : NO_CALLS };
}
