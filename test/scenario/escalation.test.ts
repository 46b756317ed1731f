import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Incident, PolicyStep } from '../../src/domain/incident.js';
import type { Schedule } from '../../src/domain/oncall/schedule.js';
import type { Settings } from '../../src/domain/settings.js';
import { Upkeep } from '../../src/service/upkeep.js';
import { escalatedSay } from '../../src/text/escalated-line.js';
import { sayText } from '../../src/text/say.js';
import { historySay } from '../../src/text/timeline.js';
import { type House, LI, openHouse, START, WANG } from '../harness/house.js';
import { channel, settings as small, UNDEMANDING } from '../harness/settings.js';

const MIN = 60_000;
const HOUR = 60 * MIN;
const ZHOU = { kind: 'person', id: 'zhou', name: 'Zhou', via: 'console' } as const;

/** One turn for ever: whoever is given. */
function schedule(id: string, people: readonly string[]): Schedule {
  const layer = {
    id: 'all',
    zone: 'UTC',
    turns: [people],
    every: null,
    start: '2026-01-01T00:00',
    windows: [],
    shows: null,
  };
  return {
    id,
    name: { en: id, 'zh-CN': id },
    team: null,
    zone: 'UTC',
    layers: [layer],
    cover: 'always',
    group: null,
    channels: [],
  };
}

function step(minutes: number, calls: string, more: Partial<PolicyStep> = {}): PolicyStep {
  const targets = calls
    .split(' ')
    .filter(Boolean)
    .map((text) => {
      const [to = '', id = ''] = text.split(':');
      if (to !== 'schedule' && to !== 'person' && to !== 'team' && to !== 'role' && to !== 'channel')
        throw new Error(text);
      return { to, id } as const;
    });
  return { afterMs: minutes * MIN, channels: [], people: [], groups: [], calls: targets, ...more };
}

const RED: readonly PolicyStep[] = [
  step(5, 'schedule:ops'),
  step(10, 'schedule:ops channel:on-call'),
  step(15, 'team:warehouse'),
  step(20, 'role:legal person:li'),
  step(30, 'person:boss'),
];

function redHouse(policy: readonly PolicyStep[], more: Partial<Settings> = {}): Promise<House> {
  const { levels, people } = small();
  return openHouse({
    people: [
      ...people,
      { id: 'zhou', name: 'Zhou', permission: 'act', accounts: [] },
      { id: 'ana', name: 'Ana', permission: 'act', accounts: [], roles: ['legal'] },
      { id: 'boss', name: 'Boss', permission: 'act', accounts: [] },
    ],
    roles: [{ id: 'legal', name: { en: 'Legal', 'zh-CN': '法务' }, may: [], limits: [], groups: [] }],
    teams: [{ id: 'warehouse', name: 'Warehouse', members: ['wang', 'zhou'], lead: 'zhou', shows: [] }],
    schedules: [schedule('ops', ['li'])],
    channels: [channel('ops'), channel('on-call', { onlyEscalation: true })],
    levels: { ...levels, red: { ...UNDEMANDING, policy, ackExpiresMs: 30 * MIN } },
    ...more,
  });
}

interface Step {
  readonly step: number | null;
  /** Minutes after the opening. */
  readonly at: number;
  readonly people: readonly string[];
  readonly lateMs?: number;
  readonly noShow?: boolean;
}
async function stepsOf(house: House, id = 1): Promise<readonly Step[]> {
  const rows = await house.store.loadHistory(id, 1_000);
  return rows.flatMap(({ at, ...row }) => {
    if (row.kind !== 'incident' || row.event.type !== 'escalated') return [];
    const { step: index, people, lateMs, noShow } = row.event;
    return [{ step: index, at: (at - START) / MIN, people, ...(lateMs && { lateMs }), ...(noShow && { noShow }) }];
  });
}
async function linesOf(house: House, id = 1): Promise<readonly string[]> {
  const rows = await house.store.loadHistory(id, 1_000);
  return rows.map((row) => sayText('en', 'UTC', historySay(row), row.at));
}

