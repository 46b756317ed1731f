import type { Show } from '../show.js';
import type { Labels } from '../signal.js';
import type { Veto } from './veto.js';

/** `show:618-3` */
export function vetoId(on: Veto['on'], ref: string): string {
  return `${on}:${ref}`;
}

/** Vetoes that stop what is labelled so: its show, its SKU. */
export function vetoesOf(labels: Labels, vetoes: Iterable<Veto>): readonly Veto[] {
  return [...vetoes].filter(({ on, ref, liftedAt }) => liftedAt === null && labels[on] === ref);
}

/** Vetoes a show comes under: its own first, then those of SKUs it sells. */
export function vetoesOfShow(show: Pick<Show, 'id' | 'skus'>, vetoes: Iterable<Veto>): readonly Veto[] {
  const standing = [...vetoes].filter(({ liftedAt }) => liftedAt === null);
  const own = standing.filter(({ on, ref }) => on === 'show' && ref === show.id);
  const sold = standing.filter(({ on, ref }) => on === 'sku' && show.skus.some(({ sku }) => sku === ref));
  return [...own, ...sold];
}
