import { type Curve, curve } from './curve.js';
import type { Dice } from './dice.js';
import type { EveningNames } from './names.js';
import { AT, MINUTES, STEP_S, TRANSFER } from './plan.js';
import type { Recorder } from './recorder.js';

/** Pieces of the hero sold a minute: a slow warm-up, then the price opens. */
const HERO_SOLD = curve([
  [0, 0.8],
  [AT.showStarts, 0.8],
  [AT.showStarts, 12],
  [20, 17],
  [AT.warmUp, 21],
  [AT.warmUp + 2, 29.5],
  [31, 29.5],
  [33, 42],
  [39, 55],
  [AT.priceOpens, 60],
  [AT.priceOpens + 1, 128],
  [AT.priceOpens + 2, 148],
  [AT.priceOpens + 3, 260],
  [AT.priceOpens + 5, 430],
  [AT.priceOpens + 10, 520],
  [57, 470],
  [60, 250],
  [66, 150],
  [AT.streamCut, 110],
  [AT.streamCut, 45],
  [AT.streamBack, 40],
  [AT.streamBack + 0.5, 75],
  [84, 31],
  [100, 18],
  [AT.showEnds, 12],
  [AT.showEnds, 0],
]);

/** What the plan says of the same minutes. */
const HERO_PLANNED = curve([
  [0, 1],
  [AT.showStarts, 1],
  [AT.showStarts, 14],
  [24, 22],
  [AT.priceOpens, 60],
  [AT.priceOpens + 3, 130],
  [57, 130],
  [62, 75],
  [80, 42],
  [AT.showEnds, 14],
]);

/** Orders taken for goods that are not there, as a share. */
const OVERSOLD = curve([
  [0, 0.0005],
  [48, 0.0008],
  [50, 0.012],
  [55, 0.013],
  [58, 0.001],
]);

const LIPSTICK_SOLD = curve([
  [AT.showStarts, 0.2],
  [AT.showStarts, 8],
  [58, 10],
  [62, 34],
  [74, 40],
  [90, 16],
  [AT.showEnds, 9],
  [AT.showEnds, 0],
]);
const TOWEL_SOLD = curve([
  [AT.showStarts, 0.2],
  [AT.showStarts, 6],
  [90, 12],
  [AT.showEnds, 10],
  [AT.showEnds, 0],
]);

export const PLANNED = { hero: 6_000, lipstick: 3_000, towel: 1_500 } as const;
const STOCK = { hero: 20_000, lipstick: 32_000, towel: 20_000 } as const;

interface Item {
  readonly sku: string;
  readonly sold: Curve;
  stock: number;
  readonly hero: boolean;
}

/** Orders, stock and what is on its way: A7 and A10 are read off these. */
export function recordGoods(to: Recorder, dice: Dice, names: EveningNames): void {
  const items: Item[] = [
    { sku: names.hero, sold: HERO_SOLD, stock: STOCK.hero, hero: true },
    { sku: names.lipstick, sold: LIPSTICK_SOLD, stock: STOCK.lipstick, hero: false },
    { sku: names.towel, sold: TOWEL_SOLD, stock: STOCK.towel, hero: false },
  ];
  for (let second = 0; second < MINUTES * 60; second += STEP_S) {
    const minute = second / 60;
    let orders = 0;
    for (const item of items) {
      const rate = dice.near(item.sold(minute), 0.03);
      orders += rate;
      item.stock -= (rate * STEP_S) / 60;
      const of = { subject: `sku:${item.sku}`, labels: { sku: item.sku, show: names.show } };
      to.metric(minute, 'oms', { name: 'sales.rate', ...of, value: rate, unit: 'units/min' });
      if (item.hero && arrives(second)) item.stock += TRANSFER;
      const stored = { subject: of.subject, labels: { sku: item.sku, warehouse: names.warehouse } };
      to.metric(minute, 'wms', { name: 'stock.available', ...stored, value: Math.round(item.stock), unit: 'units' });
      if (!item.hero) continue;
      to.metric(minute, 'wms', { name: 'stock.inbound', ...stored, value: onTheWay(second), unit: 'units' });
      to.metric(minute, 'oms', { name: 'sales.pace', ...of, value: rate / HERO_PLANNED(minute) });
      const oversold = dice.near(OVERSOLD(minute), 0.1);
      to.metric(minute, 'oms', { name: 'orders.oversell_rate', ...of, value: oversold, unit: 'ratio' });
    }
    to.metric(minute, 'oms', {
      name: 'orders.rate',
      subject: `show:${names.show}`,
      labels: { show: names.show },
      value: orders,
      unit: 'orders/min',
    });
  }
}

function arrives(second: number): boolean {
  return second === AT.transferArrives * 60;
}

/** Booked out of the other warehouse, not yet into this one; the two books meet a step apart. */
function onTheWay(second: number): number {
  return second >= AT.transferLeaves * 60 && second <= AT.transferArrives * 60 ? TRANSFER : 0;
}
