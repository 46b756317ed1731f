import { and, desc, eq, inArray, lt, type SQL, sql } from 'drizzle-orm';
import { type Incident, STATES } from '../../domain/incident.js';
import { LEVELS, rank } from '../../domain/level.js';
import type { IncidentFilter } from '../../domain/reads.js';
import type { Db } from './db.js';
import { CLOSED, LIVE, toIncident } from './incidents.js';
import { keepMatching, labelConditions } from './label-conditions.js';
import { incidentLabels } from './schema/incident-labels.js';
import { incidents } from './schema/incidents.js';

const PAGE = 500;
/** How many closed incidents are looked at for a pattern, which no index answers. */
const LOOKED_AT = 5_000;

interface Listed {
  readonly id: number;
  readonly labels: string;
}
const LISTED = { id: incidents.id, labels: incidents.labels };

/**
 * Active ones first, the highest level first, then those resolved, then those closed; of equals the newest first.
 * No work grows with how many were ever closed, but for a pattern, which is sought in the newest 5,000 of them.
 */
export function listIncidents(db: Db, filter: IncidentFilter): Incident[] {
  const live = listLive(db, filter);
  const left = filter.limit - live.length;
  const wantsClosed = filter.states === undefined || filter.states.includes('closed');
  const ids = left > 0 && wantsClosed ? [...live, ...listClosed(db, filter, left)] : live;
  return loadInOrder(db, ids);
}

function listLive(db: Db, filter: IncidentFilter): number[] {
  const states = (filter.states ?? STATES).filter((s) => s !== 'closed');
  const { conditions, rest } = labelConditions(filter.match);
  const query = db
    .select(LISTED)
    .from(incidents)
    .where(and(LIVE, inArray(incidents.state, states), ...plainConditions(filter), ...conditions))
    .orderBy(sql`${incidents.state} = 'resolved'`, desc(incidents.level), desc(incidents.id));
  const rows = rest.length > 0 ? keepMatching(query.all(), rest) : query.limit(filter.limit).all();
  return rows.slice(0, filter.limit).map((r) => r.id);
}

function listClosed(db: Db, filter: IncidentFilter, limit: number): number[] {
  const { conditions, rest } = labelConditions(filter.match);
  const page = pageReader(db, filter, [CLOSED, ...conditions]);
  const found: number[] = [];
  const size = rest.length > 0 ? PAGE : limit;
  let before = Number.MAX_SAFE_INTEGER;
  for (let looked = 0; looked < LOOKED_AT && found.length < limit; looked += size) {
    const rows = page(before, size);
    for (const row of keepMatching(rows, rest)) found.push(row.id);
    const last = rows.at(-1);
    if (!last || rows.length < size) break;
    before = last.id;
  }
  return found.slice(0, limit);
}

/** Reads closed incidents from below an id downwards, by whichever index says most. */
function pageReader(db: Db, filter: IncidentFilter, always: SQL[]): (before: number, size: number) => Listed[] {
  const conditions = [...always, ...plainConditions(filter)];
  const equal = filter.match?.find((m) => m.op === '=' && m.value !== '');
  if (equal)
    return (before, size) =>
      db
        .select(LISTED)
        .from(incidentLabels)
        // `cross join` keeps the order: the label's own index is walked, not all that is closed.
        .crossJoin(incidents)
        .where(
          and(
            eq(incidentLabels.label, equal.label),
            eq(incidentLabels.value, equal.value),
            lt(incidentLabels.incident, before),
            eq(incidents.id, incidentLabels.incident),
            ...conditions,
          ),
        )
        .orderBy(desc(incidentLabels.incident))
        .limit(size)
        .all();
  const read = (condition: SQL[], before: number, size: number) =>
    db
      .select(LISTED)
      .from(incidents)
      .where(and(...condition, lt(incidents.id, before)))
      .orderBy(desc(incidents.id))
      .limit(size)
      .all();
  const { levels } = filter;
  if (filter.owner !== undefined || levels === undefined || levels.length === LEVELS.length)
    return (before, size) => read(conditions, before, size);
  // One level at a time: for several at once SQLite would sort all that is closed.
  return (before, size) =>
    levels
      .flatMap((level) => read([...always, eq(incidents.level, rank(level))], before, size))
      .sort((a, b) => b.id - a.id)
      .slice(0, size);
}

function plainConditions(filter: IncidentFilter): SQL[] {
  const conditions: SQL[] = [];
  if (filter.levels) conditions.push(inArray(incidents.level, filter.levels.map(rank)));
  if (filter.owner !== undefined) conditions.push(eq(incidents.owner, filter.owner));
  return conditions;
}

function loadInOrder(db: Db, ids: readonly number[]): Incident[] {
  const found: Incident[] = [];
  for (let i = 0; i < ids.length; i += PAGE) {
    const some = ids.slice(i, i + PAGE);
    const rows = db
      .select({ id: incidents.id, body: incidents.body })
      .from(incidents)
      .where(inArray(incidents.id, some))
      .all();
    const byId = new Map(rows.map((r) => [r.id, r]));
    for (const id of some) {
      const row = byId.get(id);
      if (row) found.push(toIncident(row));
    }
  }
  return found;
}
