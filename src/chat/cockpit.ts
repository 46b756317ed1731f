import { type Card, type CardButton, plainCard, type Rich } from '../domain/card.js';
import { ACTIVE } from '../domain/incident.js';
import { LEVELS, type Level } from '../domain/level.js';
import type { Person } from '../domain/person.js';
import type { Reads } from '../domain/reads.js';
import { type Key, sentence } from '../text/catalogue.js';
import { dutyBrief } from '../text/duty-lines.js';
import { badge } from '../text/incident-card.js';
import { incidentLine } from '../text/incident-line.js';
import { joinedParam, levelWord, namer } from '../text/sentences.js';
import { showSay } from '../text/show-lines.js';
import { worstFirst } from './registry/pick.js';
import { type Listener, tell, tellText } from './registry/reply.js';
import { dayStart } from './registry/when.js';

const MOST = 5;
const DAY_MS = 86_400_000;
const DOWNWARDS = [...LEVELS].reverse();

/** One person's page: counts by level, the worst, what is theirs, who is called first, today's shows. */
export async function cockpit(person: Person | null, read: Reads, reader: Listener): Promise<readonly Card[]> {
  if (!person)
    return [plainCard(tellText(reader, sentence('cockpit.title')), [tell(reader, sentence('cockpit.stranger'))])];
  const [summary, mine, worst] = await Promise.all([
    summaryCard(read, reader),
    worstFirst(read, { states: ACTIVE, owner: person.id, limit: MOST }),
    worstFirst(read, { states: ACTIVE, limit: MOST }),
  ]);
  const nameOf = namer(read.settings.people);
  const line = (incident: (typeof mine)[number]): Rich => incidentLine(incident, reader, nameOf);
  const section = (key: Key, lines: readonly Rich[], none: Key): Card =>
    plainCard(tellText(reader, sentence(key)), lines.length > 0 ? lines : [tell(reader, sentence(none))]);
  return [
    summary,
    ...(worst.length > 0 ? [plainCard(tellText(reader, sentence('cockpit.worst')), worst.map(line))] : []),
    section('cockpit.mine', mine.map(line), 'cockpit.mine.none'),
    section('cockpit.first', firstCalled(read, reader), 'cockpit.first.none'),
    section('cockpit.shows', showsToday(read, reader), 'cockpit.shows.none'),
  ];
}

async function summaryCard(read: Reads, reader: Listener): Promise<Card> {
  const counts = await read.status({ dayStart: dayStart(reader.now, reader.zone) });
  const level = DOWNWARDS.find((each) => counts.byLevel[each] > 0) ?? null;
  const open = perLevel(counts.byLevel);
  const waiting = perLevel(counts.unacknowledged);
  const text: Rich[] = [
    tell(reader, open === null ? sentence('cockpit.calm') : sentence('cockpit.levels', { counts: open })),
  ];
  if (waiting !== null) text.push(tell(reader, sentence('cockpit.unacknowledged', { counts: waiting })));
  return plainCard(tellText(reader, sentence('cockpit.title')), text, {
    level,
    badge: level ? badge(level, reader.lang) : null,
    buttons: buttons(reader),
    footer: tell(reader, sentence('cockpit.footer', { at: { at: reader.now } })),
  });
}

function buttons(reader: Listener): readonly CardButton[] {
  const button = (key: Key, command: string, more: Partial<CardButton> = {}): CardButton => ({
    command,
    label: tellText(reader, sentence(key)),
    style: 'plain',
    ...more,
  });
  return [
    button('button.status', 'status'),
    button('button.list', 'list'),
    button('button.declare.ask', 'declare', { asks: 'declare', style: 'danger' }),
    button('button.silence.ask', 'silence', { asks: 'silence' }),
  ];
}

/** Who is on duty; where there are no schedules, whom the first step of each level's escalation calls. */
function firstCalled(read: Reads, reader: Listener): readonly Rich[] {
  const nameOf = namer(read.settings.people);
  const { schedules, context } = read.duty();
  if (schedules.length > 0)
    return schedules.map((schedule) => tell(reader, dutyBrief(schedule, reader.now, context, nameOf)));
  return DOWNWARDS.flatMap((level: Level) => {
    const step = read.settings.levels[level].policy.find((each) => each.people.length + each.groups.length > 0);
    const who = joinedParam([...(step?.people ?? []).map(nameOf), ...(step?.groups ?? [])]);
    return who === null ? [] : [tell(reader, sentence('cockpit.first.line', { level: levelWord(level), who }))];
  });
}

function showsToday(read: Reads, reader: Listener): readonly Rich[] {
  const start = dayStart(reader.now, reader.zone);
  return [...read.shows().shows]
    .filter((show) => show.end > start && show.start < start + DAY_MS)
    .sort((a, b) => a.start - b.start)
    .slice(0, 2 * MOST)
    .map((show) => tell(reader, showSay(show, reader.now)));
}

function perLevel(counts: Readonly<Record<Level, number>>) {
  const shown = DOWNWARDS.filter((level) => counts[level] > 0);
  return joinedParam(
    shown.map((level) => ({ say: sentence('count.level', { level: levelWord(level), n: counts[level] }) })),
  );
}
