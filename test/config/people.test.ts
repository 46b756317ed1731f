import { describe, expect, test } from 'vitest';
import { loadConfig } from '../../src/config/load.js';
import { problemSay } from '../../src/config/problem.js';
import { sayText } from '../../src/text/say.js';
import { folderOf, HOUSE } from './folder.js';

const load = (people: string, house = HOUSE) =>
  loadConfig(folderOf({ 'people.yaml': people, 'tocsin.yaml': house }), () => undefined);

const told = (problems: readonly Parameters<typeof problemSay>[0][]) =>
  problems.map((problem) => {
    expect(sayText('zh-CN', 'UTC', problemSay(problem), 0)).not.toMatch(/config\.|\{[a-z]+\}/i);
    return sayText('en', 'UTC', problemSay(problem), 0);
  });

function configOf(people: string, house = HOUSE) {
  const loading = load(people, house);
  if (!loading.ok) throw new Error(told(loading.problems).join('\n'));
  return loading.config;
}
function problemsOf(people: string): readonly string[] {
  const loading = load(people);
  return loading.ok ? [] : told(loading.problems);
}

const WHOLE = `
people:
  - { id: lin, name: Lin, permission: manage, roles: [risk] }
  - { id: chen, name: Chen, roles: keeper }
teams:
  warehouse: { members: [lin, chen], lead: lin, shows: scene=factory-trace }
roles:
  keeper:
    name: { en: Keeper, zh-CN: 库管 }
    may: request
    limits: [{ draw: 10% }]
  risk: { may: [veto, approve, restricted], groups: [risk-team] }
restricted:
  - [topic=breach]
  - rule=privacy
`;
const GROUPS = `${HOUSE}groups: { risk-team: { slack: "@risk" } }\n`;

