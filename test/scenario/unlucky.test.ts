import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DueLoop } from '../../src/service/due-loop.js';
import { type House, LI, openHouse, WANG } from '../harness/house.js';

const MINUTE = 60_000;
let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

const declare = (level: 'blue' | 'red', title: string) => house.act({ on: 'declare', level, title, labels: {} });
const events = async (id: number) =>
  (await house.store.loadHistory(id, 500)).flatMap((row) => (row.kind === 'incident' ? [row.event.type] : []));

describe('what people do', () => {
  it('keeps an incident open that a person reopened, though none of its alerts fires', async () => {
    await house.metric(0.2);
    await house.on(1, { do: 'resolve', outcome: 'true', note: '' });
    await house.metric(0.01);
    await house.on(1, { do: 'reopen', why: 'not over' });
    await house.advance(12 * MINUTE);
    expect((await house.incident(1)).state).toBe('open');
  });

  it('keeps the level of a red incident that is merged into a lesser one', async () => {
    await house.metric(0.16);
    await declare('red', 'Platform ban');
    expect((await house.incident(1)).level).toBe('yellow');
    await house.act({ on: 'merge', from: 2, into: 1 });
    const merged = await house.incident(1);
    expect(merged.level).toBe('red');
    expect(merged.channels).toContain('managers');
    await house.metric(0.17);
    expect((await house.incident(1)).level).toBe('red');
  });

  it('asks again for an acknowledgement given for less when a red incident is merged into it', async () => {
    await house.metric(0.16);
    await house.on(1, { do: 'acknowledge', note: '' });
    await declare('red', 'Platform ban');
    await house.act({ on: 'merge', from: 2, into: 1 }, WANG);
    expect((await house.incident(1)).state).toBe('open');
  });

  it('ends merges in circles and chains with one that is open', async () => {
    for (const region of ['a', 'b', 'c']) await house.metric(0.2, region);
    expect((await house.act({ on: 'merge', from: 1, into: 2 })).result).toBe('done');
    expect((await house.act({ on: 'merge', from: 2, into: 1 })).result).toBe('refused');
    expect((await house.act({ on: 'merge', from: 2, into: 3 })).result).toBe('done');
    expect((await house.act({ on: 'merge', from: 3, into: 3 })).result).toBe('refused');
    await house.metric(0.01, 'a');
    await house.metric(0.01, 'b');
    expect((await house.incident(3)).state).toBe('open');
    await house.metric(0.01, 'c');
    expect((await house.incident(3)).state).toBe('resolved');
  });

  it('knows an alert it once had again when the incident that has it now is merged back', async () => {
    await house.metric(0.2);
    await house.metric(0.01);
    await house.advance(40 * MINUTE);
    await house.metric(0.2);
    await house.metric(0.01);
    expect((await house.incident(2)).cleared).toEqual((await house.incident(1)).cleared);
    await house.on(1, { do: 'reopen', why: 'the same again' });
    await house.act({ on: 'merge', from: 2, into: 1 });
    await house.metric(0.2);
    expect((await house.incident(1)).firing).toHaveLength(1);
    expect(await house.store.loadIncident(3)).toBeNull();
  });

  it('lets a reopened closed incident run its clocks from then, as its policy was frozen', async () => {
    await declare('red', 'Platform ban');
    await house.on(1, { do: 'resolve', outcome: 'true', note: '' });
    await house.advance(31 * MINUTE);
    expect((await house.incident(1)).state).toBe('closed');
    await house.on(1, { do: 'reopen', why: 'again' });
    expect(house.engine.nextDue()).toBe(house.now() + 5 * MINUTE);
    await house.advance(15 * MINUTE);
    expect((await events(1)).filter((type) => type === 'escalated')).toHaveLength(2);
  });
});

describe('time', () => {
  it('serves steps that fell due while the process was down once each and in order', async () => {
    await house.metric(0.6);
    const due = house.now();
    await house.restart();
    await house.sleep(6 * 60 * MINUTE);
    const escalated = (await house.store.loadHistory(1, 100)).flatMap((row) =>
      row.kind === 'incident' && row.event.type === 'escalated' ? [[row.event.step, row.event.dueAt - due]] : [],
    );
    expect(escalated).toEqual([
      [0, 5 * MINUTE],
      [1, 15 * MINUTE],
    ]);
    expect(house.engine.nextDue()).toBeNull();
  });

  it('shows what happens after the clock of the machine went back an hour and the process began anew', async () => {
    await house.metric(0.2);
    const [card] = await house.store.claimNotices(house.now(), 10);
    if (!card) throw new Error('no card');
    await house.engine.recordDeliveries([
      { key: card.key, rendered: card.wanted, result: { kind: 'sent', ref: 'm1' }, nextAt: house.now() },
    ]);
    await house.sleep(-60 * MINUTE);
    await house.restart();
    await house.on(1, { do: 'acknowledge', note: '' }, LI);
    const edits = await house.store.claimNotices(house.now(), 10);
    expect(edits.map(({ key }) => key)).toContain('card:1@ops');
  });

  it('does not run hot while the disk refuses every commit', async () => {
    await house.metric(0.6);
    let errors = 0;
    const { engine } = house;
    const commit = engine.deps.store.commit;
    engine.deps.store.commit = () => Promise.reject(new Error('database or disk is full'));
    const loop = new DueLoop(
      engine,
      () => house.now() + 10 * MINUTE,
      () => errors++,
    );
    loop.start();
    await new Promise((resolve) => setTimeout(resolve, 150));
    await loop.stop();
    engine.deps.store.commit = commit;
    expect(errors).toBeLessThanOrEqual(1);
  });
});

describe('growth', () => {
  it('writes no history for an alert that is told again every half minute', async () => {
    await house.metric(0.2);
    const before = (await events(1)).length;
    for (let i = 0; i < 200; i++) {
      await house.advance(30_000);
      await house.metric(0.2 + (i % 2) * 0.001);
    }
    expect((await events(1)).filter((type) => type !== 'escalated')).toHaveLength(before);
  });
});
