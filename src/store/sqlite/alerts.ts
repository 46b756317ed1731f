import { and, eq, gte, isNull, notInArray, or, type SQL, sql } from 'drizzle-orm';
import type { Alert } from '../../domain/alert.js';
import { matchable } from '../../domain/correlate/inhibit.js';
import { rank } from '../../domain/level.js';
import { type Matcher, matchesAll } from '../../domain/matcher.js';
import type { Client } from './client.js';
import type { Db } from './db.js';
import { readJson } from './json.js';
import { alerts } from './schema/alerts.js';
import { prepareUpsert, type Row } from './upsert.js';

// Written out, not bound: a partial index is used only where its condition stands in the query.
export const FIRING = sql`${alerts.status} = 'firing'`;
const RESOLVED = sql`${alerts.status} = 'resolved'`;

/** Alerts of other incidents than these, or of none; undefined: all. */
export function notOf(incidents: readonly number[]): SQL | undefined {
  if (incidents.length === 0) return undefined;
  return or(isNull(alerts.incident), notInArray(alerts.incident, [...incidents]));
}

export class Alerts {
  readonly #put;

  constructor(
    client: Client,
    private readonly db: Db,
  ) {
    this.#put = prepareUpsert(client, alerts, ['fingerprint']);
  }

  write(changed: readonly Alert[]): void {
    for (const alert of changed) this.#put(toRow(alert));
  }

  one(fingerprint: string): Alert | null {
    const row = this.db.select().from(alerts).where(eq(alerts.fingerprint, fingerprint)).get();
    return row ? toAlert(row) : null;
  }

  /** Oldest first. */
  of(incident: number): Alert[] {
    const rows = this.db.select().from(alerts).where(eq(alerts.incident, incident)).all();
    return rows.map(toAlert).sort((a, b) => a.startsAt - b.startsAt || (a.fingerprint < b.fingerprint ? -1 : 1));
  }

  /** Firing, or resolved at `since` or later. */
  live(since: number): Alert[] {
    const firing = this.db.select().from(alerts).where(FIRING).all();
    const resolved = this.db
      .select()
      .from(alerts)
      .where(and(RESOLVED, gte(alerts.updatedAt, since)))
      .all();
    return [...firing, ...resolved].map(toAlert);
  }

  countMatching(matchers: readonly Matcher[], except: readonly number[] = []): number {
    const rows = this.db
      .select()
      .from(alerts)
      .where(and(FIRING, notOf(except)))
      .all();
    return rows.filter((row) => matchesAll(matchers, matchable(toAlert(row)))).length;
  }

  countFiringByRule(except: readonly number[] = []): Map<string, number> {
    const rows = this.db
      .select({ rule: alerts.rule, n: sql<number>`count(*)` })
      .from(alerts)
      .where(and(FIRING, notOf(except)))
      .groupBy(alerts.rule)
      .all();
    return new Map(rows.map((r) => [r.rule, r.n]));
  }
}

function toRow(alert: Alert): Row<typeof alerts> {
  return {
    fingerprint: alert.fingerprint,
    incident: alert.incident,
    rule: alert.rule,
    status: alert.status,
    level: rank(alert.level),
    suppressed: alert.suppressed ? 1 : 0,
    drill: alert.drill ? 1 : 0,
    updatedAt: alert.updatedAt,
    labels: JSON.stringify(alert.labels),
    body: JSON.stringify(alert),
  };
}

function toAlert(row: { readonly fingerprint: string; readonly body: string }): Alert {
  return readJson<Alert>(row.body, 'alerts', row.fingerprint);
}
