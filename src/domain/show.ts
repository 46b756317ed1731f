export const SCENES = ['flash-sale', 'factory-trace', 'cross-border', 'regular'] as const;
export type Scene = (typeof SCENES)[number];

export interface ShowSku {
  readonly sku: string;
  /** Units planned to be sold in this show. */
  readonly stock: number;
}

/** A live session: the unit of risk. Times are ms since the epoch. */
export interface Show {
  readonly id: string;
  readonly title: string;
  readonly host: string;
  readonly platform: string;
  readonly scene: Scene;
  readonly start: number;
  readonly end: number;
  readonly skus: readonly ShowSku[];
  /** Sales target in minor units. */
  readonly target?: { readonly minor: number; readonly currency: string };
  readonly category?: string;
  /** Whose show it is. */
  readonly team?: string;
  readonly drill?: boolean;
}

/** A promotion of the calendar (618, 双11): rules may hold other values while it runs. */
export interface Promotion {
  readonly id: string;
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** `soon` is the last 30 minutes before the start. */
export type Phase = 'live' | 'soon' | 'off';
export const SOON_MS = 30 * 60_000;

export function phaseOf(show: Show | undefined, now: number): Phase {
  if (!show) return 'off';
  if (now >= show.start && now < show.end) return 'live';
  if (now >= show.start - SOON_MS && now < show.start) return 'soon';
  return 'off';
}

/** What the calendar can tell of a signal's show, by the names rules use. */
export const CALENDAR_LABELS = ['show', 'scene', 'host', 'platform', 'category', 'team'] as const;

/** A show as labels. */
export function labelsOf({ id, scene, host, platform, category, team }: Show): Readonly<Record<string, string>> {
  return {
    show: id,
    scene,
    host,
    platform,
    ...(category !== undefined && { category }),
    ...(team !== undefined && { team }),
  };
}
