import { isDeepStrictEqual } from 'node:util';
import { type Happened, replay } from '../../src/domain/evolve.js';
import { isActive } from '../../src/domain/incident.js';
import { clocksFor, INCIDENT_CLOCKS } from '../../src/domain/incident-clocks.js';
import type { Settings } from '../../src/domain/settings.js';
import type { Remains } from './remains.js';

/** Everything that is not as it must be after any crash, one line each. */
export function wrongsOf(remains: Remains, settings: Settings): readonly string[] {
  return [
    ...wrongHistory(remains),
    ...wrongIncidents(remains),
    ...wrongAlerts(remains),
    ...wrongClocks(remains, settings),
    ...wrongGradeClocks(remains),
    ...wrongNotices(remains),
  ];
}

function happenedTo(remains: Remains): ReadonlyMap<number, readonly Happened[]> {
  const happened = new Map<number, Happened[]>();
  for (const row of remains.history) {
    if (row.kind !== 'incident') continue;
    const list = happened.get(row.incident);
    if (list) list.push(row);
    else happened.set(row.incident, [row]);
  }
  return happened;
}

function wrongHistory({ verified, history }: Remains): readonly string[] {
  if (verified.brokenAt !== null) return [`the history is broken at row ${verified.brokenAt}`];
  return verified.rows === history.length ? [] : [`${history.length} rows of history, ${verified.rows} in the chain`];
}

/** The history alone gives the state; every number was given once, without gaps. */
function wrongIncidents(remains: Remains): readonly string[] {
  const wrongs: string[] = [];
  const happened = happenedTo(remains);
  for (const incident of remains.incidents) {
    const events = happened.get(incident.id) ?? [];
    if (events.filter(({ event }) => event.type === 'opened').length !== 1)
      wrongs.push(`INC-${incident.id} was not opened exactly once`);
    // As JSON keeps it: what is undefined is not there.
    const folded: unknown = JSON.parse(JSON.stringify(replay(incident.id, events)));
    if (!isDeepStrictEqual(folded, incident)) wrongs.push(`INC-${incident.id} is not what its history gives`);
  }
  const ids = remains.incidents.map(({ id }) => id);
  if (
    !isDeepStrictEqual(
      ids,
      ids.map((_, i) => i + 1),
    )
  )
    wrongs.push(`the numbers are ${ids.join(' ')}`);
  if (happened.size !== ids.length)
    wrongs.push(`${happened.size} incidents in the history, ${ids.length} in the table`);
  return wrongs;
}

/** No condition is handled by two incidents, and none that fires by nobody. */
function wrongAlerts({ incidents, alerts }: Remains): readonly string[] {
  const wrongs: string[] = [];
  const handledBy = new Map<string, number>();
  for (const { id, firing } of incidents.filter(isActive)) {
    for (const fingerprint of firing) {
      const other = handledBy.get(fingerprint);
      if (other !== undefined) wrongs.push(`${fingerprint} is in INC-${other} and in INC-${id}`);
      handledBy.set(fingerprint, id);
    }
  }
  for (const { fingerprint, status, suppressed } of alerts) {
    const handled = handledBy.has(fingerprint);
    if (status === 'firing' && suppressed === null && !handled) wrongs.push(`${fingerprint} fires in no incident`);
    if (status === 'resolved' && handled) wrongs.push(`${fingerprint} is over, but fires in its incident`);
  }
  return wrongs;
}

/** Exactly the clocks that follow from the state of the incidents. */
function wrongClocks({ incidents, clocks }: Remains, settings: Settings): readonly string[] {
  const kinds: readonly string[] = INCIDENT_CLOCKS;
  const wanted = incidents.flatMap((incident) => clocksFor(incident, settings));
  const name = ({ kind, ref, dueAt }: (typeof clocks)[number]) => `${kind} of INC-${ref} at ${dueAt}`;
  return difference(wanted.map(name), clocks.filter(({ kind }) => kinds.includes(kind)).map(name), 'clock');
}

/** What grading waits for has its clock. */
function wrongGradeClocks({ grades, clocks }: Remains): readonly string[] {
  const wanted = [...grades].flatMap(([key, { dueAt }]) => (typeof dueAt === 'number' ? [`${key} at ${dueAt}`] : []));
  const found = clocks.filter(({ kind }) => kind === 'grade').map(({ ref, dueAt }) => `${ref} at ${dueAt}`);
  return difference(wanted, found, 'clock of a rule');
}

/** Was a call of an incident (`call:24:8@managers`) overtaken by an answer? Then nobody needs to see it any more. */
function answeredSince(key: string, remains: Remains): boolean {
  const [, id, version] = /^call:(\d+):(\d+)@/.exec(key) ?? [];
  const after = happenedTo(remains).get(Number(id))?.slice(Number(version)) ?? [];
  return after.some(({ event }) => ['acknowledged', 'mitigated', 'resolved', 'closed', 'merged'].includes(event.type));
}

/** What is wanted but not shown waits; every card, every call and every digest somebody was owed has its row. */
function wrongNotices(remains: Remains): readonly string[] {
  const wrongs: string[] = [];
  const rows = new Map(remains.notices.map((row) => [row.key, row]));
  for (const { key, wanted, shown, state } of rows.values())
    if (wanted > (shown ?? 0) && state !== 'waiting' && !(state === 'dropped' && answeredSince(key, remains)))
      wrongs.push(`${key} is to be shown and is ${state}`);
  for (const { id, channels, digests } of remains.incidents)
    for (const key of [...channels.map((channel) => `card:${id}@${channel}`), ...digests])
      if (!rows.has(key)) wrongs.push(`nothing was written to show ${key}`);
  for (const [id, events] of happenedTo(remains))
    for (const [i, { event }] of events.entries())
      if (event.type === 'escalated')
        for (const channel of event.channels)
          if (!rows.has(`call:${id}:${i + 1}@${channel}`)) wrongs.push(`nothing was written to call for INC-${id}`);
  return wrongs;
}

function difference(wanted: readonly string[], found: readonly string[], what: string): readonly string[] {
  const w = new Set(wanted);
  const f = new Set(found);
  return [
    ...wanted.filter((one) => !f.has(one)).map((one) => `missing ${what}: ${one}`),
    ...found.filter((one) => !w.has(one)).map((one) => `${what} too many: ${one}`),
  ];
}
