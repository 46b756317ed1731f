import type { Incident } from '../domain/incident.js';
import type { Turn } from './turn.js';

/** Everything that fires of it is hidden: nobody is called to it meanwhile. */
export function isSilenced({ live }: Pick<Turn, 'live'>, { firing }: Pick<Incident, 'firing'>): boolean {
  return firing.length > 0 && firing.every((fingerprint) => live.alerts.get(fingerprint)?.suppressed);
}
