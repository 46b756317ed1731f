import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  ChannelType,
  Client,
  DiscordAPIError,
  EmbedBuilder,
  Events,
  GatewayIntentBits,
  type Interaction,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  SlashCommandBuilder,
  StringSelectMenuBuilder,
  TextDisplayBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import { afterEach, describe, expect, it } from 'vitest';
import { patient } from '../../src/chat/discord/rest.js';
import {
  type FakeDiscord,
  type FakeDiscordOptions,
  mentionsOf,
  startFakeDiscord,
  textOf,
} from '../harness/discord/fake-discord.js';
import { publishedDocument } from '../harness/discord/openapi.js';

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const each of cleanups.splice(0).reverse()) await each();
});

async function fake(options: FakeDiscordOptions = {}): Promise<FakeDiscord> {
  const discord = await startFakeDiscord(options);
  cleanups.push(() => discord.stop());
  return discord;
}

async function login(discord: FakeDiscord): Promise<Client<true>> {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages],
    // As ours: files go out as bytes, whichever SDK was loaded first.
    rest: patient(discord.url),
  });
  client.on(Events.Error, () => {});
  client.on(Events.ShardError, () => {});
  cleanups.push(() => client.destroy());
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(discord.token);
  return ready;
}

async function house(options: FakeDiscordOptions = {}) {
  const discord = await fake(options);
  const id = discord.addTextChannel({ name: 'ops' });
  discord.addMember({ id: '900', name: 'Li', locale: 'zh-CN' });
  const client = await login(discord);
  const ops = await client.channels.fetch(id);
  if (ops?.type !== ChannelType.GuildText) throw new Error('ops is no text channel');
  return { discord, client, ops };
}

/** The code Discord refused with. */
async function codeOf(refused: Promise<unknown>): Promise<number | string> {
  const error = await refused.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof DiscordAPIError)) throw new Error(`Not refused by Discord: ${String(error)}`);
  return error.code;
}

function acknowledge() {
  return new ActionRowBuilder<ButtonBuilder>().addComponents(
    new ButtonBuilder().setCustomId('ack:INC-1').setLabel('Acknowledge').setStyle(ButtonStyle.Primary),
    new ButtonBuilder()
      .setCustomId('resolve:INC-1')
      .setLabel('Resolve')
      .setStyle(ButtonStyle.Success)
      .setDisabled(true),
  );
}

const risk: RESTPostAPIChatInputApplicationCommandsJSONBody = new SlashCommandBuilder()
  .setName('risk')
  .setDescription('Incidents')
  .addSubcommand((each) => each.setName('status').setDescription('What is open'))
  .addSubcommandGroup((group) =>
    group
      .setName('silence')
      .setDescription('Silences')
      .addSubcommand((each) =>
        each
          .setName('add')
          .setDescription('Silence alerts')
          .addStringOption((o) => o.setName('matcher').setDescription('Which').setRequired(true).setAutocomplete(true))
          .addIntegerOption((o) => o.setName('hours').setDescription('How long').setMinValue(1).setMaxValue(24)),
      ),
  )
  .toJSON();

