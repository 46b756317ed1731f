import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ApprovalAction } from '../../src/domain/action-approval.js';
import { leftOf } from '../../src/domain/authority/draw.js';
import type { Request } from '../../src/domain/authority/request.js';
import type { Resource } from '../../src/domain/authority/resource.js';
import type { Role } from '../../src/domain/authority/role.js';
import type { Actor, Person } from '../../src/domain/person.js';
import type { Settings } from '../../src/domain/settings.js';
import { type House, openHouse } from '../harness/house.js';
import { channel, settings as small } from '../harness/settings.js';

const HOUR = 3_600_000;

const RESERVE: Resource = {
  id: 'east-reserve',
  kind: 'stock',
  name: { en: 'Emergency stock East', 'zh-CN': '华东应急库存' },
  amount: 1_000,
  countedAt: null,
  unit: { en: 'units', 'zh-CN': '件' },
  currency: null,
  labels: { region: 'east' },
  channels: ['ops'],
};

function role(id: string, more: Partial<Role>): Role {
  return { id, name: { en: id, 'zh-CN': id }, may: [], limits: [], groups: [], ...more };
}

function limit(share: number): Role['limits'][number] {
  return { on: 'draw', share, perMs: 24 * HOUR, fileWithinMs: 12 * HOUR };
}

function person(id: string, roles: readonly string[] = []): Person {
  return { id, name: id, permission: 'act', accounts: [{ platform: 'slack', id: `U0${id.toUpperCase()}` }], roles };
}

const as = (id: string): Actor => ({ kind: 'person', id, name: id, via: 'console' });

function house(more: Partial<Settings> = {}): Promise<House> {
  const { levels } = small();
  return openHouse({
    people: [
      person('keeper', ['keeper']),
      person('regional', ['regional']),
      person('boss', ['approver']),
      person('deputy', ['approver']),
      person('lead'),
      person('risk', ['risk']),
      person('host'),
    ],
    roles: [
      role('keeper', { limits: [limit(0.1)] }),
      role('regional', { limits: [limit(0.2)] }),
      role('approver', { may: ['approve'], limits: [limit(0.5)] }),
      role('risk', { may: ['veto'] }),
    ],
    channels: [
      channel('ops', { platform: 'slack' }),
      channel('managers', { platform: 'slack', purpose: 'managers', from: 'red' }),
    ],
    resources: [RESERVE],
    levels: {
      ...levels,
      orange: { ...levels.orange, lead: { to: 'person', id: 'lead' } },
      red: { ...levels.red, approvers: 2, lead: { to: 'person', id: 'lead' } },
    },
    ...more,
  });
}