describe('people.yaml', () => {
  test('holds people, teams, roles with limits, and what is restricted (A14)', () => {
    const { settings, warnings } = configOf(WHOLE, GROUPS);
    expect(settings.people.map(({ id, roles }) => [id, roles])).toEqual([
      ['lin', ['risk']],
      ['chen', ['keeper']],
    ]);
    expect(settings.teams).toEqual([
      {
        id: 'warehouse',
        name: 'warehouse',
        members: ['lin', 'chen'],
        lead: 'lin',
        shows: [{ label: 'scene', op: '=', value: 'factory-trace' }],
      },
    ]);
    const day = 86_400_000;
    expect(settings.roles).toEqual([
      {
        id: 'keeper',
        name: { en: 'Keeper', 'zh-CN': '库管' },
        may: ['request'],
        limits: [{ on: 'draw', share: 0.1, perMs: day, fileWithinMs: day }],
        groups: [],
      },
      {
        id: 'risk',
        name: { en: 'risk', 'zh-CN': 'risk' },
        may: ['veto', 'approve', 'restricted'],
        limits: [],
        groups: ['risk-team'],
      },
    ]);
    expect(settings.restricted.map((matchers) => matchers.map(({ label }) => label))).toEqual([['topic'], ['rule']]);
    expect(told(warnings).filter((one) => one.startsWith('people'))).toEqual([]);
  });

  test('tells of whom is called and may not acknowledge', () => {
    const house = HOUSE.replace(
      'levels: {}',
      'levels: { red: { escalate: [{ after: 5m, call: [role:legal, team:a], channels: ops }] } }',
    );
    const legal = (may: string): readonly string[] => {
      const people = `people:
  - { id: wang, name: Wang, permission: read, roles: legal }
  - { id: jia, name: Jia, permission: read }
  - { id: lin, name: Lin }
teams: { a: { members: [lin, jia], lead: lin } }
roles: { legal: { may: ${may} } }
restricted: [[topic=breach]]
`;
      return told(configOf(people, house).warnings).filter((one) => one.startsWith('people'));
    };
    expect(legal('restricted')).toEqual([
      expect.stringMatching(
        /^people\.yaml:2:\d+ Wang is called by role:legal, and may not acknowledge\. .*permission: act/,
      ),
    ]);
    expect(legal('[acknowledge, restricted]')).toEqual([]);
  });

  test('is a plain list of people, too', () => {
    const { settings } = configOf('- { id: lin, name: Lin }\n- { id: chen, name: Chen }\n');
    expect(settings.people.map(({ id }) => id)).toEqual(['lin', 'chen']);
    expect([settings.teams, settings.roles, settings.restricted]).toEqual([[], [], []]);
  });

  test('is marked piece by piece, so that a reload tells which role was changed', () => {
    const before = configOf(WHOLE, GROUPS).mark.parts;
    const after = configOf(WHOLE.replace('10%', '20%').replace('topic=breach', 'topic=leak'), GROUPS).mark.parts;
    expect(Object.keys(before.roles ?? {})).toEqual(['keeper', 'risk']);
    expect(before.roles?.keeper).not.toBe(after.roles?.keeper);
    expect(before.roles?.risk).toBe(after.roles?.risk);
    expect(before.teams).toEqual(after.teams);
    expect(before.restricted?.['#1']).not.toBe(after.restricted?.['#1']);
    expect(before.people).toEqual(after.people);
  });

  test.each([
    ['is not YAML', 'people:\n  - { id: lin, name: Lin\n'],
    ['is no map', 'lin\n'],
    ['misspells a section', 'people: []\nteam: { a: { members: [lin] } }\n'],
  ])('where it %s it is not said besides that nobody else is known', (_, people) => {
    const house = HOUSE.replace('levels: {}', 'levels: { red: { lead: person:lin, roles: { legal: team:a } } }');
    const loading = load(people, house);
    if (loading.ok) throw new Error('it should not load');
    expect(told(loading.problems).filter((one) => !one.startsWith('people.yaml'))).toEqual([]);
    expect(loading.problems).not.toEqual([]);
  });

  test.each<[string, string, readonly (string | RegExp)[]]>([
    ['no map and no list', 'lin\n', [/^people\.yaml:1:1 people\.yaml is a map/]],
    [
      'one that is wrong hides nothing of the others',
      'people:\n  - { id: lin, nmae: Lin }\n  - { id: chen, name: Chen, zone: Mars }\nroles:\n  a: { mya: [veto] }\n',
      [
        /^people\.yaml:2:\d+ .*name.* is missing/i,
        /^people\.yaml:2:\d+ The key “nmae” is not known here\. Did you mean “name”/,
        /^people\.yaml:3:\d+ “Mars” is not a time zone/,
        /^people\.yaml:5:8 The key “mya” is not known here\. Did you mean “may”/,
      ],
    ],
    ['a zone that is several', 'people: [{ id: lin, name: Lin, zone: CST }]\n', [/“CST” is not a time zone.*Asia/]],
    ['an unknown section', 'people: []\nteam: {}\n', [/^people\.yaml:2:1 The key “team” .* Did you mean “teams”/]],
    [
      'an ability there is not',
      'people: []\nroles: { a: { may: [vetoo] } }\n',
      [/^people\.yaml:2:\d+ “vetoo” .* “veto”/],
    ],
    [
      'names of what there is not',
      'people: [{ id: lin, name: Lin, roles: [rsk] }]\nteams: { a: { members: [lni], lead: chen } }\nroles: { risk: { groups: [g] } }\n',
      [
        /^people\.yaml:1:\d+ No role “rsk” is in people\.yaml\. Did you mean “risk”/,
        /^people\.yaml:2:\d+ There is nobody called “lni” in people\.yaml\. Did you mean “lin”/,
        /^people\.yaml:2:\d+ There is nobody called “chen”/,
        /^people\.yaml:3:\d+ .*group.*“g”/i,
      ],
    ],
    [
      'a share over the whole, a time that is none',
      'people: []\nroles: { a: { limits: [{ draw: 120%, per: soon }] } }\n',
      [/^people\.yaml:2:\d+ /, /^people\.yaml:2:\d+ “soon” is not/],
    ],
    [
      'what would restrict everything',
      'people: []\nrestricted: [[]]\n',
      [/^people\.yaml:2:\d+ An empty list of matchers would restrict every incident/],
    ],
  ])('%s', (_what, people, wanted) => {
    const problems = problemsOf(people);
    expect(problems).toHaveLength(wanted.length);
    for (const [i, one] of wanted.entries()) expect(problems[i]).toMatch(one);
  });

  test('warns of a role nobody has, and of what nobody may while something needs it', () => {
    const { warnings } = configOf(
      'people: [{ id: lin, name: Lin, roles: [keeper] }]\nroles:\n  keeper: { limits: [{ draw: 10% }] }\n  idle: { may: approve }\nrestricted: [topic=breach]\n',
    );
    expect(told(warnings).filter((one) => one.startsWith('people'))).toEqual([
      expect.stringMatching(/^people\.yaml:4:3 Nobody has the role “idle”/),
      expect.stringMatching(/^people\.yaml:3:3 Nobody may approve requests: no role with “approve” is anybody’s/),
      expect.stringMatching(/^people\.yaml:5:\d+ Nobody may see what restricted incidents are about/),
    ]);
  });
});
