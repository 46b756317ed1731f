import type { Ability } from '../domain/authority/ability.js';
import type { Parsed } from './parsed.js';
import type { ConfigProblem } from './problem.js';
import { didYouMean } from './zod-problems.js';

const UNKNOWN = {
  person: 'config.unknown-person',
  role: 'config.unknown-role',
  group: 'config.unknown-group',
} as const;

/** Teams, roles and people that name what there is not. */
export function authorityProblems(parsed: Parsed): readonly ConfigProblem[] {
  const { house, people, teams, roles, broken } = parsed;
  const known = {
    person: [...new Set(people.map(({ entry }) => entry.id))],
    role: roles.map(({ entry }) => entry.id),
    group: Object.keys(house.entry.groups),
  };
  const problems: ConfigProblem[] = [];
  const named = (
    { file, path }: (typeof people | typeof teams | typeof roles)[number],
    at: readonly PropertyKey[],
    kind: keyof typeof known,
    id: string,
  ) => {
    // An entry that is itself wrong is there all the same.
    if (known[kind].includes(id) || (kind !== 'group' && broken.has(id))) return;
    const say = { key: UNKNOWN[kind], params: { [kind]: id } };
    problems.push(file.problem([...path, ...at], say, didYouMean(id, known[kind])));
  };
  for (const person of people)
    for (const [i, role] of person.entry.roles.entries()) named(person, ['roles', i], 'role', role);
  for (const team of teams) {
    for (const [i, member] of team.entry.members.entries()) named(team, ['members', i], 'person', member);
    if (team.entry.lead !== undefined) named(team, ['lead'], 'person', team.entry.lead);
  }
  for (const role of roles)
    for (const [i, group] of role.entry.groups.entries()) named(role, ['groups', i], 'group', group);
  return problems;
}

/** Roles nobody has, and what somebody has to be allowed while nobody is. */
export function authorityWarnings({ people, roles, restricted }: Parsed): readonly ConfigProblem[] {
  const has = (role: string) => people.some(({ entry }) => entry.roles.includes(role));
  const idle = roles
    .filter(({ entry }) => entry.groups.length === 0 && !has(entry.id))
    .map(({ file, path, entry }) =>
      file.problem(
        path,
        { key: 'config.role-idle', params: { role: entry.id } },
        { key: 'config.mend.role-idle' },
        'key',
      ),
    );
  const held = roles.filter(({ entry }) => entry.groups.length > 0 || has(entry.id));
  const nobody = (ability: Ability): boolean => !held.some(({ entry }) => entry.may.includes(ability));
  const lacking = (ability: Ability, at: Parsed['restricted'][number] | Parsed['roles'][number]): ConfigProblem =>
    at.file.problem(
      at.path,
      {
        key: 'config.ability-nobody',
        params: {
          what: { say: { key: `ability.${ability}` } },
          ability,
          needed: { say: { key: `config.needs.${ability}` } },
        },
      },
      { key: 'config.mend.ability-nobody', params: { ability } },
      'key',
    );
  const limited = roles.find(({ entry }) => entry.limits.length > 0);
  const [hidden] = restricted;
  return [
    ...idle,
    ...(limited && nobody('approve') ? [lacking('approve', limited)] : []),
    ...(hidden && nobody('restricted') ? [lacking('restricted', hidden)] : []),
  ];
}
