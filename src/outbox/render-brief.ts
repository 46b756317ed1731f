import { type Card, type CardField, plainCard } from '../domain/card.js';
import { type Incident, incidentName } from '../domain/incident.js';
import type { NoticeBody } from '../domain/notice.js';
import { fieldsOf } from '../domain/response/filing.js';
import { sentence } from '../text/catalogue.js';
import { badge } from '../text/incident-card.js';
import { richLines } from '../text/rich-lines.js';
import { say, sayText, wordedText } from '../text/say.js';
import { levelWord } from '../text/sentences.js';
import type { RenderFor } from './render.js';

type Brief = Extract<NoticeBody, { for: 'brief' }>;

/** An update as those who lead want it: what it is about, how it stands, what is done, what is needed, when the next comes. */
export function renderBrief(incident: Incident, { fields, actor, at }: Brief, reader: RenderFor): Card {
  const { lang, zone, now } = reader;
  const inc = incidentName(incident.id);
  const title = wordedText(incident.title, lang, incident.labels);
  const shown: CardField[] = [];
  for (const field of fieldsOf('update')) {
    const text = fields[field];
    if (!text || (field !== 'conditions' && field !== 'actions' && field !== 'needs')) continue;
    shown.push({
      name: sayText(lang, zone, sentence(`brief.${field}`), now),
      value: say(lang, zone, sentence('text', { text })),
    });
  }
  const next = incident.clocks.find(({ id, stoppedAt }) => id === 'update' && stoppedAt === null);
  if (next)
    shown.push({
      name: sayText(lang, zone, sentence('brief.next'), now),
      value: say(lang, zone, sentence('brief.next.by', { at: { at: next.dueAt } })),
    });
  const who = actor.kind === 'person' ? actor.name : actor.part;
  return plainCard(
    sayText(lang, zone, sentence('brief.title', { inc, level: levelWord(incident.level), title }), now),
    richLines(say(lang, zone, sentence('brief.by', { who, at: { at } }))),
    {
      level: incident.level,
      badge: badge(incident.level, lang),
      fields: shown,
      drill: incident.drill,
      buttons: [infoButton(inc, reader)],
    },
  );
}

function infoButton(inc: string, { lang }: RenderFor): Card['buttons'][number] {
  return { command: `info ${inc}`, label: sayText(lang, 'utc', sentence('button.info'), 0), style: 'plain' };
}
