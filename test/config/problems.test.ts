import { describe, expect, test } from 'vitest';
import { loadConfig } from '../../src/config/load.js';
import { problemSay } from '../../src/config/problem.js';
import { sayText } from '../../src/text/say.js';
import { folderOf, HOUSE, RULE } from './folder.js';

function problemsOf(files: Readonly<Record<string, string>>): readonly string[] {
  const loading = loadConfig(folderOf(files), () => undefined);
  if (loading.ok) return [];
  for (const problem of loading.problems) {
    // Every problem can be said in both languages, with nothing left unfilled.
    expect(sayText('zh-CN', 'UTC', problemSay(problem), 0)).not.toMatch(/config\.|\{[a-z]+\}/i);
  }
  return loading.problems.map((problem) => sayText('en', 'UTC', problemSay(problem), 0));
}
const rule = (text: string) => ({ 'rules/a.yaml': text });
const house = (more: string) => ({ 'tocsin.yaml': HOUSE + more });

describe('what is wrong is told with file and line, what, and how to mend it', () => {
  test.each<[string, Record<string, string>, readonly string[]]>([
    [
      'not YAML',
      rule('- id: a\n  title: "x\n'),
      [
        'rules/a.yaml:3:1 This is not YAML: Missing closing "quote Look at the indentation, quotes and colons on this line and the one above.',
      ],
    ],
    [
      'aliases that stand for millions of entries',
      rule(
        `- &a [${'x,'.repeat(99)}x]\n${['b', 'c', 'd'].map((to, i) => `- &${to} [${`*${'abc'[i]},`.repeat(99)}x]\n`).join('')}`,
      ),
      [expect.stringMatching(/^rules\/a\.yaml:1:1 This is not YAML: Excessive alias count/)],
    ],
    [
      'a secret where the name of its variable belongs, which is not told',
      { 'tocsin.yaml': HOUSE.replace('allow_unsigned: true', 'secret_env: sk-live-s3cret') },
      [expect.stringMatching(/^tocsin\.yaml:5:\d+ “…”: must be the name of an environment variable/)],
    ],
    [
      'a password in an address, which is not told',
      { 'checks/a.yaml': '- { id: a, kind: http, url: "http://ops:s3cret@a.example/x", every: 1m }\n' },
      [expect.stringMatching(/^checks\/a\.yaml:1:\d+ “http:\/\/…@a\.example\/x”: must hold no user and password/)],
    ],
    [
      'a key twice',
      house('reopen: 1h\nreopen: 2h\n'),
      ['tocsin.yaml:7:1 The same key stands here twice. Keep one of them.'],
    ],
    [
      'an unknown key',
      house('reopn: 1h\n'),
      [
        expect.stringMatching(
          /^tocsin\.yaml:6:1 The key “reopn” is not known here\. Did you mean “reopen”\? Known here: .*storm/,
        ),
      ],
    ],
    [
      'an unknown key of a rule',
      rule(`${RULE}  hysterisis: 0.1\n`),
      [
        expect.stringMatching(
          /^rules\/a\.yaml:7:3 The key “hysterisis” is not known here\. Did you mean “hysteresis”\?/,
        ),
      ],
    ],
    [
      'an unknown level',
      rule(RULE.replace('yellow', 'yelow')),
      [
        'rules/a.yaml:6:13 The key “yelow” is not known here. Did you mean “yellow”? Known here: blue, yellow, orange, red.',
      ],
    ],
    [
      'an unknown key of a source',
      { 'tocsin.yaml': HOUSE.replace('allow_unsigned', 'allow_unsigend') },
      [
        expect.stringMatching(
          /^tocsin\.yaml:5:12 The key “allow_unsigend” is not known here\. Did you mean “allow_unsigned”/,
        ),
      ],
    ],
    [
      'a missing key',
      rule(RULE.replace('  family: operations\n', '')),
      [
        expect.stringMatching(
          /^rules\/a\.yaml:1:3 “family” is missing\.|^rules\/a\.yaml:1:3 “” is not one of the words/,
        ),
      ],
    ],
    [
      'a missing translation',
      rule(RULE.replace(', zh-CN: 延误', '')),
      ['rules/a.yaml:4:3 “zh-CN” is missing. Add “zh-CN”: text.'],
    ],
    [
      'an unknown kind',
      rule(RULE.replace('threshold', 'treshold')),
      [
        expect.stringMatching(
          /^rules\/a\.yaml:2:9 “treshold” is not one of the words known here\. Did you mean “threshold”\? Known here: threshold, burst, .*index/,
        ),
      ],
    ],
    [
      'an unknown word where a list of one may stand',
      rule(`${RULE}  elastic:\n    - name: sale\n      when: { scene: flash }\n      levels: { red: 1 }\n`),
      [expect.stringMatching(/^rules\/a\.yaml:9:22 “flash” is not one of the words known here\. .*flash-sale/)],
    ],
    [
      'no kind',
      rule('- id: a\n'),
      [expect.stringMatching(/^rules\/a\.yaml:1:3 “kind” is missing\. Known here: threshold, burst, .*index/)],
    ],
    [
      'a bad duration',
      rule(`${RULE}  for: 30\n  clear: soon\n`),
      [
        'rules/a.yaml:7:8 “30” is not a length of time. Write a number with a unit: 30s, 15m, 2h, 7d.',
        'rules/a.yaml:8:10 “soon” is not a length of time. Write a number with a unit: 30s, 15m, 2h, 7d.',
      ],
    ],
    [
      'a bad figure',
      rule(RULE.replace('15%', 'high')),
      ['rules/a.yaml:6:21 “high” is not a number. Write a number (0.15) or per cent (15%).'],
    ],
    [
      'levels the wrong way round',
      rule(RULE.replace('yellow: 15%', 'yellow: 15%, red: 10%')),
      ['rules/a.yaml:6:31 red is reached before yellow. The graver the level, the higher its value must be.'],
    ],
    [
      'bad CEL',
      rule(`${RULE}  figures:\n    direct: value * prize\n`),
      [
        expect.stringMatching(
          /^rules\/a\.yaml:8:13 The expression “value \* prize” cannot be worked out: Unknown variable: prize\. It may name value,/,
        ),
      ],
    ],
    [
      'CEL that yields no number',
      rule(`${RULE}  figures: { probability: value > 3 }\n`),
      [expect.stringMatching(/yields bool, not a number/)],
    ],
    [
      'a taken constant',
      rule(`${RULE}  constants: { value: 3 }\n`),
      [expect.stringMatching(/^rules\/a\.yaml:7:23 “value” cannot be the name of a constant/)],
    ],
    [
      'a bad matcher',
      rule(RULE.replace('match: delivery.delay_rate', 'match: { names: a, where: "region east" }')),
      [expect.stringMatching(/^rules\/a\.yaml:5:\d+ “region east” is not a matcher\. Write label=value/)],
    ],
    [
      'the same rule twice',
      { 'rules/a.yaml': RULE, 'rules/b.yaml': RULE },
      ['rules/b.yaml:1:7 The id “delay” is taken already, in rules/a.yaml line 1. Give one of the two another id.'],
    ],
    [
      'a rule nothing can trigger',
      rule(RULE.replace('{ yellow: 15% }', '{}')),
      ['rules/a.yaml:6:11 Nothing can ever trigger the rule “delay”. Give at least one level a value: yellow: 15%.'],
    ],
    [
      'a source nobody may send as',
      rule(RULE.replace('match: delivery.delay_rate', 'match: { names: a, sources: loca }')),
      [
        'rules/a.yaml:5:31 The rule “delay” listens to the source “loca”, and nobody may send as that. Did you mean “local”? Known here: local, check.',
      ],
    ],
    [
      'elastic of an unknown promotion',
      rule(`${RULE}  elastic: [{ name: x, when: { promotion: d11 }, levels: { red: 1 } }]\n`),
      ['rules/a.yaml:7:43 There is no promotion “d11” in tocsin.yaml. Remove it.'],
    ],
    [
      'an unknown channel and person',
      {
        'tocsin.yaml': HOUSE.replace(
          'levels: {}',
          'levels: { red: { escalate: [{ after: 5m, channels: [opps], people: [li] }] } }',
        ),
        'people.yaml': '- { id: lin, name: Lin }\n',
      },
      [
        'tocsin.yaml:3:53 There is no channel “opps”. Did you mean “ops”? Known here: ops.',
        'tocsin.yaml:3:69 There is nobody called “li” in people.yaml. Did you mean “lin”? Known here: lin.',
      ],
    ],
    [
      'a channel of a chat there is none of',
      { 'tocsin.yaml': HOUSE.replace('platform: console', 'platform: discrod') },
      [
        expect.stringMatching(
          /^tocsin\.yaml:\d+:\d+ “discrod” is not one of the words known here\. Did you mean “discord”\? Known here: console, slack, discord\.$/,
        ),
      ],
    ],
    [
      'names of people where ids of accounts belong',
      { 'people.yaml': '- { id: lin, name: Lin, slack: lin, discord: "80" }\n' },
      [
        expect.stringMatching(/^people\.yaml:1:\d+ “lin” is not the id of an account\. .*U012AB3CD/),
        expect.stringMatching(/^people\.yaml:1:\d+ “80” is not the id of an account\. /),
      ],
    ],
    [
      'a group that calls nobody',
      { 'tocsin.yaml': `${HOUSE}groups: { night: {} }\n` },
      [
        'tocsin.yaml:6:18 This group calls nobody. Give it a Slack user group (slack) or a Discord role (discord), or take it out.',
      ],
    ],
    [
      'a step that warns nobody',
      { 'tocsin.yaml': HOUSE.replace('levels: {}', 'levels: { red: { escalate: [{ after: 5m }] } }') },
      ['tocsin.yaml:3:29 This step warns nobody. Name channels or people, or take the step out.'],
    ],
    [
      'unknown zones',
      { 'tocsin.yaml': `${HOUSE}zone: Asia/Shanghi\n`, 'people.yaml': '- { id: a, name: A, zone: Mars }\n' },
      [
        'people.yaml:1:27 “Mars” is not a time zone. Write an IANA zone such as Asia/Shanghai or UTC.',
        'tocsin.yaml:6:7 “Asia/Shanghi” is not a time zone. Write an IANA zone such as Asia/Shanghai or UTC.',
      ],
    ],
    [
      'a bad currency',
      house('currency: RMB\n'),
      ['tocsin.yaml:6:11 “RMB” is not a currency. Write an ISO 4217 code such as CNY, USD or EUR.'],
    ],
    [
      'a promotion that ends first',
      house('promotions:\n  - { id: a, name: A, start: 2026-01-02T00:00, end: 2026-01-01T00:00 }\n'),
      [
        'tocsin.yaml:7:53 It ends at 2026-01-01T00:00, not after its start at 2026-01-02T00:00. Move the end behind the start.',
      ],
    ],
    [
      'a bad cron',
      { 'checks/a.yaml': '- id: a\n  kind: http\n  url: http://x\n  cron: "61 * * * *"\n' },
      [expect.stringMatching(/^checks\/a\.yaml:4:9 .*is not a cron expression/)],
    ],
    [
      'a list that is none',
      rule('id: a\n'),
      ['rules/a.yaml:1:1 “{"id":"a"}” is not what belongs here. Expected: a list.'],
    ],
    [
      'an empty house',
      { 'tocsin.yaml': '' },
      [
        'tocsin.yaml:1:1 “channels” is missing. Add “channels”: keys with values.',
        'tocsin.yaml:1:1 “levels” is missing. Add “levels”: keys with values.',
        'tocsin.yaml:1:1 “sources” is missing. Add “sources”: keys with values.',
      ],
    ],
  ])('%s', (_name, files, expected) => {
    expect(problemsOf(files)).toEqual(expected);
  });

  test('all problems of all files at once, by file and line', () => {
    const found = problemsOf({
      'rules/a.yaml': `${RULE}  fro: 1m\n${RULE}  clear: x\n`,
      'people.yaml': '- { id: a, nmae: A }\n',
      'tocsin.yaml': `${HOUSE}zone: Nowhere\n`,
    });
    expect(found.map((text) => text.split(' ')[0])).toEqual([
      'people.yaml:1:3',
      'people.yaml:1:12',
      'rules/a.yaml:7:3',
      'rules/a.yaml:14:10',
      'tocsin.yaml:6:7',
    ]);
  });

  test('naming somebody whose own entry is wrong is not wrong besides', () => {
    const found = problemsOf({
      'tocsin.yaml': HOUSE.replace('levels: {}', 'levels: { red: { escalate: [{ after: 5m, people: [lin] }] } }'),
      'people.yaml': '- { id: lin, name: Lin, zone: Mars }\n',
    });
    expect(found).toHaveLength(1);
  });

  test('a folder that is not there', () => {
    const loading = loadConfig('/nowhere/at/all', () => undefined);
    expect(loading.ok).toBe(false);
    if (!loading.ok) expect(loading.problems.map((one) => one.file)).toEqual(['people.yaml', 'tocsin.yaml']);
  });
});

describe('secrets', () => {
  const files = { 'tocsin.yaml': HOUSE.replace('{ allow_unsigned: true }', '{ secret_env: MY_SECRET }') };

  test('one that is not set refuses its source, and a warning says so', () => {
    const loading = loadConfig(folderOf(files), () => undefined);
    if (!loading.ok) throw new Error('refused');
    expect(loading.config.sources[0]?.auth.type).toBe('refused');
    expect(loading.config.warnings.map((one) => sayText('en', 'UTC', problemSay(one), 0))).toEqual([
      'tocsin.yaml:5:24 The secret MY_SECRET of the source “local” is not set, so what it sends is refused. Set the environment variable MY_SECRET.',
    ]);
  });

  test('one that is set stands in the source and nowhere in the settings', () => {
    const loading = loadConfig(folderOf(files), (name) => (name === 'MY_SECRET' ? 'hush-hush' : undefined));
    if (!loading.ok) throw new Error('refused');
    expect(loading.config.sources[0]?.auth).toEqual({ type: 'bearer', secrets: ['hush-hush'] });
    expect(JSON.stringify(loading.config.settings)).not.toContain('hush-hush');
    expect(loading.config.warnings).toEqual([]);
  });
});
