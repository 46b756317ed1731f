import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { loadCases } from '../../src/config/cases/load-cases.js';
import { loadConfig } from '../../src/config/load.js';
import { problemSay } from '../../src/config/problem.js';
import { ruleSchema } from '../../src/config/schema/rule.js';
import { changeExample } from '../../src/config/schema/rules/change.js';
import { compositeExample } from '../../src/config/schema/rules/composite.js';
import { concentrationExample } from '../../src/config/schema/rules/concentration.js';
import { expiryExample } from '../../src/config/schema/rules/expiry.js';
import { indexExample } from '../../src/config/schema/rules/index-score.js';
import { ratioExample } from '../../src/config/schema/rules/ratio.js';
import { staleStockExample } from '../../src/config/schema/rules/stale-stock.js';
import { Rulebook } from '../../src/domain/grade.js';
import type { JsonObject } from '../../src/domain/json.js';
import type { Rule } from '../../src/domain/rule.js';
import type { Labels, Signal } from '../../src/domain/signal.js';
import { LANGS } from '../../src/domain/text.js';
import { runCase } from '../../src/domain/trial/rule-case.js';
import { createLanguage } from '../../src/language/tools.js';
import { sayText } from '../../src/text/say.js';
import { GradeBench, MINUTE, metric, sent, show, spoken, T0 } from '../domain/rules/bench.js';
import { folderOf } from './folder.js';

const DAY = 24 * 60 * MINUTE;
const page = readFileSync('docs/rules.md', 'utf8');
const blocks = [...page.matchAll(/```yaml\n(.*?)```/gs)].map((m) => m[1] ?? '');
const terms = readdirSync('config/terms', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => [`terms/${name}`, readFileSync(`config/terms/${name}`, 'utf8')]);
const files = { ...Object.fromEntries(terms), 'rules/page.yaml': blocks.join('\n') };
const loading = loadConfig(folderOf(files), () => undefined);
const rules: readonly Rule[] = loading.ok ? loading.config.settings.rules : [];