let house: House;
afterEach(() => house.close());

describe('nobody answers red for 30 minutes', () => {
  const EXPECTED = [
    { step: 0, at: 5, people: ['li'] },
    { step: 1, at: 10, people: ['li'] },
    { step: 2, at: 15, people: ['zhou'] },
    { step: 3, at: 20, people: ['ana', 'li'] },
    { step: 4, at: 30, people: ['boss'] },
  ];
  beforeEach(async () => {
    house = await redHouse(RED);
    await house.metric(0.6);
  });

  test('each step, in order, once, with the reason for each person', async () => {
    await house.advance(45 * MIN);
    expect(await stepsOf(house)).toEqual(EXPECTED);
    const lines = await linesOf(house);
    expect(lines).toContain('escalation step 1: calls li — Why they are called: li is on duty for ops.');
    expect(lines).toContain('escalation step 3: calls zhou — Why they are called: zhou for the team warehouse.');
    expect(lines.some((line) => /step 4: calls ana, li — .*ana in the role legal/i.test(line))).toBe(true);
    expect((await house.incident(1)).channels).toEqual(['ops', 'on-call']);
  });

  test('a frozen policy and the steps taken survive a reload and a restart that change everything', async () => {
    await house.advance(12 * MIN);
    const { levels } = small();
    await house.reload({ levels: { ...levels, red: { ...UNDEMANDING, policy: [step(1, 'person:wang')] } } });
    await house.advance(5 * MIN);
    await house.restart({ schedules: [schedule('ops', ['wang'])] });
    await house.advance(30 * MIN);
    expect(await stepsOf(house)).toEqual(EXPECTED);
  });

  test('down for 8 hours in the middle: late steps once, in order, and they say how late', async () => {
    await house.advance(12 * MIN);
    await house.downFor(8 * HOUR);
    await house.advance(MIN);
    const steps = await stepsOf(house);
    expect(steps.map((each) => each.step)).toEqual([0, 1, 2, 3, 4]);
    expect(steps.slice(2).map(({ at, lateMs = 0 }) => [Math.round(at), Math.round(lateMs / MIN)])).toEqual([
      [492, 477],
      [492, 472],
      [492, 462],
    ]);
    expect((await linesOf(house)).filter((line) => /It was due at .* and comes .* late/.test(line))).toHaveLength(3);
    await house.advance(8 * HOUR);
    expect(await stepsOf(house)).toHaveLength(5);
  });

  test('acknowledged, it stops; taken back, it starts over from the first step', async () => {
    await house.advance(12 * MIN);
    await house.on(1, { do: 'acknowledge', note: '' });
    await house.advance(20 * MIN);
    expect(await stepsOf(house)).toHaveLength(2);
    await house.on(1, { do: 'unacknowledge', note: '' });
    await house.advance(6 * MIN);
    expect((await stepsOf(house)).slice(2)).toEqual([{ step: 0, at: 37, people: ['li'] }]);
  });

  test('by hand it goes through the same look-up', async () => {
    const first = await house.on(1, { do: 'escalate', to: null, level: null, why: '' }, WANG);
    expect(sayText('en', 'UTC', first.said, 0)).toBe('INC-1 is escalated; I am calling Li Na.');
    for (let i = 0; i < 2; i++) await house.on(1, { do: 'escalate', to: null, level: null, why: '' }, WANG);
    expect((await stepsOf(house)).map(({ people }) => people)).toEqual([['li'], ['li'], ['zhou']]);
    await house.advance(20 * MIN);
    expect((await stepsOf(house)).map(({ step: index }) => index)).toEqual([0, 1, 2, 3]);
  });
});

