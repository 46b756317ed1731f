import type { Veto } from '../domain/authority/veto.js';
import { incidentName } from '../domain/incident.js';
import type { Say } from '../domain/text.js';
import { sentence } from './catalogue.js';
import { joinedParam, type NameOf } from './sentences.js';

/** `show 618-3 by Lin: no admission`: vetoes in one sentence; null for none. */
export function vetoMark(vetoes: readonly Veto[], nameOf: NameOf): Say | null {
  const marks = vetoes.map(({ on, ref, by, why }) => ({
    say: sentence('veto.mark', { on, ref, who: nameOf(by), why }),
  }));
  const text = joinedParam(marks);
  return text === null ? null : sentence('text', { text });
}

/** A veto as a line of a list. */
export function vetoLine({ on, ref, by, at, why, incident }: Veto, nameOf: NameOf): Say {
  return sentence('veto.line', { on, ref, who: nameOf(by), since: { at }, why, inc: incidentName(incident) });
}
