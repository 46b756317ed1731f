import { scheduleWord, stretchWords } from '../domain/oncall/arranged.js';
import { askedUntil } from '../domain/oncall/asked-until.js';
import { type DutyContext, nextChange, onDuty } from '../domain/oncall/duty.js';
import type { DutyChange, Schedule } from '../domain/oncall/schedule.js';
import type { Say, SayParam } from '../domain/text.js';
import { type Key, sentence } from './catalogue.js';
import { joinedParam, type NameOf } from './sentences.js';

/** `Warehouse: Lin · until 20:00`, and `→ then Maya, until 09:00` where somebody else comes. */
export function dutySays(schedule: Schedule, at: number, context: DutyContext, nameOf: NameOf): readonly Say[] {
  const until = nextChange(schedule, at, context);
  const said = [dutyBrief(schedule, at, context, nameOf)];
  if (until === null) return said;
  const next = onDuty(schedule, until, context);
  return [...said, dutySay(NEXT, next.people, nextChange(schedule, until, context), nameOf)];
}

/** The first of them: who is on duty. */
export function dutyBrief(schedule: Schedule, at: number, context: DutyContext, nameOf: NameOf): Say {
  const { people } = onDuty(schedule, at, context);
  const until = nextChange(schedule, at, context);
  return dutySay(NOW, people, until, nameOf, { schedule: scheduleWord(schedule) });
}

type Keys = Readonly<Record<'who' | 'whoOpen' | 'gap' | 'gapOpen', Key>>;

const NOW: Keys = {
  who: 'oncall.line',
  whoOpen: 'oncall.line.open',
  gap: 'oncall.line.gap',
  gapOpen: 'oncall.line.gap.open',
};
const NEXT: Keys = {
  who: 'oncall.next',
  whoOpen: 'oncall.next.open',
  gap: 'oncall.next.gap',
  gapOpen: 'oncall.next.gap.open',
};

function dutySay(
  keys: Keys,
  people: readonly string[],
  until: number | null,
  nameOf: NameOf,
  params: Readonly<Record<string, SayParam>> = {},
): Say {
  const who = joinedParam(people.map(nameOf));
  if (who === null)
    return until === null ? sentence(keys.gapOpen, params) : sentence(keys.gap, { ...params, until: { at: until } });
  return until === null
    ? sentence(keys.whoOpen, { ...params, who })
    : sentence(keys.who, { ...params, who, until: { at: until } });
}

/** Who stands in for whom, or has asked to; with what is given in return. */
export function changeSays(change: DutyChange, schedules: readonly Schedule[], nameOf: NameOf): readonly Say[] {
  const schedule = schedules.find(({ id }) => id === change.schedule);
  const params = {
    id: change.id,
    who: nameOf(change.person),
    instead: change.instead === null ? '' : nameOf(change.instead),
    by: nameOf(change.by),
    schedule: schedule ? scheduleWord(schedule) : change.schedule,
    ...stretchWords(change),
  };
  const said = [sentence(keyOf(change), { ...params, expires: { at: askedUntil(change) } })];
  if (change.back) said.push(sentence('oncall.change.back', { ...params, ...stretchWords(change.back) }));
  return said;
}

function keyOf({ kind, state, instead }: DutyChange): Key {
  if (kind === 'override') return instead === null ? 'oncall.change.override' : 'oncall.change.override.instead';
  return state === 'asked' ? 'oncall.change.swap.asked' : 'oncall.change.swap';
}
