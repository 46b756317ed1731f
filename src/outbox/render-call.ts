import { type Card, plainCard } from '../domain/card.js';
import { type Incident, incidentName } from '../domain/incident.js';
import { total } from '../domain/money.js';
import type { Say } from '../domain/text.js';
import { sentence } from '../text/catalogue.js';
import { incidentButtons } from '../text/incident-buttons.js';
import { badge, incidentTitle } from '../text/incident-card.js';
import { stateSay } from '../text/incident-state.js';
import { say, wordedText } from '../text/say.js';
import { joinedParam, levelWord, namer, reasonParam } from '../text/sentences.js';
import type { RenderFor } from './render.js';

/** An escalation step that calls people. `step`: its index, null where a person asked for it. */
export interface Call {
  readonly people: readonly string[];
  readonly groups: readonly string[];
  readonly step: number | null;
  readonly why: string;
  /** Of these people those who are not called before their quiet hours end. */
  readonly later?: readonly string[];
}

/** The message that calls people to an incident: who, to what, why them, what it may cost. */
export function renderCall(incident: Incident, call: Call, reader: RenderFor): Card {
  const { lang, zone } = reader;
  const whom = joinedParam([...call.people.map(namer(reader.people)), ...call.groups]) ?? {
    say: sentence('call.everybody'),
  };
  const params = {
    whom,
    inc: incidentName(incident.id),
    level: levelWord(incident.level),
    title: wordedText(incident.title, lang, incident.labels),
  };
  const lines: Say[] = [sentence('call.text', params)];
  if (call.step === null) lines.push(sentence('call.asked'));
  // A person may ask for the next step though somebody is on it already.
  else if (incident.state !== 'open') lines.push(stateSay(incident, namer(reader.people)));
  else lines.push(sentence('call.step', { step: call.step + 1, since: { at: incident.waitingSince } }));
  const later = joinedParam((call.later ?? []).map(namer(reader.people)));
  if (later) lines.push(sentence('contact.later', { whom: later }));
  if (call.why !== '') lines.push(sentence('text', { text: reasonParam(call.why) }));
  if (incident.money) {
    lines.push(sentence('call.money', { sum: { minor: total(incident.money), currency: incident.money.currency } }));
  }
  return plainCard(
    incidentTitle(incident, lang),
    lines.map((line) => say(lang, zone, line)),
    {
      level: incident.level,
      badge: badge(incident.level, lang),
      buttons: incidentButtons(incident, lang),
      drill: incident.drill,
    },
  );
}
