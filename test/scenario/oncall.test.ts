import { afterEach, describe, expect, it } from 'vitest';
import type { DutyAsk } from '../../src/domain/action-duty.js';
import type { Notice } from '../../src/domain/notice.js';
import type { Actor } from '../../src/domain/person.js';
import type { Settings } from '../../src/domain/settings.js';
import { createRenderNotice } from '../../src/outbox/render-notice.js';
import { dutyDesk } from '../../src/service/duty-desk.js';
import { NIGHT_CREW, schedule } from '../harness/duty.js';
import { type House, LI, openHouse, START, WANG } from '../harness/house.js';
import { cardText } from '../harness/recording-chat.js';
import { channel, settings } from '../harness/settings.js';

/** 20:00 in Shanghai: Li's day, Wang takes over at 08:00. Zhou may change the duty of others. */
const HOUR = 3_600_000;
const ZHOU: Actor = { kind: 'person', id: 'zhou', name: 'Zhou Jie', via: 'console' };

let house: House;
afterEach(() => house.close());

async function open(more: Partial<Settings> = {}): Promise<void> {
  house = await openHouse({
    people: NIGHT_CREW,
    schedules: [schedule('ops', [['li'], ['wang']])],
    ...more,
  });
}

const ask = (asked: DutyAsk, who: Actor) => house.act({ on: 'duty', ask: asked }, who);
const swap = (from: number, until: number): DutyAsk => ({
  do: 'swap',
  schedule: null,
  person: 'wang',
  from,
  until,
  back: null,
  place: null,
});

/** Everything that waits to be seen or was, by key. */
async function notices(pattern: RegExp): Promise<readonly Notice[]> {
  const claimed = await house.store.claimNotices(house.now(), 500);
  for (const notice of claimed) seen.set(notice.key, notice);
  return [...seen.values()].filter(({ key }) => pattern.test(key));
}
const seen = new Map<string, Notice>();
afterEach(() => seen.clear());

async function text(notice: Notice | undefined, lang: 'en' | 'zh-CN' = 'en'): Promise<string> {
  if (!notice) return '';
  const people = () => NIGHT_CREW;
  const desk = () => dutyDesk(house.engine.live);
  const duty = { store: house.store, desk };
  const render = createRenderNotice({ store: house.store, people, groups: () => [], duty, now: house.now });
  const shown = await render(notice, channel('ops', { lang }));
  if (!shown || shown.answered) return shown ? 'answered' : 'gone';
  return [cardText(shown.card), ...shown.card.buttons.map(({ command }) => command)].join('\n');
}

const records = async (): Promise<readonly unknown[]> =>
  (await house.store.loadRecords('duty', 50)).map((row) => (row.kind === 'record' ? row.data.did : null));

