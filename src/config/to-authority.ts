import type { Settings } from '../domain/settings.js';
import type { Parsed } from './parsed.js';
import { resourcesOf } from './to-resources.js';

/** Teams, roles and limits of `people.yaml`, resources of `resources.yaml`, and who may see and approve what. */
export function authoritySettings(
  parsed: Parsed,
): Pick<Settings, 'teams' | 'roles' | 'resources' | 'restricted' | 'requestMs'> {
  return {
    teams: parsed.teams.map(({ entry: { name, lead, ...team } }) => ({
      ...team,
      name: name ?? team.id,
      lead: lead ?? null,
    })),
    roles: parsed.roles.map(({ entry: { name, limits, ...role } }) => ({
      ...role,
      name: name ?? { en: role.id, 'zh-CN': role.id },
      limits: limits.map((limit) => ({
        on: 'draw',
        share: limit.draw,
        perMs: limit.per,
        fileWithinMs: limit.file_within,
      })),
    })),
    resources: resourcesOf(parsed),
    restricted: parsed.restricted.map(({ entry }) => entry),
    requestMs: parsed.house.entry.requests.expire,
  };
}
