import { LEVELS } from '../domain/level.js';
import { calendarProblems } from './cross-calendar.js';
import { accountProblems, placeProblems } from './cross-places.js';
import { ruleProblems } from './cross-rules.js';
import { termProblems } from './cross-terms.js';
import type { Parsed, Placed } from './parsed.js';
import type { ConfigProblem } from './problem.js';
import { didYouMean } from './zod-problems.js';

/** What no file shows by itself: names that do not fit each other. */
export function crossProblems(parsed: Parsed): readonly ConfigProblem[] {
  return [
    ...duplicates(parsed.people),
    ...duplicates(parsed.rules),
    ...duplicates(parsed.checks),
    ...duplicates(parsed.terms),
    ...houseDuplicates(parsed),
    ...policyProblems(parsed),
    ...placeProblems(parsed),
    ...accountProblems(parsed),
    ...calendarProblems(parsed),
    ...ruleProblems(parsed),
    ...termProblems(parsed),
  ];
}

function duplicates(placed: readonly Placed<{ readonly id: string }>[]): readonly ConfigProblem[] {
  const first = new Map<string, Placed<unknown>>();
  return placed.flatMap((one) => {
    const { id } = one.entry;
    const before = first.get(id);
    if (!before) {
      first.set(id, one);
      return [];
    }
    const { line } = before.file.place([...before.path, 'id']);
    const say = { key: 'config.duplicate-id', params: { id, file: before.file.name, line } };
    return [one.file.problem([...one.path, 'id'], say, { key: 'config.mend.duplicate-id' })];
  });
}

function houseDuplicates({ house }: Parsed): readonly ConfigProblem[] {
  const lists = {
    inhibit: house.entry.inhibit,
    maintenance: house.entry.maintenance,
    shows: house.entry.shows,
    promotions: house.entry.promotions,
  };
  return Object.entries(lists).flatMap(([name, list]) =>
    duplicates(list.map((entry, i) => ({ file: house.file, path: [name, i], entry }))),
  );
}

function policyProblems(parsed: Parsed): readonly ConfigProblem[] {
  const { house, people } = parsed;
  const { file, entry } = house;
  const channels = Object.keys(entry.channels);
  const groups = Object.keys(entry.groups);
  const known = [...new Set(people.map((one) => one.entry.id))];
  // An entry that is itself wrong is there all the same; it is not what somebody meant instead.
  const ids = [...known, ...parsed.broken];
  const problems: ConfigProblem[] = [];
  if (channels.length === 0)
    problems.push(file.problem(['channels'], { key: 'config.no-channel' }, { key: 'config.mend.no-channel' }));
  for (const level of LEVELS) {
    for (const [i, step] of entry.levels[level].escalate.entries()) {
      const path = ['levels', level, 'escalate', i];
      for (const [k, channel] of step.channels.entries())
        if (!channels.includes(channel))
          problems.push(
            file.problem(
              [...path, 'channels', k],
              { key: 'config.unknown-channel', params: { channel } },
              didYouMean(channel, channels),
            ),
          );
      for (const [k, person] of step.people.entries())
        if (!ids.includes(person))
          problems.push(
            file.problem(
              [...path, 'people', k],
              { key: 'config.unknown-person', params: { person } },
              didYouMean(person, known),
            ),
          );
      for (const [k, group] of step.groups.entries())
        if (!groups.includes(group))
          problems.push(
            file.problem(
              [...path, 'groups', k],
              { key: 'config.unknown-group', params: { group } },
              didYouMean(group, groups),
            ),
          );
      if (step.channels.length + step.people.length + step.groups.length === 0)
        problems.push(file.problem(path, { key: 'config.empty-step' }, { key: 'config.mend.empty-step' }));
    }
  }
  return problems;
}
