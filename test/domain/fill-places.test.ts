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
