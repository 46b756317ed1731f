import type { Key } from '../text/catalogue.js';
import { AT } from './plan.js';

/** A turn of the evening, told when its minute comes. Filled with `EveningNames` where it has places. */
export interface Beat {
  readonly minute: number;
  readonly key: Key;
}

export const BEATS: readonly Beat[] = [
  { minute: AT.showStarts, key: 'demo.beat.show-starts' },
  { minute: AT.absoluteClaim, key: 'demo.beat.absolute-claim' },
  { minute: AT.warmUp, key: 'demo.beat.warm-up' },
  { minute: AT.priceOpens, key: 'demo.beat.price-opens' },
  { minute: AT.paymentsSlow, key: 'demo.beat.payments-slow' },
  { minute: AT.transferLeaves, key: 'demo.beat.transfer-leaves' },
  { minute: AT.deliveriesLate, key: 'demo.beat.deliveries-late' },
  { minute: AT.doubtfulPrice, key: 'demo.beat.doubtful-price' },
  { minute: AT.streamCut, key: 'demo.beat.stream-cut' },
  { minute: AT.streamBack, key: 'demo.beat.stream-back' },
  { minute: AT.complaints, key: 'demo.beat.complaints' },
  { minute: AT.transferArrives, key: 'demo.beat.transfer-arrives' },
  { minute: AT.stormOver, key: 'demo.beat.storm-over' },
  { minute: AT.showEnds, key: 'demo.beat.show-ends' },
];
