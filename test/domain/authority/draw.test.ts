import { describe, expect, it } from 'vitest';
import { decideDraw, leftOf, type Wanted } from '../../../src/domain/authority/draw.js';
import type { Request } from '../../../src/domain/authority/request.js';
import type { Resource } from '../../../src/domain/authority/resource.js';
import type { Limit } from '../../../src/domain/authority/role.js';

const HOUR = 3_600_000;
const NOW = Date.parse('2026-11-11T12:00:00Z');
const LIMIT: Limit = { on: 'draw', share: 0.1, perMs: 24 * HOUR, fileWithinMs: 12 * HOUR };
const STOCK: Resource = {
  id: 'stock',
  kind: 'stock',
  name: { en: 'Stock', 'zh-CN': '库存' },
  amount: 1_000,
  countedAt: null,
  unit: { en: 'units', 'zh-CN': '件' },
  currency: null,
  labels: {},
  channels: [],
};

function asked(amount: number, more: Partial<Request> = {}): Request {
  return {
    id: 'REQ-1',
    deed: { do: 'draw', resource: 'stock', share: amount / 1_000, amount, unit: 'units', incident: null, why: 'w' },
    hash: 'h',
    when: 'after',
    incident: null,
    level: null,
    by: 'keeper',
    at: NOW - HOUR,
    needs: 1,
    approvals: [],
    state: 'waiting',
    dueAt: NOW + HOUR,
    endedAt: null,
    endedBy: null,
    reason: '',
    drill: false,
    ...more,
  };
}

function decide(wanted: Wanted, requests: readonly Request[] = [], resource = STOCK, limit: Limit | null = LIMIT) {
  return decideDraw(wanted, { resource, requests, limit, by: 'keeper', now: NOW, drill: false });
}

describe('what becomes of a wish to draw (A21, C11)', () => {
  it.each<[string, ReturnType<typeof decide>, object]>([
    ['9 %', decide({ share: 0.09 }), { to: 'do', amount: 90, fileBy: NOW + 12 * HOUR }],
    ['exactly the limit', decide({ share: 0.1 }), { to: 'do', amount: 100 }],
    ['11 %', decide({ share: 0.11 }), { to: 'ask', because: { key: 'approval.because.over' } }],
    ['by amount', decide({ amount: 101 }), { to: 'ask', amount: 101, share: 0.101 }],
    [
      'no limit at all',
      decide({ amount: 1 }, [], STOCK, null),
      { to: 'ask', because: { key: 'approval.because.none' } },
    ],
    ['6 % and 4 %', decide({ share: 0.04 }, [asked(60)]), { to: 'do' }],
    [
      '6 % and 5 %',
      decide({ share: 0.05 }, [asked(60)]),
      { to: 'ask', because: { key: 'approval.because.over.already' } },
    ],
    ['6 % approved and 9 %', decide({ share: 0.09 }, [asked(60, { state: 'approved' })]), { to: 'do' }],
    ['6 % rejected and 9 %', decide({ share: 0.09 }, [asked(60, { state: 'rejected' })]), { to: 'ask' }],
    ['6 % of yesterday and 9 %', decide({ share: 0.09 }, [asked(60, { at: NOW - 24 * HOUR })]), { to: 'do' }],
    ['6 % of somebody else and 9 %', decide({ share: 0.09 }, [asked(60, { by: 'li' })]), { to: 'do' }],
    [
      '6 % of another resource',
      decide({ share: 0.09 }, [asked(60, { deed: { ...asked(60).deed, resource: 'x' } })]),
      { to: 'do' },
    ],
    [
      'more than is left',
      decide({ amount: 50 }, [asked(960, { by: 'li' })]),
      { to: 'refuse', said: { key: 'approval.too-much' } },
    ],
    ['all that is left', decide({ amount: 40 }, [asked(960, { by: 'li' })]), { to: 'do' }],
    ['less than a unit', decide({ share: 0.0001 }), { to: 'refuse', said: { key: 'approval.nothing' } }],
    ['nothing', decide({ share: 0 }), { to: 'refuse', said: { key: 'approval.share' } }],
    ['more than all', decide({ share: 1.5 }), { to: 'refuse', said: { key: 'approval.share' } }],
    ['not a number', decide({ amount: Number.NaN }), { to: 'refuse', said: { key: 'approval.nothing' } }],
    [
      'a share of what is not counted',
      decide({ share: 0.1 }, [], { ...STOCK, amount: null }),
      { to: 'do', amount: null, share: 0.1 },
    ],
    [
      'units of what is not counted',
      decide({ amount: 5 }, [], { ...STOCK, amount: null }),
      { to: 'refuse', said: { key: 'approval.uncounted' } },
    ],
    ['29 % of 100 is 29', decide({ share: 0.29 }, [], { ...STOCK, amount: 100 }), { amount: 29 }],
  ])('%s', (_name, decision, wanted) => {
    expect(decision).toMatchObject(wanted);
  });
});

describe('what is left', () => {
  it.each<[string, readonly Request[], Resource, number | null]>([
    ['nothing drawn', [], STOCK, 1_000],
    ['done first, whatever became of it', [asked(100), asked(50, { state: 'rejected' })], STOCK, 850],
    [
      'held until approved',
      [asked(300, { when: 'before' }), asked(200, { when: 'before', state: 'expired' })],
      STOCK,
      1_000,
    ],
    ['approved first', [asked(300, { when: 'before', state: 'approved', endedAt: NOW })], STOCK, 700],
    ['in a drill', [asked(300, { drill: true })], STOCK, 1_000],
    ['before it was counted anew', [asked(300), asked(200, { at: NOW })], { ...STOCK, countedAt: NOW - 1 }, 800],
    [
      'asked before, approved after it was counted',
      [asked(300, { when: 'before', state: 'approved', endedAt: NOW })],
      { ...STOCK, countedAt: NOW - 1 },
      700,
    ],
    ['not counted', [asked(300)], { ...STOCK, amount: null }, null],
  ])('%s', (_name, requests, resource, left) => {
    expect(leftOf(resource, requests)).toBe(left);
  });
});
