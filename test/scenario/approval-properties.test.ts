import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isDrawn, leftOf } from '../../src/domain/authority/draw.js';
import type { Request } from '../../src/domain/authority/request.js';
import type { Resource } from '../../src/domain/authority/resource.js';
import type { Actor } from '../../src/domain/person.js';
import { type House, openHouse } from '../harness/house.js';
import { channel } from '../harness/settings.js';

const HOUR = 3_600_000;
const PER = 24 * HOUR;
const HAIR = 1e-9;
const LIMITS: Readonly<Record<string, number>> = { keeper: 0.1, regional: 0.2, boss: 0.2, deputy: 0 };
const WHO = Object.keys(LIMITS);

const POOL: Resource = {
  id: 'pool',
  kind: 'stock',
  name: { en: 'Pool', 'zh-CN': '储备' },
  amount: 997,
  countedAt: null,
  unit: { en: 'units', 'zh-CN': '件' },
  currency: null,
  labels: {},
  channels: [],
};

type Step =
  | { readonly do: 'draw'; readonly who: string; readonly percent: number }
  | { readonly do: 'approve' | 'reject' | 'withdraw'; readonly who: string; readonly nth: number }
  | { readonly do: 'wait'; readonly hours: number }
  | { readonly do: 'restart' };

const who = fc.constantFrom(...WHO);
const nth = fc.nat(6);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('draw' as const), who, percent: fc.integer({ min: 1, max: 60 }) }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('approve' as const), who, nth }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('reject' as const, 'withdraw' as const), who, nth }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 30 }) }) },
  { weight: 1, arbitrary: fc.constant({ do: 'restart' as const }) },
);

const as = (id: string): Actor => ({ kind: 'person', id, name: id, via: 'console' });

function open(): Promise<House> {
  const role = (id: string, share: number) => ({
    id,
    name: { en: id, 'zh-CN': id },
    may: id === 'boss' || id === 'deputy' ? (['approve'] as const) : [],
    limits: share > 0 ? [{ on: 'draw' as const, share, perMs: PER, fileWithinMs: 12 * HOUR }] : [],
    groups: [],
  });
  return openHouse({
    people: WHO.map((id) => ({ id, name: id, permission: 'act', accounts: [], roles: [id] })),
    roles: Object.entries(LIMITS).map(([id, share]) => role(id, share)),
    channels: [channel('ops')],
    resources: [POOL],
  });
}

async function take(house: House, each: Step): Promise<void> {
  switch (each.do) {
    case 'wait':
      return house.advance(each.hours * HOUR);
    case 'restart':
      return house.restart();
    case 'draw':
      await house.act(
        { on: 'draw', resource: 'pool', wanted: { share: each.percent / 100 }, incident: null, why: 'w' },
        as(each.who),
      );
      return;
    default: {
      const id = `REQ-${each.nth + 1}`;
      const hash = (await house.store.loadRequest(id))?.hash ?? 'none';
      if (each.do === 'approve') await house.act({ on: 'request-approve', request: id, hash }, as(each.who));
      else if (each.do === 'reject') await house.act({ on: 'request-reject', request: id, why: 'w' }, as(each.who));
      else await house.act({ on: 'request-withdraw', request: id }, as(each.who));
    }
  }
}

/** Nobody has more out, in any day, than they may take by themselves and that nobody agreed to. */
function holds(all: readonly Request[], now: number): void {
  expect(leftOf(POOL, all)).toBeGreaterThanOrEqual(0);
  for (const [id, limit] of Object.entries(LIMITS)) {
    const alone = all.filter((each) => each.by === id && isDrawn(each) && each.approvals.length === 0);
    const lately = alone.filter(({ at }) => at > now - PER);
    expect(lately.reduce((sum, { deed }) => sum + deed.share, 0)).toBeLessThanOrEqual(limit + HAIR);
    for (const each of alone) expect(each.when).toBe('after');
  }
  for (const each of all) {
    const by = each.approvals.map((approval) => approval.by);
    expect(by).not.toContain(each.by);
    expect(new Set(by).size).toBe(by.length);
    for (const approver of by) expect(['boss', 'deputy']).toContain(approver);
    if (each.state === 'approved') expect(by.length).toBeGreaterThanOrEqual(each.needs);
  }
}

test('whatever the order of draws, answers, waits and restarts, nobody takes more than their limit unapproved, nor more than there is (A21, C11)', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 24 }), async (steps) => {
      const house = await open();
      try {
        for (const each of steps) {
          await take(house, each);
          holds(await house.store.loadDrawn('pool', 0), house.now());
        }
      } finally {
        await house.close();
      }
    }),
    { numRuns: 12 },
  );
}, 60_000);
