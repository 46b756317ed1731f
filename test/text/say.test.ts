import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SayParam } from '../../src/domain/text.js';
import { parseMs } from '../../src/lib/duration.js';
import { cleanText } from '../../src/text/clean.js';
import { durationText } from '../../src/text/duration.js';
import { moneyText, percentText } from '../../src/text/money-text.js';
import { say, sayText, wordedText } from '../../src/text/say.js';
import { timeText } from '../../src/text/time-text.js';
import { MIN, NOW, ZONE } from '../chat/fixture.js';

const ESC = String.fromCharCode(27);
const text = (value: SayParam): { key: string; params: { text: SayParam } } => ({
  key: 'text',
  params: { text: value },
});

describe('say', () => {
  test.each<[SayParam, string, string]>([
    ['plain', 'plain', 'plain'],
    [42, '42', '42'],
    [0, '0', '0'],
    [0.1 + 0.2, '0.3', '0.3'],
    [{ at: NOW }, '20:00', '20:00'],
    [{ at: NOW + 86_400_000 }, 'Nov 22 20:00', '11月22日 20:00'],
    [{ ms: 3 * MIN }, '3 min', '3 分钟'],
    [{ ms: 80 * MIN }, '1 h 20 min', '1 小时 20 分钟'],
    [{ minor: 820_000_000, currency: 'CNY' }, '¥8.2M', '820万元'],
    [{ ratio: 0.18 }, '18%', '18%'],
    [{ say: { key: 'level.red' } }, 'RED', '红色'],
    [
      { worded: { en: 'Late in {region}', 'zh-CN': '{region}延迟' }, labels: { region: '华东' } },
      'Late in 华东',
      '华东延迟',
    ],
  ])('fills in %j', (param, en, zh) => {
    expect(sayText('en', ZONE, text(param), NOW)).toBe(en);
    expect(sayText('zh-CN', ZONE, text(param), NOW)).toBe(zh);
  });

  test('keeps times as tokens, nested ones too', () => {
    const inner = { key: 'clock.snooze', params: { due: { at: NOW } } };
    expect(say('en', ZONE, { key: 'join', params: { a: { say: inner }, b: 'x' } })).toEqual([
      'snooze ends ',
      { at: NOW, style: 'time' },
      ', x',
    ]);
  });

  test('never interprets ICU syntax, places or markup of outside text', () => {
    const nasty = "{n, plural, one {x}} {region} '{' <b>@everyone</b> <!channel> #";
    expect(sayText('en', ZONE, text(nasty), NOW)).toBe(nasty);
    const worded = { en: '{region}!', 'zh-CN': '{region}！' };
    expect(wordedText(worded, 'en', { region: '{sku} {n, plural, other {#}}', sku: 'no' })).toBe(
      '{sku} {n, plural, other {#}}!',
    );
  });

  test('takes control characters, line breaks and terminal sequences out of outside text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (outside) => {
        expect(sayText('en', ZONE, text(`a${outside}b`), NOW)).not.toMatch(/[\p{Cc}\u2028\u2029\u202e]/u);
      }),
    );
    expect(cleanText(`a${ESC}[31mred${ESC}[0m\r\nb${ESC}]0;title${String.fromCharCode(7)}c`)).toBe('ared bc');
  });

  test('says a key it does not know, or one whose values are missing, as the key and its values', () => {
    expect(sayText('en', ZONE, { key: 'old.key', params: { n: 3, at: { at: NOW } } }, NOW)).toBe(
      'old.key n=3 at=20:00',
    );
    expect(sayText('en', ZONE, { key: 'join', params: { a: 'x' } }, NOW)).toBe('join a=x');
    expect(sayText('en', ZONE, { key: 'toString' }, NOW)).toBe('toString');
  });
});

describe('durations, money, per cent, times', () => {
  test.each([
    [0, '0 s', '0 秒'],
    [400, '400 ms', '400 毫秒'],
    [1_400, '1.4 s', '1.4 秒'],
    [2_000, '2 s', '2 秒'],
    [45_000, '45 s', '45 秒'],
    [59 * MIN + 59_600, '1 h', '1 小时'],
    [36 * 60 * MIN, '1 d 12 h', '1 天 12 小时'],
    [-5 * MIN, '-5 min', '-5 分钟'],
  ])('%d ms', (ms, en, zh) => {
    expect(durationText('en', ms)).toBe(en);
    expect(durationText('zh-CN', ms)).toBe(zh);
  });

  test('durations as said are durations as read', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 24 * 60 - 1 }), (minutes) => {
        expect(parseMs(durationText('en', minutes * MIN))).toBe(minutes * MIN);
        expect(parseMs(durationText('zh-CN', minutes * MIN))).toBe(minutes * MIN);
      }),
    );
  });

  test.each([
    [{ minor: 350_000, currency: 'CNY' }, '¥3,500', '3,500元'],
    [{ minor: 123_456, currency: 'USD' }, '$1,234.56', '1,234.56美元'],
    [{ minor: 12_500_000_000_0, currency: 'CNY' }, '¥1.25B', '12.5亿元'],
    [{ minor: 295_000_000, currency: 'CNY' }, '¥2.95M', '295万元'],
    [{ minor: 5000, currency: 'JPY' }, 'JPY 5,000', '5,000日元'],
    [{ minor: 5000, currency: '??' }, '50 ??', '50 ??'],
  ])('money %j', (money, en, zh) => {
    expect(moneyText('en', money).replace(/\u00a0/g, ' ')).toBe(en);
    expect(moneyText('zh-CN', money).replace(/\u00a0/g, ' ')).toBe(zh);
  });

  test('small ratios keep the digits that tell them apart', () => {
    expect(percentText('en', 0.0052)).toBe('0.52%');
    expect(percentText('en', 0.1234)).toBe('12.3%');
  });

  test('relative times', () => {
    expect(timeText({ at: NOW + 12 * MIN, style: 'relative' }, 'en', ZONE, NOW)).toBe('in 12 min');
    expect(timeText({ at: NOW - 12 * MIN, style: 'relative' }, 'zh-CN', ZONE, NOW)).toBe('12 分钟前');
    expect(timeText({ at: NOW, style: 'date' }, 'zh-CN', ZONE, NOW)).toBe('2026年11月21日');
  });
});
