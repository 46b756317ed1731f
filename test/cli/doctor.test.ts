import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commands } from '../../commands/index.js';
import { type App, startApp } from '../../src/app.js';
import { palette } from '../../src/chat/console/paint.js';
import { commandBodies } from '../../src/chat/discord/interact/command-body.js';
import { makeChats } from '../../src/chats.js';
import { readEnv } from '../../src/config/env.js';
import { loadConfig } from '../../src/config/load.js';
import { doctor } from '../../src/doctor/doctor.js';
import type { Lang } from '../../src/domain/text.js';
import { createLog } from '../../src/lib/log.js';
import { packageRoot } from '../../src/lib/root.js';
import { folderOf } from '../config/folder.js';
import { OPERATOR } from '../harness/bot.js';
import { builtCli } from '../harness/built.js';
import {
  type FakeDiscord,
  type SeenMessage as InDiscord,
  startFakeDiscord,
  textOf,
} from '../harness/discord/fake-discord.js';
import {
  ALL_SCOPES,
  type FakeSlack,
  type SeenMessage as InSlack,
  startFakeSlack,
} from '../harness/slack/fake-slack.js';

const SECONDS = 1_000;

let data: string;
const open: { stop(): Promise<void> }[] = [];
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'tocsin-doctor-'));
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.stop()));
  await rm(data, { recursive: true, force: true });
});

async function slackService(): Promise<FakeSlack> {
  const slack = await startFakeSlack();
  open.push(slack);
  return slack;
}

/** With #live-ops, the member maya and `/risk` registered. */
async function discordService(): Promise<FakeDiscord> {
  const discord = await startFakeDiscord();
  open.push(discord);
  discord.addTextChannel({ name: 'live-ops' });
  discord.addMember({ name: 'maya' });
  await fetch(`${discord.url}/v10/applications/${discord.applicationId}/guilds/${discord.guildId}/commands`, {
    method: 'PUT',
    headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' },
    body: JSON.stringify(commandBodies(commands)),
  });
  return discord;
}

const slackEnv = (slack: FakeSlack) => ({
  SLACK_BOT_TOKEN: slack.botToken,
  SLACK_APP_TOKEN: slack.appToken,
  SLACK_API_URL: slack.url,
});
const discordEnv = (discord: FakeDiscord) => ({
  DISCORD_TOKEN: discord.token,
  DISCORD_GUILD_ID: discord.guildId,
  DISCORD_API_URL: discord.url,
});

const SLACK_HOUSE = `channels:
  slack-ops: { platform: slack, address: "#ops" }
`;
const DISCORD_HOUSE = `channels:
  discord-ops: { platform: discord, address: "#live-ops" }
`;

interface Visit {
  readonly env: Readonly<Record<string, string>>;
  readonly house?: string;
  readonly people?: string;
  readonly lang?: Lang;
  /** null: --no-press; default. */
  readonly pressMs?: number | null;
  /** How far this machine's clock is ahead, ms. */
  readonly ahead?: number;
  readonly signal?: AbortSignal;
}

/** The doctor's visit: what it has printed so far, and its exit code. */
function visit({ env: given, house = 'channels: {}', people = '[]\n', lang = 'en', ...rest }: Visit) {
  const folder = folderOf({
    'tocsin.yaml': `${house}\nlevels: {}\nsources:\n  local: { allow_unsigned: true }\n`,
    'people.yaml': people,
  });
  const env = readEnv({ ...given, TOCSIN_DATA: data, TOCSIN_CONFIG: folder });
  const loading = loadConfig(folder, env.secret, lang);
  if (!loading.ok) throw new Error(JSON.stringify(loading.problems));
  let printed = '';
  const code = doctor({
    env,
    config: loading.config,
    log: createLog('silent'),
    sheet: {
      lang,
      paint: palette(false),
      width: 0,
      write: (text) => {
        printed += text;
      },
    },
    pressMs: rest.pressMs ?? null,
    signal: rest.signal ?? new AbortController().signal,
    now: () => Date.now() + (rest.ahead ?? 0),
  });
  return { code, text: () => printed };
}

