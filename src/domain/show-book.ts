import { type Phase, type Promotion, phaseOf, type Show } from './show.js';
import type { Labels } from './signal.js';

/** What the calendar says of a signal at an instant. */
export interface Scenery {
  readonly show: Show | undefined;
  readonly phase: Phase;
  readonly promotion: Promotion | undefined;
}

/** Shows and promotions, looked up by the labels of a signal. Immutable; a change makes a new one. */
export class ShowBook {
  readonly #byId = new Map<string, Show>();
  readonly #bySku = new Map<string, Show[]>();

  constructor(
    readonly shows: readonly Show[],
    readonly promotions: readonly Promotion[],
  ) {
    for (const show of shows) {
      this.#byId.set(show.id, show);
      for (const { sku } of show.skus) {
        const list = this.#bySku.get(sku);
        if (list) list.push(show);
        else this.#bySku.set(sku, [show]);
      }
    }
  }

  get(id: string): Show | undefined {
    return this.#byId.get(id);
  }

  /** By the `show` label; else the show that is live (or about to be) and sells the `sku`. */
  find(labels: Labels, now: number): Show | undefined {
    if (labels.show !== undefined) return this.#byId.get(labels.show);
    if (labels.sku === undefined) return undefined;
    let soon: Show | undefined;
    for (const show of this.#bySku.get(labels.sku) ?? []) {
      const phase = phaseOf(show, now);
      if (phase === 'live') return show;
      if (phase === 'soon') soon ??= show;
    }
    return soon;
  }

  /** Shows that sell the SKU and are not over, in the order of their start. */
  ahead(sku: string, now: number): readonly Show[] {
    return (this.#bySku.get(sku) ?? []).filter((show) => show.end > now).sort((a, b) => a.start - b.start);
  }

  promotionAt(now: number): Promotion | undefined {
    return this.promotions.find((p) => now >= p.start && now < p.end);
  }

  sceneryFor(labels: Labels, now: number): Scenery {
    const show = this.find(labels, now);
    return { show, phase: phaseOf(show, now), promotion: this.promotions.length ? this.promotionAt(now) : undefined };
  }

  anyLive(now: number): boolean {
    return this.shows.some((s) => phaseOf(s, now) === 'live');
  }
}
