import { type Incident, incidentName } from '../domain/incident.js';
import { unreachable } from '../domain/signal.js';
import type { Say } from '../domain/text.js';
import { sentence } from './catalogue.js';
import { joinedParam, type NameOf } from './sentences.js';

/** The state of an incident with who and since when: `acknowledged by Li Wei at 20:03`. */
export function stateSay(incident: Incident, nameOf: NameOf): Say {
  if (incident.mergedInto !== null) return sentence('card.state.merged', { into: incidentName(incident.mergedInto) });
  const said = bare(incident, nameOf);
  if (incident.snoozedUntil === null) return said;
  return sentence('card.state.snoozed', { state: { say: said }, until: { at: incident.snoozedUntil } });
}

function bare(incident: Incident, nameOf: NameOf): Say {
  switch (incident.state) {
    case 'open':
      return openSay(incident, nameOf);
    case 'acknowledged':
      return sentence('card.state.acknowledged', {
        who: incident.acknowledgedBy === null ? { say: sentence('nobody') } : nameOf(incident.acknowledgedBy),
        at: { at: incident.acknowledgedAt ?? incident.updatedAt },
      });
    case 'mitigated':
      return sentence('state.mitigated');
    case 'resolved':
    case 'closed': {
      const at = {
        at: (incident.state === 'closed' ? incident.closedAt : null) ?? incident.resolvedAt ?? incident.updatedAt,
      };
      if (incident.outcome === null) return sentence(`card.state.${incident.state}`, { at });
      const outcome = { say: sentence(`outcome.${incident.outcome}`) };
      return sentence(`card.state.${incident.state}.outcome`, { at, outcome });
    }
    default:
      return unreachable(incident.state);
  }
}

/** Where everybody called has to acknowledge, who has and who still has to. */
function openSay({ ackOf, ackBy, waitingSince }: Incident, nameOf: NameOf): Say {
  const since = { at: waitingSince };
  const missing = joinedParam(ackOf.map(nameOf));
  if (missing === null) return sentence('card.state.open', { since });
  const who = joinedParam(ackBy.map(nameOf));
  if (who === null) return sentence('escalation.counting.none', { since, missing });
  return sentence('escalation.counting', { who, missing });
}
