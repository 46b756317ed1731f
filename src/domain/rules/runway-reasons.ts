import type { Level } from '../level.js';
import type { Scene } from '../show.js';
import type { Say } from '../text.js';
import type { RunwayLeft } from './runway-left.js';

/** What a runway was worked out from, and what came of it. */
export interface RunwayArithmetic {
  readonly stock: number;
  /** null: nothing is known to be on the way. */
  readonly inbound: number | null;
  readonly rate: number;
  readonly factor: number;
  readonly scene: Scene;
  /** Title of the show the scene comes from. */
  readonly show: string | null;
  readonly leadMs: number;
  readonly left: RunwayLeft;
  readonly level: Level | null;
  /** Minutes. */
  readonly threshold: number | undefined;
}

/** The arithmetic in sentences. */
export function runwayReasons(of: RunwayArithmetic): readonly Say[] {
  const { left, stock, rate, factor } = of;
  if (!Number.isFinite(left.minutes)) return [{ key: 'why.runway.still', params: { stock } }];
  const params = { stock, rate, factor, lead: { ms: of.leadMs }, reach: { ms: left.reachMs } };
  return [
    of.inbound === null
      ? { key: 'why.runway.left-no-inbound', params }
      : { key: 'why.runway.left', params: { ...params, inbound: of.inbound } },
    {
      key: 'why.runway.safety',
      params: { factor, scene: { say: { key: `scene.${of.scene}` } }, show: of.show ?? 'none' },
    },
    verdict(of),
    { key: 'why.runway.band', params: { early: { ms: left.earlyMs }, late: { ms: left.lateMs } } },
  ];
}

function verdict({ left, level, threshold }: RunwayArithmetic): Say {
  const params = { left: { ms: left.leftMs }, threshold: { ms: (threshold ?? 0) * 60_000 }, level: level ?? 'none' };
  if (level === null) return { key: 'why.runway.enough', params };
  if (left.leftMs < 0) return { key: 'why.runway.too-late', params: { over: { ms: -left.leftMs }, level } };
  return { key: 'why.runway.short', params };
}
