import { expect, test } from 'vitest';
import type { Incident } from '../../src/domain/incident.js';
import type { Notice, NoticeBody } from '../../src/domain/notice.js';
import type { ResponseClock } from '../../src/domain/response/clock.js';
import { createRenderNotice } from '../../src/outbox/render-notice.js';
import { incidentOf, MIN, NOW } from '../chat/fixture.js';
import { cardText } from '../harness/recording-chat.js';
import { channel } from '../harness/settings.js';

const clock: ResponseClock = {
  id: 'acknowledge',
  name: null,
  withinMs: 15 * MIN,
  repeats: false,
  who: null,
  startedAt: NOW - 10 * MIN,
  dueAt: NOW + 5 * MIN,
  nudged: 0.5,
  stoppedAt: null,
  missedAt: null,
};
const nudge: NoticeBody = { for: 'nudge', clock: 'acknowledge', people: ['lina'], share: 0.5, lateMs: 0 };
const call: NoticeBody = { for: 'call', people: ['lina'], groups: [], step: null, why: '', dueAt: NOW };

async function shown(incident: Incident, body: NoticeBody, ref: string | null) {
  const notice: Notice = {
    key: 'a',
    kind: 'call',
    channel: 'ops',
    incident: incident.id,
    priority: 1,
    body,
    wanted: 1,
    shown: null,
    ref,
    state: 'waiting',
    attempts: 0,
    nextAt: NOW,
    claimedAt: null,
    uncertainAt: null,
    error: null,
    createdAt: NOW,
    updatedAt: NOW,
  };
  const render = createRenderNotice({
    store: {
      loadIncident: async () => incident,
      loadStandings: async () => [],
      loadAlertsOf: async () => [],
      loadClocks: async () => [],
      loadNotice: async () => null,
      loadHistoryHead: async () => ({ seq: 0, hash: '' }),
    },
    people: () => [],
    groups: () => [],
    now: () => NOW,
  });
  return await render(notice, channel('ops'));
}
const withClock = (more: Partial<ResponseClock>) => incidentOf({ state: 'open', clocks: [{ ...clock, ...more }] });
const over = incidentOf({ state: 'resolved', clocks: [clock] });

test.each<[string, Incident, NoticeBody, boolean]>([
  ['a reminder in time', withClock({}), nudge, false],
  ['a reminder of what is done', withClock({ stoppedAt: NOW }), nudge, true],
  ['a reminder that another follows', withClock({ nudged: 0.8 }), nudge, true],
  ['a reminder of a deadline that has passed', withClock({ missedAt: NOW }), nudge, true],
  ['a reminder of an incident that is over', over, nudge, true],
  ['a call to an incident that is open', withClock({}), call, false],
  ['a call to an incident that is over', over, call, true],
])('after a time in which nothing could be sent, %s', async (_what, incident, body, dropped) => {
  expect((await shown(incident, body, null))?.answered ?? false).toBe(dropped);
  // What stands in the chat already is shown as things are now.
  expect((await shown(incident, body, 'ref'))?.answered ?? false).toBe(false);
});

test('a reminder that was seen tells of the deadline missed, not of a share of its time', async () => {
  const rendered = await shown(withClock({ missedAt: NOW }), nudge, 'ref');
  const text = rendered === null ? '' : cardText(rendered.card);
  expect(text).toContain('missed');
  expect(text).not.toContain('50%');
});
