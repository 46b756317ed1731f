import { type Card, type CardButton, plainCard, type Rich } from '../domain/card.js';
import { ACTIVE, type Incident, incidentName } from '../domain/incident.js';
import { LEVELS } from '../domain/level.js';
import type { NoticeBody } from '../domain/notice.js';
import { scheduleWord } from '../domain/oncall/arranged.js';
import type { DutyDesk } from '../domain/oncall/desk.js';
import { LOOK_MS, onDuty } from '../domain/oncall/duty.js';
import type { Store } from '../store/store.js';
import { type Key, sentence } from '../text/catalogue.js';
import { say, sayText, wordedText } from '../text/say.js';
import { joinedParam, levelWord, namer } from '../text/sentences.js';
import type { RenderFor } from './render.js';

/** What a hand-off is told from. */
export interface HandoffDeps {
  readonly store: Pick<Store, 'loadIncidents' | 'loadStatus'>;
  desk(): DutyDesk;
}

type Handoff = Extract<NoticeBody, { for: 'handoff' }>;

const MOST = 10;

/** Who is on duty now, and with what is open; null where the schedule is gone, `answered` where a later hand-off tells. */
export async function renderHandoff(
  { store, desk }: HandoffDeps,
  body: Handoff,
  reader: RenderFor,
): Promise<Card | 'answered' | null> {
  const duty = desk();
  const schedule = duty.schedules.find(({ id }) => id === body.schedule);
  if (!schedule) return null;
  if ((duty.handedOffAt(schedule.id) ?? body.at) > body.at) return 'answered';
  const { lang, zone, now } = reader;
  const line = (key: Key, params?: Parameters<typeof sentence>[1]): Rich => say(lang, zone, sentence(key, params));
  const nameOf = namer(reader.people);
  const who = joinedParam(body.people.map(nameOf));
  const before = joinedParam(body.before.map(nameOf));
  const { until } = onDuty(schedule, now, duty.context);
  const text: Rich[] = [
    who === null
      ? line('oncall.handoff.nobody')
      : body.to === null
        ? line('oncall.handoff.now', { who })
        : line('oncall.handoff.you'),
  ];
  if (until < now + LOOK_MS) text.push(line('oncall.handoff.until', { until: { at: until } }));
  text.push(before === null ? line('oncall.handoff.nobody-before') : line('oncall.handoff.before', { who: before }));
  if (body.lateSince !== null) text.push(line('oncall.handoff.late', { at: { at: body.lateSince } }));
  const { open, total } = await whatIsOpen(store, now);
  text.push(line('oncall.handoff.open', { n: total }));
  for (const incident of open) text.push(openLine(incident, reader, nameOf));
  if (total > open.length) text.push(line('oncall.handoff.more', { n: total - open.length }));
  const button = (key: Key, command: string): CardButton => ({
    command,
    label: sayText(lang, zone, sentence(key), now),
    style: 'plain',
  });
  return plainCard(
    sayText(lang, zone, sentence('oncall.handoff.title', { schedule: scheduleWord(schedule) }), now),
    text,
    {
      buttons: [
        ...(total > 0 ? [button('button.list', 'list')] : []),
        button('button.oncall.changes', 'oncall changes'),
      ],
    },
  );
}

/** The worst first, of those the ones nobody has, the oldest of them first. */
async function whatIsOpen(
  store: HandoffDeps['store'],
  now: number,
): Promise<{ readonly open: readonly Incident[]; readonly total: number }> {
  const open: Incident[] = [];
  for (const level of [...LEVELS].reverse()) {
    const limit = MOST - open.length;
    if (limit <= 0) break;
    const here = await store.loadIncidents({ states: ACTIVE, levels: [level], limit });
    open.push(...here.toSorted((a, b) => Number(b.state === 'open') - Number(a.state === 'open') || a.id - b.id));
  }
  const { byLevel } = await store.loadStatus({ dayStart: now });
  return {
    open,
    total: Math.max(
      open.length,
      LEVELS.reduce((sum, level) => sum + byLevel[level], 0),
    ),
  };
}

function openLine(incident: Incident, { lang, zone, now }: RenderFor, nameOf: (id: string) => string): Rich {
  const holder = incident.owner ?? incident.acknowledgedBy;
  return say(
    lang,
    zone,
    sentence(incident.drill ? 'oncall.handoff.line.drill' : 'oncall.handoff.line', {
      inc: incidentName(incident.id),
      level: levelWord(incident.level),
      title: incident.restricted
        ? sayText(lang, zone, sentence('contact.page.restricted'), now)
        : wordedText(incident.title, lang, incident.labels),
      owner: holder === null ? { say: sentence('oncall.handoff.free') } : nameOf(holder),
      age: { ms: Math.max(60_000, now - incident.openedAt) },
    }),
  );
}