describe('messages on the fake Discord', () => {
  it('posts once for one nonce, edits in place, and shows it as a reader sees it', async () => {
    const { discord, client, ops } = await house();
    const embed = new EmbedBuilder()
      .setTitle('Stock runs out')
      .setDescription('Since <t:1700000000:R>')
      .addFields({ name: 'At risk', value: '¥12,000' });
    const body = { content: 'red', embeds: [embed], components: [acknowledge()], nonce: 'n-1', enforceNonce: true };
    const first = await ops.send(body);
    const second = await ops.send(body);
    expect(second.id).toBe(first.id);
    expect(discord.created).toBe(1);
    await first.edit({ content: 'orange', embeds: [embed] });
    const seen = await discord.channel('ops').waitFor((channel) => channel.messages()[0]);
    expect(textOf(seen)).toBe(
      'orange\nStock runs out\nSince 2023-11-14 22:13 UTC\nAt risk: ¥12,000\n[Acknowledge]\n[Resolve]',
    );
    expect(seen.edits).toBe(1);
    const fetched = await client.rest.get(`/channels/${ops.id}/messages/${first.id}`);
    expect(fetched).toMatchObject({ content: 'orange' });
    expect(fetched).not.toHaveProperty('nonce');
    expect(client.guilds.cache.get(discord.guildId)?.members.me?.permissionsIn(ops).has('SendMessages')).toBe(true);
    expect(discord.violations).toEqual([]);
  });

  it('forgets a nonce after some minutes', async () => {
    let now = Date.UTC(2026, 0, 1);
    const { discord, ops } = await house({ now: () => now });
    const first = await ops.send({ content: 'a', nonce: 'n', enforceNonce: true });
    now += 4 * 60_000;
    const second = await ops.send({ content: 'a', nonce: 'n', enforceNonce: true });
    expect(second.id).not.toBe(first.id);
    expect(discord.created).toBe(2);
  });

  it('keeps threads and posts, and wakes an archived thread', async () => {
    const { discord, client, ops } = await house();
    const forumId = discord.addForumChannel({ name: 'incidents', tags: ['red', 'orange'] });
    const card = await ops.send('card');
    const thread = await card.startThread({ name: 'INC-1' });
    expect(thread.id).toBe(card.id);
    const twice = client.rest.post(`/channels/${ops.id}/messages/${card.id}/threads`, { body: { name: 'again' } });
    expect(await codeOf(twice)).toBe(160004);
    const line = await thread.send('acknowledged by Li');
    await thread.setArchived(true);
    expect(await codeOf(line.edit('no'))).toBe(50083);
    await thread.send('escalated');
    const seen = discord.channel('ops').thread(card.id);
    expect(seen.archived).toBe(false);
    expect(seen.texts()).toEqual(['acknowledged by Li', 'escalated']);
    expect(discord.channel('ops').texts()).toEqual(['card']);
    const forum = await client.channels.fetch(forumId);
    if (forum?.type !== ChannelType.GuildForum) throw new Error('no forum');
    const tag = forum.availableTags.find((each) => each.name === 'red')?.id ?? '';
    const post = { name: 'INC-2', message: { content: 'second card' } };
    await forum.threads.create({ ...post, appliedTags: [tag] });
    expect(await codeOf(forum.threads.create({ ...post, appliedTags: ['1'] }))).toBe(10087);
    const posts = discord.channel('incidents').posts();
    expect(posts.map((each) => [each.name, each.tags, each.texts()])).toEqual([['INC-2', ['red'], ['second card']]]);
    expect(discord.violations).toEqual([]);
  });

  it('archives a thread nobody wrote in, and knows a nonce in every channel', async () => {
    let now = Date.UTC(2026, 0, 1);
    const { discord, client, ops } = await house({ now: () => now });
    const thread = await (await ops.send('card')).startThread({ name: 'INC-1', autoArchiveDuration: 60 });
    const line = await thread.send({ content: 'line', nonce: 'n', enforceNonce: true });
    const other = discord.addTextChannel({ name: 'other' });
    const body = { content: 'line', nonce: 'n', enforce_nonce: true };
    expect(await client.rest.post(`/channels/${other}/messages`, { body })).toMatchObject({ id: line.id });
    now += 60 * 60_000;
    expect(await codeOf(line.edit('late'))).toBe(50083);
    expect(discord.channel('INC-1').archived).toBe(true);
  });

  it('pins, reacts, writes privately, attaches files and finds people', async () => {
    const { discord, client, ops } = await house();
    const message = await ops.send({
      content: 'card',
      files: [{ attachment: Buffer.from('png'), name: 'chart.png' }],
      embeds: [new EmbedBuilder().setTitle('Chart').setImage('attachment://chart.png')],
    });
    await message.pin();
    await message.react('📌');
    expect((await ops.messages.fetchPins()).items.map((each) => each.message.id)).toEqual([message.id]);
    const user = await client.users.fetch('900');
    await user.send('you are on call');
    const found = await client.guilds.cache.get(discord.guildId)?.members.search({ query: 'li' });
    expect(found?.first()?.id).toBe('900');
    const [seen] = discord.channel('ops').messages();
    expect(seen).toMatchObject({ pinned: true, attachments: [{ filename: 'chart.png', size: 3 }] });
    expect(seen?.reactions).toEqual([{ emoji: '📌', userIds: [discord.botId] }]);
    expect(discord.direct('900').texts()).toEqual(['you are on call']);
    expect(discord.violations).toEqual([]);
  });

  it('lists before, after and around as Discord does', async () => {
    const { ops } = await house({ limits: 'off' });
    const ids: string[] = [];
    for (let i = 0; i < 7; i++) ids.push((await ops.send(`m${i}`)).id);
    const texts = async (options: object) =>
      [...(await ops.messages.fetch({ cache: false, ...options })).values()].map((each) => each.content);
    expect(await texts({ limit: 2 })).toEqual(['m6', 'm5']);
    expect(await texts({ limit: 2, before: ids[3] })).toEqual(['m2', 'm1']);
    expect(await texts({ limit: 2, after: ids[3] })).toEqual(['m5', 'm4']);
    expect(await texts({ limit: 3, around: ids[3] })).toEqual(['m4', 'm3', 'm2']);
  });

  it('rings only whom the content, allowed_mentions and permissions let it', async () => {
    const { discord, ops } = await house();
    const role = discord.addRole({ name: 'on-call' });
    const text = `@everyone <@900> <@&${role}> \`@here\``;
    const rung = async (allowedMentions?: object) => {
      const { id } = await ops.send({ content: text, ...(allowedMentions ? { allowedMentions } : {}) });
      const seen = discord
        .channel('ops')
        .messages()
        .find((each) => each.id === id);
      return seen && mentionsOf(seen);
    };
    const nobody = { everyone: false, here: false, users: [], roles: [] };
    expect(await rung()).toEqual({ everyone: true, here: false, users: ['900'], roles: [role] });
    expect(await rung({ parse: [] })).toEqual(nobody);
    expect(await rung({ parse: [], roles: [role] })).toEqual({ ...nobody, roles: [role] });
    discord.deny('ops', 'MentionEveryone');
    expect(await rung()).toEqual({ ...nobody, users: ['900'], roles: [role] });
    expect(textOf(discord.channel('ops').messages()[0] ?? expect.fail())).toContain('@Li @on-call');
  });
});

