import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import type { Action } from '../../src/domain/action.js';
import { abilitiesOf } from '../../src/domain/authority/abilities.js';
import type { Ability } from '../../src/domain/authority/ability.js';
import type { Role } from '../../src/domain/authority/role.js';
import type { History } from '../../src/domain/history.js';
import { rank } from '../../src/domain/level.js';
import type { Actor, Person } from '../../src/domain/person.js';
import type { Settings } from '../../src/domain/settings.js';
import { createHost } from '../../src/host.js';
import { createCarryOut } from '../../src/service/carry-out.js';
import { createReads } from '../../src/service/queries.js';
import { sayText } from '../../src/text/say.js';
import { type House, LI, openHouse, WANG } from '../harness/house.js';

const MIN = 60_000;
let house: House;
afterEach(() => house.close());

const role = (id: string, may: readonly Ability[], groups: readonly string[] = []): Role => ({
  id,
  name: { en: id, 'zh-CN': id },
  may,
  limits: [],
  groups,
});
const refusals = async () => (await house.store.loadRecords('refused', 100)).map((row) => recordOf(row));
function recordOf(row: History) {
  if (row.kind !== 'record') throw new Error('a record was asked for');
  const who = row.actor.kind === 'person' ? row.actor.id : row.actor.part;
  const { what, ability = null, ...more } = row.data;
  return { who, what, ability, ...more };
}
const people = (li: Partial<Person>): Pick<Settings, 'people'> => ({
  people: [
    { id: 'li', name: 'Li Na', permission: 'act', accounts: [], ...li },
    { id: 'wang', name: 'Wang Wei', permission: 'manage', accounts: [] },
  ],
});

describe('everything is asked again where it is committed', () => {
  test('what a role gave is refused once it is withdrawn, whatever was asked before', async () => {
    house = await openHouse({ ...people({ roles: ['risk'] }), roles: [role('risk', ['level-down'])] });
    await house.metric(0.6);
    const lower = { on: 'incident', incident: 1, action: { do: 'level', level: 'orange', why: 'w' } } as const;
    expect((await house.act(lower)).result).toBe('done');
    await house.reload(people({}));
    expect(await house.act({ ...lower, action: { ...lower.action, level: 'blue' } })).toMatchObject({
      result: 'refused',
      said: { key: 'authority.refused' },
    });
    expect((await house.incident(1)).level).toBe('orange');
    expect(await refusals()).toEqual([{ who: 'li', what: 'level', ability: 'level-down', about: 'INC-1' }]);
  });

  test('whoever was taken out of people.yaml does nothing more; what they are refused is in the history', async () => {
    house = await openHouse();
    await house.metric(0.6);
    await house.reload({ people: people({}).people.slice(1) });
    const ack = { on: 'incident', incident: 1, action: { do: 'acknowledge', note: '' } } as const;
    expect((await house.act(ack)).said.key).toBe('authority.not-in-people');
    expect((await house.incident(1)).state).toBe('open');
    expect(await refusals()).toEqual([{ who: 'li', what: 'acknowledge', ability: null, about: 'INC-1' }]);
    expect((await house.act(ack, WANG)).result).toBe('done');
  });

  test('somebody who asks again and again does not fill the history', async () => {
    house = await openHouse();
    await house.metric(0.6);
    const silence: Action = { on: 'silence', matchers: [], until: house.now() + MIN, reason: 'secret words' };
    for (let i = 0; i < 30; i++) expect((await house.act(silence)).result).toBe('refused');
    for (let i = 1; i <= 60; i++)
      await house.act({ on: 'incident', incident: i, action: { do: 'level', level: 'blue', why: 'secret words' } });
    await house.advance(2 * MIN);
    await house.act(silence);
    const rows = await refusals();
    const silenced = { who: 'li', what: 'silence', ability: 'silence' };
    const lowered = { who: 'li', what: 'level', ability: 'level-down', about: 'INC-1', unwritten: 29 };
    expect(rows).toEqual([silenced, lowered, silenced]);
    expect(JSON.stringify(rows)).not.toContain('secret words');
    expect((await house.store.verifyHistory()).brokenAt).toBeNull();
  });

  test('what is carried out beside the turns is asked about, too', async () => {
    house = await openHouse();
    const done: string[] = [];
    const well = async (what: string) => {
      done.push(what);
      return { result: 'done', said: { key: 'reply.done' } } as const;
    };
    const act = createCarryOut({
      engine: house.engine,
      pauseCheck: (id) => well(`pause ${id}`),
      runCheck: (id) => well(`run ${id}`),
      replayInbox: (id) => well(`replay ${id}`),
      reloadConfig: () => well('reload'),
    });
    const all: readonly Action[] = [
      { on: 'check-pause', check: 'c', paused: true },
      { on: 'check-run', check: 'c' },
      { on: 'inbox-replay', id: 1 },
      { on: 'config-reload' },
    ];
    expect((await act(all, LI)).map(({ result }) => result)).toEqual(['refused', 'done', 'refused', 'refused']);
    expect(done).toEqual(['run c']);
    await act(all, WANG);
    expect(done).toEqual(['run c', 'pause c', 'run c', 'replay 1', 'reload']);
    expect((await refusals()).map(({ ability }) => ability)).toEqual(['checks', 'configure', 'configure']);
  });
});