describe('delegated authority (A21, C11, domain.md §3)', () => {
  let it: House;
  beforeEach(async () => {
    it = await house();
  });
  afterEach(() => it.close());

  const draw = (who: string, share: number, incident: number | null = null) =>
    it.act({ on: 'draw', resource: 'east-reserve', wanted: { share }, incident, why: 'sold out' }, as(who));
  const request = async (id: string): Promise<Request> => {
    const found = await it.store.loadRequest(id);
    if (!found) throw new Error(`no ${id}`);
    return found;
  };
  const left = async () => leftOf(RESERVE, await it.store.loadDrawn('east-reserve', 0));
  const approve = async (who: string, id: string, hash?: string) =>
    it.act({ on: 'request-approve', request: id, hash: hash ?? (await request(id)).hash }, as(who));
  const answer = (action: ApprovalAction, who: string) => it.act(action, as(who));
  const declare = (level: 'orange' | 'red') =>
    it.act({ on: 'declare', level, title: 'East is sold out', labels: { region: 'east' } }, as('lead'));
  const notice = (key: string) => it.store.loadNotice(key);

  test('a keeper draws 9 % at once and it is filed; 11 % is held until somebody else approves, then carried out by itself', async () => {
    expect(await draw('keeper', 0.09)).toMatchObject({ result: 'done', said: { key: 'approval.drawn' } });
    expect(await request('REQ-1')).toMatchObject({ when: 'after', state: 'waiting', deed: { amount: 90 } });
    expect(await left()).toBe(910);
    expect((await notice('word:REQ-1:drawn@ops'))?.body).toMatchObject({ for: 'word', say: { key: 'approval.told' } });

    expect(await draw('keeper', 0.11)).toMatchObject({ result: 'done', said: { key: 'approval.held' } });
    expect(await request('REQ-2')).toMatchObject({ when: 'before', state: 'waiting', deed: { amount: 110 } });
    expect(await left()).toBe(910);
    expect(await notice('word:REQ-2:drawn@ops')).toBeNull();
    for (const at of ['managers', 'dm:slack:U0BOSS', 'dm:slack:U0DEPUTY'])
      expect(await notice(`request:REQ-2@${at}`), at).toMatchObject({ kind: 'request' });
    expect(await notice('request:REQ-2@dm:slack:U0LEAD')).toBeNull();

    expect(await approve('keeper', 'REQ-2')).toMatchObject({ result: 'refused' });
    expect(await approve('boss', 'REQ-2')).toMatchObject({ result: 'done', said: { key: 'approval.approved.done' } });
    expect(await left()).toBe(800);
    expect(await notice('word:REQ-2:drawn@ops')).not.toBeNull();
    expect(await notice('word:REQ-2:approved@dm:slack:U0KEEPER')).not.toBeNull();
    expect(await approve('deputy', 'REQ-2')).toMatchObject({ result: 'noop' });
  });

  test('9 % and 9 % is no way round 10 %, until the first is approved or its day is over', async () => {
    await draw('keeper', 0.09);
    expect(await draw('keeper', 0.09)).toMatchObject({ said: { key: 'approval.held' } });
    await approve('boss', 'REQ-1');
    expect(await draw('keeper', 0.09)).toMatchObject({ said: { key: 'approval.drawn' } });
    await it.advance(25 * HOUR);
    expect(await draw('keeper', 0.1)).toMatchObject({ said: { key: 'approval.drawn' } });
    expect(await draw('regional', 0.2)).toMatchObject({ said: { key: 'approval.drawn' } });
    expect(await draw('host', 0.001)).toMatchObject({ said: { key: 'approval.held' } });
  });

  test('nobody approves what they asked for, and only those who may approve do', async () => {
    await draw('boss', 0.6);
    expect(await approve('boss', 'REQ-1')).toMatchObject({ result: 'refused', said: { key: 'approval.own' } });
    expect(await answer({ on: 'request-reject', request: 'REQ-1', why: 'no' }, 'boss')).toMatchObject({
      result: 'refused',
    });
    expect(await approve('lead', 'REQ-1')).toMatchObject({ result: 'refused', said: { key: 'authority.refused' } });
    expect(await approve('deputy', 'REQ-1')).toMatchObject({ result: 'done' });
    expect(await left()).toBe(400);
    const kept = (await it.store.loadRecords('refused', 10)).map((row) => (row.kind === 'record' ? row.data.what : ''));
    expect(kept).toEqual(['approval.own REQ-1', 'request-approve']);
  });

  test('what is counted in something else by now is not what was approved', async () => {
    await draw('host', 0.3);
    await it.reload({ resources: [{ ...RESERVE, unit: { en: 'boxes', 'zh-CN': '箱' } }] });
    expect(await approve('boss', 'REQ-1')).toMatchObject({
      result: 'refused',
      said: { key: 'approval.resource-changed' },
    });
    expect(await left()).toBe(1_000);
    await it.reload({ resources: [RESERVE] });
    expect(await approve('boss', 'REQ-1')).toMatchObject({ result: 'done' });
  });

  test('one on an incident that is merged into a red one takes two from then on', async () => {
    await declare('orange');
    await draw('host', 0.3, 1);
    await declare('red');
    await it.act({ on: 'merge', from: 1, into: 2 }, as('lead'));
    expect(await approve('boss', 'REQ-1')).toMatchObject({ said: { key: 'approval.counted' } });
    expect(await left()).toBe(1_000);
    expect(await approve('deputy', 'REQ-1')).toMatchObject({ said: { key: 'approval.approved.done' } });
  });

  test('on a red incident two different people approve; one that becomes red while it waits takes two as well', async () => {
    await declare('orange');
    await draw('keeper', 0.3, 1);
    expect((await request('REQ-1')).needs).toBe(1);
    await it.on(1, { do: 'level', level: 'red', why: 'worse' }, as('lead'));
    expect((await request('REQ-1')).needs).toBe(2);
    expect(await approve('boss', 'REQ-1')).toMatchObject({ result: 'done', said: { key: 'approval.counted' } });
    expect(await approve('boss', 'REQ-1')).toMatchObject({ result: 'noop', said: { key: 'approval.twice' } });
    expect(await left()).toBe(1_000);
    await it.restart();
    expect(await approve('deputy', 'REQ-1')).toMatchObject({ said: { key: 'approval.approved.done' } });
    expect(await left()).toBe(700);
    const events = (await it.store.loadHistory(1, 50)).flatMap((row) =>
      row.kind === 'incident' && row.event.type === 'request' ? [row.event.became] : [],
    );
    expect(events).toEqual(['asked', 'counted', 'approved']);
  });

  test('an approval names exactly what it approves', async () => {
    await draw('keeper', 0.5);
    const { hash } = await request('REQ-1');
    for (const other of ['', hash.slice(0, 7), 'f'.repeat(64), `${hash}0`])
      expect(await approve('boss', 'REQ-1', other)).toMatchObject({ said: { key: 'approval.other-deed' } });
    expect(await approve('boss', 'REQ-1', hash.slice(0, 12).toUpperCase())).toMatchObject({ result: 'done' });
  });

  test('what nobody approves expires, also where the bot was down; what is withdrawn is over', async () => {
    await draw('keeper', 0.5);
    await draw('keeper', 0.4);
    expect(await answer({ on: 'request-withdraw', request: 'REQ-2' }, 'boss')).toMatchObject({ result: 'refused' });
    expect(await answer({ on: 'request-withdraw', request: 'REQ-2' }, 'keeper')).toMatchObject({ result: 'done' });
    await it.restart();
    await it.sleep(30 * HOUR);
    expect((await request('REQ-1')).state).toBe('expired');
    expect((await request('REQ-2')).state).toBe('withdrawn');
    expect(await notice('word:REQ-1:expired@dm:slack:U0KEEPER')).not.toBeNull();
    expect(await approve('boss', 'REQ-1')).toMatchObject({ result: 'refused', said: { key: 'approval.over' } });
    expect(await left()).toBe(1_000);
  });

  test('what was drawn first and is not approved in time is late: the lead is called; rejected, it stays drawn and contested', async () => {
    await declare('orange');
    await draw('keeper', 0.09, 1);
    await it.advance(12 * HOUR);
    expect((await request('REQ-1')).state).toBe('waiting');
    expect(await notice('call:REQ-1:late@managers')).toMatchObject({ body: { for: 'request', calls: ['lead'] } });
    expect(await notice('call:REQ-1:late@dm:slack:U0LEAD')).not.toBeNull();
    expect(await answer({ on: 'request-reject', request: 'REQ-1', why: 'not needed' }, 'boss')).toMatchObject({
      result: 'done',
      said: { key: 'approval.rejected.after' },
    });
    expect(await left()).toBe(910);
    expect(await notice('call:REQ-1:rejected@managers')).not.toBeNull();
    const called = (await it.store.loadHistory(1, 50)).flatMap((row) =>
      row.kind === 'incident' && row.event.type === 'escalated' && row.event.step === null ? [row.event.people] : [],
    );
    expect(called).toEqual([['lead'], ['lead']]);
  });

  test('no more is drawn than there is, whoever approves', async () => {
    await draw('keeper', 0.7);
    await draw('regional', 0.6);
    await approve('boss', 'REQ-1');
    expect(await approve('boss', 'REQ-2')).toMatchObject({ result: 'refused', said: { key: 'approval.too-much' } });
    expect(await draw('boss', 0.4)).toMatchObject({ result: 'refused', said: { key: 'approval.too-much' } });
    expect(await left()).toBe(300);
    expect(await draw('boss', 0.3)).toMatchObject({ result: 'done' });
    expect(await left()).toBe(0);
  });

  test('a drill draws nothing', async () => {
    await it.act({ on: 'declare', level: 'orange', title: 'Drill', labels: {}, drill: true }, as('lead'));
    await draw('keeper', 0.09, 1);
    expect(await request('REQ-1')).toMatchObject({ drill: true });
    expect(await left()).toBe(1_000);
  });
});

