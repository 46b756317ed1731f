import { desc, eq } from 'drizzle-orm';
import type { InboxItem, NewInboxItem } from '../../domain/inbox.js';
import type { Client } from './client.js';
import type { Db } from './db.js';
import { readJson } from './json.js';
import { inbox } from './schema/inbox.js';
import type { Row } from './upsert.js';

export class Inbox {
  readonly #add;
  readonly #replay;

  constructor(
    client: Client,
    private readonly db: Db,
  ) {
    this.#add = client.prepare<
      [at: number, source: string, contentType: string, body: string, headers: string, problems: string]
    >('insert into inbox (at, source, content_type, body, headers, problems) values (?, ?, ?, ?, ?, ?)');
    this.#replay = client.prepare<[number, number]>('update inbox set replayed_at = ? where id = ?');
  }

  /** The ids of the new items, in their order. */
  write(items: readonly NewInboxItem[], replayed: readonly number[], at: number): number[] {
    for (const id of replayed) this.#replay.run(at, id);
    return items.map((item) => {
      const { lastInsertRowid } = this.#add.run(
        item.at,
        item.source,
        item.contentType,
        item.body,
        JSON.stringify(item.headers),
        JSON.stringify(item.problems),
      );
      return Number(lastInsertRowid);
    });
  }

  /** Newest first. */
  newest(limit: number): InboxItem[] {
    return this.db.select().from(inbox).orderBy(desc(inbox.id)).limit(limit).all().map(toItem);
  }

  one(id: number): InboxItem | null {
    const row = this.db.select().from(inbox).where(eq(inbox.id, id)).get();
    return row ? toItem(row) : null;
  }
}

function toItem(row: Row<typeof inbox>): InboxItem {
  const headers = readJson<Record<string, string>>(row.headers, 'inbox', row.id);
  return { ...row, headers, problems: readJson<string[]>(row.problems, 'inbox', row.id) };
}
