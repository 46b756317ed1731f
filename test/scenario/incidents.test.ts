import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseMatcher } from '../../src/domain/matcher.js';
import { type House, LI, openHouse, WANG } from '../harness/house.js';
import { settings, thresholdRule } from '../harness/settings.js';

const MIN = 60_000;
const matcher = (text: string) => {
  const m = parseMatcher(text);
  if (typeof m === 'string') throw new Error(m);
  return m;
};

describe('an incident from its first signal to its end', () => {
  let house: House;
  beforeEach(async () => {
    house = await openHouse();
  });
  afterEach(() => house.close());

  test('A5: a late region warns, climbs, is acknowledged, clears, and closes when the reopen window ends', async () => {
    await house.metric(0.16);
    expect(await house.incident(1)).toMatchObject({ level: 'yellow', state: 'open', channels: ['ops'] });
    await house.metric(0.31);
    expect(await house.incident(1)).toMatchObject({ level: 'orange', channels: ['ops', 'managers'] });
    expect((await house.on(1, { do: 'acknowledge', note: '' })).result).toBe('done');
    expect(await house.incident(1)).toMatchObject({ state: 'acknowledged', acknowledgedBy: 'li' });
    await house.metric(0.01);
    expect(await house.incident(1)).toMatchObject({ state: 'resolved', level: 'orange' });
    await house.advance(31 * MIN);
    expect((await house.incident(1)).state).toBe('closed');
  });

  test('going down follows the alerts; a level a person set is not taken back', async () => {
    await house.metric(0.55);
    await house.metric(0.2);
    expect((await house.incident(1)).level).toBe('yellow');
    await house.on(1, { do: 'level', level: 'orange', why: 'the carrier told us more' }, WANG);
    await house.metric(0.12);
    expect(await house.incident(1)).toMatchObject({ level: 'orange', levelHeld: true });
    await house.metric(0.6);
    expect((await house.incident(1)).level).toBe('red');
  });

  test('a rise in level asks for a new acknowledgement and starts the new policy', async () => {
    await house.metric(0.16);
    await house.on(1, { do: 'acknowledge', note: '' });
    await house.metric(0.6);
    expect(await house.incident(1)).toMatchObject({
      level: 'red',
      state: 'open',
      nextStep: 0,
      waitingSince: house.now(),
    });
  });

  test('unanswered, it escalates step by step, each once, and stops on acknowledgement', async () => {
    await house.metric(0.16);
    await house.advance(14 * MIN);
    expect((await house.incident(1)).nextStep).toBe(0);
    await house.advance(2 * MIN);
    expect(await house.incident(1)).toMatchObject({ nextStep: 1, channels: ['ops', 'on-call'] });
    expect(await house.store.loadNotice('call:1:3@on-call')).toMatchObject({ kind: 'call', priority: 2 });
    await house.on(1, { do: 'acknowledge', note: '' });
    await house.advance(40 * MIN);
    expect((await house.incident(1)).nextStep).toBe(1);
  });

  test('an acknowledgement nobody stirs on expires; a note keeps it alive', async () => {
    await house.metric(0.16);
    await house.on(1, { do: 'acknowledge', note: '' });
    await house.advance(50 * MIN);
    await house.on(1, { do: 'note', text: 'carrier called' });
    await house.advance(50 * MIN);
    expect((await house.incident(1)).state).toBe('acknowledged');
    await house.advance(11 * MIN);
    expect(await house.incident(1)).toMatchObject({ state: 'open', acknowledgedBy: null });
  });

  test('whoever owns it is not overruled when the alerts clear', async () => {
    await house.metric(0.16);
    await house.on(1, { do: 'own' });
    await house.metric(0.01);
    expect(await house.incident(1)).toMatchObject({ state: 'mitigated', owner: 'li' });
    await house.metric(0.2);
    expect((await house.incident(1)).state).toBe('open');
  });

  test('it is reopened, not doubled, when it comes back within the window; afterwards it is a new one', async () => {
    await house.metric(0.16);
    await house.metric(0.01);
    await house.advance(10 * MIN);
    await house.metric(0.16);
    expect((await house.incident(1)).state).toBe('open');
    await house.metric(0.01);
    await house.advance(31 * MIN);
    await house.metric(0.16);
    expect((await house.incident(1)).state).toBe('closed');
    expect((await house.incident(2)).state).toBe('open');
  });

  test('what a person resolved while it fires stays resolved until it rises', async () => {
    await house.metric(0.16);
    await house.on(1, { do: 'resolve', outcome: 'false-alarm', note: 'sensor' });
    await house.advance(MIN);
    await house.metric(0.17);
    expect(await house.incident(1)).toMatchObject({ state: 'resolved', outcome: 'false-alarm' });
    await house.advance(60 * MIN);
    house.engine.forgetAtRest();
    await house.metric(0.16);
    expect(await house.store.loadIncident(2)).toBeNull();
  });

  test('what was resolved while it fires is reopened when it rises', async () => {
    await house.metric(0.16);
    await house.on(1, { do: 'resolve', outcome: 'false-alarm', note: 'sensor' });
    await house.metric(0.4);
    expect((await house.incident(1)).state).toBe('open');
  });

  test('a flapping alert does not resolve its incident until it has come to rest', async () => {
    for (let i = 0; i < 3; i++) {
      await house.metric(0.16);
      await house.metric(0.01);
    }
    expect((await house.incident(1)).state).toBe('open');
    expect((await house.store.loadAlertsOf(1))[0]).toMatchObject({ status: 'resolved', flapping: true });
    await house.advance(11 * MIN);
    expect((await house.incident(1)).state).toBe('resolved');
  });

  test('merged, the alerts go along; the old name answers with the new one', async () => {
    await house.metric(0.16, 'east');
    await house.metric(0.16, 'west');
    expect((await house.act({ on: 'merge', from: 2, into: 1 })).result).toBe('done');
    expect((await house.act({ on: 'merge', from: 2, into: 1 })).result).toBe('noop');
    expect(await house.on(2, { do: 'acknowledge', note: '' })).toMatchObject({
      result: 'refused',
      said: { params: { into: 'INC-1' } },
    });
    await house.metric(0.01, 'east');
    expect((await house.incident(1)).state).toBe('open');
    await house.metric(0.01, 'west');
    expect((await house.incident(1)).state).toBe('resolved');
  });

  test('snoozed, it does not escalate; a rise in level wakes it', async () => {
    await house.metric(0.16);
    await house.on(1, { do: 'snooze', until: house.now() + 60 * MIN });
    await house.advance(59 * MIN);
    expect((await house.incident(1)).nextStep).toBe(0);
    await house.metric(0.6);
    expect(await house.incident(1)).toMatchObject({ snoozedUntil: null, level: 'red' });
    await house.advance(6 * MIN);
    expect((await house.incident(1)).nextStep).toBe(1);
  });

  test('the same signal sent twice counts once, also after a restart', async () => {
    const twice = {
      id: 'o-1',
      source: 'oms',
      kind: 'metric',
      name: 'delivery.delay_rate',
      subject: 'region:east',
      labels: { region: 'east' },
      value: 0.16,
      at: house.now(),
    } as const;
    expect(await house.engine.ingest([twice, twice])).toEqual({ accepted: 1, duplicates: 1, ids: ['o-1', 'o-1'] });
    await house.restart();
    expect(await house.engine.ingest([twice, { ...twice, id: 'o-2' }])).toMatchObject({ accepted: 1, duplicates: 1 });
    expect(await house.store.loadIncident(2)).toBeNull();
  });

  test('clocks and everything else survive a restart', async () => {
    await house.metric(0.16);
    await house.restart();
    await house.advance(16 * MIN);
    expect((await house.incident(1)).nextStep).toBe(1);
    expect((await house.store.verifyHistory()).brokenAt).toBeNull();
  });

  test('an action on an incident at rest is answered from the store', async () => {
    await house.metric(0.16);
    await house.on(1, { do: 'resolve', outcome: 'true', note: '' });
    await house.advance(31 * MIN);
    house.engine.forgetAtRest();
    expect((await house.on(1, { do: 'note', text: 'insurer informed' })).result).toBe('done');
    expect((await house.on(1, { do: 'reopen', why: 'not over' })).result).toBe('done');
    expect((await house.incident(1)).state).toBe('open');
    expect((await house.on(99, { do: 'own' })).said.key).toBe('incident.unknown');
  });
});

