import type { Alert } from '../domain/alert.js';
import { isFiring } from '../domain/alert.js';
import { vetoesOf } from '../domain/authority/vetoes.js';
import type { Card, CardField, Rich } from '../domain/card.js';
import type { Clock } from '../domain/clock.js';
import { type Incident, incidentName, isActive } from '../domain/incident.js';
import { rank } from '../domain/level.js';
import { running } from '../domain/response/deadlines.js';
import { unfilledRoles } from '../domain/response/roles.js';
import type { Lang, Say } from '../domain/text.js';
import type { CardReader } from './card-reader.js';
import { type Key, sentence } from './catalogue.js';
import { cleanText } from './clean.js';
import { incidentButtons, incidentMenu } from './incident-buttons.js';
import { stateSay } from './incident-state.js';
import { apartParam, clockStands } from './response-line.js';
import { say, sayText, wordedText } from './say.js';
import { figureParam, joinedParam, labelsParam, moneySay, namer } from './sentences.js';
import { roleWord } from './timeline.js';
import { isVeiled, veiledCard } from './veil.js';
import { vetoMark } from './veto-lines.js';

export type { CardReader } from './card-reader.js';

/** `RED`, `红色`: the mark of a card, in words. */
export function badge(level: Incident['level'], lang: Lang): string {
  return sayText(lang, 'utc', sentence(`level.${level}`), 0);
}

/** `INC-42 · Deliveries late in the east`. */
export function incidentTitle(incident: Incident, lang: Lang): string {
  return `${incidentName(incident.id)} · ${wordedText(incident.title, lang, incident.labels)}`;
}

/**
 * The card of an incident as it is now: what is happening, what it may cost, how long is left, the threshold in
 * force, where, whose it is, and the buttons its state allows. Made anew for every send; holds nothing back.
 */
export function incidentCard(
  incident: Incident,
  alerts: readonly Alert[],
  clocks: readonly Clock[],
  reader: CardReader,
): Card {
  const { lang, zone, people } = reader;
  if (isVeiled(incident)) return veiledCard(incident, reader, badge(incident.level, lang));
  const nameOf = namer(people);
  const tell = (said: Say): Rich => say(lang, zone, said);
  const firing = alerts.filter((alert) => isFiring(alert)).sort(worstFirst);
  const worst = firing[0] ?? [...alerts].sort(worstFirst)[0];
  const fields: CardField[] = [];
  const add = (name: Key, value: Say | null): void => {
    if (value) fields.push({ name: sayText(lang, zone, sentence(name), reader.now), value: tell(value) });
  };
  add('veto.field', vetoMark(vetoesOf(incident.labels, reader.vetoes ?? []), nameOf));
  add('card.state', stateSay(incident, nameOf));
  add('card.owner', incident.owner === null ? sentence('nobody') : sentence('text', { text: nameOf(incident.owner) }));
  if (incident.money) add('card.money', moneySay(incident.money));
  const due = worst ? dueAt(worst) : null;
  if (due !== null && firing.length > 0) {
    const name = sayText(lang, zone, sentence('card.due'), reader.now);
    fields.push({ name, value: [{ at: due, style: 'relative' }, ' · ', { at: due, style: 'time' }] });
  }
  add('card.threshold', worst ? thresholdSay(worst) : null);
  add('card.where', whereSay(incident));
  const roles = Object.entries(incident.roles).filter(([role]) => role !== 'owner');
  const unfilled = joinedParam(unfilledRoles(incident).map(roleWord));
  add(
    'card.roles',
    list([
      ...roles.map(([role, id]) => sentence('card.role', { role: roleWord(role), who: nameOf(id) })),
      ...(unfilled === null || !isActive(incident) ? [] : [sentence('card.roles.unfilled', { roles: unfilled })]),
    ]),
  );
  const demanded = isActive(incident) ? apartParam(deadlinesSay(incident)) : null;
  add('card.response', demanded === null ? null : sentence('text', { text: demanded }));
  add('card.alerts', alertsSay(alerts, firing));
  add('card.clocks', clocksSay(clocks));
  return {
    level: incident.level,
    badge: badge(incident.level, lang),
    title: incidentTitle(incident, lang),
    text: [tell(happening(incident, firing, worst))],
    fields,
    buttons: incidentButtons(incident, lang),
    more: incidentMenu(incident, lang),
    footer: tell(sentence('card.footer', { opened: { at: incident.openedAt }, changed: { at: incident.updatedAt } })),
    drill: incident.drill,
  };
}

