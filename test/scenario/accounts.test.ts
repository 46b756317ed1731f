import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Account, Person } from '../../src/domain/person.js';
import { sayText } from '../../src/text/say.js';
import { type Bot, OPERATOR, startBot } from '../harness/bot.js';
import { cardText } from '../harness/recording-chat.js';

const MAYA: Person = { id: 'maya', name: 'Maya Chen', permission: 'act', accounts: [] };

const CHIEF = {
  id: 'chief',
  name: { en: 'Chief', 'zh-CN': '总监' },
  may: ['approve'],
  limits: [],
  groups: [],
} as const;
const BOSS: Person = { id: 'boss', name: 'Bo Sun', permission: 'act', accounts: [], roles: ['chief'] };

describe('somebody nobody knows yet', () => {
  let bot: Bot;
  /** What people.yaml says of 林晓. */
  let linAccounts: Account[];
  beforeEach(async () => {
    linAccounts = [];
    bot = await startBot((config) => {
      const people = config.settings.people.map((one) => (one.id === 'lin' ? { ...one, accounts: linAccounts } : one));
      return {
        ...config,
        settings: { ...config.settings, people: [...people, BOSS], roles: [...config.settings.roles, CHIEF] },
      };
    });
    await bot.metric('delivery.delay_rate', 0.18, { region: 'east' }, 'region:east');
  });
  afterEach(() => bot.close());

  const press = async (line: string, account = { id: '8001', name: 'maya#1' }): Promise<string> => {
    const person = bot.app.personOf('discord', account.id);
    const from = { platform: 'discord', channel: '1', message: null, lang: 'en', zone: 'Asia/Shanghai' } as const;
    const reply = await bot.app.execute({ text: line, person, account, ...from });
    await bot.app.tick();
    return reply.ok ? cardText(reply.card) : sayText('en', 'Asia/Shanghai', reply.said, bot.now());
  };
  const codeIn = (text: string): string => /link (\d{6})/.exec(text)?.[1] ?? `no code in: ${text}`;

  test('is told how to be linked, and what they pressed is done then, as them', async () => {
    const told = await press('ack INC-1');
    const code = codeIn(told);
    expect(await bot.type('info INC-1')).toMatch(/not acknowledged/);
    const linked = await bot.type(`link ${code}`, MAYA);
    expect(linked).toMatch(/The Discord account maya#1 is Maya Chen from now on/);
    expect(linked).toMatch(/INC-1 is yours|acknowledged/i);
    expect(linked).toMatch(/Not the right account. .risk unlink discord/);
    expect(await bot.type('info INC-1')).toMatch(/acknowledged by Maya Chen/);
    expect(await press('status')).toMatch(/INC-1/);
    expect(bot.app.personOf('discord', '8001')?.id).toBe('maya');
  });

  test('stays linked over a restart; the line that waits does too', async () => {
    const code = codeIn(await press('ack INC-1'));
    await bot.restart();
    await bot.type(`link ${code}`, MAYA);
    await bot.restart();
    expect(bot.app.personOf('discord', '8001')?.id).toBe('maya');
    expect(await bot.type('info INC-1')).toMatch(/acknowledged by Maya Chen/);
  });

  test('gets the same code for the same press, and another for another account', async () => {
    const first = codeIn(await press('ack INC-1'));
    expect(codeIn(await press('ack INC-1'))).toBe(first);
    expect(codeIn(await press('ack INC-1', { id: '8002', name: 'x' }))).not.toBe(first);
  });

  test('a code is good for 15 minutes and once', async () => {
    const late = codeIn(await press('ack INC-1'));
    await bot.advance('16m');
    expect(await bot.type(`link ${late}`, MAYA)).toMatch(/15 minutes are over/);
    const code = codeIn(await press('ack INC-1'));
    await bot.type(`link ${code}`, MAYA);
    expect(await bot.type(`link ${code}`, MAYA)).toMatch(/There is no code/);
  });

  test('is linked for somebody else only by who may manage', async () => {
    const code = codeIn(await press('note INC-1 the carrier called'));
    expect(await bot.type(`link ${code} @lin`, MAYA)).toMatch(/other people’s accounts. Ask 林晓, Ana: they may/);
    expect(await bot.type(`link ${code} @lin`, OPERATOR)).toMatch(/林晓/);
    expect(await bot.type('info INC-1')).toMatch(/林晓 · note: the carrier called/);
  });

  test('nobody comes by what only a role gives by linking an account to whoever has it', async () => {
    const spare = { id: '8009', name: 'ana#2' };
    const manager: Person = {
      id: 'ana',
      name: 'Ana',
      permission: 'manage',
      accounts: [{ platform: 'slack', id: 'U7' }],
    };
    const from = {
      platform: 'slack',
      account: { id: 'U7', name: 'ana' },
      channel: 'C1',
      message: null,
      lang: 'en',
    } as const;
    const code = codeIn(await press('approve REQ-1', spare));
    const reply = await bot.app.execute({ text: `link ${code} @boss`, person: manager, ...from, zone: 'utc' });
    expect(reply.ok ? '' : sayText('en', 'utc', reply.said, bot.now())).toMatch(/A role lets Bo Sun approve/);
    expect(bot.app.personOf('discord', '8009')).toBeNull();
    // Whoever is meant can do it, and who sits at the machine.
    expect(await bot.type(`link ${code} @boss`)).toMatch(/is Bo Sun from now on/);
  });

  test('an account that is somebody’s is not taken over; unlinking frees it', async () => {
    const code = codeIn(await press('ack INC-1'));
    const other = codeIn(await press('own INC-1'));
    await bot.type(`link ${code}`, MAYA);
    expect(await bot.type(`link ${other}`, OPERATOR)).toMatch(/is that of Maya Chen/);
    expect(await bot.type('link', MAYA)).toMatch(/Discord · 8001/);
    expect(await bot.type('unlink discord', MAYA)).toMatch(/nobody’s now/);
    expect(bot.app.personOf('discord', '8001')).toBeNull();
  });

  test('of two accounts in a chat the one that is named is let go, and the other stays', async () => {
    const spare = { id: '8002', name: 'maya#2' };
    expect(await bot.type(`link ${codeIn(await press('ack INC-1'))}`, MAYA)).toMatch(/unlink discord 8001/);
    await bot.type(`link ${codeIn(await press('status', spare))}`, MAYA);
    expect(await bot.type('unlink discord', MAYA)).toMatch(/several accounts there: 8001, 8002/);
    expect(await bot.type('unlink discord 9999', MAYA)).toMatch(/There is no Discord account/);
    expect(await bot.type('unlink discord 8002', MAYA)).toMatch(/8002 is nobody’s now/);
    expect(bot.app.personOf('discord', '8002')).toBeNull();
    expect(bot.app.personOf('discord', '8001')?.id).toBe('maya');
    expect(await bot.type('unlink discord', MAYA)).toMatch(/8001 is nobody’s now/);
  });

  test('one who presses on and on pushes out nobody else’s line', async () => {
    const code = codeIn(await press('ack INC-1'));
    for (let i = 0; i < 30; i++) await press(`note INC-1 flood ${i}`, { id: '666', name: 'flood' });
    expect(await bot.type(`link ${code}`, MAYA)).toMatch(/maya#1 is Maya Chen/);
  });

  test('a code may be typed in full-width digits, and what is no code is said as it was typed', async () => {
    const code = codeIn(await press('ack INC-1'));
    const wide = code.replace(/\d/gu, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
    expect(await bot.type('link abc', MAYA)).toMatch(/no code abc/);
    expect(await bot.type(`link ${wide}`, MAYA)).toMatch(/maya#1 is Maya Chen/);
  });

  test('people.yaml has the last word on an account that somebody linked before', async () => {
    await bot.type(`link ${codeIn(await press('ack INC-1'))}`, MAYA);
    linAccounts.push({ platform: 'discord', id: '8001' });
    await bot.restart();
    const lin = bot.app.personOf('discord', '8001');
    expect(lin?.id).toBe('lin');
    expect(await bot.type('link', MAYA)).not.toMatch(/8001/);
    expect(await bot.type('unlink discord', lin ?? MAYA)).toMatch(/belongs to 林晓 by people.yaml/);
  });

  test('cannot link themselves', async () => {
    const code = codeIn(await press('ack INC-1'));
    expect(await press(`link ${code}`)).toMatch(/I do not know yet who you are here/);
    expect(bot.app.personOf('discord', '8001')).toBeNull();
  });

  test('a line held for a button is run by the account it was made for alone', async () => {
    const code = codeIn(await press('ack INC-1'));
    await bot.type(`link ${code}`, MAYA);
    const account = { platform: 'discord', id: '8001', name: 'maya#1', lang: 'en' } as const;
    const held = await bot.app.hold('note INC-1 a long line', account);
    expect(await press(`held ${held}`, { id: '9', name: 'x' })).toMatch(/do not know/);
    expect(await press(`held ${held}`)).toMatch(/Noted on INC-1/);
    expect(await bot.type(`held ${held}`)).toMatch(/too old/);
  });
});

test('a message is added to a timeline once, whoever adds it', async () => {
  const bot = await startBot();
  try {
    await bot.metric('delivery.delay_rate', 0.18, { region: 'east' }, 'region:east');
    const from = {
      platform: 'slack',
      account: { id: 'U1', name: 'm' },
      channel: 'C1',
      lang: 'en',
      zone: 'utc',
    } as const;
    const add = (message: string) =>
      bot.app.execute({ text: 'note INC-1 Maya: van at 21:00', person: MAYA, ...from, message });
    await add('C1/170.1');
    await add('C1/170.1');
    await add('C1/170.2');
    await bot.app.tick();
    expect((await bot.type('info INC-1')).match(/van at 21:00/g)).toHaveLength(2);
  } finally {
    await bot.close();
  }
});