describe('the risk team’s veto (一票否决)', () => {
  let it: House;
  beforeEach(async () => {
    const show = (id: string, skus: readonly string[], hours: number) => ({
      ...{ id, title: id, host: 'lina', platform: 'douyin', scene: 'regular' as const, team: 'beauty' },
      start: Date.parse('2026-11-11T12:00:00Z') + hours * HOUR,
      end: Date.parse('2026-11-11T12:00:00Z') + (hours + 2) * HOUR,
      skus: skus.map((sku) => ({ sku, stock: 10 })),
    });
    it = await house({
      teams: [{ id: 'beauty', name: 'Beauty', members: ['host'], lead: 'lead', shows: [] }],
      shows: [show('618-1', ['A1'], 3), show('618-2', ['B2'], 5)],
    });
  });
  afterEach(() => it.close());
  const standing = () => [...it.engine.live.arrangements.vetoes.values()].filter(({ liftedAt }) => liftedAt === null);

  test('a show: only by those who may; marked, everybody on it called, not started; lifted, it is', async () => {
    const stop = { on: 'veto', what: 'show', ref: '618-1', why: 'no licence' } as const;
    expect(await it.act(stop, as('boss'))).toMatchObject({ result: 'refused', said: { key: 'authority.refused' } });
    expect(await it.act(stop, as('risk'))).toMatchObject({ result: 'done', incident: 1 });
    expect(await it.act(stop, as('risk'))).toMatchObject({ result: 'noop' });
    const incident = await it.incident(1);
    expect(incident).toMatchObject({ level: 'red', labels: { topic: 'veto', show: '618-1' } });
    expect(incident.channels).toEqual(['ops', 'managers']);
    const called = (await it.store.loadHistory(1, 50)).flatMap((row) =>
      row.kind === 'incident' && row.event.type === 'escalated' ? row.event.people : [],
    );
    expect(called).toEqual(['host', 'lead']);
    await it.restart();
    expect(standing()).toHaveLength(1);
    expect(await it.act({ on: 'show-start', id: '618-1' }, { kind: 'bot', part: 'test' })).toMatchObject({
      result: 'refused',
      said: { key: 'veto.stops' },
    });
    const lift = { on: 'veto-lift', what: 'show', ref: '618-1', why: 'the licence is here' } as const;
    expect(await it.act(lift, as('risk'))).toMatchObject({ result: 'done' });
    expect((await it.incident(1)).state).toBe('resolved');
    expect(await it.act(lift, as('risk'))).toMatchObject({ result: 'refused' });
    expect(await it.act({ on: 'show-start', id: '618-1' }, { kind: 'bot', part: 'test' })).toMatchObject({
      result: 'done',
    });
  });

  test('a SKU: every show that sells it is warned of, those that take it in later too', async () => {
    expect(await it.act({ on: 'veto', what: 'sku', ref: 'A1', why: 'failed its test' }, as('risk'))).toMatchObject({
      result: 'done',
      said: { params: { n: 1, shows: '618-1' } },
    });
    const bot: Actor = { kind: 'bot', part: 'test' };
    expect(await it.act({ on: 'show-start', id: '618-1' }, bot)).toMatchObject({
      result: 'done',
      said: { key: 'veto.warned' },
    });
    const other = it.engine.live.shows.get('618-2');
    if (!other) throw new Error('no show');
    const added = { ...other, skus: [...other.skus, { sku: 'A1', stock: 5 }] };
    expect(await it.act({ on: 'show-put', show: added }, bot)).toMatchObject({ said: { key: 'veto.warned' } });
    const notes = (await it.store.loadHistory(1, 50)).flatMap((row) =>
      row.kind === 'incident' && row.event.type === 'noted' ? [row.event.text] : [],
    );
    expect(notes).toEqual(['failed its test', 'show 618-2 (618-2)']);
    await it.act({ on: 'veto-lift', what: 'sku', ref: 'A1', why: 'sound' }, as('risk'));
    expect(standing()).toEqual([]);
    expect(await it.act({ on: 'show-put', show: added }, bot)).toMatchObject({ said: { key: 'show.put' } });
  });
});
