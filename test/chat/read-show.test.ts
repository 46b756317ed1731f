import { expect, test } from 'vitest';
import { readShow } from '../../src/chat/registry/read-show.js';

const typed = { id: 's9', start: 1000, end: 2000, currency: 'CNY', teams: ['beauty', 'fresh'] };
const labels = { host: 'Mei', platform: 'douyin' };

test('a show may name its team, and only one there is', () => {
  expect(readShow({ ...typed, labels: { ...labels, team: 'beauty' } })).toMatchObject({ id: 's9', team: 'beauty' });
  expect(readShow({ ...typed, labels })).not.toHaveProperty('team');
  expect(readShow({ ...typed, labels: { ...labels, team: 'beuty' } })).toEqual({
    key: 'shows.add.team',
    params: { typed: 'beuty', teams: 'beauty, fresh' },
  });
});
