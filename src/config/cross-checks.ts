import { authorityProblems } from './cross-authority.js';
import { calendarProblems } from './cross-calendar.js';
import { clockProblems } from './cross-clocks.js';
import { escalationProblems } from './cross-escalation.js';
import { accountProblems, placeProblems } from './cross-places.js';
import { resourceProblems } from './cross-resources.js';
import { ruleProblems } from './cross-rules.js';
import { scheduleProblems } from './cross-schedules.js';
import { termProblems } from './cross-terms.js';
import { wayProblems } from './cross-ways.js';
import type { Parsed, Placed } from './parsed.js';
import type { ConfigProblem } from './problem.js';

/** What no file shows by itself: names that do not fit each other. */
export function crossProblems(parsed: Parsed): readonly ConfigProblem[] {
  return [
    ...duplicates(parsed.people),
    ...duplicates(parsed.rules),
    ...duplicates(parsed.checks),
    ...duplicates(parsed.terms),
    ...duplicates(parsed.resources),
    ...resourceProblems(parsed),
    ...houseDuplicates(parsed),
    ...escalationProblems(parsed),
    ...placeProblems(parsed),
    ...accountProblems(parsed),
    ...authorityProblems(parsed),
    ...calendarProblems(parsed),
    ...clockProblems(parsed),
    ...scheduleProblems(parsed),
    ...ruleProblems(parsed),
    ...termProblems(parsed),
    ...wayProblems(parsed),
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
