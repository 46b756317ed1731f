import { curve } from './curve.js';
import type { Dice } from './dice.js';
import type { EveningNames } from './names.js';
import { AT, MINUTES, STEP_S } from './plan.js';
import type { Recorder } from './recorder.js';

/** How long a payment takes, ms. */
const PAYMENT_MS = curve([
  [0, 210],
  [AT.priceOpens, 280],
  [AT.paymentsSlow - 1, 640],
  [AT.paymentsSlow, 1_450],
  [AT.paymentsSlow + 5, 1_700],
  [AT.paymentsSlow + 7, 520],
  [65, 260],
]);
const PAYMENT_ERRORS = curve([
  [0, 0.002],
  [AT.paymentsSlow + 1, 0.004],
  [AT.paymentsSlow + 1, 0.045],
  [AT.paymentsSlow + 5, 0.05],
  [AT.paymentsSlow + 6, 0.003],
]);
const ORDER_MS = curve([
  [0, 90],
  [AT.priceOpens, 120],
  [AT.priceOpens + 6, 380],
  [60, 140],
]);

/** Stream, order system and payments (B6). */
export function recordSystems(to: Recorder, dice: Dice, names: EveningNames): void {
  const labels = { show: names.show };
  for (let second = 0; second < MINUTES * 60; second += STEP_S) {
    const minute = second / 60;
    if (minute >= AT.showStarts - 5 && minute < AT.showEnds) {
      const up = minute < AT.streamCut || minute >= AT.streamBack ? 1 : 0;
      const stream = { subject: `stream:${names.show}`, labels: { ...labels, platform: names.platform } };
      to.metric(minute, 'cdn', { name: 'stream.up', ...stream, value: up });
    }
    const payment = { subject: 'payment-api', labels };
    const order = { subject: 'order-api', labels };
    const took = Math.round(dice.near(PAYMENT_MS(minute), 0.05));
    to.metric(minute, 'apm', { name: 'payment_api.latency_ms', ...payment, value: took, unit: 'ms' });
    const errors = dice.near(PAYMENT_ERRORS(minute), 0.08);
    to.metric(minute, 'apm', { name: 'payment_api.error_rate', ...payment, value: errors, unit: 'ratio' });
    const ordered = Math.round(dice.near(ORDER_MS(minute), 0.08));
    to.metric(minute, 'apm', { name: 'order_api.latency_ms', ...order, value: ordered, unit: 'ms' });
    to.metric(minute, 'apm', { name: 'order_api.up', ...order, value: 1 });
    if (second % 300 === 0) to.heartbeat(minute, 'wms', 'heartbeat.wms-sync');
  }
}
