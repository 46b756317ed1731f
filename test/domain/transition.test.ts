import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { IncidentAction } from '../../src/domain/action.js';
import type { Caller } from '../../src/domain/escalation/called.js';
import { evolve } from '../../src/domain/evolve.js';
import { type Incident, STATES, type State } from '../../src/domain/incident.js';
import { LEVELS } from '../../src/domain/level.js';
import type { Actor } from '../../src/domain/person.js';
import { transition } from '../../src/domain/transition.js';

const AT = 1_780_000_000_000;
const BOT: Actor = { kind: 'bot', part: 'test' };
const LI: Actor = { kind: 'person', id: 'li', name: 'Li Na', via: 'test' };
const context = {
  now: AT,
  by: 'li',
  ackMs: () => 3_600_000,
  policy: () => [{ afterMs: 60_000, channels: ['on-call'], people: ['li'], groups: [] }],
  nameOf: (id: string) => ({ li: 'Li Na', wang: 'Wang Wei' })[id],
  called: (caller: Caller) =>
    caller.by === 'name'
      ? { channels: [], people: [caller.person], groups: [] }
      : { channels: caller.step.channels, people: caller.step.people, groups: caller.step.groups },
};

function opened(): Incident {
  const event = {
    type: 'opened',
    level: 'yellow',
    title: { en: 'x', 'zh-CN': 'x' },
    rule: 'delay',
    labels: {},
    groupKey: 'g',
    subject: '',
    owner: null,
    policy: context.policy(),
    channels: ['ops'],
    drill: false,
  } as const;
  return evolve(null, 1, { event, at: AT, actor: BOT });
}
function act(incident: Incident, action: IncidentAction): { incident: Incident; result: string } {
  const decision = transition(incident, action, context);
  if (decision.result !== 'done') return { incident, result: decision.result };
  return {
    result: 'done',
    incident: decision.events.reduce((i, event) => evolve(i, 1, { event, at: AT, actor: LI }), incident),
  };
}
const TO: Record<State, readonly IncidentAction[]> = {
  open: [],
  acknowledged: [{ do: 'acknowledge', note: '' }],
  mitigated: [{ do: 'mitigate', note: '' }],
  resolved: [{ do: 'resolve', outcome: null, note: '' }],
  closed: [{ do: 'resolve', outcome: null, note: '' }, { do: 'close' }],
};
const inState = (state: State) => TO[state].reduce((i, action) => act(i, action).incident, opened());

/** The table of `transition.ts`, cell by cell: the result and, where done, the state after. */
const TABLE: readonly (readonly [IncidentAction, Readonly<Record<State, string>>])[] = [
  [
    { do: 'acknowledge', note: '' },
    { open: 'acknowledged', acknowledged: 'noop', mitigated: 'noop', resolved: 'noop', closed: 'noop' },
  ],
  [
    { do: 'unacknowledge', note: '' },
    { open: 'noop', acknowledged: 'open', mitigated: 'open', resolved: 'refused', closed: 'refused' },
  ],
  [
    { do: 'own' },
    {
      open: 'acknowledged',
      acknowledged: 'acknowledged',
      mitigated: 'mitigated',
      resolved: 'refused',
      closed: 'refused',
    },
  ],
  [
    { do: 'assign', to: 'wang', role: null },
    { open: 'open', acknowledged: 'acknowledged', mitigated: 'mitigated', resolved: 'refused', closed: 'refused' },
  ],
  [
    { do: 'escalate', to: null, level: null, why: 'x' },
    { open: 'open', acknowledged: 'acknowledged', mitigated: 'mitigated', resolved: 'refused', closed: 'refused' },
  ],
  [
    { do: 'level', level: 'red', why: 'x' },
    { open: 'open', acknowledged: 'acknowledged', mitigated: 'mitigated', resolved: 'refused', closed: 'refused' },
  ],
  [
    { do: 'note', text: 'x' },
    { open: 'open', acknowledged: 'acknowledged', mitigated: 'mitigated', resolved: 'resolved', closed: 'closed' },
  ],
  [
    { do: 'snooze', until: AT + 1 },
    { open: 'open', acknowledged: 'acknowledged', mitigated: 'mitigated', resolved: 'refused', closed: 'refused' },
  ],
  [
    { do: 'mitigate', note: '' },
    { open: 'mitigated', acknowledged: 'mitigated', mitigated: 'noop', resolved: 'noop', closed: 'noop' },
  ],
  [
    { do: 'resolve', outcome: 'true', note: '' },
    { open: 'resolved', acknowledged: 'resolved', mitigated: 'resolved', resolved: 'resolved', closed: 'noop' },
  ],
  [
    { do: 'resolve', outcome: null, note: '' },
    { open: 'resolved', acknowledged: 'resolved', mitigated: 'resolved', resolved: 'noop', closed: 'noop' },
  ],
  [
    { do: 'reopen', why: 'x' },
    { open: 'noop', acknowledged: 'noop', mitigated: 'open', resolved: 'open', closed: 'open' },
  ],
  [
    { do: 'close' },
    { open: 'refused', acknowledged: 'refused', mitigated: 'refused', resolved: 'closed', closed: 'noop' },
  ],
];

