import type { Client } from '../client.js';

/** Removes incidents that were closed long ago, with all that belongs to them but their history. */
export class IncidentPruner {
  readonly #closed;
  readonly #parts;
  readonly #looseAlerts;
  readonly #looseNotices;
  readonly #silences;
  readonly #shows;

  constructor(client: Client) {
    this.#closed = client
      .prepare<[number, number], number>(
        `select id from incidents where state = 'closed' and closed_at < ? order by closed_at limit ?`,
      )
      .pluck();
    this.#parts = [
      `delete from alerts where incident = ? and status = 'resolved'`,
      'delete from notices where incident = ?',
      'delete from incident_labels where incident = ?',
      'delete from incidents where id = ?',
    ].map((sql) => client.prepare<[number]>(sql));
    // Of no incident, or of one that is gone: those that were still firing when it went.
    this.#looseAlerts = client.prepare<[number, number]>(
      `delete from alerts where fingerprint in (
         select fingerprint from alerts where status = 'resolved' and updated_at < ?
           and (incident is null or not exists (select 1 from incidents where incidents.id = alerts.incident)) limit ?)`,
    );
    this.#looseNotices = client.prepare<[number, number]>(
      `delete from notices where key in (
         select key from notices where incident is null and state <> 'waiting' and updated_at < ? limit ?)`,
    );
    // The highest number stays, so that it is not given twice.
    this.#silences = client.prepare<[number, number, number]>(
      `delete from silences where number is not (select max(number) from silences) and id in (
         select id from silences where ended_at is null and ends_at < ?
         union all select id from silences where ended_at is not null and ended_at < ? limit ?)`,
    );
    this.#shows = client.prepare<[number, number]>(
      'delete from shows where id in (select id from shows where ends_at < ? limit ?)',
    );
  }

  /** Inside a transaction; how many rows went. What belongs to the last incident goes with it, even over the limit. */
  run(before: number, limit: number): number {
    let gone = 0;
    for (const id of this.#closed.all(before, limit)) {
      if (gone >= limit) break;
      for (const part of this.#parts) gone += part.run(id).changes;
    }
    for (const loose of [this.#looseAlerts, this.#looseNotices, this.#shows])
      if (gone < limit) gone += loose.run(before, limit - gone).changes;
    if (gone < limit) gone += this.#silences.run(before, before, limit - gone).changes;
    return gone;
  }
}
