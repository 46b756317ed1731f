import { describe, expect, it } from 'vitest';
import { causeCode, causeName, neverSent } from '../../src/lib/network-error.js';

const coded = (code: string) => Object.assign(new Error('connect'), { code });

describe('a request that came to no answer', () => {
  it.each([
    ['by its own code', coded('ECONNRESET'), 'ECONNRESET'],
    ['by what is beneath it', new TypeError('fetch failed', { cause: coded('ECONNREFUSED') }), 'ECONNREFUSED'],
    [
      'by the first of several addresses',
      new Error('fetch failed', { cause: new AggregateError([coded('ENETDOWN')]) }),
      'ENETDOWN',
    ],
    ['given up', new Error('no answer', { cause: new DOMException('late', 'TimeoutError') }), 'timeout'],
    ['with no code', new TypeError('"Bearer xoxb-1" is no header value'), null],
    ['that is no error', 'gone', null],
  ])('is known %s', (_how, error, code) => {
    expect(causeCode(error)).toBe(code);
  });

  it('is never told in words, which may hold a token', () => {
    expect(causeName(new TypeError('"Bearer xoxb-1" is no header value'))).toBe('TypeError');
  });

  it.each([
    ['ECONNREFUSED', true],
    ['ENETDOWN', true],
    ['EHOSTDOWN', true],
    ['ECONNRESET', false],
    ['timeout', false],
    [null, false],
  ])('%s: it never left: %s', (code, left) => {
    expect(neverSent(code)).toBe(left);
  });
});