/** Its exit code and all it printed. */
async function outcome(asked: Visit): Promise<{ readonly code: number; readonly text: string }> {
  const { code, text } = visit(asked);
  return { code: await code, text: text() };
}

/** The lines about one chat. */
function about(text: string, section: string): string {
  const [, body = ''] = new RegExp(`\\n${section}\\n([\\s\\S]*?)(?:\\n\\n|$)`, 'u').exec(text) ?? [];
  return body;
}
const failures = (text: string): readonly string[] => text.split('\n').filter((line) => line.startsWith('  ✗'));

describe('without tokens', () => {
  test('says so and how to begin', { timeout: 60_000 }, () => {
    const run = (lang: string) =>
      spawnSync(process.execPath, [builtCli(), 'doctor'], {
        encoding: 'utf8',
        env: {
          PATH: process.env.PATH,
          TOCSIN_CONFIG: join(packageRoot(), 'config'),
          TOCSIN_DATA: data,
          TOCSIN_LANG: lang,
        },
      });
    const en = run('en');
    expect(en.stdout).toContain('✗ No chat has a token');
    expect(en.stdout).toContain('“Slack in five minutes” or “Discord in five minutes” in README.md');
    expect(en.status).toBe(1);
    expect(run('zh').stdout).toContain('✗ 没有配置任何聊天平台的令牌');
  });
});