test('a line of history on a missed clock is whole sentences in both languages', () => {
  const event = {
    type: 'escalated',
    step: null,
    channels: [],
    people: ['li'],
    groups: [],
    why: 'why.missed.acknowledge',
    dueAt: START,
    because: [{ person: 'li', by: 'lead:red' }],
  } as const;
  const said = escalatedSay(event, () => '林晓');
  expect(sayText('zh-CN', 'UTC', said, START)).toBe(
    '继续上报：通知 林晓，没有人在时限内确认，呼叫原因：林晓（红色级事件负责人）。',
  );
  expect(sayText('en', 'UTC', said, START)).toBe(
    'goes further: calls 林晓 — nobody has acknowledged it in time — Why they are called: 林晓 leads at RED.',
  );
});

describe('an acknowledgement that ends at 3 am', () => {
  beforeEach(async () => {
    house = await redHouse(RED);
    await house.metric(0.6);
    await house.on(1, { do: 'acknowledge', note: '' });
  });
  const asked = async () => (await linesOf(house)).filter((line) => line.startsWith('Asked')).length;

  test('is asked about, and nobody presses: open again, called from the first step', async () => {
    await house.advance(23 * MIN);
    expect(await asked()).toBe(0);
    await house.advance(1 * MIN);
    expect(await asked()).toBe(1);
    const still = await house.store.loadNotice(`still:1:${(await house.incident(1)).version}:li@ops`);
    expect(still?.body).toMatchObject({ for: 'still', person: 'li' });
    await house.advance(6 * MIN);
    expect((await house.incident(1)).state).toBe('open');
    await house.advance(5 * MIN);
    expect(await stepsOf(house)).toEqual([{ step: 0, at: 35, people: ['li'] }]);
    expect(await asked()).toBe(1);
  });

  test('is asked about, and somebody is still on it: it holds, and is asked about again', async () => {
    await house.advance(25 * MIN);
    const said = await house.on(1, { do: 'still' }, WANG);
    expect(said.result).toBe('done');
    await house.advance(23 * MIN);
    expect((await house.incident(1)).state).toBe('acknowledged');
    expect(await asked()).toBe(1);
    await house.advance(2 * MIN);
    expect(await asked()).toBe(2);
    await house.on(1, { do: 'note', text: 'the carrier calls back' });
    await house.advance(10 * MIN);
    expect((await house.incident(1)).state).toBe('acknowledged');
    expect(await stepsOf(house)).toEqual([]);
  });

  test('who says so too late takes it up again', async () => {
    await house.advance(31 * MIN);
    expect((await house.incident(1)).state).toBe('open');
    await house.on(1, { do: 'still' });
    expect((await house.incident(1)).state).toBe('acknowledged');
  });

  test('that the process slept through is not asked about after its end', async () => {
    await house.sleep(8 * HOUR);
    await house.advance(MIN);
    expect(await asked()).toBe(0);
    expect((await house.incident(1)).state).toBe('open');
  });
});

test('all must acknowledge: each is counted, others are counted too, the last one ends it', async () => {
  house = await redHouse([step(5, 'person:li team:warehouse person:ana', { all: true }), step(10, 'person:boss')]);
  await house.metric(0.6);
  await house.advance(6 * MIN);
  const answer = async (who: typeof LI) =>
    sayText('en', 'UTC', (await house.on(1, { do: 'acknowledge', note: '' }, who)).said, 0);
  const counts = 'Your acknowledgement of INC-1 counts. It stays open until these have acknowledged too:';
  expect(await answer(LI)).toBe(`${counts} Zhou, Ana.`);
  expect(await answer(LI)).toBe('You have acknowledged INC-1 already. Still missing: Zhou, Ana.');
  expect(await answer(WANG)).toBe(`${counts} Zhou, Ana.`);
  // It is open: the next step comes.
  await house.advance(5 * MIN);
  expect((await stepsOf(house)).map(({ people }) => people)).toEqual([['li', 'zhou', 'ana'], ['boss']]);
  expect(await answer(ZHOU)).toBe(`${counts} Ana.`);
  expect((await house.incident(1)).state).toBe('open');
  expect(await answer({ kind: 'person', id: 'ana', name: 'Ana', via: 'console' })).toBe(
    'INC-1 is yours: acknowledged.',
  );
  expect(await house.incident(1)).toMatchObject({
    state: 'acknowledged',
    ackBy: ['li', 'wang', 'zhou', 'ana'],
    ackOf: [],
  });
  await house.on(1, { do: 'unacknowledge', note: '' });
  expect(await house.incident(1)).toMatchObject({ state: 'open', ackBy: [], ackOf: [] });
});

