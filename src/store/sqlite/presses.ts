import { and, desc, eq, gt } from 'drizzle-orm';
import { RETURN_PATH } from '../../domain/action.js';
import type { Actor } from '../../domain/person.js';
import { canonicalJson } from '../../lib/canonical-json.js';
import { openClient } from './client.js';
import { openDb } from './db.js';
import { readJson } from './json.js';
import { held } from './schema/held.js';
import { history } from './schema/history.js';

/** Presses of the doctor's button that the running bot took. */
export interface Presses {
  /** Who pressed, as the chat or people.yaml calls them; null: nobody yet. Throws where the database cannot be read. */
  find(code: string): string | null;
  close(): void;
}

/**
 * Looks into the database of a running bot without disturbing it. Only what was recorded after the opening counts.
 * Throws where there is no database, or none that can be read.
 */
export function openPresses(file: string): Presses {
  const client = openClient(file, true);
  try {
    const db = openDb(client);
    const newest = db.select({ seq: history.seq }).from(history).orderBy(desc(history.seq)).limit(1).get();
    const since = newest?.seq ?? 0;
    return {
      find(code) {
        const body = canonicalJson({ kind: 'record', incident: null, what: RETURN_PATH, data: { code } });
        const row = db
          .select({ seq: history.seq, actor: history.actor })
          .from(history)
          .where(and(gt(history.seq, since), eq(history.body, body)))
          .get();
        if (row) return nameOf(readJson<Actor>(row.actor, 'history', row.seq));
        // A stranger's line is kept until they are linked: it came all the same.
        const kept = db
          .select({ name: held.name })
          .from(held)
          .where(eq(held.line, `doctor ${code}`))
          .get();
        return kept?.name ?? null;
      },
      close: () => client.close(),
    };
  } catch (error) {
    client.close();
    throw error;
  }
}

function nameOf(actor: Actor): string {
  return actor.kind === 'person' ? actor.name : actor.part;
}