const NOBODY: Actor = { kind: 'person', id: 'nobody', name: 'Nobody', via: 'slack' };
const IDS = ['ada', 'bo', 'cy', 'di'] as const;
const ROLES = [
  role('lowers', ['level-down', 'look']),
  role('silences', ['silence'], ['night']),
  role('runs', ['shows', 'resolve'], ['day']),
];
const LINES = [
  'ack INC-1',
  'ack all',
  'unack INC-1',
  'own INC-2',
  'assign INC-1 @bo',
  'escalate INC-1',
  'level INC-1 blue calm',
  'level INC-1 red worse',
  'level INC-2 yellow calm',
  'note INC-1 seen',
  'snooze INC-1 10m',
  'resolve INC-1 true gone',
  'reopen INC-1 back',
  'merge INC-2 into INC-1',
  'declare yellow trouble',
  'silence add region=east 30m storm',
  'silence end SIL-1',
  'shows end 618',
  'link 123456 @bo',
  'unlink slack @bo',
  'lang zh',
  'status',
];

/** What a row of the history took of its actor, by what happened alone: one of these; none: nothing. */
function takes(row: History, levels: Map<number, number>): readonly Ability[] {
  // Words come with a note, and with an answer that somebody else's forestalled.
  if (row.kind === 'incident' && row.event.type === 'noted') return ['handle', 'acknowledge', 'resolve'];
  const ability = takesAlone(row, levels);
  return ability === null ? [] : [ability];
}
function takesAlone(row: History, levels: Map<number, number>): Ability | null {
  if (row.kind === 'record') {
    const byName: Readonly<Record<string, Ability>> = {
      silence: 'silence',
      'silence-end': 'silence',
      show: 'shows',
      config: 'configure',
      'account-linked': row.actor.kind === 'person' && row.data.person === row.actor.id ? 'look' : 'configure',
      'account-unlinked': row.actor.kind === 'person' && row.data.person === row.actor.id ? 'look' : 'configure',
    };
    return byName[row.what] ?? null;
  }
  const { event, incident } = row;
  switch (event.type) {
    case 'acknowledged':
    case 'unacknowledged':
      return 'acknowledge';
    case 'resolved':
    case 'closed':
      return 'resolve';
    case 'opened':
      levels.set(incident, rank(event.level));
      return 'handle';
    case 'level': {
      const down = rank(event.to) < (levels.get(incident) ?? 0);
      levels.set(incident, rank(event.to));
      return down ? 'level-down' : 'handle';
    }
    default:
      return 'handle';
  }
}

type Step =
  | { readonly what: 'line'; readonly who: number; readonly line: string; readonly stale: boolean }
  | {
      readonly what: 'person';
      readonly who: number;
      readonly permission: Person['permission'];
      readonly roles: readonly string[];
    }
  | { readonly what: 'gone'; readonly who: number }
  | { readonly what: 'members'; readonly group: string; readonly of: readonly number[] }
  | { readonly what: 'metric'; readonly value: number };