test('all must acknowledge: a rise in level asks everybody again, and who has left is not waited for', async () => {
  const { levels, people } = small();
  const all = { ...UNDEMANDING, policy: [step(1, 'person:li person:wang person:zhou', { all: true })] };
  house = await redHouse(all.policy, { levels: { ...levels, yellow: all, red: all } });
  await house.metric(0.16);
  await house.advance(2 * MIN);
  await house.on(1, { do: 'acknowledge', note: '' }, LI);
  await house.metric(0.6);
  expect(await house.incident(1)).toMatchObject({ level: 'red', state: 'open', ackBy: [], ackOf: [] });
  await house.advance(2 * MIN);
  expect((await house.incident(1)).ackOf).toEqual(['li', 'wang', 'zhou']);
  await house.reload({ people });
  await house.on(1, { do: 'acknowledge', note: '' }, LI);
  await house.on(1, { do: 'acknowledge', note: '' }, WANG);
  expect((await house.incident(1)).state).toBe('acknowledged');
});

test('in turn: each time the next of those who are found, over incidents and restarts', async () => {
  house = await redHouse([step(1, 'person:li person:wang team:warehouse', { inTurn: 'red:1' })]);
  for (const [i, region] of ['east', 'west', 'north', 'south'].entries()) {
    await house.metric(0.6, region);
    await house.advance(2 * MIN);
    if (i === 1) await house.restart();
  }
  const called = await Promise.all(
    [1, 2, 3, 4].map(async (id) => (await stepsOf(house, id)).map(({ people }) => people)),
  );
  expect(called).toEqual([[['li']], [['wang']], [['zhou']], [['li']]]);
});

test('only while live: without a show the step is taken, calls nobody and says so', async () => {
  const show = { id: '618-1', title: '618', host: 'h', platform: 'douyin', scene: 'regular', skus: [] } as const;
  house = await redHouse(
    [step(5, 'schedule:ops', { whileLive: true }), step(10, 'schedule:ops', { whileLive: true })],
    {
      shows: [{ ...show, start: START + 8 * MIN, end: START + HOUR }],
    },
  );
  await house.metric(0.6);
  await house.advance(12 * MIN);
  expect(await stepsOf(house)).toEqual([
    { step: 0, at: 5, people: [], noShow: true },
    { step: 1, at: 10, people: ['li'] },
  ]);
  expect(await linesOf(house)).toContain('escalation step 1: calls nobody, because no show is on');
});

test('a step that finds nobody calls whoever leads at the level, and names what was vacant', async () => {
  const { levels } = small();
  const policy = [step(5, 'schedule:night')];
  const red = { ...UNDEMANDING, policy, lead: { to: 'person', id: 'boss' } as const };
  house = await redHouse(policy, { levels: { ...levels, red }, schedules: [schedule('night', [])] });
  await house.metric(0.6);
  await house.advance(6 * MIN);
  expect(await linesOf(house)).toContain(
    'escalation step 1: calls boss — Why they are called: boss leads at RED. Nobody could be found for: whoever is on duty for night.',
  );
});

