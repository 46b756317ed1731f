import type { Rich } from '../domain/card.js';
import { type Incident, incidentName } from '../domain/incident.js';
import type { Lang } from '../domain/text.js';
import { sentence } from './catalogue.js';
import { stateSay } from './incident-state.js';
import { say, wordedText } from './say.js';
import { levelWord } from './sentences.js';
import type { NameOf } from './timeline.js';

/** An incident in one line: `INC-42 RED Deliveries late in the east · acknowledged by Li Wei at 20:03`. */
export function incidentLine(
  incident: Incident,
  to: { readonly lang: Lang; readonly zone: string },
  nameOf: NameOf,
): Rich {
  return say(
    to.lang,
    to.zone,
    sentence(incident.drill ? 'incident-line.drill' : 'incident-line', {
      inc: incidentName(incident.id),
      level: levelWord(incident.level),
      title: wordedText(incident.title, to.lang, incident.labels),
      state: { say: stateSay(incident, nameOf) },
    }),
  );
}
