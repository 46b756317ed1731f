import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import type { Action, IncidentAction } from '../../../src/domain/action.js';
import { ABILITIES, type Ability, OF_PERMISSION } from '../../../src/domain/authority/ability.js';
import { authorise } from '../../../src/domain/authority/authorise.js';
import { lackingSay } from '../../../src/domain/authority/lacking.js';
import { noteRefusal, type Refused } from '../../../src/domain/authority/refusals.js';
import type { Level } from '../../../src/domain/level.js';
import { PERMISSIONS, type Permission, type Person } from '../../../src/domain/person.js';

const person: Person = { id: 'li', name: 'Li Na', permission: 'act', accounts: [{ platform: 'slack', id: 'U1' }] };
const actor = { kind: 'person', id: 'li', name: 'Li Na', via: 'slack' } as const;
const show = { id: 's', title: 's', host: 'h', platform: 'p', scene: 'regular', start: 0, end: 1, skus: [] } as const;

const inc = (action: IncidentAction): Action => ({ on: 'incident', incident: 1, action });
/** What every action takes, with whom it is tried: the level of its incident is orange. */
const TAKES: readonly (readonly [Action, Ability])[] = [
  [inc({ do: 'acknowledge', note: '' }), 'acknowledge'],
  [inc({ do: 'unacknowledge', note: '' }), 'acknowledge'],
  [inc({ do: 'still' }), 'acknowledge'],
  [inc({ do: 'own' }), 'handle'],
  [inc({ do: 'assign', to: 'wang', role: null }), 'handle'],
  [inc({ do: 'escalate', to: null, level: null, why: '' }), 'handle'],
  [inc({ do: 'level', level: 'red', why: '' }), 'handle'],
  [inc({ do: 'level', level: 'orange', why: '' }), 'handle'],
  [inc({ do: 'level', level: 'yellow', why: '' }), 'level-down'],
  [inc({ do: 'note', text: 'n' }), 'handle'],
  [inc({ do: 'file', what: 'plan', fields: {} }), 'handle'],
  [inc({ do: 'snooze', until: 1 }), 'handle'],
  [inc({ do: 'mitigate', note: '' }), 'handle'],
  [inc({ do: 'reopen', why: '' }), 'handle'],
  [inc({ do: 'resolve', outcome: null, note: '' }), 'resolve'],
  [inc({ do: 'close' }), 'resolve'],
  [inc({ do: 'restrict', on: true }), 'restricted'],
  [{ on: 'reported', source: 'x', labels: {}, action: { do: 'acknowledge', note: '' } }, 'acknowledge'],
  [{ on: 'merge', from: 1, into: 2 }, 'handle'],
  [{ on: 'declare', level: 'red', title: 't', labels: {} }, 'handle'],
  [{ on: 'silence', matchers: [], until: 1, reason: '' }, 'silence'],
  [{ on: 'silence-end', id: 'SIL-1' }, 'silence'],
  [{ on: 'show-put', show }, 'shows'],
  [{ on: 'show-start', id: 's' }, 'shows'],
  [{ on: 'show-end', id: 's' }, 'shows'],
  [{ on: 'show-move', id: 's', start: 1 }, 'shows'],
  [{ on: 'check-run', check: 'c' }, 'handle'],
  [{ on: 'check-pause', check: 'c', paused: true }, 'checks'],
  [{ on: 'inbox-replay', id: 1 }, 'configure'],
  [{ on: 'config-reload' }, 'configure'],
  [{ on: 'members', members: [] }, 'configure'],
  [{ on: 'lang', lang: 'en' }, 'look'],
  [{ on: 'hold', code: '1', line: 'x', account: { platform: 'slack', id: 'U1', name: 'n', lang: 'en' } }, 'look'],
  [{ on: 'return-path', code: '1f0c9a2e' }, 'look'],
  [{ on: 'link', code: '1', person: 'li' }, 'look'],
  [{ on: 'link', code: '1', person: 'wang' }, 'configure'],
  [{ on: 'unlink', account: { platform: 'slack', id: 'U1' } }, 'look'],
  [{ on: 'unlink', account: { platform: 'slack', id: 'U2' } }, 'configure'],
  [{ on: 'draw', resource: 'r', wanted: { share: 0.1 }, incident: null, why: '' }, 'request'],
  [{ on: 'request-withdraw', request: 'REQ-1' }, 'request'],
  [{ on: 'request-approve', request: 'REQ-1', hash: 'abcdefgh' }, 'approve'],
  [{ on: 'request-reject', request: 'REQ-1', why: 'w' }, 'approve'],
  [{ on: 'veto', what: 'show', ref: 's', why: 'w' }, 'veto'],
  [{ on: 'veto-lift', what: 'show', ref: 's', why: 'w' }, 'veto'],
  [{ on: 'duty', ask: { do: 'accept', change: 'DUTY-1' } }, 'handle'],
  [{ on: 'duty', ask: { do: 'override', schedule: null, person: 'li', instead: null, from: 0, until: 1 } }, 'handle'],
  [{ on: 'duty', ask: { do: 'override', schedule: null, person: 'wang', instead: null, from: 0, until: 1 } }, 'duty'],
  [{ on: 'call-test' }, 'look'],
];