describe('what hides a warning', () => {
  let house: House;
  afterEach(() => house.close());

  test('a silenced alert that still fires when the silence ends warns', async () => {
    house = await openHouse();
    await house.act(
      { on: 'silence', matchers: [matcher('region=east')], until: house.now() + 30 * MIN, reason: 'known storm' },
      WANG,
    );
    await house.metric(0.31);
    expect(await house.store.loadIncident(1)).toBeNull();
    expect((await house.engine.live.hidden())[0]?.suppressed).toEqual({ by: 'silence', id: 'SIL-1' });
    await house.restart();
    await house.advance(31 * MIN);
    expect(await house.incident(1)).toMatchObject({ state: 'open', level: 'orange' });
  });

  test('a silence survives a flap, says what it hides, and can be ended early', async () => {
    house = await openHouse();
    await house.metric(0.31);
    const added = await house.act(
      { on: 'silence', matchers: [matcher('region=~ea.*')], until: house.now() + 30 * MIN, reason: 'x' },
      WANG,
    );
    expect(added.said.params).toMatchObject({ n: 1 });
    await house.metric(0.01);
    await house.advance(31 * MIN - 90_000 - 29 * MIN);
    await house.metric(0.31);
    expect(house.engine.live.hidden()).toHaveLength(1);
    expect((await house.incident(1)).state).toBe('resolved');
    await house.act({ on: 'silence-end', id: 'SIL-1' }, WANG);
    expect((await house.incident(1)).state).toBe('open');
    expect((await house.act({ on: 'silence-end', id: 'SIL-1' }, WANG)).result).toBe('noop');
  });

  test('a silenced incident does not escalate', async () => {
    house = await openHouse();
    await house.metric(0.31);
    await house.act(
      { on: 'silence', matchers: [matcher('region=east')], until: house.now() + 60 * MIN, reason: 'x' },
      WANG,
    );
    await house.advance(40 * MIN);
    expect((await house.incident(1)).nextStep).toBe(0);
    await house.advance(30 * MIN);
    expect((await house.incident(1)).nextStep).toBeGreaterThan(0);
  });

  test('a matcher that would hide everything is refused', async () => {
    house = await openHouse();
    const result = await house.act(
      {
        on: 'silence',
        matchers: [matcher('region!=east')],
        until: house.now() + MIN,
        reason: 'x',
      },
      WANG,
    );
    expect(result.said.key).toBe('silence.empty');
  });

  test('B6 hides B2 of the same show, whichever is heard of first; when the stream is back, what still falls warns', async () => {
    house = await openHouse({
      rules: [
        thresholdRule({
          id: 'stream-down',
          match: { names: ['stream.up'], where: [] },
          direction: 'below',
          levels: { red: 0.5 },
          by: ['show'],
        }),
        thresholdRule({
          id: 'viewers',
          match: { names: ['show.viewers'], where: [] },
          direction: 'below',
          levels: { yellow: 100 },
          by: ['show'],
        }),
      ],
      inhibitions: [
        {
          id: 'stream-hides-figures',
          source: [matcher('rule=stream-down')],
          target: [matcher('rule=viewers')],
          equal: ['show'],
        },
      ],
    });
    const at = house.now();
    await house.engine.ingest([
      {
        id: '1',
        source: 'a',
        kind: 'metric',
        name: 'show.viewers',
        subject: '',
        labels: { show: '618' },
        value: 5,
        at,
      },
      { id: '2', source: 'b', kind: 'metric', name: 'stream.up', subject: '', labels: { show: '618' }, value: 0, at },
    ]);
    expect(await house.incident(1)).toMatchObject({ rule: 'stream-down', level: 'red' });
    expect(await house.store.loadIncident(2)).toBeNull();
    await house.engine.ingest([
      {
        id: '3',
        source: 'b',
        kind: 'metric',
        name: 'stream.up',
        subject: '',
        labels: { show: '618' },
        value: 1,
        at: at + 1,
      },
    ]);
    const shown = await Promise.all([house.store.loadIncident(1), house.store.loadIncident(2)]);
    expect(shown.flatMap((i) => i?.firing).filter(Boolean)).toEqual(['viewers|show=618']);
  });

  test('a maintenance window hides by the calendar of its zone, and what fires when it ends warns', async () => {
    // START is 20:00 in Shanghai.
    house = await openHouse({
      maintenance: [
        {
          id: 'nightly',
          matchers: [matcher('region=east')],
          weekdays: [],
          start: '20:30',
          end: '21:00',
          zone: 'Asia/Shanghai',
          reason: 'stock take',
        },
      ],
    });
    await house.advance(35 * MIN);
    await house.metric(0.31);
    expect(await house.store.loadIncident(1)).toBeNull();
    await house.advance(20 * MIN);
    expect(await house.store.loadIncident(1)).toBeNull();
    await house.advance(6 * MIN);
    expect((await house.incident(1)).state).toBe('open');
  });
});

