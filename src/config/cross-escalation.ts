import { LEVELS } from '../domain/level.js';
import { nobodyReached } from './cross-reach.js';
import { targetProblems } from './cross-targets.js';
import type { Parsed } from './parsed.js';
import type { ConfigProblem } from './problem.js';
import type { StepEntry } from './schema/step.js';
import type { YamlFile } from './yaml-file.js';
import { didYouMean } from './zod-problems.js';

/** Steps that name what is not there, or that nobody would ever hear. */
export function escalationProblems(parsed: Parsed): readonly ConfigProblem[] {
  const { house, oncall } = parsed;
  const noChannel =
    Object.keys(house.entry.channels).length === 0
      ? [house.file.problem(['channels'], { key: 'config.no-channel' }, { key: 'config.mend.no-channel' })]
      : [];
  return [
    ...noChannel,
    ...LEVELS.flatMap((level) =>
      house.entry.levels[level].escalate.flatMap((step, i) =>
        stepProblems(parsed, house.file, ['levels', level, 'escalate', i], step),
      ),
    ),
    ...policyDuplicates(parsed),
    ...oncall.entry.policies.flatMap(({ steps }, p) =>
      steps.flatMap((step, i) => stepProblems(parsed, oncall.file, ['policies', p, 'steps', i], step)),
    ),
  ];
}

function stepProblems(
  parsed: Parsed,
  file: YamlFile,
  path: readonly PropertyKey[],
  step: StepEntry,
): readonly ConfigProblem[] {
  const { entry } = parsed.house;
  const people = [...new Set(parsed.people.map((one) => one.entry.id))];
  const problems: ConfigProblem[] = [];
  const unknown = (list: 'channels' | 'people' | 'groups', of: readonly string[], also: ReadonlySet<string>) => {
    const [key, param] = UNKNOWN[list];
    for (const [k, id] of step[list].entries())
      if (!of.includes(id) && !also.has(id))
        problems.push(file.problem([...path, list, k], { key, params: { [param]: id } }, didYouMean(id, of)));
  };
  unknown('channels', Object.keys(entry.channels), NONE);
  // An entry that is itself wrong is there all the same; it is not what somebody meant instead.
  unknown('people', people, parsed.broken);
  unknown('groups', Object.keys(entry.groups), NONE);
  for (const [k, target] of step.call.entries())
    problems.push(...targetProblems(parsed, file, [...path, 'call', k], target));
  if (problems.length > 0) return problems;
  if (step.call.length + step.channels.length + step.people.length + step.groups.length === 0)
    return [file.problem(path, { key: 'config.empty-step' }, { key: 'config.mend.empty-step' })];
  const why = nobodyReached(parsed, step);
  if (why === null) return [];
  return [file.problem(path, { key: 'config.step.nobody', params: { why } }, { key: 'config.mend.step.nobody' })];
}

const NONE: ReadonlySet<string> = new Set();
const UNKNOWN = {
  channels: ['config.unknown-channel', 'channel'],
  people: ['config.unknown-person', 'person'],
  groups: ['config.unknown-group', 'group'],
} as const;

function policyDuplicates({ oncall }: Parsed): readonly ConfigProblem[] {
  const { file, entry } = oncall;
  return entry.policies.flatMap(({ id }, i) => {
    const first = entry.policies.findIndex((each) => each.id === id);
    if (first === i) return [];
    const { line } = file.place(['policies', first, 'id']);
    const say = { key: 'config.duplicate-id', params: { id, file: file.name, line } };
    return [file.problem(['policies', i, 'id'], say, { key: 'config.mend.duplicate-id' })];
  });
}

/** Steps that are as they were meant, perhaps, but leave stretches of time in which nobody is called. */
export function escalationWarnings(parsed: Parsed): readonly ConfigProblem[] {
  const { house, oncall } = parsed;
  const alone = (file: YamlFile, path: readonly PropertyKey[], steps: readonly StepEntry[]) =>
    steps.length > 0 && steps.every((step) => step.only_live)
      ? [file.problem(path, { key: 'config.only-live' }, { key: 'config.mend.only-live' })]
      : [];
  return [
    ...LEVELS.flatMap((level) => alone(house.file, ['levels', level, 'escalate'], house.entry.levels[level].escalate)),
    ...oncall.entry.policies.flatMap(({ steps }, p) => alone(oncall.file, ['policies', p, 'steps'], steps)),
  ];
}