const tried = (action: Action, abilities: Iterable<Ability>, level: Level | null = 'orange') =>
  authorise(action, actor, { person, abilities: new Set(abilities), level });

describe('who may do what, asked in the turn that commits', () => {
  it.each(TAKES)('%j takes %s', (action, ability) => {
    expect(tried(action, [ability])).toBeNull();
    const others = ABILITIES.filter((each) => each !== ability);
    expect(tried(action, others)).toEqual({ lacks: ability });
  });

  it.each(PERMISSIONS)(
    'the permission “%s” does of all that what it gives, and nothing else',
    (permission: Permission) => {
      for (const [action, ability] of TAKES) {
        const may = OF_PERMISSION[permission].includes(ability);
        expect([action, tried(action, OF_PERMISSION[permission])]).toEqual([action, may ? null : { lacks: ability }]);
      }
    },
  );

  it('has an answer for every action there is', () => {
    const files = readdirSync('src/domain').filter((name) => /^action.*\.ts$/.test(name));
    const text = files.map((name) => readFileSync(`src/domain/${name}`, 'utf8')).join('\n');
    const there = (word: 'on' | 'do') =>
      [...text.matchAll(new RegExp(`readonly ${word}: '([\\w-]+)'`, 'g'))].map((m) => m[1]);
    const actions = TAKES.map(([action]) => action);
    const ons = new Set<string | undefined>([...actions.map(({ on }) => on), 'refused']);
    expect(there('on').filter((on) => !ons.has(on))).toEqual([]);
    const union = /export type IncidentAction =([\s\S]*?);\n\n/.exec(text)?.[1] ?? '';
    const dos = new Set(actions.flatMap((action) => (action.on === 'incident' ? [action.action.do] : [])));
    const named = [...union.matchAll(/readonly do: '([\w-]+)'/g)].map((m) => m[1]);
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((each) => each === undefined || ![...dos].some((one) => one === each))).toEqual([]);
  });

  it('refuses everything to whoever is no longer in people.yaml, but that they were refused', () => {
    const gone = { person: null, abilities: new Set(ABILITIES), level: null };
    for (const [action] of TAKES) expect(authorise(action, actor, gone)).toEqual({ lacks: null });
    expect(authorise({ on: 'refused', what: 'ack', ability: null, incident: null }, actor, gone)).toBeNull();
  });

  it('asks nothing of the bot and of systems that report', () => {
    const nobody = { person: null, abilities: new Set<Ability>(), level: null };
    for (const [action] of TAKES) expect(authorise(action, { kind: 'bot', part: 'source:pd' }, nobody)).toBeNull();
  });
});

test('a refusal names at most five who may, or says that nobody may and how to mend that', () => {
  const people = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id): Person => ({ ...person, id, name: id.toUpperCase() }));
  expect(lackingSay('veto', people.slice(0, 1)).params).toMatchObject({ names: 'A', more: 0 });
  const many = lackingSay('veto', people);
  expect(many.params?.more).toBe(2);
  expect(JSON.stringify(many)).toContain('"E"');
  expect(JSON.stringify(many)).not.toContain('"F"');
  expect(lackingSay('veto', [])).toMatchObject({ key: 'authority.nobody', params: { ability: 'veto' } });
});

test('what is refused again within a minute is counted, not written; twenty different ones are the most', () => {
  let lately: Refused | undefined;
  const note = (what: string, now: number) => {
    const noted = noteRefusal(lately, what, now);
    lately = noted.lately;
    return noted.before;
  };
  expect(note('a', 0)).toBe(0);
  expect(note('a', 1_000)).toBeNull();
  expect(note('a', 59_999)).toBeNull();
  expect(note('a', 60_000)).toBe(2);
  for (let i = 0; i < 19; i++) expect(note(`b${i}`, 61_000)).toBe(0);
  for (let i = 0; i < 500; i++) expect(note(`c${i}`, 62_000)).toBeNull();
  expect(lately?.written.size).toBe(20);
  expect(note('d', 120_000)).toBe(500);
  // A clock that goes back starts anew.
  expect(note('d', 1_000)).toBe(0);
});