describe('who is on duty', () => {
  it('a swap is asked for by direct message, accepted by who is asked, and holds', async () => {
    await open();
    expect(await ask(swap(START + HOUR, START + 3 * HOUR), LI)).toMatchObject({ result: 'done' });
    const [request] = await notices(/^swap:DUTY-1@dm:console:WANG$/);
    expect(await text(request)).toMatch(/Li Na asks Wang Wei to take over a duty/);
    expect(await text(request)).toContain('oncall accept DUTY-1');
    expect(await text(request, 'zh-CN')).toMatch(/Li Na 请 Wang Wei 接一个班/);
    // Only the one who is asked may answer, whatever they may do otherwise.
    expect(await ask({ do: 'accept', change: 'DUTY-1' }, ZHOU)).toMatchObject({ result: 'refused' });
    expect(await ask({ do: 'accept', change: 'DUTY-1' }, WANG)).toMatchObject({ result: 'done' });
    expect(await text(request)).toMatch(/Accepted: Wang Wei/);
    expect(await text(request)).not.toContain('oncall accept');
    expect(await notices(/^word:duty:DUTY-1:standing.*@dm:console:LI$/)).toHaveLength(1);
    await house.advance(2 * HOUR);
    const [handoff] = await notices(/^handoff:.*@ops$/);
    expect(await text(handoff)).toMatch(/Now on duty: Wang Wei/);
    await house.advance(HOUR);
    expect(await records()).toEqual(['swap-asked', 'swap-accepted', 'handed-off', 'handed-off']);
  });

  it('a swap that is declined, or not answered in time, changes nothing', async () => {
    await open();
    await ask(swap(START + HOUR, START + 2 * HOUR), LI);
    expect(await ask({ do: 'decline', change: 'DUTY-1' }, WANG)).toMatchObject({ result: 'done' });
    await ask(swap(START + 3 * HOUR, START + 4 * HOUR), LI);
    await house.advance(3 * HOUR);
    const [request] = await notices(/^swap:DUTY-2@dm:console:WANG$/);
    expect(await text(request)).toMatch(/not answered in time/);
    expect(await notices(/^word:duty:DUTY-2:ended.*@dm:console:LI$/)).toHaveLength(1);
    expect(await ask({ do: 'accept', change: 'DUTY-2' }, WANG)).toMatchObject({ result: 'noop' });
    await house.advance(HOUR);
    expect(await notices(/^handoff:/)).toHaveLength(0);
    expect(await records()).toEqual(['swap-asked', 'swap-declined', 'swap-asked', 'swap-expired']);
  });

  it('an override takes over at once and hands back; another may be put there only by who may', async () => {
    await open();
    const four = { do: 'override', schedule: 'ops', instead: null, from: START, until: START + 4 * HOUR } as const;
    expect(await ask({ ...four, person: 'li' }, WANG)).toMatchObject({ result: 'refused' });
    expect(await ask({ ...four, person: 'wang' }, ZHOU)).toMatchObject({ result: 'done' });
    expect(await notices(/^handoff:.*@ops$/)).toHaveLength(1);
    expect(await text((await notices(/^word:duty:DUTY-1.*@dm:console:WANG$/))[0])).toMatch(
      /Zhou Jie has put you on duty/,
    );
    expect(await text((await notices(/^word:duty:DUTY-1.*@dm:console:LI$/))[0])).toMatch(/in your place/);
    await house.advance(4 * HOUR);
    const told = await notices(/^handoff:.*@ops$/);
    expect(told).toHaveLength(2);
    expect(await text(told[1])).toMatch(/Now on duty: Li Na/);
    // Had the first waited for its chat until now, nobody would be told what no longer holds.
    expect(await text(told[0])).toBe('answered');
    expect(await notices(/^handoff:.*@dm:console:LI$/)).toHaveLength(1);
  });

  it('a hand-off says what is open, the worst first, in the language of the reader', async () => {
    await open();
    await house.metric(0.16, 'east');
    await house.metric(0.6, 'west');
    await house.advance(12 * HOUR);
    const [handoff] = await notices(/^handoff:.*@ops$/);
    const english = await text(handoff);
    expect(english).toMatch(/Now on duty: Wang Wei[\s\S]*Before: Li Na[\s\S]*INC-2 .*west[\s\S]*INC-1 .*east/);
    expect(await text(handoff, 'zh-CN')).toMatch(/现在值班：Wang Wei[\s\S]*未了结的事件[\s\S]*已持续 12 小时/);
    expect(await text((await notices(/^handoff:.*@dm:console:WANG$/))[0])).toMatch(/You are on duty now/);
  });

  it('after three days of downtime one hand-off tells how it is now, and that it is late', async () => {
    await open();
    await house.restart();
    await house.sleep(3 * 24 * HOUR);
    const told = await notices(/^handoff:.*@ops$/);
    expect(told).toHaveLength(1);
    expect(await text(told[0])).toMatch(/Now on duty: Wang Wei[\s\S]*told late/);
    await house.restart();
    await house.sleep(0);
    expect(await notices(/^handoff:.*@ops$/)).toHaveLength(1);
  });

  it('two days of downtime end where they began: nothing to tell', async () => {
    await open();
    await house.sleep(2 * 24 * HOUR);
    expect(await notices(/^handoff:/)).toHaveLength(0);
  });

  it('a gap is warned of a day ahead, once, also across a restart, and told when it is mended', async () => {
    // From Friday 08:00 on nobody is there.
    const weekdays = [{ weekdays: [1, 2, 3, 4], start: 8 * 60, end: 8 * 60 }];
    const [base] = schedule('ops', [['li'], ['wang']]).layers;
    if (!base) throw new Error('no layer');
    await open({ schedules: [schedule('ops', [], { cover: 'always', layers: [{ ...base, windows: weekdays }] })] });
    expect(await notices(/^word:duty:oncall.problem/)).toHaveLength(0);
    await house.advance(13 * HOUR);
    const [gap] = await notices(/^word:duty:oncall.problem.gap/);
    expect(await text(gap)).toMatch(/Nobody is on duty for Desk ops/);
    await house.restart();
    await house.advance(2 * HOUR);
    expect(await notices(/^word:duty:oncall.problem.gap/)).toHaveLength(1);
    const from = Date.parse('2026-11-13T00:00:00Z');
    const until = from + 10 * 24 * HOUR;
    await ask({ do: 'override', schedule: 'ops', person: 'zhou', instead: null, from, until }, ZHOU);
    expect(await text((await notices(/problem.gone/))[0])).toMatch(/^[\s\S]*Mended: somebody is on duty/);
  });

  it('the same person on duty twice is warned of', async () => {
    await open({ schedules: [schedule('ops', [['li']]), schedule('legal', [['li']])] });
    expect(await text((await notices(/problem.double/))[0])).toMatch(
      /Li Na is on duty for Desk ops and for Desk legal/,
    );
  });

  it('a group follows who is on duty', async () => {
    const groups = [{ id: 'night', slack: '@night', discord: null }];
    const channels = [...settings().channels, channel('slack-ops', { platform: 'slack' })];
    await open({ groups, channels, schedules: [schedule('ops', [['li'], ['wang']], { group: 'night' })] });
    const [kept] = await notices(/^group:/);
    expect(kept).toMatchObject({ key: 'group:night@slack-ops', kind: 'group', channel: 'slack-ops' });
  });
});
