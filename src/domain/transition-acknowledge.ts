import { type Decision, done, names, noop, stateSay, type TransitionContext, unlessNoted } from './decision.js';
import type { IncidentEvent } from './events.js';
import { type Incident, incidentName } from './incident.js';
import { unreachable } from './signal.js';

/**
 * Somebody is on it. Where everybody who was called has to acknowledge, each of them is counted and the last one ends it;
 * whoever else acknowledges is counted and ends nothing.
 */
export function acknowledge(incident: Incident, note: string, context: TransitionContext): Decision {
  const inc = incidentName(incident.id);
  switch (incident.state) {
    case 'open': {
      const answer = answerOf(incident, note, context);
      if (answer === null)
        return unlessNoted(
          note,
          noop('incident.acknowledge.counted.noop', { inc, missing: missing(incident.ackOf, context) }),
        );
      if (answer.type === 'acknowledged') return done([answer], 'incident.acknowledge', { inc });
      return done([answer], 'incident.acknowledge.counted', { inc, missing: missing(answer.of, context) });
    }
    case 'acknowledged':
      return unlessNoted(
        note,
        noop('incident.acknowledge.noop', {
          inc,
          who: context.nameOf(incident.acknowledgedBy ?? '') ?? incident.acknowledgedBy ?? '?',
          at: { at: incident.acknowledgedAt ?? incident.updatedAt },
        }),
      );
    case 'mitigated':
    case 'resolved':
    case 'closed':
      return unlessNoted(note, noop('incident.acknowledge.late', { inc, state: stateSay(incident.state) }));
    default:
      return unreachable(incident.state);
  }
}

type Answer = Extract<IncidentEvent, { type: 'acknowledged' | 'ack-counted' }>;

/** What an answer comes to while the incident is open; null: it was counted before. */
export function answerOf(incident: Incident, note: string, context: TransitionContext): Answer | null {
  const { by } = context;
  // Who has left can no longer answer.
  const of = incident.ackOf.filter((person) => person !== by && context.nameOf(person) !== undefined);
  if (of.length > 0) return incident.ackBy.includes(by) ? null : { type: 'ack-counted', by, of, note };
  const forMs = context.ackMs(incident.level);
  return { type: 'acknowledged', by, forMs, expiresAt: forMs > 0 ? context.now + forMs : null, note };
}

/** Whoever acknowledged says that they are still on it; who is asked too late acknowledges again. */
export function stillOnIt(incident: Incident, context: TransitionContext): Decision {
  const inc = incidentName(incident.id);
  switch (incident.state) {
    case 'open':
      return acknowledge(incident, '', context);
    case 'acknowledged':
      if (incident.ackExpiresAt === null) return noop('incident.still.forever', { inc });
      return done([{ type: 'still' }], 'incident.still', { inc, until: { at: context.now + incident.ackMs } });
    case 'mitigated':
    case 'resolved':
    case 'closed':
      return noop('incident.acknowledge.late', { inc, state: stateSay(incident.state) });
    default:
      return unreachable(incident.state);
  }
}

function missing(of: readonly string[], { nameOf }: TransitionContext) {
  return names(of.map((id) => nameOf(id) ?? id)) ?? { say: { key: 'nobody' } };
}
