import { describe, expect, it } from 'vitest';
import type { DutyAsk } from '../../src/domain/action-duty.js';
import { arrange } from '../../src/domain/oncall/arrange.js';
import type { DutyChange } from '../../src/domain/oncall/schedule.js';
import { catalogue } from '../../src/text/catalogue.js';
import { schedule } from '../harness/duty.js';

/** Wednesday 20:00 in Shanghai. Odd days of November Li has, even ones Wang, from 08:00 on. */
const NOW = Date.parse('2026-11-11T12:00:00Z');
const HOUR = 3_600_000;
const TOMORROW = NOW + 24 * HOUR;
const ops = schedule('ops', [['li'], ['wang']]);
const legal = schedule('legal', [['zhou']]);

function ask(
  asked: DutyAsk,
  by: string,
  changes: readonly DutyChange[] = [],
  more: { others?: boolean; now?: number } = {},
) {
  return arrange(asked, {
    now: more.now ?? NOW,
    by,
    others: more.others ?? false,
    schedules: [ops, legal],
    duty: { shows: [], teams: [], changes },
    people: new Set(['li', 'wang', 'zhou']),
    nameOf: (id) => id,
    newId: () => 'DUTY-7',
  });
}

const stand = (person: string, more: Partial<Extract<DutyAsk, { do: 'override' }>> = {}): DutyAsk => ({
  do: 'override',
  schedule: 'ops',
  person,
  instead: null,
  from: NOW,
  until: NOW + 4 * HOUR,
  ...more,
});
const swap = (person: string, more: Partial<Extract<DutyAsk, { do: 'swap' }>> = {}): DutyAsk => ({
  do: 'swap',
  schedule: null,
  person,
  from: NOW + HOUR,
  until: NOW + 3 * HOUR,
  back: null,
  place: null,
  ...more,
});
const asked = (more: Partial<DutyChange> = {}): DutyChange => ({
  id: 'DUTY-7',
  kind: 'swap',
  schedule: 'ops',
  person: 'wang',
  instead: 'li',
  from: NOW + HOUR,
  until: NOW + 3 * HOUR,
  state: 'asked',
  back: null,
  by: 'li',
  at: NOW,
  ...more,
});

describe('what is asked of who is on duty', () => {
  const table: readonly (readonly [string, ReturnType<typeof ask>, string])[] = [
    ['one takes duty upon oneself', ask(stand('wang'), 'wang'), 'oncall.override.done'],
    ['another needs the ability', ask(stand('wang'), 'li'), 'oncall.override.others'],
    [
      'who has it puts anybody there',
      ask(stand('zhou', { instead: 'li' }), 'wang', [], { others: true }),
      'oncall.override.done.instead',
    ],
    ['nobody stands in for oneself', ask(stand('li', { instead: 'li' }), 'li'), 'oncall.override.self'],
    ['who is there alone already is', ask(stand('li'), 'li'), 'oncall.override.already'],
    ['in the place of one who is not there', ask(stand('zhou', { instead: 'wang' }), 'zhou'), 'oncall.override.not-on'],
    ['what is over', ask(stand('wang', { until: NOW - 1 }), 'wang'), 'oncall.past'],
    ['an unknown schedule', ask(stand('wang', { schedule: 'opps' }), 'wang'), 'oncall.no-schedule'],
    ['somebody unknown', ask(stand('nobody'), 'wang', [], { others: true }), 'oncall.no-person'],
    [
      'the schedule is found by who it is about',
      ask(stand('wang', { schedule: null, instead: 'li' }), 'wang'),
      'oncall.override.done.instead',
    ],
    ['a swap of one’s own', ask(swap('wang'), 'li'), 'oncall.swap.done'],
    ['with oneself', ask(swap('li'), 'li'), 'oncall.swap.self'],
    ['of what one has not', ask(swap('li', { schedule: 'ops' }), 'wang'), 'oncall.swap.not-theirs'],
    ['of what one never has', ask(swap('li', { schedule: 'ops' }), 'zhou'), 'oncall.swap.never'],
    ['of more than one has', ask(swap('wang', { until: TOMORROW }), 'li'), 'oncall.swap.partly'],
    [
      'in return for a duty of the other',
      ask(swap('wang', { back: { from: TOMORROW, until: TOMORROW + HOUR } }), 'li'),
      'oncall.swap.done',
    ],
    [
      'in return for what is not theirs',
      ask(swap('wang', { back: { from: NOW + 4 * HOUR, until: NOW + 5 * HOUR } }), 'li'),
      'oncall.swap.not-theirs',
    ],
    ['asked twice', ask(swap('zhou'), 'li', [asked()]), 'oncall.swap.asked'],
    ['accepted by who is asked', ask({ do: 'accept', change: 'DUTY-7' }, 'wang', [asked()]), 'oncall.swap.accepted'],
    [
      'by nobody else, whatever they may',
      ask({ do: 'accept', change: 'DUTY-7' }, 'zhou', [asked()], { others: true }),
      'oncall.swap.not-you',
    ],
    [
      'not once its start has passed',
      ask({ do: 'accept', change: 'DUTY-7' }, 'wang', [asked()], { now: NOW + HOUR }),
      'oncall.swap.expired',
    ],
    [
      'twice',
      ask({ do: 'accept', change: 'DUTY-7' }, 'wang', [asked({ state: 'standing' })]),
      'oncall.swap.is-standing',
    ],
    [
      'when somebody else stands in by now',
      ask({ do: 'accept', change: 'DUTY-7' }, 'wang', [
        asked(),
        asked({
          id: 'DUTY-8',
          kind: 'override',
          person: 'zhou',
          instead: null,
          state: 'standing',
          from: NOW,
          until: TOMORROW,
          at: NOW + 1,
        }),
      ]),
      'oncall.swap.not-theirs',
    ],
    ['declined', ask({ do: 'decline', change: 'DUTY-7' }, 'wang', [asked()]), 'oncall.swap.declined'],
    ['ended by who made it', ask({ do: 'end', change: 'DUTY-7' }, 'li', [asked()]), 'oncall.end.done'],
    ['ended by a stranger to it', ask({ do: 'end', change: 'DUTY-7' }, 'zhou', [asked()]), 'oncall.end.others'],
    ['ended twice', ask({ do: 'end', change: 'DUTY-7' }, 'li', [asked({ state: 'ended' })]), 'oncall.end.over'],
    ['unknown', ask({ do: 'end', change: 'DUTY-9' }, 'li', []), 'oncall.no-change'],
  ];
  it.each(table)('%s', (_what, { said }, key) => {
    expect(said.key).toBe(key);
    expect(catalogue.en[key]).toBeDefined();
  });

  it('ends what has begun now, and leaves what was', () => {
    const begun = asked({ kind: 'override', state: 'standing', from: NOW - HOUR, until: NOW + HOUR });
    const result = ask({ do: 'end', change: 'DUTY-7' }, 'li', [begun]);
    expect(result).toMatchObject({ result: 'done', change: { state: 'standing', from: NOW - HOUR, until: NOW } });
  });

  it('asks for half an hour where the duty has begun', () => {
    const now = asked({ from: NOW, at: NOW });
    expect(ask({ do: 'accept', change: 'DUTY-7' }, 'wang', [now], { now: NOW + 29 * 60_000 })).toMatchObject({
      result: 'done',
      change: { from: NOW + 29 * 60_000, until: NOW + 3 * HOUR },
    });
    expect(ask({ do: 'accept', change: 'DUTY-7' }, 'wang', [now], { now: NOW + 30 * 60_000 }).said.key).toBe(
      'oncall.swap.expired',
    );
  });
});
