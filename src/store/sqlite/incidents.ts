import { sql } from 'drizzle-orm';
import { type Incident, type Standing, UNTOLD } from '../../domain/incident.js';
import { fromRank, rank } from '../../domain/level.js';
import type { Labels } from '../../domain/signal.js';
import type { Changes } from '../store.js';
import type { Client } from './client.js';
import type { Db } from './db.js';
import { readJson } from './json.js';
import { incidents } from './schema/incidents.js';
import { prepareUpsert, type Row } from './upsert.js';

// Written out, not bound: a partial index is used only where its condition stands in the query.
export const LIVE = sql`${incidents.state} <> 'closed'`;
export const CLOSED = sql`${incidents.state} = 'closed'`;

/** What is there of an incident before it is written. */
interface Stored {
  version: number;
  labels: string;
}

type StandingRow = Pick<Row<typeof incidents>, 'id' | 'level' | 'state' | 'drill'>;

export class Incidents {
  readonly #stored;
  readonly #one;
  readonly #standings;
  readonly #put;
  readonly #unlabel;
  readonly #label;

  constructor(
    client: Client,
    private readonly db: Db,
  ) {
    this.#stored = client.prepare<[number], Stored>('select version, labels from incidents where id = ?');
    this.#one = client.prepare<[number], { id: number; body: string }>('select id, body from incidents where id = ?');
    this.#standings = client.prepare<[string], StandingRow>(
      'select id, level, state, drill from incidents where id in (select value from json_each(?)) order by id',
    );
    this.#put = prepareUpsert(client, incidents, ['id']);
    this.#unlabel = client.prepare<[number]>('delete from incident_labels where incident = ?');
    this.#label = client.prepare<[string, string, number]>(
      'insert into incident_labels (label, value, incident) values (?, ?, ?)',
    );
  }

  /** Inside a transaction; returns the ids of those that are no longer at the version decided on, and then it must be rolled back. */
  write(changed: Changes['incidents']): number[] {
    const conflicts: number[] = [];
    for (const { was, incident } of changed) {
      const stored = this.#stored.get(incident.id);
      if ((stored?.version ?? null) === was) this.#writeOne(incident, stored?.labels);
      else conflicts.push(incident.id);
    }
    return conflicts;
  }

  one(id: number): Incident | null {
    const row = this.#one.get(id);
    return row ? toIncident(row) : null;
  }

  /** By id. A storm has thousands: from the columns alone, none of the bodies is read. */
  standings(ids: readonly number[]): Standing[] {
    return this.#standings.all(JSON.stringify(ids)).flatMap(({ id, level, state, drill }) => {
      const name = fromRank(level);
      return name ? [{ id, level: name, state, drill: drill === 1 }] : [];
    });
  }

  /** All that are not closed. */
  live(): Incident[] {
    return this.db.select({ id: incidents.id, body: incidents.body }).from(incidents).where(LIVE).all().map(toIncident);
  }

  #writeOne(incident: Incident, labelsBefore: string | undefined): void {
    const row = toRow(incident);
    this.#put(row);
    if (row.labels === labelsBefore) return;
    if (labelsBefore !== undefined) this.#unlabel.run(incident.id);
    for (const [label, value] of Object.entries(incident.labels)) this.#label.run(label, value, incident.id);
  }
}

function toRow(incident: Incident): Row<typeof incidents> {
  return {
    id: incident.id,
    version: incident.version,
    state: incident.state,
    level: rank(incident.level),
    owner: incident.owner,
    groupKey: incident.groupKey,
    openedAt: incident.openedAt,
    updatedAt: incident.updatedAt,
    resolvedAt: incident.resolvedAt,
    closedAt: incident.closedAt,
    drill: incident.drill ? 1 : 0,
    currency: incident.money?.currency ?? null,
    direct: incident.money?.direct ?? null,
    indirect: incident.money?.indirect ?? null,
    labels: JSON.stringify(incident.labels),
    body: JSON.stringify(incident),
  };
}

export function toIncident(row: { readonly id: number; readonly body: string }): Incident {
  return { ...UNTOLD, ...readJson<Incident>(row.body, 'incidents', row.id) };
}

export function labelsOf(row: { readonly id: number; readonly labels: string }): Labels {
  return readJson<Labels>(row.labels, 'incidents', row.id);
}
