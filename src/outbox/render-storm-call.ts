import { type Card, plainCard } from '../domain/card.js';
import type { Incident, Standing } from '../domain/incident.js';
import { LEVELS, rank } from '../domain/level.js';
import { sentence } from '../text/catalogue.js';
import { badge } from '../text/incident-card.js';
import { incidentLine } from '../text/incident-line.js';
import { say, sayText } from '../text/say.js';
import { joinedParam, levelWord, namer } from '../text/sentences.js';
import type { RenderFor } from './render.js';

const SHOWN = 5;

/** The ids of those a storm's call names: of what nobody has answered the worst first, then the oldest. */
export function namedInStormCall(incidents: readonly Standing[]): readonly number[] {
  return incidents
    .filter(isUnanswered)
    .sort((a, b) => rank(b.level) - rank(a.level) || a.id - b.id)
    .slice(0, SHOWN)
    .map(({ id }) => id);
}

/**
 * Calls people to a storm: how many of its incidents nobody has answered, and the worst of them. `named`: those of
 * `namedInStormCall`.
 */
export function renderStormCall(
  incidents: readonly Standing[],
  named: readonly Incident[],
  call: { readonly people: readonly string[]; readonly groups: readonly string[] },
  reader: RenderFor,
): Card {
  const { lang, zone, now } = reader;
  const nameOf = namer(reader.people);
  const waiting = incidents.filter(isUnanswered);
  const level = named[0]?.level ?? null;
  const counts = [...LEVELS].reverse().flatMap((each) => {
    const n = waiting.filter((incident) => incident.level === each).length;
    return n > 0 ? [{ say: sentence('count.level', { level: levelWord(each), n }) }] : [];
  });
  const whom = joinedParam([...call.people.map(nameOf), ...call.groups]) ?? { say: sentence('call.everybody') };
  const text = [
    say(lang, zone, sentence('call.storm', { whom, n: waiting.length, counts: joinedParam(counts) ?? '–' })),
    ...named.map((incident) => incidentLine(incident, reader, nameOf)),
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

function isUnanswered({ state }: Standing): boolean {
  return state === 'open';
}
