import { expect, it } from 'vitest';
import { faultOf } from '../../src/ingest/checks/fault.js';

it.each([
  ['the HTTP client of Node', 'HPE_INVALID_CONSTANT'],
  ['the one that a chat’s SDK brings, which gives it no code', undefined],
])('what is no HTTP is the target’s fault (B6), read by %s', (_client, code) => {
  const parser = Object.assign(new Error('Response does not match the HTTP/1.1 protocol'), {
    name: 'HTTPParserError',
    ...(code !== undefined && { code }),
  });
  expect(faultOf(new TypeError('fetch failed', { cause: parser }))).toMatchObject({
    of: 'target',
    why: expect.stringContaining('does not match the HTTP/1.1 protocol'),
  });
});
