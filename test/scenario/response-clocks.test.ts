import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { IncidentEvent } from '../../src/domain/events.js';
import { replay } from '../../src/domain/evolve.js';
import { clocksFor } from '../../src/domain/incident-clocks.js';
import { demanding, HOUR, MINUTE, named } from '../harness/clocks.js';
import { type House, LI, openHouse, START, WANG } from '../harness/house.js';

type Of<T extends IncidentEvent['type']> = Extract<IncidentEvent, { type: T }>;

describe('what a level demands by when', () => {
  let house: House;
  beforeEach(async () => {
    house = await openHouse(demanding({ namedClocks: BREACH }));
  });
  afterEach(() => house.close());

  const BREACH = [
    named('impact', 2 * HOUR, 'topic', 'breach'),
    named('regulator', 24 * HOUR, 'topic', 'breach'),
    named('people', 72 * HOUR, 'topic', 'breach'),
  ];
  const happened = async <T extends IncidentEvent['type']>(type: T) => {
    const rows = await house.store.loadHistory(1, 500);
    return rows.flatMap((row) =>
      row.kind === 'incident' && row.event.type === type ? [{ at: row.at - START, event: row.event as Of<T> }] : [],
    );
  };
  const clock = async (id: string) => (await house.incident(1)).clocks.find((each) => each.id === id);
  const file = (what: string, fields: Record<string, string>) => house.on(1, { do: 'file', what, fields }, LI);
  const red = () => house.metric(0.6);

  test('A14: red nobody acknowledges: reminded at 50 % and 80 %, missed at 5 min, and who leads at red is called saying why', async () => {
    await red();
    await house.advance(5 * MINUTE);
    const nudges = (await happened('clock-nudged')).filter(({ event }) => event.clock === 'acknowledge');
    expect(nudges.map(({ at, event }) => [at / MINUTE, event.share, event.people])).toEqual([
      [2.5, 0.5, ['li']],
      [4, 0.8, ['li']],
    ]);
    const missed = await happened('clock-missed');
    expect(missed.map(({ at, event }) => [at / MINUTE, event.clock, event.level])).toEqual([[5, 'acknowledge', 'red']]);
    const calls = (await happened('escalated')).filter(({ event }) => event.step === null);
    expect(calls.map(({ event }) => [event.people, event.why])).toEqual([[['wang'], 'why.missed.acknowledge']]);
  });

  test('what is acknowledged stops that clock alone; a snooze stops none', async () => {
    await red();
    await house.on(1, { do: 'acknowledge', note: '' });
    await house.on(1, { do: 'snooze', until: house.now() + 3 * HOUR });
    expect((await clock('acknowledge'))?.stoppedAt).toBe(house.now());
    await house.advance(HOUR);
    expect((await happened('clock-missed')).map(({ event }) => event.clock)).toEqual(['update', 'assemble']);
  });

  test('updates every 30 minutes: each begins the next, and what is late is missed once until it comes', async () => {
    await red();
    await house.on(1, { do: 'acknowledge', note: '' });
    await house.advance(20 * MINUTE);
    expect(await file('update', { conditions: 'east is 3 h late', actions: '', needs: 'a van' })).toMatchObject({
      result: 'done',
      said: { key: 'incident.file.next', params: { at: { at: START + 50 * MINUTE } } },
    });
    expect((await clock('update'))?.dueAt).toBe(START + 50 * MINUTE);
    await house.advance(4 * HOUR);
    const missed = (await happened('clock-missed')).filter(({ event }) => event.clock === 'update');
    expect(missed.map(({ at }) => at / MINUTE)).toEqual([50]);
    await file('update', { conditions: 'two vans are there' });
    expect(await clock('update')).toMatchObject({ dueAt: house.now() + 30 * MINUTE, missedAt: null, nudged: 0 });
  });

  test('a plan takes content: nothing, a tick and “done” are refused with an example, words stop the clock', async () => {
    await red();
    for (const plan of ['', ' ', '✓', '✅', 'done', '已完成', 'OK.', '1']) {
      const refused = await file('plan', { plan });
      expect(refused.result, plan).toBe('refused');
      expect(refused.said.key).toBe('incident.file.empty');
    }
    expect((await clock('plan'))?.stoppedAt).toBeNull();
    await file('plan', { plan: 'ship A2 from Wuhan by 18:00' });
    expect((await clock('plan'))?.stoppedAt).toBe(house.now());
    expect((await happened('filed')).at(-1)?.event).toMatchObject({ what: 'plan', by: 'li' });
  });

  test('eight hours down: every clock says once what is newest, that it is late, and one call goes up', async () => {
    await red();
    await house.on(1, { do: 'acknowledge', note: '' });
    await house.sleep(8 * HOUR);
    await house.advance(MINUTE);
    const missed = await happened('clock-missed');
    expect(missed.map(({ event }) => [event.clock, (event.lateMs ?? 0) / MINUTE])).toEqual([
      ['update', 450],
      ['assemble', 420],
      ['assess', 360],
    ]);
    expect(await happened('clock-nudged')).toEqual([]);
    await house.sleep(12.5 * HOUR);
    const nudged = await happened('clock-nudged');
    expect(nudged.map(({ event }) => [event.clock, event.share])).toEqual([['plan', 0.8]]);
    expect(nudged[0]?.event.lateMs).toBeGreaterThan(HOUR);
    const calls = (await happened('escalated')).filter(({ event }) => event.step === null);
    expect(calls.map(({ event }) => [event.people, event.why])).toEqual([[['wang'], 'why.missed.several']]);
  });

  test('it is the same after a restart', async () => {
    await red();
    await house.on(1, { do: 'acknowledge', note: '' });
    await house.advance(16 * MINUTE);
    await house.restart();
    await house.advance(14 * MINUTE);
    expect((await happened('clock-nudged')).filter(({ event }) => event.clock === 'update')).toHaveLength(2);
    expect((await happened('clock-missed')).map(({ event }) => event.clock)).toEqual(['update']);
  });

  test('each miss goes one lead further up', async () => {
    await house.metric(0.2);
    await house.advance(15 * MINUTE);
    await house.on(1, { do: 'acknowledge', note: '' });
    await house.advance(72 * HOUR);
    const calls = (await happened('escalated')).filter(({ event }) => event.why.startsWith('why.missed'));
    expect(calls.map(({ at, event }) => [at / HOUR, event.people, event.because?.[0]?.by])).toEqual([
      [0.25, ['li'], 'lead:yellow'],
      [4, ['li'], 'lead:orange'],
      [72, ['wang'], 'lead:red'],
    ]);
  });

  test('level up: what runs sooner is kept, what is due sooner now begins anew, what was filed stays filed', async () => {
    await house.metric(0.35);
    await house.on(1, { do: 'acknowledge', note: '' });
    await file('plan', { plan: 'a second carrier' });
    await house.advance(50 * MINUTE);
    await house.on(1, { do: 'level', level: 'red', why: 'two regions' }, WANG);
    expect((await clock('assemble'))?.dueAt).toBe(START + HOUR);
    expect((await clock('update'))?.dueAt).toBe(START + HOUR);
    expect((await clock('plan'))?.stoppedAt).toBe(START);
    expect((await clock('assess'))?.dueAt).toBe(house.now() + 2 * HOUR);
    // Somebody else raised it: whoever acknowledged the lower level is asked anew.
    expect(await clock('acknowledge')).toMatchObject({ stoppedAt: null, dueAt: house.now() + 5 * MINUTE });
  });

  test('an acknowledgement taken back starts its clock anew, and so does opening it again with all the others', async () => {
    await red();
    await house.on(1, { do: 'acknowledge', note: '' });
    await file('plan', { plan: 'a second carrier' });
    await house.advance(10 * MINUTE);
    await house.on(1, { do: 'unacknowledge', note: '' });
    expect(await clock('acknowledge')).toMatchObject({ dueAt: house.now() + 5 * MINUTE, stoppedAt: null });
    expect((await clock('plan'))?.stoppedAt).toBe(START);
    await house.on(1, { do: 'resolve', outcome: 'true', note: '' });
    expect((await house.incident(1)).clocks.every(({ stoppedAt }) => stoppedAt !== null)).toBe(true);
    await house.advance(10 * MINUTE);
    expect(await happened('clock-missed')).toEqual([]);
    await house.on(1, { do: 'reopen', why: 'it is back' });
    const { clocks, missed } = await house.incident(1);
    expect(clocks.map(({ stoppedAt }) => stoppedAt)).toEqual(clocks.map(() => null));
    expect(clocks.find(({ id }) => id === 'plan')?.dueAt).toBe(house.now() + 24 * HOUR);
    expect(missed).toBe(0);
  });

  test('settled by mitigating', async () => {
    await house.metric(0.2);
    await house.on(1, { do: 'mitigate', note: 'rerouted' });
    expect((await clock('settle'))?.stoppedAt).toBe(house.now());
    expect((await clock('coordinate'))?.stoppedAt).toBeNull();
    await house.on(1, { do: 'unacknowledge', note: 'not quite' });
    expect((await clock('settle'))?.stoppedAt).toBeNull();
  });

  test('C6: a data breach by its label: impact 2 h, regulator 24 h, people 72 h, also where it joins another incident', async () => {
    await house.metric(0.2);
    expect(await clock('regulator')).toBeUndefined();
    await house.act({
      on: 'declare',
      level: 'red',
      title: 'a list of customers is for sale',
      labels: { topic: 'breach' },
    });
    const clocks = (await house.incident(2)).clocks.filter(({ name }) => name !== null);
    expect(clocks.map(({ id, dueAt }) => [id, (dueAt - START) / HOUR])).toEqual([
      ['impact', 2],
      ['regulator', 24],
      ['people', 72],
    ]);
    const refused = await house.on(2, { do: 'file', what: 'regulater', fields: { text: 'sent by post' } });
    expect(refused).toMatchObject({ result: 'refused', said: { key: 'incident.file.unknown' } });
    await house.on(2, { do: 'file', what: 'regulator', fields: { text: 'report 2026-118 sent at 14:20' } });
    expect((await house.incident(2)).clocks.find(({ id }) => id === 'regulator')?.stoppedAt).toBe(house.now());
    await house.advance(25 * HOUR);
    const rows = await house.store.loadHistory(2, 500);
    const missed = rows.flatMap((row) =>
      row.kind === 'incident' && row.event.type === 'clock-missed' ? [row.event] : [],
    );
    expect(missed.filter(({ name }) => name).map(({ clock: id, name }) => [id, name?.en])).toEqual([
      ['impact', 'impact told'],
    ]);
  });

  test('A16: roles: by default as the level says, never over somebody who was named', async () => {
    await house.metric(0.35);
    expect((await house.incident(1)).roles).toEqual({ commander: 'li' });
    await house.on(1, { do: 'level', level: 'red', why: 'worse' }, WANG);
    expect(await house.incident(1)).toMatchObject({
      roles: { commander: 'wang' },
      rolesWanted: ['commander', 'legal'],
    });
    await house.metric(0.35, 'west');
    await house.on(2, { do: 'assign', to: 'li', role: 'commander' });
    await house.on(2, { do: 'level', level: 'red', why: 'worse' }, WANG);
    expect(await house.incident(2)).toMatchObject({ roles: { commander: 'li' }, rolesByDefault: [] });
  });

  test('what stands in the store is what the history alone comes to', async () => {
    await red();
    await house.advance(40 * MINUTE);
    await house.on(1, { do: 'acknowledge', note: '' });
    await file('update', { conditions: 'still 3 h late' });
    await house.advance(3 * HOUR);
    const rows = await house.store.loadHistory(1, 500);
    const incident = replay(
      1,
      rows.flatMap((row) => (row.kind === 'incident' ? [row] : [])),
    );
    expect(incident).toEqual(await house.incident(1));
    const due = incident && clocksFor(incident, demanding()).find(({ kind }) => kind === 'deadline');
    expect(due?.dueAt).toBe((await house.store.loadClocks('deadline', '1'))[0]?.dueAt);
  });
});
