import { and, eq, gte, inArray, notInArray, type SQL, sql } from 'drizzle-orm';
import { ACTIVE, type State } from '../../domain/incident.js';
import { fromRank, type Level, rank } from '../../domain/level.js';
import { matchesAll } from '../../domain/matcher.js';
import type { MoneyAtRisk } from '../../domain/money.js';
import type { StatusCounts, StatusFilter } from '../../domain/reads.js';
import type { Labels } from '../../domain/signal.js';
import { FIRING, notOf } from './alerts.js';
import type { Db } from './db.js';
import { LIVE } from './incidents.js';
import { readJson } from './json.js';
import { keepMatching, labelConditions } from './label-conditions.js';
import { alerts } from './schema/alerts.js';
import { incidents } from './schema/incidents.js';

interface Tally {
  readonly n: number;
  readonly state: State;
  readonly level: number;
  readonly currency: string | null;
  readonly direct: number | null;
  readonly indirect: number | null;
}

/** Drills are not counted. */
export function readStatus(db: Db, filter: StatusFilter): StatusCounts {
  const byLevel: Record<Level, number> = { blue: 0, yellow: 0, orange: 0, red: 0 };
  const unacknowledged: Record<Level, number> = { blue: 0, yellow: 0, orange: 0, red: 0 };
  const money = new Map<string, MoneyAtRisk>();
  for (const { n, state, level, currency, direct, indirect } of tallyActive(db, filter)) {
    const name = fromRank(level);
    if (name) byLevel[name] += n;
    if (name && state === 'open') unacknowledged[name] += n;
    if (currency === null) continue;
    const so = money.get(currency) ?? { direct: 0, indirect: 0, currency };
    money.set(currency, { direct: so.direct + (direct ?? 0), indirect: so.indirect + (indirect ?? 0), currency });
  }
  return {
    byLevel,
    unacknowledged,
    money: [...money.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1)),
    suppressedAlerts: countSuppressed(db, filter),
    openedToday: countIncidents(db, filter, gte(incidents.openedAt, filter.dayStart)),
    resolvedToday: countIncidents(db, filter, gte(incidents.resolvedAt, filter.dayStart)),
  };
}

/** Counted by SQLite from indexes alone, unless a pattern has to be tried on labels. */
function tallyActive(db: Db, filter: StatusFilter): Tally[] {
  const { id, labels, state, level, currency, direct, indirect, drill } = incidents;
  const { conditions, rest } = labelConditions(filter.match);
  const where = and(
    LIVE,
    eq(drill, 0),
    inArray(state, ACTIVE),
    ...levelCondition(level, filter),
    ...conditions,
    ...exceptCondition(filter),
  );
  if (rest.length > 0) {
    const rows = db.select({ id, labels, state, level, currency, direct, indirect }).from(incidents).where(where).all();
    return keepMatching(rows, rest).map((row) => ({ ...row, n: 1 }));
  }
  // Theirs are counted by level; what they cost is not told.
  const except = filter.match?.length ? [] : (filter.except ?? []);
  const told =
    except.length > 0 ? sql<string | null>`case when ${notInArray(id, [...except])} then ${currency} end` : currency;
  return db
    .select({
      n: sql<number>`count(*)`,
      state,
      level,
      currency: told,
      direct: sql<number | null>`sum(${direct})`,
      indirect: sql<number | null>`sum(${indirect})`,
    })
    .from(incidents)
    .where(where)
    .groupBy(state, level, told)
    .all();
}

function countIncidents(db: Db, filter: StatusFilter, since: SQL): number {
  const { id, labels, drill, level } = incidents;
  const { conditions, rest } = labelConditions(filter.match);
  const where = and(
    since,
    eq(drill, 0),
    ...levelCondition(level, filter),
    ...conditions,
    ...exceptCondition(filter),
    ...(filter.except && filter.match?.length ? [UNRESTRICTED] : []),
  );
  if (rest.length === 0) return db.select({ n: sql<number>`count(*)` }).from(incidents).where(where).get()?.n ?? 0;
  return keepMatching(db.select({ id, labels }).from(incidents).where(where).all(), rest).length;
}

function countSuppressed(db: Db, filter: StatusFilter): number {
  const hidden = sql`${alerts.suppressed} = 1`;
  const { match, except = [] } = filter;
  const others = match?.length ? notOf(except) : undefined;
  const where = and(FIRING, hidden, eq(alerts.drill, 0), ...levelCondition(alerts.level, filter), others);
  if (!match?.length) return db.select({ n: sql<number>`count(*)` }).from(alerts).where(where).get()?.n ?? 0;
  const rows = db.select({ key: alerts.fingerprint, labels: alerts.labels }).from(alerts).where(where).all();
  return rows.filter((r) => matchesAll(match, readJson<Labels>(r.labels, 'alerts', r.key))).length;
}

// Those that are closed by now, too.
const UNRESTRICTED = sql`json_extract(${incidents.body}, '$.restricted') is not 1`;

/** What its labels would find is not even counted. */
function exceptCondition({ match, except }: StatusFilter): SQL[] {
  return match?.length && except?.length ? [notInArray(incidents.id, [...except])] : [];
}

function levelCondition(column: typeof incidents.level | typeof alerts.level, filter: StatusFilter): SQL[] {
  return filter.levels ? [inArray(column, filter.levels.map(rank))] : [];
}
