import { expect, test } from 'vitest';
import { fillPlaces } from '../../src/domain/fill-places.js';
import { wordedText } from '../../src/text/say.js';

const title = { en: '{subject} is slow ({carrier})', 'zh-CN': '{subject} 响应缓慢（{carrier}）' };

test('places that have a value are filled in both languages, the others stay', () => {
  expect(fillPlaces(title, { subject: 'payment-api' })).toEqual({
    en: 'payment-api is slow ({carrier})',
    'zh-CN': 'payment-api 响应缓慢（{carrier}）',
  });
});

test('of several names in a place the first that is known stands there', () => {
  const title = { en: '{show|subject} is down', 'zh-CN': '{show|subject} 中断' };
  expect(fillPlaces(title, { show: '', subject: 'stream:a' }).en).toBe('stream:a is down');
  expect(fillPlaces(title, { show: 's1', subject: 'stream:a' })['zh-CN']).toBe('s1 中断');
  expect(fillPlaces(title, {})).toEqual(title);
  expect(wordedText(title, 'en', { show: 's2' })).toBe('s2 is down');
  expect(wordedText(title, 'en', {})).toBe('– is down');
});

test('words without places are the very same object', () => {
  const plain = { en: 'Payments fail', 'zh-CN': '支付失败' };
  expect(fillPlaces(plain, { subject: 'x' })).toBe(plain);
});

test("a sender's own braces are not filled a second time", () => {
  const title = { en: '{alert} in {region}', 'zh-CN': '{region}：{alert}' };
  const filled = fillPlaces(title, { alert: 'pod {name} of {x, plural, other {#}}' });
  expect(wordedText(filled, 'en', { name: 'wrong', region: 'east' })).toBe(
    'pod { name} of {x, plural, other {#}} in east',
  );
});