describe('a storm', () => {
  let house: House;
  beforeEach(async () => {
    house = await openHouse({ ...settings(), storm: { perMinute: 3, calmMs: 5 * MIN } });
  });
  afterEach(() => house.close());

  test('below red goes into one digest that keeps being edited; red has its own card; calm ends it', async () => {
    for (let i = 1; i <= 6; i++) await house.metric(0.16, `r${i}`);
    await house.metric(0.6, 'r7');
    const own = await Promise.all(
      [1, 2, 3, 4, 5, 6, 7].map(async (id) => (await house.incident(id)).channels.includes('ops')),
    );
    expect(own).toEqual([true, true, true, false, false, false, true]);
    const [digest] = (await house.incident(4)).digests;
    const notice = await house.store.loadNotice(digest ?? '');
    expect(notice?.body).toMatchObject({ for: 'digest', incidents: [4, 5, 6], total: 3 });
    await house.on(5, { do: 'acknowledge', note: '' }, LI);
    expect((await house.store.loadNotice(digest ?? ''))?.wanted).toBeGreaterThan(notice?.wanted ?? 0);
    await house.metric(0.6, 'r4');
    expect((await house.incident(4)).channels).toContain('ops');
    await house.restart();
    await house.metric(0.16, 'r8');
    expect((await house.incident(8)).digests).toEqual([digest]);
    await house.advance(6 * MIN);
    await house.metric(0.16, 'r9');
    expect((await house.incident(9)).channels).toContain('ops');
  });
});