describe('Slack', () => {
  test('all well: every step is told, and nothing is posted', async () => {
    const slack = await slackService();
    slack.addUserGroup({ id: 'S0001', handle: 'night-shift', users: ['U0001'] });
    const { code, text } = await outcome({
      env: slackEnv(slack),
      house: `${SLACK_HOUSE}  one: { platform: slack, address: "C0002" }\n  lina: { platform: slack, address: "@U0001" }
groups:
  by-handle: { slack: "@night-shift" }
  by-id: { slack: S0001 }
`,
      people: '- { id: lina, name: Lina, permission: act, slack: [U0001, U0002] }\n',
    });
    expect(about(text, 'Slack').split('\n')).toEqual([
      `  ✓ Slack answers at ${slack.url}, and our clocks agree.`,
      '  ✓ Signed in to Shop as @tocsin with SLACK_BOT_TOKEN.',
      // No schedule has a group of Slack to follow: the scope to write groups is not asked for.
      '  ✓ All 16 scopes are granted in Shop.',
      '  ✓ Socket Mode lets me in with SLACK_APP_TOKEN.',
      '  ✓ Channel slack-ops: I can post to #ops.',
      '  ✓ Channel one: I can post to C0002, which is #general.',
      '  ✓ Channel lina: I can post to @U0001.',
      '  ✓ Group by-handle: @night-shift can be called.',
      '  ✓ Group by-id: S0001 can be called.',
      '  ✓ All 2 accounts in people.yaml are there.',
    ]);
    expect(about(text, 'Discord')).toBe('  · Off: DISCORD_TOKEN is not set.');
    expect(text).toMatch(/All is well: 11 checks passed\.\n$/);
    expect(code).toBe(0);
    expect(slack.posted).toBe(0);
    await slack.waitFor(() => slack.sockets === 0);
  });

  test('a token that was revoked: how to get a new one, and the rest is left out', async () => {
    const slack = await slackService();
    slack.revokeToken();
    const { code, text } = await outcome({ env: slackEnv(slack), house: SLACK_HOUSE, pressMs: 10 * SECONDS });
    expect(failures(text)).toEqual(['  ✗ Slack refuses the token in SLACK_BOT_TOKEN (token_revoked).']);
    expect(text).toContain('put it into SLACK_BOT_TOKEN');
    expect(text).toContain('– The rest of Slack was not tried.');
    expect(text).toContain('– Slack: not tried, because I cannot post to its ops channel.');
    expect(code).toBe(1);
  });

  test('an app token that is none, scopes that are missing, and what they shut', async () => {
    const slack = await slackService();
    slack.setScopes(ALL_SCOPES.filter((scope) => scope !== 'pins:write' && scope !== 'usergroups:read'));
    const { text } = await outcome({
      env: { ...slackEnv(slack), SLACK_APP_TOKEN: 'xapp-wrong' },
      house: `${SLACK_HOUSE}groups:\n  night: { slack: "@night-shift" }\n`,
    });
    expect(failures(text)).toEqual([
      '  ✗ Scopes missing in Shop: pins:write, usergroups:read.',
      '  ✗ Socket Mode does not let me in with SLACK_APP_TOKEN (invalid_auth).',
      '  ✗ Group night: Slack does not let me look for @night-shift (missing_scope).',
    ]);
    expect(text).toContain(
      'add pins:write, usergroups:read (slack/manifest.yaml lists them all), then press Reinstall',
    );
    expect(text).toContain('connections:write');
    expect(text).not.toContain('xapp-wrong');
  });

  test('channels that are not there, that the bot is not in, that are archived; people and groups nobody knows', async () => {
    const slack = await slackService();
    slack.addChannel({ id: 'C0003', name: 'quiet', botIn: false });
    slack.addChannel({ id: 'C0004', name: 'old' });
    slack.archive('C0004');
    slack.addUser({ id: 'U0009', name: 'gone', deleted: true });
    const { code, text } = await outcome({
      env: slackEnv(slack),
      house: `${SLACK_HOUSE}  a: { platform: slack, address: "#nowhere" }
  b: { platform: slack, address: "#quiet" }
  c: { platform: slack, address: C0004 }
groups:
  night: { slack: "@night-shift" }
`,
      people:
        '- { id: ghost, name: Ghost, permission: act, slack: U0404 }\n- { id: gone, name: Gone, permission: act, slack: U0009 }\n',
    });
    expect(failures(text)).toEqual([
      '  ✗ Channel a: I cannot post to #nowhere (channel_not_found).',
      '  ✗ Channel b: I cannot post to #quiet (not_in_channel).',
      '  ✗ Channel c: I cannot post to C0004 (is_archived).',
      '  ✗ Group night: Slack knows no @night-shift.',
      '  ✗ Ghost: Slack knows no account U0404.',
      '  ✗ Gone: the Slack account U0009 was deactivated.',
    ]);
    expect(text).toContain('I am not in that channel. Type /invite @Tocsin there.');
    expect(text).toContain('#old is archived in Slack');
    expect(code).toBe(1);
  });

  test('a second workspace whose token is not set, and one that is', async () => {
    const slack = await slackService();
    const eu = slack.addWorkspace({ id: 'T0002', name: 'Shop EU', channels: [{ id: 'C1001', name: 'eu-ops' }] });
    const house = `channels:
  eu-ops: { platform: slack, workspace: eu, address: "#eu-ops" }
  us-ops: { platform: slack, workspace: us, address: "#us-ops" }
workspaces:
  eu: { bot_token_env: SLACK_BOT_TOKEN_EU }
  us: { bot_token_env: SLACK_BOT_TOKEN_US }
`;
    const { text } = await outcome({ env: { ...slackEnv(slack), SLACK_BOT_TOKEN_EU: eu.botToken }, house });
    expect(failures(text)).toEqual(['  ✗ Workspace us stays off: SLACK_BOT_TOKEN_US is not set.']);
    expect(text).toContain('✓ Signed in to Shop EU as @tocsin with SLACK_BOT_TOKEN_EU.');
    expect(text).toContain('✓ Channel eu-ops: I can post to #eu-ops.');
    expect(text).toContain('– Channel us-ops (#us-ops) was not tried');
  });

  test('HTTP mode: the port is free, taken by the bot, or by something else', async () => {
    const slack = await slackService();
    let status = 401;
    const taken = createServer((_request, response) => response.writeHead(status).end()).listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const address = taken.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const { SLACK_APP_TOKEN: _, ...bot } = slackEnv(slack);
    const env = { ...bot, SLACK_SIGNING_SECRET: slack.signingSecret, SLACK_PORT: String(port) };
    const beside = await outcome({ env, house: SLACK_HOUSE, pressMs: 100 });
    expect(beside.text).toContain(`✓ On 127.0.0.1:${port} a bot is listening`);
    expect(beside.text).toContain('· Slack: I cannot listen myself, because the port is taken');
    status = 200;
    expect(failures((await outcome({ env, house: SLACK_HOUSE })).text)).toEqual([
      `  ✗ Slack’s requests cannot be listened to on 127.0.0.1:${port} (EADDRINUSE).`,
    ]);
    taken.close();
    await once(taken, 'close');
    expect((await outcome({ env, house: SLACK_HOUSE })).text).toContain(
      `✓ Slack’s requests can be listened to on 127.0.0.1:${port}`,
    );
  });
});

