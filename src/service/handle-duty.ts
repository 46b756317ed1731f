import type { ActionResult } from '../domain/action.js';
import type { DutyAction, DutyAsk } from '../domain/action-duty.js';
import { abilitiesOf } from '../domain/authority/abilities.js';
import { arrange } from '../domain/oncall/arrange.js';
import type { Actor } from '../domain/person.js';
import { dutyContext } from './duty-context.js';
import { dutyRecord } from './duty-record.js';
import { askSwap } from './swap-notices.js';
import { tellDuty } from './tell-duty.js';
import type { Turn } from './turn.js';

/** Carries out what somebody asks of who is on duty: decided anew with what holds in this turn, recorded, and told. */
export function handleDuty(turn: Turn, { ask }: DutyAction, actor: Actor): ActionResult {
  const { live } = turn;
  const { settings } = live;
  const by = actor.kind === 'person' ? actor.id : '';
  const person = settings.people.find(({ id }) => id === by);
  // A system has no duty of its own to give away or take.
  if (!person) return { result: 'refused', said: { key: 'oncall.no-person', params: { who: by } } };
  const abilities = abilitiesOf(live.withAccounts(person), settings, live.arrangements.members);
  const before = 'change' in ask ? (live.arrangements.duties.get(ask.change) ?? null) : null;
  const arranged = arrange(ask, {
    now: turn.now,
    by,
    others: abilities.has('duty'),
    schedules: settings.schedules,
    duty: dutyContext(live),
    people: new Set(settings.people.map(({ id }) => id)),
    nameOf: (id) => settings.people.find((each) => each.id === id)?.name ?? id,
    newId: () => turn.arrange.newDutyId(),
  });
  if (arranged.result !== 'done') return arranged;
  const { change, said } = arranged;
  // Those it relieves are asked for before it holds.
  tellDuty(turn, { change, before, did: ask.do, by: person });
  turn.arrange.putDuty(change);
  turn.record('duty', dutyRecord(DID[ask.do], change), actor);
  if (change.kind === 'swap') askSwap(turn, change);
  return { result: 'done', said };
}

/** As the history has it. */
const DID: Readonly<Record<DutyAsk['do'], string>> = {
  override: 'override',
  swap: 'swap-asked',
  accept: 'swap-accepted',
  decline: 'swap-declined',
  end: 'ended',
};
