import { type Card, plainCard, type Rich } from '../domain/card.js';
import { type Incident, incidentName, isActive, type Standing } from '../domain/incident.js';
import { LEVELS, rank } from '../domain/level.js';
import { sentence } from '../text/catalogue.js';
import { badge } from '../text/incident-card.js';
import { say, sayText, wordedText } from '../text/say.js';
import { joinedParam, levelWord } from '../text/sentences.js';
import type { RenderFor } from './render.js';

const SHOWN = 10;

/** The ids of those a digest names: the worst first, then the newest. */
export function namedInDigest(incidents: readonly Standing[]): readonly number[] {
  return [...incidents]
    .sort((a, b) => rankOf(b) - rankOf(a) || b.id - a.id)
    .slice(0, SHOWN)
    .map(({ id }) => id);
}

/**
 * The one card of a storm: how many of each level, the worst of them by name, edited in place as more arrive. `named`:
 * those of `namedInDigest`. `total`: how many it stands for, where only the newest are given.
 */
export function renderDigest(
  incidents: readonly Standing[],
  named: readonly Incident[],
  reader: RenderFor,
  total: number = incidents.length,
): Card {
  const { lang, zone, now } = reader;
  const level = named[0] && isActive(named[0]) ? named[0].level : null;
  const counts = [...LEVELS].reverse().flatMap((each) => {
    const n = incidents.filter((incident) => incident.level === each && isActive(incident)).length;
    return n > 0 ? [{ say: sentence('count.level', { level: levelWord(each), n }) }] : [];
  });
  const over = incidents.filter((incident) => !isActive(incident)).length;
  const text: Rich[] = [
    say(lang, zone, sentence('digest.counts', { counts: joinedParam(counts) ?? { say: sentence('nothing') }, over })),
  ];
  for (const incident of named) {
    text.push(
      say(
        lang,
        zone,
        sentence('digest.line', {
          inc: incidentName(incident.id),
          level: levelWord(incident.level),
          title: wordedText(incident.title, lang, incident.labels),
          state: { say: sentence(`state.${incident.state}`) },
        }),
      ),
    );
  }
  if (total > SHOWN) text.push(say(lang, zone, sentence('digest.more', { n: total - SHOWN })));
  return plainCard(sayText(lang, zone, sentence('digest.title', { n: total }), now), text, {
    level,
    badge: level ? badge(level, lang) : null,
    drill: incidents.length > 0 && incidents.every((incident) => incident.drill),
    footer: say(lang, zone, sentence('digest.footer')),
    buttons: [{ command: 'list', label: sayText(lang, zone, sentence('button.list'), now), style: 'plain' }],
  });
}

/** Those that are over come last, whatever their level was. */
function rankOf(incident: Standing): number {
  return isActive(incident) ? rank(incident.level) : 0;
}
