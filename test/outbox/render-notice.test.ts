import { expect, test } from 'vitest';
import type { Notice } from '../../src/domain/notice.js';
import { createRenderNotice } from '../../src/outbox/render-notice.js';
import { incidentOf, NOW } from '../chat/fixture.js';
import { channel } from '../harness/settings.js';

const digest: Notice = {
  key: 'digest:1@ops',
  kind: 'digest',
  channel: 'ops',
  incident: null,
  priority: 1,
  body: { for: 'digest', since: NOW, incidents: [41, 42], total: 2_500 },
  wanted: 1,
  shown: null,
  ref: null,
  state: 'waiting',
  attempts: 0,
  nextAt: NOW,
  claimedAt: null,
  uncertainAt: null,
  error: null,
  createdAt: NOW,
  updatedAt: NOW,
};

test('the digest of a storm tells of all its incidents, not only of the newest it names', async () => {
  const render = createRenderNotice({
    store: {
      loadIncident: async (id) => incidentOf({ id }),
      loadStandings: async (ids) => ids.map((id) => incidentOf({ id })),
      loadAlertsOf: async () => [],
      loadClocks: async () => [],
      loadNotice: async () => null,
      loadHistoryHead: async () => ({ seq: 0, hash: '' }),
    },
    people: () => [],
    groups: () => [],
    now: () => NOW,
  });
  const rendered = await render(digest, channel('ops'));
  expect(rendered?.card.title).toBe('2,500 incidents in a short time');
});

test('a storm of thousands is counted by where its incidents stand; only those it names are read', async () => {
  const read: number[] = [];
  const ids = Array.from({ length: 2_000 }, (_, i) => i + 1);
  const many: Notice = { ...digest, body: { for: 'digest', since: NOW, incidents: ids, total: ids.length } };
  const call: Notice = {
    ...digest,
    kind: 'call',
    body: { for: 'storm-call', digest: digest.key, people: [], groups: [], step: 0 },
  };
  const render = createRenderNotice({
    store: {
      loadIncident: async (id) => {
        read.push(id);
        return incidentOf({ id, level: id === 7 ? 'red' : 'yellow' });
      },
      loadStandings: async (asked) => asked.map((id) => incidentOf({ id, level: id === 7 ? 'red' : 'yellow' })),
      loadAlertsOf: async () => [],
      loadClocks: async () => [],
      loadNotice: async () => many,
      loadHistoryHead: async () => ({ seq: 0, hash: '' }),
    },
    people: () => [],
    groups: () => [],
    now: () => NOW,
  });
  const shown = await render(many, channel('ops'));
  expect(shown?.card.level).toBe('red');
  expect(read).toEqual([7, 2000, 1999, 1998, 1997, 1996, 1995, 1994, 1993, 1992]);
  read.length = 0;
  const called = await render(call, channel('ops'));
  expect(called?.card.title).toContain('2,000');
  expect(read).toEqual([7, 1, 2, 3, 4]);
});