describe('what the fake Discord refuses', () => {
  it('keeps the limits of messages and says where they are broken', async () => {
    const { discord, ops } = await house({ limits: 'off' });
    const long = (size: number) => 'x'.repeat(size);
    const row = acknowledge().toJSON();
    const refusals: readonly [object, string][] = [
      [{ content: long(2001) }, 'content[BASE_TYPE_MAX_LENGTH]'],
      [{ embeds: [{ title: long(257) }] }, 'embeds[0].title[BASE_TYPE_MAX_LENGTH]'],
      [{ embeds: [{ description: long(4097) }] }, 'embeds[0].description[BASE_TYPE_MAX_LENGTH]'],
      [
        { embeds: [{ title: 'a', fields: [{ name: 'n', value: '' }] }] },
        'embeds[0].fields[0].value[BASE_TYPE_REQUIRED]',
      ],
      [{ embeds: [{ description: long(4000) }, { description: long(2001) }] }, 'embeds[MAX_EMBED_SIZE_EXCEEDED]'],
      [{ components: [row, row] }, 'components[1].components[0].custom_id[COMPONENT_CUSTOM_ID_DUPLICATED]'],
      [{ content: 'a', nonce: long(26) }, 'nonce[BASE_TYPE_MAX_LENGTH]'],
      [
        { flags: 1 << 15, content: 'a', components: [row] },
        'content[MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2]',
      ],
      [{ components: [{ type: 10, content: 'a' }] }, 'components[0].type[BASE_TYPE_CHOICES]'],
      [
        { content: 'a', allowed_mentions: { parse: ['users'], users: ['900'] } },
        'allowed_mentions[MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE]',
      ],
    ];
    for (const [body, where] of refusals) {
      const error = await ops.client.rest.post(`/channels/${ops.id}/messages`, { body }).then(
        () => expect.fail(`${where} was let through`),
        (reason: unknown) => reason,
      );
      if (!(error instanceof DiscordAPIError)) throw error;
      expect(error.code).toBe(50035);
      expect(error.message).toContain(where);
    }
    expect(discord.violations).toHaveLength(refusals.length);
    expect(await codeOf(ops.client.rest.post(`/channels/${ops.id}/messages`, { body: { content: ' ' } }))).toBe(50006);
    expect(discord.created).toBe(0);
  });

  it('answers what is missing or forbidden with Discord’s codes', async () => {
    const { discord, client, ops } = await house();
    const message = await ops.send('here');
    expect(await codeOf(client.rest.get('/channels/123'))).toBe(10003);
    expect(await codeOf(ops.messages.fetch('123'))).toBe(10008);
    expect(await codeOf(message.react('not an emoji'))).toBe(10014);
    discord.deny('ops', 'CreatePublicThreads');
    expect(await codeOf(message.startThread({ name: 'a' }))).toBe(50013);
    discord.deny('ops', 'SendMessages');
    expect(await codeOf(ops.send('no'))).toBe(50013);
    discord.deny('ops', 'ViewChannel');
    expect(await codeOf(ops.send('no'))).toBe(50001);
    discord.deleteChannel('ops');
    expect(await codeOf(client.rest.post(`/channels/${ops.id}/messages`, { body: { content: 'a' } }))).toBe(10003);
    discord.failNext('GET', '/channels/*', 502);
    await expect(client.rest.get('/channels/1')).rejects.toMatchObject({ status: 502 });
    discord.failNext('GET', '/channels/*', 429, { message: 'slower', retry_after: 0.01, global: false });
    expect(await codeOf(client.rest.get('/channels/1'))).toBe(10003);
    expect(discord.requests.slice(-2).map((each) => each.status)).toEqual([429, 404]);
  });

  it('records what breaks the published document', async () => {
    const { discord, client } = await house();
    await expect(client.rest.get('/not/a/route')).rejects.toMatchObject({ status: 404 });
    expect(discord.violations.map((each) => each.where)).toEqual(['GET /not/a/route']);
  });

  it.skipIf(publishedDocument() === null)('holds bodies and queries against the published document', async () => {
    const { discord, client, ops } = await house();
    const body = { content: 'a', tts: 'loudly' };
    expect(await codeOf(client.rest.post(`/channels/${ops.id}/messages`, { body }))).toBe(50035);
    const query = new URLSearchParams({ newest: 'yes' });
    expect(await codeOf(client.rest.get(`/channels/${ops.id}/messages`, { query }))).toBe(50035);
    expect(discord.violations.map((each) => each.what)).toEqual([
      expect.stringContaining('body/tts must be boolean,null'),
      'GET /channels/{channel_id}/messages has no query parameter newest',
    ]);
    expect(discord.created).toBe(0);
  });

  it('slows down who asks too much, and says how long', async () => {
    const { discord, ops } = await house();
    const statuses = await Promise.all(
      Array.from({ length: 7 }, async (_, i) => {
        const response = await fetch(`${discord.url}/v10/channels/${ops.id}/messages`, {
          method: 'POST',
          headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' },
          body: JSON.stringify({ content: `m${i}` }),
        });
        const body: unknown = await response.json();
        if (response.status === 429) expect(body).toMatchObject({ global: false, retry_after: expect.any(Number) });
        expect(response.headers.get('x-ratelimit-limit')).toBe('5');
        return response.status;
      }),
    );
    expect(statuses.filter((each) => each === 429)).toHaveLength(2);
    expect(discord.throttled).toHaveLength(2);
    expect(discord.invalidRequests).toBe(2);
    expect(discord.throttled[0]?.retryAfter).toBeGreaterThan(0);
  });

  it('lets discord.js wait out a window by itself', async () => {
    const { discord, ops } = await house();
    await Promise.all(Array.from({ length: 6 }, (_, i) => ops.send(`m${i}`)));
    expect(discord.channel('ops').texts()).toHaveLength(6);
    expect(discord.throttled).toEqual([]);
  });
});

