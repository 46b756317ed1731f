import type { Settings } from '../domain/settings.js';
import type { Parsed } from './parsed.js';

const DAY_MS = 86_400_000;

/** Teams, roles and limits of `people.yaml`, resources of `resources.yaml`, and who may see and approve what. */
export function authoritySettings(
  _parsed: Parsed,
): Pick<Settings, 'teams' | 'roles' | 'resources' | 'restricted' | 'requestMs'> {
  return { teams: [], roles: [], resources: [], restricted: [], requestMs: DAY_MS };
}
