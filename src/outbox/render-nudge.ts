import { type Calls, NO_CALLS } from '../chat/chat.js';
import { type Card, plainCard } from '../domain/card.js';
import { type Incident, incidentName, isActive } from '../domain/incident.js';
import type { NoticeBody } from '../domain/notice.js';
import { clockSay } from '../domain/response/clock.js';
import type { Say } from '../domain/text.js';
import { sentence } from '../text/catalogue.js';
import { clockButtons } from '../text/incident-buttons.js';
import { badge, incidentTitle } from '../text/incident-card.js';
import { say, wordedText } from '../text/say.js';
import { joinedParam, levelWord, namer } from '../text/sentences.js';
import type { RenderFor } from './render.js';

type Nudge = Extract<NoticeBody, { for: 'nudge' }>;

/** Is a reminder that nobody has seen yet out of date: nothing is asked for any more, its time is over, or the next one has been made? */
export function isStale(incident: Incident, nudge: Nudge): boolean {
  const clock = incident.clocks.find(({ id }) => id === nudge.clock);
  if (!isActive(incident) || clock === undefined || clock.stoppedAt !== null) return true;
  // A clock that is missed has whoever leads called instead.
  return clock.missedAt !== null || clock.nudged > nudge.share;
}

/** A reminder of a clock, as it stands when it is sent; whoever has filed it meanwhile is not called. */
export function renderNudge(
  incident: Incident,
  nudge: Nudge,
  reader: RenderFor,
): { readonly card: Card; readonly calls: Calls } {
  const { lang, zone, people } = reader;
  const clock = incident.clocks.find(({ id }) => id === nudge.clock);
  const runs = clock !== undefined && clock.stoppedAt === null && isActive(incident);
  const inc = incidentName(incident.id);
  const what = clockSay(nudge.clock, clock?.name);
  const lines: Say[] = [];
  if (!runs) lines.push(sentence('nudge.done', { what, inc }));
  else {
    const whom = joinedParam(nudge.people.map(namer(people))) ?? { say: sentence('call.everybody') };
    const due = { due: { at: clock.dueAt }, left: { at: clock.dueAt, style: 'relative' as const } };
    const title = wordedText(incident.title, lang, incident.labels);
    const params = { whom, inc, level: levelWord(incident.level), what, title, ...due };
    if (clock.missedAt !== null) lines.push(sentence('nudge.missed', params));
    else lines.push(sentence('nudge.text', params), sentence('nudge.share', { share: { ratio: nudge.share } }));
    lines.push(how(clock.id, inc));
    if (nudge.lateMs > 0) lines.push(sentence('nudge.late', { late: { ms: nudge.lateMs } }));
  }
  const card = plainCard(
    incidentTitle(incident, lang),
    lines.map((line) => say(lang, zone, line)),
    {
      level: incident.level,
      badge: badge(incident.level, lang),
      buttons: runs ? clockButtons(incident, nudge.clock, lang) : [],
      drill: incident.drill,
    },
  );
  const calls = runs ? { people: people.filter(({ id }) => nudge.people.includes(id)), groups: [] } : NO_CALLS;
  return { card, calls };
}

/** What stops it. */
function how(clock: string, inc: string): Say {
  if (clock === 'acknowledge' || clock === 'settle') return sentence(`nudge.how.${clock}`);
  return sentence('nudge.how.file', { line: { say: sentence(lineOf(clock), { inc, what: clock }) } });
}

function lineOf(clock: string) {
  const kind = FILING_LINES.find((each) => each === clock);
  return `file.line.${kind ?? 'file'}` as const;
}
const FILING_LINES = ['update', 'plan', 'assess', 'assemble', 'coordinate'] as const;
