import { pino } from 'pino';
import { afterEach, describe, expect, test } from 'vitest';
import { type ChatAdapter, NO_CALLS, type Outgoing } from '../../src/chat/chat.js';
import { createDiscord } from '../../src/chat/discord/discord.js';
import { createSlack } from '../../src/chat/slack/slack.js';
import { type Card, type CardImage, plainCard } from '../../src/domain/card.js';
import type { Channel } from '../../src/domain/channel.js';
import { startFakeDiscord, textOf } from '../harness/discord/fake-discord.js';
import { channel as channelOf } from '../harness/settings.js';
import { ALL_SCOPES, startFakeSlack } from '../harness/slack/fake-slack.js';
import { useDesk } from './discord-desk.js';
import { settings } from './fixture.js';
import { quietHost } from './quiet-host.js';
import { desk as slackDesk } from './slack-desk.js';

/** One white dot. */
const PNG = new Uint8Array(
  Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsVVCPgAAAABJRU5ErkJggg==', 'base64'),
);

const onStop: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of onStop.splice(0).reverse()) await stop();
});

const image = (make: CardImage['make'] = async () => PNG): CardImage => ({
  alt: 'Lin until 21:00, then Maya',
  name: 'oncall.png',
  make,
});
const calendar = (made = image()): Card => plainCard('Calendar', [['Mon 23 · Lin']], { image: made });
const out = (card: Card): Outgoing => ({
  nonce: 'n-1',
  askedAt: 0,
  kind: 'card',
  card,
  thread: null,
  broadcast: false,
  calls: NO_CALLS,
  uncertainSince: null,
});
const silent = pino({ level: 'silent' });
const inSlack = (id: string): Channel => channelOf(id, { platform: 'slack', address: '#ops' });
const inDiscord = (id: string): Channel => channelOf(id, { platform: 'discord', address: 'ops' });

/** Both SDKs at work in one process, as in a bot that is in both chats. */
async function both(): Promise<{
  readonly slack: Awaited<ReturnType<typeof startFakeSlack>>;
  readonly discord: Awaited<ReturnType<typeof startFakeDiscord>>;
  readonly chats: readonly [ChatAdapter, ChatAdapter];
}> {
  const [slack, discord] = await Promise.all([startFakeSlack({ limits: 'off' }), startFakeDiscord({ limits: 'off' })]);
  discord.addTextChannel({ name: 'ops' });
  const host = quietHost(settings, Date.now);
  const chats = [
    createSlack({
      host,
      log: silent,
      apiUrl: slack.url,
      workspaces: [{ id: null, botToken: slack.botToken, appToken: slack.appToken }],
      http: null,
      picturePauses: [1, 1, 1],
    }),
    createDiscord({ host, log: silent, token: discord.token, guildId: discord.guildId, apiUrl: discord.url }),
  ] as const;
  onStop.push(
    () => slack.stop(),
    () => discord.stop(),
    () => chats[0].stop(),
    () => chats[1].stop(),
  );
  return { slack, discord, chats };
}

