import { expect, test } from 'vitest';
import { loadConfig } from '../../src/config/load.js';
import { problemSay } from '../../src/config/problem.js';
import { resourceExample } from '../../src/config/schema/resource.js';
import { sayText } from '../../src/text/say.js';
import { folderOf, HOUSE } from './folder.js';

const load = (resources: string, house = HOUSE) =>
  loadConfig(folderOf({ 'resources.yaml': resources, 'tocsin.yaml': house }), () => undefined);

function problemsOf(resources: string): readonly string[] {
  const loading = load(resources);
  return loading.ok
    ? []
    : loading.problems.map((problem) => {
        expect(sayText('zh-CN', 'UTC', problemSay(problem), 0)).not.toMatch(/config\.|\{[a-z]+\}/i);
        return sayText('en', 'UTC', problemSay(problem), 0);
      });
}

const NAMED = 'name: { en: A, zh-CN: 甲 }';

test('resources are counted in units, or in the minor units of their money', () => {
  const house = `${HOUSE.replace('ops: {', 'managers: { platform: console }\n  ops: {')}zone: Asia/Shanghai\nrequests: { expire: 2h }\n`;
  const loading = load(`${resourceExample}- { id: backup, kind: supplier, ${NAMED} }\n`, house);
  if (!loading.ok) throw new Error(loading.problems.map(({ say }) => say.key).join());
  const { resources, requestMs } = loading.config.settings;
  expect(requestMs).toBe(7_200_000);
  expect(resources).toMatchObject([
    {
      id: 'east-reserve',
      amount: 5_000,
      countedAt: Date.parse('2026-11-01T00:00:00+08:00'),
      unit: { en: 'boxes', 'zh-CN': '箱' },
      currency: null,
      channels: ['ops'],
    },
    { id: 'reserve-fund', amount: 300_000_000, currency: 'CNY', countedAt: null },
    { id: 'backup', amount: null, unit: { en: 'units', 'zh-CN': '件' } },
  ]);
});

test('without the file there are none, and a request waits for a day', () => {
  const loading = loadConfig(folderOf({}), () => undefined);
  expect(loading.ok && loading.config.settings).toMatchObject({ resources: [], requestMs: 86_400_000 });
});

test.each<[string, string, RegExp]>([
  ['an unknown channel', `- { id: a, kind: stock, ${NAMED}, channels: [opps] }`, /no channel “opps”.*“ops”/],
  ['one id twice', `- { id: a, kind: stock, ${NAMED} }\n- { id: a, kind: fund, ${NAMED} }`, /“a”/],
  ['money with a unit', `- { id: a, kind: fund, ${NAMED}, unit: boxes }`, /Money is counted in its currency/],
  ['half a unit', `- { id: a, kind: stock, ${NAMED}, amount: 2.5 }`, /whole units/],
  ['an unknown kind', `- { id: a, kind: stok, ${NAMED} }`, /stock/],
])('%s is told', (_name, text, problem) => {
  expect(problemsOf(text)).toEqual([expect.stringMatching(problem)]);
});
