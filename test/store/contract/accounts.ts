import { describe, expect, it } from 'vitest';
import type { Held } from '../../../src/domain/held.js';
import { changes, delivery, HOUR, MINUTE, notice, T0 } from '../build.js';
import { type Place, use } from './place.js';

const held = (code: string): Held => ({
  code,
  line: 'ack INC-1',
  account: { platform: 'discord', id: '8001', name: 'maya', lang: 'zh-CN' },
  at: T0,
  until: T0 + 15 * MINUTE,
});

export function accountContract(place: () => Place): void {
  describe('accounts and what waits for them', () => {
    it('are there again after the end of the process, and gone once taken away', async () => {
      const { store, reopen } = await use(place);
      const accounts = new Map([
        ['slack:U1', 'maya'],
        ['discord:8001', 'maya'],
      ]);
      const waiting = new Map([
        ['111111', held('111111')],
        ['222222', held('222222')],
      ]);
      await store.commit(changes({ accounts, held: waiting }));
      const again = await reopen();
      const live = await again.loadLive(T0, HOUR);
      expect(live.accounts).toEqual(accounts);
      expect(live.held).toEqual([...waiting.values()]);
      await again.commit(
        changes({
          accounts: new Map([
            ['slack:U1', null],
            ['discord:8001', 'lin'],
          ]),
          held: new Map([['111111', null]]),
        }),
      );
      const after = await again.loadLive(T0, HOUR);
      expect(after.accounts).toEqual(new Map([['discord:8001', 'lin']]));
      expect(after.held).toEqual([held('222222')]);
    });

    it('an incident is found by where its card, line or channel is', async () => {
      const { store } = await use(place);
      const line = { for: 'word', say: { key: 'x' }, level: null } as const;
      await store.commit(
        changes({
          notices: [
            notice('card:7@ops', { incident: 7 }),
            notice('word:x@ops', { kind: 'word', incident: null, body: line }),
          ],
        }),
      );
      await store.commit(
        changes({
          deliveries: [
            delivery('card:7@ops', 1, { kind: 'sent', ref: 'C1/7.1' }),
            delivery('word:x@ops', 1, { kind: 'sent', ref: 'C1/8.1' }),
          ],
        }),
      );
      expect(await store.loadIncidentAt(['C1/9.9', 'C1/7.1'])).toBe(7);
      expect(await store.loadIncidentAt(['C1/8.1'])).toBeNull();
      expect(await store.loadIncidentAt([])).toBeNull();
    });
  });
}
