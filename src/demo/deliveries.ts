import { curve } from './curve.js';
import type { Dice } from './dice.js';
import type { EveningNames } from './names.js';
import { AT, MINUTES } from './plan.js';
import type { Recorder } from './recorder.js';

/** Share of parcels later than promised, where the storm stands. In a promotion 25 % is a warning (A5). */
const LATE = curve([
  [0, 0.1],
  [AT.deliveriesLate - 8, 0.13],
  [AT.deliveriesLate, 0.3],
  [AT.deliveriesLate + 4, 0.35],
  [AT.deliveriesLate + 6, 0.46],
  [74, 0.47],
  [84, 0.36],
  [90, 0.19],
  [96, 0.12],
]);
/** The carrier's other regions feel it, and stay below the warning. */
const ELSEWHERE = curve([
  [0, 0.09],
  [AT.deliveriesLate, 0.11],
  [66, 0.16],
  [90, 0.1],
]);

/** Delay rates by region and carrier, once a minute, and the weather service's own warning (W). */
export function recordDeliveries(to: Recorder, dice: Dice, names: EveningNames): void {
  for (let minute = 0; minute < MINUTES; minute++) {
    for (const region of names.regions) {
      for (const carrier of names.carriers) {
        const worst = region === names.late.region && carrier === names.late.carrier;
        const rate = worst ? LATE(minute) : carrier === names.late.carrier ? ELSEWHERE(minute) : 0.08;
        to.metric(minute + 0.1, 'tms', {
          name: 'delivery.delay_rate',
          subject: `region:${region}`,
          labels: { region, carrier },
          value: dice.near(rate, 0.03),
          unit: 'ratio',
        });
      }
    }
  }
  const storm = {
    name: 'weather.rainstorm',
    subject: `region:${names.late.region}`,
    labels: { region: names.late.region },
    level: 'yellow',
    title: names.storm,
  };
  to.alert(AT.storm, 'weather', { ...storm, status: 'firing' });
  to.alert(AT.stormOver, 'weather', { ...storm, status: 'resolved' });
}