describe('commands on the fake Discord', () => {
  it('keeps Discord’s rules for commands, and the id of a name', async () => {
    const { discord, client } = await house();
    const put = (...body: object[]) => client.rest.put(`/applications/${discord.applicationId}/commands`, { body });
    await put(risk);
    const before = discord.commands('global')[0];
    await put(risk);
    expect(discord.commands('global')[0]).toEqual(before);
    expect(discord.violations).toEqual([]);
    const option = (name: string, required = false) => ({ type: 3, name, description: 'd', required });
    const bad: readonly object[] = [
      { name: 'Risk', description: 'd' },
      { name: 'risk', description: 'x'.repeat(101) },
      { name: 'risk', description: 'd', options: [option('a'), option('b', true)] },
      { name: 'risk', description: 'd', options: Array.from({ length: 26 }, (_, i) => option(`o${i}`)) },
      { name: 'risk', description: 'd', name_localizations: { zh: '风险' } },
      { name: 'risk', description: 'd', options: [{ type: 2, name: 'g', description: 'd', options: [option('a')] }] },
      {
        name: 'risk',
        description: 'd',
        options: Array.from({ length: 25 }, (_, i) => ({
          ...option(`o${i}`),
          description: 'x'.repeat(100),
          choices: Array.from({ length: 3 }, (_, j) => ({ name: `${j}`.padEnd(100, 'n'), value: 'v'.repeat(50) })),
        })),
      },
    ];
    for (const each of bad) expect(await codeOf(put(each))).toBe(50035);
    expect(discord.violations).toHaveLength(bad.length);
  });

  it('offers choices, checks options and shows deferred ephemeral answers', async () => {
    const { discord, client } = await house();
    await client.application.commands.set([risk], discord.guildId);
    client.on(Events.InteractionCreate, async (interaction: Interaction) => {
      if (interaction.isAutocomplete()) {
        const { name, value } = interaction.options.getFocused(true);
        await interaction.respond([{ name: `${name} ${value}…`, value: 'sku=A1' }]);
      }
      if (!interaction.isChatInputCommand()) return;
      if (interaction.options.getSubcommand() === 'status') return void (await interaction.reply('2 open'));
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      const { options, locale } = interaction;
      await interaction.editReply(`${options.getString('matcher')} ${options.getInteger('hours')} ${locale}`);
      await interaction.followUp({ content: 'and more', flags: MessageFlags.Ephemeral });
    });
    const li = discord.member('Li');
    expect(await li.autocomplete('risk', ['silence', 'add'], {}, 'matcher', 'sku')).toEqual([
      { name: 'matcher sku…', value: 'sku=A1' },
    ]);
    const answer = await li.slash('risk', ['silence', 'add'], { matcher: 'sku=A1', hours: 2 });
    await answer.waitFor((each) => each.messages.length === 2);
    expect([answer.first, answer.ephemeral, answer.text]).toEqual(['deferred', true, 'sku=A1 2 zh-CN\nand more']);
    expect(discord.channel('ops').texts()).toEqual([]);
    expect(discord.channel('ops').ephemeral('900')).toHaveLength(2);
    expect((await li.slash('risk', ['status'])).text).toBe('2 open');
    expect(discord.channel('ops').texts()).toEqual(['2 open']);
    await expect(li.slash('risk', ['silence', 'add'])).rejects.toThrow('matcher is required');
    await expect(li.slash('risk', ['silence', 'add'], { matcher: 'a', hours: 25 })).rejects.toThrow('at most 24');
    await expect(li.slash('risk', ['nothing'])).rejects.toThrow('status, silence');
    await expect(li.slash('other')).rejects.toThrow('not registered');
    expect(discord.violations).toEqual([]);
  });

  it('opens modals from buttons, fills them in and edits the card', async () => {
    const { discord, client, ops } = await house();
    client.on(Events.InteractionCreate, async (interaction: Interaction) => {
      if (interaction.isButton()) {
        const note = new TextInputBuilder().setCustomId('note').setStyle(TextInputStyle.Paragraph).setMaxLength(20);
        const outcome = new StringSelectMenuBuilder()
          .setCustomId('outcome')
          .addOptions({ label: 'Real', value: 'real' }, { label: 'False alarm', value: 'false' });
        await interaction.showModal(
          new ModalBuilder()
            .setCustomId('done:INC-1')
            .setTitle('Resolve INC-1')
            .addTextDisplayComponents(new TextDisplayBuilder().setContent('This holds 3 alerts'))
            .addLabelComponents(
              new LabelBuilder().setLabel('Note').setTextInputComponent(note),
              new LabelBuilder().setLabel('Outcome').setStringSelectMenuComponent(outcome),
            ),
        );
      }
      if (interaction.isModalSubmit() && interaction.isFromMessage()) {
        const { fields } = interaction;
        const text = `${fields.getStringSelectValues('outcome')}: ${fields.getTextInputValue('note')}`;
        await interaction.update({ content: text, components: [] });
        await interaction.followUp({ content: 'thanks', flags: MessageFlags.Ephemeral });
      }
    });
    await ops.send({ content: 'card', components: [acknowledge()] });
    const [card] = discord.channel('ops').messages();
    if (card === undefined) throw new Error('no card');
    const li = discord.member('Li');
    await expect(li.click(card, 'Resolve')).rejects.toThrow('disabled');
    await expect(li.click(card, 'Nothing')).rejects.toThrow('Acknowledge, Resolve');
    const opened = await li.click(card, 'Acknowledge');
    const modal = discord.modalOf('Li');
    expect(opened.modal).toBe(modal);
    expect([modal.title, modal.text]).toEqual(['Resolve INC-1', 'This holds 3 alerts']);
    await expect(li.submit(modal, { Note: 'x'.repeat(21), Outcome: 'Real' })).rejects.toThrow('does not take 21');
    const answer = await li.submit(modal, { Note: 'refilled', Outcome: 'Real' });
    expect(answer.first).toBe('update');
    await answer.waitFor((each) => each.ephemeral && each.text === 'thanks');
    expect(discord.channel('ops').texts()).toEqual(['real: refilled']);
    expect(card.edits).toBe(1);
    expect(() => discord.modalOf('Li')).toThrow('No modal');
    expect(discord.violations).toEqual([]);
  });

  it('answers once, in time, and for a quarter of an hour', async () => {
    let now = Date.UTC(2026, 0, 1);
    const { discord, client, ops } = await house({ now: () => now, answerWithin: 200 });
    const seen: Interaction[] = [];
    client.on(Events.InteractionCreate, (interaction) => void seen.push(interaction));
    await ops.send({ content: 'card', components: [acknowledge()] });
    const [card] = discord.channel('ops').messages();
    if (card === undefined) throw new Error('no card');
    const missed = discord.member('Li').click(card, 'Acknowledge');
    await expect(missed).rejects.toThrow('did not respond to button ack:INC-1');
    const late = seen[0];
    if (!late?.isButton()) throw new Error('no button');
    expect(await codeOf(late.deferUpdate())).toBe(10062);
    expect(discord.misses.map((each) => each.what)).toEqual(['button ack:INC-1']);

    client.once(Events.InteractionCreate, async (interaction) => {
      if (interaction.isButton()) await interaction.deferUpdate();
    });
    expect((await discord.member('Li').click(card, 'Acknowledge')).first).toBe('deferred-update');
    const button = seen[1];
    if (!button?.isButton()) throw new Error('no button');
    const again = { body: { type: 6 }, auth: false };
    expect(await codeOf(client.rest.post(`/interactions/${button.id}/${button.token}/callback`, again))).toBe(40060);
    now += 15 * 60_000;
    expect(await codeOf(button.followUp('too late'))).toBe(50027);
  });

  it('gives a message command its message', async () => {
    const { discord, client } = await house();
    await client.application.commands.set([{ type: 3, name: 'Add to incident timeline' }]);
    client.on(Events.InteractionCreate, async (interaction) => {
      if (interaction.isMessageContextMenuCommand())
        await interaction.reply({
          content: `kept: ${interaction.targetMessage.content}`,
          flags: MessageFlags.Ephemeral,
        });
    });
    const said = discord.member('Li').say('ops', 'the courier is stuck');
    const answer = await discord.member('Li').context('Add to incident timeline', said);
    expect([answer.ephemeral, answer.text]).toEqual([true, 'kept: the courier is stuck']);
    expect(discord.violations).toEqual([]);
  });
});

