import type { IncidentAction } from './action.js';
import { type Decision, refused } from './decision.js';
import type { IncidentEvent } from './events.js';
import { type Incident, incidentName, isActive } from './incident.js';
import { clockSay, RESPONSES } from './response/clock.js';
import { running } from './response/deadlines.js';
import { type FilingField, fieldsOf, filingKind, saysNothing } from './response/filing.js';
import type { Say, SayParam } from './text.js';

type Filing = Extract<IncidentAction, { do: 'file' }>;

/** Content that stops a clock: it has to say something, and a named clock has to be one of the incident's. */
export function file(incident: Incident, { what, fields, money }: Filing, by: string, now: number): Decision {
  const inc = incidentName(incident.id);
  if (!isActive(incident)) return refused('incident.over', { inc, state: { say: { key: `state.${incident.state}` } } });
  if (filingKind(what) === null) {
    if (what === 'acknowledge' || what === 'settle') return refused(`incident.file.${what}`, { inc });
    if (!incident.clocks.some(({ id }) => id === what) && incident.restricted)
      return refused('incident.file.unknown.restricted', { inc, what });
    if (!incident.clocks.some(({ id }) => id === what))
      return refused('incident.file.unknown', { inc, what, known: known(incident) });
  }
  const [needed] = fieldsOf(what);
  if (saysNothing(fields[needed] ?? ''))
    return refused('incident.file.empty', { inc, param: fieldSay(needed), example: example(inc, what) });
  const kept = Object.fromEntries(Object.entries(fields).filter(([, text]) => text.trim() !== ''));
  const name = incident.clocks.find(({ id }) => id === what)?.name;
  const filed: IncidentEvent = { type: 'filed', what, ...(name && { name }), by, fields: kept };
  const next = incident.clocks.find(({ id, repeats, stoppedAt }) => id === what && repeats && stoppedAt === null);
  const events: IncidentEvent[] = money && incident.money === null ? [filed, { type: 'money', money }] : [filed];
  const params = { inc, what: clockSay(what, name) };
  const said: Say = next
    ? { key: 'incident.file.next', params: { ...params, at: { at: now + next.withinMs } } }
    : { key: 'incident.file', params };
  return { result: 'done', events, said };
}

function fieldSay(field: FilingField): SayParam {
  return { say: { key: `param.${field}` } };
}

/** What it would look like. */
function example(inc: string, what: string): SayParam {
  return { say: { key: `example.${filingKind(what) ?? 'file'}`, params: { inc, what } } };
}

/** Names of the configuration's own clocks on it. */
function known(incident: Incident): SayParam {
  const named = running(incident).filter(({ id }) => !RESPONSES.some((kind) => kind === id));
  const [first, ...others] = named.map(({ id }) => id);
  if (first === undefined) return { say: { key: 'nothing' } };
  return others.reduce<SayParam>((a, b) => ({ say: { key: 'join', params: { a, b } } }), first);
}
