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
      loadAlertsOf: async () => [],
      loadClocks: async () => [],
      loadNotice: async () => null,
    },
    people: () => [],
    groups: [],
    now: () => NOW,
  });
  const rendered = await render(digest, channel('ops'));
  expect(rendered?.card.title).toBe('2,500 incidents in a short time');
});
