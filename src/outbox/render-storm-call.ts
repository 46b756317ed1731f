import { type Card, plainCard } from '../domain/card.js';
import type { Incident } from '../domain/incident.js';
import { LEVELS, rank } from '../domain/level.js';
import { sentence } from '../text/catalogue.js';
import { badge } from '../text/incident-card.js';
import { incidentLine } from '../text/incident-line.js';
import { say, sayText } from '../text/say.js';
import { joinedParam, levelWord, namer } from '../text/sentences.js';
import type { RenderFor } from './render.js';

const SHOWN = 5;

/** Calls people to a storm: how many of its incidents nobody has answered, and the worst of them. */
export function renderStormCall(
  incidents: readonly Incident[],
  call: { readonly people: readonly string[]; readonly groups: readonly string[]; readonly step: number },
  reader: RenderFor,
): Card {
  const { lang, zone, now } = reader;
  const nameOf = namer(reader.people);
  const waiting = incidents.filter((incident) => incident.state === 'open');
  const worst = [...waiting].sort((a, b) => rank(b.level) - rank(a.level) || a.id - b.id);
  const level = worst[0]?.level ?? null;
  const counts = [...LEVELS].reverse().flatMap((each) => {
    const n = waiting.filter((incident) => incident.level === each).length;
    return n > 0 ? [{ say: sentence('count.level', { level: levelWord(each), n }) }] : [];
  });
  const whom = joinedParam([...call.people.map(nameOf), ...call.groups]) ?? { say: sentence('call.everybody') };
  const text = [
    say(lang, zone, sentence('call.storm', { whom, n: waiting.length, counts: joinedParam(counts) ?? '–' })),
    ...worst.slice(0, SHOWN).map((incident) => incidentLine(incident, reader, nameOf)),
  ];
  return plainCard(sayText(lang, zone, sentence('call.storm.title', { n: waiting.length }), now), text, {
    level,
    badge: level ? badge(level, lang) : null,
    drill: incidents.length > 0 && incidents.every((incident) => incident.drill),
    buttons: [
      { command: 'list open', label: sayText(lang, zone, sentence('button.list'), now), style: 'primary' },
      ...(level && level !== 'red'
        ? [
            {
              command: `ack all ${level}`,
              label: sayText(lang, zone, sentence('button.ack-all', { level: levelWord(level) }), now),
              style: 'plain' as const,
            },
          ]
        : []),
    ],
  });
}
