import { afterEach, beforeEach, expect, test } from 'vitest';
import type { JsonObject } from '../../src/domain/json.js';
import { type FakeSlack, startFakeSlack } from '../harness/slack/fake-slack.js';
import { type Desk, desk } from './slack-desk.js';

let slack: FakeSlack;
let bot: Desk;
let url: string;

beforeEach(async () => {
  slack = await startFakeSlack({ limits: 'off' });
  bot = desk(slack, { http: { signingSecret: slack.signingSecret, port: 0, host: '127.0.0.1' } });
  await bot.start();
  url = `http://127.0.0.1:${bot.port()}/slack/events`;
});
afterEach(async () => {
  await bot.stop();
  await slack.stop();
});

const who = { team_id: 'T0001', channel_id: 'C0001', user_id: 'U0001', user_name: 'lina' };
const note = (trigger: string): JsonObject => ({ command: '/risk', text: 'note INC-1 x', trigger_id: trigger, ...who });
const press = (trigger: string): JsonObject => ({
  type: 'block_actions',
  team: { id: 'T0001', domain: 'shop' },
  user: { id: 'U0001', name: 'lina', team_id: 'T0001' },
  channel: { id: 'C0001', name: 'ops' },
  container: { type: 'message', message_ts: '1.2', channel_id: 'C0001', is_ephemeral: false },
  trigger_id: trigger,
  actions: [{ type: 'button', action_id: 'risk:0', block_id: 'b', value: '- escalate INC-1', action_ts: '1.3' }],
});

test.each([
  ['a command', note, 'note INC-1 x'],
  ['a press', press, 'escalate INC-1'],
])('%s that is sent again, signature and all, is acknowledged and done once', async (_what, made, line) => {
  for (const trigger of ['11.22.aa', '11.22.aa', '11.22.aa', '11.22.bb'])
    expect((await slack.deliverHttp(url, made(trigger))).status).toBe(200);
  await expect.poll(() => bot.asked.map(({ text }) => text)).toEqual([line, line]);
});

test('an event that is sent again is taken once', async () => {
  const at = { item: { type: 'message', channel: 'C0001', ts: '1.2' }, reaction: 'pushpin', user: 'U0001' };
  const event = (id: string): JsonObject => ({
    type: 'event_callback',
    team_id: 'T0001',
    event_id: id,
    event: { type: 'reaction_added', event_ts: '1.4', ...at },
  });
  const asked = () => slack.calls('conversations.replies').length;
  for (const id of ['Ev1', 'Ev1', 'Ev2']) expect((await slack.deliverHttp(url, event(id))).status).toBe(200);
  await expect.poll(asked).toBe(2);
});
