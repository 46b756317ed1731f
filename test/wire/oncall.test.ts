import { afterEach, describe, expect, it } from 'vitest';
import type { Settings } from '../../src/domain/settings.js';
import { type ChatBot, DISCORD_LIN, SLACK_MAYA, SLACK_STRANGER, startChatBot } from '../harness/chat-bot.js';
import type { SeenMessage } from '../harness/discord/fake-discord.js';
import { textOf } from '../harness/discord/fake-discord.js';
import { layer, schedule } from '../harness/duty.js';

/** Maya is in Slack, Lin in Discord; by the schedule one of them is always on duty. */
let bot: ChatBot;
afterEach(async () => {
  expect(bot.discord.violations).toEqual([]);
  await bot.close();
});

const always =
  (person: string) =>
  (settings: Settings): Settings => ({
    ...settings,
    schedules: [
      schedule('night', [], { layers: [layer([[person]], { every: null })], group: 'night-shift', channels: [] }),
    ],
  });

const directTo = (user: string, match: RegExp): Promise<SeenMessage> =>
  bot.discord.waitFor(() => {
    try {
      return bot.discord
        .direct(user)
        .messages()
        .find((message) => match.test(textOf(message)));
    } catch {
      return null;
    }
  });
const roleRequests = (method: string) =>
  bot.discord.requests.filter((each) => each.method === method && /\/members\/\d+\/roles\/\d+/.test(each.path));

describe('duty on the wire', () => {
  it('a swap asked for in Slack is accepted by a button in Discord, and the groups follow', async () => {
    bot = await startChatBot({ settings: always('maya') });
    const { slack, discord } = bot;
    // Maya is in the user group already: looked at, and left.
    await slack.waitForCall('usergroups.users.list');
    const asked = await slack.user(SLACK_MAYA).slash('/risk', 'oncall swap @lin for 3h', '#live-ops');
    expect((await asked.waitForReply()).text).toMatch(/DUTY-1/);
    // Where it was asked others see it too.
    await slack.channel('#live-ops').waitForMessage(/DUTY-1[\s\S]*Accept/);
    const request = await directTo(DISCORD_LIN, /DUTY-1/);
    const answer = await discord.member(DISCORD_LIN).click(request, '答应');
    expect(answer.text).toMatch(/DUTY-1/);
    await slack.channel('#live-ops').waitForMessage(/DUTY-1[\s\S]*Accepted/);
    await discord.waitFor(() => roleRequests('PUT').length > 0);
    expect(roleRequests('DELETE')).toEqual([]);
    // Lin has no account in Slack, and Slack takes no empty group: it is left to Maya.
    expect(slack.calls('usergroups.users.update')).toEqual([]);
    await directTo(DISCORD_LIN, /现在由您值班/);
    // Handed back, the role goes with it.
    await slack.user(SLACK_MAYA).slash('/risk', 'oncall end DUTY-1', '#live-ops');
    await discord.waitFor(() => roleRequests('DELETE').length > 0);
  });

  it('a Slack user group is replaced by who comes on; what Slack refuses is told with what to mend', async () => {
    const both = (settings: Settings): Settings => ({
      ...always('lin')(settings),
      people: settings.people.map((each) =>
        each.id === 'lin' ? { ...each, accounts: [...each.accounts, { platform: 'slack', id: SLACK_STRANGER }] } : each,
      ),
    });
    bot = await startChatBot({ settings: both });
    const { slack, discord } = bot;
    await slack.waitForCall('usergroups.users.update', ({ args }) => args.users === SLACK_STRANGER);
    await discord.waitFor(() => roleRequests('PUT').length > 0);
    slack.setScopes(['chat:write', 'channels:read', 'groups:read', 'im:write', 'usergroups:read', 'commands']);
    await slack.user(SLACK_MAYA).slash('/risk', 'oncall override @me for 2h', '#live-ops');
    await discord.waitFor(() => roleRequests('DELETE').length > 0);
    await discord.waitFor(() => /night-shift.*usergroups:write/u.test(discord.dump()));
  });

  it('the card of who is on duty asks in a dialog', async () => {
    bot = await startChatBot({ settings: always('lin') });
    const { slack } = bot;
    const asked = await slack.user(SLACK_MAYA).slash('/risk', 'oncall', '#live-ops');
    const card = await asked.waitForReply(/林晓/);
    const pressed = await slack.user(SLACK_MAYA).click(card, 'Take over…');
    const view = await pressed.waitForView();
    await slack.user(SLACK_MAYA).submit(view, { Who: 'Maya Chen', 'How long': '2h' });
    await directTo(DISCORD_LIN, /DUTY-1/);
  });
});
