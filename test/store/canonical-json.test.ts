import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalJson } from '../../src/lib/canonical-json.js';

it('gives the same text for the same data, whatever the order of keys', () => {
  expect(canonicalJson({ b: [{ d: 1, c: null }], a: 'x', gone: undefined })).toBe('{"a":"x","b":[{"c":null,"d":1}]}');
  expect(canonicalJson({ 10: 'a', 9: 'b', b: 1, B: 2 })).toBe('{"10":"a","9":"b","B":2,"b":1}');
  expect(canonicalJson([undefined, Number.NaN])).toBe('[null,null]');
});

it('says what JSON says', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      expect(canonicalJson(JSON.parse(canonicalJson(value)))).toBe(canonicalJson(value));
    }),
  );
});
