import { afterEach, describe, expect, it } from 'vitest';
import type { CompositeRule, ThresholdRule } from '../../src/domain/rule.js';
import { type House, LI, openHouse, WANG } from '../harness/house.js';
import { thresholdRule, UNDEMANDING, upstreamRule } from '../harness/settings.js';

const MINUTE = 60_000;
let house: House;
afterEach(() => house.close());

const levels = (yellow: number): ThresholdRule['levels'] => ({ yellow, orange: 0.3, red: 0.5 });
const cleared = async (id: number) => {
  const { firing, state } = await house.incident(id);
  const rows = await house.store.loadHistory(id, 100);
  const why = rows.flatMap((row) =>
    row.kind === 'incident' && row.event.type === 'alert-cleared' ? row.event.reasons.map((one) => one.key) : [],
  );
  return { firing: firing.length, state, why };
};
/** When each incident opened. */
const opened = () => [...house.engine.live.incidents.values()].map(({ openedAt }) => openedAt);

describe('a level that waits (A5) while its rule is changed', () => {
  it('warns when it would have, by the new thresholds, and once', async () => {
    const waits = { forMs: 5 * MINUTE, levels: levels(0.15) };
    house = await openHouse({ rules: [thresholdRule(waits)] });
    const start = house.now();
    await house.metric(0.16);
    await house.advance(2 * MINUTE);
    await house.reload({ rules: [thresholdRule({ ...waits, levels: levels(0.12) })] });
    await house.metric(0.16);
    expect(opened()).toEqual([]);
    await house.reload({ rules: [thresholdRule({ ...waits, levels: levels(0.11) })] });
    await house.advance(30 * MINUTE);
    expect(opened()).toEqual([start + 5 * MINUTE]);
    await house.metric(0.17);
    expect(opened()).toHaveLength(1);
  });

  it('waits on where the wait became longer, and no longer where it became shorter', async () => {
    const rule = (minutes: number) => ({ rules: [thresholdRule({ forMs: minutes * MINUTE, levels: levels(0.15) })] });
    house = await openHouse(rule(5));
    const start = house.now();
    await house.metric(0.16);
    await house.advance(2 * MINUTE);
    await house.reload(rule(10));
    await house.advance(6 * MINUTE);
    expect(opened()).toEqual([]);
    await house.reload(rule(9));
    await house.advance(20 * MINUTE);
    expect(opened()).toEqual([start + 9 * MINUTE]);
  });

  it('says at once what has waited long enough for a shorter wait, and never the other region', async () => {
    const rule = (minutes: number) => ({ rules: [thresholdRule({ forMs: minutes * MINUTE, levels: levels(0.15) })] });
    house = await openHouse(rule(30));
    await house.metric(0.16, 'east');
    await house.advance(4 * MINUTE);
    await house.metric(0.16, 'west');
    await house.reload(rule(3));
    expect([...house.engine.live.incidents.values()].map((i) => i.subject)).toEqual(['region:east']);
  });
});

describe('what a rule found', () => {
  it('is closed with that reason where the rule is removed while it is red, and its clocks with it', async () => {
    house = await openHouse();
    await house.metric(0.6);
    await house.reload({ rules: [upstreamRule()] });
    expect(await cleared(1)).toMatchObject({ firing: 0, why: ['why.rule-removed'] });
    await house.advance(60 * MINUTE);
    expect((await house.incident(1)).state).not.toBe('open');
    expect(house.engine.live.grades.size).toBe(0);
  });

  it('is the new rule’s where it is renamed: the old is closed, the new one speaks for itself', async () => {
    house = await openHouse();
    await house.metric(0.6);
    await house.reload({ rules: [thresholdRule({ id: 'late' })] });
    expect((await cleared(1)).why).toEqual(['why.rule-removed']);
    await house.metric(0.6);
    const firing = [...house.engine.live.alerts.values()].filter(({ status }) => status === 'firing');
    expect(firing.map(({ rule }) => rule)).toEqual(['late']);
  });

  it.each([
    ['another kind', upstreamRule({ id: 'delay' })],
    ['told apart otherwise', thresholdRule({ by: ['region', 'carrier'] })],
    ['of another name', thresholdRule({ match: { names: ['delivery.slow'], where: [] } })],
    ['of another source', thresholdRule({ match: { names: ['delivery.delay_rate'], sources: ['erp'], where: [] } })],
    [
      'of other labels',
      thresholdRule({
        match: { names: ['delivery.delay_rate'], where: [{ label: 'region', op: '=', value: 'west' }] },
      }),
    ],
  ])('is let go of where no signal can reach it any more: %s', async (_what, rule) => {
    house = await openHouse();
    await house.metric(0.6);
    await house.reload({ rules: [rule] });
    expect(await cleared(1)).toMatchObject({ firing: 0, why: ['why.rule-rebuilt'] });
  });

  it('stays where a rule looks at more than before, or sees other thresholds, and is not said again', async () => {
    house = await openHouse();
    await house.metric(0.6);
    await house.act({ on: 'incident', incident: 1, action: { do: 'acknowledge', note: '' } });
    const before = await house.incident(1);
    const match = { names: ['delivery.*'], where: [] };
    await house.reload({ rules: [thresholdRule({ match, levels: levels(0.2), owner: 'logistics' })] });
    expect(await house.incident(1)).toEqual(before);
    await house.metric(0.6);
    expect((await house.incident(1)).firing).toEqual(before.firing);
    expect(house.engine.live.incidents.size).toBe(1);
  });
});

