import type { DutyAsk } from '../domain/action-duty.js';
import { scheduleWord, stretchWords } from '../domain/oncall/arranged.js';
import { dutySpans } from '../domain/oncall/duty.js';
import type { DutyChange } from '../domain/oncall/schedule.js';
import type { Person } from '../domain/person.js';
import type { Say, SayParam } from '../domain/text.js';
import { directChannels } from './direct.js';
import { dutyContext } from './duty-context.js';
import type { Turn } from './turn.js';

const PRIORITY = 2;

interface Told {
  readonly change: DutyChange;
  /** As it was; null: it is new. */
  readonly before: DutyChange | null;
  readonly did: DutyAsk['do'];
  readonly by: Pick<Person, 'id' | 'name'>;
}

/** Tells by direct message whose duty is another now, unless they did it themselves. To be called before it holds. */
export function tellDuty(turn: Turn, { change, before, did, by }: Told): void {
  const tell = (people: readonly (string | null)[], key: string): void => {
    const said = dutySay(turn, key, before?.state === 'standing' ? before : change, by.name);
    for (const person of new Set(people)) if (person !== null && person !== by.id) direct(turn, change, person, said);
  };
  switch (did) {
    case 'override':
      tell([change.person], 'oncall.told.override');
      return tell(relieved(turn, change), 'oncall.told.relieved');
    case 'swap':
      // The request itself is the message.
      return;
    case 'accept':
      return tell([change.by], 'oncall.told.accepted');
    case 'decline':
      return tell([change.by], 'oncall.told.declined');
    case 'end':
      if (change.state === 'declined') return tell([change.by], 'oncall.told.declined');
      // Of one that was only asked for the request tells.
      if (before?.state === 'asked') return;
      return tell([change.person, change.instead, change.by], 'oncall.told.ended');
  }
}

/** Whoever asked is told that no answer came. */
export function tellExpired(turn: Turn, change: DutyChange): void {
  direct(turn, change, change.by, dutySay(turn, 'oncall.told.expired', change, ''));
}

function relieved(turn: Turn, { schedule, person, instead, from, until }: DutyChange): readonly string[] {
  if (instead !== null) return [instead];
  const found = turn.live.settings.schedules.find(({ id }) => id === schedule);
  const spans = found ? dutySpans(found, from, until, dutyContext(turn.live)) : [];
  return spans.flatMap(({ people }) => people).filter((who) => who !== person);
}

function dutySay(turn: Turn, key: string, change: DutyChange, by: string): Say {
  const { schedules, people } = turn.live.settings;
  const schedule = schedules.find(({ id }) => id === change.schedule);
  const word: SayParam = schedule ? scheduleWord(schedule) : change.schedule;
  const who = people.find(({ id }) => id === change.person)?.name ?? change.person;
  return { key, params: { id: change.id, who, by, schedule: word, ...stretchWords(change) } };
}

function direct(turn: Turn, { id, state }: DutyChange, person: string, say: Say): void {
  for (const channel of directChannels(turn.live, person))
    turn.want({
      key: `word:duty:${id}:${state}:${turn.now}@${channel}`,
      kind: 'word',
      channel,
      incident: null,
      priority: PRIORITY,
      body: { for: 'word', say, level: null },
    });
}