describe('the state machine of an incident', () => {
  for (const [action, row] of TABLE)
    for (const state of STATES)
      test(`${JSON.stringify(action)} when ${state}: ${row[state]}`, () => {
        const before = inState(state);
        expect(before.state).toBe(state);
        const { incident, result } = act(before, action);
        expect(result === 'done' ? incident.state : result).toBe(row[state]);
        if (result !== 'done') expect(incident).toBe(before);
      });

  test('refusals say why in a sentence', () => {
    const snooze = transition(opened(), { do: 'snooze', until: AT - 1 }, context);
    expect(snooze).toMatchObject({ result: 'refused', said: { key: 'incident.snooze.past' } });
    const assign = transition(opened(), { do: 'assign', to: 'nobody', role: null }, context);
    expect(assign).toMatchObject({
      result: 'refused',
      said: { key: 'incident.assign.unknown', params: { who: 'nobody' } },
    });
    const lower = transition(opened(), { do: 'escalate', to: null, level: 'blue', why: '' }, context);
    expect(lower).toMatchObject({ result: 'refused', said: { key: 'incident.escalate.level' } });
  });

  test('owning acknowledges what is open, once', () => {
    const { incident } = act(opened(), { do: 'own' });
    expect(incident).toMatchObject({ owner: 'li', held: true, state: 'acknowledged' });
    expect(act(incident, { do: 'own' }).result).toBe('noop');
  });

  const anyAction = fc.oneof(
    fc.constantFrom(...TABLE.map(([action]) => action)),
    fc.constantFrom(...LEVELS).map((level): IncidentAction => ({ do: 'level', level, why: 'x' })),
    fc.constantFrom(...LEVELS).map((level): IncidentAction => ({ do: 'escalate', to: null, level, why: 'x' })),
  );

  test('property: no sequence of actions reaches a state or a move the table does not name', () => {
    fc.assert(
      fc.property(fc.array(anyAction, { maxLength: 40 }), (actions) => {
        let incident = opened();
        for (const action of actions) {
          const before = incident.state;
          const step = act(incident, action);
          const row = TABLE.find(
            ([a]) => a.do === action.do && (a.do !== 'resolve' || a.outcome === (action as typeof a).outcome),
          )?.[1];
          if (step.result === 'done') expect([row?.[before], before]).toContain(step.incident.state);
          expect(STATES).toContain(step.incident.state);
          incident = step.incident;
        }
      }),
    );
  });

  test('property: acknowledging twice is acknowledging once', () => {
    fc.assert(
      fc.property(fc.array(anyAction, { maxLength: 20 }), (actions) => {
        const incident = actions.reduce((i, action) => act(i, action).incident, opened());
        const once = act(incident, { do: 'acknowledge', note: '' }).incident;
        expect(act(once, { do: 'acknowledge', note: '' }).incident).toEqual(once);
      }),
    );
  });
});

describe('what two people do at once', () => {
  const late = (state: Incident, action: IncidentAction) => transition(state, action, context);

  test('a note written for what somebody else did first is kept, and they are told so', () => {
    const resolved = inState('resolved');
    for (const [incident, action] of [
      [inState('acknowledged'), { do: 'acknowledge', note: 'looking at it' }],
      [resolved, { do: 'acknowledge', note: 'looking at it' }],
      [resolved, { do: 'resolve', outcome: null, note: 'looking at it' }],
      [inState('closed'), { do: 'resolve', outcome: 'true', note: 'looking at it' }],
    ] as const)
      expect(late(incident, action)).toMatchObject({
        result: 'done',
        events: [{ type: 'noted', text: 'looking at it' }],
        said: { key: 'incident.late.noted' },
      });
  });

  test('an outcome that replaces another says which', () => {
    const real = act(inState('resolved'), { do: 'resolve', outcome: 'true', note: '' }).incident;
    expect(late(real, { do: 'resolve', outcome: 'false-alarm', note: '' }).said).toEqual({
      key: 'incident.resolve.changed',
      params: {
        inc: 'INC-1',
        from: { say: { key: 'outcome.true' } },
        to: { say: { key: 'outcome.false-alarm' } },
      },
    });
  });

  test('the step a card offers is taken once, and whoever takes it is told who is called', () => {
    const step = { do: 'escalate', to: null, level: null, why: '', step: 0 } as const;
    expect(late(opened(), step).said).toEqual({
      key: 'incident.escalate.calls',
      params: { inc: 'INC-1', whom: 'Li Na' },
    });
    const once = act(opened(), step).incident;
    expect(late(once, step)).toEqual({
      result: 'noop',
      said: { key: 'incident.escalate.noop', params: { inc: 'INC-1', step: 1 } },
    });
  });
});
