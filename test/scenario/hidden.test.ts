import { afterEach, describe, expect, it } from 'vitest';
import type { Settings } from '../../src/domain/settings.js';
import type { Inhibition, Maintenance } from '../../src/domain/silence.js';
import { type House, openHouse, WANG } from '../harness/house.js';
import { thresholdRule } from '../harness/settings.js';

const MINUTE = 60_000;
let house: House;
afterEach(() => house.close());

const inhibition: Inhibition = {
  id: 'stream-hides-audience',
  source: [
    { label: 'topic', op: '=', value: 'stream' },
    { label: 'level', op: '=~', value: 'orange|red' },
  ],
  target: [{ label: 'topic', op: '=', value: 'audience' }],
  equal: [],
};

const always: Maintenance = {
  id: 'stocktaking',
  matchers: [{ label: 'region', op: '=', value: 'east' }],
  weekdays: [],
  start: '00:00',
  end: '00:00',
  zone: 'Asia/Shanghai',
  reason: 'stocktaking',
};

const topic = (name: string, value: number) =>
  house.signal({ subject: name, labels: { topic: name, region: name }, value });

const hiddenNow = () => house.engine.live.hidden().map((a) => a.subject);

/** The same house, its configuration changed between two lives of the process. */
async function reconfigured(before: Partial<Settings>, after: Partial<Settings>, story: () => Promise<void>) {
  house = await openHouse(before);
  await story();
  await house.restart(after);
}

describe('what an inhibition hides', () => {
  it('warns when a silenced cause, which never reached an incident, clears', async () => {
    house = await openHouse({ rules: [thresholdRule()], inhibitions: [inhibition] });
    await house.act(
      {
        on: 'silence',
        matchers: [{ label: 'topic', op: '=', value: 'stream' }],
        until: house.now() + 60 * MINUTE,
        reason: 'known',
      },
      WANG,
    );
    await topic('stream', 0.6);
    await topic('audience', 0.2);
    expect(hiddenNow()).toEqual(['stream', 'audience']);
    await topic('stream', 0.01);
    expect(hiddenNow()).toEqual([]);
    expect((await house.incident(1)).subject).toBe('audience');
  });

  it('warns when its cause falls below the level the inhibition asks for', async () => {
    house = await openHouse({ rules: [thresholdRule()], inhibitions: [inhibition] });
    await topic('stream', 0.6);
    await topic('audience', 0.2);
    expect(hiddenNow()).toEqual(['audience']);
    await topic('stream', 0.2);
    expect(hiddenNow()).toEqual([]);
  });

  it('warns when the inhibition has left the configuration', async () => {
    await reconfigured({ inhibitions: [inhibition] }, { inhibitions: [] }, async () => {
      await topic('stream', 0.6);
      await topic('audience', 0.2);
      expect(hiddenNow()).toEqual(['audience']);
    });
    expect(hiddenNow()).toEqual([]);
    expect((await house.incident(2)).subject).toBe('audience');
  });
});

describe('what a maintenance window hides', () => {
  it('warns when the window has left the configuration', async () => {
    await reconfigured({ maintenance: [always] }, { maintenance: [] }, async () => {
      await house.metric(0.2);
      expect(hiddenNow()).toEqual(['region:east']);
    });
    expect(hiddenNow()).toEqual([]);
    expect((await house.incident(1)).state).toBe('open');
  });

  it('stays hidden over a restart while the window holds, and nothing is written of it', async () => {
    house = await openHouse({ maintenance: [always] });
    await house.metric(0.2);
    await house.restart();
    expect(hiddenNow()).toEqual(['region:east']);
    expect(await house.store.loadIncident(1)).toBeNull();
  });
});
