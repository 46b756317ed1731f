import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../../src/domain/person.js';
import { type Bot, OPERATOR, startBot } from '../harness/bot.js';
import { channel } from '../harness/settings.js';

/** Sees what restricted incidents are about, by a role. */
const LEGAL: Person = { id: 'fa', name: 'Fang Wu', permission: 'manage', accounts: [], roles: ['legal'] };
const SECRET = /breach|漏|members|crm/i;

let bot: Bot;
beforeEach(async () => {
  bot = await startBot((config) => ({
    ...config,
    settings: {
      ...config.settings,
      people: [...config.settings.people, LEGAL],
      roles: [{ id: 'legal', name: { en: 'Legal', 'zh-CN': '法务' }, may: ['restricted'], limits: [], groups: [] }],
      restricted: [[{ label: 'topic', op: '=', value: 'security' }]],
      channels: [...config.settings.channels, channel('compliance', { purpose: 'compliance', lang: 'zh-CN' })],
    },
  }));
  await bot.type('declare red "members breach at crm" topic=security system=crm', LEGAL);
});
afterEach(() => bot.close());

/** Everything that was shown in a channel, threads included. */
const shownIn = (id: string) =>
  [...bot.chat.messages.values()].filter((m) => m.channel === id).map((m) => JSON.stringify(m.card));

describe('a restricted incident (C6)', () => {
  it('shows its level and owner in public, and everything to compliance', async () => {
    expect(bot.card('ops', /INC-1/)).toMatch(/Restricted incident/);
    expect(bot.card('ops', /INC-1/)).toMatch(/RED/);
    expect(bot.card('compliance', /INC-1/)).toMatch(/members breach at crm/);
    await bot.type('own INC-1', LEGAL);
    await bot.type('note INC-1 the crm vendor has the list', LEGAL);
    await bot.type('update INC-1 conditions: crm leaks actions: closed needs: a breach lawyer', LEGAL);
    await bot.advance('3h');
    expect(bot.card('ops', /INC-1/)).toMatch(/Fang Wu/);
    for (const id of ['ops', 'managers', 'on-call'])
      expect(shownIn(id).filter((text) => SECRET.test(text))).toEqual([]);
    expect(shownIn('compliance').some((text) => text.includes('the crm vendor'))).toBe(true);
  });

  it('is told in commands to those who may see it, and to nobody else', async () => {
    for (const line of [
      'info INC-1',
      'why INC-1',
      'list',
      'status',
      'list topic=security',
      'requests',
      'info INC-1',
      'oncall',
    ])
      expect(await bot.type(line, OPERATOR), line).not.toMatch(SECRET);
    expect(await bot.type('info INC-1', OPERATOR)).toMatch(/Restricted incident/);
    expect(await bot.type('list topic=security', OPERATOR)).not.toMatch(/INC-1/);
    expect(await bot.type('info INC-1', LEGAL)).toMatch(/members breach at crm/);
    expect(await bot.type('list topic=security', LEGAL)).toMatch(/INC-1/);
    expect(JSON.stringify(await bot.app.cockpit(OPERATOR, { lang: 'en', zone: 'utc', now: bot.now() }))).not.toMatch(
      SECRET,
    );
    expect(JSON.stringify([...(await bot.app.titles(['INC-1'], 'en')).values()])).not.toMatch(SECRET);
  });

  it('can be acknowledged by whoever is called, who need not know more', async () => {
    expect(await bot.type('ack INC-1', OPERATOR)).toMatch(/acknowledged/);
    expect(bot.card('ops', /INC-1/)).toMatch(/Ana/);
  });

  it('is restricted and opened by those who may alone', async () => {
    expect(await bot.type('restrict INC-1 off', OPERATOR)).toMatch(/see what restricted incidents are about/);
    await bot.type('restrict INC-1 off', LEGAL);
    expect(bot.card('ops', /INC-1/)).toMatch(/members breach at crm/);
    await bot.type('restrict INC-1', LEGAL);
    expect(bot.card('ops', /INC-1/)).toMatch(/Restricted incident/);
    expect(await bot.type('restrict INC-1', LEGAL)).toMatch(/restricted already/);
  });

  it('what it is merged into is restricted too', async () => {
    await bot.type('declare yellow "slow logins" system=shop', OPERATOR);
    await bot.type('merge INC-1 into INC-2', LEGAL);
    expect(bot.card('ops', /INC-2/)).toMatch(/Restricted incident/);
  });
});