/** As many as a phone shows beside the rest; `why` tells them all. */
const MOST_DEADLINES = 3;

/** The deadlines that come first. */
function deadlinesSay(incident: Incident): readonly Say[] {
  const all = running(incident);
  const shown = all.slice(0, MOST_DEADLINES).map(clockStands);
  const left = all.length - shown.length;
  return left === 0 ? shown : [...shown, sentence('response.more', { n: left })];
}

function worstFirst(a: Alert, b: Alert): number {
  return rank(b.level) - rank(a.level) || b.updatedAt - a.updatedAt || (a.fingerprint < b.fingerprint ? -1 : 1);
}

/** One sentence of what is going on. */
function happening(incident: Incident, firing: readonly Alert[], worst: Alert | undefined): Say {
  if (incident.mergedInto !== null)
    return sentence('card.happening.merged', { into: incidentName(incident.mergedInto) });
  if (alertless(incident)) return sentence('card.happening.declared');
  const [first] = firing;
  if (!first) return sentence('card.happening.clear');
  const reason = first.reasons[0];
  const title = { worded: first.title, labels: first.labels };
  const said = reason ?? sentence('card.happening.plain', { title });
  return worst?.flapping ? sentence('card.happening.flapping', { what: { say: said } }) : said;
}

function alertless(incident: Incident): boolean {
  return incident.firing.length === 0 && incident.cleared.length === 0;
}

/** When what is feared happens, if the rule can tell; ms. */
function dueAt(alert: Alert): number | null {
  return alert.figures.leftMs === undefined ? null : alert.updatedAt + alert.figures.leftMs;
}

function thresholdSay({ figures }: Alert): Say | null {
  if (figures.threshold === undefined) return null;
  const threshold = figureParam(figures.threshold, figures.unit);
  // Time left before it is too late: people do not read negative times.
  if (figures.leftMs !== undefined && figures.unit === 'min') {
    const left = { ms: Math.abs(figures.leftMs) };
    return sentence(figures.leftMs < 0 ? 'card.threshold.late' : 'card.threshold.left', { threshold, left });
  }
  return figures.value === undefined
    ? sentence('card.threshold.only', { threshold })
    : sentence('card.threshold.against', { threshold, value: figureParam(figures.value, figures.unit) });
}

function whereSay(incident: Incident): Say | null {
  const where = labelsParam(incident.labels);
  if (where !== null) return sentence('text', { text: where });
  return incident.subject === '' ? null : sentence('text', { text: cleanText(incident.subject) });
}

function alertsSay(alerts: readonly Alert[], firing: readonly Alert[]): Say | null {
  if (alerts.length === 0) return null;
  const hidden = alerts.filter((alert) => alert.suppressed !== null).length;
  return sentence('card.alerts.counts', { firing: firing.length, cleared: alerts.length - firing.length, hidden });
}

/** Clocks a reader can do something about; the rest is the bot's own housekeeping. */
const SHOWN_CLOCKS = ['escalate', 'ack-expiry', 'snooze', 'close'] as const;

function clocksSay(clocks: readonly Clock[]): Say | null {
  const shown = SHOWN_CLOCKS.flatMap((kind) =>
    clocks.filter((clock) => clock.kind === kind).map(({ dueAt }) => ({ kind, dueAt })),
  );
  shown.sort((a, b) => a.dueAt - b.dueAt);
  const params = (at: number) => ({ due: { at }, left: { at, style: 'relative' as const } });
  return list(shown.map(({ kind, dueAt }) => sentence(`clock.${kind}`, params(dueAt))));
}

function list(items: readonly Say[]): Say | null {
  const text = joinedParam(items.map((each) => ({ say: each })));
  return text === null ? null : sentence('text', { text });
}
