import { curve } from './curve.js';
import type { Dice } from './dice.js';
import type { EveningNames } from './names.js';
import { AT, MINUTES, STEP_S } from './plan.js';
import type { Recorder } from './recorder.js';

/** People watching. */
export const VIEWERS = curve([
  [AT.showStarts, 1_200],
  [AT.showStarts, 9_000],
  [25, 24_000],
  [AT.priceOpens, 52_000],
  [50, 71_000],
  [AT.streamCut, 46_000],
  [AT.streamCut + 0.4, 15_000],
  [AT.streamBack, 12_500],
  [AT.streamBack + 1.5, 30_000],
  [AT.streamBack + 3, 42_000],
  [90, 33_000],
  [AT.showEnds, 18_000],
  [AT.showEnds, 900],
]);
/** What is usual at that minute: of no outage it knows. */
const USUAL = curve([
  [AT.showStarts, 1_200],
  [AT.showStarts, 9_000],
  [25, 22_000],
  [AT.priceOpens, 45_000],
  [50, 60_000],
  [AT.streamCut, 46_000],
  [90, 33_000],
  [AT.showEnds, 18_000],
]);

/** Viewers and how many of them do something, held against what is usual (B2). */
export function recordAudience(to: Recorder, dice: Dice, names: EveningNames): void {
  for (let second = 0; second < MINUTES * 60; second += STEP_S) {
    const minute = second / 60;
    const viewers = Math.round(dice.near(VIEWERS(minute), 0.02));
    const of = { subject: `show:${names.show}`, labels: { show: names.show, platform: names.platform } };
    to.metric(minute, 'live', { name: 'live.viewers', ...of, value: viewers, unit: 'people' });
    if (minute < AT.showStarts || minute >= AT.showEnds) continue;
    to.metric(minute, 'live', { name: 'live.viewers_ratio', ...of, value: viewers / USUAL(minute), unit: 'ratio' });
    to.metric(minute, 'live', { name: 'live.interaction_ratio', ...of, value: dice.near(0.95, 0.08), unit: 'ratio' });
  }
}
