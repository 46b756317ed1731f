import type { GradeState } from '../../domain/grade.js';
import type { Client } from './client.js';
import { readJson } from './json.js';
import { grades } from './schema/grades.js';
import { prepareUpsert } from './upsert.js';

export class Grades {
  readonly #put;
  readonly #remove;
  readonly #all;

  constructor(client: Client) {
    this.#put = prepareUpsert(client, grades, ['key']);
    this.#remove = client.prepare<[string]>('delete from grades where key = ?');
    this.#all = client.prepare<[], typeof grades.$inferSelect>('select key, state from grades');
  }

  write(changed: ReadonlyMap<string, GradeState | null>): void {
    for (const [key, state] of changed) {
      if (state === null) this.#remove.run(key);
      else this.#put({ key, state: JSON.stringify(state) });
    }
  }

  all(): Map<string, GradeState> {
    const all = new Map<string, GradeState>();
    for (const { key, state } of this.#all.iterate()) all.set(key, readJson<GradeState>(state, 'grades', key));
    return all;
  }
}
