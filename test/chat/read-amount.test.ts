import { expect, test } from 'vitest';
import { parseAmount } from '../../src/chat/registry/read-amount.js';

test.each([
  ['9%', { share: 0.09 }],
  ['１０％', { share: 0.1 }],
  ['12.5%', { share: 0.125 }],
  ['500', { amount: 500 }],
  ['1,200', { amount: 1_200 }],
  ['3_000_000', { amount: 3_000_000 }],
  ['12.5k', { amount: 12_500 }],
  ['5万', { amount: 50_000 }],
  ['-5', null],
  ['nine', null],
  ['', null],
  ['9%%', null],
])('%s', (typed, amount) => {
  expect(parseAmount(typed)).toEqual(amount);
});