describe('a card with a picture, both SDKs in one process', () => {
  test('is posted and edited with it: Slack’s as a file the message shows, Discord’s along with the message', async () => {
    const { slack, discord, chats } = await both();
    slack.digestFor(2);
    const posted = await Promise.all([
      chats[0].post(inSlack('ops'), out(calendar())),
      chats[1].post(inDiscord('ops'), out(calendar())),
    ]);
    expect(posted.map(({ kind }) => kind)).toEqual(['sent', 'sent']);
    const [file] = slack.files();
    expect(file).toMatchObject({ name: 'oncall.png' });
    expect(Buffer.from(file?.bytes ?? []).equals(PNG)).toBe(true);
    const [inSlackNow] = slack.channel('#ops').messages();
    expect(inSlackNow?.text).toContain('(Lin until 21:00, then Maya)');
    expect(inSlackNow?.text).toContain('Mon 23 · Lin');
    expect(JSON.stringify(inSlackNow?.raw)).toContain(`"slack_file":{"id":"${file?.id}"}`);
    // Refused twice while Slack was digesting it, and never shown without it.
    expect(slack.calls('chat.postMessage').map(({ result }) => result)).toEqual([
      'invalid_blocks',
      'invalid_blocks',
      'ok',
    ]);
    const [inDiscordNow] = discord.channel('ops').messages();
    expect(inDiscordNow?.attachments).toMatchObject([
      { filename: 'oncall.png', description: 'Lin until 21:00, then Maya', size: PNG.byteLength },
    ]);
    expect(inDiscordNow?.embeds[0]).toMatchObject({ image: { url: 'attachment://oncall.png' } });
    expect(Buffer.from(inDiscordNow?.attachments[0]?.bytes ?? []).equals(PNG)).toBe(true);

    // Edited to one without a picture, the old one is gone.
    const [slackRef, discordRef] = posted.map((sent) => (sent.kind === 'sent' ? sent.ref : ''));
    slack.digestFor(0);
    await chats[0].edit(inSlack('ops'), slackRef ?? '', out(calendar()));
    expect(slack.files()).toHaveLength(2);
    await chats[1].edit(inDiscord('ops'), discordRef ?? '', out(calendar()));
    expect(discord.channel('ops').messages()[0]?.attachments).toHaveLength(1);
    await chats[1].edit(inDiscord('ops'), discordRef ?? '', out(plainCard('Calendar')));
    expect(discord.channel('ops').messages()[0]?.attachments).toEqual([]);
    expect(discord.violations).toEqual([]);
  });

  test('is shown without it where the service takes none, with a line that says how to mend that', async () => {
    const { slack, discord, chats } = await both();
    slack.setScopes(ALL_SCOPES.filter((scope) => scope !== 'files:write'));
    discord.deny('ops', 'AttachFiles');
    await chats[0].post(inSlack('ops'), out(calendar()));
    await chats[1].post(inDiscord('ops'), out(calendar()));
    const [said] = slack.channel('#ops').messages();
    expect(said?.text).toMatch(/Mon 23 · Lin\n.*lacks the scope files:write.*OAuth & Permissions/s);
    const [told] = discord.channel('ops').messages();
    expect(told && textOf(told)).toMatch(/Mon 23 · Lin\n.*permission Attach Files/s);
    expect(told?.attachments).toEqual([]);
    expect(told?.embeds[0]).not.toHaveProperty('image');
  });

  test('is shown without it where it cannot be drawn, where Slack refuses it, and where Slack takes too long', async () => {
    const { slack, discord, chats } = await both();
    const broken = calendar(
      image(async () => {
        throw new Error('no canvas on this machine');
      }),
    );
    await chats[0].post(inSlack('ops'), out(broken));
    await chats[1].post(inDiscord('ops'), out(broken));
    expect(slack.channel('#ops').messages()[0]?.text).toContain('could not be drawn');
    expect(discord.channel('ops').texts()[0]).toContain('could not be drawn');

    slack.failNext('files.completeUploadExternal', { error: 'file_type_not_allowed' });
    await chats[0].post(inSlack('ops'), out(calendar()));
    expect(slack.channel('#ops').messages()[1]?.text).toContain('did not take it (file_type_not_allowed)');

    slack.digestFor(99);
    expect(await chats[0].post(inSlack('ops'), out(calendar()))).toMatchObject({ kind: 'sent' });
    expect(slack.channel('#ops').messages()[2]?.text).toContain('not done with it in time');
  });
});

describe('an answer with a picture', () => {
  const desk = useDesk();

  test('reaches the one who asked in Discord, privately', async () => {
    await desk().begin();
    desk().host.answer = () => ({ ok: true, card: calendar() });
    const answer = await desk().wei.slash('risk', ['status'], {});
    expect(answer.ephemeral).toBe(true);
    expect(answer.messages[0]?.attachments).toMatchObject([{ filename: 'oncall.png', size: PNG.byteLength }]);
    expect(answer.text).toContain('Mon 23 · Lin');
  });

  test('reaches the one who asked in Slack, privately, once Slack is done with it; else the bare answer, by the fifth try', async () => {
    const slack = await startFakeSlack({ limits: 'off' });
    onStop.push(() => slack.stop());
    const bot = slackDesk(slack);
    onStop.push(() => bot.stop());
    await bot.start();
    await slack.waitForSockets(1);
    bot.answer = () => ({ ok: true, card: calendar() });
    slack.digestFor(1);
    const asked = await slack.user('U0001').slash('/risk', 'status', 'C0001');
    const reply = await asked.waitForReply(/Mon 23 · Lin/);
    expect(reply.ephemeralTo).toBe('U0001');
    expect(reply.text).toContain('(Lin until 21:00, then Maya)');
    slack.digestFor(99);
    const again = await slack.user('U0001').slash('/risk', 'status', 'C0001');
    expect((await again.waitForReply(/Mon 23 · Lin/)).text).toContain('not done with it in time');
  });
});
