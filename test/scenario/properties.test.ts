import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { IncidentAction } from '../../src/domain/action.js';
import type { Happened } from '../../src/domain/evolve.js';
import { replay } from '../../src/domain/evolve.js';
import { clocksFor } from '../../src/domain/incident-clocks.js';
import { LEVELS } from '../../src/domain/level.js';
import { parseMatcher } from '../../src/domain/matcher.js';
import { type House, openHouse, WANG } from '../harness/house.js';

const REGIONS = ['east', 'west', 'north'] as const;

type Step =
  | { readonly what: 'metric'; readonly region: string; readonly value: number }
  | { readonly what: 'wait'; readonly ms: number }
  | { readonly what: 'act'; readonly incident: number; readonly action: IncidentAction }
  | { readonly what: 'merge'; readonly from: number; readonly into: number }
  | { readonly what: 'silence'; readonly region: string; readonly ms: number }
  | { readonly what: 'restart' };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      what: fc.constant('metric' as const),
      region: fc.constantFrom(...REGIONS),
      value: fc.constantFrom(0, 0.12, 0.2, 0.4, 0.7),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constant('wait' as const),
      ms: fc.constantFrom(1_000, 300_000, 1_900_000, 7_200_000),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      what: fc.constant('act' as const),
      incident: fc.integer({ min: 1, max: 5 }),
      action: fc.oneof(
        fc.constantFrom<IncidentAction>(
          { do: 'acknowledge', note: '' },
          { do: 'unacknowledge', note: '' },
          { do: 'own' },
          { do: 'mitigate', note: '' },
          { do: 'resolve', outcome: 'true', note: '' },
          { do: 'reopen', why: '' },
          { do: 'close' },
          { do: 'note', text: 'n' },
          { do: 'escalate', to: null, level: null, why: '' },
          { do: 'assign', to: 'wang', role: 'legal' },
        ),
        fc.constantFrom(...LEVELS).map((level): IncidentAction => ({ do: 'level', level, why: '' })),
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      what: fc.constant('merge' as const),
      from: fc.integer({ min: 1, max: 4 }),
      into: fc.integer({ min: 1, max: 4 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      what: fc.constant('silence' as const),
      region: fc.constantFrom(...REGIONS),
      ms: fc.constantFrom(60_000, 1_200_000),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ what: 'restart' as const }) },
);

async function take(house: House, step: Step): Promise<void> {
  switch (step.what) {
    case 'metric':
      return house.metric(step.value, step.region);
    case 'wait':
      return house.advance(step.ms);
    case 'act':
      await house.on(step.incident, step.action);
      return;
    case 'merge':
      await house.act({ on: 'merge', from: step.from, into: step.into });
      return;
    case 'silence': {
      const matcher = parseMatcher(`region=${step.region}`);
      if (typeof matcher !== 'string')
        await house.act({ on: 'silence', matchers: [matcher], until: house.now() + step.ms, reason: '' }, WANG);
      return;
    }
    case 'restart':
      return house.restart();
  }
}

test('property: whatever happens, history rebuilds the state, clocks are those the state demands, and the chain holds', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
      const house = await openHouse();
      try {
        for (const s of steps) await take(house, s);
        const history = await house.store.loadHistory(null, 10_000);
        const byIncident = new Map<number, Happened[]>();
        for (const row of history)
          if (row.kind === 'incident') byIncident.set(row.incident, [...(byIncident.get(row.incident) ?? []), row]);
        for (const [id, happened] of byIncident) {
          const stored = await house.incident(id);
          expect(replay(id, happened)).toEqual(stored);
          const clocks = await house.store.loadClocks(null, String(id));
          const demanded = clocksFor(stored, house.engine.live.settings);
          const plain = (list: readonly { kind: string; dueAt: number }[]) => list.map((c) => [c.kind, c.dueAt]).sort();
          const silenced =
            stored.firing.length > 0 && stored.firing.every((fp) => house.engine.live.alerts.get(fp)?.suppressed);
          if (!silenced) expect(plain(clocks)).toEqual(plain(demanded));
        }
        expect((await house.store.verifyHistory()).brokenAt).toBeNull();
      } finally {
        await house.close();
      }
    }),
    { numRuns: 40 },
  );
});

test('property: nobody is left unwarned: what fires unhidden is in an incident, what is hidden names its reason', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
      const house = await openHouse();
      try {
        for (const s of steps) await take(house, s);
        for (const alert of house.engine.live.alerts.values()) {
          if (alert.status !== 'firing') continue;
          if (alert.suppressed)
            expect(house.engine.live.silences.get(alert.suppressed.id)?.endsAt).toBeGreaterThan(house.now());
          else expect(alert.incident).not.toBeNull();
        }
      } finally {
        await house.close();
      }
    }),
    { numRuns: 40 },
  );
});

test('property: the order in which equal-time signals arrive does not change the set of incidents', async () => {
  const signals = fc.uniqueArray(
    fc.record({
      region: fc.constantFrom(...REGIONS),
      value: fc.constantFrom(0, 0.12, 0.2, 0.4, 0.7),
      id: fc.integer({ min: 1, max: 99 }),
    }),
    { minLength: 2, maxLength: 8, selector: (s) => s.id },
  );
  const withOrder = signals.chain((list) =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
  );
  await fc.assert(
    fc.asyncProperty(withOrder, async ([one, other]) => {
      const outcome = async (list: typeof one) => {
        const house = await openHouse();
        try {
          const at = house.now();
          await house.engine.ingest(
            list.map(({ region, value, id }) => ({
              id: String(id),
              source: 'oms',
              kind: 'metric' as const,
              name: 'delivery.delay_rate',
              subject: `region:${region}`,
              labels: { region },
              value,
              at,
            })),
          );
          const all = await house.store.loadIncidents({ limit: 100 });
          return all.map((i) => [i.groupKey, i.level, i.state]).sort();
        } finally {
          await house.close();
        }
      };
      expect(await outcome(other)).toEqual(await outcome(one));
    }),
    { numRuns: 30 },
  );
});
