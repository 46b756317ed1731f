import type { Key } from '../text/catalogue.js';
import { AT } from './plan.js';

/** Who sits in front of the screen: the operator all evening; the others look in when it concerns them. */
export type Part = 'operator' | 'legal' | 'called';

/** A line somebody types at a minute of the evening. `rule`: about the newest incident this rule opened or joined. */
export interface Typed {
  readonly minute: number;
  readonly part: Part;
  /** `{inc}` is filled in. */
  readonly line: string;
  readonly rule?: string;
  /** Words of their own behind it. */
  readonly note?: Key;
}

const STOCK = 'stock-out';
const SPEECH = 'host-speech';
const DELAY = 'delivery-delay';

/** Nobody touches the late deliveries until the escalation calls for somebody, nor the stream, which comes back by itself. */
export const SCRIPT: readonly Typed[] = [
  { minute: 12, part: 'operator', line: 'status' },
  { minute: AT.absoluteClaim + 2, part: 'legal', line: 'ack {inc}', rule: SPEECH },
  { minute: AT.absoluteClaim + 5, part: 'legal', line: 'resolve {inc} true', rule: SPEECH, note: 'demo.note.claim' },
  // Haste makes slips.
  { minute: AT.priceOpens + 4, part: 'operator', line: 'akc {inc}', rule: STOCK },
  { minute: AT.priceOpens + 4.4, part: 'operator', line: 'ack {inc}', rule: STOCK, note: 'demo.note.stock' },
  { minute: AT.priceOpens + 5, part: 'operator', line: 'why {inc}', rule: STOCK },
  { minute: AT.paymentsSlow + 3, part: 'operator', line: 'ack {inc}', rule: 'api-slow', note: 'demo.note.payments' },
  { minute: AT.transferLeaves, part: 'operator', line: 'own {inc}', rule: STOCK },
  { minute: AT.transferLeaves + 0.4, part: 'operator', line: 'note {inc}', rule: STOCK, note: 'demo.note.transfer' },
  {
    minute: AT.doubtfulPrice + 3,
    part: 'legal',
    line: 'resolve {inc} false-alarm',
    rule: SPEECH,
    note: 'demo.note.price',
  },
  { minute: 67, part: 'called', line: 'ack {inc}', rule: DELAY, note: 'demo.note.delivery' },
  { minute: AT.streamBack - 0.4, part: 'operator', line: 'status' },
  {
    minute: AT.complaints + 9,
    part: 'operator',
    line: 'ack {inc}',
    rule: 'comment-complaints',
    note: 'demo.note.comments',
  },
  { minute: AT.complaints + 1, part: 'operator', line: 'note {inc}', rule: STOCK, note: 'demo.note.on-road' },
  { minute: AT.transferArrives + 4, part: 'operator', line: 'resolve {inc} true', rule: STOCK, note: 'demo.note.over' },
  { minute: 115, part: 'operator', line: 'status' },
];
