import { type Decision, done, noop } from './decision.js';
import { type Incident, incidentName } from './incident.js';

/** Limits who may know what an incident is about, or opens it again; in any state. */
export function restrict(incident: Incident, on: boolean): Decision {
  const inc = incidentName(incident.id);
  const word = on ? 'restrict' : 'unrestrict';
  if (incident.restricted === on) return noop(`incident.${word}.noop`, { inc });
  return done([{ type: 'restricted', on }], `incident.${word}`, { inc });
}