describe('what belongs together', () => {
  let house: House;
  afterEach(() => house.close());

  test('alerts of one show, SKU, supplier and region go into one incident, as long as its newest is not older than the window', async () => {
    house = await openHouse({
      rules: [
        thresholdRule(),
        thresholdRule({ id: 'complaints', match: { names: ['complaints'], where: [] }, levels: { orange: 1 } }),
        thresholdRule({ id: 'claims', match: { names: ['claims'], where: [] }, levels: { yellow: 1 } }),
      ],
    });
    await house.metric(0.16);
    await house.advance(20 * MIN);
    await house.signal({ name: 'complaints', value: 2 });
    expect(await house.incident(1)).toMatchObject({
      level: 'orange',
      firing: ['delay|subject=region:east', 'complaints|subject=region:east'],
    });
    await house.advance(20 * MIN);
    await house.signal({ name: 'claims', value: 2 });
    expect((await house.incident(1)).firing).toHaveLength(3);
    await house.advance(31 * MIN);
    await house.signal({ name: 'delivery.delay_rate', subject: 'warehouse:7', value: 0.2 });
    expect((await house.incident(2)).firing).toEqual(['delay|subject=warehouse:7']);
  });

  test('an incident a person declared takes the alerts of its group in', async () => {
    house = await openHouse();
    await house.act({ on: 'declare', level: 'yellow', title: 'Flood in the east', labels: { region: 'east' } });
    await house.metric(0.31);
    expect(await house.incident(1)).toMatchObject({
      rule: null,
      level: 'orange',
      firing: ['delay|subject=region:east'],
    });
    expect(await house.store.loadIncident(2)).toBeNull();
  });
});
