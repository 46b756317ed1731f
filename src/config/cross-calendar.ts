import type { Parsed } from './parsed.js';
import type { ConfigProblem } from './problem.js';
import { timeOf } from './schema/calendar.js';

/** Shows, promotions and checks of the calendar that end before they start, or name a show there is not. */
export function calendarProblems({ house }: Parsed): readonly ConfigProblem[] {
  const { file, entry } = house;
  return (['shows', 'promotions'] as const).flatMap((name) =>
    entry[name].flatMap(({ start, end }, i) => {
      const [from, to] = [timeOf(start, entry.zone), timeOf(end, entry.zone)];
      if (from === null || to === null || from < to) return [];
      return [
        file.problem(
          [name, i, 'end'],
          { key: 'config.ends-first', params: { start, end } },
          { key: 'config.mend.ends-first' },
        ),
      ];
    }),
  );
}