describe('the fake Discord’s gateway', () => {
  it('replays what was missed on a resume', async () => {
    const { discord, client } = await house();
    const heard: string[] = [];
    client.on(Events.MessageCreate, (message) => void heard.push(message.author.username));
    discord.gateway.disconnect(4000);
    discord.member('Li').say('ops', 'while you were away');
    await discord.gateway.ready();
    await discord.waitFor(() => heard.length === 1);
    expect(heard).toEqual(['li']);
    expect([discord.gateway.identified, discord.gateway.resumed]).toEqual([1, 1]);
    discord.gateway.reconnectRequest();
    await discord.waitFor(() => discord.gateway.resumed === 2);
  });

  it('identifies anew after an invalid session', async () => {
    const { discord, client } = await house();
    const resumed = new Promise((resolve) => client.once(Events.ShardResume, resolve));
    discord.gateway.invalidSession(true);
    await resumed;
    // discord.js comes back to life when it is destroyed amid a handshake: the end of it is waited for.
    const readyAgain = new Promise((resolve) => client.once(Events.ShardReady, resolve));
    discord.gateway.invalidSession(false);
    await readyAgain;
    expect(discord.gateway.identified).toBe(2);
  });

  it('turns away a wrong token and intents nobody switched on', async () => {
    const discord = await fake();
    const client = (intents: GatewayIntentBits) => {
      const made = new Client({ intents: [intents], rest: { api: discord.url, version: '10' } });
      cleanups.push(() => made.destroy());
      return made;
    };
    await expect(client(GatewayIntentBits.Guilds).login('Bot.wrong.token')).rejects.toThrow(/token/i);
    await expect(client(GatewayIntentBits.MessageContent).login(discord.token)).rejects.toThrow(/intents/i);
    expect(discord.gateway.closed).toContain(4014);
  });

  it('notices presence, and a bot that shows it too often', async () => {
    const { discord, client } = await house();
    client.user.setPresence({ status: 'dnd', activities: [{ name: '2 red · 5 orange' }] });
    await discord.waitFor(() => discord.presence?.status === 'dnd');
    expect(discord.presence?.text).toBe('2 red · 5 orange');
    for (let i = 0; i < 5; i++) client.user.setPresence({ status: 'online' });
    await discord.waitFor(() => discord.violations.length === 1);
    expect(discord.violations[0]?.where).toBe('gateway: presence');
  });

  it('makes a zombie of a connection, from which discord.js saves itself', async () => {
    const { discord } = await house({ heartbeat: 60 });
    await discord.waitFor(() => discord.gateway.heartbeats > 0);
    discord.gateway.muteHeartbeats();
    await discord.waitFor(() => discord.gateway.connections === 0);
    discord.gateway.unmuteHeartbeats();
    await discord.waitFor(() => discord.gateway.resumed > 0);
  });
});

