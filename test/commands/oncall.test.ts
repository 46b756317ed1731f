import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formKind } from '../../src/chat/forms.js';
import { parseRange } from '../../src/chat/registry/range.js';
import type { Person } from '../../src/domain/person.js';
import { type Bot, startBot } from '../harness/bot.js';
import { schedule } from '../harness/duty.js';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const HOUR = 3_600_000;
const at = (text: string): number => Date.parse(`2026-11-${text}:00+08:00`);

describe('a stretch of time', () => {
  it.each([
    ['tomorrow 20:00 to 23:00', at('22T20:00'), at('22T23:00')],
    ['tomorrow 20:00 to tomorrow 23:30', at('22T20:00'), at('22T23:30')],
    ['21:00-23:00', at('21T21:00'), at('21T23:00')],
    ['22:00 to 02:00', at('21T22:00'), at('22T02:00')],
    ['tomorrow 20:00 for 3h', at('22T20:00'), at('22T23:00')],
    ['明天 20:00 到 23:00', at('22T20:00'), at('22T23:00')],
    ['明天20:00至后天 8:00', at('22T20:00'), at('23T08:00')],
    ['2026-11-25 20:00 to 2026-11-26 08:00', at('25T20:00'), at('26T08:00')],
    ['for 4h', NOW, NOW + 4 * HOUR],
    ['until 23:00', NOW, at('21T23:00')],
    ['两小时', NOW, NOW + 2 * HOUR],
  ])('%s', (text, from, until) => {
    expect(parseRange(text, NOW, 'Asia/Shanghai')).toEqual({ from, until });
  });
  it.each(['soon', 'tomorrow', '20:00 to', 'tomorrow 20:00 to soon'])('%s is none', (text) => {
    expect(parseRange(text, NOW, 'Asia/Shanghai')).toBeNull();
  });
});

/** 20:00 in Shanghai. On odd days of November Maya has the warehouse from 08:00, on even ones Lin. */
describe('commands about duty', () => {
  let bot: Bot;
  const person = (id: string, name: string, permission: Person['permission']): Person => ({
    id,
    name,
    permission,
    accounts: [],
  });
  const MAYA = person('maya', 'Maya Chen', 'act');
  const LIN = person('lin', 'Lin Xiao', 'act');
  beforeEach(async () => {
    bot = await startBot((config) => ({
      ...config,
      settings: {
        ...config.settings,
        people: [MAYA, LIN],
        teams: [
          { id: 'goods', name: 'Goods', members: ['lin'], lead: null, shows: [] },
          { id: 'desk', name: 'Desk', members: ['maya'], lead: null, shows: [] },
        ],
        schedules: [
          schedule('warehouse', [['maya'], ['lin']], { team: 'goods', channels: [] }),
          schedule('legal', [['ana']], { channels: [] }),
        ],
      },
    }));
  });
  afterEach(() => bot.close());

  it('tell who is on duty, until when and who is next, of all, of one, of a team, at another time', async () => {
    const all = await bot.type('oncall');
    expect(all).toMatch(/Desk warehouse: Maya Chen · until .*08:00[\s\S]*then Lin Xiao/);
    expect(all).toMatch(/Desk legal: Ana/);
    expect(await bot.type('值班 warehouse', MAYA, 'zh-CN')).toMatch(/warehouse 台：Maya Chen[\s\S]*接班 Lin Xiao/);
    expect(await bot.type('oncall goods')).not.toMatch(/legal/);
    expect(await bot.type('oncall at tomorrow 20:00')).toMatch(/Desk warehouse: Lin Xiao/);
    expect(await bot.type('oncall wharehouse')).toMatch(/Do you mean warehouse/);
    // A team there is, for which there is no schedule, is not said to be misspelt; nor is a time that is none a command.
    expect(await bot.type('oncall desk')).toMatch(/No schedule is for the team Desk\. There are: warehouse, legal/);
    expect(await bot.type('oncall legal at someday')).toMatch(/“someday” is not a time/);
    expect(await bot.type('oncall emd DUTY-1')).toMatch(/nearest is “oncall end”/);
  });

  it('stand in, list what is changed, and end it', async () => {
    expect(await bot.type('oncall override @me for 4h warehouse', LIN)).toMatch(/DUTY-1: Lin Xiao is on duty/);
    expect(await bot.type('oncall warehouse')).toMatch(/Lin Xiao[\s\S]*DUTY-1/);
    expect(await bot.type('oncall changes')).toMatch(/DUTY-1: Lin Xiao stands in for Desk warehouse/);
    expect(await bot.type('status')).toMatch(/Desk warehouse: Lin Xiao/);
    expect(await bot.type('oncall end 1', LIN)).toMatch(/DUTY-1 is ended/);
    expect(await bot.type('oncall warehouse')).toMatch(/Desk warehouse: Maya Chen/);
    const line = 'oncall override @me until 23:00 warehouse instead @maya from 21:00';
    expect(await bot.type(line, LIN)).toMatch(/DUTY-2: .*from .*21:00 to .*23:00, in place of Maya Chen/);
  });

  it('refuse what one may not, naming who can, and what one has not, naming what to type', async () => {
    expect(await bot.type('oncall override @lin for 4h warehouse', MAYA)).toMatch(/Ana/);
    expect(await bot.type('oncall override @lin for 4h warehouse')).toMatch(/DUTY-1: Lin Xiao/);
    expect(await bot.type('oncall swap @maya for 2h legal', LIN)).toMatch(/not on duty for Desk legal/);
    expect(await bot.type('oncall swap @lin soon', MAYA)).toMatch(/tomorrow 20:00 to 23:00/);
    expect(await bot.type('oncall accept DUTY-9', LIN)).toMatch(/There is no DUTY-9/);
  });

  it('ask for a swap, which the other accepts', async () => {
    expect(await bot.type('oncall swap @lin 21:00 to 23:00', MAYA)).toMatch(/DUTY-1: asked Lin Xiao/);
    expect(await bot.type('oncall accept DUTY-1')).toMatch(/Only Lin Xiao can answer/);
    expect(await bot.type('oncall accept DUTY-1', LIN)).toMatch(/takes Maya Chen’s duty/);
    await bot.advance('61m');
    expect(await bot.type('oncall warehouse')).toMatch(/Desk warehouse: Lin Xiao · until .*23:00/);
  });

  it('are what the dialogs stand for', async () => {
    const override = { who: '@lin', time: '4h', schedule: 'warehouse', instead: '@maya' };
    expect(formKind('oncall-override').line('', override)).toBe('oncall override @lin for 4h warehouse instead @maya');
    const swap = { who: '@maya', range: '21:00 to 23:00', schedule: '', back: '' };
    expect(formKind('oncall-swap').line('', swap)).toBe('oncall swap @maya 21:00 to 23:00');
  });

  it('are offered while they are typed', async () => {
    expect(await bot.app.complete('oncall ')).toEqual(expect.arrayContaining(['override', 'swap', 'changes']));
    expect(await bot.app.complete('oncall now ')).toEqual(expect.arrayContaining(['warehouse', 'legal']));
    await bot.type('oncall override @me for 4h warehouse', LIN);
    expect(await bot.app.complete('oncall end ')).toEqual(['DUTY-1']);
  });
});
