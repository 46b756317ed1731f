import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { folderMark, watchConfig } from '../../src/config/watch.js';
import { folderOf, RULE, HOUSE as SMALL } from '../config/folder.js';
import { type Bot, startBot } from '../harness/bot.js';
import { cardText } from '../harness/recording-chat.js';

const HOUSE = SMALL.replace('allow_unsigned: true', 'allow_unsigned: true, as: ["*"]');
const TWO = HOUSE.replace('levels: {}', '  war-room: { platform: console, lang: zh-CN }\nlevels: {}');

let files: string;
let bot: Bot;
const write = (name: string, text: string) => writeFileSync(join(files, name), text);
const words = (channel = 'ops') =>
  bot.chat.seen
    .filter((seen) => seen.channel === channel && seen.out.kind === 'word')
    .map(({ out }) => cardText(out.card));
const late = (region = 'east') => bot.metric('delivery.delay_rate', 0.2, { region }, `region:${region}`);

beforeEach(async () => {
  files = folderOf({ 'tocsin.yaml': HOUSE, 'rules/delay.yaml': RULE });
  bot = await startBot((config) => config, files);
});
afterEach(async () => {
  await bot.close();
  rmSync(files, { recursive: true, force: true });
});

describe('files that are read again', () => {
  it('say in the operators’ channel what is wrong, once; the rules before stay; mended, they are in force again', async () => {
    write('rules/delay.yaml', RULE.replace('threshold', 'treshold'));
    expect(await bot.type('rules reload')).toMatch(/rules\/delay\.yaml:2:9 “treshold” .* Did you mean “threshold”/);
    await bot.app.reload();
    await bot.app.flush();
    expect(words()).toHaveLength(1);
    expect(words()[0]).toMatch(/cannot be used; the one before stays in force/);
    await late();
    expect(bot.card('ops', /INC-1/)).toBeDefined();
    write('rules/delay.yaml', RULE.replace('15%', '50%'));
    expect(await bot.type('rules reload')).toMatch(/can be used again and is in force: rules: changed delay/);
    await late('west');
    expect(bot.card('ops', /INC-2/)).toBeUndefined();
    expect(words()).toHaveLength(2);
    expect(await bot.type('rules changes')).toMatch(/Ana: rules: changed delay/);
    write('rules/delay.yaml', 'no: [yaml');
    await bot.app.reload();
    write('rules/delay.yaml', RULE.replace('15%', '50%'));
    await bot.app.reload();
    await bot.app.flush();
    expect(words().at(-1)).toMatch(/nothing in it differs from what has stayed in force/);
    expect(await bot.type('rules reload')).toMatch(/nothing in it has changed/);
  });

  it('two reloads at once read the files twice and change things once', async () => {
    write('rules/more.yaml', RULE.replace('id: delay', 'id: other'));
    const results = await Promise.all([bot.app.reload(), bot.app.reload()]);
    expect(results.map(({ result }) => result)).toEqual(['done', 'noop']);
    await bot.app.flush();
    expect(words()).toHaveLength(1);
  });

  it('a channel that is added is told of what comes, one that is taken away keeps what it was told', async () => {
    await late();
    write('tocsin.yaml', TWO);
    await bot.app.reload();
    await late('west');
    expect(bot.card('war-room', /INC-1/)).toBeUndefined();
    expect(bot.card('war-room', /INC-2/)).toBeDefined();
    expect(words('war-room').at(-1)).toMatch(/已重新加载配置并生效。频道：新增 war-room/);
    write('tocsin.yaml', HOUSE);
    await bot.app.reload();
    const before = bot.chat.seen.filter(({ channel }) => channel === 'war-room').length;
    await bot.type('ack INC-2');
    expect(bot.card('ops', /INC-2/)).toMatch(/acknowledged/i);
    expect(bot.chat.seen.filter(({ channel }) => channel === 'war-room')).toHaveLength(before);
    // It comes back: the same card goes on there.
    write('tocsin.yaml', TWO);
    await bot.app.reload();
    await bot.type('resolve INC-2');
    await bot.app.flush();
    expect(bot.card('war-room', /INC-2/)).toMatch(/已(?:解决|恢复)/);
  });

  it('checks come, go and change their pace; what is known of them stays', async () => {
    const check = (every: string) =>
      `- id: sync\n  kind: heartbeat\n  name: sync\n  within: 1h\n  every: ${every}\n  jitter: 0s\n`;
    mkdirSync(join(files, 'checks'));
    write('checks/sync.yaml', check('10m'));
    await bot.app.reload();
    expect(await bot.type('checks')).toMatch(/every 10m/);
    await bot.type('checks pause sync');
    write('checks/sync.yaml', check('1m'));
    await bot.app.reload();
    expect(await bot.type('checks')).toMatch(/every 1m.*paused/i);
    rmSync(join(files, 'checks/sync.yaml'));
    await bot.app.reload();
    expect(await bot.type('checks')).not.toMatch(/sync/);
  });

  it('what only a restart can follow is said', async () => {
    write('tocsin.yaml', HOUSE.replace('local: {', 'erp: { secret_env: TOCSIN_SECRET_ERP }\n  local: {'));
    const reply = await bot.type('rules reload');
    expect(reply).toMatch(/sources: added erp/);
    expect(reply).toMatch(/read when the bot starts: set the variable and restart/);
    expect((await bot.post('/v1/webhooks/erp', {})).status).not.toBe(404);
    write('tocsin.yaml', HOUSE.replace('levels: {}', '  chat: { platform: slack }\nlevels: {}'));
    expect(await bot.type('rules reload')).toMatch(/#chat stays off: Slack is not running/);
  });

  it('a change while the bot is down is in the history too', async () => {
    write('rules/more.yaml', RULE.replace('id: delay', 'id: other'));
    await bot.restart();
    expect(await bot.type('rules changes')).toMatch(/from the files: rules: added other/);
    await bot.restart();
    expect(await bot.type('rules changes')).toMatch(/^\s*2 changes/);
  });
});

describe('a folder that is watched', () => {
  it('hears of what editors and deployments do to it, once each', { timeout: 20_000 }, async () => {
    let heard = 0;
    let tell: () => void = () => undefined;
    const next = () =>
      new Promise<void>((resolve) => {
        tell = resolve;
      });
    const stop = await watchConfig({
      folder: files,
      since: folderMark(files),
      settleMs: 40,
      onChange: () => {
        heard++;
        tell();
      },
      onError: (error) => {
        throw error;
      },
    });
    const afterChange = async (change: () => void) => {
      const told = next();
      change();
      await told;
      return heard;
    };
    // In one go, and written in two halves.
    expect(
      await afterChange(() => {
        write('rules/delay.yaml', RULE.slice(0, 20));
        write('rules/delay.yaml', RULE);
      }),
    ).toBe(1);
    // As an editor saves: beside it, then renamed over it.
    expect(
      await afterChange(() => {
        write('rules/.delay.swp', RULE);
        renameSync(join(files, 'rules/.delay.swp'), join(files, 'rules/delay.yaml'));
      }),
    ).toBe(2);
    // Deleted and written again, in a folder that is new.
    expect(
      await afterChange(() => {
        rmSync(join(files, 'rules'), { recursive: true });
        mkdirSync(join(files, 'rules'));
        write('rules/delay.yaml', RULE);
      }),
    ).toBe(3);
    expect(await afterChange(() => write('rules/more.yaml', '[]'))).toBe(4);
    // The whole folder is put in another's place.
    expect(
      await afterChange(() => {
        renameSync(files, `${files}-old`);
        renameSync(folderOf({ 'rules/delay.yaml': RULE.replace('15%', '16%') }), files);
      }),
    ).toBe(5);
    expect(await afterChange(() => write('rules/more.yaml', '[]'))).toBe(6);
    await stop();
    rmSync(`${files}-old`, { recursive: true });
  });
});
