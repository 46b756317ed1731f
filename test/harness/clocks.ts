import type { Level } from '../../src/domain/level.js';
import type { ClockDemand, NamedClock } from '../../src/domain/response/clock.js';
import type { RoleDemand } from '../../src/domain/response/roles.js';
import type { Settings } from '../../src/domain/settings.js';
import type { Target } from '../../src/domain/target.js';
import { settings } from './settings.js';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

export function demand(id: string, withinMs: number, who: Target | null = null): ClockDemand {
  return { id, name: null, withinMs, repeats: id === 'update', who };
}

export function named(id: string, withinMs: number, label: string, value: string): NamedClock {
  const match = [{ label, op: '=', value }] as const;
  return { ...demand(id, withinMs), name: { en: `${id} told`, 'zh-CN': `告知${id}` }, levels: [], match };
}

const person = (id: string): Target => ({ to: 'person', id });

export const ROLES: readonly RoleDemand[] = [
  { role: 'commander', who: person('wang') },
  { role: 'legal', who: null },
];

/** A house whose levels demand what domain.md §3 says (A14, A16, B7, C6, C8). */
export function demanding(more: Partial<Settings> = {}): Settings {
  const house = settings(more);
  // Clocks alone: no acknowledgement ends by itself.
  const level = (id: Level) => ({ ...house.levels[id], ackExpiresMs: 0 });
  const [blue, yellow, orange, red] = [level('blue'), level('yellow'), level('orange'), level('red')];
  return {
    ...house,
    levels: {
      blue: { ...blue, clocks: [demand('acknowledge', 30 * MINUTE)] },
      yellow: {
        ...yellow,
        lead: person('li'),
        clocks: [demand('acknowledge', 15 * MINUTE), demand('coordinate', 4 * HOUR), demand('settle', 72 * HOUR)],
      },
      orange: {
        ...orange,
        lead: person('li'),
        roles: [{ role: 'commander', who: person('li') }],
        clocks: [
          demand('acknowledge', 5 * MINUTE),
          demand('assemble', HOUR),
          demand('update', HOUR),
          demand('plan', 24 * HOUR),
        ],
      },
      red: {
        ...red,
        lead: person('wang'),
        roles: ROLES,
        clocks: [
          demand('acknowledge', 5 * MINUTE),
          demand('assemble', HOUR),
          demand('assess', 2 * HOUR),
          demand('update', 30 * MINUTE),
          demand('plan', 24 * HOUR),
        ],
      },
    },
    ...more,
  };
}
