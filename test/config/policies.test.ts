import { describe, expect, test } from 'vitest';
import { type LoadedConfig, loadConfig } from '../../src/config/load.js';
import { problemSay } from '../../src/config/problem.js';
import { policyFor } from '../../src/domain/escalation/policy.js';
import { sayText } from '../../src/text/say.js';
import { folderOf, HOUSE } from './folder.js';

const MIN = 60_000;
const SLACK = HOUSE.replace('console', 'slack');
const PEOPLE = `people:
  - { id: lin, name: Lin, slack: U012AB3CD }
  - { id: zoe, name: Zoe }
teams:
  supply: { members: [lin, zoe], lead: lin }
  empty: { members: [] }
  mute: { members: [zoe] }
roles:
  legal: { may: look }
`;
const SCHEDULE = `schedules:
  ops:
    layers: [{ id: a, people: [lin], rotation: weekly, start: 2026-01-05T09:00 }]
`;

function load(
  policies: string,
  house = SLACK,
): { config?: LoadedConfig; problems: readonly string[]; warnings: readonly string[] } {
  const files = { 'tocsin.yaml': house, 'people.yaml': PEOPLE, 'oncall.yaml': `${SCHEDULE}policies:\n${policies}` };
  const loading = loadConfig(folderOf(files), () => 'x');
  const tell = (lang: 'en' | 'zh-CN') => (problem: Parameters<typeof problemSay>[0]) =>
    sayText(lang, 'UTC', problemSay(problem), 0);
  const all = loading.ok ? loading.config.warnings : loading.problems;
  for (const said of all.map(tell('zh-CN'))) expect(said).not.toMatch(/config\.|\{[a-z]+\}/i);
  if (!loading.ok) return { problems: loading.problems.map(tell('en')), warnings: [] };
  return { config: loading.config, problems: [], warnings: loading.config.warnings.map(tell('en')) };
}
const steps = (...written: readonly string[]) => `  - { id: p, steps: [${written.join(', ')}] }\n`;

describe('policies of escalation', () => {
  test('waits are counted from the step before, repeats are written out and keep the name of their turns', () => {
    const { config, problems } = load(
      steps(
        '{ after: 2m, call: schedule:ops }',
        '{ wait: 3m, call: [schedule:ops, channel:ops], in_turn: true, repeat: { times: 2, every: 4m } }',
        '{ wait: 5m, call: team:supply, all: true, loud: true, only_live: true }',
      ),
    );
    expect(problems).toEqual([]);
    const policy = config?.settings.policies[0]?.steps ?? [];
    expect(policy.map(({ afterMs }) => afterMs / MIN)).toEqual([2, 5, 9, 13, 18]);
    expect(policy.map(({ inTurn }) => inTurn)).toEqual([
      undefined,
      'policy:p:2',
      'policy:p:2',
      'policy:p:2',
      undefined,
    ]);
    expect(policy[0]).toEqual({
      afterMs: 2 * MIN,
      channels: [],
      people: [],
      groups: [],
      calls: [{ to: 'schedule', id: 'ops' }],
    });
    expect(policy[4]).toMatchObject({ all: true, loud: true, whileLive: true });
  });

  test('the first that fits by level and labels, else the steps of the level', () => {
    const { config } = load(
      '  - { id: stream, levels: red, match: topic=stream, steps: [{ after: 1m, call: person:lin }] }\n' +
        '  - { id: any-orange, levels: [orange], steps: [{ after: 2m, call: person:lin }] }\n',
      SLACK.replace('levels: {}', 'levels: { red: { escalate: [{ after: 9m, call: schedule:ops, in_turn: true }] } }'),
    );
    const settings = config?.settings;
    if (!settings) throw new Error('it does not load');
    const first = (level: 'red' | 'orange' | 'blue', labels = {}) =>
      (policyFor(settings, level, labels)[0]?.afterMs ?? 0) / MIN;
    expect([first('red', { topic: 'stream' }), first('red'), first('orange'), first('blue')]).toEqual([1, 9, 2, 0]);
    expect(settings.levels.red.policy[0]?.inTurn).toBe('level:red:1');
  });

  test.each<[string, string, RegExp]>([
    ['neither after nor wait', '{ call: person:lin }', /does not say when it is taken\. Write after: 15m/],
    ['after and wait', '{ after: 1m, wait: 1m, call: person:lin }', /says twice when it is taken/],
    ['no target', '{ after: 1m }', /This step warns nobody/],
    ['a target that is none', '{ after: 1m, call: lin }', /lin/],
    [
      'an unknown schedule',
      '{ after: 1m, call: schedule:op }',
      /no schedule “op” in oncall\.yaml\. Did you mean “schedule:ops”\?/,
    ],
    [
      'an unknown person',
      '{ after: 1m, call: person:lim }',
      /nobody called “lim” in people\.yaml\. Did you mean “person:lin”\?/,
    ],
    ['an unknown team', '{ after: 1m, call: team:suply }', /no team “suply”.*Did you mean “team:supply”\?/],
    ['an unknown role', '{ after: 1m, call: role:legl }', /no role “legl”.*Did you mean “role:legal”\?/],
    ['an unknown channel', '{ after: 1m, call: channel:opps }', /no channel “opps”.*Did you mean “channel:ops”\?/],
    ['an unknown webhook', '{ after: 1m, call: webhook:sms }', /no webhook “sms” in oncall\.yaml/],
    [
      'a person without an account',
      '{ after: 1m, people: zoe }',
      /reach nobody: nobody of “person:zoe” has an account/,
    ],
    ['a team without members', '{ after: 1m, call: team:empty }', /could reach nobody: “team:empty” has no members/],
    ['a team nobody of which can be reached', '{ after: 1m, call: team:mute }', /nobody of “team:mute” has an account/],
    [
      'a role nobody has',
      '{ after: 1m, call: [role:legal, person:zoe] }',
      /nobody has “role:legal”, and no level fills it, nobody of/,
    ],
    [
      'a repeat without time between',
      '{ after: 1m, call: person:lin, repeat: { times: 2, every: 0s } }',
      /needs some time/,
    ],
  ])('%s is refused', (_what, step, expected) => {
    const { problems } = load(steps(step));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(expected);
    expect(problems[0]).toMatch(/^oncall\.yaml:\d+:\d+ /);
  });

  test('a group of a chat without channel reaches nobody; one of a chat with a channel does', () => {
    const house = `${SLACK}groups: { night: { discord: Night }, day: { slack: "@day" } }\n`;
    expect(load(steps('{ after: 1m, call: group:night }'), house).problems.join()).toMatch(/the chat of “group:night”/);
    expect(load(steps('{ after: 1m, groups: day }'), house).problems).toEqual([]);
  });

  test('a role that a level fills is somebody; so is one without account where there is a channel', () => {
    const house = SLACK.replace('levels: {}', 'levels: { red: { roles: { legal: person:lin } } }');
    expect(load(steps('{ after: 1m, call: role:legal }'), house).problems).toEqual([]);
    expect(load(steps('{ after: 1m, people: zoe, channels: ops }')).problems).toEqual([]);
  });

  test('the same id twice is refused, and steps that only call during shows are warned about', () => {
    const two = '  - { id: p, steps: [{ after: 1m, call: person:lin }] }\n';
    expect(load(two + two).problems.join()).toMatch(/“p” .*line|oncall\.yaml/);
    expect(load(steps('{ after: 1m, call: person:lin, only_live: true }')).warnings.join()).toMatch(
      /Every step here calls only while a show is on/,
    );
  });
});
