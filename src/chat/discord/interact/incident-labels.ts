import type { Lang } from '../../../domain/text.js';
import { LEVEL_MARKS } from '../../../text/level-mark.js';
import type { ChatHost } from '../../host.js';
import { incidentId } from '../../registry/words.js';

/** `INC-42` → `INC-42 · 🔴 Stream down`, for lists to choose from; those nothing is known of are left out. */
export async function incidentLabels(
  host: ChatHost,
  incidents: readonly string[],
  lang: Lang,
): Promise<ReadonlyMap<string, string>> {
  const labels = new Map<string, string>();
  if (incidents.length === 0) return labels;
  for (const [name, { level, title }] of await host.titles(incidents, lang)) {
    labels.set(name, `${name} · ${LEVEL_MARKS[level]} ${title}`);
  }
  return labels;
}

/** Of the words completion offers, those that name an incident. */
export function isIncident(word: string): boolean {
  return /^INC-/iu.test(word) && incidentId(word) !== null;
}
