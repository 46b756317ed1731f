import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { SendResult } from '../../src/domain/notice.js';
import { changes, delivery, FAILED, notice, RETRY, SENT, T0 } from './build.js';
import { sqlitePlace } from './sqlite-place.js';

type Step =
  | { readonly do: 'want'; readonly key: string; readonly more: number }
  | { readonly do: 'claim'; readonly limit: number }
  | { readonly do: 'record'; readonly result: SendResult }
  | { readonly do: 'kill' }
  | { readonly do: 'wait'; readonly ms: number };

const UNSURE: SendResult = { kind: 'retry', afterMs: null, why: 'no answer', scope: 'notice', uncertain: true };
const AWAY: SendResult = { kind: 'retry', afterMs: null, why: 'away', scope: 'service', uncertain: false };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('want' as const),
      key: fc.constantFrom('a', 'b', 'c'),
      more: fc.integer({ min: 0, max: 2 }),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('claim' as const), limit: fc.integer({ min: 1, max: 3 }) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('record' as const),
      result: fc.constantFrom(SENT, SENT, RETRY, UNSURE, AWAY, FAILED),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('kill' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 50 }) }) },
);

/** What a reader of the outbox knows of one key, kept beside the store. */
interface Known {
  wanted: number;
  shown: number;
  /** Revision that is being sent, in this life of the process. */
  sending: number | null;
  uncertain: boolean;
  failed: boolean;
}

it('no sequence of wanting, claiming, recording and dying loses a notice or sends one twice at a time', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 60 }), async (steps) => {
      const place = sqlitePlace();
      let store = await place.open();
      const model = new Map<string, Known>();
      let now = T0;
      const sending = () => [...model].filter(([, k]) => k.sending !== null);
      try {
        for (const s of steps) {
          switch (s.do) {
            case 'want': {
              const known = model.get(s.key) ?? { wanted: 1, shown: 0, sending: null, uncertain: false, failed: false };
              const wanted = model.has(s.key) ? known.wanted + s.more : 1;
              if (s.more > 0) known.failed = false;
              model.set(s.key, { ...known, wanted });
              await store.commit(changes({ at: now, notices: [notice(s.key, { wanted })] }));
              break;
            }
            case 'claim':
              for (const n of await store.claimNotices(now, s.limit)) {
                const known = model.get(n.key);
                if (!known) throw new Error(`${n.key} was never wanted`);
                expect(known.sending).toBeNull();
                expect(known.failed).toBe(false);
                expect(n.uncertainAt !== null).toBe(known.uncertain);
                expect(n.claimedAt).toBeNull();
                expect(n.wanted).toBe(known.wanted);
                known.sending = n.wanted;
              }
              break;
            case 'record': {
              const [first] = sending();
              if (!first) break;
              const [key, known] = first;
              const rendered = known.sending ?? 0;
              await store.commit(changes({ at: now, deliveries: [delivery(key, rendered, s.result, now + 10)] }));
              known.sending = null;
              if (s.result.kind === 'sent') known.shown = rendered;
              if (s.result.kind === 'failed') known.failed = known.wanted === rendered;
              if (s.result.kind === 'sent') known.uncertain = false;
              if (s.result.kind === 'retry' && s.result.uncertain) known.uncertain = true;
              break;
            }
            case 'kill':
              for (const [, known] of sending()) Object.assign(known, { sending: null, uncertain: true });
              await store.close();
              store = await place.open();
              break;
            case 'wait':
              now += s.ms;
              break;
          }
          for (const [key, known] of model) {
            const row = await store.loadNotice(key);
            expect(row?.wanted).toBe(known.wanted);
            expect(row?.shown ?? 0).toBe(known.shown);
            if (known.wanted > known.shown) expect(row?.state).toBe(known.failed ? 'failed' : 'waiting');
          }
        }
        // Whatever happened: from here on, sending all that waits shows all that did not fail.
        for (const [key, known] of sending())
          await store.commit(changes({ at: now, deliveries: [delivery(key, known.sending ?? 0, SENT)] }));
        now += 1_000;
        for (const n of await store.claimNotices(now, 99))
          await store.commit(changes({ at: now, deliveries: [delivery(n.key, n.wanted, SENT)] }));
        for (const [key, known] of model) {
          const row = await store.loadNotice(key);
          expect(row).toMatchObject(
            known.failed && row?.state === 'failed' ? { state: 'failed' } : { state: 'shown', shown: known.wanted },
          );
        }
        expect(await store.nextNoticeAt()).toBeNull();
      } finally {
        await store.close();
        await place.remove();
      }
    }),
    { numRuns: 40 },
  );
});