describe('docs/rules.md', () => {
  test('the case it shows goes as it says', () => {
    const shown = /> config\/rules\/mine\.tests\.yaml <<'EOF'\n(.*?)EOF/s.exec(page)?.[1] ?? '';
    const folder = folderOf({ 'rules/mine.tests.yaml': shown });
    const { cases, problems } = loadCases(
      [`${folder}/rules`],
      rules.map(({ id }) => id),
    );
    expect(problems).toEqual([]);
    expect(cases).toHaveLength(1);
    if (!loading.ok) throw new Error('the page is refused');
    const book = new Rulebook(loading.config.settings, createLanguage());
    expect(cases.flatMap((one) => runCase(book, one.rule).faults)).toEqual([]);
  });

  test('shows rules that can be used as they stand, one of every kind it speaks of', () => {
    const problems = loading.ok ? [] : loading.problems.map((one) => sayText('en', 'UTC', problemSay(one), 0));
    expect(problems).toEqual([]);
    const headings = [...page.matchAll(/^## ([a-z-]+):/gm)].map((m) => m[1]);
    expect(new Set(rules.map((rule) => rule.kind))).toEqual(new Set(headings));
    expect(headings.length).toBeGreaterThanOrEqual(12);
  });

  test.each([
    ['change', changeExample],
    ['ratio', ratioExample],
    ['expiry', expiryExample],
    ['stale-stock', staleStockExample],
    ['concentration', concentrationExample],
    ['composite', compositeExample],
    ['index', indexExample],
  ])('the example of %s parses', (kind, example) => {
    expect(ruleSchema.parse(parse(example))).toMatchObject({ kind });
  });
});

const of = (name: string, value: number, at: number, labels: Labels, unit?: string): Signal =>
  metric(value, at, { name, labels, ...(unit && { unit }) });
const fact = (name: string, fields: JsonObject, labels: Labels): Signal => {
  const base = { kind: 'fact', id: name, source: 'erp', name, subject: '' } as const;
  return { ...base, labels, fields, at: T0 };
};

/** What is to be said of each kind: the rules of the page, and what happens. */
const STORIES: Readonly<Record<string, (bench: GradeBench) => void>> = {
  'doc-conversion-falls': (bench) => {
    for (let day = 0; day < 4; day++)
      for (let m = 0; m < 20; m++)
        bench.show(
          of('show.conversion', day < 3 ? 0.04 : 0.021, T0 + day * DAY + m * MINUTE, { show: `s${day}` }, 'ratio'),
        );
  },
  'doc-refund-rate': (bench) => {
    for (let i = 0; i < 60; i++) bench.show(of('order.created', 1, T0, { sku: 'T-1' }));
    for (let i = 0; i < 10; i++) bench.show(of('refund.created', 1, T0, { sku: 'T-1' }));
  },
  'doc-licence-expires': (bench) => {
    bench.show(
      fact('supplier.licence', { valid_until: '2026-12-20' }, { supplier: 'Acme', licence: '食品经营许可证' }),
    );
    bench.until(T0 + 34 * DAY);
  },
  'doc-slow-stock': (bench) => {
    bench.show(of('stock.available', 1200, T0, { sku: 'T-1' }));
    bench.show(of('order.created', 1, T0 + DAY, { sku: 'T-1' }));
    bench.until(T0 + 62 * DAY);
  },
  'doc-one-supplier': (bench) => {
    for (const [supplier, value] of [
      ['A', 200],
      ['B', 250],
      ['Acme', 350],
    ] as const)
      bench.show(of('purchase.amount', value, T0, { supplier, category: 'beauty' }));
  },
  'doc-region-cut-off': (bench) => {
    bench.show(of('delivery.delay_rate', 0.2, T0, { region: 'east', carrier: 'sf' }, 'ratio'));
    bench.show(sent('firing', undefined, T0 + MINUTE, { name: 'road.closed', labels: { region: 'east' } }));
    bench.show(sent('resolved', undefined, T0 + 2 * MINUTE, { name: 'road.closed', labels: { region: 'east' } }));
  },
  'doc-supplier-health': (bench) => {
    const labels = { supplier: 'Acme', tier: 'core' };
    bench.show(of('supplier.on_time_rate', 0.8, T0, labels, 'ratio'));
    bench.show(of('supplier.lawsuits', 4, T0, labels));
  },
  'doc-monitoring': (bench) => {
    bench.show({ ...sent('firing', 'critical', T0, { labels: { show: 's0' } }), source: 'local' });
    bench.until(T0 + 7 * 60 * MINUTE);
  },
  'doc-comment-themes': (bench) => {
    const comment = (text: string, at: number) =>
      bench.show({ ...spoken(text, at, { sku: 'T-1' }), name: 'comment.live' });
    for (let i = 0; i < 60; i++) comment('很喜欢', T0 + i * 1000);
    for (let i = 0; i < 30; i++) comment(i % 2 ? '全是没熟的' : '虽然便宜，但是色差太大', T0 + MINUTE + i * 1000);
    bench.until(T0 + 20 * MINUTE);
  },
  'doc-delivery-delay': (bench) => {
    bench.show(of('delivery.delay_rate', 0.2, T0, { region: 'east', carrier: 'sf' }, 'ratio'));
    bench.until(T0 + 3 * 60 * MINUTE);
  },
};

describe('what /risk why says of them', () => {
  const shows = [0, 1, 2, 3].map((day) =>
    show({ id: `s${day}`, title: `第 ${day + 1} 场`, start: T0 + day * DAY, end: T0 + day * DAY + 60 * MINUTE }),
  );
  test.each(Object.keys(STORIES))('%s, in both languages, with every place filled', (id) => {
    const bench = new GradeBench(rules, { shows });
    STORIES[id]?.(bench);
    const said = bench.said.filter((finding) => finding.rule === id);
    expect(said.length).toBeGreaterThan(0);
    const lines: string[] = [];
    for (const { reasons, level, title } of said) {
      for (const lang of LANGS) {
        lines.push(`[${level ?? '–'}] ${title[lang]}`);
        for (const reason of reasons) {
          const text = sayText(lang, 'Asia/Shanghai', reason, bench.now);
          expect(text).not.toMatch(/why\.|\{|\}|undefined|NaN/);
          lines.push(`  ${text}`);
        }
      }
    }
    if (process.env.SHOW_REASONS) console.log(lines.join('\n'));
  });
});
