import { type ClockDemand, type NamedClock, RESPONSES } from '../domain/response/clock.js';
import type { Settings } from '../domain/settings.js';
import type { House } from './schema/house.js';
import type { NamedClockEntry } from './schema/oncall/clock.js';

type Demands = Pick<Settings['levels']['red'], 'clocks' | 'roles' | 'lead' | 'approvers'>;

/** What a level of `tocsin.yaml` demands of people. */
export function toDemands({ clocks, roles, lead, approvers }: House['levels']['red']): Demands {
  return {
    clocks: RESPONSES.flatMap((id): ClockDemand[] => {
      const clock = clocks[id];
      if (clock === undefined) return [];
      return [{ id, name: null, withinMs: clock.within, repeats: id === 'update', who: clock.who ?? null }];
    }),
    roles: Object.entries(roles).map(([role, who]) => ({ role, who })),
    lead: lead ?? null,
    approvers,
  };
}

/** `clocks` of `oncall.yaml`. */
export function toNamedClocks(clocks: Readonly<Record<string, NamedClockEntry>>): readonly NamedClock[] {
  return Object.entries(clocks).map(([id, { within, who, ...clock }]) => ({
    ...clock,
    id,
    withinMs: within,
    who: who ?? null,
  }));
}
