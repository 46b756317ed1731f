import { DateTime } from 'luxon';
import { type DutyProblem, problemsOf } from '../domain/oncall/problems.js';
import type { Settings } from '../domain/settings.js';
import type { Say } from '../domain/text.js';
import type { Parsed } from './parsed.js';
import type { ConfigProblem } from './problem.js';

const DAYS = 14;

/** Gaps and double duty of the next 14 days by the files alone, each kind told once for those it is about. */
export function dutyWarnings(
  { oncall: { file } }: Pick<Parsed, 'oncall'>,
  { schedules, shows, teams }: Pick<Settings, 'schedules' | 'shows' | 'teams'>,
  now: number,
): readonly ConfigProblem[] {
  const until = now + DAYS * 86_400_000;
  const alike = new Map<string, DutyProblem[]>();
  for (const problem of problemsOf(schedules, now, until, { shows, teams, changes: [] })) {
    const name = nameOf(problem);
    alike.set(name, [...(alike.get(name) ?? []), problem]);
  }
  return [...alike.values()].flatMap((all) => {
    const [first] = all;
    if (!first || first.kind === 'twice') return [];
    const schedule = first.kind === 'gap' ? first.schedule : first.schedules[0];
    const zone = schedules.find(({ id }) => id === schedule)?.zone ?? 'UTC';
    const when = { from: wallText(first.from, zone), until: wallText(first.until, zone), zone, more: all.length - 1 };
    const [say, mend] = saysOf(first, { ...when, days: DAYS });
    return [file.problem(['schedules', schedule], say, mend, 'key')];
  });
}

function nameOf(problem: DutyProblem): string {
  switch (problem.kind) {
    case 'gap':
      return `gap ${problem.schedule}`;
    case 'double':
      return `double ${problem.person} ${problem.schedules.join(' ')}`;
    case 'twice':
      return `twice ${problem.person} ${problem.schedule} ${problem.layer}`;
  }
}

function saysOf(
  problem: Exclude<DutyProblem, { readonly kind: 'twice' }>,
  when: NonNullable<Say['params']>,
): readonly [Say, Say] {
  if (problem.kind === 'gap')
    return [
      { key: 'config.duty.gap', params: { schedule: problem.schedule, ...when } },
      { key: 'config.mend.duty.gap' },
    ];
  const [a, b] = problem.schedules;
  return [
    { key: 'config.duty.double', params: { person: problem.person, a, b, ...when } },
    { key: 'config.mend.duty.double' },
  ];
}

/** On the clock of the zone it is read in: configuration problems are else shown in UTC. */
function wallText(at: number, zone: string): string {
  return DateTime.fromMillis(at, { zone }).toFormat('yyyy-MM-dd HH:mm');
}