describe('what people and clocks hold', () => {
  it('survives: a silence, an acknowledgement, a snooze, and the policy an incident opened with', async () => {
    house = await openHouse();
    await house.metric(0.6, 'east');
    await house.act(
      {
        on: 'silence',
        matchers: [{ label: 'region', op: '=', value: 'west' }],
        until: house.now() + 30 * MINUTE,
        reason: 'known',
      },
      WANG,
    );
    await house.metric(0.6, 'west');
    await house.on(1, { do: 'snooze', until: house.now() + 20 * MINUTE }, LI);
    const before = await house.incident(1);
    const clocks = [...house.engine.live.clocks.values()];
    const none = UNDEMANDING;
    await house.reload({ levels: { blue: none, yellow: none, orange: none, red: none } });
    expect(await house.incident(1)).toEqual(before);
    expect([...house.engine.live.clocks.values()]).toEqual(clocks);
    expect(house.engine.live.hidden().map(({ subject }) => subject)).toEqual(['region:west']);
    await house.advance(31 * MINUTE);
    expect(house.engine.live.hidden()).toEqual([]);
    expect((await house.incident(1)).policy).toHaveLength(2);
  });

  it('a storm goes on as a storm', async () => {
    house = await openHouse({ storm: { perMinute: 3, calmMs: 5 * MINUTE }, group: { by: ['region'], windowMs: 0 } });
    for (let i = 0; i < 5; i++) await house.metric(0.2, `r${i}`);
    const digest = house.engine.live.storms.get('ops')?.digest;
    expect(digest).toBeDefined();
    await house.reload({ rules: [thresholdRule({ levels: levels(0.1) })] });
    await house.metric(0.2, 'r9');
    expect(house.engine.live.storms.get('ops')?.digest).toBe(digest);
    expect((await house.incident(6)).channels).toEqual([]);
    await house.advance(6 * MINUTE);
    expect(house.engine.live.storms.size).toBe(0);
  });

  it('a window that is new hides, one that is gone releases, and so do inhibitions', async () => {
    house = await openHouse({ rules: [thresholdRule()] });
    await house.metric(0.2, 'east');
    const always = {
      id: 'stocktaking',
      matchers: [{ label: 'region', op: '=' as const, value: 'east' }],
      weekdays: [],
      start: '00:00',
      end: '00:00',
      zone: 'Asia/Shanghai',
      reason: 'stocktaking',
    };
    const hidden = () => house.engine.live.hidden().map((alert) => alert.suppressed?.id);
    await house.reload({ maintenance: [always] });
    expect(hidden()).toEqual(['stocktaking']);
    await house.reload({ maintenance: [] });
    expect(hidden()).toEqual([]);
    await house.metric(0.6, 'west');
    const inhibition = {
      id: 'west-hides-east',
      source: [{ label: 'region', op: '=' as const, value: 'west' }],
      target: [{ label: 'region', op: '=' as const, value: 'east' }],
      equal: [],
    };
    await house.reload({ inhibitions: [inhibition] });
    expect(hidden()).toEqual(['west-hides-east']);
    await house.reload({ inhibitions: [] });
    expect(hidden()).toEqual([]);
    expect(house.engine.live.incidents.size).toBe(2);
    expect((await house.incident(1)).firing).toHaveLength(1);
  });

  it('a show of the file changes the book', async () => {
    house = await openHouse();
    const show = {
      id: '1111',
      title: '双11',
      host: 'lin',
      platform: 'douyin',
      scene: 'flash-sale' as const,
      start: house.now() - MINUTE,
      end: house.now() + MINUTE,
      skus: [],
    };
    await house.reload({ shows: [show] });
    expect(house.engine.live.shows.anyLive(house.now())).toBe(true);
    await house.reload({ shows: [] });
    expect(house.engine.live.shows.anyLive(house.now())).toBe(false);
  });
});

describe('a composite while what it is made of is changed', () => {
  const one = (rule: string) => ({ op: 'rule', rule, from: 'blue' }) as const;
  const composite = (...members: string[]): CompositeRule => ({
    ...thresholdRule(),
    id: 'cut-off',
    kind: 'composite',
    match: { names: [], where: [] },
    by: ['region'],
    when: { op: 'any', of: members.map(one) },
    withinMs: 0,
    level: 'red',
  });
  const evidence = (more: Partial<ThresholdRule> = {}) => thresholdRule({ evidenceOnly: true, ...more });
  const firing = () => [...house.engine.live.alerts.values()].filter(({ status }) => status === 'firing').length;

  it('lets go of a member whose conditions no signal reaches any more', async () => {
    house = await openHouse({ rules: [evidence(), upstreamRule(), composite('delay', 'upstream')] });
    await house.metric(0.6);
    expect(firing()).toBe(1);
    await house.reload({ rules: [evidence({ by: ['region'] }), upstreamRule(), composite('delay', 'upstream')] });
    expect(firing()).toBe(0);
    await house.metric(0.6);
    expect(firing()).toBe(1);
    await house.metric(0.01);
    expect(firing()).toBe(0);
  });

  it('is over where it is no longer made of the member that held it up', async () => {
    house = await openHouse({ rules: [evidence(), upstreamRule(), composite('delay', 'upstream')] });
    await house.metric(0.6);
    await house.reload({ rules: [evidence(), upstreamRule(), composite('upstream')] });
    expect(firing()).toBe(0);
  });

  it('is over where that member is removed', async () => {
    house = await openHouse({ rules: [evidence(), upstreamRule(), composite('delay', 'upstream')] });
    await house.metric(0.6);
    await house.reload({ rules: [upstreamRule(), composite('upstream')] });
    expect(firing()).toBe(0);
  });

  it('stands where nothing that holds it up has changed', async () => {
    house = await openHouse({ rules: [evidence(), upstreamRule(), composite('delay', 'upstream')] });
    await house.metric(0.6);
    await house.reload({ rules: [evidence({ clearMs: 1000 }), upstreamRule(), composite('delay')] });
    expect(firing()).toBe(1);
  });
});
