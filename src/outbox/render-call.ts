import { type Card, plainCard } from '../domain/card.js';
import type { CallSaid } from '../domain/escalation/call-said.js';
import { type Incident, incidentName } from '../domain/incident.js';
import { total } from '../domain/money.js';
import type { Say } from '../domain/text.js';
import { becauseSay, nextSay, vacantSay } from '../text/call-lines.js';
import { sentence } from '../text/catalogue.js';
import { lateSay } from '../text/escalated-line.js';
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
  readonly said?: CallSaid;
  /** Names of targets, where `said` is left out. */
  readonly names?: CallSaid['names'];
  readonly dueAt?: number;
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
  const lines: Say[] = [sentence('call.text', params), ...reasons(incident, call, reader)];
  const later = joinedParam((call.later ?? []).map(namer(reader.people)));
  if (later) lines.push(sentence('contact.later', { whom: later }));
  if (call.why !== '') lines.push(sentence('text', { text: reasonParam(call.why) }));
  if (incident.money) {
    lines.push(sentence('call.money', { sum: { minor: total(incident.money), currency: incident.money.currency } }));
  }
  const next = nextSay(incident, call.step, call.said?.names ?? call.names ?? {}, reader.now, namer(reader.people));
  if (next) lines.push(next);
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

/** Which step it is and why it calls whom it calls; that it comes late. */
function reasons(incident: Incident, { step, said, why, dueAt }: Call, { people }: RenderFor): readonly Say[] {
  const nameOf = namer(people);
  const lines: (Say | null)[] = [];
  // What a missed clock calls for is told by its own reason.
  if (step === null) lines.push((said?.asked ?? reasonParam(why) === why) ? sentence('call.asked') : null);
  // A person may ask for the next step though somebody is on it already.
  else if (incident.state !== 'open') lines.push(stateSay(incident, nameOf));
  else lines.push(stepSay(incident, step));
  if (said) {
    lines.push(becauseSay(said.because, said.names, nameOf), vacantSay(said.vacant, said.names));
    if (dueAt !== undefined) lines.push(lateSay({ dueAt, lateMs: said.lateMs }));
  }
  const missing = incident.state === 'open' ? joinedParam(incident.ackOf.map(nameOf)) : null;
  if (missing) lines.push(sentence('escalation.all', { missing }));
  return lines.filter((line) => line !== null);
}

function stepSay({ policy, waitingSince }: Incident, step: number): Say {
  const params = { step: step + 1, since: { at: waitingSince } };
  return policy.length > step
    ? sentence('escalation.step', { ...params, of: policy.length })
    : sentence('call.step', params);
}
