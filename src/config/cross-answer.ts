import { OF_PERMISSION } from '../domain/authority/ability.js';
import type { Target } from '../domain/target.js';
import { targetText } from '../domain/target.js';
import type { Parsed, PersonEntry, Placed } from './parsed.js';
import type { ConfigProblem } from './problem.js';
import { oncallSettings } from './to-oncall.js';

/** People who are called by a schedule or a step and may not acknowledge: what calls them could never be answered by them. */
export function answerWarnings(parsed: Parsed): readonly ConfigProblem[] {
  const mute = parsed.people.filter(({ entry }) => !mayAnswer(parsed, entry));
  if (mute.length === 0) return [];
  const { house, oncall } = parsed;
  const steps = [
    ...Object.values(house.entry.levels).flatMap(({ escalate }) => escalate),
    ...oncall.entry.policies.flatMap((policy) => policy.steps),
  ];
  const called = steps.flatMap((step): readonly Target[] => [
    ...step.call,
    ...step.people.map((id): Target => ({ to: 'person', id })),
  ]);
  return mute.flatMap((person) => {
    const by = callerOf(parsed, called, person);
    return by === null ? [] : [warning(person, by)];
  });
}

function warning({ file, path, entry }: Placed<PersonEntry>, by: string): ConfigProblem {
  return file.problem(
    path,
    { key: 'config.cannot-answer', params: { who: entry.name, by } },
    { key: 'config.mend.cannot-answer' },
  );
}

/** Members of groups of the chats are not known here: a role such a group brings may let somebody answer after all. */
function mayAnswer({ roles }: Parsed, { permission, roles: own }: PersonEntry): boolean {
  if (OF_PERMISSION[permission].includes('acknowledge')) return true;
  return roles.some(
    ({ entry }) => entry.may.includes('acknowledge') && (own.includes(entry.id) || entry.groups.length > 0),
  );
}

/** What calls them by name, by duty, as the lead of a team or by a role: `schedule:ops`; null where nothing does. */
function callerOf(parsed: Parsed, called: readonly Target[], { entry }: Placed<PersonEntry>): string | null {
  const duty = oncallSettings(parsed).schedules.find(({ layers }) =>
    layers.some(({ turns }) => turns.flat().includes(entry.id)),
  );
  if (duty) return targetText({ to: 'schedule', id: duty.id });
  const target = called.find(({ to, id }) => {
    if (to === 'person') return id === entry.id;
    if (to === 'role') return entry.roles.includes(id);
    return to === 'team' && parsed.teams.some((team) => team.entry.id === id && team.entry.lead === entry.id);
  });
  return target ? targetText(target) : null;
}