describe('snoozes and merges', () => {
  beforeEach(async () => {
    house = await redHouse(RED);
    await house.metric(0.6);
  });

  test('a snooze holds the steps back; they are counted from its end', async () => {
    await house.advance(6 * MIN);
    await house.on(1, { do: 'snooze', until: house.now() + 30 * MIN });
    await house.advance(29 * MIN);
    expect(await stepsOf(house)).toHaveLength(1);
    await house.advance(12 * MIN);
    expect((await stepsOf(house)).map(({ step: index, at }) => [index, at])).toEqual([
      [0, 5],
      [1, 46],
    ]);
  });

  test('what was merged away calls nobody any more', async () => {
    await house.metric(0.6, 'west');
    await house.advance(6 * MIN);
    await house.act({ on: 'merge', from: 1, into: 2 });
    await house.advance(HOUR);
    expect(await stepsOf(house, 1)).toHaveLength(1);
    expect((await house.incident(1)).calling).toEqual([]);
    expect(await stepsOf(house, 2)).toHaveLength(5);
  });
});

describe('the auditor', () => {
  const look = (now: number) =>
    new Upkeep({
      store: house.store,
      engine: house.engine,
      settings: () => house.engine.live.settings,
      checkViews: async () => [],
      now: house.now,
      onError: (error) => {
        throw error;
      },
    }).runOnce(now);
  const words = async (now: number) =>
    (await look(now)).filter(({ key }) => /^(step|call):/.test(key)).map(({ say }) => sayText('en', 'UTC', say, 0));

  test('says which step was due and was not taken', async () => {
    house = await redHouse(RED);
    await house.metric(0.6);
    await house.advance(7 * MIN);
    expect(await words(house.now())).toEqual([]);
    // The engine stands still while time goes on.
    expect(await words(house.now() + 6 * MIN)).toEqual([
      'Step 2 of the escalation of INC-1 was due at Nov 11, 2026 12:10 and has not been taken. Look at it now: /risk info INC-1',
    ]);
    await house.advance(6 * MIN);
    expect(await words(house.now())).toEqual([]);
  });

  test('says that a call is shown nowhere', async () => {
    house = await redHouse([step(5, 'person:li')], { channels: [channel('on-call', { onlyEscalation: true })] });
    await house.metric(0.6);
    await house.advance(10 * MIN);
    expect((await words(house.now())).join()).toMatch(
      /^Step 1 of the escalation of INC-1 called somebody, but no channel/,
    );
  });
});

test('steps of an incident from before targets existed are taken as they are', async () => {
  house = await openHouse();
  await house.metric(0.6);
  const { policy } = await house.incident(1);
  expect(policy.every(({ calls }) => calls === undefined)).toBe(true);
  await house.restart();
  await house.advance(20 * MIN);
  expect(await stepsOf(house)).toMatchObject([
    { step: 0, at: 5, people: ['li'] },
    { step: 1, at: 15, people: ['wang'] },
  ]);
  expect(((await house.incident(1)) as Incident).channels).toEqual(['ops', 'managers', 'on-call']);
});

describe('raised by hand while somebody is on it', () => {
  beforeEach(async () => {
    const { levels } = small();
    const yellow = { ...UNDEMANDING, policy: [step(15, 'person:li')], ackExpiresMs: HOUR };
    const red = { ...UNDEMANDING, policy: RED, ackExpiresMs: HOUR };
    house = await redHouse(RED, { levels: { ...levels, yellow, red } });
    await house.metric(0.16);
    await house.on(1, { do: 'acknowledge', note: '' }, LI);
    await house.advance(MIN);
  });

  test('by somebody else: it is open again and goes through the steps of its level', async () => {
    await house.on(1, { do: 'escalate', to: null, level: 'red', why: 'two regions now' }, WANG);
    expect(await house.incident(1)).toMatchObject({ state: 'open', level: 'red', nextStep: 1 });
    await house.advance(40 * MIN);
    expect((await stepsOf(house)).map(({ step: index }) => index)).toEqual([0, 1, 2, 3, 4]);
  });

  test('by whoever acknowledged: they stay on it', async () => {
    await house.on(1, { do: 'level', level: 'red', why: '' }, LI);
    expect(await house.incident(1)).toMatchObject({ state: 'acknowledged', level: 'red' });
  });
});
