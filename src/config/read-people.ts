import { z } from 'zod';
import { listed, mapped } from './entries.js';
import type { Parsed } from './parsed.js';
import type { ConfigProblem } from './problem.js';
import { idSchema } from './schema/parts.js';
import { personSchema } from './schema/people.js';
import { peopleFileSchema, restrictionSchema, roleSchema, teamSchema } from './schema/people-file.js';
import type { YamlFile } from './yaml-file.js';
import { zodProblems } from './zod-problems.js';

export type PeopleParts = Pick<Parsed, 'people' | 'teams' | 'roles' | 'restricted'>;

const NOBODY: PeopleParts = { people: [], teams: [], roles: [], restricted: [] };

/**
 * `people.yaml`: a map of people, teams, roles and restrictions, or a list of people alone. Null where it cannot be told
 * who is in it: nothing is held against it then, since all names would be unknown.
 */
export function readPeople(file: YamlFile | null, problems: ConfigProblem[], broken: Set<string>): PeopleParts | null {
  if (!file) return null;
  if (file.value === null || file.value === undefined) return NOBODY;
  const whole = peopleFileSchema;
  if (Array.isArray(file.value)) {
    const people = listed(file, [], file.value, z.array(personSchema), personSchema, problems, broken);
    return { ...NOBODY, people };
  }
  const shape = z.record(z.string(), z.unknown()).safeParse(file.value);
  if (!shape.success) {
    problems.push(file.problem([], { key: 'config.people.shape' }, { key: 'config.mend.people.shape' }));
    return null;
  }
  const { people = [], teams = {}, roles = {}, restricted = [], ...others } = shape.data;
  const misnamed = Object.keys(others).length > 0;
  if (misnamed)
    problems.push(
      ...zodProblems(file, whole, [
        { code: 'unrecognized_keys', keys: Object.keys(others), path: [], message: '', input: shape.data },
      ]),
    );
  const parts: PeopleParts = {
    people: listed(file, ['people'], people ?? [], whole, personSchema, problems, broken),
    teams: mapped(file, ['teams'], teams ?? {}, whole, idSchema, teamSchema, problems, broken),
    roles: mapped(file, ['roles'], roles ?? {}, whole, idSchema, roleSchema, problems, broken),
    restricted: listed(file, ['restricted'], restricted ?? [], whole, restrictionSchema, problems, broken),
  };
  return misnamed ? null : parts;
}
