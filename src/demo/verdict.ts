import { LEVELS } from '../domain/level.js';
import type { Say } from '../domain/text.js';
import { sentence } from '../text/catalogue.js';
import type { Tally } from './tally.js';

/** One thing the evening is to show, and whether it did. */
export interface Expectation {
  readonly met: boolean;
  readonly say: Say;
}

/** What must have happened for the demo to have worked. */
export function verdictOn(tally: Tally): readonly Expectation[] {
  const climbed = tally.runway.slice(0, LEVELS.length).join() === LEVELS.join();
  return [
    { met: tally.accepted === tally.sent && tally.sent > 0, say: sentence('demo.expect.accepted', { n: tally.sent }) },
    { met: climbed, say: sentence('demo.expect.climbed') },
    { met: tally.acknowledged > 0, say: sentence('demo.expect.acknowledged', { n: tally.acknowledged }) },
    { met: tally.escalated > 0, say: sentence('demo.expect.escalated', { n: tally.escalated }) },
    { met: tally.cleared > 0, say: sentence('demo.expect.cleared', { n: tally.cleared }) },
    { met: tally.falseAlarms > 0, say: sentence('demo.expect.false-alarm', { n: tally.falseAlarms }) },
    { met: tally.suppressed > 0, say: sentence('demo.expect.suppressed', { n: tally.suppressed }) },
    { met: tally.stillActive === 0, say: sentence('demo.expect.all-over') },
    {
      met: tally.undelivered === 0,
      say: sentence('demo.expect.delivered', { n: tally.deliveries.posted + tally.deliveries.edited }),
    },
    {
      met: tally.history.brokenAt === null && tally.history.rows > 0,
      say: sentence('demo.expect.proved', { n: tally.history.rows }),
    },
  ];
}
