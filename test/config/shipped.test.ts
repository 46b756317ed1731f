import { describe, expect, test } from 'vitest';
import { loadConfig } from '../../src/config/load.js';
import type { Level } from '../../src/domain/level.js';
import type { Show } from '../../src/domain/show.js';
import type { Labels, Signal } from '../../src/domain/signal.js';
import { sayText } from '../../src/text/say.js';
import { GradeBench, MINUTE, metric, sent, show, spoken, T0 } from '../domain/rules/bench.js';

const loading = loadConfig('config', () => undefined);
if (!loading.ok) throw new Error(JSON.stringify(loading.problems, null, 2));
const { settings, sources, checks, warnings } = loading.config;

const PROMOTION = settings.promotions.find((one) => one.id === 'double-11');
if (!PROMOTION) throw new Error('no promotion');
/** Mid-June after 618: no promotion. */
const QUIET = Date.UTC(2026, 6, 15, 12);

function warned(given: readonly Signal[], shows: readonly Show[] = []): Record<string, Level | null> {
  const bench = new GradeBench(settings.rules, {
    shows,
    promotions: settings.promotions,
    ...(settings.matrix && { matrix: settings.matrix }),
  });
  bench.now = 0;
  for (const signal of given) bench.show(signal, signal.at);
  const last = given.at(-1);
  if (last) bench.until(last.at + 3 * MINUTE);
  for (const finding of bench.said) {
    for (const lang of ['en', 'zh-CN'] as const) {
      // Every reason can be said, in both languages, with nothing left unfilled.
      for (const reason of finding.reasons) expect(sayText(lang, 'UTC', reason, T0)).not.toMatch(/why\.|\{[a-z]/i);
    }
  }
  const highest: Record<string, Level | null> = {};
  for (const one of bench.said) if (one.level !== null) highest[one.rule] = one.level;
  return highest;
}
const live = [
  show({ scene: 'flash-sale', start: QUIET - MINUTE, end: QUIET + 60 * MINUTE, skus: [{ sku: 'p', stock: 30_000 }] }),
];
const of = (name: string, value: number, labels: Labels, at = QUIET) =>
  metric(value, at, { name, labels, unit: 'ratio' });
const said = (name: string, text: string, labels: Labels, at = QUIET): Signal => ({
  ...spoken(text, at, labels),
  name,
});
const alert = (name: string, level: string, labels: Labels = {}): Signal => ({
  ...sent('firing', level, QUIET, { name, labels }),
  source: name.startsWith('Prom') ? 'alertmanager' : 'local',
});

describe('the shipped configuration', () => {
  test('loads, without a problem and without a warning', () => {
    expect(warnings).toEqual([]);
    expect(sources.map((one) => one.auth.type)).toEqual(['unsigned', 'unsigned', 'unsigned']);
    expect(checks).toEqual([]);
    expect(settings.channels.map((one) => [one.id, one.platform, one.from, one.onlyEscalation])).toEqual([
      ['ops', 'console', 'blue', false],
      ['managers', 'console', 'orange', false],
      ['on-call', 'console', 'blue', true],
      ['slack-ops', 'slack', 'blue', false],
      ['slack-managers', 'slack', 'orange', false],
      ['discord-ops', 'discord', 'blue', false],
      ['discord-on-call', 'discord', 'blue', true],
    ]);
    expect(settings.levels.red.policy.map((step) => [step.afterMs / MINUTE, step.channels])).toEqual([
      [5, ['on-call', 'discord-on-call']],
      [10, ['managers', 'slack-managers']],
    ]);
    expect(
      (['blue', 'yellow', 'orange', 'red'] as const).map(
        (level) => (settings.levels[level].policy[0]?.afterMs ?? 0) / MINUTE,
      ),
    ).toEqual([30, 15, 5, 5]);
  });

  test.each<[string, readonly Signal[], readonly Show[], Record<string, Level>]>([
    [
      'A2: 0.6% oversold in a flash sale',
      [of('orders.oversell_rate', 0.006, { sku: 'p', show: 's1' })],
      live,
      { oversell: 'yellow' },
    ],
    ['A2: the same on an ordinary day', [of('orders.oversell_rate', 0.006, { sku: 'p' })], [], {}],
    [
      'A5: 20% late',
      [of('delivery.delay_rate', 0.2, { region: 'east', carrier: 'sf' })],
      [],
      { 'delivery-delay': 'yellow' },
    ],
    ['A5: 20% late in 双11', [of('delivery.delay_rate', 0.2, { region: 'east' }, PROMOTION.start)], [], {}],
    [
      'A5: 26% late in 双11',
      [of('delivery.delay_rate', 0.26, { region: 'east' }, PROMOTION.start)],
      [],
      { 'delivery-delay': 'yellow' },
    ],
    [
      'A7: 30,000 in stock, 10,000 sold a minute',
      [of('sales.rate', 10_000, { sku: 'p' }), of('stock.available', 30_000, { sku: 'p' })],
      live,
      { 'stock-out': 'red' },
    ],
    ['A7: stock for days', [of('sales.rate', 1, { sku: 'p' }), of('stock.available', 300_000, { sku: 'p' })], [], {}],
    [
      'A9: absolute claim',
      [said('speech.line', '家人们，这是全网最低的价格', { show: 's1' })],
      live,
      { 'host-speech': 'yellow' },
    ],
    ['A9: efficacy', [said('speech.line', '喝一周就能根治失眠', { show: 's1' })], live, { 'host-speech': 'orange' }],
    [
      'A9: "last N", in English',
      [said('speech.line', 'Only the last 100 left, hurry', {})],
      [],
      { 'host-speech': 'yellow' },
    ],
    ['A9: harmless', [said('speech.line', '我们第一时间给大家发货，这不是药，不能说治疗', {})], [], {}],
    [
      'A10: sells five times as planned',
      [of('sales.pace', 5.1, { sku: 'p', show: 's1' })],
      live,
      { 'sales-pace': 'red' },
    ],
    [
      'A20: nothing but complaints',
      Array.from({ length: 10 }, () => said('comment.new', '色差太大了，要退款', { show: 's1' })),
      live,
      { 'comment-complaints': 'yellow' },
    ],
    [
      'A20: ten times praise',
      Array.from({ length: 10 }, () => said('comment.new', '没有色差，很满意', { show: 's1' })),
      live,
      {},
    ],
    ['B2: viewers at half', [of('live.viewers_ratio', 0.5, { show: 's1' })], live, { 'viewers-falling': 'yellow' }],
    ['B5: host cancels', [alert('host.cancelled', 'cancelled', { host: 'lin' })], [], { 'host-trouble': 'orange' }],
    ['B6: stream down on air', [of('stream.up', 0, { show: 's1' })], live, { 'stream-down': 'red' }],
    ['B6: stream down off air', [of('stream.up', 0, { show: 's9' })], [], {}],
    [
      'B6: stream down, reported',
      [{ ...alert('StreamDown', 'critical', { alertname: 'StreamDown' }), source: 'alertmanager' }],
      [],
      { 'stream-down-reported': 'red' },
    ],
    [
      'B6: the picture is black, and nothing is to be heard',
      [
        of('stream.black', 1, { show: 's1' }),
        of('stream.frozen', 0, { show: 's1' }),
        of('stream.silent', 1, { show: 's1' }),
      ],
      live,
      { 'stream-black': 'red', 'stream-silent': 'orange' },
    ],
    [
      'B6: half the picture stands still',
      [of('stream.frozen', 0.5, { show: 's1' })],
      live,
      { 'stream-frozen': 'yellow' },
    ],
    ['B6: a black picture before the show', [of('stream.black', 1, { show: 's9' })], [], {}],
    [
      'B6: bitrate at a third',
      [of('stream.bitrate_ratio', 0.33, { show: 's1' })],
      live,
      { 'stream-bitrate': 'orange' },
    ],
    [
      'B6: a certificate for 13 days',
      [of('tls.days_left', 13, {}), of('tls.ok', 1, {})],
      [],
      { 'certificate-ends': 'yellow' },
    ],
    ['B6: order API fails', [of('order_api.error_rate', 0.15, {})], [], { 'api-errors': 'orange' }],
    ['B6: payment API down on air', [of('payment_api.up', 0, { show: 's1' })], live, { 'api-down': 'red' }],
    [
      'B6: other monitoring',
      [alert('PromDiskFull', 'warning', { alertname: 'PromDiskFull' })],
      [],
      { monitoring: 'yellow' },
    ],
    ['C6: data breach', [alert('security.breach', 'high')], [], { 'data-breach': 'red' }],
    ['W: orange rainstorm', [alert('weather.rainstorm', '橙色', { region: 'east' })], [], { weather: 'orange' }],
  ])('%s', (_name, signals, shows, expected) => {
    expect(warned(signals, shows)).toEqual(expected);
  });
});
