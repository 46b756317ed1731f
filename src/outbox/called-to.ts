import type { Standing } from '../domain/incident.js';
import type { Store } from '../store/store.js';

/** How the incidents of a call to many stand now: those it names, else those of a storm's digest; null: that is gone. */
export async function incidentsOfCall(
  store: Pick<Store, 'loadNotice' | 'loadStandings'>,
  { digest, incidents }: { readonly digest: string | null; readonly incidents?: readonly number[] },
): Promise<readonly Standing[] | null> {
  if (incidents) return store.loadStandings(incidents);
  const found = digest === null ? null : await store.loadNotice(digest);
  return found?.body.for === 'digest' ? store.loadStandings(found.body.incidents) : null;
}