describe('Discord', () => {
  test('all well: every step is told, nothing is posted, registered or shown', async () => {
    const discord = await discordService();
    discord.addRole({ name: 'Night shift' });
    discord.addForumChannel({ name: 'incidents' });
    const asked = discord.requests.length;
    const { code, text } = await outcome({
      env: discordEnv(discord),
      house: `${DISCORD_HOUSE}  forum: { platform: discord, address: "#incidents" }\n  dm: { platform: discord, address: "@${discord.member('maya').id}" }
groups:
  night: { discord: night shift }
`,
      people: `- { id: maya, name: Maya, permission: act, discord: "${discord.member('maya').id}" }\n`,
    });
    expect(about(text, 'Discord').split('\n')).toEqual([
      expect.stringMatching(
        /^ {2}· To let me into a server, open https:\/\/discord\.com\/oauth2\/authorize\?client_id=\d+&scope=bot\+applications\.commands&permissions=\d+$/,
      ),
      `  ✓ Discord answers at ${discord.url}, and our clocks agree.`,
      '  ✓ The token is that of the bot tocsin, application Tocsin.',
      `  ✓ I am in the server Tocsin test guild (${discord.guildId}).`,
      '  ✓ The gateway lets me in, so what is pressed can reach me.',
      '  ✓ /risk is registered as it should be, in the server of DISCORD_GUILD_ID.',
      '  ✓ Channel discord-ops: I can post to #live-ops.',
      '  ✓ Channel forum: I can post to #incidents.',
      `  ✓ Channel dm: I can post to @${discord.member('maya').id}.`,
      '  ✓ Group night: Night shift can be called.',
      '  ✓ The account in people.yaml is there.',
    ]);
    expect(code).toBe(0);
    expect(discord.created).toBe(0);
    expect(discord.gateway.presences.map(({ text }) => text)).toEqual(['']);
    expect(discord.requests.slice(asked).filter(({ method }) => method !== 'GET')).toMatchObject([
      // Where somebody is written to privately, Discord is asked to open that channel.
      { method: 'POST', path: '/users/@me/channels' },
    ]);
    expect(discord.violations).toEqual([]);
  });

  test('a token that was revoked: the link is printed all the same, and the rest is left out', async () => {
    const discord = await discordService();
    const env = discordEnv(discord);
    discord.revokeToken();
    const { code, text } = await outcome({ env, house: DISCORD_HOUSE });
    expect(failures(text)).toEqual([expect.stringMatching(/Discord does not take DISCORD_TOKEN \(.*401/)]);
    expect(text).toContain(`client_id=${discord.applicationId}&`);
    expect(text).toContain('make a new one in the developer portal');
    expect(text).toContain('– The rest of Discord was not tried.');
    expect(text).not.toContain(env.DISCORD_TOKEN);
    expect(code).toBe(1);
  });

  test('a server it is not in, commands of another version, permissions, channels, people and roles', async () => {
    const discord = await discordService();
    discord.deny('live-ops', 'EmbedLinks', 'CreatePublicThreads');
    discord.addTextChannel({ name: 'secret' });
    discord.deny('secret', 'ViewChannel');
    discord.addRole({ name: 'Quiet', mentionable: false });
    const house = `${DISCORD_HOUSE}  secret: { platform: discord, address: "#secret" }
  none: { platform: discord, address: "#none" }
groups:
  quiet: { discord: Quiet }
  nobody: { discord: "@Nobody" }
`;
    const people = '- { id: ghost, name: Ghost, permission: act, discord: "80351110224678912" }\n';
    const { text } = await outcome({ env: discordEnv(discord), house, people });
    expect(failures(text)).toEqual([
      '  ✗ Channel discord-ops: in #live-ops I lack Embed Links, Create Public Threads.',
      '  ✗ Channel secret: in #secret I lack View Channel.',
      '  ✗ Channel none: I cannot post to #none.',
      '  ✗ Group nobody: Discord knows no @Nobody.',
      '  ✗ Ghost: Discord knows no account 80351110224678912.',
    ]);
    expect(text).toContain('Open the settings of #live-ops, Permissions, my role, and allow Embed Links');
    const elsewhere = await outcome({
      env: { ...discordEnv(discord), DISCORD_GUILD_ID: '80351110224678900' },
      house: DISCORD_HOUSE,
    });
    expect(failures(elsewhere.text)[0]).toContain('I am not in the server 80351110224678900 (DISCORD_GUILD_ID)');
    expect(elsewhere.text).toContain(`Open https://discord.com/oauth2/authorize?client_id=${discord.applicationId}`);
  });

  test('commands that are not registered are a warning: the bot registers them itself', async () => {
    const discord = await startFakeDiscord();
    open.push(discord);
    discord.addTextChannel({ name: 'live-ops' });
    const { code, text } = await outcome({ env: discordEnv(discord), house: DISCORD_HOUSE });
    expect(text).toContain('! /risk is not registered as this version has it.\n    Start the bot');
    expect(text).toContain('passed, 1 warning.');
    expect(code).toBe(0);
    expect(discord.commands('guild')).toEqual([]);
  });

  test('a gateway that does not let it in: what needs requests alone is tried all the same', async () => {
    const discord = await discordService();
    discord.failNext('GET', '/gateway/bot', 503, undefined, 10);
    const { code, text } = await outcome({ env: discordEnv(discord), house: DISCORD_HOUSE });
    expect(text).toMatch(/✗ The gateway does not let me in: .+\n {4}See that this machine/u);
    expect(text).toContain('✓ Channel discord-ops: I can post to #live-ops.');
    expect(code).toBe(1);
  });
});

describe('a service that is away', () => {
  test.each(['refused', '5xx'] as const)('%s: one failure, and the rest is left out', async (how) => {
    const slack = await slackService();
    const discord = await discordService();
    await slack.goAway(how);
    await discord.goAway(how);
    const { code, text } = await outcome({
      env: { ...slackEnv(slack), ...discordEnv(discord) },
      house: `${SLACK_HOUSE}${DISCORD_HOUSE.replace('channels:\n', '')}`,
    });
    expect(failures(text)).toEqual([
      expect.stringContaining('Slack cannot be reached: '),
      expect.stringContaining('Discord cannot be reached: '),
    ]);
    expect(text.match(/– The rest of (?:Slack|Discord) was not tried\./gu)).toHaveLength(2);
    expect(text).toContain(`client_id=${discord.applicationId}&`);
    expect(code).toBe(1);
  });

  test('in the middle of it', async () => {
    const slack = await slackService();
    slack.failNext('conversations.info', { httpStatus: 503 });
    const { text } = await outcome({ env: slackEnv(slack), house: SLACK_HOUSE });
    expect(about(text, 'Slack')).toMatch(
      /✓ Socket Mode.*\n {2}✗ Slack cannot be reached: .*503.*\n.*\n {2}– The rest/u,
    );
  });
});

describe('the clock', () => {
  test.each([
    [0, 0, 'our clocks agree'],
    [-45 * SECONDS, 0, '! Slack answers, but the clock of this machine is 45 s behind.'],
    [10 * 60 * SECONDS, 1, '✗ Slack answers, but the clock of this machine is 10 min ahead.'],
  ])('%d ms ahead', async (ahead, code, said) => {
    const slack = await slackService();
    const visited = await outcome({ env: slackEnv(slack), house: SLACK_HOUSE, ahead });
    expect(visited.text.replace(/\b(44|46) s/u, '45 s').replace('9 min 59 s', '10 min')).toContain(said);
    expect(visited.code).toBe(code);
  });
});

describe('the way back', () => {
  const isAsking = (text: string): boolean => text.includes('Please press within');

  test('Slack: pressed, heard, answered privately, and shown', async () => {
    const slack = await slackService();
    const run = visit({ env: slackEnv(slack), house: SLACK_HOUSE, pressMs: 30 * SECONDS });
    await slack.waitForSockets();
    const asked = await slack.channel('#ops').waitForMessage(({ text }) => isAsking(text));
    const answer = await slack.user('U0001').click(asked, 'Press to prove that I hear you');
    await answer.waitForReply('I hear you: what is pressed here reaches me.');
    expect(await run.code).toBe(0);
    expect(run.text()).toMatch(
      / {2}· Slack: please press the button in #ops within 30 s …\n {2}✓ Slack: lina pressed after \S+ m?s, and I heard it\.\n\nAll is well/u,
    );
    const [shown] = slack.channel('#ops').messages();
    expect(shown?.text).toMatch(/✓ Yes: lina pressed after/u);
    expect(shown?.controls).toEqual([]);
    expect(slack.missedAcks).toEqual([]);
    await slack.waitFor(() => slack.sockets === 0);
  });

  test('Discord: pressed, heard, answered privately, and shown; in the language of the channel', async () => {
    const discord = await discordService();
    const house = `channels:\n  discord-ops: { platform: discord, address: "#live-ops", lang: zh-CN }\n`;
    const people = `- { id: maya, name: Maya Chen, permission: act, discord: "${discord.member('maya').id}" }\n`;
    const run = visit({ env: discordEnv(discord), house, people, lang: 'zh-CN', pressMs: 30 * SECONDS });
    const asked: InDiscord = await discord.channel('live-ops').waitFor((channel) => channel.messages()[0]);
    expect(textOf(asked)).toContain('请点击按钮，限时 30 秒');
    const answer = await discord.member('maya').click(asked, '点击以验证回传');
    expect(answer.ephemeral).toBe(true);
    // The reader's own language, by what Discord says of them.
    expect(answer.text).toContain('I hear you: what is pressed here reaches me.');
    expect(await run.code).toBe(0);
    expect(run.text()).toMatch(/✓ Discord：Maya Chen 已点击（用时 \S+ (?:毫)?秒），本程序收到了。/u);
    expect(textOf(asked)).toContain('✓ 已收到 Maya Chen 的点击');
    expect(asked.components).toEqual([]);
    expect(discord.violations).toEqual([]);
    expect(discord.misses).toEqual([]);
  });

  test('nobody presses: said, and what to look at', async () => {
    const slack = await slackService();
    const { code, text } = await outcome({ env: slackEnv(slack), house: SLACK_HOUSE, pressMs: 200 });
    expect(failures(text)).toEqual(['  ✗ Slack: no press in #ops reached me within 200 ms.']);
    expect(text).toContain('that Interactivity is on');
    expect(slack.channel('#ops').messages()[0]?.text).toContain('I heard nobody press within 200 ms.');
    expect(code).toBe(1);
  });

  describe('where the running bot takes the press', () => {
    let bot: App;
    beforeEach(async () => {
      const loading = loadConfig(join(packageRoot(), 'config'), () => undefined);
      if (!loading.ok) throw new Error('the shipped configuration does not load');
      bot = await startApp(
        {
          env: { dataFolder: data, host: '127.0.0.1', port: 0, lang: null, secret: () => undefined },
          config: loading.config,
          log: createLog('silent'),
          console: OPERATOR,
          platforms: ['console'],
          chats: async () => [],
        },
        { timers: false },
      );
      open.push(bot);
    });

    const pressThere = async (line: string, known: boolean) => {
      const reply = await bot.execute({
        text: line,
        person: known ? OPERATOR : null,
        platform: 'slack',
        account: { id: 'U0777', name: 'somebody' },
        channel: 'C0001',
        message: null,
        lang: 'en',
        zone: 'UTC',
      });
      return reply.ok;
    };
    const lineOf = (asked: InSlack): string => (asked.controls[0]?.value ?? '').replace(/^- /u, '');

    test.each([
      [true, 'Ana'],
      [false, 'somebody'],
    ])('known to it: %s', async (known, who) => {
      const slack = await slackService();
      const run = visit({ env: slackEnv(slack), house: SLACK_HOUSE, pressMs: 30 * SECONDS });
      const asked = await slack.channel('#ops').waitForMessage(({ text }) => isAsking(text));
      expect(await pressThere(lineOf(asked), known)).toBe(known);
      expect(await run.code).toBe(0);
      expect(run.text()).toMatch(new RegExp(`✓ Slack: ${who} pressed after .+, and the running bot heard it\\.`, 'u'));
    });

    test('only what the doctor made goes into the history', async () => {
      expect(await pressThere('doctor 0123456789', true)).toBe(false);
      expect(await pressThere('doctor 0123abcd', true)).toBe(true);
    });
  });

  test('beside the running bot in both chats: one answer each, whoever of the two is told of the press', async () => {
    const slack = await slackService();
    const discord = await discordService();
    const house = `${SLACK_HOUSE}${DISCORD_HOUSE.replace('channels:\n', '')}`;
    const given = { ...slackEnv(slack), ...discordEnv(discord) };
    const folder = folderOf({
      'tocsin.yaml': `${house}\nlevels: {}\nsources:\n  local: { allow_unsigned: true }\n`,
      'people.yaml': '[]\n',
    });
    const env = readEnv({ ...given, TOCSIN_DATA: data, TOCSIN_PORT: '0' });
    const loading = loadConfig(folder, env.secret);
    if (!loading.ok) throw new Error(JSON.stringify(loading.problems));
    const log = createLog('silent');
    open.push(
      await startApp({
        env,
        config: loading.config,
        log,
        console: OPERATOR,
        platforms: ['slack', 'discord'],
        chats: (bot) => makeChats(env, bot, log),
      }),
    );
    await slack.waitForSockets();
    await discord.gateway.ready();
    const run = visit({ env: given, house, pressMs: 60 * SECONDS });
    const inSlack = await slack.channel('#ops').waitForMessage(({ text }) => isAsking(text));
    await slack.waitForSockets(2);
    const inDiscord = await discord.channel('live-ops').waitFor((channel) => channel.messages()[0]);
    const replied = await (await slack.user('U0001').click(inSlack, 'Press to prove that I hear you')).waitForReply();
    const answer = await discord.member('maya').click(inDiscord, 'Press to prove that I hear you');
    const words = /I hear you: what is pressed here reaches me|I do not know yet who you are here/u;
    expect(replied.text).toMatch(words);
    await answer.waitFor(({ text }) => words.test(text));
    expect(answer.messages).toHaveLength(1);
    expect(await run.code).toBe(0);
    expect(failures(run.text())).toEqual([]);
    expect(run.text()).toMatch(/✓ Slack: lina pressed/u);
    expect(run.text()).toMatch(/✓ Discord: maya pressed/u);
    expect([slack.missedAcks, discord.misses, discord.violations]).toEqual([[], [], []]);
  });

  test('what others type meanwhile is not done, and they are told to type it again', async () => {
    const slack = await slackService();
    const broken = new AbortController();
    const run = visit({ env: slackEnv(slack), house: SLACK_HOUSE, pressMs: 30 * SECONDS, signal: broken.signal });
    await slack.waitForSockets();
    const answer = await slack.user('U0001').slash('/risk', 'ack INC-1', 'C0001');
    await answer.waitForReply('Please do it again in a minute.');
    broken.abort();
    expect(await run.code).toBe(130);
  });

  test('broken off: it ends at once, hangs up, and the message says so', async () => {
    const slack = await slackService();
    const discord = await discordService();
    const broken = new AbortController();
    const house = `${SLACK_HOUSE}${DISCORD_HOUSE.replace('channels:\n', '')}`;
    const env = { ...slackEnv(slack), ...discordEnv(discord) };
    const run = visit({ env, house, pressMs: 600 * SECONDS, signal: broken.signal });
    await slack.waitForSockets();
    await slack.channel('#ops').waitForMessage(({ text }) => isAsking(text));
    await discord.waitFor(() => discord.created > 0);
    broken.abort();
    expect(await run.code).toBe(130);
    expect(run.text()).toMatch(/\nBroken off: 0 failures so far, \d+ checks passed\.\n$/u);
    expect(slack.channel('#ops').messages()[0]?.text).toContain('The trial was broken off.');
    expect(discord.channel('live-ops').texts()[0]).toContain('The trial was broken off.');
    await slack.waitFor(() => slack.sockets === 0);
  });

  test('a service that hangs does not hold up Ctrl+C', async () => {
    const slack = await slackService();
    await slack.goAway('hang');
    const broken = new AbortController();
    const run = visit({ env: slackEnv(slack), house: SLACK_HOUSE, signal: broken.signal });
    broken.abort();
    expect(await run.code).toBe(130);
  });

  test('the process ends when it is done, and at once where Ctrl+C is pressed', { timeout: 60_000 }, async () => {
    const discord = await discordService();
    const folder = folderOf({
      'tocsin.yaml': `${DISCORD_HOUSE}levels: {}\nsources:\n  local: { allow_unsigned: true }\n`,
    });
    const run = (...flags: readonly string[]) => {
      const child = spawn(process.execPath, [builtCli(), 'doctor', ...flags], {
        stdio: ['ignore', 'pipe', 'inherit'],
        env: { PATH: process.env.PATH, ...discordEnv(discord), TOCSIN_CONFIG: folder, TOCSIN_DATA: data },
      });
      return { child, exited: once(child, 'exit') };
    };
    const done = run('--no-press');
    expect(await done.exited).toEqual([0, null]);
    const waiting = run('--wait', '10m');
    await discord.waitFor(() => discord.created > 0, 20 * SECONDS);
    waiting.child.kill('SIGINT');
    expect(await waiting.exited).toEqual([130, null]);
    expect(discord.channel('live-ops').texts()[0]).toContain('The trial was broken off.');
    const wrong = spawnSync(process.execPath, [builtCli(), 'doctor', '--wait', 'soon'], { encoding: 'utf8' });
    expect(wrong.stderr).toContain('expected a length of time between 1s and 1h, such as 90s');
  });

  test('no ops channel: said, and how to have one', async () => {
    const slack = await slackService();
    const { code, text } = await outcome({
      env: slackEnv(slack),
      house: 'channels:\n  only: { platform: slack, address: "#ops", purpose: managers }\n',
      pressMs: 30 * SECONDS,
    });
    expect(text).toContain('! Slack: no channel has the purpose ops');
    expect(slack.posted).toBe(0);
    expect(code).toBe(0);
  });
});
