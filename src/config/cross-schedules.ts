import type { Layer } from '../domain/oncall/schedule.js';
import { hiddenLayers, idleTurns } from '../domain/oncall/unused.js';
import type { Parsed } from './parsed.js';
import type { ConfigProblem } from './problem.js';
import type { LayerEntry, ScheduleEntry } from './schema/oncall/schedule.js';
import { layerId, toSchedule } from './to-schedules.js';
import { didYouMean } from './zod-problems.js';

type Path = readonly PropertyKey[];

/** What is known by name, and what schedules may name of it. */
interface Names {
  readonly people: readonly string[];
  /** People whose own entries are wrong: to name them is not wrong besides. */
  readonly also: ReadonlySet<string>;
  readonly teams: readonly string[];
  readonly channels: readonly string[];
  readonly groups: readonly string[];
}

/** Schedules that name what there is not, and turns and layers that could never hold. Teams of shows, too. */
export function scheduleProblems(parsed: Parsed): readonly ConfigProblem[] {
  const { house, oncall } = parsed;
  const names: Names = {
    people: [...new Set(parsed.people.map((one) => one.entry.id))],
    also: parsed.broken,
    teams: parsed.teams.map((one) => one.entry.id),
    channels: Object.keys(house.entry.channels),
    groups: Object.keys(house.entry.groups),
  };
  const of = Object.entries(oncall.entry.schedules).flatMap(([id, entry]) => [
    ...namesIn(parsed, id, entry, names),
    ...entry.layers.flatMap((layer, i) => layerProblems(parsed, ['schedules', id, 'layers', i], layer, names)),
    ...sameLayers(parsed, id, entry),
    ...unusedIn(parsed, id, entry),
  ]);
  const ofShows = house.entry.shows.flatMap(({ team }, i) =>
    team === undefined || names.teams.includes(team)
      ? []
      : [house.file.problem(['shows', i, 'team'], unknownTeam(team), didYouMean(team, names.teams))],
  );
  return [...of, ...ofShows];
}

const unknownTeam = (team: string) => ({ key: 'config.duty.unknown-team', params: { team } });

function namesIn(
  { oncall: { file } }: Parsed,
  id: string,
  { team, group, channels }: ScheduleEntry,
  names: Names,
): readonly ConfigProblem[] {
  const path = ['schedules', id];
  const problems: ConfigProblem[] = [];
  if (team !== undefined && !names.teams.includes(team))
    problems.push(file.problem([...path, 'team'], unknownTeam(team), didYouMean(team, names.teams)));
  if (group !== undefined && !names.groups.includes(group)) {
    const say = { key: 'config.unknown-group', params: { group } };
    problems.push(file.problem([...path, 'group'], say, didYouMean(group, names.groups)));
  }
  for (const [i, channel] of channels.entries())
    if (!names.channels.includes(channel)) {
      const say = { key: 'config.unknown-channel', params: { channel } };
      problems.push(file.problem([...path, 'channels', i], say, didYouMean(channel, names.channels)));
    }
  return problems;
}

function layerProblems(
  { oncall: { file } }: Parsed,
  path: Path,
  { people: turns, start }: LayerEntry,
  names: Names,
): readonly ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  const many = turns[0]?.length ?? 0;
  for (const [i, turn] of turns.entries()) {
    const at = [...path, 'people', i];
    for (const [k, person] of turn.entries()) {
      // A turn of one may be written without its list.
      const exact = Array.isArray(file.valueAt(at)) ? [...at, k] : at;
      if (!names.people.includes(person) && !names.also.has(person)) {
        const say = { key: 'config.unknown-person', params: { person } };
        problems.push(file.problem(exact, say, didYouMean(person, names.people)));
      }
      if (turn.indexOf(person) < k)
        problems.push(
          file.problem(exact, { key: 'config.duty.twice', params: { person } }, { key: 'config.mend.duty.twice' }),
        );
    }
    if (turn.length !== many) {
      const say = { key: 'config.duty.unequal', params: { n: turn.length, first: many } };
      problems.push(file.problem(at, say, { key: 'config.mend.duty.unequal' }));
    }
  }
  if (turns.length > 1 && start === undefined)
    problems.push(file.problem([...path, 'start'], { key: 'config.duty.no-start' }, { key: 'config.mend.duty.start' }));
  return problems;
}

function sameLayers({ oncall: { file } }: Parsed, id: string, { layers }: ScheduleEntry): readonly ConfigProblem[] {
  const ids = layers.map(layerId);
  return ids.flatMap((layer, i) => {
    const first = ids.indexOf(layer);
    if (first === i) return [];
    const { line } = file.place(['schedules', id, 'layers', first, 'id']);
    const say = { key: 'config.duplicate-id', params: { id: layer, file: file.name, line } };
    return [file.problem(['schedules', id, 'layers', i, 'id'], say, { key: 'config.mend.duplicate-id' })];
  });
}

/** Layers that are always hidden by those above them, and turns that never meet the hours of their layer. */
function unusedIn({ oncall: { file }, house }: Parsed, id: string, entry: ScheduleEntry): readonly ConfigProblem[] {
  const { layers } = toSchedule(id, entry, house.entry.zone);
  const path = ['schedules', id, 'layers'];
  const hidden = hiddenLayers(layers);
  return layers.flatMap((layer: Layer, i) => {
    const at = [...path, i];
    if (hidden.has(layer.id)) {
      const say = { key: 'config.duty.hidden', params: { layer: layer.id } };
      return [file.problem(at, say, { key: 'config.mend.duty.hidden' })];
    }
    return idleTurns(layer).map((turn) => {
      const people = (layer.turns[turn] ?? []).join(', ');
      const say = { key: 'config.duty.idle', params: { people } };
      return file.problem([...at, 'people', turn], say, { key: 'config.mend.duty.idle' });
    });
  });
}
