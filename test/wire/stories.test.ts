import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ChatBot, DISCORD_LIN, DISCORD_STRANGER, SLACK_MAYA, startChatBot } from '../harness/chat-bot.js';
import type { SeenMessage as DiscordMessage } from '../harness/discord/fake-discord.js';
import { textOf } from '../harness/discord/fake-discord.js';

describe('one incident, one card, both places', () => {
  let bot: ChatBot;
  beforeEach(async () => {
    bot = await startChatBot();
  });
  afterEach(async () => {
    expect(bot.discord.violations).toEqual([]);
    expect(bot.slack.missedAcks).toEqual([]);
    expect(bot.discord.misses).toEqual([]);
    await bot.close();
  });

  const slackCard = (match: RegExp) => bot.slack.channel('#live-ops').waitForMessage(match);
  const discordCard = (match: RegExp): Promise<DiscordMessage> =>
    bot.discord.channel('live-ops').waitFor((channel) => channel.messages().find((m) => match.test(textOf(m))));

  test('warned in both, read in each channel’s own language', async () => {
    await bot.alert('Payments fail', 'high', { sku: 'A1' });
    const inSlack = await slackCard(/INC-1/);
    expect(inSlack.text).toMatch(/ORANGE/);
    expect(inSlack.text).toMatch(/Acknowledge/);
    const inDiscord = await discordCard(/INC-1/);
    expect(textOf(inDiscord)).toMatch(/橙色/);
    expect(textOf(inDiscord)).toMatch(/确认/);
  });

  test('warned in Slack, acknowledged in Discord: Slack’s card changes within 2 seconds', async () => {
    await bot.alert('Payments fail', 'high', { sku: 'A1' });
    await slackCard(/INC-1/);
    const card = await discordCard(/INC-1/);
    const answer = await bot.discord.member(DISCORD_LIN).click(card, '确认');
    const pressed = Date.now();
    await slackCard(/acknowledged by 林晓/);
    expect(Date.now() - pressed).toBeLessThan(2_000);
    expect(answer.ephemeral).toBe(true);
    expect(answer.text).toMatch(/INC-1/);
    await discordCard(/已由 ?林晓|林晓/);
    expect(bot.slack.channel('#live-ops').messages()).toHaveLength(1);
  });

  test('two people escalate at once: one step is taken, and each is told so', async () => {
    await bot.alert('Payments fail', 'high', { sku: 'A1' });
    const [inSlack, inDiscord] = await Promise.all([slackCard(/INC-1/), discordCard(/INC-1/)]);
    const [slackAnswer, discordAnswer] = await Promise.all([
      bot.slack.user(SLACK_MAYA).click(inSlack, 'Escalate'),
      bot.discord.member(DISCORD_LIN).click(inDiscord, '升级'),
    ]);
    const told = [(await slackAnswer.waitForReply()).text, discordAnswer.text].join('\n');
    expect(told.match(/I am calling|正在通知/gu)).toHaveLength(1);
    expect(told.match(/escalated meanwhile|刚才已升级/gu)).toHaveLength(1);
    const why = await bot.slack.user(SLACK_MAYA).slash('/risk', 'why INC-1', '#live-ops');
    expect((await why.waitForReply(/Signal/)).text).toMatch(/alertmanager: Payments fail$/mu);
  });

  test('two people press at once: one wins, the other is told who', async () => {
    await bot.alert('Payments fail', 'high', { sku: 'A1' });
    const [inSlack, inDiscord] = await Promise.all([slackCard(/INC-1/), discordCard(/INC-1/)]);
    const [slackAnswer, discordAnswer] = await Promise.all([
      bot.slack.user(SLACK_MAYA).click(inSlack, 'Acknowledge'),
      bot.discord.member(DISCORD_LIN).click(inDiscord, '确认'),
    ]);
    const told = [(await slackAnswer.waitForReply()).text, discordAnswer.text].join('\n');
    const slackWon = /已由 ?Maya Chen/.test(told);
    const discordWon = /acknowledged by 林晓/.test(told);
    expect([slackWon, discordWon].filter(Boolean)).toHaveLength(1);
    const winner = slackWon ? 'Maya Chen' : '林晓';
    await slackCard(new RegExp(`acknowledged by ${winner}`));
  });

  test('history goes to both threads; what needs eyes is in the channel too', async () => {
    await bot.alert('Payments fail', 'high', { sku: 'A1' });
    const [inSlack, inDiscord] = await Promise.all([slackCard(/INC-1/), discordCard(/INC-1/)]);
    await bot.slack.user(SLACK_MAYA).slash('/risk', 'note INC-1 the bank is called', '#live-ops');
    await bot.slack.user(SLACK_MAYA).slash('/risk', 'resolve INC-1 true bank is back', '#live-ops');
    await bot.slack
      .channel('#live-ops')
      .waitFor((channel) => channel.thread(inSlack).find((m) => /the bank is called/.test(m.text)));
    const resolved = await bot.slack
      .channel('#live-ops')
      .waitFor((channel) => channel.thread(inSlack).find((m) => /resolved/.test(m.text)));
    expect(resolved.broadcast).toBe(true);
    const noted = bot.slack
      .channel('#live-ops')
      .thread(inSlack)
      .find((m) => /the bank is called/.test(m.text));
    expect(noted?.broadcast).toBe(false);
    await bot.discord.channel('live-ops').waitFor((channel) =>
      channel
        .thread(inDiscord.id)
        .texts()
        .some((text) => /the bank is called/.test(text)),
    );
    await discordCard(/解决/);
  });

  test('a stranger presses in Discord, is linked from Slack, and what they pressed is done', async () => {
    await bot.alert('Payments fail', 'high', { sku: 'A1' });
    const card = await discordCard(/INC-1/);
    const told = await bot.discord.member(DISCORD_STRANGER).click(card, '确认');
    expect(told.ephemeral).toBe(true);
    const code = /link (\d{6})/.exec(told.text)?.[1] ?? told.text;
    const linked = await bot.slack.user(SLACK_MAYA).slash('/risk', `link ${code}`, '#live-ops');
    expect((await linked.waitForReply()).text).toMatch(/newcomer is Maya Chen/);
    await slackCard(/acknowledged by Maya Chen/);
    const again = await bot.discord.member(DISCORD_STRANGER).slash('risk', ['status']);
    expect(again.text).toMatch(/INC-1/);
    await bot.discord.waitFor(() => bot.discord.direct(DISCORD_STRANGER).messages().length > 0);
  });

  test('a red incident gets a channel of its own, with people, topic and pinned card', async () => {
    await bot.ingest({ kind: 'alert', name: 'security.breach', status: 'firing', title: 'Addresses leaked' });
    const room = await bot.slack.waitFor(() =>
      bot.slack.channels().find((channel) => channel.name.startsWith('inc-1')),
    );
    await room.waitFor((channel) => channel.pins.length === 1 && /RED/.test(channel.pins[0]?.text ?? ''));
    expect(room.members).toContain(SLACK_MAYA);
    expect(room.topic).toMatch(/red/i);
    await bot.slack.user(SLACK_MAYA).slash('/risk', 'ack INC-1', '#live-ops');
    await room.waitForMessage(/acknowledged by Maya Chen/);
  });

  test('nobody answers: a call mentions the person in the on-call channel, and only them', async () => {
    await bot.alert('Payments @everyone <!channel> fail', 'high', { sku: '@everyone' });
    await slackCard(/INC-1/);
    bot.leap(15 * 60_000);
    await bot.app.tick();
    const call = await bot.slack.channel('#live-managers').waitForMessage(/INC-1/);
    expect(call.mentions).toEqual([]);
    const everywhere = bot.slack.channels().flatMap((channel) => channel.messages());
    expect(everywhere.flatMap((message) => message.mentions).filter((mention) => mention.kind !== 'user')).toEqual([]);
    for (const message of bot.discord.channel('live-ops').messages())
      expect(message.pings).toMatchObject({ everyone: false, here: false });
  });
});