describe('the fake Discord’s outages', () => {
  it('closes its port and comes back on the same one', async () => {
    const { discord, ops } = await house();
    await discord.goAway('refused');
    await expect(ops.send('the line is cut')).rejects.toThrow();
    await expect(ops.send('nobody hears')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    expect(discord.gateway.connections).toBe(0);
    await discord.comeBack();
    await discord.gateway.ready();
    await ops.send('back');
    expect(discord.channel('ops').texts()).toEqual(['back']);
  });

  it('does what was asked and cuts the line before it says so', async () => {
    const { discord, ops } = await house();
    const body = { content: 'once', nonce: 'n', enforceNonce: true };
    await discord.goAway('drop-after-processing');
    await expect(ops.send(body)).rejects.toThrow();
    expect(discord.requests.at(-1)?.status).toBe(0);
    await discord.comeBack();
    await ops.send(body);
    expect(discord.channel('ops').texts()).toEqual(['once']);
    await discord.goAway('5xx');
    await expect(ops.send('no')).rejects.toMatchObject({ status: 503 });
    await discord.comeBack();
  });

  it('hangs without an answer until it comes back', async () => {
    const { discord, ops } = await house();
    await discord.goAway('hang');
    const sent = ops.send('lost').catch((error: unknown) => error);
    await discord.waitFor(() => discord.requests.at(-1)?.method === 'POST');
    await discord.comeBack();
    expect(await sent).toBeInstanceOf(Error);
    expect(discord.channel('ops').texts()).toEqual([]);
  });

  it('revokes a token in the middle', async () => {
    const { discord, ops } = await house();
    discord.revokeToken();
    await expect(ops.send('no')).rejects.toMatchObject({ status: 401 });
    expect(discord.gateway.closed).toEqual([4004]);
    await discord.waitFor(() => discord.gateway.connections === 0);
  });

  it('dumps what readers see when a wait is in vain', async () => {
    const { discord, ops } = await house();
    await ops.send('what stands');
    const wait = discord.channel('ops').waitFor((channel) => channel.texts().includes('what is missing'), 20);
    await expect(wait).rejects.toThrow(/#ops\n\s+Tocsin: what stands/);
  });
});