const who = fc.integer({ min: 0, max: IDS.length - 1 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      what: fc.constant('line' as const),
      who,
      line: fc.constantFrom(...LINES),
      stale: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      what: fc.constant('person' as const),
      who,
      permission: fc.constantFrom('read' as const, 'act' as const, 'manage' as const),
      roles: fc.subarray(ROLES.map(({ id }) => id)),
    }),
  },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('gone' as const), who }) },
  {
    weight: 1,
    arbitrary: fc.record({
      what: fc.constant('members' as const),
      group: fc.constantFrom('night', 'day'),
      of: fc.uniqueArray(who),
    }),
  },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('metric' as const), value: fc.constantFrom(0, 0.2, 0.6) }) },
);

test('property: no sequence of messages gets an action past what its person may at that instant', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), async (steps) => {
      let known: readonly Person[] = IDS.map((id, i) => ({
        id,
        name: id,
        permission: i === 0 ? 'manage' : 'act',
        accounts: [{ platform: 'slack', id: `U${i}` }],
      }));
      const first = known;
      house = await openHouse({ people: known, roles: ROLES });
      const { engine, store } = house;
      const read = createReads({
        store,
        settings: () => engine.live.settings,
        live: engine.live,
        checkViews: async () => [],
      } as Parameters<typeof createReads>[0]);
      const refuse = async () => ({ result: 'refused', said: { key: 'reply.noop' } }) as const;
      const act = createCarryOut({
        engine,
        pauseCheck: refuse,
        runCheck: refuse,
        replayInbox: refuse,
        reloadConfig: refuse,
      });
      const host = createHost({ engine, store, read, act, now: house.now, onError: () => undefined } as Parameters<
        typeof createHost
      >[0]);
      const levels = new Map<number, number>();
      let seen = 0;
      try {
        for (const s of steps) {
          if (s.what === 'line') {
            // A stale press carries the person as they were known when the button was made.
            const person = s.stale ? (first[s.who] ?? null) : host.personOf('slack', `U${s.who}`);
            const account = { id: `U${s.who}`, name: 'x' };
            const reply = await host.execute({
              text: s.line,
              person,
              platform: 'slack',
              account,
              channel: null,
              message: null,
              lang: 'en',
              zone: 'UTC',
            });
            if (!reply.ok) expect(sayText('en', 'UTC', reply.said, 0)).not.toMatch(/did not work/);
          } else if (s.what === 'person') {
            const id = IDS[s.who] ?? 'ada';
            const accounts = [{ platform: 'slack', id: `U${s.who}` }];
            const changed: Person = { id, name: id, permission: s.permission, accounts, roles: s.roles };
            known = [...known.filter((each) => each.id !== id), changed];
            await house.reload({ people: known });
          } else if (s.what === 'gone') {
            known = known.filter((each) => each.id !== IDS[s.who]);
            await house.reload({ people: known });
          } else if (s.what === 'members')
            await house.act(
              { on: 'members', members: [{ group: s.group, accounts: s.of.map((i) => `slack:U${i}`) }] },
              { kind: 'bot', part: 'membership' },
            );
          else await house.metric(s.value);
          await house.act({ on: 'incident', incident: 1, action: { do: 'note', text: 'stranger' } }, NOBODY);
          const history = await store.loadHistory(null, 10_000);
          const rows = history.slice(seen);
          seen = history.length;
          for (const row of rows) {
            const needed = takes(row, levels);
            if (row.actor.kind !== 'person' || needed.length === 0) continue;
            const actor = row.actor.id;
            const person = known.find(({ id }) => id === actor);
            const may = person && abilitiesOf(person, { roles: ROLES }, engine.live.arrangements.members);
            expect([actor, needed, needed.some((each) => may?.has(each))]).toEqual([actor, needed, true]);
          }
        }
        // Nobody but the known is ever refused in the history more than twenty times a minute.
        const written = await store.loadRecords('refused', 10_000);
        expect(written.length).toBeLessThanOrEqual(20 * (IDS.length + 1));
      } finally {
        await house.close();
      }
    }),
    { numRuns: 40 },
  );
  house = await openHouse();
});
