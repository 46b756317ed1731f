import { LEVELS } from '../domain/level.js';
import { RESPONSES } from '../domain/response/clock.js';
import type { Target } from '../domain/target.js';
import { targetProblems } from './cross-targets.js';
import type { Parsed } from './parsed.js';
import type { ConfigProblem } from './problem.js';
import type { House } from './schema/house.js';
import type { YamlFile } from './yaml-file.js';

type Demands = House['levels']['red'];

/** Clocks and roles that name nobody there is, or that could never be. */
export function clockProblems(parsed: Parsed): readonly ConfigProblem[] {
  const { house, oncall } = parsed;
  const named = (file: YamlFile, path: readonly PropertyKey[], who: Target | null | undefined) =>
    who ? targetProblems(parsed, file, path, who) : [];
  return [
    ...LEVELS.flatMap((level) => {
      const path = ['levels', level];
      const { clocks, roles, lead } = house.entry.levels[level];
      return [
        ...RESPONSES.flatMap((kind) => named(house.file, [...path, 'clocks', kind, 'who'], clocks[kind]?.who)),
        ...Object.entries(roles).flatMap(([role, who]) => named(house.file, [...path, 'roles', role], who)),
        ...named(house.file, [...path, 'lead'], lead),
        ...neverDue(house.file, [...path, 'clocks'], clocks),
      ];
    }),
    ...Object.entries(oncall.entry.clocks).flatMap(([id, clock]) => [
      ...named(oncall.file, ['clocks', id, 'who'], clock.who),
      ...(RESPONSES.some((kind) => kind === id)
        ? [
            oncall.file.problem(
              ['clocks', id],
              { key: 'config.clock-taken', params: { id } },
              { key: 'config.mend.clock-taken' },
              'key',
            ),
          ]
        : []),
    ]),
  ];
}

/** What is due only after all is to be settled is never due. */
function neverDue(file: YamlFile, path: readonly PropertyKey[], clocks: Demands['clocks']): readonly ConfigProblem[] {
  const { settle } = clocks;
  if (settle === undefined) return [];
  return RESPONSES.flatMap((kind) => {
    const clock = clocks[kind];
    if (kind === 'settle' || clock === undefined || clock.within < settle.within) return [];
    const params = {
      clock: { say: { key: `response.${kind}` } },
      within: { ms: clock.within },
      settle: { ms: settle.within },
    };
    return [file.problem([...path, kind], { key: 'config.clock-never', params }, { key: 'config.mend.clock-never' })];
  });
}
