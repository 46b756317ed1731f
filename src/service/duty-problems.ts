import { DateTime } from 'luxon';
import { type Channel, serviceOf } from '../domain/channel.js';
import type { Clock } from '../domain/clock.js';
import type { JsonObject } from '../domain/json.js';
import { scheduleWord, stretchWords } from '../domain/oncall/arranged.js';
import { type TimedProblem, watchProblems } from '../domain/oncall/problem-watch.js';
import { problemsOf } from '../domain/oncall/problems.js';
import type { Settings } from '../domain/settings.js';
import type { Say, SayParam } from '../domain/text.js';
import { dutyContext } from './duty-context.js';
import type { Turn } from './turn.js';

/** The one hand-off clock that is no schedule's: what is wrong with all of them. */
export const PROBLEMS = '*';

const DAY_MS = 86_400_000;
/** Problems are looked for this far ahead, and at the latest after this long again. */
const LOOK_MS = 2 * DAY_MS;
const PRIORITY = 2;

/** Gaps and double duty are told a day ahead, once, and that they are mended. */
export function watchDuty(turn: Turn, clock: Clock | undefined): void {
  const { settings } = turn.live;
  const { now } = turn;
  if (settings.schedules.length === 0) return turn.clearClock('handoff', PROBLEMS);
  const all = problemsOf(settings.schedules, now, now + LOOK_MS, dutyContext(turn.live));
  const present = all.filter((problem) => problem.kind !== 'twice');
  const { fresh, gone, told } = watchProblems(toldIn(clock), present, now, DAY_MS);
  for (const problem of fresh) tell(turn, problem, problemSay(problem, settings));
  for (const problem of gone)
    tell(turn, problem, { key: 'oncall.problem.gone', params: { problem: { say: wasSay(problem, settings) } } });
  const ahead = present.map(({ from }) => from - DAY_MS).filter((at) => at > now);
  turn.setClock({
    kind: 'handoff',
    ref: PROBLEMS,
    dueAt: Math.min(now + DAY_MS, ...ahead),
    data: clock?.data && same(told, toldIn(clock)) ? clock.data : { told: told.map(asJson) },
  });
}

function tell(turn: Turn, problem: TimedProblem, say: Say): void {
  for (const { id } of spokesmen(turn.live.settings.channels))
    turn.want({
      key: `word:duty:${say.key}:${subjectOf(problem)}:${problem.until}:${turn.now}@${id}`,
      kind: 'word',
      channel: id,
      incident: null,
      priority: PRIORITY,
      body: { for: 'word', say, level: null },
    });
}

function problemSay(problem: TimedProblem, settings: Settings): Say {
  const params = wordsOf(problem, settings);
  if (problem.kind === 'double') return { key: 'oncall.problem.double', params };
  const zone = settings.schedules.find(({ id }) => id === problem.schedule)?.zone ?? settings.zone;
  const typed = (at: number): string =>
    DateTime.fromMillis(Math.ceil(at / 60_000) * 60_000, { zone }).toFormat("yyyy-MM-dd'T'HH:mmZZ");
  return {
    key: 'oncall.problem.gap',
    params: { ...params, id: problem.schedule, start: typed(problem.from), end: typed(problem.until) },
  };
}

function wasSay(problem: TimedProblem, settings: Settings): Say {
  return { key: `oncall.problem.${problem.kind}.was`, params: wordsOf(problem, settings) };
}

function wordsOf(problem: TimedProblem, { schedules, people }: Settings): Readonly<Record<string, SayParam>> {
  const word = (id: string): SayParam => {
    const found = schedules.find((each) => each.id === id);
    return found ? scheduleWord(found) : id;
  };
  const stretch = stretchWords(problem);
  if (problem.kind === 'gap') return { ...stretch, schedule: word(problem.schedule) };
  const [schedule, other] = problem.schedules;
  const who = people.find(({ id }) => id === problem.person)?.name ?? problem.person;
  return { ...stretch, who, schedule: word(schedule), other: word(other) };
}

/** One channel of each chat service, where its operators are. */
function spokesmen(channels: readonly Channel[]): readonly Channel[] {
  const found = new Map<string, Channel>();
  for (const channel of channels.filter(({ onlyEscalation }) => !onlyEscalation)) {
    const before = found.get(serviceOf(channel));
    if (!before || (before.purpose !== 'ops' && channel.purpose === 'ops')) found.set(serviceOf(channel), channel);
  }
  return [...found.values()];
}

function subjectOf(problem: TimedProblem): string {
  return problem.kind === 'gap' ? problem.schedule : `${problem.person}:${problem.schedules.join(':')}`;
}

function asJson(problem: TimedProblem): JsonObject {
  return problem.kind === 'gap' ? { ...problem } : { ...problem, schedules: [...problem.schedules] };
}

function same(a: readonly TimedProblem[], b: readonly TimedProblem[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** What was told, as the clock keeps it. */
function toldIn(clock: Clock | undefined): readonly TimedProblem[] {
  const told = clock?.data?.told;
  return Array.isArray(told) ? told.flatMap((each) => readProblem(each)) : [];
}

function readProblem(value: unknown): readonly TimedProblem[] {
  if (typeof value !== 'object' || value === null || !('from' in value) || !('until' in value)) return [];
  const { from, until } = value;
  if (typeof from !== 'number' || typeof until !== 'number') return [];
  if ('schedule' in value && typeof value.schedule === 'string')
    return [{ kind: 'gap', schedule: value.schedule, from, until }];
  if (!('person' in value && typeof value.person === 'string' && 'schedules' in value)) return [];
  const [a, b] = Array.isArray(value.schedules) ? value.schedules : [];
  return typeof a === 'string' && typeof b === 'string'
    ? [{ kind: 'double', person: value.person, schedules: [a, b], from, until }]
    : [];
}
