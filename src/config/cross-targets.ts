import { INCIDENT_ROLES } from '../domain/response/roles.js';
import { type Target, type TargetKind, targetText } from '../domain/target.js';
import type { Parsed } from './parsed.js';
import type { ConfigProblem } from './problem.js';
import { authoritySettings } from './to-authority.js';
import { oncallSettings } from './to-oncall.js';
import type { YamlFile } from './yaml-file.js';
import { didYouMean } from './zod-problems.js';

type Known = Readonly<Record<TargetKind, readonly string[]>>;
const laidOut = new WeakMap<Parsed, Known>();

/** What is wrong with a target: there is nothing of that name. */
export function targetProblems(
  parsed: Parsed,
  file: YamlFile,
  path: readonly PropertyKey[],
  target: Target,
): readonly ConfigProblem[] {
  const known = knownTargets(parsed)[target.to];
  // An entry that is itself wrong is there all the same; it is not what somebody meant instead.
  if (known.includes(target.id) || parsed.broken.has(target.id)) return [];
  const say = { key: `config.unknown-target.${target.to}`, params: { id: target.id } };
  return [
    file.problem(
      path,
      say,
      didYouMean(
        targetText(target),
        known.map((id) => targetText({ to: target.to, id })),
      ),
    ),
  ];
}

/** Ids of everything a target can name, by its kind. */
export function knownTargets(parsed: Parsed): Known {
  const before = laidOut.get(parsed);
  if (before) return before;
  const { house, people } = parsed;
  const { schedules, webhooks } = oncallSettings(parsed);
  const { teams, roles } = authoritySettings(parsed);
  const ofLevels = Object.values(house.entry.levels).flatMap((level) => Object.keys(level.roles));
  const ids = (list: readonly { readonly id: string }[]): readonly string[] => [...new Set(list.map(({ id }) => id))];
  const known: Known = {
    schedule: ids(schedules),
    person: ids(people.map(({ entry }) => entry)),
    team: ids(teams),
    role: [...new Set([...ids(roles), ...ofLevels, ...INCIDENT_ROLES])],
    group: Object.keys(house.entry.groups),
    channel: Object.keys(house.entry.channels),
    webhook: ids(webhooks),
  };
  laidOut.set(parsed, known);
  return known;
}
